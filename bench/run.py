"""Measures what a person waits for, as ratios against something measured in the same run. ``make bench`` runs it.

Times come from the best or the median of several rounds, because other work on the machine only ever adds. A figure
that misses its budget is named at the end, and the run then ends with 1.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bench import packs, pages, paper, reminders
from bench.rounds import best_of

from aftercare.content.facts_reader import read_facts
from aftercare.content.guidance_reader import read_plan_guidance
from aftercare.content.pack_reader import load_pack
from aftercare.domain.board import Chart
from aftercare.domain.planning import PlanRequest, make_plan
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment

CHECKOUT = Path(__file__).resolve().parents[1]
RESOURCES = CHECKOUT / "resources"
PACK = RESOURCES / "demo" / "riverside"
ZONE = ZoneInfo("America/Los_Angeles")
START = datetime(2026, 5, 14, 10, tzinfo=ZONE)
MANY = 10_000
FORTNIGHT_MINUTES = 14 * 24 * 60
STARTS = 15
FIRST = 1.6
"""What the first picture of the window may take, in times of a bare window."""
FILLED = 2.2
"""What Today filled in may take. It was meant to be 1.6 as well; ARCHITECTURE.md says what the rest consists of."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the report; ``budget`` is None where there is none."""

    name: str
    value: float
    unit: str
    budget: float | None = None
    note: str = ""

    @property
    def is_over(self) -> bool:
        return self.budget is not None and self.value > self.budget

    def __str__(self) -> str:
        budget = f"(at most {self.budget:g})" if self.budget is not None else ""
        return f"{self.name:<58}{self.value:>10.3g} {self.unit:<6}{budget:<16}{self.note}"


def request(day: int = 0) -> PlanRequest:
    """The demo's request, for a session so many days later."""
    guidance = read_plan_guidance(RESOURCES, "en", Treatment.IV_INFUSION)
    pack = load_pack(PACK, guidance).pack
    assert pack is not None
    facts = read_facts(RESOURCES / "demo" / "facts.toml", guidance, pack).facts
    start = START + timedelta(days=day)
    session = Session("bench", Treatment.IV_INFUSION, start, start + timedelta(minutes=90), number=4, of=6)
    return PlanRequest(guidance, pack, facts, session, ZONE)


def course(first: PlanRequest, count: int) -> list[PlanRequest]:
    """Sessions twice a week."""
    days = [(number // 2) * 7 + (number % 2) * 3 for number in range(count)]
    return [
        replace(
            first,
            session=replace(
                first.session,
                session_id=f"bench-{number}",
                planned_start=first.session.planned_start + timedelta(days=day),
                planned_end=first.session.planned_end + timedelta(days=day),
            ),
        )
        for number, day in enumerate(days)
    ]


def planning_figures() -> list[Figure]:
    """One plan and board; many plans and their memory; a board for every minute of a fortnight."""
    one = request()
    plan_and_board = best_of(30, lambda: Chart([make_plan(one)]).board(START))
    bare = best_of(10, lambda: [tomllib.loads(file.read_text(encoding="utf-8")) for file in PACK.glob("*.toml")])
    figures = [
        Figure("plan and board of one session", plan_and_board * 1000, "ms", 5),
        Figure("... beside reading the same pack's TOML bare", plan_and_board / bare, "times"),
    ]
    for _ in range(MANY // 10):
        make_plan(one)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.perf_counter()
    for _ in range(MANY - MANY // 10):
        make_plan(one)
    took = time.perf_counter() - begin
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    figures.append(Figure("memory after 10,000 plans beside after 1,000", after / before, "times", 1.05))
    figures.append(Figure("plans a second", (MANY - MANY // 10) / took, "1/s"))
    chart = Chart([make_plan(each) for each in course(one, 4)])
    moments = [START + timedelta(minutes=minute) for minute in range(FORTNIGHT_MINUTES)]
    every_minute = best_of(3, lambda: [chart.board(moment) for moment in moments])
    figures.append(Figure("a board for each minute of two weeks", every_minute, "s", 1))
    return figures


def start_figures() -> list[Figure]:
    """The first paint of Today beside that of a bare window, taken in turns."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "data"
        seed_demo(folder)
        environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        what = {"bare": [], "window": [], "today": [str(folder)]}
        rounds = [{name: started(name, more, environment) for name, more in what.items()} for _ in range(STARTS + 1)]
    warm = rounds[1:]
    platform = environment["QT_QPA_PLATFORM"]
    return [
        Figure("first paint of a bare PySide6 window", statistics.median(one["bare"] for one in warm) * 1000, "ms"),
        Figure("... of the Aftercare window with Get help now", _beside_bare(warm, "window"), "times", FIRST, platform),
        Figure("... of Today, filled", _beside_bare(warm, "today"), "times", FILLED, platform),
    ]


def _beside_bare(rounds: list[dict[str, float]], name: str) -> float:
    return statistics.median(one[name] / one["bare"] for one in rounds)


def seed_demo(folder: Path) -> None:
    """Fills a data folder with the demo's course, as a person's folder would be filled."""
    script = (
        "import sys; from pathlib import Path; from PySide6.QtWidgets import QApplication; from aftercare import app\n"
        "from aftercare.content.demo_reader import read_demo; from aftercare.resource_root import resource_root\n"
        "application = QApplication([]); demo = read_demo(resource_root() / 'demo')\n"
        "built = app.build_app(app.look_of(application), lambda: demo.now, Path(sys.argv[1]), demo); built.stop()\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", script, str(folder)], check=True, env=environment)


def started(what: str, arguments: list[str], environment: dict[str, str]) -> float:
    """Seconds from starting a process to its first paint."""
    script = str(CHECKOUT / "bench" / "first_paint.py")
    begin = time.perf_counter()
    subprocess.run(
        [sys.executable, script, what, *arguments], check=True, env=environment, capture_output=True, timeout=60
    )
    return time.perf_counter() - begin


def main() -> int:
    """Prints every figure; 1 if one is over its budget."""
    figures = [
        *planning_figures(),
        *start_figures(),
        *(Figure(*one) for one in (*packs.measured(), *pages.measured(), *reminders.measured(), *paper.measured())),
    ]
    for figure in figures:
        print(figure)
    over = [figure.name for figure in figures if figure.is_over]
    for name in over:
        print(f"over its budget: {name}")
    return 1 if over else 0


if __name__ == "__main__":
    raise SystemExit(main())
