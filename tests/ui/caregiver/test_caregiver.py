"""What a caregiver sees: their day, what is not yet, the patient's board, and the signs to know."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.ui.caregiver_pictures import ALEX, own, shared
from tests.ui.demo_course import at, course_of, request
from tests.ui.hands import focused, press
from tests.ui.page_pictures import CONFIRMED, NOON, handbook

from aftercare.domain.shared_plan import plan_of
from aftercare.domain.sharing import Chosen, SharedCourse
from aftercare.domain.sign import SignLevel
from aftercare.domain.treatment import Treatment
from aftercare.ui.caregiver.caregiver_rows import caregiver_rows, shared_tiles
from aftercare.ui.caregiver.desk import CaregiverDesk
from aftercare.ui.caregiver.rows import CaregiverRows
from aftercare.ui.caregiver.view import CaregiverView
from aftercare.ui.signs.view import SignsView
from aftercare.ui.theme.look import Look
from aftercare.ui.today.board_rows import tile_rows


def rows(moment: str, chosen: Chosen = ALEX, **known: Any) -> CaregiverRows:
    course = shared(chosen, **known)
    return caregiver_rows(course, plan_of(course, own()), handbook().caregiver, handbook().script, at(moment))


def plain(text: str) -> str:
    """A text without its no-break spaces."""
    return text.replace("\u00a0", " ")


def test_the_day_says_when_and_where() -> None:
    told = rows("07:05")
    assert told.title == "Sam, you are driving Alex"
    assert [(plain(step.time), step.what, step.line) for step in told.steps] == [
        ("9:15 AM", "Pick up Alex", ""),
        ("9:45 AM", "Be at the clinic", "210 River Street, Suite 4"),
        ("About noon", "Come inside. Take Alex home", "The clinic calls you if this changes"),
        ("Tonight", "Stay, or have another adult stay", "Walk them to the door. Keep them company."),
    ]


@pytest.mark.parametrize(
    ("moment", "following"),
    [("07:05", 0), ("09:20", 0), ("09:31", 1), ("10:30", 2), ("14:00", 3), ("2026-05-15 06:00", 3)],
)
def test_the_step_to_do_next_is_marked(moment: str, following: int) -> None:
    assert [step.is_next for step in rows(moment).steps] == [at == following for at in range(4)]


def test_once_the_night_is_over_no_step_is_left() -> None:
    assert not any(step.is_next for step in rows("2026-05-15 07:30", **NOON).steps)


def test_what_is_not_yet_shares_one_time_in_the_heading() -> None:
    told = rows("07:05")
    assert told.not_yet_heading == "Not until about noon Friday"
    assert [(row.name, plain(row.until)) for row in told.not_yet] == [
        ("Driving and machines", "and a night’s sleep"),
        ("Alcohol and other drugs", ""),
        ("Big decisions", ""),
        ("Stove, ladders, baths alone", ""),
        ("Caring alone", "until 7:00 AM Friday"),
    ]


def test_driving_stays_a_question_until_the_patient_has_answered() -> None:
    told = rows("2026-05-15 12:30", **NOON)
    assert [(row.name, row.is_check) for row in told.not_yet] == [("Driving and machines", True)]
    assert told.not_yet[0].until == "Ask first. Alex has two questions to answer."
    answered = rows("2026-05-15 12:30", **NOON, confirmed=CONFIRMED)
    assert answered.not_yet == ()
    assert answered.rest.startswith("Nothing else is limited in this file.")


def test_the_clinics_number_that_answers_now_comes_first() -> None:
    assert [(plain(row.name), row.number) for row in rows("14:15", **NOON).phones] == [
        ("Clinic, until 5:00 PM", "(503) 555-0142"),
        ("Clinic, after hours", "(503) 555-0199"),
        ("Backup driver: Jo", "(503) 555-0163"),
    ]
    assert rows("20:00", **NOON).phones[0].number == "(503) 555-0199"


def test_without_a_name_nobody_is_named() -> None:
    told = rows("07:05", Chosen())
    assert told.title == "Sam, you are driving the patient"
    assert told.subtitle == "The patient shared this page with you. It shows no journal, scores or medicines."
    assert "Alex" not in repr(told)


def test_what_the_patient_chose_to_tell_is_told() -> None:
    told = rows("07:05", Chosen("Alex", Treatment.IV_INFUSION, ("Lamictal", "sertraline")))
    assert told.told == (
        "Alex chose to tell you: the visit is for IV ketamine.",
        "Alex chose to tell you: takes Lamictal and sertraline.",
    )
    assert told.subtitle == "Alex shared this page with you. It shows no journal or scores."


@pytest.mark.parametrize("moment", ["2026-05-13 18:15", "04:00", "08:00", "10:20", "12:20", "2026-05-15 12:00"])
def test_its_tiles_say_what_the_patients_own_board_says(moment: str) -> None:
    course = shared()
    theirs = course_of(request()).at(at(moment))
    assert theirs is not None
    mine = shared_tiles(course, plan_of(course, own()), at(moment))
    assert [(tile.name, tile.word) for tile in mine] == [(tile.name, tile.word) for tile in tile_rows(theirs)]
    assert all(tile.opens == "" for tile in mine)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-05-22 12:30", "This page is over. Ask Alex for a new file for the next visit."),
        ("2026-05-13 08:00", "This computer’s clock is earlier than the file. Check its date and time."),
        ("07:05", ""),
    ],
)
def test_a_file_that_is_old_or_from_the_future_says_so_and_shows_no_board(moment: str, words: str) -> None:
    told = rows(moment, **(NOON if words.startswith("This page") else {}))
    assert told.notice == words
    assert bool(told.tiles) is (not words)


def test_a_visit_that_was_called_off_has_no_steps() -> None:
    course = shared(is_cancelled=True)
    told = caregiver_rows(course, plan_of(course, own()), handbook().caregiver, handbook().script, at("07:05"))
    assert (told.notice, told.steps, told.tiles) == (
        *("This visit is called off. Ask Alex for the next date.", (), ()),
    )


def words_of(widget: QWidget) -> str:
    """Every word that a part of the window shows or tells a screen reader."""
    kinds = QAccessible.Text
    found = []
    for part in (widget, *widget.findChildren(QWidget)):
        interface = QAccessible.queryAccessibleInterface(part)
        if interface is not None:
            found += [interface.text(kind) for kind in (kinds.Name, kinds.Description, kinds.Value, kinds.Help)]
        text = getattr(part, "text", None)
        found += [text() if callable(text) else "", part.toolTip(), part.windowTitle(), part.objectName()]
    return plain("\n".join(found))


@pytest.fixture
def desk(look: Look, qtbot: QtBot) -> CaregiverDesk:
    return desk_on(shared(), look, qtbot, at("14:15"))


def desk_on(course: SharedCourse, look: Look, qtbot: QtBot, now: datetime) -> CaregiverDesk:
    desk = CaregiverDesk(look, course, handbook(), own(), lambda: now)
    qtbot.addWidget(desk.window)
    desk.show()
    desk.window.activateWindow()
    qtbot.waitExposed(desk.window)
    return desk


def test_a_pressed_tile_says_whose_plan_it_is_and_esc_goes_back(desk: CaregiverDesk) -> None:
    view = desk.window.page("caregiver")
    assert isinstance(view, CaregiverView)
    tile = view.board.tile("driving")
    assert tile is not None
    tile.setFocus()
    tile.click()
    assert view.why.isVisible()
    assert view.why.has_taken_focus
    press(Qt.Key.Key_Escape)
    assert not view.why.isVisible()
    assert focused() is tile


def test_a_sign_opens_with_what_to_do_for_somebody_who_watches(desk: CaregiverDesk) -> None:
    desk.open_sign("self-harm")
    view = desk.window.page("caregiver-signs")
    assert isinstance(view, SignsView)
    told = words_of(view)
    assert "988" in told
    assert "I am with Alex. They had blank at 10:00 AM today, at blank." in told
    assert "Stay with them. Do not leave them alone." in told


def test_get_help_now_has_the_clinic_and_no_script_of_the_patient(desk: CaregiverDesk) -> None:
    desk.window.open_help()
    cards = desk.window._made_help_page().cards
    assert [card.objectName() for card in cards] == ["help-emergency", "help-crisis", "help-clinic"]


def test_each_sign_of_a_caregiver_has_the_level_it_has_for_the_patient() -> None:
    levels = {sign.sign_id: sign.level for sign in handbook().signs}
    told = {sign.sign_id: sign.level for sign in handbook().caregiver.signs}
    assert {sign_id: levels[sign_id] for sign_id in told} == told
    first = [sign.sign_id for sign in handbook().signs if sign.level is SignLevel.EMERGENCY and not sign.treatments]
    assert set(first) - set(told) == {"maoi"}, "a medicine only the patient may name"
