"""The checklist by keyboard and by mouse: one stop for each stretch of time, and what is open right after its row."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.ui.hands import focused, press
from tests.ui.prepare_pictures import EVENING_BEFORE, Open

from aftercare.domain.today import TaskState
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.widgets.check_row import CheckButton


@pytest.fixture
def page(shell: ShellWindow, qapp: QApplication) -> Iterator[Open]:
    yield Open(shell, EVENING_BEFORE)
    qapp.processEvents()


def row(page: Open, rule_id: str) -> CheckButton:
    found = page.checklist.row(page.key(rule_id))
    assert found is not None
    return found


def state(page: Open, rule_id: str) -> TaskState:
    return page.course.states("sample-session-4").get(page.key(rule_id), TaskState.OPEN)


def test_space_ticks_and_space_again_takes_it_back(page: Open) -> None:
    row(page, "pack-bag").setFocus()
    press(Qt.Key.Key_Space)
    assert state(page, "pack-bag") is TaskState.DONE
    assert focused() is row(page, "pack-bag")

    press(Qt.Key.Key_Space)
    assert state(page, "pack-bag") is TaskState.OPEN


def test_a_press_on_the_box_ticks_and_beside_it_opens_the_reason(page: Open) -> None:
    box = row(page, "pack-bag")
    middle = box.height() // 2
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(30, middle))
    assert state(page, "pack-bag") is TaskState.DONE

    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(200, middle))
    assert state(page, "pack-bag") is TaskState.DONE
    assert page.checklist.panel.isVisible()


def test_enter_opens_tab_goes_into_it_and_escape_comes_back(page: Open) -> None:
    row(page, "confirm-driver").setFocus()
    press(Qt.Key.Key_Return)
    names = []
    for _ in range(4):
        press(Qt.Key.Key_Tab)
        names.append(focused().objectName())
    assert names == ["check-opens", "understood-clear", "understood-question", "check-decline"]

    press(Qt.Key.Key_Escape)

    assert not page.checklist.panel.isVisible()
    assert focused() is row(page, "confirm-driver")


def test_a_stretch_of_time_is_one_stop_with_arrows_inside(page: Open) -> None:
    row(page, "ask-driver").setFocus()
    press(Qt.Key.Key_Down)
    assert focused() is row(page, "ask-medicines")
    press(Qt.Key.Key_Tab)
    assert focused() in [row(page, name) for name in ("confirm-driver", "no-alcohol", "pack-bag")]


def test_a_question_can_be_asked_by_keyboard_alone(page: Open) -> None:
    row(page, "confirm-driver").setFocus()
    press(Qt.Key.Key_Return)
    page.button("understood-question").setFocus()
    press(Qt.Key.Key_Return)
    line = focused()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "May Jo come?")
    press(Qt.Key.Key_Return)

    assert [question.words for question in page.store.notes.asked.questions] == ["May Jo come?"]


def test_undo_in_the_strip_takes_the_tick_back(page: Open) -> None:
    page.press(f"check-{page.key('pack-bag')}")
    assert state(page, "pack-bag") is TaskState.DONE
    page.press("strip-button")
    assert state(page, "pack-bag") is TaskState.OPEN


def test_the_menu_counts_what_is_done(page: Open) -> None:
    item = page.window.sidebar.item("prepare")
    assert item is not None
    assert item.accessibleName() == "Prepare, 0 of 19 done"
    page.press(f"check-{page.key('pack-bag')}")
    assert item.accessibleName() == "Prepare, 1 of 19 done"


def test_a_row_is_a_box_to_tick_for_a_screen_reader(page: Open) -> None:
    box = QAccessible.queryAccessibleInterface(row(page, "pack-bag"))
    assert box.role() is QAccessible.Role.CheckBox
    assert box.text(QAccessible.Text.Name).endswith("not done yet")
