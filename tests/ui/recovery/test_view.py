"""The recovery page by keyboard: phases, the two questions, and the way to the warning signs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot
from tests.ui.demo_course import at, course_of, request
from tests.ui.hands import focused, press
from tests.ui.page_pictures import handbook

from aftercare.ui.recovery.presenter import RecoveryPresenter
from aftercare.ui.recovery.view import RecoveryView
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.look import Look


@pytest.fixture
def made(look: Look) -> RecoveryView:
    return RecoveryView(look)


@pytest.fixture
def presenter(made: RecoveryView) -> RecoveryPresenter:
    course = course_of(request(actual_end=at("12:00")))
    desk = RecoveryPresenter(made, handbook(), course, lambda: at("2026-05-15 12:05"))
    made.period_chosen.connect(desk.show_period)
    made.answered.connect(desk.answer)
    made.again_wanted.connect(desk.answer_again)
    desk.refresh()
    return desk


@pytest.fixture
def view(made: RecoveryView, presenter: RecoveryPresenter, shell: ShellWindow, qapp: QApplication) -> RecoveryView:
    shell.register_page(PageSpec("recovery", "Recovery", "sofa", lambda: made))
    shell.show_page("recovery")
    qapp.processEvents()
    return made


def name() -> str:
    return focused().objectName()


def button(view: RecoveryView, object_name: str) -> QAbstractButton:
    found = view.findChild(QAbstractButton, object_name)
    assert isinstance(found, QAbstractButton)
    return found


def test_y_answers_and_goes_on_and_the_result_is_read_out(view: RecoveryView) -> None:
    button(view, "check-slept-yes").setFocus()
    press(Qt.Key.Key_Y)
    assert button(view, "check-slept-yes").isChecked()
    assert name() == "check-clear-yes"
    press(Qt.Key.Key_Y)
    assert name() == "check-result"
    assert view.check.result.text() == "Your clinic’s limit has ended"


def test_n_ends_in_do_not_drive_and_can_be_answered_again(view: RecoveryView) -> None:
    button(view, "check-slept-yes").setFocus()
    press(Qt.Key.Key_N)
    assert name() == "check-result"
    assert view.check.result.text() == "Do not drive. Call the clinic."
    again = button(view, "check-again")
    again.setFocus()
    press(Qt.Key.Key_Return)
    assert name() == "check-slept-yes"
    assert not button(view, "check-slept-no").isChecked()


def test_arrows_go_from_yes_to_no_and_enter_answers(view: RecoveryView) -> None:
    button(view, "check-clear-yes").setFocus()
    press(Qt.Key.Key_Right)
    assert name() == "check-clear-no"
    press(Qt.Key.Key_Left)
    press(Qt.Key.Key_Return)
    assert button(view, "check-clear-yes").isChecked()
    assert not button(view, "check-clear-no").isChecked()


def test_the_phases_are_one_stop_with_arrows_inside(view: RecoveryView, qtbot: QtBot) -> None:
    view.phases.items[0].setFocus()
    press(Qt.Key.Key_End)
    assert name() == "phase-between-sessions"
    with qtbot.waitSignal(view.period_chosen) as caught:
        press(Qt.Key.Key_Return)
    assert caught.args == ["between-sessions"]
    assert view.phases.items[5].accessibleName() == "Between sessions, From Friday, May 22, shown"
    press(Qt.Key.Key_Tab)
    assert not name().startswith("phase-")


def test_the_banner_leads_to_the_warning_signs(view: RecoveryView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.signs_wanted):
        button(view, "check-signs").click()
