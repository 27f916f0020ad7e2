"""Quiet hours begin at bedtime and end in the morning, by the clocks of one zone."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.quiet_hours import QuietHours

NEW_YORK = ZoneInfo("America/New_York")
ZONES = ["America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Europe/Berlin", "UTC"]

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    ("bedtime", "morning", "moment", "begins", "ends"),
    [
        (time(22), time(7), "2026-05-13 22:00", "2026-05-13 22:00", "2026-05-14 07:00"),
        (time(22), time(7), "2026-05-14 06:59", "2026-05-13 22:00", "2026-05-14 07:00"),
        (time(0, 30), time(8), "2026-05-14 04:00", "2026-05-14 00:30", "2026-05-14 08:00"),
        (time(9), time(17), "2026-05-14 12:00", "2026-05-14 09:00", "2026-05-14 17:00"),
        # The night in which 1:30 comes twice is quiet to the second one's end; that in which 2:30 never comes, too.
        (time(22), time(1, 30), "2026-11-01 01:00", "2026-10-31 22:00", "2026-11-01 01:30-05:00"),
        (time(22), time(2, 30), "2026-03-08 01:59", "2026-03-07 22:00", "2026-03-08 03:30-04:00"),
    ],
)
def test_the_night_around_a_moment(bedtime: time, morning: time, moment: str, begins: str, ends: str) -> None:
    quiet = QuietHours(bedtime, morning, NEW_YORK)

    end = datetime.fromisoformat(ends)
    assert quiet.hold_at(at(moment))
    assert quiet.begin_of(at(moment)) == at(begins)
    assert quiet.end_of(at(moment)) == (end if end.tzinfo else at(ends))


@pytest.mark.parametrize("moment", ["2026-05-14 07:00", "2026-05-14 21:59"])
def test_the_day_is_not_quiet(moment: str) -> None:
    assert not QuietHours(time(22), time(7), NEW_YORK).hold_at(at(moment))


def test_the_same_bedtime_and_morning_are_no_quiet_hours() -> None:
    assert not QuietHours(time(7), time(7), NEW_YORK).hold_at(at("2026-05-14 03:00"))


@given(
    moment=st.timedeltas(timedelta(0), timedelta(days=364)).map(lambda passed: NEW_YEAR + passed),
    bedtime=st.times().map(lambda one: one.replace(microsecond=0)),
    morning=st.times().map(lambda one: one.replace(microsecond=0)),
    zone=st.sampled_from(ZONES),
)
def test_a_quiet_moment_lies_between_their_begin_and_their_end(
    moment: datetime, bedtime: time, morning: time, zone: str
) -> None:
    quiet = QuietHours(bedtime, morning, ZoneInfo(zone))

    assert quiet.next_morning(moment) > moment
    if quiet.hold_at(moment):
        assert quiet.begin_of(moment) <= moment < quiet.end_of(moment)
        assert quiet.end_of(moment) - quiet.begin_of(moment) <= timedelta(hours=26)
