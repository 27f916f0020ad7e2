"""The synthetic person says only what a person could have said, and takes for done only what was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.simulation.life import Life
from tests.simulation.people import Person, appointment, moved
from tests.simulation.year import WEEKS, live

from aftercare.domain.treatment import Treatment

HOUR = 3600
EVENING = int(datetime(2026, 5, 13, 3, tzinfo=UTC).timestamp())
THURSDAY, FRIDAY = date(2026, 5, 14), date(2026, 5, 15)


def test_a_correction_is_unread_if_the_power_went_first_also_when_it_says_today_by_then(tmp_path: Path) -> None:
    person = Person(ZoneInfo("America/Los_Angeles"), "riverside", Treatment.IV_INFUSION)
    life = Life(tmp_path, person, EVENING)
    life.start()
    visit = appointment(person, "s1", THURSDAY, time(10), 1)
    life.enter(visit)
    life.enter(moved(person, visit, FRIDAY, time(10)))
    life.fuse.ends_at = "before commit"
    life.read_corrections()
    assert not life.is_running

    life.go_to(EVENING + 30 * HOUR)
    life.start()
    life.check()

    assert life.program is not None
    assert len(life.program.screen().unread) == 1
    assert life.oracle.violations == []


def test_what_ends_while_somebody_looks_back_at_something_else_was_not_looked_back_at() -> None:
    assert live(2, 2098, replace(WEEKS, mishaps=6)).violations == []
