"""The action sheet as a row: whom to call, what to do, what to say. Of several signs the most severe decides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from aftercare.domain.calling import CallScript, ClinicCall, Span, clinic_call, what_to_say, with_numbers
from aftercare.domain.errors import BugError
from aftercare.domain.guidance import HelpNumbers
from aftercare.domain.plan import Plan
from aftercare.domain.sign import SignEntry, SignLevel, entry_to_act_on
from aftercare.ui.signs.rows import CaseRow, SheetRow
from aftercare.ui.signs.sign_rows import checked_line, number_of, spelled, spoken_script


def sheet_row(
    chosen: Sequence[SignEntry],
    script: CallScript,
    numbers: HelpNumbers,
    plan: Plan | None,
    now: datetime,
    *,
    can_call: bool = False,
) -> SheetRow:
    """The sheet for one sign, or for several.

    Args:
        chosen: what the person picked, at least one.
        script: what to say.
        numbers: the country's numbers.
        plan: the session the call is about; None if nothing is known of it.
        now: the moment.
        can_call: True if this computer can place calls.

    Raises:
        BugError: nothing was chosen.
    """
    entry = entry_to_act_on(chosen)
    if entry is None:
        raise BugError("an action sheet needs a sign")
    translate = QCoreApplication.translate
    call = clinic_call(plan, now)
    number = number_of(entry.level, numbers, call)
    say: tuple[Span, ...] = ()
    if entry.level is not SignLevel.WATCH:
        more = [sign.say for sign in dict.fromkeys(one.sign for one in _by_severity(chosen)) if sign.say]
        say = what_to_say(script, _said(chosen), [] if entry.by_other else more, plan, now, by_other=entry.by_other)
    return SheetRow(
        level=entry.level,
        sign=" · ".join(one.text for one in _by_severity(chosen)),
        heading=_heading(entry.level, numbers),
        number=number,
        spoken_number=spelled(number),
        number_line=_number_line(entry.level, numbers, plan, call),
        second=_second(entry, numbers),
        cases=tuple(_cases(entry, chosen, numbers, call)),
        steps=tuple(with_numbers(step, numbers, script) for step in entry.do),
        say=say,
        spoken_say=spoken_script(say, script),
        watch_line=script.phrases["nobody_watches"] if entry.card is SignLevel.CRISIS else "",
        notes=(script.phrases["still_at_clinic"], checked_line(numbers, plan)),
        call_text=translate("Signs", "Call from this computer") if can_call and number else "",
        safe_text=translate("Signs", "I am safe now") if stays_open(entry) else "",
    )


def stays_open(entry: SignEntry) -> bool:
    """Whether the card comes up again until the person says that they are safe now."""
    return entry.card is SignLevel.CRISIS and not entry.by_other


def _by_severity(chosen: Sequence[SignEntry]) -> list[SignEntry]:
    return sorted(chosen, key=lambda one: one.level)


def _said(chosen: Sequence[SignEntry]) -> str:
    """The signs in a sentence; words in a person's own voice stand as the sign they belong to."""
    texts = dict.fromkeys(one.sign.short for one in _by_severity(chosen))
    return ", ".join(_lowered(text) for text in texts)


def _lowered(text: str) -> str:
    """A text inside a sentence; short forms in capitals, such as IV, stay."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _heading(level: SignLevel, numbers: HelpNumbers) -> str:
    translate = QCoreApplication.translate
    match level:
        case SignLevel.EMERGENCY if numbers.emergency:
            return translate("Signs", "Call {number} now").format(number=numbers.emergency)
        case SignLevel.EMERGENCY:
            return translate("Signs", "Call your emergency number now")
        case SignLevel.CRISIS if numbers.crisis:
            return translate("Signs", "Call {number} now").format(number=numbers.crisis)
        case SignLevel.CRISIS:
            return translate("Signs", "Call your crisis line now")
        case SignLevel.URGENT:
            return translate("Signs", "Call the clinic today")
        case SignLevel.WATCH:
            return translate("Signs", "Keep an eye on it")
        case _:
            assert_never(level)


def _number_line(level: SignLevel, numbers: HelpNumbers, plan: Plan | None, call: ClinicCall | None) -> str:
    translate = QCoreApplication.translate
    match level:
        case SignLevel.EMERGENCY:
            return translate("Signs", "Use any phone.")
        case SignLevel.CRISIS:
            return numbers.crisis_line
        case SignLevel.URGENT:
            return clinic_line(plan, call)
        case SignLevel.WATCH:
            return ""
        case _:
            assert_never(level)


def clinic_line(plan: Plan | None, call: ClinicCall | None) -> str:
    """One line under the clinic's number: whose it is, and until when somebody answers."""
    translate = QCoreApplication.translate
    if plan is None or call is None:
        return translate("Signs", "The number is on your clinic’s papers.")
    if call.closes is not None:
        until = plan.wording.clock_time(plan.local(call.closes).time())
        return translate("Signs", "{clinic}. Open until {time}.").format(clinic=call.clinic, time=until)
    if call.is_after_hours:
        return translate("Signs", "{clinic}. The number after hours.").format(clinic=call.clinic)
    return call.clinic


def _second(entry: SignEntry, numbers: HelpNumbers) -> tuple[str, str]:
    """The other of the two lines beside a crisis: danger calls for an ambulance, and talking helps while it comes."""
    translate = QCoreApplication.translate
    if entry.card is not SignLevel.CRISIS:
        return ("", "")
    if entry.level is SignLevel.EMERGENCY:
        return (translate("Signs", "To talk, day or night"), numbers.crisis)
    return (translate("Signs", "In danger now"), numbers.emergency)


def _cases(
    entry: SignEntry, chosen: Sequence[SignEntry], numbers: HelpNumbers, call: ClinicCall | None
) -> Iterator[CaseRow]:
    """When any of the signs is more urgent than what the sheet says, the most urgent level first."""
    translate = QCoreApplication.translate
    cases = [case for one in dict.fromkeys(one.sign for one in chosen) for case in one.escalations]
    for level in SignLevel:
        texts = tuple(dict.fromkeys(case.case for case in cases if case.level is level and level < entry.level))
        if not texts:
            continue
        number = number_of(level, numbers, call)
        match level:
            case SignLevel.URGENT:
                heading = translate("Signs", "Call the clinic today if")
            case _ if number:
                heading = translate("Signs", "Call {number} now if").format(number=number)
            case SignLevel.CRISIS:
                heading = translate("Signs", "Call your crisis line now if")
            case _:
                heading = translate("Signs", "Call your emergency number now if")
        yield CaseRow(level, heading, texts, number, spelled(number))
