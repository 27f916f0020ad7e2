"""Print & share with keys and pointer: every sheet in reach, and the buttons do what they say."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui import gallery, print_pictures
from tests.ui.hands import click, focused, press
from tests.ui.print_share.stand_ins import picture_of

from aftercare.domain.sheets.sheet import SheetKind
from aftercare.ui.print_share.sheet_card import SheetCard, image_of
from aftercare.ui.print_share.view import PrintShareView
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.today.view import TodayView
from aftercare.ui.widgets.action_button import ActionButton


@pytest.fixture
def view(shell: ShellWindow, today: TodayView, qapp: QApplication) -> PrintShareView:
    print_pictures.page()(shell, today)
    qapp.processEvents()
    page = shell.page("print-share")
    assert isinstance(page, PrintShareView)
    return page


def card(view: PrintShareView, kind: SheetKind) -> SheetCard:
    return next(one for one in view.grid.cards if one.kind_id == kind.value)


def test_the_sheets_are_one_stop_for_tab_with_arrows_inside(view: PrintShareView) -> None:
    card(view, SheetKind.PREPARATION).setFocus()

    press(Qt.Key.Key_Right)
    assert focused() is card(view, SheetKind.DRIVER)
    press(Qt.Key.Key_Down)
    assert focused() is card(view, SheetKind.WALLET)
    press(Qt.Key.Key_Up)
    assert focused() is card(view, SheetKind.DRIVER)
    press(Qt.Key.Key_Tab)
    assert focused() is view.panel.print_button


def test_enter_on_a_sheet_chooses_it(view: PrintShareView, qtbot: QtBot) -> None:
    card(view, SheetKind.SIGNS).setFocus()

    with qtbot.waitSignal(view.sheet_chosen) as caught:
        press(Qt.Key.Key_Return)

    assert caught.args == ["warning-signs"]
    assert view.panel.accessibleName() == "Warning signs"
    assert card(view, SheetKind.SIGNS).accessibleName().endswith("chosen")


def test_in_one_column_choosing_a_sheet_leads_to_its_buttons(
    shell: ShellWindow, view: PrintShareView, qapp: QApplication
) -> None:
    shell.resize(*gallery.SMALLEST)
    qapp.processEvents()

    click(card(view, SheetKind.DRIVER))

    assert focused() is view.panel.print_button


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("print_button", "print_requested"),
        ("save_button", "save_requested"),
        ("open_button", "open_requested"),
        ("web_button", "web_page_requested"),
    ],
)
def test_each_button_says_what_the_person_wants(view: PrintShareView, qtbot: QtBot, button: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(view, signal)):
        click(getattr(view.panel, button))


def test_large_type_stays_off_until_somebody_turned_it_on(view: PrintShareView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.large_wanted) as caught:
        click(view.panel.large)

    assert caught.args == [True]
    assert not view.panel.large.isChecked()


def test_a_thing_to_hand_on_is_asked_for_by_its_name(view: PrintShareView, qtbot: QtBot) -> None:
    (thing,) = view.share.things
    with qtbot.waitSignal(view.thing_wanted) as caught:
        thing.button.click()

    assert caught.args == ["reminders"]
    assert thing.button.accessibleName() == "Save calendar file: Reminders for my phone"


def test_the_picture_on_the_card_is_the_page_itself() -> None:
    kept = picture_of(SheetKind.SIGNS)
    image = image_of(kept)

    assert (image.width(), image.height()) == (kept.width, kept.height)
    assert image.pixelColor(0, 0).lightness() == 255
    middle = kept.greys[kept.width * 150 + 60]
    assert image.pixelColor(60, 150).lightness() == middle


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_button_cuts_its_words_off(view: PrintShareView, qapp: QApplication, percent: int) -> None:
    view.look.set_text_percent(percent)
    (thing,) = view.share.things
    thing.button.show_words("Save the calendar file with every reminder of the whole course in it")
    for _ in range(4):
        qapp.processEvents()

    buttons = [one for one in view.findChildren(ActionButton) if one.isVisible()]

    assert thing.button in buttons
    for button in buttons:
        assert button.height() >= button.heightForWidth(button.width()), button.words
