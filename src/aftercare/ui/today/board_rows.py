"""The board as tiles: which word, shape and line each answer gets (design.md, board states)."""

from __future__ import annotations

from datetime import timedelta
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from aftercare.domain.board import BoardItem, BoardState, Reason
from aftercare.domain.board_words import board_words
from aftercare.domain.plan import Plan
from aftercare.domain.topic import Usual
from aftercare.ui.course import CourseMoment
from aftercare.ui.today.rows import TileRow, TileState

CHECK_PAGE = "recovery"
"""The page on which the driving check stands on top."""
_SOON = timedelta(hours=4)


def tile_rows(moment: CourseMoment) -> tuple[TileRow, ...]:
    """One tile for each topic of the board, in order."""
    return tuple(_tile(item, moment) for item in moment.board.items)


def _tile(item: BoardItem, moment: CourseMoment) -> TileRow:
    plan = moment.plan
    words = board_words(item, plan, moment.now)
    state = tile_state(item, plan, moment)
    until, full, second = words.until_short, words.until, words.more
    if state is TileState.OK_FOR_NOW and item.until.at is not None:
        left = plan.wording.time_left(item.until.at - moment.now)
        second = plan.wording.say("time_left", time=left)
    elif not until and second:
        until, full, second = second, second, ""
    elif item.part is not None and state is TileState.OK:
        full, second = _on_one_line(full, second), ""
    elif state is TileState.ASK_CLINIC:
        until, full, second = words.text, words.text, _clinic_number(plan)
    topic = plan.topics.topic(item.topic)
    return TileRow(
        topic_id=item.topic,
        name=topic.name,
        icon=topic.icon,
        state=state,
        word=_word(item, state),
        until=until,
        full=_on_one_line(full or words.until, second),
        second=second,
        opens=CHECK_PAGE if state is TileState.CHECK_FIRST else "",
    )


def tile_state(item: BoardItem, plan: Plan, moment: CourseMoment) -> TileState:
    """The shape of an answer. "OK" never stands for driving or alcohol: the app gives no permission there."""
    match item.state:
        case BoardState.NOT_ALLOWED:
            return TileState.CHECK_FIRST if item.reason is Reason.CHECK_FIRST else TileState.NO
        case BoardState.LIMITED:
            return TileState.LIMITED
        case BoardState.ASK_CLINIC:
            return TileState.ASK_CLINIC
        case BoardState.ALLOWED:
            if plan.topics.topic(item.topic).usual is Usual.AS_USUAL:
                return TileState.AS_USUAL
            ends_soon = item.until.at is not None and item.until.at - moment.now <= _SOON
            return TileState.OK_FOR_NOW if ends_soon else TileState.OK
        case _:
            assert_never(item.state)


def _word(item: BoardItem, state: TileState) -> str:
    translate = QCoreApplication.translate
    match state:
        case TileState.OK:
            return translate("Board", "OK")
        case TileState.OK_FOR_NOW:
            return translate("Board", "OK for now")
        case TileState.AS_USUAL:
            return translate("Board", "As usual")
        case TileState.NO:
            return translate("Board", "No")
        case TileState.LIMITED:
            if item.reason is Reason.IN_SESSION:
                return translate("Board", "Ask staff")
            return translate("Board", "Only a little")
        case TileState.CHECK_FIRST:
            return translate("Board", "Check first")
        case TileState.ASK_CLINIC:
            return translate("Board", "Ask clinic")
        case _:
            assert_never(state)


def _on_one_line(first: str, second: str) -> str:
    """Both lines as one: a sentence of its own stays one."""
    if not first or not second:
        return first or second
    return f"{first}. {second}" if second[0].isupper() else f"{first}, {second}"


def _clinic_number(plan: Plan) -> str:
    main = plan.clinic.phone("main") if plan.clinic else None
    return main.number if main else ""
