"""Every sheet there is, from one plan and what the person entered: the one list for the app, the clinic and tests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import assert_never

from aftercare.domain.checklist import Checklist
from aftercare.domain.checklist_maker import preparation_checklist
from aftercare.domain.guidance import Guidance
from aftercare.domain.medicines import Medicine
from aftercare.domain.sheets.course_calendar import calendar_sheet
from aftercare.domain.sheets.driver import driver_sheet
from aftercare.domain.sheets.forms import cost_sheet, medicines_sheet, questions_sheet, summary_sheet
from aftercare.domain.sheets.preparation import preparation_sheet
from aftercare.domain.sheets.printing import Printing
from aftercare.domain.sheets.recovery import recovery_sheet
from aftercare.domain.sheets.session_day import session_day_sheet
from aftercare.domain.sheets.sheet import Sheet, SheetKind
from aftercare.domain.sheets.signs import signs_sheet
from aftercare.domain.sheets.wallet import wallet_sheet
from aftercare.domain.today import TaskState


@dataclass(frozen=True, slots=True)
class Entered:
    """What the person entered and some sheets carry.

    Attributes:
        states: what became of the tasks of the session, by their key.
        medicines: the person's own list.
        questions: what they want to ask, in their words.
    """

    states: Mapping[str, TaskState] = field(default_factory=dict)
    medicines: tuple[Medicine, ...] = ()
    questions: tuple[str, ...] = ()


NOTHING_ENTERED = Entered()

_DISCREET_NAMES = {
    SheetKind.PREPARATION: "checklist",
    SheetKind.SIGNS: "when-to-call",
    SheetKind.DRIVER: "pick-up",
    SheetKind.RECOVERY: "after",
    SheetKind.SESSION_DAY: "day",
    SheetKind.WALLET: "card",
    SheetKind.CALENDAR: "calendar",
    SheetKind.MEDICINES: "list",
    SheetKind.QUESTIONS: "questions",
    SheetKind.COST: "cost",
    SheetKind.SUMMARY: "notes",
}


def made_sheet(kind: SheetKind, printing: Printing, guidance: Guidance, entered: Entered = NOTHING_ENTERED) -> Sheet:
    """One sheet.

    Args:
        kind: which one.
        printing: the plan, its words and the moment.
        guidance: ours, with effects and answers.
        entered: what the person entered.
    """
    match kind:
        case SheetKind.PREPARATION:
            return preparation_sheet(_checklist(printing))
        case SheetKind.SIGNS:
            return signs_sheet(printing)
        case SheetKind.DRIVER:
            return driver_sheet(printing)
        case SheetKind.RECOVERY:
            return recovery_sheet(printing, guidance)
        case SheetKind.SESSION_DAY:
            return session_day_sheet(printing)
        case SheetKind.WALLET:
            return wallet_sheet(printing)
        case SheetKind.CALENDAR:
            return calendar_sheet(printing)
        case SheetKind.MEDICINES:
            return medicines_sheet(printing, entered.medicines)
        case SheetKind.QUESTIONS:
            return questions_sheet(printing, entered.questions)
        case SheetKind.COST:
            return cost_sheet(printing, guidance)
        case SheetKind.SUMMARY:
            return summary_sheet(printing, entered.states)
        case _:
            assert_never(kind)


def _checklist(printing: Printing) -> Checklist:
    replaces = printing.replaces
    said = printing.say("replaces", date=printing.wording.date_of(replaces)) if replaces else ""
    return preparation_checklist(printing.plan, printing.printed_at, said, printing.words)


def discreet_name(kind: SheetKind) -> str:
    """The beginning of a file's name from which nobody learns what the sheet is about."""
    return _DISCREET_NAMES[kind]
