"""Learn by keyboard: search from anywhere, arrows through what was found, Enter to read, Esc to go back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui import gallery
from tests.ui.demo_course import at, course_of, guidance, request
from tests.ui.hands import focused, press
from tests.ui.page_pictures import handbook

from aftercare.ui.learn.presenter import LearnPresenter
from aftercare.ui.learn.view import LearnView
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.look import Look

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def made(look: Look) -> LearnView:
    return LearnView(look)


@pytest.fixture
def presenter(made: LearnView) -> LearnPresenter:
    course = course_of(request(actual_end=at("12:00")))
    desk = LearnPresenter(made, handbook(), course, guidance().help_for("US"), lambda: at("14:15"))
    made.search_requested.connect(desk.search)
    made.answer_requested.connect(desk.open)
    desk.refresh()
    return desk


@pytest.fixture
def view(made: LearnView, presenter: LearnPresenter, shell: ShellWindow, qapp: QApplication) -> LearnView:
    shell.register_page(PageSpec("learn", "Learn", "book-open", lambda: made))
    shell.show_page("learn")
    qapp.processEvents()
    return made


def is_alone(view: LearnView) -> bool:
    return view.is_answer_alone


def name() -> str:
    return focused().objectName()


def search(shell: ShellWindow, words: str) -> None:
    press(Qt.Key.Key_F, CTRL, on=shell)
    QTest.keyClicks(focused(), words)


def test_ctrl_f_searches_and_down_goes_into_what_was_found(view: LearnView, shell: ShellWindow) -> None:
    search(shell, "bladder")
    assert name() == "learn-search"
    press(Qt.Key.Key_Down)
    assert name().startswith(("hit-", "question-"))
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Return)
    assert name() == "answer-question"
    assert view.answer.row is not None
    assert view.answer.row.question == view.answer.question.text()


def test_beside_the_list_stands_the_best_answer_that_was_found(view: LearnView, shell: ShellWindow) -> None:
    assert view.answer.row is not None
    assert view.answer.row.answer_id == "whose-rules"
    search(shell, "habit")
    assert view.answer.row.answer_id == "habit-forming"
    row = view.questions.row_of("habit-forming")
    assert row is not None
    assert row.is_current


def test_with_words_of_a_crisis_nothing_stands_beside_the_crisis_line(view: LearnView, shell: ShellWindow) -> None:
    search(shell, "I want to die")
    assert not view.answer.isVisible()


def test_esc_empties_the_search_first(view: LearnView, shell: ShellWindow) -> None:
    search(shell, "habit")
    press(Qt.Key.Key_Escape)
    assert view.search.text() == ""
    assert len(view.questions.questions) == len(handbook().answers)


def test_the_list_is_one_stop_with_arrows_inside(view: LearnView) -> None:
    view.search.setFocus()
    press(Qt.Key.Key_Tab)
    assert name() == "question-whose-rules"
    press(Qt.Key.Key_Down)
    assert name() == "question-who-decides"
    press(Qt.Key.Key_Tab)
    assert not name().startswith("question-")


@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_Escape, None), (Qt.Key.Key_Left, ALT)])
def test_where_there_is_no_room_an_answer_covers_the_list_and_one_key_goes_back(
    view: LearnView, shell: ShellWindow, qapp: QApplication, key: Qt.Key, modifier: Qt.KeyboardModifier | None
) -> None:
    shell.resize(*gallery.NARROW)
    qapp.processEvents()
    row = view.questions.row_of("bladder")
    assert row is not None
    row.click()
    assert is_alone(view)
    assert name() == "answer-question"
    press(key, modifier or Qt.KeyboardModifier.NoModifier)
    assert not is_alone(view)
    assert name() == "question-bladder"
    assert not focused().visibleRegion().isEmpty()


def test_ctrl_f_leaves_an_answer_that_covers_the_list(view: LearnView, shell: ShellWindow, qapp: QApplication) -> None:
    shell.resize(*gallery.NARROW)
    qapp.processEvents()
    row = view.questions.row_of("bladder")
    assert row is not None
    row.click()
    press(Qt.Key.Key_F, CTRL, on=shell)
    assert name() == "learn-search"


def test_ctrl_f_does_nothing_on_another_page(view: LearnView, shell: ShellWindow) -> None:
    shell.show_page("today")
    press(Qt.Key.Key_F, CTRL, on=shell)
    assert name() == "page-title"


def test_a_warning_sign_that_was_found_asks_for_its_sheet(view: LearnView, shell: ShellWindow, qtbot: QtBot) -> None:
    search(shell, "chest pain")
    press(Qt.Key.Key_Down)
    with qtbot.waitSignal(view.sign_requested) as caught:
        press(Qt.Key.Key_Return)
    assert caught.args == ["chest-pain"]
