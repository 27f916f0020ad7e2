"""A clock that was set back is asked about, and a new zone is told once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from aftercare.domain.clock_watch import ClockState, Pulse, clock_state, next_pulse

SEEN = datetime(2026, 5, 13, 16, 0, tzinfo=UTC)
APPOINTMENT = (datetime(2026, 5, 14, 17, 0, tzinfo=UTC),)
PACIFIC, NEW_YORK = ZoneInfo("America/Los_Angeles"), ZoneInfo("America/New_York")
LAST = Pulse(SEEN, PACIFIC.key, "2026a", PACIFIC.key)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("minutes", "is_behind"), [(60, False), (0, False), (-10, False), (-11, True), (-100_000, True)]
)
def test_a_clock_more_than_ten_minutes_behind_the_last_sign_of_life_is_doubted(minutes: int, is_behind: bool) -> None:
    assert clock_state(LAST, SEEN + minutes * MINUTE, PACIFIC, APPOINTMENT).is_behind is is_behind


def test_the_first_time_there_is_nothing_to_ask() -> None:
    assert clock_state(None, SEEN, NEW_YORK, APPOINTMENT) == ClockState()


@pytest.mark.parametrize(
    ("here", "is_told"),
    [("America/Los_Angeles", False), ("America/New_York", True), ("America/Vancouver", False), ("UTC", True)],
)
def test_a_zone_is_told_if_its_clocks_differ(here: str, is_told: bool) -> None:
    state = clock_state(LAST, SEEN, ZoneInfo(here), APPOINTMENT)

    assert (state.new_zone is not None) is is_told


def test_a_zone_that_differs_only_at_the_appointment_is_told_as_well() -> None:
    """Arizona keeps Pacific summer time's clocks, and parts from them in November."""
    after_the_change = (datetime(2026, 11, 20, 17, 0, tzinfo=UTC),)

    assert clock_state(LAST, SEEN, ZoneInfo("America/Phoenix"), ()).new_zone is None
    assert clock_state(LAST, SEEN, ZoneInfo("America/Phoenix"), after_the_change).new_zone is not None


def test_a_zone_is_asked_about_until_the_person_knows_it_and_then_no_more() -> None:
    kept = next_pulse(LAST, SEEN + MINUTE, NEW_YORK, "2026a", is_other=True)
    assert kept is not None
    assert (kept.zone, kept.told_zone) == (NEW_YORK.key, PACIFIC.key)
    assert clock_state(kept, SEEN, NEW_YORK, APPOINTMENT).new_zone == NEW_YORK

    told = Pulse(kept.seen_at, kept.zone, kept.tzdata, NEW_YORK.key)
    assert clock_state(told, SEEN, NEW_YORK, APPOINTMENT) == ClockState()


@pytest.mark.parametrize(("minutes", "is_kept"), [(0, False), (4, False), (5, True), (60, True), (-60, False)])
def test_a_sign_of_life_is_kept_every_five_minutes_at_most(minutes: int, is_kept: bool) -> None:
    kept = next_pulse(LAST, SEEN + minutes * MINUTE, PACIFIC, "2026a", is_other=False)

    assert (kept is not None) is is_kept
    assert kept is None or kept.seen_at >= SEEN


def test_new_rules_of_zones_are_kept_at_once() -> None:
    kept = next_pulse(LAST, SEEN + MINUTE, PACIFIC, "2026b", is_other=False)

    assert kept is not None
    assert kept.tzdata == "2026b"


def test_a_clock_set_back_does_not_make_the_last_sign_of_life_earlier() -> None:
    kept = next_pulse(LAST, SEEN - 60 * MINUTE, NEW_YORK, "2026a", is_other=True)

    assert kept is not None
    assert kept.seen_at == SEEN
