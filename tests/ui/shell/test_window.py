"""The frame around the pages: menu, header, help from anywhere, keys, text size."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.ui import sample_rows
from tests.ui.hands import click, focused, press

from aftercare.ui.shell.page import Page
from aftercare.ui.shell.rows import HeaderRow, IdentityRow, StripRow
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.today.view import TodayView

CTRL = Qt.KeyboardModifier.ControlModifier


def texts(shell: ShellWindow) -> set[str]:
    return {label.text() for label in shell.findChildren(QLabel) if label.isVisible()}


def add_second_page(shell: ShellWindow, look: Look) -> list[Page]:
    made: list[Page] = []

    def make() -> Page:
        page = Page(look)
        page.set_header(HeaderRow("Learn", "Answers"))
        made.append(page)
        return page

    shell.register_page(PageSpec("learn", "Learn", "book-open", make, "Ctrl+6"))
    return made


def test_the_title_of_the_window_says_nothing_private(shell: ShellWindow) -> None:
    shell.show_identity(sample_rows.IDENTITY)
    assert shell.windowTitle() == "Aftercare"


def test_the_menu_shows_only_pages_that_exist(shell: ShellWindow, look: Look) -> None:
    assert [item.text() for item in shell.sidebar.items] == ["Today", "Print checklist"]
    add_second_page(shell, look)
    assert [item.text() for item in shell.sidebar.items] == ["Today", "Print checklist", "Learn"]


def test_a_page_is_made_when_it_is_first_opened(shell: ShellWindow, look: Look, qtbot: QtBot) -> None:
    made = add_second_page(shell, look)
    assert made == []
    with qtbot.waitSignal(shell.page_shown) as caught:
        press(Qt.Key.Key_6, CTRL, on=shell)
    assert caught.args == ["learn"]
    assert len(made) == 1
    assert {"Learn", "Answers"} <= texts(shell)
    item = shell.sidebar.item("learn")
    assert item is not None
    assert item.isChecked()


def test_focus_lands_on_the_title_after_a_page_change(shell: ShellWindow, look: Look) -> None:
    add_second_page(shell, look)
    shell.show_page("learn")
    assert focused() is shell.header.title


def test_a_page_behind_another_does_not_change_the_header(shell: ShellWindow, look: Look, today: TodayView) -> None:
    add_second_page(shell, look)
    shell.show_page("learn")
    today.show_today(sample_rows.after())
    assert "Learn" in texts(shell)
    assert "Rest of today" not in texts(shell)
    shell.show_page("today")
    assert "Rest of today" in texts(shell)


def test_printing_is_a_wish_and_leaves_the_page_where_it_is(shell: ShellWindow, qtbot: QtBot) -> None:
    item = shell.sidebar.item("print-checklist")
    with qtbot.waitSignal(shell.action_requested) as caught:
        press(Qt.Key.Key_Space, on=item)
    assert caught.args == ["print-checklist"]
    with qtbot.waitSignal(shell.action_requested):
        press(Qt.Key.Key_P, CTRL, on=shell)
    assert shell.page_id == "today"


@pytest.mark.parametrize(("key", "modifier"), [(Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_H, CTRL)])
@pytest.mark.parametrize("where", ["tile", "button", "menu", "in session", "reminder", "compact"])
def test_help_opens_from_anywhere_and_esc_goes_back_with_focus(
    shell: ShellWindow,
    today: TodayView,
    look: Look,
    qapp: QApplication,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    where: str,
) -> None:
    match where:
        case "tile":
            today.day.board.tiles[3].setFocus()
        case "button":
            today.day.next_card.buttons[0].setFocus()
        case "menu":
            shell.sidebar.items[0].setFocus()
        case "in session":
            today.show_in_session(sample_rows.in_session())
        case "reminder":
            today.show_today(sample_rows.fast()._replace(reminders=(sample_rows.reminder(),)))
        case "compact":
            look.set_text_percent(200)
            qapp.processEvents()
    before = focused()
    press(key, modifier, on=before)
    assert {"911", "988"} <= texts(shell)
    press(Qt.Key.Key_Escape)
    assert not {"911", "988"} & texts(shell)
    assert focused() is before


def test_the_help_button_closes_what_it_opened(shell: ShellWindow, qtbot: QtBot) -> None:
    button = shell.header.help_button
    place = button.mapTo(shell, button.rect().topRight())
    click(button)
    assert "911" in texts(shell)
    assert button.words == "Close help"
    assert button.mapTo(shell, button.rect().topRight()) == place
    click(button)
    assert "911" not in texts(shell)
    assert button.words == "Get help now"


def test_opening_another_page_leaves_help(shell: ShellWindow, look: Look) -> None:
    add_second_page(shell, look)
    shell.open_help()
    shell.show_page("learn")
    assert not shell.is_help_open
    assert shell.header.help_button.words == "Get help now"


def test_help_works_before_any_page_exists(look: Look, qtbot: QtBot, qapp: QApplication) -> None:
    window = ShellWindow(look, sample_rows.help_rows())
    qtbot.addWidget(window)
    window.show()
    qapp.processEvents()
    window.open_help()
    assert {"911", "988"} <= texts(window)
    window.close_help()


def test_newer_numbers_replace_the_old_also_while_help_is_open(shell: ShellWindow) -> None:
    shell.open_help()
    rows = sample_rows.help_rows()
    shell.show_help_rows(rows._replace(rows=rows.rows[:2]))
    assert "(503) 555-0142" not in texts(shell)
    assert {"911", "988"} <= texts(shell)


def test_keys_change_the_text_size_one_step_at_a_time(shell: ShellWindow, look: Look, qtbot: QtBot) -> None:
    heard: list[int] = []
    shell.text_percent_changed.connect(heard.append)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0, Qt.Key.Key_Minus):
        press(key, CTRL, on=shell)
    assert heard == [125, 150, 125, 100]
    assert look.text_percent == 100


def test_large_text_hides_the_menu_behind_a_button(
    shell: ShellWindow, look: Look, qapp: QApplication, qtbot: QtBot
) -> None:
    assert not shell.header.menu_button.isVisible()
    look.set_text_percent(200)
    qapp.processEvents()
    assert shell.layout_class is LayoutClass.COMPACT
    assert not shell.sidebar.isVisible()
    click(shell.header.menu_button)
    assert shell.sidebar.isVisible()
    assert focused() is shell.sidebar.item("today")
    press(Qt.Key.Key_Escape)
    assert not shell.sidebar.isVisible()
    assert focused() is shell.header.menu_button
    look.set_text_percent(100)
    qapp.processEvents()
    assert shell.sidebar.isVisible()


def test_choosing_from_the_menu_closes_it(shell: ShellWindow, look: Look, qapp: QApplication, qtbot: QtBot) -> None:
    look.set_text_percent(200)
    qapp.processEvents()
    click(shell.header.menu_button)
    click(shell.sidebar.item("today"))
    assert not shell.sidebar.isVisible()


def test_a_count_beside_a_page_is_spoken_in_words(shell: ShellWindow) -> None:
    shell.show_count("today", "9/14", "9 of 14 done")
    item = shell.sidebar.item("today")
    assert item is not None
    assert item.accessibleName() == "Today, 9 of 14 done"


def test_without_a_clinic_the_app_stands_under_its_own_name(shell: ShellWindow) -> None:
    shell.show_identity(IdentityRow(patient_name="Alex"))
    assert {"Aftercare", "Alex"} <= texts(shell)


def test_a_mark_that_every_screen_must_carry_is_shown(shell: ShellWindow) -> None:
    shell.show_identity(sample_rows.IDENTITY._replace(mark="Sample patient"))
    assert "Sample patient" in texts(shell)


def test_a_sentence_at_the_foot_has_one_button_and_goes_away(shell: ShellWindow, qtbot: QtBot) -> None:
    shell.show_strip(StripRow("saved", "Your checklist is saved.", "Open it"))
    assert "Your checklist is saved." in texts(shell)
    (button,) = (
        found for found in shell.findChildren(type(shell.header.menu_button), "strip-button") if found.isVisible()
    )
    with qtbot.waitSignal(shell.strip_action_requested) as caught:
        click(button)
    assert caught.args == ["saved"]
    shell.show_strip(None)
    assert "Your checklist is saved." not in texts(shell)
