"""A course is entered with one date. What is odd about it is asked about; only what no clock shows is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.clinic import ClinicPack, OpenHours
from aftercare.domain.course_dates import CourseDraft, Doubt, Rhythm, sessions_of, visits, with_day
from aftercare.domain.treatment import Treatment

ZONE = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 5, 1, 9, tzinfo=ZONE)
MONDAY = date(2026, 5, 4)
TWO_HOURS = timedelta(hours=2)
CLINIC = ClinicPack(
    pack_id="riverside",
    serial=1,
    name="Riverside",
    short_name="Riverside",
    author="",
    language="en",
    languages=("en",),
    country="US",
    treatments=(),
    rules=(),
    hours=tuple(OpenHours(weekday, time(8), time(17)) for weekday in range(5)),
    closed_on=(date(2026, 5, 25),),
)


def draft(**known: object) -> CourseDraft:
    return CourseDraft(**{"first_day": MONDAY, "starts": time(10), **known})  # type: ignore[arg-type]


def doubts(one: CourseDraft, pack: ClinicPack | None = CLINIC, known: tuple[object, ...] = ()) -> tuple[Doubt, ...]:
    return visits(one, ZONE, TWO_HOURS, NOW, pack, known)[0].doubts  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [
        (Rhythm.TWICE_A_WEEK, "0504 0507 0511 0514 0518 0521"),
        (Rhythm.THREE_A_WEEK, "0504 0506 0508 0511 0513 0515"),
        (Rhythm.WEEKLY, "0504 0511 0518 0525 0601 0608"),
        (Rhythm.EVERY_TWO_WEEKS, "0504 0518 0601 0615 0629 0713"),
        (Rhythm.EVERY_FOUR_WEEKS, "0504 0601 0629 0727 0824 0921"),
    ],
)
def test_a_whole_course_follows_from_its_first_day(rhythm: Rhythm, days: str) -> None:
    assert " ".join(f"{day:%m%d}" for day in draft(count=6, rhythm=rhythm).days()) == days


@given(
    first=st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    rhythm=st.sampled_from(Rhythm),
    count=st.integers(1, 40),
)
def test_the_days_of_a_course_follow_one_another_and_twice_a_week_never_meets_a_weekend(
    first: date, rhythm: Rhythm, count: int
) -> None:
    days = draft(first_day=first, rhythm=rhythm, count=count).days()

    assert len(days) == count
    assert list(days) == sorted(set(days))
    if rhythm is Rhythm.TWICE_A_WEEK and first.weekday() < 5:
        assert all(day.weekday() < 5 for day in days)
        assert all(later - earlier >= timedelta(days=2) for earlier, later in pairwise(days))


def test_one_day_can_be_another_and_a_new_first_day_takes_the_series_along() -> None:
    course = with_day(draft(count=4), 2, date(2026, 5, 12))
    assert [day.day for day in course.days()] == [4, 7, 12, 14]

    course = with_day(course, 0, date(2026, 5, 5))
    assert [day.day for day in course.days()] == [5, 8, 12, 15]


def test_all_sessions_of_a_course_start_at_the_same_time_on_the_clock_also_after_the_clocks_change() -> None:
    autumn = draft(first_day=date(2026, 10, 26), count=3, rhythm=Rhythm.WEEKLY)
    found = visits(autumn, ZONE, TWO_HOURS, NOW, CLINIC, ())

    assert [one.starts.time() for one in found if one.starts] == [time(10)] * 3
    assert {one.ends - one.starts for one in found if one.starts and one.ends} == {TWO_HOURS}


@pytest.mark.parametrize(
    ("known", "doubt"),
    [
        ({"first_day": date(2026, 4, 30)}, Doubt.PAST),
        ({"first_day": date(2027, 9, 1)}, Doubt.FAR_AHEAD),
        ({"starts": time(3)}, Doubt.AT_NIGHT),
        ({"starts": time(22)}, Doubt.AT_NIGHT),
        ({"first_day": date(2026, 5, 9)}, Doubt.CLINIC_CLOSED),
        ({"first_day": date(2026, 5, 25)}, Doubt.CLINIC_CLOSED),
        ({"starts": time(18)}, Doubt.CLINIC_CLOSED),
    ],
)
def test_what_is_odd_is_asked_about(known: dict[str, object], doubt: Doubt) -> None:
    assert doubt in doubts(draft(**known))


def test_a_usual_appointment_raises_no_question() -> None:
    assert doubts(draft()) == ()


def test_a_weekend_is_asked_about_only_where_the_hours_of_the_clinic_are_not_known() -> None:
    saturday = draft(first_day=date(2026, 5, 9))
    assert doubts(saturday, pack=None) == (Doubt.WEEKEND,)
    open_then = replace(CLINIC, hours=(OpenHours(5, time(8), time(12)),))
    assert doubts(saturday, pack=open_then) == ()


def test_two_sessions_on_one_day_are_asked_about_and_so_is_the_same_hour() -> None:
    (entered,) = sessions_of(visits(draft(), ZONE, TWO_HOURS, NOW, CLINIC, ()), draft(), Treatment.ORAL, ["a"])

    assert doubts(draft(starts=time(14)), known=(entered,)) == (Doubt.SAME_DAY,)
    assert doubts(draft(starts=time(11)), known=(entered,)) == (Doubt.OVERLAPS,)
    assert doubts(draft(), known=(replace(entered, is_cancelled=True),)) == ()


def test_a_time_that_the_clocks_skip_is_no_appointment() -> None:
    (visit,) = visits(draft(first_day=date(2027, 3, 14), starts=time(2, 30)), ZONE, TWO_HOURS, NOW, None, ())

    assert (visit.starts, visit.doubts) == (None, (Doubt.SKIPPED,))


def test_of_a_time_that_comes_twice_the_person_says_which() -> None:
    night = draft(first_day=date(2026, 11, 1), starts=time(1, 30))
    (first,) = visits(night, ZONE, TWO_HOURS, NOW, None, ())
    (second,) = visits(replace(night, is_second=True), ZONE, TWO_HOURS, NOW, None, ())

    assert Doubt.COMES_TWICE in first.doubts
    assert first.starts is not None
    assert second.starts is not None
    assert second.starts.astimezone(UTC) - first.starts.astimezone(UTC) == timedelta(hours=1)


def test_sessions_are_numbered_from_where_the_person_says_the_course_is() -> None:
    course = draft(count=3, number=4)
    found = sessions_of(visits(course, ZONE, TWO_HOURS, NOW, None, ()), course, Treatment.ORAL, ["a", "b", "c"])

    assert [(one.session_id, one.number, one.of) for one in found] == [("a", 4, 6), ("b", 5, 6), ("c", 6, 6)]


def test_a_single_session_does_not_pretend_to_be_a_whole_course() -> None:
    course = draft(number=None)
    (one,) = sessions_of(visits(course, ZONE, TWO_HOURS, NOW, None, ()), course, Treatment.ORAL, ["a"])

    assert (one.number, one.of) == (None, None)
