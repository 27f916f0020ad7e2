"""Measures how long a page takes to come to the front: when it is first opened, and made, and each time after that.

python -m bench.pages        every page, slowest first; ``make bench`` prints the slowest of each kind

Each round opens the demo in a process of its own. What counts is the processor time of the thread that draws, because
other work on the machine only adds to the clock; the clock's time stands beside it.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAGES = (
    "prepare",
    "recovery",
    "warning-signs",
    "learn",
    "print-share",
    "settings",
    "setup",
    "my-clinic",
    "share-driver",
    "reminder-test",
    "visit-file",
    "your-data",
)
PARTS = ("medicines", "driver", "ready-check")
SWITCH = 100
"""What a switch may take, in milliseconds."""
ROUNDS = 5

Measure = tuple[str, float, str, float | None, str]
_Opens = dict[str, tuple[float, float]]


def measured() -> list[Measure]:
    """Name, value, unit, budget and note of every figure."""
    rounds = [_child() for _ in range(ROUNDS)]
    found: list[Measure] = []
    for kind, name in (("first", "slowest first open of a page"), ("later", "slowest later open of a page")):
        page, (used, clock) = max(_medians(rounds, kind).items(), key=lambda one: one[1])
        found.append((name, used, "ms", SWITCH, f"{page}; {clock:.0f} ms by the clock"))
    return found


def _medians(rounds: list[dict[str, _Opens]], kind: str) -> _Opens:
    """Processor time and clock time of each page, in milliseconds."""
    return {
        page: (
            statistics.median(one[kind][page][0] for one in rounds),
            statistics.median(one[kind][page][1] for one in rounds),
        )
        for page in rounds[0][kind]
    }


def _child() -> dict[str, _Opens]:
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "bench.pages", "--child"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, timeout=300)
    found: dict[str, _Opens] = json.loads(done.stdout.splitlines()[-1])
    return found


def _opened_one_after_another(folder: Path) -> dict[str, _Opens]:
    """Opens every page of the demo twice, from Today; milliseconds until it was painted."""
    from PySide6.QtWidgets import QApplication

    from aftercare import app
    from aftercare.command_line import read_options
    from aftercare.content.demo_reader import read_demo
    from aftercare.resource_root import resource_root

    application = QApplication([])
    demo = read_demo(resource_root() / "demo")
    built = app.build_app(app.look_of(application), lambda: demo.now, folder, demo)
    window = built.desktop.window
    window.show()
    built.be_present(folder, read_options(["--demo"]))
    for _ in range(5):
        application.processEvents()

    def shown(page: str) -> tuple[float, float]:
        used, clock = time.thread_time(), time.perf_counter()
        if page in PARTS:
            built.desktop.open_preparation(page)
        else:
            window.show_page(page)
        application.processEvents()
        window.repaint()
        return (time.thread_time() - used) * 1000, (time.perf_counter() - clock) * 1000

    found: dict[str, _Opens] = {"first": {}, "later": {}}
    for kind in found:
        for page in (*PAGES, *PARTS):
            found[kind][page] = shown(page)
            back = shown("today")
            found[kind]["today"] = max(back, found[kind].get("today", back))
    built.stop()
    return found


def main() -> int:
    """Prints every page."""
    if "--child" in sys.argv:
        with tempfile.TemporaryDirectory() as scratch:
            print(json.dumps(_opened_one_after_another(Path(scratch) / "data")), flush=True)
            # Threads that still make sheets belong to nobody any more.
            os._exit(0)
    rounds = [_child() for _ in range(ROUNDS)]
    for kind in ("first", "later"):
        for page, (used, clock) in sorted(_medians(rounds, kind).items(), key=lambda one: -one[1][0]):
            print(f"{kind:<8}{page:<20}{used:>8.1f} ms{clock:>8.1f} ms by the clock")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
