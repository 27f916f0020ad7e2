"""The Today page shows what it is given and asks for exactly what was pressed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.ui import sample_rows
from tests.ui.hands import click, focused, press

from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.today.rows import ActionRow, CardAction, CardKind, NextCardRow, TileRow, TodayRows, UndoRow
from aftercare.ui.today.view import TodayView
from aftercare.ui.widgets.key_hint import KeyHint

TOPICS = ("food", "clear-drinks", "alcohol", "driving", "decisions")


def button(today: TodayView, name: str) -> QAbstractButton:
    (found,) = (child for child in today.findChildren(QAbstractButton, name) if child.isVisible())
    return found


def texts(today: TodayView) -> set[str]:
    return {label.text() for label in today.findChildren(QLabel) if label.isVisible()}


def test_the_space_bar_on_done_asks_for_exactly_that_task(today: TodayView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(today.task_done_requested) as caught:
        press(Qt.Key.Key_Space, on=button(today, "action-done"))
    assert caught.args == ["finish-drinks"]


def test_enter_on_done_asks_for_exactly_that_task(today: TodayView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(today.task_done_requested) as caught:
        press(Qt.Key.Key_Return, on=button(today, "action-done"))
    assert caught.args == ["finish-drinks"]


@pytest.mark.parametrize(("key", "signal"), [(Qt.Key.Key_D, "task_done_requested"), (Qt.Key.Key_R, "snooze_requested")])
def test_alt_and_a_letter_work_from_wherever_focus_is(
    today: TodayView, shell: ShellWindow, qtbot: QtBot, key: Qt.Key, signal: str
) -> None:
    shell.header.help_button.setFocus()
    with qtbot.waitSignal(getattr(today, signal)) as caught:
        press(key, Qt.KeyboardModifier.AltModifier, on=shell)
    assert caught.args == ["finish-drinks"]


def test_the_keys_of_the_next_card_are_named_while_alt_is_held(today: TodayView, shell: ShellWindow) -> None:
    def named() -> list[str]:
        return [hint.words for hint in today.findChildren(KeyHint) if hint.isVisible()]

    button(today, "tile-food").setFocus()
    QTest.keyPress(focused(), Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    assert named() == ["Alt D", "Alt R"]
    assert all(card_of(hint).rect().contains(hint.geometry()) for hint in today.findChildren(KeyHint))
    QTest.keyRelease(focused(), Qt.Key.Key_Alt)
    assert named() == []


def card_of(hint: KeyHint) -> QWidget:
    card = hint.parentWidget()
    assert card is not None
    return card


def test_no_key_stays_named_when_alt_and_tab_led_to_another_window(today: TodayView, shell: ShellWindow) -> None:
    QTest.keyPress(shell, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    other = QWidget()
    other.show()
    other.activateWindow()
    QApplication.processEvents()
    assert [hint for hint in today.findChildren(KeyHint) if hint.isVisible()] == []
    other.close()


def test_reminding_later_asks_for_exactly_that_task(today: TodayView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(today.snooze_requested) as caught:
        click(button(today, "action-remind"))
    assert caught.args == ["finish-drinks"]


@pytest.mark.parametrize(
    ("action", "signal", "expected"),
    [
        (CardAction.UNDO, "task_undo_requested", ["a-task"]),
        (CardAction.WHY, "why_requested", ["a-target"]),
        (CardAction.KEPT, "kept_reported", ["a-task"]),
        (CardAction.SLIPPED, "slip_reported", ["a-task"]),
        (CardAction.LEFT_AT, "left_at_requested", ["a-target"]),
        (CardAction.OPEN_PAGE, "page_requested", ["a-target"]),
        (CardAction.ADD_SESSION, "add_session_requested", []),
        (CardAction.TRY_AGAIN, "try_again_requested", []),
    ],
)
def test_each_button_of_the_card_has_its_own_wish(
    today: TodayView, qtbot: QtBot, action: CardAction, signal: str, expected: list[str]
) -> None:
    card = NextCardRow(CardKind.DO, "Now", "A thing", actions=(ActionRow(action, "Go", "a-target"),), task_id="a-task")
    today.show_today(sample_rows.fast()._replace(next_card=card))
    with qtbot.waitSignal(getattr(today, signal)) as caught:
        button(today, f"action-{action.name.lower()}").click()
    assert caught.args == expected


def test_the_task_of_the_slim_card_is_not_that_of_the_missed_card(today: TodayView, qtbot: QtBot) -> None:
    today.show_today(sample_rows.missed())
    with qtbot.waitSignal(today.snooze_requested) as caught:
        button(today, "action-remind").click()
    assert caught.args == ["finish-drinks"]
    with qtbot.waitSignal(today.kept_reported) as caught:
        button(today, "action-kept").click()
    assert caught.args == ["stop-eating"]


def test_the_board_keeps_its_five_topics_in_order_at_every_width(
    today: TodayView, shell: ShellWindow, qapp: QApplication
) -> None:
    for size in ((1280, 784), (900, 604), (760, 560)):
        shell.resize(*size)
        qapp.processEvents()
        tiles = today.day.board.tiles
        assert tuple(tile.row.topic_id for tile in tiles) == TOPICS
        places = [(tile.y(), tile.x()) for tile in tiles]
        assert places == sorted(places)


def test_topics_a_clinic_adds_go_into_a_second_line(today: TodayView, qapp: QApplication) -> None:
    rows = sample_rows.fast()
    extra = tuple(tile._replace(topic_id=f"extra-{at}") for at, tile in enumerate(rows.tiles[:3]))
    today.show_today(rows._replace(tiles=rows.tiles + extra))
    qapp.processEvents()
    tiles = today.day.board.tiles
    assert len({tile.y() for tile in tiles[:5]}) == 1
    assert {tile.y() for tile in tiles[5:]} == {tiles[5].y()}
    assert tiles[5].y() > tiles[0].geometry().bottom()


def test_a_tile_says_topic_answer_and_until_when_with_days_in_full(today: TodayView) -> None:
    tile = today.day.board.tile("driving")
    assert tile is not None
    assert tile.accessibleName() == "Driving: No, until about noon Friday, and a night’s sleep. Why?"


def test_arrow_keys_move_along_the_board_and_stop_at_its_ends(today: TodayView, qtbot: QtBot) -> None:
    tiles = today.day.board.tiles
    tiles[0].setFocus()
    for key, expected in (
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 2),
        (Qt.Key.Key_Right, 3),
        (Qt.Key.Key_Right, 4),
        (Qt.Key.Key_Right, 4),
        (Qt.Key.Key_Up, 3),
    ):
        press(key)
        assert focused() is tiles[expected]


def test_the_board_is_one_stop_for_tab(today: TodayView, qtbot: QtBot) -> None:
    tiles = today.day.board.tiles
    tiles[2].setFocus()
    press(Qt.Key.Key_Tab, on=tiles[2])
    assert focused() not in tiles
    press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert focused() is tiles[2]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_pressing_a_tile_asks_why_for_exactly_that_topic(today: TodayView, qtbot: QtBot, key: Qt.Key) -> None:
    tile = today.day.board.tile("alcohol")
    with qtbot.waitSignal(today.why_requested) as caught:
        press(key, on=tile)
    assert caught.args == ["alcohol"]


def test_the_answer_to_why_opens_below_the_board_and_esc_closes_it(today: TodayView, qtbot: QtBot) -> None:
    tile = today.day.board.tile("driving")
    assert tile is not None
    tile.setFocus()
    today.show_why(sample_rows.why())
    assert sample_rows.why().rule in texts(today)
    assert focused() is button(today, "why-close")
    assert button(today, "why-close").mapTo(today, button(today, "why-close").rect().topLeft()).y() > tile.height()
    press(Qt.Key.Key_Escape)
    assert sample_rows.why().rule not in texts(today)
    assert focused() is tile


def test_pressing_the_tile_again_closes_its_answer(today: TodayView, qtbot: QtBot) -> None:
    today.show_why(sample_rows.why())
    with qtbot.assertNotEmitted(today.why_requested):
        button(today, "tile-driving").click()
    assert sample_rows.why().rule not in texts(today)


@pytest.mark.parametrize(
    ("name", "signal"),
    [
        ("reminder-done", "reminder_done_requested"),
        ("reminder-declined", "reminder_declined_requested"),
        ("reminder-asked", "reminder_asked_requested"),
        ("reminder-hide", "reminder_hidden"),
    ],
)
def test_each_answer_to_a_reminder_is_its_own_and_hiding_is_none(
    today: TodayView, qtbot: QtBot, name: str, signal: str
) -> None:
    today.show_today(sample_rows.fast()._replace(reminders=(sample_rows.reminder(),)))
    answers = {"reminder_done_requested", "reminder_declined_requested", "reminder_asked_requested"} - {signal}
    heard: list[str] = []
    for other in answers:
        getattr(today, other).connect(heard.append)
    with qtbot.waitSignal(getattr(today, signal)) as caught:
        button(today, name).click()
    assert caught.args == ["r-1"]
    assert heard == []


def test_reminders_stand_above_everything_else_in_the_order_given(today: TodayView) -> None:
    second = sample_rows.reminder()._replace(reminder_id="r-2", heading="Pack your bag")
    today.show_today(sample_rows.fast()._replace(reminders=(sample_rows.reminder(), second)))
    (first,), (other,) = (today.findChildren(QFrame, f"reminder-{name}") for name in ("r-1", "r-2"))
    tops = [part.mapTo(today, QPoint(0, 0)).y() for part in (first, other, today.day.next_card)]
    assert tops == sorted(tops)
    assert len(set(tops)) == 3


def test_an_answered_reminder_leaves_the_page(today: TodayView) -> None:
    today.show_today(sample_rows.fast()._replace(reminders=(sample_rows.reminder(),)))
    assert sample_rows.reminder().heading in texts(today)
    today.show_today(sample_rows.fast())
    assert sample_rows.reminder().heading not in texts(today)


def test_a_reminder_is_put_off_to_the_time_that_was_chosen_and_none_is_offered_before(
    today: TodayView, qtbot: QtBot
) -> None:
    row = sample_rows.reminder_to_put_off()
    today.show_today(sample_rows.fast()._replace(reminders=(row,)))
    assert row.note in texts(today)
    choices = today.findChildren(QAbstractButton, "reminder-put-off")
    assert not any(choice.isVisible() for choice in choices)

    button(today, "reminder-later").click()
    assert [choice.isVisible() for choice in choices] == [True] * 3
    with qtbot.waitSignal(today.reminder_put_off) as caught:
        choices[1].click()

    assert caught.args == ["r-3", row.choices[1].target]


def test_a_reminder_that_cannot_be_put_off_offers_no_time(today: TodayView) -> None:
    today.show_today(sample_rows.fast()._replace(reminders=(sample_rows.reminder(),)))

    (later,) = today.findChildren(QAbstractButton, "reminder-later")
    assert not later.isVisible()


def test_the_list_is_closed_at_first_but_for_what_was_put_off(today: TodayView, qtbot: QtBot) -> None:
    row = sample_rows.more_reminders()
    today.show_today(sample_rows.fast()._replace(more_reminders=row))
    names = [f"open-{line.reminder_id}" for line in row.lines]
    opens = [one for name in names for one in today.findChildren(QAbstractButton, name)]
    assert [one.isVisible() for one in opens] == [False, False, True]
    assert "Reminder set for 7:15 AM" in texts(today)

    button(today, "reminder-list-toggle").click()
    assert [one.isVisible() for one in opens] == [True] * 3
    with qtbot.waitSignal(today.reminder_opened) as caught:
        opens[0].click()

    assert caught.args == ["r-4"]
    today.show_today(sample_rows.fast())
    assert row.heading not in texts(today)


def test_a_banner_with_a_question_takes_its_answer(today: TodayView, qtbot: QtBot) -> None:
    today.show_today(sample_rows.fast()._replace(banner=sample_rows.clock_question()))

    with qtbot.waitSignal(today.seen_reported) as caught:
        button(today, "banner-seen").click()

    assert caught.args == ["clock"]


def test_what_has_to_be_answered_first_stands_above_reminders(today: TodayView) -> None:
    today.show_today(sample_rows.missed()._replace(reminders=(sample_rows.reminder(),)))
    (reminder,) = today.findChildren(QFrame, "reminder-r-1")

    assert today.day.next_card.mapTo(today, QPoint(0, 0)).y() < reminder.mapTo(today, QPoint(0, 0)).y()


def test_undo_is_offered_while_it_is_given_and_moves_nothing_above_it(
    today: TodayView, qtbot: QtBot, qapp: QApplication
) -> None:
    before = [tile.mapTo(today, tile.rect().topLeft()) for tile in today.day.board.tiles]
    undo = UndoRow("stop-eating", "“Stop eating” is done.")
    today.show_today(sample_rows.fast()._replace(undo=undo))
    qapp.processEvents()
    assert undo.text in texts(today)
    assert [tile.mapTo(today, tile.rect().topLeft()) for tile in today.day.board.tiles] == before
    with qtbot.waitSignal(today.task_undo_requested) as caught:
        button(today, "strip-button").click()
    assert caught.args == ["stop-eating"]
    today.show_today(sample_rows.fast())
    assert undo.text not in texts(today)


def test_while_a_session_runs_there_are_only_numbers_and_one_button(today: TodayView, qtbot: QtBot) -> None:
    today.show_in_session(sample_rows.in_session())
    shown = [found for found in today.findChildren(QAbstractButton) if found.isVisible()]
    assert [found.objectName() for found in shown] == ["session-over"]
    assert {"(503) 555-0142", "(503) 555-0117", "You are in good hands"} <= texts(today)
    with qtbot.waitSignal(today.session_over_requested):
        press(Qt.Key.Key_Space, on=shown[0])


def test_the_day_comes_back_after_the_session(today: TodayView) -> None:
    today.show_in_session(sample_rows.in_session())
    today.show_today(sample_rows.after())
    assert "Rest. Nothing else to do today" in texts(today)
    assert "You are in good hands" not in texts(today)


def test_the_day_line_is_read_as_a_list_of_moments(today: TodayView) -> None:
    names = [node.accessibleName() for node in today.day.day_line.nodes]
    assert names[:2] == ["4:00 AM, Stop eating, done", "8:00 AM, Stop clear drinks, coming"]
    assert today.day.day_line.accessibleName() == "Your day"


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows._replace(driver=None),
        lambda rows: rows._replace(clinic=None),
        lambda rows: rows._replace(driver=None, clinic=None),
        lambda rows: rows._replace(next_card=None),
        lambda rows: rows._replace(day=None),
        lambda rows: rows._replace(tiles=()),
        lambda rows: rows._replace(next_card=None, driver=None, clinic=None, day=None, tiles=()),
    ],
)
def test_what_is_not_given_leaves_no_hole(
    today: TodayView, qapp: QApplication, change: Callable[[TodayRows], TodayRows]
) -> None:
    rows = change(sample_rows.fast())
    today.show_today(rows)
    qapp.processEvents()
    day = today.day
    assert day.next_card.isVisible() is (rows.next_card is not None)
    assert day.calls.isVisible() is (rows.driver is not None or rows.clinic is not None)
    assert day.board.isVisible() is bool(rows.tiles)
    assert day.day_line.isVisible() is (rows.day is not None)


def test_a_new_minute_keeps_focus_on_the_button_it_was_on(today: TodayView) -> None:
    done = button(today, "action-done")
    done.setFocus()
    card = sample_rows.fast().next_card
    assert card is not None
    today.show_today(sample_rows.fast()._replace(next_card=card._replace(countdown="1 h 19 min")))
    assert focused() is done


def test_pressing_done_twice_never_marks_a_task_that_was_not_read(today: TodayView) -> None:
    button(today, "action-done").setFocus()
    card = sample_rows.fast().next_card
    assert card is not None
    following = card._replace(lead="Leave with Sam", task_id="leave")
    today.show_today(sample_rows.fast()._replace(next_card=following))
    heard: list[str] = []
    today.task_done_requested.connect(heard.append)
    assert focused().accessibleName() == "Leave with Sam"
    press(Qt.Key.Key_Space)
    assert heard == []
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    assert heard == ["leave"]


def test_a_new_minute_keeps_focus_on_the_tile_it_was_on(today: TodayView) -> None:
    tile = today.day.board.tiles[1]
    tile.setFocus()
    changed: tuple[TileRow, ...] = tuple(row._replace(second="now") for row in sample_rows.fast().tiles)
    today.show_today(sample_rows.fast()._replace(tiles=changed))
    assert focused() is tile


def test_ampersands_in_words_are_words(today: TodayView) -> None:
    card = sample_rows.fast().next_card
    assert card is not None
    today.show_today(sample_rows.fast()._replace(next_card=card._replace(actions=(ActionRow(CardAction.DONE, "R&D"),))))
    done = button(today, "action-done")
    assert isinstance(done, QPushButton)
    assert done.text() == "R&&D"


def test_the_layout_changes_with_the_width(today: TodayView, shell: ShellWindow, qapp: QApplication) -> None:
    found = []
    for width in (1280, 900):
        shell.resize(width, 700)
        qapp.processEvents()
        tiles = today.day.board.tiles
        found.append((shell.layout_class, len({tile.y() for tile in tiles}), len({tile.x() for tile in tiles})))
    assert found == [(LayoutClass.WIDE, 1, 5), (LayoutClass.NARROW, 5, 1)]


@pytest.mark.parametrize("now_after", [-1, 0, 3, 6])
def test_the_flag_of_now_never_lies_on_a_moment(today: TodayView, qapp: QApplication, now_after: int) -> None:
    day = sample_rows.fast().day
    assert day is not None
    for share in (0.0, 0.5, 1.0):
        moved = day._replace(now_after=now_after, now_share=share)
        today.show_today(sample_rows.fast()._replace(day=moved))
        qapp.processEvents()
        line = today.day.day_line
        flag = line.marker_box()
        discs = [line.disc_box(at) for at in range(len(day.nodes))]
        assert not [disc for disc in discs if disc.intersects(flag)]
        assert flag.left() >= 0
        assert flag.right() <= line.width()
