"""Paper cannot be called back, so the program knows which sheets on the table say another time than the plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from tests.domain import sheet_samples

from aftercare.domain.plan import Plan
from aftercare.domain.print_log import PrintEntry, PrintWay, out_of_date, replaced_entry
from aftercare.domain.sheets.sheet import SheetKind

BEFORE = sheet_samples.PRINTED


def plan() -> Plan:
    return sheet_samples.course()[3]


def printed(kind: SheetKind, number: str, at: datetime = BEFORE) -> PrintEntry:
    return PrintEntry(plan().session.session_id, kind, number, at, PrintWay.PRINTED)


def test_a_second_copy_of_the_same_plan_replaces_nothing() -> None:
    assert replaced_entry([printed(SheetKind.DRIVER, plan().number)], SheetKind.DRIVER, plan()) is None


def test_the_new_sheet_names_the_latest_one_that_says_something_else() -> None:
    first = printed(SheetKind.DRIVER, "OLD1", BEFORE - timedelta(days=4))
    second = printed(SheetKind.DRIVER, "OLD2", BEFORE - timedelta(days=2))
    other_sheet = printed(SheetKind.RECOVERY, "OLD3")
    same_plan = printed(SheetKind.DRIVER, plan().number)

    assert replaced_entry([second, first, other_sheet, same_plan], SheetKind.DRIVER, plan()) == second


def test_sheets_with_old_times_are_named_until_the_new_ones_are_printed() -> None:
    entries = [printed(SheetKind.PREPARATION, "OLD1"), printed(SheetKind.DRIVER, "OLD1")]
    assert out_of_date(entries, plan(), BEFORE) == (SheetKind.PREPARATION, SheetKind.DRIVER)

    entries.append(printed(SheetKind.PREPARATION, plan().number, BEFORE + timedelta(minutes=5)))
    assert out_of_date(entries, plan(), BEFORE) == (SheetKind.DRIVER,)


def test_nobody_is_asked_to_print_the_checklist_again_once_the_session_has_begun() -> None:
    entries = [printed(SheetKind.PREPARATION, "OLD1"), printed(SheetKind.RECOVERY, "OLD1")]

    at_noon = plan().session.planned_start + timedelta(hours=2)

    assert out_of_date(entries, plan(), at_noon) == (SheetKind.RECOVERY,)
    assert out_of_date(entries, plan(), at_noon + timedelta(days=1)) == ()


def test_a_sheet_without_times_never_gets_old() -> None:
    entries = [printed(kind, "OLD1") for kind in (SheetKind.SIGNS, SheetKind.COST, SheetKind.QUESTIONS)]

    assert out_of_date(entries, plan(), BEFORE) == ()


def test_a_session_that_was_called_off_asks_for_no_paper() -> None:
    session = replace(plan().session, is_cancelled=True)
    called_off = replace(plan(), session=session)

    assert out_of_date([printed(SheetKind.PREPARATION, "OLD1")], called_off, BEFORE) == ()
