"""What the page of an appointment file looks like: the time by both clocks, what it may mean, one button to use it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import assert_never
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from aftercare.domain.appointment_file import ClockSource, FileFault, FoundAppointment
from aftercare.domain.session import Session
from aftercare.domain.session_match import Meaning
from aftercare.ui.appointment.ports import SessionDesk
from aftercare.ui.form.blocks import (
    Block,
    ButtonItem,
    ButtonsBlock,
    ChoiceBlock,
    FactsBlock,
    Option,
    SayBlock,
    Tone,
)
from aftercare.ui.visit_file.rows import NEW, Asked, Failed, Finished, Refused

WHICH, MEANS, TREATMENT = "visit-which", "visit-means", "visit-treatment"
USE, LEAVE, OTHER = "visit-use", "visit-leave", "visit-other"


def visit_blocks(shown: Asked | Refused | Finished | Failed, desk: SessionDesk) -> tuple[Block, ...]:
    """The blocks of the page."""
    match shown:
        case Asked():
            return tuple(_asked(shown, desk))
        case Refused():
            return (SayBlock(fault_words(shown.fault), Tone.CARE, "triangle-alert"), _way_out())
        case Finished():
            return (SayBlock(shown.said, Tone.GOOD, "check"), _way_out())
        case Failed():
            return (SayBlock(f"{shown.title} {shown.detail}", Tone.CARE, "triangle-alert"), _way_out())
        case _:
            assert_never(shown)


def fault_words(fault: FileFault) -> str:
    """Why a file cannot be used, and what to do."""
    translate = QCoreApplication.translate
    match fault:
        case FileFault.UNREADABLE:
            return translate("VisitFile", "This file cannot be opened. Save it again from the message of your clinic.")
        case FileFault.TOO_LARGE:
            return translate("VisitFile", "This file is too large for an appointment. Enter the time yourself.")
        case FileFault.NO_CALENDAR:
            return translate("VisitFile", "This is no calendar file. Enter the time yourself, as your clinic says it.")
        case FileFault.NO_APPOINTMENT:
            return translate("VisitFile", "No appointment is in this file. Enter the time yourself.")
        case FileFault.OURS:
            return translate("VisitFile", "Aftercare made this file for your phone. Nothing in it is new here.")
        case _:
            assert_never(fault)


def _asked(asked: Asked, desk: SessionDesk) -> Iterator[Block]:
    translate = QCoreApplication.translate
    if len(asked.found) > 1:
        options = tuple(Option(str(place), _when(one, desk), one.title) for place, one in enumerate(asked.found))
        yield ChoiceBlock(WHICH, translate("VisitFile", "Which of these is your session?"), options, str(asked.place))
    yield FactsBlock(translate("VisitFile", "The file says"), tuple(_facts(asked, desk)))
    yield from (SayBlock(words, Tone.CARE, "triangle-alert") for words in _doubts(asked))
    yield from _meaning(asked, desk)


def _facts(asked: Asked, desk: SessionDesk) -> Iterator[tuple[str, str]]:
    translate, found, wording = QCoreApplication.translate, asked.one, desk.wording
    if found.starts is None:
        yield translate("VisitFile", "Day"), f"{wording.day(found.day)}, {found.day.year}"
    else:
        yield translate("VisitFile", "Day"), _day(found.starts, desk.zone, desk)
        yield translate("VisitFile", "Session starts"), _clock(found.starts, desk.zone, desk)
        if _differs(found.starts, desk.zone, desk.here):
            here = f"{_clock(found.starts, desk.here, desk)}, {_day(found.starts, desk.here, desk)}"
            yield translate("VisitFile", "On this computer’s clock"), here
        yield translate("VisitFile", "Takes"), wording.time_left(asked.length)
    if found.place:
        yield translate("VisitFile", "Place"), found.place
    if found.title:
        yield translate("VisitFile", "Name"), found.title


def _doubts(asked: Asked) -> Iterator[str]:
    translate, found = QCoreApplication.translate, asked.one
    if found.starts is not None and found.clock is ClockSource.NONE:
        yield translate("VisitFile", "The file does not say whose clock it means. We took the clock of your clinic.")
    if found.starts is not None and found.clock is ClockSource.DOUBTFUL:
        yield translate("VisitFile", "The file is not clear about its time zone. Check the time with your clinic.")
    if found.repeats:
        yield translate("VisitFile", "This is a series. Only its first visit is taken. Enter the others yourself.")


def _meaning(asked: Asked, desk: SessionDesk) -> Iterator[Block]:
    translate, match = QCoreApplication.translate, asked.match
    known = _said(match.session, desk) if match.session is not None else ""
    words = ""
    match match.meaning:
        case Meaning.ADD | Meaning.MOVE:
            yield from _questions(asked, desk)
            return
        case Meaning.CALL_OFF:
            said = translate("VisitFile", "Your clinic calls off the session on {when}.").format(when=known)
            yield SayBlock(said, Tone.STRONG, "calendar")
            yield _buttons(translate("VisitFile", "Yes, it is called off"))
            return
        case Meaning.KNOWN:
            words = translate("VisitFile", "You have this already. Nothing has to change.")
        case Meaning.DAY_ONLY:
            words = translate("VisitFile", "The file has no time of day. Ask your clinic, then enter it yourself.")
        case Meaning.PAST:
            words = translate("VisitFile", "This time is past. Ask your clinic for the new one.")
        case Meaning.NOT_OURS:
            words = translate("VisitFile", "This calls off a visit that is not among your sessions. Ask your clinic.")
        case _:
            assert_never(match.meaning)
    yield SayBlock(words, Tone.STRONG, "info")
    yield _way_out()


def _questions(asked: Asked, desk: SessionDesk) -> Iterator[Block]:
    translate = QCoreApplication.translate
    moves = translate("VisitFile", "My session on {when} moves to this time")
    options = [Option(one.session_id, moves.format(when=_said(one, desk))) for one in asked.match.movable]
    if options and not asked.match.is_certain:
        new = Option(NEW, translate("VisitFile", "It is a new session"))
        title = translate("VisitFile", "What is this?")
        yield ChoiceBlock(MEANS, title, (new, *options), asked.answer)
    elif options:
        yield SayBlock(options[0].title, Tone.STRONG, "calendar")
    if asked.answer != NEW:
        yield SayBlock(
            translate("VisitFile", "Ask your driver again. What you ticked for the old time may open again.")
        )
        yield _buttons(translate("VisitFile", "Move my session"))
        return
    treatments = desk.treatments()
    if len(treatments) > 1:
        chosen = asked.treatment.value if asked.treatment is not None else ""
        kinds = tuple(Option(one.value, desk.treatment_name(one)) for one in treatments)
        yield ChoiceBlock(TREATMENT, translate("VisitFile", "Which treatment is it?"), kinds, chosen)
    if asked.treatment is None:
        yield SayBlock(translate("VisitFile", "Choose the treatment first."), Tone.QUIET)
        yield ButtonsBlock((ButtonItem(LEAVE, translate("VisitFile", "Do not use it")),))
        return
    yield _buttons(translate("VisitFile", "Use this time"))


def _buttons(words: str) -> Block:
    leave = QCoreApplication.translate("VisitFile", "Do not use it")
    return ButtonsBlock((ButtonItem(USE, words, "check", is_main=True), ButtonItem(LEAVE, leave)))


def _way_out() -> Block:
    return ButtonsBlock((ButtonItem(LEAVE, QCoreApplication.translate("VisitFile", "Go to Today"), is_main=True),))


def _said(session: Session, desk: SessionDesk) -> str:
    return f"{_day(session.planned_start, desk.zone, desk)}, {_clock(session.planned_start, desk.zone, desk)}"


def _when(found: FoundAppointment, desk: SessionDesk) -> str:
    if found.starts is None:
        return desk.wording.day(found.day)
    return f"{_day(found.starts, desk.zone, desk)}, {_clock(found.starts, desk.zone, desk)}"


def _day(moment: datetime, zone: ZoneInfo, desk: SessionDesk) -> str:
    return desk.wording.day(moment.astimezone(zone).date())


def _clock(moment: datetime, zone: ZoneInfo, desk: SessionDesk) -> str:
    return desk.wording.clock_time(moment.astimezone(zone).time())


def _differs(moment: datetime, one: ZoneInfo, other: ZoneInfo) -> bool:
    there = moment.astimezone(UTC)
    return there.astimezone(one).utcoffset() != there.astimezone(other).utcoffset()
