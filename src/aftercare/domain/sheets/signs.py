"""The poster of warning signs: four levels, the most urgent first, each with what to do."""

from __future__ import annotations

from aftercare.domain.sheets.printing import Printing, phone_code, stationery
from aftercare.domain.sheets.sheet import CareCard, Entry, Frame, FrameLook, Mark, Sheet, SheetKind
from aftercare.domain.sign import SignLevel


def signs_sheet(printing: Printing) -> Sheet:
    """The poster; it carries its numbers on the cards."""
    plan, words = printing.plan, printing.words
    numbers, clinic = plan.help_numbers, plan.clinic
    main = clinic.phone("main") if clinic else None
    after = clinic.phone("after-hours") if clinic else None
    name = plan.facts.name or words.phrases["signs_blank"]
    said = printing.say("signs_say", name=name, treatment=printing.treatment)
    return Sheet(
        kind=SheetKind.SIGNS,
        stationery=stationery(printing),
        owner=words.phrases["signs_owner"],
        owner_line=printing.wording.phrases["list_comma"].join(filter(None, (plan.facts.name, printing.treatment))),
        title=words.phrases["signs_title"],
        opening=(),
        body=(
            CareCard(
                words.phrases["signs_emergency"],
                numbers.emergency,
                (words.phrases["signs_emergency_line"],),
                _lines(printing, SignLevel.EMERGENCY),
                is_solid=True,
                is_large=True,
            ),
            CareCard(
                words.phrases["signs_crisis"],
                numbers.crisis,
                (numbers.crisis_line,),
                _lines(printing, SignLevel.CRISIS),
                is_solid=True,
                is_large=True,
            ),
            CareCard(
                words.phrases["clinic_today"],
                main.number if main else "",
                (words.phrases["after_hours"], after.number) if after else (),
                _lines(printing, SignLevel.URGENT),
            ),
            CareCard(
                words.phrases["signs_watch"],
                "",
                (words.phrases["signs_watch_line"],),
                _lines(printing, SignLevel.WATCH),
                is_called=False,
                code=phone_code(plan, words),
            ),
        ),
        foot=(Frame("", (Entry(said, Mark.NONE, lead=words.phrases["signs_say_lead"]),), FrameLook.THIN),),
        has_strip=False,
        has_code_on_top=False,
    )


def _lines(printing: Printing, level: SignLevel) -> tuple[str, ...]:
    """The lines of one level for this treatment."""
    emergency = printing.plan.help_numbers.emergency
    return tuple(
        line.text.replace("{emergency}", emergency)
        for line in printing.words.lines
        if line.level is level and line.is_for(printing.plan.session.treatment)
    )
