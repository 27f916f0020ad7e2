"""The medicines page in the hands of somebody with a keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui import gallery, sample_medicines
from tests.ui.hands import click, focused, press

from aftercare.domain.medicines import MedicineList, MedicineStatus
from aftercare.ui.medicines.view import MedicinesView
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.look import Look


@pytest.fixture
def store() -> sample_medicines.MedicinesInMemory:
    return sample_medicines.MedicinesInMemory(sample_medicines.alex())


@pytest.fixture
def page(shell: ShellWindow, store: sample_medicines.MedicinesInMemory, qapp: QApplication) -> MedicinesView:
    view, _ = sample_medicines.open_page(shell, store)
    qapp.processEvents()
    return view


def part(page: MedicinesView, name: str) -> QWidget:
    found = page.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def test_a_medicine_is_added_by_keyboard_alone(page: MedicinesView, store: sample_medicines.MedicinesInMemory) -> None:
    part(page, "medicines-add").setFocus()
    press(Qt.Key.Key_Return)
    assert focused().objectName() == "medicine-names"
    QTest.keyClicks(focused(), "lamictal 100mg")
    press(Qt.Key.Key_Tab)
    assert focused().objectName() == "medicine-taken"
    QTest.keyClicks(focused(), "At night")
    press(Qt.Key.Key_Return)
    assert (store.medicines[-1].name, store.medicines[-1].taken) == ("lamictal", "At night")
    assert focused().objectName() == "medicine-m6"
    assert focused().accessibleName() == "Lamictal. Ask the clinic. At night. No answer yet"


def test_an_answer_is_saved_by_keyboard_alone(page: MedicinesView, store: sample_medicines.MedicinesInMemory) -> None:
    part(page, "medicine-m3").setFocus()
    press(Qt.Key.Key_Return)
    for _ in range(20):
        press(Qt.Key.Key_Tab)
        if focused().objectName() == "answer-ask-clinic":
            break
    press(Qt.Key.Key_Up)
    assert focused().objectName() == "answer-take-as-usual"
    press(Qt.Key.Key_Space)
    for _ in range(20):
        press(Qt.Key.Key_Tab)
        if focused().objectName() == "medicine-save":
            break
    press(Qt.Key.Key_Return)
    medicine = MedicineList(store.medicines).of("m3")
    assert medicine is not None
    assert medicine.status is MedicineStatus.TAKE_AS_USUAL
    click(part(page, "strip-button"))
    assert store.medicines == sample_medicines.alex()


def test_a_hold_without_a_name_puts_focus_where_the_name_belongs(page: MedicinesView) -> None:
    click(part(page, "medicine-m3"))
    click(part(page, "answer-clinic-said-hold"))
    click(part(page, "medicine-save"))
    assert focused().objectName() == "medicine-who"


def test_arrow_keys_go_through_the_list_and_tab_leaves_it(page: MedicinesView) -> None:
    part(page, "medicine-m4").setFocus()
    press(Qt.Key.Key_Down)
    assert focused().objectName() == "medicine-m2"
    press(Qt.Key.Key_End)
    assert focused().objectName() == "medicine-m5"
    press(Qt.Key.Key_Tab)
    assert focused().objectName() == "medicines-add"


def test_ctrl_f_searches_and_escape_shows_all_again(
    page: MedicinesView, shell: ShellWindow, qapp: QApplication
) -> None:
    qapp.processEvents()
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier, on=shell)
    assert focused().objectName() == "medicine-search"
    QTest.keyClicks(focused(), "lor")
    assert [button.objectName() for button in page.list.buttons] == ["medicine-m3"]
    press(Qt.Key.Key_Escape)
    assert len(page.list.buttons) == 5


def test_escape_puts_the_form_away_and_goes_back_to_its_button(page: MedicinesView) -> None:
    click(part(page, "medicines-add"))
    press(Qt.Key.Key_Escape)
    assert not page.form.isVisible()
    assert focused().objectName() == "medicines-add"


def test_in_a_narrow_window_an_opened_medicine_comes_into_view(
    page: MedicinesView, shell: ShellWindow, look: Look, qapp: QApplication
) -> None:
    shell.resize(*gallery.SMALLEST)
    look.set_text_percent(200)
    qapp.processEvents()
    click(part(page, "medicine-m4"))
    qapp.processEvents()
    assert focused().objectName() == "answer-clinic-said-hold"
    assert not page.detail.visibleRegion().isEmpty()
    press(Qt.Key.Key_Escape)
    assert focused().objectName() == "medicine-m4"


def test_a_screen_reader_hears_the_question_and_its_answers(page: MedicinesView) -> None:
    click(part(page, "medicine-m3"))
    heard = {
        (interface.role(), interface.text(QAccessible.Text.Name))
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and (interface := QAccessible.queryAccessibleInterface(widget)) is not None
    }
    assert (QAccessible.Role.Heading, "Lorazepam") in heard
    assert (QAccessible.Role.Grouping, "What did the clinic tell you?") in heard
    assert (QAccessible.Role.RadioButton, "Ask the clinic. I am not sure yet") in heard
    assert (QAccessible.Role.StaticText, "(503)\N{NO-BREAK SPACE}555\N{NON-BREAKING HYPHEN}0142") in heard


def test_a_tab_asks_for_its_page(page: MedicinesView) -> None:
    wanted: list[str] = []
    page.page_requested.connect(wanted.append)
    click(part(page, "tab-driver"))
    click(part(page, "tab-medicines"))
    assert wanted == ["driver"]
