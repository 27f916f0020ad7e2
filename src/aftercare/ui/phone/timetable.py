"""The same times without scripts: a table for each day on which something changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from aftercare.domain.phone.page import DayTable, Lane, TileRun
from aftercare.domain.rule import TopicId
from aftercare.ui.phone.request import PhoneMoments

_OK = {"ok", "ok-for-now"}
_AS_USUAL = "as-usual"
_WITH_TIME = {"no", "check-first"}


def day_tables(
    moments: PhoneMoments, board: Sequence[Lane], others: Iterable[tuple[datetime, str, bool]]
) -> tuple[DayTable, ...]:
    """A table for each day: what the board turns to, and other moments.

    Args:
        moments: the time the page is about.
        board: the board over time.
        others: what else happens, when, and whether that is only about the time.
    """
    wording, zone = moments.first.wording, moments.first.zone
    entries = [*others, *(entry for lane in board for entry in _turns_of(lane, moments))]
    days: dict[str, list[tuple[str, str]]] = {}
    for at, text, is_about in sorted(entries, key=lambda entry: entry[0]):
        if moments.begins <= at < moments.ends:
            local = at.astimezone(zone)
            rows = days.setdefault(wording.day(local.date()), [])
            clock = wording.clock_time(local.time())
            clock = wording.say("about", moment=clock) if is_about else clock
            rows.append((clock[:1].upper() + clock[1:], text))
    return tuple(DayTable(heading, tuple(dict.fromkeys(rows))) for heading, rows in days.items())


def _turns_of(lane: Lane, moments: PhoneMoments) -> Iterator[tuple[datetime, str, bool]]:
    """Where the answer itself changes, and not only the way a time is said; that nothing is limited is no news."""
    before: object = None
    for run in lane.runs:
        answer = "ok" if run.state in _OK else (run.state, run.word)
        if answer != before and run.word and run.state != _AS_USUAL:
            text = moments.request.words.say("tile", topic=lane.name, answer=_said(run))
            yield run.begins, text, _is_about(moments, TopicId(lane.topic), run.begins)
        before = answer


def _is_about(moments: PhoneMoments, topic: TopicId, at: datetime) -> bool:
    """True if what ended at that moment hung on the end of a session that nobody has entered."""
    until = moments.chart.board(at - timedelta(seconds=1)).item(topic).until
    return until.at == at and until.is_about


def _said(run: TileRun) -> str:
    """The answer, and until when where that is said with its day: a table is read on any day, "tomorrow" is not."""
    if run.state not in _WITH_TIME or not run.line:
        return run.word
    return f"{run.word}, {run.line}" if run.line[0].islower() else f"{run.word}. {run.line}"
