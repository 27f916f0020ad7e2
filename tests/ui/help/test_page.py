"""Get help now: the numbers are there, large, and can be read out."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui import sample_rows

from aftercare.ui.help.page import HelpPage
from aftercare.ui.help.rows import HelpLevel
from aftercare.ui.theme.look import Look
from aftercare.ui.widgets.phone_label import PhoneLabel
from aftercare.ui.widgets.text_label import TextLabel


def page(look: Look, qtbot: QtBot) -> HelpPage:
    made = HelpPage(look)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show_rows(sample_rows.help_rows())
    made.show()
    return made


def test_each_row_says_when_to_call_and_the_number_digit_by_digit(look: Look, qtbot: QtBot) -> None:
    made = page(look, qtbot)
    names = [card.accessibleName() for card in made.cards]
    assert names[0] == "In danger, or very ill. Call 9 1 1. Chest pain, can’t breathe, can’t be woken"
    assert names[1].startswith("Thoughts of suicide, or can’t cope. Call 9 8 8.")


def test_with_no_clinic_only_the_built_in_rows_show(look: Look, qtbot: QtBot) -> None:
    made = page(look, qtbot)
    rows = sample_rows.help_rows()
    built_in = tuple(row for row in rows.rows if row.level in (HelpLevel.EMERGENCY, HelpLevel.CRISIS))
    made.show_rows(rows._replace(rows=built_in, say=""))
    assert [card.objectName() for card in made.cards] == ["help-emergency", "help-crisis"]
    assert all(card.isVisible() for card in made.cards)


def test_the_emergency_numbers_are_never_smaller_than_76_px(look: Look, qtbot: QtBot) -> None:
    for percent in (100, 200):
        look.set_text_percent(percent)
        made = page(look, qtbot)
        urgent = {label.text(): label for label in made.findChildren(PhoneLabel)}
        assert urgent["911"].height() >= 76
        assert urgent["988"].height() >= 76


def test_a_number_can_be_selected_once_the_pointer_is_there(look: Look, qtbot: QtBot, qapp: QApplication) -> None:
    made = page(look, qtbot)
    number = next(label for label in made.findChildren(PhoneLabel) if label.text() == "988")
    before = number.grab().toImage()
    here = QPointF(1, 1)
    qapp.sendEvent(number, QEnterEvent(here, here, here))
    assert number.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert number.grab().toImage().size() == before.size()
    QTest.mouseDClick(number, Qt.MouseButton.LeftButton)
    assert number.selectedText() == "988"


def test_the_script_shows_only_when_there_is_one(look: Look, qtbot: QtBot) -> None:
    made = page(look, qtbot)
    say = "“I am Alex. I had IV ketamine at 10:00 AM today. I am at 38 Alder Lane. I feel …”"
    assert say in {label.text() for label in made.findChildren(TextLabel) if label.isVisible()}
    made.show_rows(sample_rows.help_rows()._replace(say=""))
    assert say not in {label.text() for label in made.findChildren(TextLabel) if label.isVisible()}
