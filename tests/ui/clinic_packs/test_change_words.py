"""A changed safety number is said so that old and new can be told apart, whatever kind of number it is."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from tests.ui.demo_course import guidance

from aftercare.domain.clinic import DayTimes, OpenHours
from aftercare.domain.condition import Condition
from aftercare.domain.edge import (
    Anchor,
    AskClinic,
    AskReason,
    AtPoint,
    AtVisit,
    AtWeekday,
    DayTime,
    EarlierOf,
    Edge,
    LaterOf,
    Offset,
    Point,
    Side,
    State,
    Visit,
    WhenState,
)
from aftercare.domain.length import Bound, Length, LengthRange, Unit
from aftercare.domain.rule import BloodPressure, Every, Force, Repeat, Schedule, Timing
from aftercare.domain.trust import Measure, NumberChange, SafetyValue
from aftercare.ui.clinic_packs.change_words import change_row
from aftercare.ui.clinic_packs.edge_words import edge_words, when_words


def hours(count: int, bound: Bound = Bound.EXACTLY) -> LengthRange:
    return LengthRange.of(Length(count, Unit.HOUR), bound)


EDGES: tuple[Edge, ...] = (
    Offset(Anchor.START),
    Offset(Anchor.END),
    Offset(Anchor.START, Side.BEFORE, hours(2)),
    Offset(Anchor.START, Side.BEFORE, hours(6)),
    Offset(Anchor.START, Side.AFTER, hours(6)),
    Offset(Anchor.START, Side.BEFORE, hours(6, Bound.AT_LEAST)),
    Offset(Anchor.DOSE, Side.BEFORE, hours(6)),
    Offset(Anchor.START, Side.BEFORE, LengthRange(Length(2, Unit.HOUR), Length(4, Unit.HOUR))),
    DayTime(-1, -1, time(18)),
    DayTime(-1, -1, time(19)),
    DayTime(-2, -2, time(18)),
    DayTime(-2, -1, time(18)),
    DayTime(1, 1, time(18)),
    AtPoint(Point.NIGHT_BEFORE),
    AtVisit(Visit.ON_ARRIVAL),
    AtWeekday(1, time(14, 30)),
    AtWeekday(1, time(14, 30), time(16)),
    AtWeekday(1, time(14, 30), side=Side.AFTER),
    WhenState(State.SLEPT),
    WhenState(State.OTHER, "you feel ready"),
    AskClinic(AskReason.NOT_STATED),
    LaterOf((Offset(Anchor.END), WhenState(State.SLEPT))),
    EarlierOf((Offset(Anchor.END), WhenState(State.SLEPT))),
)
CHANGES: tuple[tuple[Measure, SafetyValue, SafetyValue], ...] = (
    (Measure.PHONE, "(503) 555-0142", "(503) 555-0177"),
    (Measure.PHONE, None, "(503) 555-0177"),
    (Measure.FORCE, Force.MUST_NOT, Force.SHOULD_NOT),
    (Measure.TIMING, Timing(starts=EDGES[2]), Timing(starts=EDGES[3])),
    (Measure.TIMING, Timing(starts=EDGES[2]), Timing(ends=EDGES[2])),
    (Measure.TIMING, Timing(on=Point.DAY_BEFORE), Timing()),
    (Measure.TIMING, Timing(repeats=Repeat(Every.DAY)), Timing(repeats=Repeat(Every.WEEK))),
    (Measure.AMOUNT, ("little", (), (), ()), ("", (), (), ())),
    (Measure.AMOUNT, ("", ("water",), (), ()), ("", (), ("water",), ())),
    (Measure.AMOUNT, ("", ("water",), (), ()), ("", (), (), ("water",))),
    (Measure.LENGTH, (hours(1), None), (hours(2), None)),
    (Measure.LENGTH, (None, Schedule(sessions=2, per=hours(24))), (None, Schedule(sessions=3, per=hours(24)))),
    (Measure.BLOOD_PRESSURE, BloodPressure(140, 90), BloodPressure(160, 90)),
    (Measure.AGE, (18, None), (21, None)),
    (Measure.AGE, (None, None), (None, 65)),
    (
        Measure.FOR_WHOM,
        (("food",), None, None, "", ()),
        (("food",), Condition(takes=("lamotrigine",)), None, "", ()),
    ),
    (Measure.FOR_WHOM, (("food",), None, None, "", ()), (("alcohol",), None, None, "", ())),
    (Measure.FOR_WHOM, (("food",), None, None, "", ()), (("food",), None, None, "the doctor said so", ())),
    (Measure.COUNTRY, "US", "CA"),
    (Measure.ZONE, "America/New_York", "America/Chicago"),
    (Measure.DAY_TIMES, DayTimes(), DayTimes(bedtime=time(23))),
    (Measure.HOURS, (OpenHours(0, time(8), time(17)),), (OpenHours(0, time(8), time(16)),)),
    (Measure.HOURS, (), (date(2026, 12, 25),)),
    (Measure.VISIT, (timedelta(minutes=90),), (timedelta(hours=2),)),
    (Measure.VISIT, None, (None,)),
    (Measure.TOPIC, (None,), ("other-drugs",)),
)


@pytest.mark.parametrize(("measure", "old", "new"), CHANGES)
def test_old_and_new_are_both_said_and_differ(measure: Measure, old: SafetyValue, new: SafetyValue) -> None:
    row = change_row(NumberChange(measure, "x", old, new, "Eat no food.", "Eat no food."), guidance().wording, {})

    assert row.label
    assert row.was
    assert row.now
    assert row.was != row.now


def test_no_two_edges_are_said_alike() -> None:
    said = [edge_words(edge, guidance().wording) for edge in EDGES]

    assert len(set(said)) == len(said)
    assert all(said)


def test_every_part_of_the_calendar_and_of_the_visit_has_words() -> None:
    said = [when_words(when) for when in (*Point, *Visit)]

    assert len(set(said)) == len(said)


def test_where_the_sentence_changed_too_both_sentences_are_shown() -> None:
    change = NumberChange(
        Measure.TIMING, "food", Timing(starts=EDGES[3]), Timing(starts=EDGES[2]), "No food.", "Eat nothing."
    )

    row = change_row(change, guidance().wording, {})

    assert row.was.startswith("No food.")
    assert row.now.startswith("Eat nothing.")
