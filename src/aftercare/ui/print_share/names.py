"""What sheets are called on the screen, and what is said of them."""

from __future__ import annotations

from typing import NamedTuple, assert_never

from PySide6.QtCore import QCoreApplication

from aftercare.domain.plan import Plan
from aftercare.domain.sheets.sheet import SheetKind

IN_ORDER = (
    SheetKind.PREPARATION,
    SheetKind.DRIVER,
    SheetKind.RECOVERY,
    SheetKind.SIGNS,
    SheetKind.WALLET,
    SheetKind.CALENDAR,
    SheetKind.SESSION_DAY,
    SheetKind.MEDICINES,
    SheetKind.QUESTIONS,
    SheetKind.SUMMARY,
    SheetKind.COST,
)
"""The sheets as they are offered: what most people need first."""


class SheetName(NamedTuple):
    """A sheet's name, what its button says, and what is said of it beside its pages; empty for nothing."""

    name: str
    print_text: str
    purpose: str = ""


def sheet_name(kind: SheetKind, plan: Plan, sessions: int) -> SheetName:
    """What a sheet is called.

    Args:
        kind: which one.
        plan: of the session it is about.
        sessions: how many sessions the course has.
    """
    translate = QCoreApplication.translate
    match kind:
        case SheetKind.PREPARATION:
            return SheetName(translate("PrintShare", "Checklist"), translate("PrintShare", "Print checklist"))
        case SheetKind.DRIVER:
            driver = plan.driver.name if plan.driver is not None else ""
            purpose = translate("PrintShare", "for {name}").format(name=driver) if driver else ""
            return SheetName(
                translate("PrintShare", "Driver sheet"), translate("PrintShare", "Print driver sheet"), purpose
            )
        case SheetKind.RECOVERY:
            return SheetName(translate("PrintShare", "Recovery sheet"), translate("PrintShare", "Print recovery sheet"))
        case SheetKind.SIGNS:
            return SheetName(
                translate("PrintShare", "Warning signs"),
                translate("PrintShare", "Print warning signs"),
                translate("PrintShare", "for the fridge"),
            )
        case SheetKind.WALLET:
            return SheetName(
                translate("PrintShare", "Wallet card"),
                translate("PrintShare", "Print wallet card"),
                translate("PrintShare", "cut and fold"),
            )
        case SheetKind.CALENDAR:
            count = translate("PrintShare", "1 session") if sessions == 1 else translate("PrintShare", "{n} sessions")
            return SheetName(
                translate("PrintShare", "Calendar"),
                translate("PrintShare", "Print calendar"),
                count.format(n=sessions),
            )
        case SheetKind.SESSION_DAY:
            return SheetName(
                translate("PrintShare", "Session-day card"), translate("PrintShare", "Print session-day card")
            )
        case SheetKind.MEDICINES:
            return SheetName(
                translate("PrintShare", "Medicine list"),
                translate("PrintShare", "Print medicine list"),
                translate("PrintShare", "for the clinic"),
            )
        case SheetKind.QUESTIONS:
            return SheetName(
                translate("PrintShare", "Questions to ask"), translate("PrintShare", "Print questions to ask")
            )
        case SheetKind.SUMMARY:
            return SheetName(
                translate("PrintShare", "Clinician summary"), translate("PrintShare", "Print clinician summary")
            )
        case SheetKind.COST:
            return SheetName(translate("PrintShare", "Cost questions"), translate("PrintShare", "Print cost questions"))
        case _:
            assert_never(kind)
