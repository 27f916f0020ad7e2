"""The tray: how many reminders wait, when the next one comes, and what happens when the window is closed."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtGui import QCloseEvent, QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import TARGET
from aftercare.ui.tray.farewell import Farewell, FarewellDialog
from aftercare.ui.tray.icon import SIZES, tray_icon, tray_picture
from aftercare.ui.tray.presenter import TrayPresenter, tray_row
from aftercare.ui.tray.rows import TrayMark, TrayRow, TrayState
from aftercare.ui.tray.view import TrayView


@pytest.mark.parametrize(
    ("state", "mark", "tooltip", "line"),
    [
        (TrayState(), TrayMark.QUIET, "Aftercare", "No reminder planned"),
        (TrayState(0, "7:45 AM"), TrayMark.QUIET, "Aftercare", "Next reminder at 7:45 AM"),
        (TrayState(1, "7:45 AM"), TrayMark.WAITING, "Aftercare: 1 reminder waiting", "Next reminder at 7:45 AM"),
        (TrayState(3, ""), TrayMark.WAITING, "Aftercare: 3 reminders waiting", "No reminder planned"),
        (
            TrayState(3, "7:45 AM", is_stopped=True),
            TrayMark.STOPPED,
            "Aftercare: reminders are stopped",
            "Reminders are stopped",
        ),
    ],
)
def test_the_tray_says_how_many_wait_and_when_the_next_comes(
    state: TrayState, mark: TrayMark, tooltip: str, line: str
) -> None:
    assert tray_row(state) == TrayRow(mark, tooltip, line)


@dataclass
class Screen:
    """A tray that keeps what it was asked to show."""

    shown: list[TrayRow] = field(default_factory=list)

    def show_row(self, row: TrayRow) -> None:
        self.shown.append(row)


def test_the_tray_is_left_alone_while_nothing_changes() -> None:
    screen = Screen()
    presenter = TrayPresenter(screen)

    for state in (TrayState(), TrayState(1), TrayState(1), TrayState()):
        presenter.show(state)

    assert [row.mark for row in screen.shown] == [TrayMark.QUIET, TrayMark.WAITING, TrayMark.QUIET]


def test_the_menu_leads_to_everything_and_the_line_about_the_next_is_no_button(look: Look, qtbot: QtBot) -> None:
    view = TrayView(look)
    view.show_row(tray_row(TrayState(1, "7:45 AM")))

    assert view.words == (
        "Aftercare: 1 reminder waiting",
        "Open Aftercare",
        "Get help now",
        "Next reminder at 7:45 AM",
        "Test my reminders",
        "Quit",
    )
    assert {one.objectName() for one in view.menu.actions() if one.text() and not one.isEnabled()} == {"tray-next"}


@pytest.mark.parametrize("name", ["open", "help", "test", "quit"])
def test_each_entry_asks_for_its_own_thing(look: Look, qtbot: QtBot, name: str) -> None:
    view = TrayView(look)
    told: list[str] = []
    for wish in ("open", "help", "test", "quit"):
        getattr(view, f"{wish}_requested").connect(lambda wish=wish: told.append(wish))

    next(one for one in view.menu.actions() if one.objectName() == f"tray-{name}").trigger()

    assert told == [name]


def test_a_click_on_the_icon_opens_the_window_and_one_for_the_menu_does_not(look: Look, qtbot: QtBot) -> None:
    view = TrayView(look)
    with qtbot.waitSignal(view.open_requested):
        view.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    with qtbot.assertNotEmitted(view.open_requested):
        view.icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)


def test_without_a_tray_the_icon_is_not_believed_to_be_there(look: Look, qtbot: QtBot) -> None:
    assert not TrayView(look).put_up()


@pytest.mark.parametrize("size", SIZES)
def test_each_state_has_a_picture_of_its_own_also_in_greys(look: Look, size: int) -> None:
    def greys(mark: TrayMark) -> tuple[int, ...]:
        image = tray_picture(look.theme, mark, size).toImage()
        return tuple(QColor(image.pixel(x, y)).lightness() // 32 for x in range(size) for y in range(size))

    pictures = [greys(mark) for mark in TrayMark]

    for one, other in ((0, 1), (0, 2), (1, 2)):
        different = sum(a != b for a, b in zip(pictures[one], pictures[other], strict=True))
        assert different > size * size * 0.1
    assert {(one.width(), one.height()) for one in tray_icon(look.theme, TrayMark.QUIET).availableSizes()} >= {
        (size, size)
    }


# Closing the window


@dataclass
class Door:
    """A window with somebody who closes it."""

    window: QWidget
    has_tray: bool = False
    told: int = 0
    agrees: bool = True
    left: int = 0

    def tell(self) -> bool:
        self.told += 1
        return self.agrees

    def farewell(self) -> Farewell:
        made = Farewell(self.window, lambda: self.has_tray, lambda: self.told > 0, self.tell)
        made.leaving.connect(self._on_leaving)
        return made

    def _on_leaving(self) -> None:
        self.left += 1


@pytest.fixture
def door(qtbot: QtBot) -> Door:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return Door(window)


def test_with_a_tray_a_closed_window_only_goes_away(door: Door) -> None:
    door.has_tray = True
    farewell = door.farewell()

    assert not door.window.close()

    assert (door.window.isVisible(), door.left, door.told) == (False, 0, 0)
    assert farewell is not None


def test_without_a_tray_the_person_is_told_that_reminders_stop_and_only_once(door: Door) -> None:
    door.agrees = False
    farewell = door.farewell()
    assert not door.window.close()
    assert (door.window.isVisible(), door.left, door.told) == (True, 0, 1)

    assert door.window.close()

    assert (door.left, door.told) == (1, 1)
    assert farewell is not None


def test_quit_tells_the_same(door: Door) -> None:
    door.has_tray = True
    farewell = door.farewell()

    farewell.quit()
    assert (door.left, door.told) == (1, 1)
    assert door.window.close()


def test_quit_can_be_taken_back(door: Door) -> None:
    door.agrees = False
    farewell = door.farewell()

    farewell.quit()

    assert (door.left, door.window.isVisible()) == (0, True)


def test_a_computer_that_is_switched_off_is_not_asked(
    door: Door, monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    door.has_tray = True
    farewell = door.farewell()
    monkeypatch.setattr(type(qapp), "isSavingSession", lambda _self: True)
    event = QCloseEvent()

    assert not farewell.eventFilter(door.window, event)

    assert (event.isAccepted(), door.left, door.told) == (True, 1, 0)


@pytest.mark.parametrize(("name", "may_end"), [("stay", False), ("leave", True)])
def test_the_two_answers_do_what_they_say(look: Look, qtbot: QtBot, name: str, may_end: bool) -> None:
    dialog = FarewellDialog(look)
    qtbot.addWidget(dialog)
    dialog.show()
    buttons = dialog.findChildren(QAbstractButton)
    assert [one.text() for one in buttons] == ["Keep it open", "Close Aftercare"]
    assert all(one.height() >= look.theme.px(TARGET) for one in buttons)

    next(one for one in buttons if one.objectName() == f"farewell-{name}").click()

    assert bool(dialog.result()) is may_end
    assert not dialog.isVisible()
