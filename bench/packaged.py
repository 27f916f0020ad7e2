"""Measures how the packaged program starts, beside the same from source and beside a bare window packaged alike.

python -m bench.packaged SCRATCH

`make bench-package` runs it. The folder is built with one program more, which ends at the first paint of its window;
all else in it is what is handed out. Starts are taken in turns, so that other work on the machine falls on all of them.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.run import CHECKOUT, seed_demo

STARTS = 11
SLOWER = 1.35
"""What the packaged program may take to fill Today, in times of the same from source."""
HEAVIER = 2.0
"""What it may take of memory then, in times of a bare window that is packaged alike."""

_MEASURED = """
import os, sys
child = os.spawnv(os.P_NOWAIT, sys.argv[1], sys.argv[1:])
_, status, used = os.wait4(child, 0)
if status:
    sys.exit(f"{sys.argv[1]} did not start (status {status}); nothing was measured")
print(used.ru_maxrss)
"""


def started(command: Sequence[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds until the first paint, and the most memory until then, in MiB."""
    begin = time.perf_counter()
    watched = (sys.executable, "-S", "-c", _MEASURED, *command)
    done = subprocess.run(watched, env=environment, capture_output=True, text=True, check=True)
    return time.perf_counter() - begin, int(done.stdout.split()[-1]) / 1024


def main(scratch: Path) -> int:
    """Build, measure and report; 1 if a figure is over its budget."""
    environment = {**os.environ, "AFTERCARE_BENCH": "1"}
    builder = (sys.executable, str(CHECKOUT / "packaging" / "build_folder.py"), str(scratch))
    subprocess.run(builder, env=environment, check=True)
    # Only what patients are given is made a program by the builder.
    (scratch / "aftercare" / "first-paint").chmod(0o755)
    packaged = [str(scratch / "aftercare" / "first-paint")]
    source = [sys.executable, str(CHECKOUT / "bench" / "first_paint.py")]
    environment["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="aftercare-bench-") as folder:
        seed_demo(Path(folder) / "data")
        ways = {
            "bare window, from source": [*source, "bare"],
            "bare window, packaged": [*packaged, "bare"],
            "Today filled in, from source": [*source, "today", f"{folder}/data"],
            "Today filled in, packaged": [*packaged, "today", f"{folder}/data"],
        }
        figures: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
        for name, command in ways.items():
            # The first start of each reads the disk and keeps content; it is not what a person waits for every day.
            started(command, environment)
            figures[name] = []
        for _ in range(STARTS):
            for name, command in ways.items():
                figures[name].append(started(command, environment))
    times = {name: min(seconds for seconds, _ in found) for name, found in figures.items()}
    memory = {name: statistics.median(mebibytes for _, mebibytes in found) for name, found in figures.items()}
    for name in ways:
        print(f"{name:<32}{times[name] * 1000:>8.0f} ms{memory[name]:>9.1f} MiB")
    slower = times["Today filled in, packaged"] / times["Today filled in, from source"]
    bare = times["Today filled in, packaged"] / times["bare window, packaged"]
    heavier = memory["Today filled in, packaged"] / memory["bare window, packaged"]
    print(f"packaged beside source: {slower:.2f} times as long (at most {SLOWER})")
    print(f"packaged beside a bare packaged window: {bare:.2f} times as long")
    print(f"packaged beside a bare packaged window: {heavier:.2f} times the memory (at most {HEAVIER})")
    return 1 if slower > SLOWER or heavier > HEAVIER else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
