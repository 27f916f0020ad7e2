"""Reads the marked sheets and counts, for each, what was found, found wrong and missed.

A line of a ``.truth`` file is ``topic | manner | time | condition``, or ``phone | name | number``. A proposal is wrong
if no line of the truth is about its topic with its manner, time and condition; a line is missed if no proposal says it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from aftercare.clinic.drafting.draft_maker import DraftMaker
from aftercare.clinic.drafting.drafts import Draft
from aftercare.clinic.drafting.pattern_book import LANGUAGES, read_pattern_book
from aftercare.domain.edge import AtPoint, DayTime, Edge, LaterOf, Offset, Side, WhenState
from aftercare.domain.length import LengthRange, Unit
from aftercare.domain.rule import Force, Rule
from aftercare.resource_root import resource_root

SHEETS = Path(__file__).parents[2] / "drafting" / "sheets"
HELD_OUT = Path(__file__).parents[2] / "drafting" / "held-out"
LETTERS = {Unit.MINUTE: "m", Unit.HOUR: "h", Unit.DAY: "d", Unit.WEEK: "w", Unit.BUSINESS_DAY: "bd"}


@dataclass(frozen=True, slots=True)
class Score:
    """What came of one sheet; ``wrong`` and ``missed`` in the notation of the truth."""

    sheet: str
    found: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]


def maker() -> DraftMaker:
    books = {language: read_pattern_book(resource_root(), language) for language in LANGUAGES}
    return DraftMaker(books, {})


def scores(folder: Path) -> list[Score]:
    made = maker()
    return [score(sheet, made) for sheet in sorted(folder.glob("*.txt"))]


def score(sheet: Path, made: DraftMaker) -> Score:
    lines = sheet.with_suffix(".truth").read_text(encoding="utf-8").splitlines()
    truth = Counter(" | ".join(part.strip() for part in line.split("|")) for line in lines)
    missed, wrong, found = Counter(truth), [], 0
    for draft in made.drafted(sheet.read_text(encoding="utf-8")).drafts:
        said = said_by(draft)
        matching = [line for line in said if missed[line] > 0]
        for line in matching:
            missed[line] -= 1
            found += 1
        if not matching:
            wrong.append(said[0])
    return Score(sheet.stem, found, tuple(wrong), tuple(missed.elements()))


def said_by(draft: Draft) -> list[str]:
    """What a draft says, once for each of its topics."""
    if draft.phone is not None:
        return [f"phone | {draft.phone.name} | {draft.phone.number}"]
    rule = draft.rule
    assert rule is not None
    parts = [manner_of(rule.force), time_of(rule)]
    if rule.when is not None:
        parts.append(" ".join((*rule.when.takes, *rule.when.has, *rule.when.uses, rule.when.case)).strip())
    elif rule.quantities.notice:
        parts.append(length_words(LengthRange.of(rule.quantities.notice[0].within)))
    return [" | ".join((topic, *parts)) for topic in rule.topics]


def manner_of(force: Force) -> str:
    if force.forbids:
        return "limit"
    return "duty" if force in (Force.MUST, Force.SHOULD) else "info"


def time_of(rule: Rule) -> str:
    timing = rule.timing
    if timing.on is not None:
        return f"on {timing.on.value}"
    if timing.at is not None:
        return f"at {edge_words(timing.at)}"
    if timing.starts is None or timing.ends is None:
        return "-"
    return f"{edge_words(timing.starts)} > {edge_words(timing.ends)}"


def edge_words(edge: Edge) -> str:
    match edge:
        case Offset(by=None):
            return edge.anchor.value
        case Offset():
            assert edge.by is not None
            return f"{edge.anchor.value}{'-' if edge.side is Side.BEFORE else '+'}{length_words(edge.by)}"
        case AtPoint():
            return edge.point.value
        case DayTime():
            return f"day{edge.first_day} {edge.at:%H:%M}"
        case WhenState():
            return edge.state.value
        case LaterOf():
            return "&".join(map(edge_words, edge.edges))
        case _:
            raise AssertionError(f"no draft says {edge}")


def length_words(length: LengthRange) -> str:
    ends = dict.fromkeys((length.shortest, length.longest))
    return "/".join(f"{one.amount}{LETTERS[one.unit]}" for one in ends)
