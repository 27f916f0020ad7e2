"""A session in the list of Settings, and what is asked before it is called off or its end is entered."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from aftercare.domain.local_time import LocalTimeError, in_zone
from aftercare.domain.plan import Plan
from aftercare.domain.session import Session
from aftercare.domain.typed_time import read_time
from aftercare.ui.appointment.form_blocks import full_moment
from aftercare.ui.form.blocks import (
    Block,
    ButtonItem,
    ButtonsBlock,
    CardBlock,
    EntryBlock,
    FieldBlock,
    HeadingBlock,
    SayBlock,
    Tone,
)

MOVE, CANCEL, ENDED, LEAVE = "move-", "cancel-", "ended-", "leave-session"
SURE_CANCEL, SURE_ENDED, END_TIME = "sure-cancel", "sure-ended", "end-time"


def entry_of(plan: Plan, now: datetime) -> EntryBlock:
    """A session in the list, with what can be done with it."""
    translate, session = QCoreApplication.translate, plan.session
    key = session.session_id
    treatment = plan.names.get(session.treatment.value, "")
    lines = [f"{_name(session)}. {treatment}"]
    when = full_moment(plan, session.planned_start)
    buttons: list[ButtonItem] = []

    def button(kind: str, text: str, icon: str) -> ButtonItem:
        spoken = translate("Settings", "{what}: {when}").format(what=text, when=when)
        return ButtonItem(f"{kind}{key}", text, icon, name=spoken)

    if session.is_cancelled:
        lines.append(translate("Settings", "Called off."))
        buttons.append(button(MOVE, translate("Settings", "Give it a new date"), "calendar"))
    elif session.actual_end is not None:
        left = translate("Settings", "You left at {time}.")
        lines.append(left.format(time=plan.wording.clock_time(plan.local(session.actual_end).time())))
        buttons.append(button(ENDED, translate("Settings", "Change when you left"), "clock"))
    else:
        if session.planned_start <= now:
            buttons.append(button(ENDED, translate("Settings", "Enter when you left"), "clock"))
        if session.end > now:
            buttons.append(button(MOVE, translate("Settings", "Move"), "calendar"))
            buttons.append(button(CANCEL, translate("Settings", "Call off"), "x"))
    return EntryBlock(f"entry-{key}", when, tuple(lines), tuple(buttons))


def asks_cancel(plan: Plan, count: int) -> CardBlock:
    """Whether a session is to be called off, and what that changes: `count` reminders stop."""
    translate = QCoreApplication.translate
    asked = translate("Settings", "Call off the session at {when}?")
    stops = translate("Settings", "Its {count} reminders stop, and its limits are off the board.")
    clinic = translate("Settings", "Your clinic does not hear of it from here. Call them.")
    return CardBlock(
        "asks-cancel",
        (
            HeadingBlock(asked.format(when=full_moment(plan, plan.session.planned_start))),
            SayBlock(stops.format(count=count)),
            SayBlock(translate("Settings", "It stays in this list, and you can give it a new date.")),
            SayBlock(clinic, Tone.CARE, "phone"),
            ButtonsBlock(
                (
                    ButtonItem(LEAVE, translate("Settings", "Keep the session"), "", is_main=True),
                    ButtonItem(SURE_CANCEL, translate("Settings", "Yes, call it off")),
                )
            ),
        ),
    )


def asks_end(plan: Plan, text: str, now: datetime) -> CardBlock:
    """When the person left; `text` is what stands in the line."""
    translate = QCoreApplication.translate
    day = plan.wording.day(plan.session_day())
    return CardBlock(
        "asks-end",
        (
            HeadingBlock(translate("Settings", "When did you leave on {day}?").format(day=day)),
            FieldBlock(
                END_TIME,
                translate("Settings", "Time"),
                text,
                translate("Settings", "Every time after the session counts from then."),
                less=translate("Settings", "15 minutes earlier"),
                more=translate("Settings", "15 minutes later"),
            ),
            *_end_problem(plan, text, now),
            ButtonsBlock(
                (
                    ButtonItem(SURE_ENDED, translate("Settings", "Save"), "check", is_main=True),
                    ButtonItem(LEAVE, translate("Settings", "Leave it as it is")),
                )
            ),
        ),
    )


def _end_problem(plan: Plan, text: str, now: datetime) -> list[Block]:
    if text and left_at(plan, text, now) is None:
        words = QCoreApplication.translate(
            "Settings", "Check the time. It must be after the session began, and not in the future."
        )
        return [SayBlock(words, Tone.CARE, "triangle-alert")]
    return []


def left_at(plan: Plan, text: str, now: datetime) -> datetime | None:
    """The moment that was typed; None if it is no time, or cannot have been."""
    at = read_time(text, plan.wording)
    if at is None:
        return None
    try:
        ended = in_zone(datetime.combine(plan.session_day(), at), plan.zone)
    except LocalTimeError as error:
        ended = error.readings[-1]
    # A visit that begins in the evening may end after midnight.
    for moment in (ended, ended + timedelta(days=1)):
        is_after = plan.session.planned_start < moment < plan.session.planned_start + timedelta(days=1)
        if is_after and moment <= now:
            return moment
    return None


def _name(session: Session) -> str:
    translate = QCoreApplication.translate
    if session.number is None:
        return translate("Settings", "A session")
    if session.of is None:
        return translate("Settings", "Session {number}").format(number=session.number)
    return translate("Settings", "Session {number} of {of}").format(number=session.number, of=session.of)
