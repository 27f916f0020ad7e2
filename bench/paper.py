"""Measures paper: one sheet in a fresh and in a running process, many sheets, and packets on all cores.

The same sheet is made by WeasyPrint, fpdf2 and headless Chromium in the same run, each in its own process. One that is
not installed here is named with the reason, and the others are measured.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.paper_engines import CHECKOUT, ENGINES, FONTS, RESOURCES

COLD_ROUNDS = 3
SHEETS = 60
SHEETS_OF_A_SLOW_ENGINE = 20
PACKETS = 500
FEW, MANY = 20, 120
"""Packets in one process, to see that memory does not grow."""
SAME_QUALITY = ("weasyprint", "chromium")
"""Those that write tags too; fpdf2 writes none, and sets no boxes, frames or code."""

Line = tuple[str, float, str, float | None, str]


def measured(packets: int = PACKETS) -> Iterator[Line]:
    """Lines of a report: name, value, unit, most that it may be, remark."""
    found = {engine: ran for engine in ENGINES if (ran := _engine(engine)) is not None}
    ours = found["aftercare"]
    yield "one checklist on paper, tagged, in a fresh process", ours["cold"] * 1000, "ms", None, ""
    yield "... in a running one", ours["warm"] * 1000, "ms", None, f"{ours['bytes'] / 1000:.0f} kB"
    for engine, ran in found.items():
        remark = f"cold {ran['cold']:.2f} s, {ran['bytes'] / 1000:.0f} kB, {ran['memory']:.0f} MiB, "
        remark += f"{ran['work_a_page'] * 1000:.0f} ms of the processor a page"
        yield f"pages a second by {engine}", ran["pages_a_second"], "1/s", None, remark
    for engine in SAME_QUALITY:
        if engine in found:
            share = ours["work_a_page"] / found[engine]["work_a_page"]
            yield f"our work on a page beside that of {engine}", share, "times", 1.0, "in seconds of the processor"
    yield from _packets(packets)


def _engine(engine: str) -> dict[str, float] | None:
    """The median of cold starts, and one run of many sheets; None if it is not here, which is told."""
    cold: list[float] = []
    for _ in range(COLD_ROUNDS):
        begin = time.perf_counter()
        if _run(engine, 1) is None:
            return None
        cold.append(time.perf_counter() - begin)
    many = _run(engine, SHEETS if engine == "aftercare" else SHEETS_OF_A_SLOW_ENGINE)
    return None if many is None else {**many, "cold": statistics.median(cold)}


def _run(engine: str, count: int) -> dict[str, float] | None:
    command = [sys.executable, "-m", "bench.paper_engines", engine, str(count)]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False, timeout=600)
    if done.returncode != 0:
        reason = done.stderr.strip().splitlines()[-1:] or ["it ended without a word"]
        print(f"{engine} is not measured: {reason[0]}")
        return None
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def _packets(count: int) -> Iterator[Line]:
    """Packets of six sheets for many patients, as a clinic prints them; and the memory of one process."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        table = folder / "sessions.csv"
        rows = [f"P-{n:04},Alex,2026-12-{1 + n % 27:02}T{8 + n % 8:02}:00,{1 + n % 6},6,Sam" for n in range(count)]
        table.write_text("\n".join(("id,name,start,session,of,driver", *rows)) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "aftercare.clinic_app", "print", str(RESOURCES / "demo" / "riverside")]
        command += ["--sessions", str(table), "--out", str(folder / "out"), "--json"]
        begin = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        took = time.perf_counter() - begin
        pages = json.loads(done.stdout)["pages"]
        size = sum(file.stat().st_size for file in (folder / "out").glob("*.pdf")) / count
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        yield (
            f"pages a second for {count} packets",
            pages / took,
            "1/s",
            None,
            f"{cores} cores, {size / 1000:.0f} kB each",
        )
        few, many = (_memory_of(table, folder / str(number), number) for number in (FEW, MANY))
        yield f"memory after {MANY} packets beside after {FEW}", many / few, "times", 1.1, f"{many / 1024:.0f} MiB"


MEMORY = """
import resource, sys
from pathlib import Path
from datetime import UTC, datetime
from aftercare.content.guidance_reader import read_guidance
from aftercare.content.pack_reader import load_pack
from aftercare.content.sessions_reader import read_sessions
from aftercare.domain.sheets.paper import Paper, TextSize
from aftercare.packet_press import Batch, Packet, made_packets
from aftercare.print_command import PACKET
resources, fonts, table, out = map(Path, sys.argv[1:5])
count = int(sys.argv[5])
pack = resources / "demo" / "riverside"
guidance = read_guidance(resources, "en")
rows = read_sessions(table, guidance, load_pack(pack, guidance).pack, None).rows[:count]
batch = Batch(pack, resources, fonts, "en", PACKET, Paper.LETTER, TextSize.NORMAL, datetime(2026, 11, 30, tzinfo=UTC))
for outcome in made_packets(batch, [Packet(row, (row,), out / f"{row.row}.pdf") for row in rows], 1):
    assert not outcome.problem
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def _memory_of(table: Path, out: Path, count: int) -> float:
    arguments = [str(RESOURCES), str(FONTS), str(table), str(out), str(count)]
    done = subprocess.run([sys.executable, "-c", MEMORY, *arguments], capture_output=True, text=True, check=True)
    return float(done.stdout)


if __name__ == "__main__":
    from bench.run import Figure

    for line in measured(int(sys.argv[1]) if sys.argv[1:] else PACKETS):
        print(Figure(*line))
