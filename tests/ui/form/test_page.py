"""A page that asks keeps focus and what was typed while it changes, and all of it works by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from tests.ui.hands import focused, press

from aftercare.ui.form.blocks import (
    AnswerBlock,
    Block,
    ButtonItem,
    ButtonsBlock,
    ChoiceBlock,
    DayCell,
    FieldBlock,
    MonthBlock,
    Option,
    SayBlock,
)
from aftercare.ui.form.page import FormPage
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.theme.look import Look

KEYS = Qt.Key
HEADER = HeaderRow("A page")
YES_NO = (Option("yes", "Yes"), Option("no", "No"))


@pytest.fixture
def page(look: Look, qapp: QApplication, qtbot: QtBot) -> FormPage:
    page = FormPage(look)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.activateWindow()
    qapp.processEvents()
    return page


def show(page: FormPage, *blocks: Block) -> None:
    page.show_form(HEADER, blocks)
    for _ in range(3):
        QApplication.processEvents()


def control(page: FormPage, name: str) -> QAbstractButton:
    (found,) = [one for one in page.findChildren(QAbstractButton, name) if one.isVisible()]
    return found


def month(chosen: int, days: int = 31) -> MonthBlock:
    cells = tuple(
        DayCell(f"2026-05-{day:02}", str(day), f"May {day}", is_chosen=day == chosen) for day in range(1, days + 1)
    )
    return MonthBlock("month", "May 2026", ("Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"), 5, cells, "before", "after")


def test_what_is_being_typed_stays_where_it_is_when_the_page_changes_around_it(page: FormPage) -> None:
    show(page, FieldBlock("day", "Day"))
    line = page.findChild(QLineEdit, "day")
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "May 1")
    line.setCursorPosition(3)

    show(page, SayBlock("We need the day."), FieldBlock("day", "Day", "May 1", "Such as May 14."))

    assert focused() is line
    assert (line.text(), line.cursorPosition()) == ("May 1", 3)


def test_what_is_not_asked_any_more_is_gone_from_the_screen(page: FormPage) -> None:
    show(page, ChoiceBlock("a", "First?", YES_NO), AnswerBlock("b", "Second?", YES_NO))
    show(page, AnswerBlock("b", "Second?", (*YES_NO, Option("unsure", "Not sure"))))

    shown = [one.objectName() for one in page.findChildren(QAbstractButton) if one.isVisible() and one.objectName()]
    assert shown == ["b-yes", "b-no", "b-unsure"]


def test_arrow_keys_answer_a_question_like_a_click(page: FormPage, qtbot: QtBot) -> None:
    show(page, ChoiceBlock("a", "First?", YES_NO, "yes"))
    control(page, "a-yes").setFocus()

    with qtbot.waitSignal(page.wishes.chosen) as caught:
        press(KEYS.Key_Down)

    assert caught.args == ["a", "no"]


def test_the_answer_that_is_shown_is_the_one_that_was_taken(page: FormPage) -> None:
    show(page, ChoiceBlock("a", "First?", YES_NO))
    control(page, "a-no").click()
    show(page, ChoiceBlock("a", "First?", YES_NO, "yes"))

    assert (control(page, "a-yes").isChecked(), control(page, "a-no").isChecked()) == (True, False)


@pytest.mark.parametrize(
    ("key", "day"), [(KEYS.Key_Right, "15"), (KEYS.Key_Left, "13"), (KEYS.Key_Down, "21"), (KEYS.Key_Up, "07")]
)
def test_arrow_keys_go_from_day_to_day_and_from_week_to_week(
    page: FormPage, qtbot: QtBot, key: Qt.Key, day: str
) -> None:
    show(page, month(14))
    control(page, "day-2026-05-14").setFocus()

    with qtbot.waitSignal(page.wishes.chosen) as caught:
        press(key)

    assert caught.args == ["month", f"2026-05-{day}"]


def test_focus_goes_along_with_the_chosen_day(page: FormPage) -> None:
    show(page, month(14))
    control(page, "day-2026-05-14").setFocus()
    show(page, month(15))

    assert focused().objectName() == "day-2026-05-15"


def test_an_arrow_at_the_end_of_a_month_leads_into_the_next(page: FormPage, qtbot: QtBot) -> None:
    show(page, month(31))
    control(page, "day-2026-05-31").setFocus()

    with qtbot.waitSignal(page.wishes.chosen) as caught:
        press(KEYS.Key_Right)

    assert caught.args == ["month", "2026-06-01"]


def test_a_month_is_one_stop_for_tab(page: FormPage) -> None:
    show(page, month(14), ButtonsBlock((ButtonItem("save", "Save"),)))
    control(page, "month-later").setFocus()
    press(KEYS.Key_Tab)
    assert focused().objectName() == "day-2026-05-14"

    press(KEYS.Key_Tab)
    assert focused().objectName() == "save"


def test_tab_goes_down_the_page_whenever_each_question_was_made(page: FormPage) -> None:
    show(page, ButtonsBlock((ButtonItem("last", "Last"),)))
    show(
        page,
        FieldBlock("first", "First"),
        AnswerBlock("b", "Second?", YES_NO, "yes"),
        ButtonsBlock((ButtonItem("last", "Last"),)),
    )
    line = page.findChild(QLineEdit, "first")
    assert isinstance(line, QLineEdit)
    line.setFocus()
    press(KEYS.Key_Tab)
    assert focused().objectName() == "b-yes"

    press(KEYS.Key_Tab)
    assert focused().objectName() == "last"
