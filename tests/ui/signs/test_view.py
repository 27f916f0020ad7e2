"""The warning signs page by keyboard and by hand: one press opens a sheet, and one press goes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui import gallery
from tests.ui.demo_course import at, course_of, guidance, request
from tests.ui.hands import focused, press
from tests.ui.page_pictures import handbook

from aftercare.ui.accessible import install_accessible_roles
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.signs.presenter import SignsPresenter
from aftercare.ui.signs.view import SignsView
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import TypeRole
from aftercare.ui.widgets.phone_label import PhoneLabel

ALT = Qt.KeyboardModifier.AltModifier


class Called(list[str]):
    """The numbers this computer was asked to call."""


@pytest.fixture
def called() -> Called:
    return Called()


@pytest.fixture
def made(look: Look) -> SignsView:
    return SignsView(look)


@pytest.fixture
def presenter(made: SignsView, called: Called) -> SignsPresenter:
    numbers = guidance().help_for("US")
    course = course_of(request(actual_end=at("12:00")))
    desk = SignsPresenter(made, handbook(), course, numbers, lambda: at("14:15"), called.append)
    made.chosen.connect(desk.choose)
    made.sheet_closed.connect(desk.close_sheet)
    made.call_requested.connect(desk.call)
    desk.refresh()
    return desk


@pytest.fixture
def view(made: SignsView, presenter: SignsPresenter, shell: ShellWindow, qapp: QApplication) -> SignsView:
    shell.register_page(PageSpec("warning-signs", "Warning signs", "triangle-alert", lambda: made))
    shell.show_page("warning-signs")
    qapp.processEvents()
    made.take_focus()
    return made


def is_open(view: SignsView) -> bool:
    return view.is_sheet_open


def name() -> str:
    return focused().objectName()


def part(view: QWidget, object_name: str) -> QAbstractButton:
    found = view.findChild(QAbstractButton, object_name)
    assert isinstance(found, QAbstractButton)
    return found


def test_focus_lands_on_the_first_sign_and_each_card_is_one_stop(view: SignsView) -> None:
    stops = [name()]
    for _ in range(5):
        press(Qt.Key.Key_Tab)
        stops.append(name())
    assert stops == [
        "sign-chest-pain",
        "sign-thinking-of-suicide",
        "sign-faint",
        "sign-panic",
        "signs-several",
        "help-button",
    ]


def test_arrows_home_and_end_move_inside_a_card_and_tab_comes_back_to_the_row(view: SignsView) -> None:
    press(Qt.Key.Key_Down)
    assert name() == "sign-breathing"
    press(Qt.Key.Key_End)
    assert name() == "sign-overdose"
    press(Qt.Key.Key_Down)
    assert name() == "sign-overdose"
    assert not focused().visibleRegion().isEmpty()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert name() == "sign-maoi"
    press(Qt.Key.Key_Home)
    assert name() == "sign-chest-pain"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
@pytest.mark.parametrize(("back", "modifier"), [(Qt.Key.Key_Escape, None), (Qt.Key.Key_Left, ALT)])
def test_one_key_opens_the_sheet_and_one_goes_back_to_the_row(
    view: SignsView, key: Qt.Key, back: Qt.Key, modifier: Qt.KeyboardModifier | None
) -> None:
    press(Qt.Key.Key_Down)
    press(key)
    assert is_open(view)
    assert name() == "sheet-heading"
    press(back, modifier or Qt.KeyboardModifier.NoModifier)
    assert not is_open(view)
    assert name() == "sign-breathing"


def test_the_way_back_and_the_call_are_in_reach_of_tab(view: SignsView, called: Called) -> None:
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
    assert name() == "call-from-here"
    press(Qt.Key.Key_Return)
    assert called == ["911"]
    part(view, "back-to-signs").click()
    assert not is_open(view)


def test_the_number_is_giant_and_read_digit_by_digit(view: SignsView) -> None:
    install_accessible_roles()
    press(Qt.Key.Key_Return)
    numbers = [label for label in view.findChildren(PhoneLabel) if label.text() == "911" and label.isVisible()]
    assert any(label.height() >= TypeRole.NUMBER_XXL.value.size for label in numbers)
    heard = {
        interface.text(QAccessible.Text.Name)
        for widget in view.findChildren(QWidget)
        if widget.isVisible() and (interface := QAccessible.queryAccessibleInterface(widget)) is not None
    }
    assert {
        "9 1 1",
        "Call 9 1 1 now. Chest pain or tightness",
        "Step 2. Sit down and rest. Do not drive yourself.",
    } <= heard
    assert any(said.startswith("I am Alex. I had IV ketamine") and "____" not in said for said in heard)


def test_several_signs_can_be_ticked_and_the_sheet_shows_the_most_severe(view: SignsView) -> None:
    part(view, "signs-several").click()
    assert name() == "sign-chest-pain"
    part(view, "sign-headache").click()
    part(view, "sign-breathing").click()
    assert part(view, "sign-breathing").isChecked()
    assert not is_open(view)
    part(view, "signs-what-to-do").click()
    assert view.sheet is not None
    assert view.sheet.sheet is not None
    assert view.sheet.sheet.heading.text() == "Call 911 now"


def test_a_tick_can_be_taken_back_and_esc_ends_ticking(view: SignsView) -> None:
    part(view, "signs-several").click()
    row = part(view, "sign-rash")
    row.click()
    row.click()
    assert not row.isChecked()
    assert not part(view, "signs-what-to-do").isVisible()
    row.setFocus()
    press(Qt.Key.Key_Escape)
    assert part(view, "signs-several").isVisible()
    assert not row.isCheckable()


def test_in_a_small_window_with_large_text_the_bar_scrolls_until_it_is_used(
    view: SignsView, shell: ShellWindow, look: Look, qapp: QApplication
) -> None:
    look.set_text_percent(200)
    shell.resize(*gallery.SMALLEST)
    qapp.processEvents()
    assert view.signs.isAncestorOf(view.bar)
    part(view, "signs-several").click()
    assert not view.signs.isAncestorOf(view.bar)
    press(Qt.Key.Key_Escape)
    assert view.signs.isAncestorOf(view.bar)


def test_reading_order_follows_the_levels(view: SignsView) -> None:
    assert [card.objectName() for card in view.signs.cards] == [
        "signs-emergency",
        "signs-crisis",
        "signs-urgent",
        "signs-watch",
    ]


def test_an_open_sheet_stays_open_while_the_minute_changes(view: SignsView, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(view.sheet_closed):
        view.chosen.emit(("chest-pain",))
    assert is_open(view)
    assert name() == "sheet-heading"
