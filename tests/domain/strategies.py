"""Rules as a careless, an odd, or a hostile clinic might write them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, time, timedelta

from hypothesis import strategies as st
from tests.domain import samples

from aftercare.domain.condition import Condition, Occasion, PartOfDay
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
from aftercare.domain.length import Length, LengthRange, Unit
from aftercare.domain.rule import Force, Layer, Quantities, Rule, Timing
from aftercare.domain.session import Session

BOARD = ("food", "clear-drinks", "alcohol", "driving", "decisions")
FLOOR_TOPICS = ("food", "clear-drinks", "nasal-steroid", "nasal-decongestant", "driving", "machinery", "observation")
TOPICS = (*BOARD, *FLOOR_TOPICS, "drinks", "light-meal", "nasal-sprays", "drinking-after", "posting", "kratom")
DIABETES = Condition(has=("diabetes",))
UNITS = {Unit.MINUTE: 240, Unit.HOUR: 96, Unit.DAY: 10, Unit.WEEK: 2, Unit.MONTH: 1}


@st.composite
def lengths(draw: st.DrawFn) -> LengthRange:
    unit = draw(st.sampled_from(sorted(UNITS, key=lambda one: one.value)))
    one, other = sorted(draw(st.tuples(*[st.integers(0, UNITS[unit])] * 2)))
    return LengthRange(Length(one, unit), Length(other if draw(st.booleans()) else one, unit))


anchors = st.sampled_from((Anchor.START, Anchor.DOSE, Anchor.END))
clock_times = st.builds(time, st.integers(0, 23), st.sampled_from((0, 15, 30)))


@st.composite
def day_times(draw: st.DrawFn) -> DayTime:
    first, last = sorted(draw(st.tuples(st.integers(-4, 4), st.integers(-4, 4))))
    return DayTime(first, last, draw(clock_times), draw(anchors))


simple_edges: st.SearchStrategy[Edge] = st.one_of(
    st.builds(Offset, anchors, st.sampled_from(Side), lengths()),
    st.builds(Offset, anchors),
    day_times(),
    st.builds(AtPoint, st.sampled_from(Point)),
    st.builds(AtVisit, st.sampled_from(Visit)),
    st.builds(AtWeekday, st.integers(0, 6), clock_times, st.none(), st.sampled_from(Side), st.integers(1, 3)),
    st.builds(WhenState, st.sampled_from(State)),
    st.builds(AskClinic, st.sampled_from(AskReason)),
)
pairs = st.lists(simple_edges, min_size=2, max_size=3).map(tuple)
edges: st.SearchStrategy[Edge] = st.one_of(
    simple_edges, simple_edges, st.builds(LaterOf, pairs), st.builds(EarlierOf, pairs)
)
timings: st.SearchStrategy[Timing] = st.one_of(
    st.builds(Timing, st.none() | edges, st.none() | edges),
    st.builds(Timing, st.none() | edges, st.none() | edges),
    st.builds(lambda one: Timing(at=one), edges),
    st.builds(lambda one: Timing(on=one), st.sampled_from((*Point, *Visit))),
    st.just(Timing()),
)
conditions: st.SearchStrategy[Condition] = st.one_of(
    st.builds(lambda one: Condition(takes=(one,)), st.sampled_from(("lamotrigine", "maoi"))),
    st.builds(lambda one: Condition(has=(one,)), st.sampled_from(("diabetes", "sleep-apnoea"))),
    st.builds(lambda one: Condition(session=(one,)), st.sampled_from(Occasion)),
    st.builds(lambda one: Condition(appointment=(one,)), st.sampled_from(PartOfDay)),
    st.builds(lambda one: Condition(age_min=one), st.integers(18, 80)),
    st.just(Condition(case="you feel sick")),
)
quantities: st.SearchStrategy[Quantities] = st.one_of(
    st.just(Quantities()),
    st.just(Quantities()),
    st.just(Quantities(excepted=("a light snack",))),
    st.just(Quantities(amount="little or none")),
    st.builds(lambda one: Quantities(length=one), lengths()),
)


@st.composite
def rule_sets(
    draw: st.DrawFn,
    topics: tuple[str, ...] = TOPICS,
    layer: Layer = Layer.CLINIC,
    most: int = 5,
    *,
    has_exceptions: bool = True,
) -> tuple[Rule, ...]:
    """A few rules that know nothing of one another."""
    found: list[Rule] = []
    for index in range(draw(st.integers(1, most))):
        about = draw(st.lists(st.sampled_from(topics), min_size=1, max_size=2, unique=True))
        found.append(
            samples.rule(
                f"rule-{index}",
                tuple(about),
                draw(st.sampled_from(Force)),
                layer=layer,
                timing=draw(timings),
                when=draw(st.none() | st.none() | conditions),
                exempt=draw(st.none() | st.none() | st.none() | conditions) if has_exceptions else None,
                quantities=draw(quantities),
            )
        )
    return tuple(found)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """Sessions at any time of day, in the weeks around both changes of the clocks, ended or not."""
    day = draw(st.sampled_from(("2026-03-06", "2026-03-08", "2026-05-14", "2026-10-30", "2026-11-01")))
    hour = draw(st.integers(6, 21))
    visit = samples.session(draw(st.sampled_from(samples.EVERY_TREATMENT)), f"{day} {hour:02}:00")
    ended = draw(st.none() | st.integers(45, 300))
    if ended is None:
        return visit
    actual_end = visit.planned_start.astimezone(UTC) + timedelta(minutes=ended)
    return replace(visit, actual_end=actual_end)


until_something = st.sampled_from(
    (
        samples.SLEPT,
        samples.TOLD_PERSONALLY,
        samples.NEXT_DAY,
        WhenState(State.FEELS_CLEAR),
        LaterOf((samples.NEXT_DAY, samples.SLEPT)),
        EarlierOf((samples.NEXT_DAY, samples.SLEPT)),
    )
)
crafty_ends: st.SearchStrategy[Edge] = st.one_of(
    st.builds(samples.after, st.integers(0, 40)), st.builds(samples.before, st.integers(0, 4)), until_something
)
crafty_starts: st.SearchStrategy[Edge] = st.one_of(
    st.just(samples.END), st.just(samples.START), st.builds(samples.before, st.integers(0, 30)), until_something
)
crafty_timings: st.SearchStrategy[Timing] = st.one_of(
    st.builds(Timing, st.none() | crafty_starts, st.none() | crafty_ends),
    st.builds(Timing, crafty_starts, crafty_ends),
    st.builds(lambda one: Timing(at=one), st.builds(samples.before, st.integers(0, 6))),
    st.just(Timing()),
)
crafty_forces = st.sampled_from((Force.MUST_NOT, Force.MUST_NOT, Force.NO_CHANGE, Force.MUST))


@st.composite
def crafty_rule_sets(
    draw: st.DrawFn, topics: tuple[str, ...], layer: Layer = Layer.CLINIC, *, has_exceptions: bool = True
) -> tuple[Rule, ...]:
    """Two to four rules on the same few topics, with the edges at which a rule can slip through."""
    found: list[Rule] = []
    for index in range(draw(st.integers(2, 4))):
        about = draw(st.sampled_from(topics))
        found.append(
            samples.rule(
                f"crafty-{index}",
                about,
                draw(crafty_forces),
                layer=layer,
                timing=draw(crafty_timings),
                when=draw(st.sampled_from((None, None, None, DIABETES))),
                exempt=draw(st.sampled_from((None, None, None, DIABETES))) if has_exceptions else None,
                quantities=draw(st.sampled_from((Quantities(), Quantities(), Quantities(amount="a little")))),
            )
        )
    return tuple(found)
