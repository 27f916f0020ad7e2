"""Hours are real hours, days are days of the calendar: on nights the clocks change, over midnight, in odd zones."""

from __future__ import annotations

from datetime import UTC, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.domain import samples
from tests.domain.samples import DOSE, END, NEXT_DAY, PACIFIC, SLEPT, START, after, before, later_of, on_day, rule

from aftercare.domain.clinic import DayTimes
from aftercare.domain.edge import (
    Anchor,
    AtPoint,
    AtVisit,
    AtWeekday,
    DayTime,
    EarlierOf,
    Edge,
    Point,
    Side,
    State,
    Visit,
)
from aftercare.domain.guidance import Guidance
from aftercare.domain.length import Bound, Unit
from aftercare.domain.local_time import LocalTimeError, TimeProblem, read_local_time
from aftercare.domain.rule import Force, Rule, Timing
from aftercare.domain.session import Session
from aftercare.domain.window import Window

NEW_YORK, BERLIN, LORD_HOWE = ZoneInfo("America/New_York"), ZoneInfo("Europe/Berlin"), ZoneInfo("Australia/Lord_Howe")


def window_of(guidance: Guidance, visit: Session, one: Rule, zone: ZoneInfo = PACIFIC, **more: object) -> Window:
    plan = samples.plan_of(samples.bare(guidance), visit, one, zone=zone, **more)  # type: ignore[arg-type]
    return next(window for window in plan.windows if window.rule_id == one.rule_id)


def times_of(window: Window, zone: ZoneInfo = PACIFIC) -> tuple[str, str]:
    return samples.shown(window.starts, zone), samples.shown(window.ends, zone)


@pytest.mark.parametrize(
    ("zone", "day", "six_hours_before", "a_day_after_noon"),
    [
        (NEW_YORK, "2026-03-08", "2026-03-08 04:00", "2026-03-09 12:00"),
        (NEW_YORK, "2026-11-01", "2026-11-01 04:00", "2026-11-02 12:00"),
        (NEW_YORK, "2026-03-07", "2026-03-07 04:00", "2026-03-08 13:00"),
        (NEW_YORK, "2026-10-31", "2026-10-31 04:00", "2026-11-01 11:00"),
        (BERLIN, "2026-03-29", "2026-03-29 04:00", "2026-03-30 12:00"),
        (BERLIN, "2026-10-25", "2026-10-25 04:00", "2026-10-26 12:00"),
        (LORD_HOWE, "2026-10-04", "2026-10-04 04:00", "2026-10-05 12:00"),
        (LORD_HOWE, "2026-10-03", "2026-10-03 04:00", "2026-10-04 12:30"),
        (LORD_HOWE, "2026-04-04", "2026-04-04 04:00", "2026-04-05 11:30"),
    ],
    ids=lambda one: one.key if isinstance(one, ZoneInfo) else str(one),
)
def test_the_driving_ban_and_the_fast_are_so_many_real_hours(
    guidance: Guidance, zone: ZoneInfo, day: str, six_hours_before: str, a_day_after_noon: str
) -> None:
    visit = samples.session(start=f"{day} 10:00", zone=zone, actual_end=samples.at(f"{day} 12:00", zone))
    window = window_of(guidance, visit, rule("one", "food", starts=before(6), ends=after(24)), zone)
    assert window.starts is not None
    assert window.ends is not None
    assert visit.planned_start.astimezone(UTC) - window.starts == timedelta(hours=6)
    assert window.ends - visit.end.astimezone(UTC) == timedelta(hours=24)
    assert times_of(window, zone) == (six_hours_before, a_day_after_noon)


@pytest.mark.parametrize(
    ("zone", "start", "six_hours_before"),
    [
        (NEW_YORK, "2026-03-08 08:00", "2026-03-08 01:00"),
        (NEW_YORK, "2026-03-08 07:00", "2026-03-08 00:00"),
        (NEW_YORK, "2026-11-01 07:00", "2026-11-01 01:00"),
        (NEW_YORK, "2026-11-01 06:00", "2026-11-01 01:00"),
        (NEW_YORK, "2026-11-01 05:00", "2026-11-01 00:00"),
        (BERLIN, "2026-03-29 07:30", "2026-03-29 00:30"),
        (BERLIN, "2026-10-25 07:30", "2026-10-25 02:30"),
        (LORD_HOWE, "2026-10-04 07:00", "2026-10-04 00:30"),
        (LORD_HOWE, "2026-04-05 07:00", "2026-04-05 01:30"),
    ],
    ids=str,
)
def test_six_hours_before_an_early_visit_cross_the_change(
    guidance: Guidance, zone: ZoneInfo, start: str, six_hours_before: str
) -> None:
    visit = samples.session(start=start, zone=zone)
    window = window_of(guidance, visit, rule("one", "food", starts=before(6), ends=START), zone)
    assert samples.shown(window.starts, zone) == six_hours_before


def test_seventy_two_hours_are_not_three_days_in_the_week_the_clocks_change(guidance: Guidance) -> None:
    visit = samples.session(start="2026-03-10 10:00")
    hours = window_of(guidance, visit, rule("hours", "alcohol", starts=before(72), ends=START))
    days = window_of(guidance, visit, rule("days", "alcohol", starts=before(3, Unit.DAY), ends=START))
    assert samples.shown(hours.starts) == "2026-03-07 09:00"
    assert samples.shown(days.starts) == "2026-03-07 10:00"


@pytest.mark.parametrize(
    ("start", "day", "opens", "closes"),
    [("2026-03-08 10:00", 0, "01:30", "03:30"), ("2026-11-01 10:00", 0, "01:30", "01:30")],
    ids=["skipped hour", "hour that comes twice"],
)
def test_an_unclear_clock_time_is_read_on_the_strict_side(
    guidance: Guidance, start: str, day: int, opens: str, closes: str
) -> None:
    half_past = on_day(day, 2 if "03-08" in start else 1, 30)
    visit = samples.session(start=start)
    opened = window_of(guidance, visit, rule("opens", "food", starts=half_past, ends=START))
    closed = window_of(guidance, visit, rule("closes", "food", starts=before(20), ends=half_past))
    assert (samples.shown(opened.starts)[11:], samples.shown(closed.ends)[11:]) == (opens, closes)
    assert opened.starts is not None
    assert closed.ends is not None
    assert closed.ends - opened.starts == timedelta(hours=1)


TABLE: tuple[tuple[str, str, str, Edge | None, Edge | None, str, str], ...] = (
    ("six hours", "10:00", "12:00", before(6), START, "2026-05-14 04:00", "2026-05-14 10:00"),
    ("midnight crossing", "05:00", "07:00", before(6), START, "2026-05-13 23:00", "2026-05-14 05:00"),
    ("iv ended at six", "16:00", "18:00", END, after(24), "2026-05-14 18:00", "2026-05-15 18:00"),
    ("next day", "10:00", "12:00", END, NEXT_DAY, "2026-05-14 12:00", "2026-05-15 00:00"),
    (
        "days keep the clock",
        "10:00",
        "12:00",
        before(3, Unit.DAY),
        after(2, Unit.DAY),
        "2026-05-11 10:00",
        "2026-05-16 12:00",
    ),
    ("weeks", "10:00", "12:00", before(2, Unit.WEEK), START, "2026-04-30 10:00", "2026-05-14 10:00"),
    ("a month", "10:00", "12:00", before(1, Unit.MONTH), after(1, Unit.MONTH), "2026-04-14 10:00", "2026-06-14 12:00"),
    ("a range for a ban", "10:00", "12:00", before(2, to=4), after(12, to=24), "2026-05-14 06:00", "2026-05-15 12:00"),
    ("evening before", "10:00", "12:00", AtPoint(Point.EVENING_BEFORE), START, "2026-05-13 18:00", "2026-05-14 10:00"),
    ("from midnight", "10:00", "12:00", AtPoint(Point.MIDNIGHT_BEFORE), START, "2026-05-14 00:00", "2026-05-14 10:00"),
    ("night after", "10:00", "12:00", END, AtPoint(Point.NIGHT_AFTER), "2026-05-14 12:00", "2026-05-15 07:00"),
    ("next morning", "10:00", "12:00", END, AtPoint(Point.NEXT_MORNING), "2026-05-14 12:00", "2026-05-15 07:00"),
    ("rest of the day", "10:00", "12:00", END, AtPoint(Point.REST_OF_DAY), "2026-05-14 12:00", "2026-05-15 00:00"),
    ("ends after midnight", "22:30", "2026-05-15 00:30", END, NEXT_DAY, "2026-05-15 00:30", "2026-05-16 00:00"),
    (
        "the later counts",
        "10:00",
        "12:00",
        END,
        later_of(after(6), on_day(0, 20)),
        "2026-05-14 12:00",
        "2026-05-14 20:00",
    ),
    (
        "the earlier counts",
        "10:00",
        "12:00",
        END,
        EarlierOf((after(6), on_day(0, 20))),
        "2026-05-14 12:00",
        "2026-05-14 18:00",
    ),
    (
        "in the visit",
        "10:00",
        "12:00",
        AtVisit(Visit.DURING_SESSION),
        AtVisit(Visit.DURING_SESSION),
        "2026-05-14 10:00",
        "2026-05-14 12:00",
    ),
    (
        "before discharge",
        "10:00",
        "12:00",
        AtVisit(Visit.BEFORE_DISCHARGE),
        AtVisit(Visit.BEFORE_DISCHARGE),
        "2026-05-14 10:00",
        "2026-05-14 12:00",
    ),
    (
        "once home",
        "10:00",
        "12:00",
        AtVisit(Visit.ONCE_HOME),
        AtVisit(Visit.ONCE_HOME),
        "2026-05-14 12:00",
        "2026-05-15 00:00",
    ),
    (
        "day after the end",
        "22:30",
        "2026-05-15 00:30",
        END,
        on_day(1, 9, of=Anchor.END),
        "2026-05-15 00:30",
        "2026-05-16 09:00",
    ),
)


@pytest.mark.parametrize(
    ("start", "end", "opens", "closes", "begins", "ends"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_a_limit_begins_and_ends_when_the_clinic_says(
    guidance: Guidance, start: str, end: str, opens: Edge, closes: Edge, begins: str, ends: str
) -> None:
    left = samples.at(end if len(end) > 5 else f"2026-05-14 {end}")
    visit = samples.session(start=f"2026-05-14 {start}", actual_end=left)
    assert times_of(window_of(guidance, visit, rule("one", "alcohol", starts=opens, ends=closes))) == (begins, ends)


def test_something_to_do_takes_the_narrow_reading_of_a_range(guidance: Guidance) -> None:
    duty = rule("meal", "light-meal", Force.SHOULD, before(8, to=10), before(3, to=4))
    assert times_of(window_of(guidance, samples.session(), duty)) == ("2026-05-14 02:00", "2026-05-14 06:00")


def test_at_least_four_hours_better_eight_is_shown_from_eight_hours(guidance: Guidance) -> None:
    ban = rule("better", "food", starts=before(4, to=8, bound=Bound.BETTER_LONGER), ends=START)
    assert samples.shown(window_of(guidance, samples.session(), ban).starts) == "2026-05-14 02:00"


def test_arriving_at_least_half_an_hour_before_is_a_deadline_and_no_stretch(guidance: Guidance) -> None:
    duty = rule("arrive", "arrival", Force.MUST, timing=Timing(at=before(30, Unit.MINUTE, bound=Bound.AT_LEAST)))
    assert times_of(window_of(guidance, samples.session(), duty)) == ("", "2026-05-14 09:30")
    to = rule("arrive", "arrival", Force.MUST, timing=Timing(at=before(15, Unit.MINUTE, to=30)))
    assert times_of(window_of(guidance, samples.session(), to)) == ("2026-05-14 09:30", "2026-05-14 09:45")


def test_a_range_of_days_begins_on_the_first_and_ends_on_the_last(guidance: Guidance) -> None:
    ban = rule("days", "grapefruit", starts=DayTime(-14, -7, time(9)), ends=DayTime(1, 2, time(9)))
    assert times_of(window_of(guidance, samples.session(), ban)) == ("2026-04-30 09:00", "2026-05-16 09:00")


@pytest.mark.parametrize(
    ("side", "times", "begins", "ends"),
    [
        (Side.BEFORE, 1, "2026-05-12 14:30", "2026-05-12 16:00"),
        (Side.BEFORE, 2, "2026-05-05 14:30", "2026-05-12 16:00"),
        (Side.AFTER, 2, "2026-05-19 14:30", "2026-05-26 16:00"),
    ],
)
def test_a_meeting_on_tuesdays(guidance: Guidance, side: Side, times: int, begins: str, ends: str) -> None:
    tuesday = AtWeekday(1, time(14, 30), time(16), side, times)
    duty = rule("group", "therapy", Force.MUST, timing=Timing(at=tuesday))
    assert times_of(window_of(guidance, samples.session(), duty)) == (begins, ends)


def test_a_meeting_on_the_day_of_the_visit_counts_only_if_it_is_over_before_it(guidance: Guidance) -> None:
    early, late = (AtWeekday(3, time(hour), time(hour + 1)) for hour in (8, 10))
    first = window_of(guidance, samples.session(), rule("early", "therapy", Force.MUST, timing=Timing(at=early)))
    second = window_of(guidance, samples.session(), rule("late", "therapy", Force.MUST, timing=Timing(at=late)))
    assert (samples.shown(first.starts), samples.shown(second.starts)) == ("2026-05-14 08:00", "2026-05-07 10:00")


def test_a_clinics_own_evening_and_morning_move_the_named_hours(guidance: Guidance) -> None:
    times = DayTimes(time(6, 30), time(17, 30), time(21))
    night = rule("night", "companion", Force.MUST, timing=Timing(on=Point.NIGHT_AFTER))
    window = window_of(guidance, samples.session(), night, day_times=times)
    assert times_of(window) == ("2026-05-14 17:30", "2026-05-15 06:30")


def test_without_a_known_end_times_after_the_visit_are_about_and_half_an_hour_late(guidance: Guidance) -> None:
    ban = rule("one", "alcohol", starts=END, ends=after(24))
    window = window_of(guidance, samples.session(), ban)
    assert times_of(window) == ("2026-05-14 12:00", "2026-05-15 12:00")
    assert (window.starts_about, window.ends_about) == (True, True)
    known = window_of(guidance, samples.session(actual_end=samples.at("2026-05-14 12:00")), ban)
    assert (known.starts_about, known.ends_about) == (False, False)


@pytest.mark.parametrize(
    ("said", "is_over"),
    [("2026-05-14 11:00", False), ("2026-05-14 23:59", False), ("2026-05-15 00:00", True), ("2026-05-15 07:30", True)],
)
def test_a_nights_sleep_can_be_confirmed_only_on_a_later_day(guidance: Guidance, said: str, is_over: bool) -> None:
    visit = samples.session(actual_end=samples.at("2026-05-14 12:00"), confirmed={State.SLEPT: samples.at(said)})
    ban = rule("sleep", "driving", starts=END, ends=later_of(NEXT_DAY, SLEPT))
    assert (window_of(guidance, visit, ban).ends_when == ()) is is_over


def test_a_limit_ends_when_sleep_is_confirmed_if_that_is_later_than_the_clock(guidance: Guidance) -> None:
    visit = samples.session(
        actual_end=samples.at("2026-05-14 12:00"), confirmed={State.SLEPT: samples.at("2026-05-15 14:00")}
    )
    ban = rule("sleep", "driving", starts=END, ends=later_of(after(24), SLEPT))
    assert samples.shown(window_of(guidance, visit, ban).ends) == "2026-05-15 14:00"


def test_the_dose_stands_at_the_start_until_it_is_known(guidance: Guidance) -> None:
    stay = rule("stay", "observation", Force.MUST, DOSE, after(2, of=Anchor.DOSE))
    assert times_of(window_of(guidance, samples.session(), stay)) == ("2026-05-14 10:00", "2026-05-14 12:00")
    late = samples.session(dose=samples.at("2026-05-14 10:40"))
    assert times_of(window_of(guidance, late, stay)) == ("2026-05-14 10:40", "2026-05-14 12:40")


@pytest.mark.parametrize(
    ("written", "zone", "problem"),
    [
        ("2026-03-08T02:30", NEW_YORK, TimeProblem.DOES_NOT_EXIST),
        ("2026-11-01T01:30", NEW_YORK, TimeProblem.COMES_TWICE),
        ("2026-03-29T02:30", BERLIN, TimeProblem.DOES_NOT_EXIST),
        ("2026-10-25T02:30", BERLIN, TimeProblem.COMES_TWICE),
        ("2026-10-04T02:15", LORD_HOWE, TimeProblem.DOES_NOT_EXIST),
        ("2026-04-05T01:45", LORD_HOWE, TimeProblem.COMES_TWICE),
        ("tomorrow at ten", NEW_YORK, TimeProblem.NOT_A_TIME),
        ("2026-02-30T10:00", NEW_YORK, TimeProblem.NOT_A_TIME),
    ],
)
def test_a_written_time_that_is_no_moment_is_refused(written: str, zone: ZoneInfo, problem: TimeProblem) -> None:
    with pytest.raises(LocalTimeError) as refused:
        read_local_time(written, zone)
    assert refused.value.problem is problem
    gap = timedelta(minutes=30 if zone is LORD_HOWE else 60)
    if problem is not TimeProblem.NOT_A_TIME:
        early, late = (moment.astimezone(UTC) for moment in refused.value.readings)
        assert late - early == gap


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2026-03-08T01:59", "2026-03-08 06:59"),
        ("2026-03-08T03:00", "2026-03-08 07:00"),
        ("2026-11-01T01:30-04:00", "2026-11-01 05:30"),
        ("2026-11-01T01:30-05:00", "2026-11-01 06:30"),
        ("2026-11-01T02:00", "2026-11-01 07:00"),
    ],
)
def test_a_clear_time_is_read_as_the_clocks_show_it(written: str, utc: str) -> None:
    assert read_local_time(written, NEW_YORK).astimezone(UTC).strftime("%Y-%m-%d %H:%M") == utc


@pytest.mark.parametrize(
    ("planned_end", "shown"), [("2026-03-08 01:45", "2026-03-08 03:15"), ("2026-11-01 01:45", "2026-11-01 01:15")]
)
def test_the_half_hour_added_to_an_unknown_end_is_real_time(planned_end: str, shown: str) -> None:
    visit = samples.session(start=planned_end[:11] + "00:15", end=planned_end)
    assert samples.shown(visit.end) == shown


@pytest.mark.parametrize("written", ["2026-05-14", "20260514", "2026-W20-4", "", "10:00", "1969-12-31T10:00", "9999"])
def test_a_day_without_a_time_and_a_time_without_a_day_are_refused(written: str) -> None:
    with pytest.raises(LocalTimeError) as refused:
        read_local_time(written, NEW_YORK)
    assert refused.value.problem is TimeProblem.NOT_A_TIME
