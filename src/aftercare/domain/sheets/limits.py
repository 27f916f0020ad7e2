"""What is not allowed after the session, as the board says it at the moment the session ends.

The rows are look-ups on the board, so no sheet can say another time. A limit that a row cannot say, because it holds
only in some case, leaves something allowed or begins later, stands as a sentence instead: none is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from aftercare.domain.board import Board, BoardItem, BoardState, Chart
from aftercare.domain.board_words import board_words
from aftercare.domain.condition import Truth
from aftercare.domain.plan import Plan
from aftercare.domain.rule import Force, TopicId
from aftercare.domain.sheets.printing import Printing
from aftercare.domain.window import Window

_DRIVING = TopicId("driving")
_FAMILIES = ("family_driving", "family_drugs", "family_decisions", "family_hazards")
_FAR = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class LimitRow:
    """Topics that are not allowed until the same time: "Driving, machines", "until noon Friday"."""

    topics: tuple[TopicId, ...]
    label: str
    until: str


@dataclass(frozen=True, slots=True)
class AfterLimits:
    """Everything that is not allowed once the session has ended.

    Attributes:
        rows: what the board does not allow at that moment.
        sentences: what a row cannot say.
    """

    rows: tuple[LimitRow, ...]
    sentences: tuple[str, ...]


def items_after(printing: Printing, topics: Iterable[TopicId]) -> tuple[BoardItem, ...]:
    """What the board says of these topics at the moment the session ends.

    Where the next session forbids a topic before this one lets go of it, the two limits are one. Sleep that nobody
    can have confirmed yet does not join them: paper is read after it.
    """
    shown = tuple(topics)
    later = [plan for plan in printing.plans if plan.session.planned_start > printing.plan.session.planned_start]
    items = board_of(printing.plan, shown, printing.plan.session.end).items
    for plan in sorted(later, key=lambda plan: plan.session.planned_start):
        items = tuple(_joined(item, plan) for item in items)
    return items


def _joined(item: BoardItem, following: Plan) -> BoardItem:
    """The item, or the longer limit that a following session puts in its place."""
    if item.state is not BoardState.NOT_ALLOWED or item.until.at is None:
        return item
    then = board_of(following, (item.topic,), item.until.at).item(item.topic)
    return then if then.state is BoardState.NOT_ALLOWED else item


def board_of(plan: Plan, topics: Iterable[TopicId], now: datetime) -> Board:
    """The board of any topics of one session, those of the screen among them or not."""
    return Chart([replace(plan, board_topics=tuple(topics))]).board(now)


def driving_until(printing: Printing) -> str:
    """Until when driving is not allowed: "until noon Friday, and a night's sleep". Empty if the board does not say."""
    (item,) = items_after(printing, [_DRIVING])
    return until_words(item, printing) if item.state is BoardState.NOT_ALLOWED else ""


def until_words(item: BoardItem, printing: Printing) -> str:
    """How long a state of the board holds, said on the day of the session."""
    return board_words(item, printing.plan, printing.plan.session.end).until


def after_limits(printing: Printing, only: Iterable[TopicId] | None = None) -> AfterLimits:
    """What is not allowed after the session.

    Args:
        printing: the plan and its words.
        only: the topics that may be told; None for all.
    """
    plan = printing.plan
    shown = None if only is None else set(only)
    windows = [window for window in plan.windows if _is_told_of(window, plan, shown)]
    strict = [window for window in windows if window.rule.force is Force.MUST_NOT]
    topics = tuple(dict.fromkeys(topic for window in strict for topic in window.topics))
    closed = [item for item in items_after(printing, topics) if item.state is BoardState.NOT_ALLOWED]
    rows = _rows(closed, printing)
    said = {item.topic: item for item in closed}
    sentences = tuple(
        dict.fromkeys(
            sentence(window, printing)
            for window in windows
            if not all(_is_said(window, said, topic) for topic in window.topics)
        )
    )
    return AfterLimits(rows, sentences)


def sentence(window: Window, printing: Printing) -> str:
    """A rule in its own words, with the case it holds in before it and its exception behind."""
    plan, wording = printing.plan, printing.wording
    text = plan.filler.fill(window.rule.text, window, plan.session_day())
    if window.applies is Truth.UNKNOWN and window.condition:
        text = wording.say("if_upper", condition=window.condition, text=text)
    if window.rule.unless:
        text = f"{text} {wording.say('unless', condition=window.rule.unless)}"
    if window.ask is not None:
        text = f"{text} {wording.phrases[f'ask_{window.ask.value}']}"
    return text


def _is_told_of(window: Window, plan: Plan, shown: set[TopicId] | None) -> bool:
    """True for a limit that still holds, or only begins, after the session."""
    is_over = window.ends is not None and window.ends <= plan.session.end and not window.ends_when
    is_shown = shown is None or any(broad in shown for topic in window.topics for broad in plan.topics.line_up(topic))
    return window.forbids and not is_over and is_shown


def _is_said(window: Window, said: dict[TopicId, BoardItem], topic: TopicId) -> bool:
    """True if the row of the topic forbids it at least as long as the window does."""
    item = said.get(topic)
    if item is None or window.applies is Truth.UNKNOWN or window.rule.unless:
        return False
    is_long_enough = (item.until.at or _FAR) >= (window.ends or _FAR)
    waits = {state.state for state in item.until.waits_for}
    return is_long_enough and all(state.state in waits for state in window.ends_when)


def _rows(closed: Sequence[BoardItem], printing: Printing) -> tuple[LimitRow, ...]:
    """One row for topics of a family that end alike; driving stands first."""
    families = [tuple(printing.words.lists[name]) for name in _FAMILIES]
    kept: dict[tuple[int, str], list[TopicId]] = {}
    for number, item in enumerate(closed, len(families)):
        family = next((at for at, family in enumerate(families) if item.topic in family), number)
        kept.setdefault((family, until_words(item, printing)), []).append(item.topic)
    topics = printing.plan.topics
    rows: list[LimitRow] = []
    for (family, until), members in sorted(kept.items(), key=lambda entry: entry[0][0]):
        family_label = f"label_{_FAMILIES[family].removeprefix('family_')}" if family < len(_FAMILIES) else ""
        if family_label and len(members) > 1:
            rows.append(LimitRow(tuple(members), printing.words.phrases[family_label], until))
            continue
        # A topic that is part of another one in the row needs no mention of its own.
        named = [one for one in members if not any(broad in members for broad in topics.line_up(one)[1:])]
        names = [topics.topic(one).name for one in named]
        label = printing.wording.phrases["list_comma"].join([names[0], *(_lowered(name) for name in names[1:])])
        rows.append(LimitRow(tuple(members), label, until))
    return tuple(rows)


def _lowered(name: str) -> str:
    """A name inside a sentence; one that is all capitals stays."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def must_duties(plan: Plan) -> tuple[Window, ...]:
    """What has to be done after the session, of everyone or in some case."""
    end = plan.session.end
    return tuple(
        window
        for window in plan.windows
        if window.rule.force is Force.MUST
        and any(edge is not None and edge >= end for edge in (window.starts, window.ends))
        and (window.starts is None or window.starts >= end)
    )
