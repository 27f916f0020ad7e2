"""Every screen at every size: names, targets, nothing cut off, one order for Tab."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.ui import gallery, sample_rows
from tests.ui.hands import focused, point_at, press
from tests.ui.longer_words import longer, longer_words
from tests.ui.picture_faults import faults, fits, visible

from aftercare.ui.accessible import install_accessible_roles
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import TEXT_SIZES
from aftercare.ui.today.view import TodayView
from aftercare.ui.widgets.text_label import TextLabel

SIZES = (gallery.WIDE, gallery.NARROW, gallery.SMALLEST)


@pytest.mark.parametrize("picture", gallery.PICTURES, ids=lambda picture: picture.name)
def test_nothing_on_a_screen_is_nameless_small_cut_off_or_covered(
    picture: gallery.Picture, look: Look, qapp: QApplication
) -> None:
    with gallery.shown(picture, look, qapp) as window:
        assert faults(window, look) == []


@pytest.mark.parametrize("picture", gallery.PICTURES, ids=lambda picture: picture.name)
def test_every_screen_has_room_for_words_a_third_longer(
    picture: gallery.Picture, look: Look, qapp: QApplication
) -> None:
    with longer_words(qapp), gallery.shown(picture, look, qapp) as window:
        assert faults(window, look) == []


@pytest.mark.parametrize("name", ["16-setup-2-smallest-200pct", "17-setup-print-smallest-200pct"])
def test_back_and_next_can_be_seen_without_scrolling_in_a_low_window_with_large_text(
    name: str, look: Look, qapp: QApplication
) -> None:
    (picture,) = (picture for picture in gallery.PICTURES if picture.name == name)
    with gallery.shown(picture, look, qapp) as window:
        for button_name in ("setup-back", "setup-next"):
            button = window.findChild(QAbstractButton, button_name)
            assert isinstance(button, QAbstractButton)
            assert button.visibleRegion().boundingRect() == button.rect()


def test_longer_words_are_a_third_longer_and_keep_what_is_filled_in() -> None:
    assert longer("Reminders") == "Reemiindeers"
    assert longer("{time}") == "{time}"


def test_a_text_that_is_cut_off_is_found(shell: ShellWindow, look: Look) -> None:
    shell.header.title.setFixedHeight(20)
    (fault,) = faults(shell, look)
    assert fault.startswith("“Session day” is cut off")


def test_a_text_under_another_is_found(shell: ShellWindow, today: TodayView, look: Look) -> None:
    tile = today.day.board.tiles[0]
    tile.move(today.day.board.tiles[1].pos())
    assert faults(shell, look) == ["PermissionTile tile-clear-drinks lies on PermissionTile tile-food"]


@pytest.mark.parametrize("percent", TEXT_SIZES)
@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut_off_when_the_size_changes_while_the_window_is_open(
    shell: ShellWindow, look: Look, qtbot: QtBot, percent: int, size: tuple[int, int]
) -> None:
    shell.resize(*size)
    look.set_text_percent(percent)

    def nothing_is_cut() -> None:
        assert [label.text() for label in shell.findChildren(TextLabel) if label.isVisible() and not fits(label)] == []

    # Layouts settle from the inside out, one round of events per level.
    qtbot.waitUntil(nothing_is_cut)
    done = shell.findChild(QAbstractButton, "action-done")
    assert isinstance(done, QAbstractButton)
    assert done.fontInfo().pixelSize() == look.theme.px(18)


def test_get_help_now_stays_in_its_corner_while_the_page_scrolls(
    shell: ShellWindow, today: TodayView, look: Look, qapp: QApplication
) -> None:
    look.set_text_percent(200)
    qapp.processEvents()
    button = shell.header.help_button
    place = button.mapTo(shell, QPoint(0, 0))
    bar = today.day.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    assert button.mapTo(shell, QPoint(0, 0)) == place


def test_tab_goes_to_help_then_the_menu_then_down_the_page(shell: ShellWindow, today: TodayView, qtbot: QtBot) -> None:
    today.show_today(sample_rows.missed()._replace(reminders=(sample_rows.reminder(),)))
    shell.header.title.setFocus()
    names = []
    for _ in range(13):
        press(Qt.Key.Key_Tab)
        names.append(focused().objectName())
    assert names == [
        "help-button",
        "nav-today",
        "nav-print-checklist",
        "action-kept",
        "action-slipped",
        "action-remind",
        "reminder-done",
        "reminder-declined",
        "reminder-asked",
        "reminder-hide",
        "tile-food",
        "help-button",
        "nav-today",
    ]


def assert_around(ring: QWidget, control: QWidget) -> None:
    host = ring.parentWidget()
    assert host is not None
    place = QRect(control.mapTo(host, QPoint(0, 0)), control.size())
    assert ring.geometry() == place.adjusted(-6, -6, 6, 6)


def test_the_focus_ring_lies_outside_the_control_it_marks(shell: ShellWindow, today: TodayView) -> None:
    tile = today.day.board.tiles[1]
    tile.setFocus()
    ring = next(child for child in shell.findChildren(QWidget) if type(child).__name__ == "FocusRing")
    assert ring.isVisible()
    assert_around(ring, tile)
    shell.header.title.setFocus()
    assert not ring.isVisible()


def test_the_focus_ring_goes_with_its_control(shell: ShellWindow, today: TodayView, qapp: QApplication) -> None:
    tile = today.day.board.tiles[4]
    tile.setFocus()
    shell.resize(900, 604)
    qapp.processEvents()
    ring = next(child for child in shell.findChildren(QWidget) if type(child).__name__ == "FocusRing")
    assert_around(ring, tile)


@pytest.mark.parametrize(
    ("role", "name"),
    [
        (QAccessible.Role.Heading, "Session day"),
        (QAccessible.Role.Heading, "Right now, 6:40 AM"),
        (QAccessible.Role.Grouping, "Do this next: Finish clear drinks by 8:00 AM. 1 hour 20 minutes left"),
        (QAccessible.Role.Grouping, "Who to call"),
        (QAccessible.Role.Grouping, "Main menu"),
        (QAccessible.Role.RadioButton, "Today"),
        (QAccessible.Role.Button, "Get help now. Phone numbers"),
        (QAccessible.Role.List, "Your day"),
        (QAccessible.Role.ListItem, "8:00 AM, Stop clear drinks, coming"),
        (QAccessible.Role.StaticText, "(503) 555-0142"),
    ],
)
def test_a_screen_reader_hears_what_each_part_is(shell: ShellWindow, role: QAccessible.Role, name: str) -> None:
    install_accessible_roles()
    heard = {
        (interface.role(), interface.text(QAccessible.Text.Name))
        for widget in shell.findChildren(QWidget)
        if widget.isVisible() and (interface := QAccessible.queryAccessibleInterface(widget)) is not None
    }
    assert (role, name) in heard


def test_arrow_keys_bring_a_hidden_row_of_the_board_into_view(
    shell: ShellWindow, today: TodayView, look: Look, qapp: QApplication
) -> None:
    look.set_text_percent(200)
    qapp.processEvents()
    tiles = today.day.board.tiles
    tiles[0].setFocus()
    for _ in tiles:
        press(Qt.Key.Key_Down)
    assert focused() is tiles[4]
    assert tiles[4].visibleRegion().boundingRect() == tiles[4].rect()


def test_the_answer_to_why_starts_at_its_heading_in_a_small_window(
    shell: ShellWindow, today: TodayView, look: Look, qapp: QApplication
) -> None:
    shell.resize(*gallery.SMALLEST)
    look.set_text_percent(200)
    qapp.processEvents()
    today.show_why(sample_rows.why())
    heading = next(label for label in shell.findChildren(TextLabel) if label.accessibleName() == "Driving")
    assert heading.visibleRegion().boundingRect() == heading.rect()


def test_no_control_acts_on_hover_alone(shell: ShellWindow, qtbot: QtBot) -> None:
    before = {label.text() for label in shell.findChildren(QLabel) if label.isVisible()}
    for button in visible(shell, QAbstractButton):
        point_at(button)
    assert {label.text() for label in shell.findChildren(QLabel) if label.isVisible()} == before
