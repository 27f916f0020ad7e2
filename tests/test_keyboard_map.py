"""The whole keyboard map (design.md 5), pressed on the running app: each key, where it works, and what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from tests import running_app
from tests.running_app import Start

from aftercare.app import App
from aftercare.command_line import read_options
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.look import Look
from aftercare.ui.today.view import TodayView
from aftercare.ui.widgets.action_button import ActionButton

look, demo, start = running_app.look, running_app.demo, running_app.start

KEY, MOD = Qt.Key, Qt.KeyboardModifier
CTRL, ALT, SHIFT, NONE = MOD.ControlModifier, MOD.AltModifier, MOD.ShiftModifier, MOD.NoModifier
ALL = ("today", "prepare", "recovery", "warning-signs", "learn", "print-share", "settings")


@pytest.fixture
def app(start: Start, tmp_path: Path, qapp: QApplication, look: Look) -> Iterator[App]:
    """The app in the morning of a session, once everything has been registered."""
    app = start("06:40")
    app.be_present(tmp_path / "data", read_options(["--demo"]))
    come_to(app.desktop.window)
    yield app
    look.set_text_percent(100)


def come_to(window: ShellWindow) -> None:
    window.show()
    window.activateWindow()
    for _ in range(3):
        QApplication.processEvents()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(window: ShellWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where focus is, as a person does."""
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    QApplication.processEvents()


@dataclass(frozen=True)
class Line:
    """One line of the map: the key, the page it is pressed on, and what is true afterwards."""

    key: Qt.Key
    modifier: Qt.KeyboardModifier
    on: str
    then: Callable[[App], bool]


def shows(page_id: str) -> Callable[[App], bool]:
    return lambda app: app.desktop.window.page_id == page_id and not app.desktop.window.is_help_open


def help_is_open(app: App) -> bool:
    return app.desktop.window.is_help_open


def focus_is_on(name: str) -> Callable[[App], bool]:
    return lambda _: focused().objectName() == name


def text_is(percent: int) -> Callable[[App], bool]:
    return lambda app: app.desktop.look.text_percent == percent


PAGES = (
    (KEY.Key_1, "today"),
    (KEY.Key_2, "prepare"),
    (KEY.Key_3, "recovery"),
    (KEY.Key_4, "warning-signs"),
    (KEY.Key_6, "learn"),
    (KEY.Key_7, "print-share"),
    (KEY.Key_Comma, "settings"),
)
MAP = (
    *(Line(KEY.Key_F1, NONE, page, help_is_open) for page in ALL),
    *(Line(KEY.Key_H, CTRL, page, help_is_open) for page in ALL),
    *(Line(key, CTRL, "warning-signs" if page == "today" else "today", shows(page)) for key, page in PAGES),
    Line(KEY.Key_Plus, CTRL, "today", text_is(125)),
    Line(KEY.Key_Equal, CTRL, "today", text_is(125)),
    Line(KEY.Key_0, CTRL, "today", text_is(100)),
    *(Line(KEY.Key_P, CTRL, page, shows("print-share")) for page in ("today", "recovery", "warning-signs", "learn")),
)


@pytest.mark.parametrize("line", MAP, ids=lambda line: f"{line.key.name}-{line.on}")
def test_each_key_does_what_the_map_says(app: App, line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    window = app.desktop.window
    monkeypatch.setattr("aftercare.print_desk.SystemPrintDesk.print_sheet", lambda *_: None)
    window.show_page(line.on)
    come_to(window)

    press(window, line.key, line.modifier)

    assert line.then(app)


def test_smaller_undoes_larger_and_stops_at_the_ends(app: App) -> None:
    window = app.desktop.window
    for _ in range(7):
        press(window, KEY.Key_Plus, CTRL)
    assert app.desktop.look.text_percent == 200
    press(window, KEY.Key_Minus, CTRL)
    assert app.desktop.look.text_percent == 175


@pytest.mark.parametrize("page_id", [page for page in ALL if page != "warning-signs"])
def test_focus_lands_on_the_title_of_a_page(app: App, page_id: str) -> None:
    app.desktop.window.show_page(page_id)
    QApplication.processEvents()
    assert focused().objectName() == "page-title"


def test_focus_lands_on_the_first_sign(app: App) -> None:
    press(app.desktop.window, KEY.Key_4, CTRL)
    assert focused().accessibleName() == "Chest pain or tightness. Emergency"


def test_focus_lands_on_the_heading_of_a_sheet_and_goes_back_to_its_row(app: App) -> None:
    window = app.desktop.window
    press(window, KEY.Key_4, CTRL)
    press(window, KEY.Key_Return)
    assert focused().objectName() == "sheet-heading"
    for key, modifier in ((KEY.Key_Escape, NONE), (KEY.Key_Left, ALT)):
        press(window, key, modifier)
        assert focused().accessibleName() == "Chest pain or tightness. Emergency"
        press(window, KEY.Key_Return)


@pytest.mark.parametrize(("key", "modifier"), [(KEY.Key_Escape, NONE), (KEY.Key_Left, ALT)])
def test_back_closes_help_and_puts_focus_where_it_was(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    window = app.desktop.window
    (done,) = [one for one in window.findChildren(ActionButton, "action-done") if one.isVisible()]
    done.setFocus()
    press(window, KEY.Key_F1)
    assert help_is_open(app)
    press(window, key, modifier)
    assert not help_is_open(app)
    assert focused() is done


@pytest.mark.parametrize(("key", "modifier"), [(KEY.Key_Escape, NONE), (KEY.Key_Left, ALT)])
def test_back_leads_from_a_part_of_a_page_to_that_page(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    window = app.desktop.window
    window.show_page("share-driver")
    come_to(window)
    press(window, key, modifier)
    assert window.page_id == "print-share"


def test_tab_goes_to_help_then_the_menu_then_the_page(app: App) -> None:
    window = app.desktop.window
    window.show_page("today")
    window.header.title.setFocus()
    names: list[str] = []
    while len(names) < 40 and "help-button" not in names[1:]:
        press(window, KEY.Key_Tab)
        names.append(focused().objectName())
    assert names[:2] == ["help-button", "nav-today"], "the menu is one stop, with arrows inside"
    page = names[2:-1]
    assert page[0].startswith(("action-", "reminder-"))
    assert len([name for name in page if name.startswith("tile-")]) == 1, "so is the board"
    assert not any(name.startswith("nav-") for name in page)
    press(window, KEY.Key_Tab, SHIFT)
    assert focused().objectName() == page[-1]


def test_arrows_reach_every_entry_of_the_menu(app: App) -> None:
    window = app.desktop.window
    items = [item for item in window.sidebar.items if item.isVisible()]
    items[0].setFocus()
    reached = [focused().objectName()]
    for _ in items[1:]:
        press(window, KEY.Key_Down)
        reached.append(focused().objectName())
    assert reached == [item.objectName() for item in items]
    press(window, KEY.Key_Space)
    assert window.page_id == reached[-1].removeprefix("nav-")


def test_arrows_go_from_tile_to_tile(app: App) -> None:
    page = app.desktop.window.page("today")
    assert isinstance(page, TodayView)
    page.day.board.tiles[0].setFocus()
    press(app.desktop.window, KEY.Key_Right)
    assert focused() is page.day.board.tiles[1]
    press(app.desktop.window, KEY.Key_Left)
    assert focused() is page.day.board.tiles[0]


@pytest.mark.parametrize("key", [KEY.Key_Space, KEY.Key_Return, KEY.Key_Enter])
def test_enter_and_space_press_what_has_focus(app: App, key: Qt.Key) -> None:
    page = app.desktop.window.page("today")
    assert isinstance(page, TodayView)
    page.day.board.tiles[0].setFocus()
    press(app.desktop.window, key)
    assert page.day.open_why_id == "food"
    press(app.desktop.window, KEY.Key_Escape)
    assert [page.day.open_why_id] == [""]
    assert focused() is page.day.board.tiles[0]


def test_alt_d_is_done_and_alt_r_reminds_on_the_next_card_alone(app: App) -> None:
    window = app.desktop.window
    before = running_app.next_card(app)
    press(window, KEY.Key_R, ALT)
    assert any("Reminder set for" in text for text in running_app.texts(app))
    press(window, KEY.Key_D, ALT)
    after = running_app.next_card(app)
    assert after != before
    window.show_page("recovery")
    press(window, KEY.Key_D, ALT)
    window.show_page("today")
    assert running_app.next_card(app) == after, "on another page the key does nothing"


@pytest.mark.parametrize("page_id", ["learn", "medicines"])
def test_ctrl_f_goes_to_the_search_field_of_the_page_in_front(app: App, page_id: str) -> None:
    window = app.desktop.window
    for other in ("prepare", "learn"):
        window.show_page(other)
    if page_id == "medicines":
        app.desktop._preparing.open(page_id)
    come_to(window)
    press(window, KEY.Key_F, CTRL)
    found = focused()
    assert isinstance(found, QLineEdit)
    assert found.isVisible()
    assert window.isAncestorOf(found)


def test_no_two_keys_of_the_window_are_the_same(app: App) -> None:
    from PySide6.QtGui import QShortcut

    for page_id in ALL:
        app.desktop.window.show_page(page_id)
    keys = [short.key().toString() for short in app.desktop.window.findChildren(QShortcut)]
    assert sorted(keys) == sorted(set(keys)), "Qt runs none of two that want the same key"


def test_nothing_takes_focus_that_has_no_name_on_any_page(app: App) -> None:
    window = app.desktop.window
    for page_id in ALL:
        window.show_page(page_id)
        QApplication.processEvents()
        nameless = [
            button.objectName() or type(button).__name__
            for button in window.findChildren(QAbstractButton)
            if button.isVisible() and not (button.accessibleName() or button.text())
        ]
        assert nameless == [], page_id
