"""Warning signs as rows. They need our content and a country's numbers; clinic and plan only add to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from aftercare.domain.calling import CallScript, ClinicCall, Known, Span, clinic_call
from aftercare.domain.guidance import HelpNumbers
from aftercare.domain.plan import Plan
from aftercare.domain.sign import SignEntry, SignLevel, WarningSign, sign_entries
from aftercare.domain.today import Phase, phase_at
from aftercare.ui.signs.rows import SignCardRow, SignRow, SignsRows

_LONGEST_SPELLED = 5


def warning_sign_rows(
    signs: Sequence[WarningSign], script: CallScript, numbers: HelpNumbers, plan: Plan | None, now: datetime
) -> SignsRows:
    """The page at one moment.

    Args:
        signs: all signs of our content.
        script: what to say.
        numbers: the country's numbers.
        plan: the course the person is in; None if nothing is known of it.
        now: the moment.
    """
    translate = QCoreApplication.translate
    entries = sign_entries(signs, plan.session.treatment if plan is not None else None)
    call = clinic_call(plan, now)
    is_at_clinic = plan is not None and phase_at(plan, now) in (Phase.IN_SESSION, Phase.WHEN_LEFT)
    return SignsRows(
        title=translate("Signs", "Warning signs"),
        subtitle=translate("Signs", "Choose what you feel. Not sure? Choose the more serious one."),
        subtitle_brief=translate("Signs", "Not sure? Choose the more serious one."),
        staff_line=script.phrases["still_at_clinic"] if is_at_clinic else "",
        cards=tuple(_card(level, entries, numbers, call) for level in SignLevel),
        foot=checked_line(numbers, plan),
    )


def checked_line(numbers: HelpNumbers, plan: Plan | None) -> str:
    """Where the numbers and the signs come from, and when the numbers were checked."""
    translate = QCoreApplication.translate
    day = (
        plan.wording.date_of(numbers.checked_on)
        if plan is not None
        else f"{numbers.checked_on:%B} {numbers.checked_on.day}, {numbers.checked_on.year}"
    )
    line = translate("Signs", "Emergency and crisis numbers for {country} checked on {day}.").format(
        country=numbers.country or translate("Signs", "elsewhere"), day=day
    )
    return f"{line} {translate('Signs', 'General guidance, awaiting clinical review.')}"


def level_name(level: SignLevel) -> str:
    """A level in a word or two, as it stands above a card and after each sign for a screen reader."""
    translate = QCoreApplication.translate
    match level:
        case SignLevel.EMERGENCY:
            return translate("Signs", "Emergency")
        case SignLevel.CRISIS:
            return translate("Signs", "Crisis, day or night")
        case SignLevel.URGENT:
            return translate("Signs", "Today")
        case SignLevel.WATCH:
            return translate("Signs", "For now")
        case _:
            assert_never(level)


def spelled(number: str) -> str:
    """A short number digit by digit, "9 1 1"; a long one as it is written, which is grouped."""
    digits = number.replace("-", "").replace(" ", "")
    return " ".join(digits) if len(digits) <= _LONGEST_SPELLED else number


def _card(level: SignLevel, entries: Sequence[SignEntry], numbers: HelpNumbers, call: ClinicCall | None) -> SignCardRow:
    number = number_of(level, numbers, call)
    heading = _heading(level, numbers)
    name = level_name(level)
    return SignCardRow(
        level=level,
        eyebrow=_eyebrow(level, call),
        heading=heading,
        number=number,
        spoken=f"{name}. {heading.replace(number, spelled(number)) if number else heading}",
        rows=tuple(
            SignRow(entry.entry_id, entry.text, f"{entry.text}. {name}") for entry in entries if entry.card is level
        ),
    )


def number_of(level: SignLevel, numbers: HelpNumbers, call: ClinicCall | None) -> str:
    """The number to call for a level; empty if there is none, or none is known."""
    match level:
        case SignLevel.EMERGENCY:
            return numbers.emergency
        case SignLevel.CRISIS:
            return numbers.crisis
        case SignLevel.URGENT:
            return call.number if call is not None else ""
        case SignLevel.WATCH:
            return ""
        case _:
            assert_never(level)


def _eyebrow(level: SignLevel, call: ClinicCall | None) -> str:
    if level is SignLevel.URGENT and call is not None and call.is_after_hours:
        return QCoreApplication.translate("Signs", "Today, after hours")
    return level_name(level)


def _heading(level: SignLevel, numbers: HelpNumbers) -> str:
    translate = QCoreApplication.translate
    match level:
        case SignLevel.EMERGENCY if numbers.emergency:
            return translate("Signs", "Call {number} now if:").format(number=numbers.emergency)
        case SignLevel.EMERGENCY:
            return translate("Signs", "Call your emergency number now if:")
        case SignLevel.CRISIS if numbers.crisis and _takes_texts(numbers):
            return translate("Signs", "Call or text {number} if:").format(number=numbers.crisis)
        case SignLevel.CRISIS if numbers.crisis:
            return translate("Signs", "Call {number} if:").format(number=numbers.crisis)
        case SignLevel.CRISIS:
            return translate("Signs", "Call your crisis line if:")
        case SignLevel.URGENT:
            return translate("Signs", "Call the clinic if:")
        case SignLevel.WATCH:
            return translate("Signs", "Keep an eye on:")
        case _:
            assert_never(level)


def _takes_texts(numbers: HelpNumbers) -> bool:
    """Whether the crisis line's own number takes texts; the lines that are texted elsewhere name another number."""
    return numbers.country in ("US", "CA", "NZ")


def spoken_script(spans: Sequence[Span], script: CallScript) -> str:
    """A script as a screen reader says it: blanks by name."""
    blank = script.phrases["spoken_blank"]
    return "".join(blank if span.known is Known.BLANK else span.text for span in spans)
