"""Our own pop-up: stays until the person does something, takes no focus, and stands where it covers least."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.hands import click, focused, press

from aftercare.ui.accessible import install_accessible_roles
from aftercare.ui.popup.rows import PopupRow
from aftercare.ui.popup.stack import ALL, BETWEEN, FROM_THE_EDGE, PopupStack, places
from aftercare.ui.popup.view import PopupView
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import TARGET, TEXT_SIZES, Scheme
from aftercare.ui.widgets.text_label import TextLabel

pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)

SCREEN = QRect(0, 0, 1280, 772)
DISCREET = PopupRow("r-1", "Aftercare. Appointment prep", "You have a reminder.", snooze_text="Remind me in 15 min")
DETAILED = PopupRow(
    "r-2",
    "Aftercare. Appointment prep",
    "Last drink by 8:00 AM",
    "15 minutes left. Then no drinks until later.",
    "glass-water",
    "Remind me in 5 min",
    can_be_answered=True,
)


@pytest.fixture
def stack(look: Look, qtbot: QtBot) -> Iterator[PopupStack]:
    install_accessible_roles()
    made = PopupStack(look, lambda: SCREEN)
    yield made
    made.withdraw(ALL)


def button(view: QWidget, name: str) -> QAbstractButton:
    found = view.findChild(QAbstractButton, f"popup-{name}")
    assert isinstance(found, QAbstractButton)
    return found


def seen(view: PopupView) -> QRect:
    return view.geometry().adjusted(view.rim, view.rim, -view.rim, -view.rim)


def test_it_stands_in_the_lower_right_corner_of_what_no_taskbar_covers(stack: PopupStack) -> None:
    stack.show(DETAILED)

    (view,) = stack.views
    assert SCREEN.right() + 1 - FROM_THE_EDGE == seen(view).right() + 1
    assert SCREEN.bottom() + 1 - FROM_THE_EDGE == seen(view).bottom() + 1


def test_it_says_what_it_was_given_and_no_more(stack: PopupStack) -> None:
    stack.show(DISCREET)

    (view,) = stack.views
    said = [label.text() for label in view.findChildren(TextLabel) if label.isVisible()]
    assert said == ["Aftercare. Appointment prep", "You have a reminder."]
    assert view.windowTitle() == "Aftercare"


@pytest.mark.parametrize(
    ("row", "name", "wish"),
    [
        (DETAILED, "main", "answered"),
        (DETAILED, "snooze", "snooze_requested"),
        (DETAILED, "open", "open_requested"),
        (DETAILED, "close", "closed"),
        (DISCREET, "main", "open_requested"),
        (DISCREET, "snooze", "snooze_requested"),
        (DISCREET, "close", "closed"),
    ],
)
def test_each_button_has_its_wish_and_no_other(stack: PopupStack, row: PopupRow, name: str, wish: str) -> None:
    told: list[tuple[str, str]] = []
    for signal in ("answered", "snooze_requested", "open_requested", "closed"):
        getattr(stack, signal).connect(lambda which, signal=signal: told.append((signal, which)))
    stack.show(row)

    click(button(stack.views[0], name))

    assert told == [(wish, row.reminder_id)]


def test_nobody_can_settle_what_they_have_not_read(stack: PopupStack) -> None:
    stack.show(DISCREET)

    (view,) = stack.views
    assert [one.objectName() for one in view.findChildren(QAbstractButton) if one.isVisible()] == [
        "popup-main",
        "popup-snooze",
        "popup-close",
    ]
    assert button(view, "main").text() == "Open"


def test_where_there_is_no_time_left_it_cannot_be_put_off(stack: PopupStack) -> None:
    stack.show(DISCREET._replace(snooze_text=""))

    assert not button(stack.views[0], "snooze").isVisible()


def test_closing_takes_it_away_and_answering_leaves_that_to_whoever_keeps_the_answer(stack: PopupStack) -> None:
    stack.show(DETAILED)
    click(button(stack.views[0], "main"))
    assert len(stack.rows) == 1

    click(button(stack.views[0], "close"))

    assert len(stack.rows) + len(stack.views) == 0


def test_escape_closes_without_an_answer(stack: PopupStack, qtbot: QtBot) -> None:
    stack.show(DETAILED)
    with qtbot.waitSignal(stack.closed) as closed, qtbot.assertNotEmitted(stack.answered):
        press(Qt.Key.Key_Escape, on=stack.views[0])
    assert closed.args == [DETAILED.reminder_id]


def test_the_same_reminder_again_takes_the_place_of_its_pop_up(stack: PopupStack) -> None:
    stack.show(DISCREET)
    stack.show(DISCREET._replace(snooze_text=""))

    assert len(stack.views) == 1
    assert not button(stack.views[0], "snooze").isVisible()


def test_three_stand_above_one_another_the_newest_lowest(stack: PopupStack) -> None:
    for name in ("a", "b", "c"):
        stack.show(DISCREET._replace(reminder_id=name))

    boxes = [seen(view) for view in stack.views]
    assert [view.row.reminder_id for view in stack.views] == ["a", "b", "c"]
    assert [upper.bottom() + 1 + BETWEEN for upper in boxes[:2]] == [lower.top() for lower in boxes[1:]]
    assert all(SCREEN.contains(box) for box in boxes)


def test_the_fourth_makes_one_that_speaks_for_all(stack: PopupStack, qtbot: QtBot) -> None:
    for name in ("a", "b", "c", "d"):
        stack.show(DISCREET._replace(reminder_id=name))

    (view,) = stack.views
    assert view.row.heading == "4 reminders waiting"
    with qtbot.waitSignal(stack.open_requested) as opened:
        click(button(view, "main"))
    assert opened.args == [ALL]


def test_closing_the_one_for_all_closes_each_and_answers_none(stack: PopupStack, qtbot: QtBot) -> None:
    closed: list[str] = []
    stack.closed.connect(closed.append)
    for name in ("a", "b", "c", "d"):
        stack.show(DISCREET._replace(reminder_id=name))

    with qtbot.assertNotEmitted(stack.answered):
        click(button(stack.views[0], "close"))

    assert closed == ["a", "b", "c", "d"]
    assert stack.views == ()


def test_when_fewer_wait_each_has_its_own_again(stack: PopupStack) -> None:
    for name in ("a", "b", "c", "d"):
        stack.show(DISCREET._replace(reminder_id=name))

    stack.withdraw("b")
    stack.withdraw("never shown")

    assert [view.row.reminder_id for view in stack.views] == ["a", "c", "d"]


def test_on_a_screen_that_is_too_low_for_two_one_speaks_for_both(look: Look, qtbot: QtBot) -> None:
    low = PopupStack(look, lambda: QRect(0, 0, 800, 300))
    low.show(DISCREET)
    low.show(DETAILED)

    assert [view.row.heading for view in low.views] == ["2 reminders waiting"]
    low.withdraw(ALL)


@pytest.mark.parametrize("room", [QRect(0, 0, 1280, 772), QRect(-1920, 200, 1920, 1080), QRect(0, 0, 500, 300)])
def test_a_place_lies_on_the_screen_it_was_made_for(room: QRect) -> None:
    sizes = [QSize(456, 200)]

    assert all(room.contains(place) for place in places(sizes, room))
    assert len(places(sizes, room)) == 1


def test_nothing_happens_to_it_as_time_goes_by(stack: PopupStack, qtbot: QtBot) -> None:
    stack.show(DETAILED)

    assert stack.findChildren(QTimer) == []
    assert stack.views[0].findChildren(QTimer) == []


def test_it_is_made_so_that_it_takes_no_focus_from_what_the_person_does(stack: PopupStack) -> None:
    stack.show(DETAILED)

    (view,) = stack.views
    assert view.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert view.testAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
    assert not view.isModal()


def test_once_asked_for_tab_goes_from_the_answer_to_the_way_out(stack: PopupStack, qtbot: QtBot) -> None:
    stack.show(DETAILED)
    stack.take_focus()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QAbstractButton))

    names = [focused().objectName()]
    for _ in range(3):
        press(Qt.Key.Key_Tab)
        names.append(focused().objectName())

    assert names == ["popup-main", "popup-snooze", "popup-open", "popup-close"]


def test_a_screen_reader_hears_an_alert_and_what_each_button_is_about(stack: PopupStack) -> None:
    stack.show(DETAILED)

    (view,) = stack.views
    heard = QAccessible.queryAccessibleInterface(view)
    assert heard.role() == QAccessible.Role.AlertMessage
    assert heard.text(QAccessible.Text.Name) == (
        "Aftercare. Appointment prep. Last drink by 8:00 AM 15 minutes left. Then no drinks until later."
    )
    assert {one.accessibleName() for one in view.findChildren(QAbstractButton)} == {
        "Done: Last drink by 8:00 AM",
        "Remind me in 5 min",
        "Open Aftercare: Last drink by 8:00 AM",
        "Close, without an answer: Last drink by 8:00 AM",
    }


@pytest.mark.parametrize("scheme", list(Scheme))
@pytest.mark.parametrize("percent", TEXT_SIZES)
@pytest.mark.parametrize("room", [SCREEN, QRect(0, 0, 760, 560)], ids=["wide", "small"])
def test_nothing_is_cut_off_and_every_target_is_large_enough(
    look: Look, qtbot: QtBot, percent: int, scheme: Scheme, room: QRect
) -> None:
    look.set_scheme(scheme)
    look.set_text_percent(percent)
    stack = PopupStack(look, lambda: room)
    stack.show(DETAILED)
    (view,) = stack.views
    QTest.qWaitForWindowExposed(view)

    least = look.theme.px(TARGET)
    for one in view.findChildren(QAbstractButton):
        assert one.width() >= max(least, one.minimumSizeHint().width()), one.objectName()
        assert one.height() >= least, one.objectName()
    for label in view.findChildren(TextLabel):
        assert label.height() >= label.heightForWidth(label.width()), label.text()
    assert seen(view).width() <= room.width() - 2 * FROM_THE_EDGE
    stack.withdraw(ALL)
