"""A reminder can be put off to moments that are worth it, and never past the moment at which it would be too late."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.quiet_hours import QuietHours
from aftercare.domain.reminder import Reminder, ReminderId, ReminderKind
from aftercare.domain.rule import RuleId
from aftercare.domain.snooze import SnoozeKind, snooze_choices, snooze_deadline

PACIFIC = ZoneInfo("America/Los_Angeles")
NIGHT = QuietHours(time(22), time(7), PACIFIC)
EVENING = time(18)
SOON, HOUR, TONIGHT, MORNING, LAST = SnoozeKind

NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-05-{text}").replace(tzinfo=PACIFIC)


@pytest.mark.parametrize(
    ("now", "deadline", "offered"),
    [
        (
            "14 06:40",
            "14 08:00",
            [(SOON, "14 06:55"), (MORNING, "14 07:00"), (HOUR, "14 07:40"), (LAST, "14 07:55")],
        ),
        ("14 07:30", "14 08:00", [(SOON, "14 07:45"), (LAST, "14 07:55")]),
        ("14 07:45", "14 08:00", [(SOON, "14 07:50")]),
        ("14 07:55", "14 08:00", []),
        ("14 08:00", "14 08:00", []),
        (
            "12 10:00",
            "14 10:00",
            [(SOON, "12 10:15"), (HOUR, "12 11:00"), (TONIGHT, "12 18:00"), (MORNING, "13 07:00"), (LAST, "14 09:55")],
        ),
        ("13 17:30", "14 04:00", [(SOON, "13 17:45"), (HOUR, "13 18:30")]),
        ("13 21:50", "14 10:00", [(MORNING, "14 07:00"), (LAST, "14 09:55")]),
        (
            "14 01:00",
            "14 10:00",
            [(SOON, "14 01:15"), (HOUR, "14 02:00"), (MORNING, "14 07:00"), (LAST, "14 09:55")],
        ),
    ],
)
def test_what_is_offered(now: str, deadline: str, offered: list[tuple[SnoozeKind, str]]) -> None:
    choices = snooze_choices(at(now), at(deadline), NIGHT, EVENING)

    assert [(one.kind, one.at) for one in choices] == [(kind, at(text)) for kind, text in offered]


@given(
    now=st.timedeltas(timedelta(0), timedelta(days=364)).map(lambda passed: NEW_YEAR + passed),
    left=st.timedeltas(timedelta(0), timedelta(days=9)),
    bedtime=st.times().map(lambda one: one.replace(microsecond=0)),
    morning=st.times().map(lambda one: one.replace(microsecond=0)),
    zone=st.sampled_from(["America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "UTC"]),
)
def test_nothing_offered_is_past_too_late_or_in_quiet_hours(
    now: datetime, left: timedelta, bedtime: time, morning: time, zone: str
) -> None:
    quiet = QuietHours(bedtime, morning, ZoneInfo(zone))

    choices = snooze_choices(now, now + left, quiet, EVENING)

    assert [one.at for one in choices] == sorted({one.at for one in choices})
    assert all(now < one.at < now + left for one in choices)
    if not quiet.hold_at(now):
        assert not any(quiet.hold_at(one.at) for one in choices)


def reminder(kind: ReminderKind) -> Reminder:
    due, event, until = (at(f"14 {text}").astimezone(UTC) for text in ("07:45", "08:00", "10:00"))
    return Reminder(ReminderId("0" * 16), RuleId("one"), due, event, until, False, "", "", "", kind)


@pytest.mark.parametrize(
    ("kind", "now", "deadline"),
    [
        (ReminderKind.BAN, "14 07:46", "14 08:00"),
        (ReminderKind.BAN, "14 08:00", None),
        (ReminderKind.BAN, "14 09:00", None),
        (ReminderKind.DUTY, "14 07:46", "14 08:00"),
        (ReminderKind.DUTY, "14 09:00", "14 10:00"),
    ],
)
def test_a_limit_whose_moment_has_passed_cannot_be_put_off(kind: ReminderKind, now: str, deadline: str | None) -> None:
    assert snooze_deadline(reminder(kind), at(now)) == (at(deadline) if deadline else None)


def test_nothing_is_offered_without_a_deadline() -> None:
    assert snooze_choices(at("14 08:00"), None, NIGHT, EVENING) == ()
