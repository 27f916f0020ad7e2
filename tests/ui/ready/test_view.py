"""The ready check by keyboard alone: Y and N answer and move on, and the result is read out once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from tests.ui.hands import focused, press
from tests.ui.prepare_pictures import Open

from aftercare.domain.ready_check import Answer
from aftercare.ui.prepare import READY
from aftercare.ui.preparing_pages import PREPARE
from aftercare.ui.ready.view import ReadyView
from aftercare.ui.shell.window import ShellWindow


@pytest.fixture
def page(shell: ShellWindow, qapp: QApplication) -> Iterator[Open]:
    opened = Open(shell, "08:55", part=READY)
    qapp.processEvents()
    yield opened
    qapp.processEvents()


def view_of(page: Open) -> ReadyView:
    (view,) = page.window.page(PREPARE).findChildren(ReadyView)
    return view


def test_y_answers_from_the_title_on_and_moves_to_the_next_question(page: Open) -> None:
    page.window.header.title.setFocus()
    press(Qt.Key.Key_Y, on=page.window)
    assert page.store.notes.said == {"food": Answer.YES}
    assert focused().objectName() == "ready-drinks-yes"
    press(Qt.Key.Key_N)
    assert page.store.notes.said["drinks"] is Answer.NO
    assert focused().objectName() == "ready-alcohol-yes"


def test_nine_times_y_ends_on_the_result_which_is_read_out(page: Open) -> None:
    page.button("ready-food-yes").setFocus()
    for _ in range(9):
        press(Qt.Key.Key_Y)
    assert focused() is view_of(page).result.head
    assert focused().accessibleName() == "You are ready"
    interface = QAccessible.queryAccessibleInterface(view_of(page).result)
    assert interface.role() is QAccessible.Role.AlertMessage


def test_the_result_takes_focus_once_and_not_with_every_answer_after_it(page: Open) -> None:
    page.press("ready-driver-no")
    assert focused() is view_of(page).result.head
    page.button("ready-food-yes").setFocus()
    press(Qt.Key.Key_Y)
    assert focused() is not view_of(page).result.head


def test_tab_leads_from_the_result_to_its_button_and_enter_presses_it(page: Open) -> None:
    page.press("ready-driver-no")
    press(Qt.Key.Key_Tab)
    assert focused().objectName() == "ready-action"
    press(Qt.Key.Key_Space)
    assert page.store.notes.said["called"] is Answer.YES


def test_more_help_leads_to_the_sheet_for_thoughts_of_suicide(page: Open) -> None:
    wanted: list[str] = []
    page.pages.sign_wanted.connect(wanted.append)
    page.press("ready-safe-no")
    page.press("ready-more")
    assert wanted == ["thinking-of-suicide"]


def test_who_is_not_sure_about_the_rest_comes_to_the_question_whether_they_are_safe(page: Open) -> None:
    page.press("ready-food-yes", "ready-unsure")
    assert focused().objectName() == "ready-safe-yes"
    press(Qt.Key.Key_Y)
    assert focused() is view_of(page).result.head
    assert focused().accessibleName() == "Call the clinic before you leave"


def test_escape_goes_back_to_the_checklist(page: Open) -> None:
    page.button("ready-food-yes").setFocus()
    press(Qt.Key.Key_Escape)
    assert page.checklist.isVisible()


def test_y_and_n_are_letters_where_something_is_typed(page: Open) -> None:
    press(Qt.Key.Key_Escape, on=page.button("ready-food-yes"))
    line = page.checklist.questions.field.line
    line.setFocus()
    press(Qt.Key.Key_Y)
    press(Qt.Key.Key_N)
    assert line.text() == "yn"
    assert page.store.notes.said == {}
