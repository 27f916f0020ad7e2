"""Stranger rules than the ten sheets have: each is read without a fault and lands on the moments its clinic meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aftercare.content.guidance_reader import read_guidance
from aftercare.content.pack_reader import load_pack
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.condition import Condition, Occasion, PartOfDay, PatientFacts
from aftercare.domain.edge import (
    Anchor,
    AskClinic,
    AskReason,
    AtPoint,
    AtVisit,
    AtWeekday,
    DayTime,
    EarlierOf,
    LaterOf,
    Offset,
    Point,
    Side,
    State,
    Visit,
    WhenState,
)
from aftercare.domain.guidance import Guidance
from aftercare.domain.length import Bound, Unit
from aftercare.domain.planning import PlanRequest, make_plan
from aftercare.domain.rule import Every, Force, IfBroken, Part, Quantities, Rule, RuleId, Speech
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment
from aftercare.domain.window import Window
from aftercare.resource_root import resource_root

STRANGE = Path(__file__).parent / "packs" / "strange"
NAMES = sorted(folder.name for folder in STRANGE.iterdir())
ENUMS: tuple[type[Enum], ...] = (
    *(Force, Part, IfBroken, Every, Point, Visit, State, AskReason, Anchor, Side, Bound, Unit),
    *(Occasion, PartOfDay, Treatment),
)
EDGES = (Offset, DayTime, AtPoint, AtVisit, AtWeekday, WhenState, AskClinic, LaterOf, EarlierOf)
NEVER_WRITTEN = {Bound.EXACTLY}


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return read_guidance(resource_root(), "en")


@pytest.fixture(scope="module")
def packs(guidance: Guidance) -> dict[str, ClinicPack]:
    found = {}
    for name in NAMES:
        loaded = load_pack(STRANGE / name, guidance)
        assert loaded.faults == ()
        assert loaded.pack is not None
        found[name] = loaded.pack
    return found


@dataclass(frozen=True, slots=True)
class Visited:
    """A session: from its start until noon of the same day, or two hours for one that starts later."""

    pack: str
    treatment: Treatment
    starts: str
    ends: str


LANTERN_SPRAY = Visited("lantern-bay", Treatment.ESKETAMINE_NASAL, "2026-05-14T10:00", "2026-05-14T12:00")
LANTERN_SHOT = Visited("lantern-bay", Treatment.IM_INJECTION, "2026-05-14T10:00", "2026-05-14T12:00")
MILL_MORNING = Visited("midnight-mill", Treatment.IV_INFUSION, "2026-05-14T10:00", "2026-05-14T12:00")
MILL_AFTERNOON = Visited("midnight-mill", Treatment.IV_INFUSION, "2026-05-14T14:00", "2026-05-14T16:00")
MILL_EVENING = Visited("midnight-mill", Treatment.IV_INFUSION, "2026-05-14T17:30", "2026-05-14T19:30")
RIDGE = Visited("ridge-week", Treatment.IV_INFUSION, "2026-05-14T10:00", "2026-05-14T12:00")
QUIET = Visited("quiet-house", Treatment.ORAL, "2026-05-14T10:00", "2026-05-14T12:00")
NARANJA = Visited("casa-naranja", Treatment.IV_INFUSION, "2026-05-14T10:00", "2026-05-14T12:00")
# The clocks in Europe go forward in the night before this one.
HARBOUR_SPRING = Visited("old-harbour", Treatment.IV_INFUSION, "2026-03-30T10:00", "2026-03-30T12:00")

MOMENTS: tuple[tuple[Visited, str, str, str, tuple[State, ...]], ...] = (
    # The stricter of two numbers, and the dose as the far end.
    (LANTERN_SPRAY, "spray-food", "2026-05-14T07:00", "2026-05-14T10:00", ()),
    (LANTERN_SPRAY, "spray-drinks", "2026-05-14T09:30", "2026-05-14T10:00", ()),
    (LANTERN_SPRAY, "spray-nose", "2026-05-14T09:00", "2026-05-14T12:00", ()),
    (LANTERN_SPRAY, "spray-decisions", "2026-05-14T10:00", "2026-05-15T00:00", (State.SLEPT,)),
    (LANTERN_SPRAY, "spray-driving", "2026-05-14T10:00", "2026-05-15T06:00", (State.SLEPT,)),
    (LANTERN_SPRAY, "stay-spray", "2026-05-14T10:00", "2026-05-14T12:00", (State.STAFF_SAID_SO,)),
    (LANTERN_SHOT, "shot-food", "2026-05-14T07:00", "2026-05-14T11:00", ()),
    (LANTERN_SHOT, "shot-decisions", "2026-05-14T10:00", "2026-05-15T00:00", ()),
    (LANTERN_SHOT, "shot-driving", "2026-05-14T10:00", "2026-05-15T00:00", (State.SLEPT,)),
    # Calendar words, with the clinic's own evening and morning.
    (MILL_MORNING, "nothing-from-midnight", "2026-05-14T00:00", "2026-05-14T12:00", ()),
    (MILL_MORNING, "light-supper", "2026-05-13T17:30", "2026-05-14T00:00", ()),
    (MILL_MORNING, "coffee", "2026-05-14T02:00", "2026-05-14T10:00", ()),
    (MILL_MORNING, "adult-tonight", "2026-05-14T17:30", "2026-05-15T06:30", ()),
    (MILL_MORNING, "no-babysitting", "2026-05-14T10:00", "2026-05-15T06:30", ()),
    (MILL_MORNING, "quiet-evening", "2026-05-14T17:30", "2026-05-15T00:00", ()),
    (MILL_MORNING, "smoking-before", "2026-05-13T00:00", "2026-05-14T10:00", ()),
    (MILL_MORNING, "smoking-after", "2026-05-14T12:00", "2026-05-15T00:00", ()),
    (MILL_MORNING, "first-papers", "2026-04-30T10:00", "2026-05-07T10:00", ()),
    (MILL_MORNING, "group", "2026-05-20T17:00", "2026-06-03T18:30", ()),
    (MILL_MORNING, "call-tuesday", "2026-05-12T08:15", "2026-05-12T08:15", ()),
    (MILL_AFTERNOON, "afternoon-breakfast", "2026-05-14T07:00", "2026-05-14T16:00", ()),
    (MILL_EVENING, "evening-visit", "2026-05-14T12:00", "2026-05-14T19:30", ()),
    # Days and weeks.
    (RIDGE, "alcohol", "2026-04-30T10:00", "2026-05-17T12:00", ()),
    (RIDGE, "drugs-around", "2026-05-11T10:00", "2026-05-17T12:00", ()),
    (RIDGE, "kratom", "2026-04-30T10:00", "2026-05-14T10:00", ()),
    (RIDGE, "heights", "2026-05-14T10:00", "2026-05-22T00:00", ()),
    (RIDGE, "driving", "2026-05-13T18:00", "2026-05-16T12:00", (State.SLEPT, State.FEELS_CLEAR)),
    (RIDGE, "older", "2026-05-14T12:00", "2026-05-16T08:00", ()),
    (RIDGE, "water-daily", "2026-05-07T00:00", "2026-05-14T00:00", ()),
    # Counted from the dose at home.
    (QUIET, "food", "2026-05-14T06:00", "2026-05-14T11:00", ()),
    (QUIET, "grapefruit", "2026-05-09T10:00", "2026-05-14T10:00", ()),
    (QUIET, "cuff", "2026-05-14T09:30", "2026-05-14T09:30", ()),
    (QUIET, "driving", "2026-05-14T10:00", "2026-05-16T00:00", ()),
    (QUIET, "hazards", "2026-05-14T10:00", "2026-05-14T16:00", (State.FEELS_CLEAR,)),
    (QUIET, "music-or-quiet", "2026-05-14T10:00", "2026-05-14T13:00", ()),
    (QUIET, "not-late", "2026-05-14T20:00", "2026-05-15T07:00", ()),
    (NARANJA, "te", "2026-05-13T18:00", "2026-05-14T12:00", ()),
    (NARANJA, "alcohol", "2026-05-13T10:00", "2026-05-16T12:00", ()),
    # Three days keep the clock time, 72 hours are real time.
    (HARBOUR_SPRING, "days-are-not-hours", "2026-03-27T10:00", "2026-03-30T10:00", ()),
    (HARBOUR_SPRING, "hours-are-not-days", "2026-03-27T09:00", "2026-03-30T10:00", ()),
    (HARBOUR_SPRING, "alcohol", "2026-03-29T00:00", "2026-04-01T00:00", ()),
)


@pytest.mark.parametrize(
    ("visited", "rule_id", "starts", "ends", "waits_for"), MOMENTS, ids=lambda value: value if "-" in str(value) else ""
)
def test_a_strange_rule_lands_on_the_moments_its_clinic_meant(
    visited: Visited,
    rule_id: str,
    starts: str,
    ends: str,
    waits_for: tuple[State, ...],
    guidance: Guidance,
    packs: dict[str, ClinicPack],
) -> None:
    zone = ZoneInfo(packs[visited.pack].zone or "UTC")
    window = windows(visited, packs, guidance)[rule_id]
    assert window.starts is not None
    assert window.ends is not None
    assert window.starts.astimezone(zone).isoformat(timespec="minutes")[:16] == starts
    assert window.ends.astimezone(zone).isoformat(timespec="minutes")[:16] == ends
    assert tuple(state.state for state in window.ends_when) == waits_for


def test_a_morning_visit_gets_only_the_morning_fast(guidance: Guidance, packs: dict[str, ClinicPack]) -> None:
    by_visit = {
        visited.starts[11:]: {"nothing-from-midnight", "afternoon-breakfast", "evening-visit"}
        & windows(visited, packs, guidance).keys()
        for visited in (MILL_MORNING, MILL_AFTERNOON, MILL_EVENING)
    }
    assert by_visit == {
        "10:00": {"nothing-from-midnight"},
        "14:00": {"afternoon-breakfast"},
        "17:30": {"evening-visit"},
    }


def test_what_is_told_in_person_or_not_stated_sends_the_patient_to_ask(
    guidance: Guidance, packs: dict[str, ClinicPack]
) -> None:
    ridge, harbour = windows(RIDGE, packs, guidance), windows(HARBOUR_SPRING, packs, guidance)
    assert ridge["fasting-told"].ask is AskReason.TOLD_PERSONALLY
    assert ridge["thyroid"].ask is AskReason.TOLD_PERSONALLY
    assert harbour["driving-told"].ask is AskReason.TOLD_PERSONALLY
    assert harbour["nothing-said-about-cannabis"].ask is AskReason.NOT_STATED


def test_a_rule_for_one_treatment_never_leaks_to_the_other(guidance: Guidance, packs: dict[str, ClinicPack]) -> None:
    spray, shot = windows(LANTERN_SPRAY, packs, guidance), windows(LANTERN_SHOT, packs, guidance)
    assert not any(rule_id.startswith("shot-") for rule_id in spray)
    assert not any(rule_id.startswith("spray-") for rule_id in shot)


def test_the_second_language_has_every_word(guidance: Guidance) -> None:
    loaded = load_pack(STRANGE / "two-rivers", guidance, "es")
    assert loaded.faults == ()
    assert loaded.pack is not None
    food = next(rule for rule in loaded.pack.rules if rule.rule_id == RuleId("stop-food"))
    assert food.text == "No coma durante las 3 horas antes de su aerosol."
    assert food.speech.task == "Deje de comer a las {starts}"
    assert loaded.pack.languages == ("en", "es")


@pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.__name__)
def test_the_packs_use_every_word_of_the_language(kind: type[Enum], packs: dict[str, ClinicPack]) -> None:
    used = {value for pack in packs.values() for value in values_in(pack) if isinstance(value, kind)}
    assert set(kind) - used <= NEVER_WRITTEN


def test_the_packs_use_every_form_of_edge_and_every_key(packs: dict[str, ClinicPack]) -> None:
    values = [value for pack in packs.values() for value in values_in(pack)]
    assert {type(value) for value in values} >= set(EDGES)
    for kind in (Condition, Quantities, Speech, Rule):
        found = [value for value in values if isinstance(value, kind)]
        unused = {
            field.name
            for field in fields(kind)
            if all(getattr(value, field.name) in ((), "", None, False) for value in found)
        }
        assert unused == set()


def windows(visited: Visited, packs: dict[str, ClinicPack], guidance: Guidance) -> dict[str, Window]:
    pack = packs[visited.pack]
    zone = ZoneInfo(pack.zone or "UTC")
    starts, ends = (datetime.fromisoformat(text).replace(tzinfo=zone) for text in (visited.starts, visited.ends))
    session = Session("one", visited.treatment, starts, ends, actual_end=ends, number=1)
    plan = make_plan(PlanRequest(guidance, pack, PatientFacts(country=pack.country), session, zone))
    own = {rule.rule_id for rule in pack.rules}
    return {str(window.rule_id): window for window in plan.windows if window.rule_id in own}


def values_in(value: object) -> Iterator[object]:
    """A value and everything inside it."""
    yield value
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from values_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for entry in value:
            yield from values_in(entry)
