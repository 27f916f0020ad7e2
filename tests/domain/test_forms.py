"""The forms carry what the person entered, and leave room for what they did not."""

from __future__ import annotations

from datetime import date

from tests.domain import contents, samples, sheet_samples

from aftercare.domain.medicines import ClinicAnswer, Medicine, MedicineId, told_as_usual, told_to_hold
from aftercare.domain.sheets.catalogue import Entered, discreet_name, made_sheet
from aftercare.domain.sheets.printing import Printing
from aftercare.domain.sheets.sheet import Blanks, Entry, Sheet, SheetKind, Spread, Table

DANA = ClinicAnswer("Dana, RN", date(2026, 5, 8))
MEDICINES = (
    told_to_hold(Medicine(MedicineId("m2"), "Zolpidem", "5 mg"), DANA, date(2026, 5, 15)),
    Medicine(MedicineId("m1"), "Lamictal", "100 mg", ("lamotrigine",), "Every morning"),
    told_as_usual(Medicine(MedicineId("m3"), "Contrave", "", ("naltrexone",)), DANA),
)


def form(kind: SheetKind, entered: Entered) -> Sheet:
    return made_sheet(kind, sheet_samples.printing(sheet_samples.course()), contents.our_guidance(), entered)


def rows(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    (table,) = (block for block in sheet.body if isinstance(block, Table))
    return table.rows


def own_questions(sheet: Sheet) -> list[str]:
    groups = [group for block in sheet.body if isinstance(block, Spread) for group in block.groups]
    return [item.text for item in groups[-1].items if isinstance(item, Entry)]


def test_the_list_for_the_clinic_says_each_medicine_and_who_answered() -> None:
    named = rows(form(SheetKind.MEDICINES, Entered(medicines=MEDICINES)))[:3]

    assert named == (
        ("Contrave", "", "Take as usual", "Dana, RN, May 8, 2026"),
        ("Lamictal 100 mg", "Every morning", "", ""),
        ("Zolpidem 5 mg", "", "Clinic said: hold until May 15, 2026", "Dana, RN, May 8, 2026"),
    )


def test_there_is_always_room_for_a_medicine_that_was_forgotten() -> None:
    many = tuple(Medicine(MedicineId(f"m{number}"), f"Medicine {number}") for number in range(12))

    for medicines in ((), many):
        assert rows(form(SheetKind.MEDICINES, Entered(medicines=medicines)))[-2:] == (("", "", "", ""),) * 2


def test_the_patients_own_questions_stand_on_the_sheet_with_room_for_more() -> None:
    said = own_questions(form(SheetKind.QUESTIONS, Entered(questions=("May I take my inhaler?",))))

    assert said[0] == "May I take my inhaler?"
    assert said[-2:] == ["", ""]


def test_the_summary_says_since_which_session_and_when_it_ended() -> None:
    sheet = form(SheetKind.SUMMARY, Entered())
    (blanks,) = sheet.foot

    assert "Since the session of Monday, May 11." in [one.text for one in sheet.opening]
    assert isinstance(blanks, Blanks)
    assert blanks.labels[0][0] == "Left the clinic at noon Monday"


def test_before_the_first_session_the_summary_has_lines_to_write_on() -> None:
    course = sheet_samples.course()
    first = Printing(course[0], sheet_samples.sheet_words(), samples.at("2026-05-03 12:00"), course)

    sheet = made_sheet(SheetKind.SUMMARY, first, contents.our_guidance())
    (blanks,) = sheet.foot

    assert len(sheet.opening) == 1
    assert isinstance(blanks, Blanks)
    assert blanks.labels[0][0] == "Left the clinic at"


def test_no_file_name_says_what_it_is_about() -> None:
    names = [discreet_name(kind) for kind in SheetKind]

    assert len(set(names)) == len(names)
    for telling in ("ketamine", "infusion", "medicine", "clinic", "warning", "crisis", "summary", "depress"):
        assert not any(telling in name for name in names)
