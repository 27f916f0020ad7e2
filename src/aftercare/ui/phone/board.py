"""The tiles of Today over time, for the page for a phone."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from aftercare.domain.board import BoardItem, BoardState
from aftercare.domain.board_words import board_words
from aftercare.domain.phone.page import Lane, TileRun
from aftercare.domain.phone.turns import END_DOUBT
from aftercare.domain.rule import TopicId
from aftercare.domain.today import TaskState
from aftercare.domain.topic import Usual
from aftercare.ui.course import CourseMoment
from aftercare.ui.phone.request import PhoneMoments
from aftercare.ui.phone.runs import runs_of
from aftercare.ui.today.board_rows import tile_rows
from aftercare.ui.today.rows import TileRow, TileState


def course_moment(moments: PhoneMoments, now: datetime) -> CourseMoment:
    """The course at a moment, with what was ticked before the page was made."""
    plan = moments.plan_at(now)
    states: dict[str, TaskState] = dict(moments.request.states(plan.session.session_id))
    return CourseMoment(now, plan, moments.chart.board(now), states)


def lanes(moments: PhoneMoments) -> tuple[Lane, ...]:
    """Every topic of the board, with what Today would say of it."""
    boards = {now: course_moment(moments, now) for now in moments.turns}
    rows = {now: tile_rows(moment) for now, moment in boards.items()}
    first = rows[moments.turns[0]]
    return tuple(
        Lane(
            str(tile.topic_id),
            tile.name,
            runs_of(moments.turns, lambda now, at=place: _run(moments, boards[now], rows[now][at])),  # type: ignore[misc]
        )
        for place, tile in enumerate(first)
    )


def state_name(state: TileState) -> str:
    """The shape of an answer as the page names it: "ok-for-now"."""
    return state.name.lower().replace("_", "-")


def _run(moments: PhoneMoments, moment: CourseMoment, row: TileRow) -> TileRun:
    item = moment.board.item(TopicId(row.topic_id))
    if row.state is TileState.AS_USUAL and is_end_in_doubt(moments, item.topic, moment.now):
        word = QCoreApplication.translate("Board", "Ask clinic")
        return TileRun(moment.now, state_name(TileState.ASK_CLINIC), word, moments.request.words.phrases["end_doubt"])
    counts_down = row.state is TileState.OK_FOR_NOW
    full = row.full.removesuffix(row.second).rstrip(" ,.") if counts_down and row.second else row.full
    until = board_words(item, moment.plan, moment.now).until
    line, rest = (until, full.removeprefix(until)) if until and full.startswith(until) else (full, "")
    return TileRun(
        moment.now, state_name(row.state), row.word, line, rest, said_end(item) if until else None, counts_down
    )


def said_end(item: BoardItem) -> datetime | None:
    """The moment whose clock time is in the words of an answer, if there is one."""
    is_said = item.state in (BoardState.NOT_ALLOWED, BoardState.ALLOWED, BoardState.LIMITED)
    until = item.until
    return until.at if is_said and not until.is_day and not until.is_session_end else None


def is_end_in_doubt(moments: PhoneMoments, topic: TopicId, now: datetime) -> bool:
    """True shortly after a limit that hung on a session end nobody had entered when the page was made."""
    if moments.first.topics.topic(topic).usual is not Usual.AS_USUAL:
        return False
    return any(now - END_DOUBT < end <= now for end in moments.about_ends.get(topic, ()))
