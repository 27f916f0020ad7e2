"""The Today page: widgets and wishes, no decisions. A presenter feeds it frozen rows."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, assert_never

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.shell.page import Page, page_sides
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.theme.look import Look
from aftercare.ui.today.day_page import DayPage
from aftercare.ui.today.rows import ActionRow, CardAction, CardKind, InSessionRows, TodayRows, UndoRow, WhyRow
from aftercare.ui.widgets.visibility import put

if TYPE_CHECKING:
    from aftercare.ui.today.in_session_page import InSessionPage
    from aftercare.ui.widgets.strip import Strip


class TodayView(Page):
    """Shows either the day or, while a session runs, the in-session page.

    Signals:
        task_done_requested: task_id that was done.
        task_undo_requested: task_id whose mark is to be taken back.
        snooze_requested: task_id to be reminded of later.
        why_requested: topic_id of a tile, or task_id of the next card; answer with `show_why`.
        time_wanted: task_id for which another time to be reminded is to be chosen.
        remind_at_requested: task_id, and the moment to be reminded of it.
        kept_reported, slip_reported: task_id of a missed card, and whether the rule was kept after all.
        looked_back: task_ids of a missed card, joined by commas, and what the person says about them.
        seen_reported: what was read, of a card or banner that asks for nothing else.
        session_over_requested: the session has ended just now.
        check_answered: a Question of the driving check, and True for yes.
        check_again: take its answers back.
        left_at_requested: which of the offered times the person left at.
        page_requested: page_id to open.
        add_session_requested: the person wants to add a session.
        try_again_requested: read the plan again.
        reminder_done_requested, reminder_declined_requested, reminder_asked_requested: reminder_id and its answer.
        reminder_hidden: reminder_id whose card was put away; not an answer.
        reminder_put_off: reminder_id, and the moment to hear of it again.
        reminder_opened: reminder_id whose card is to be shown.
    """

    task_done_requested = Signal(str)
    task_undo_requested = Signal(str)
    snooze_requested = Signal(str)
    why_requested = Signal(str)
    time_wanted = Signal(str)
    remind_at_requested = Signal(str, str)
    looked_back = Signal(str, str)
    seen_reported = Signal(str)
    kept_reported = Signal(str)
    slip_reported = Signal(str)
    session_over_requested = Signal()
    left_at_requested = Signal(str)
    check_answered = Signal(object, bool)
    check_again = Signal()
    page_requested = Signal(str)
    add_session_requested = Signal()
    try_again_requested = Signal()
    reminder_done_requested = Signal(str)
    reminder_declined_requested = Signal(str)
    reminder_asked_requested = Signal(str)
    reminder_hidden = Signal(str)
    reminder_put_off = Signal(str, str)
    reminder_opened = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(look, parent)
        self._day = DayPage(look)
        self._in_session: InSessionPage | None = None
        self._undo: Strip | None = None
        self._undo_place = QWidget()
        self._undo_box = QHBoxLayout(self._undo_place)
        put(self._undo_place, shows=False)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._day, 1)
        self._column.addWidget(self._undo_place)
        self._day.acted.connect(self._on_acted)
        self._day.topic_pressed.connect(self._on_topic_pressed)
        self._day.check_answered.connect(self.check_answered)
        self._day.check_again.connect(self.check_again)
        self._day.reminder_done.connect(self._on_reminder_done)
        self._day.reminder_declined.connect(self._on_reminder_declined)
        self._day.reminder_asked.connect(self._on_reminder_asked)
        self._day.reminder_put_away.connect(self._on_reminder_put_away)
        self._day.reminder_put_off.connect(self._on_reminder_put_off)
        self._day.reminder_opened.connect(self._on_reminder_opened)
        self.arrange()
        look.changed.connect(self.arrange)

    @property
    def day(self) -> DayPage:
        """The part that shows the day."""
        return self._day

    def show_today(self, rows: TodayRows) -> None:
        """Show the day."""
        if self._in_session is not None:
            put(self._in_session, shows=False)
        put(self._day, shows=True)
        self._day.show_rows(rows)
        self._show_undo(rows.undo)
        self.set_header(HeaderRow(rows.title, rows.subtitle, rows.subtitle_brief))

    def show_in_session(self, rows: InSessionRows) -> None:
        """Show only what matters while a session runs."""
        if self._in_session is None:
            from aftercare.ui.today.in_session_page import InSessionPage

            self._in_session = InSessionPage(self.look)
            self._in_session.session_over.connect(self._on_session_over)
            self._column.insertWidget(0, self._in_session, 1)
            self._in_session.arrange(self.layout_class)
        put(self._day, shows=False)
        self._show_undo(None)
        self._in_session.show_rows(rows)
        put(self._in_session, shows=True)
        self.set_header(HeaderRow(rows.title, rows.subtitle, rows.subtitle_brief))

    def show_why(self, row: WhyRow) -> None:
        """Open the answer below what was asked about."""
        self._day.show_why(row)

    def close_why(self) -> None:
        """Close the answer, if one is open, and put focus back on what was asked about."""
        self._day.close_why()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close an open answer on Esc."""
        if event.key() == QtCore.Qt.Key.Key_Escape and self._day.is_why_open:
            self._day.close_why()
        else:
            super().keyPressEvent(event)

    def arrange(self) -> None:
        """Lay out for the class and the text size that are on."""
        sides = page_sides(self.layout_class)
        self._undo_box.setContentsMargins(sides, 4, sides, 12)
        self._day.arrange(self.layout_class)
        if self._in_session is not None:
            self._in_session.arrange(self.layout_class)

    def own_keys(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        """Done and Remind me, from wherever focus is."""
        return (
            ("Alt+D", self._press_done),
            ("Alt+R", partial(self._press, CardAction.REMIND)),
        )

    def show_key_hints(self, *, are_shown: bool) -> None:
        """Name the keys of Done and Remind me on their buttons."""
        hints = {self._done_action: self.tr("Alt D"), CardAction.REMIND: self.tr("Alt R")} if are_shown else {}
        self._day.next_card.show_key_hints(hints)

    def _press_done(self) -> None:
        """Press Done; on a card that is done by answering questions, that is what leads to them."""
        if self._day.isVisible() and self._day.focus_check():
            return
        self._press(self._done_action)

    @property
    def _done_action(self) -> CardAction:
        row = self._day.next_card.row
        has_done = row is not None and any(action.action is CardAction.DONE for action in row.actions)
        is_to_do = row is not None and row.kind is CardKind.DO
        return CardAction.OPEN_PAGE if is_to_do and not has_done else CardAction.DONE

    def _press(self, action: CardAction) -> None:
        if self._day.isVisible():
            self._day.next_card.press(action)

    def _show_undo(self, row: UndoRow | None) -> None:
        if row is None:
            put(self._undo_place, shows=False)
            return
        if self._undo is None:
            from aftercare.ui.widgets.strip import Strip

            self._undo = Strip(self.look)
            self._undo.pressed.connect(self._on_undo)
            self._undo_box.addWidget(self._undo)
        self._undo.show_message(row.task_id, row.text, self.tr("Undo"), "check")
        put(self._undo_place, shows=True)

    def _on_acted(self, action: ActionRow, task_id: str) -> None:
        match action.action:
            case CardAction.DONE:
                self.task_done_requested.emit(task_id)
            case CardAction.UNDO:
                self.task_undo_requested.emit(task_id)
            case CardAction.REMIND:
                self.snooze_requested.emit(task_id)
            case CardAction.REMIND_AT:
                self.remind_at_requested.emit(task_id, action.target)
            case CardAction.CHANGE_TIME:
                self.time_wanted.emit(task_id)
            case CardAction.LOOK_BACK:
                self.looked_back.emit(task_id, action.target)
            case CardAction.SEEN:
                self.seen_reported.emit(action.target)
            case CardAction.WHY:
                self.why_requested.emit(action.target or task_id)
            case CardAction.KEPT:
                self.kept_reported.emit(task_id)
            case CardAction.SLIPPED:
                self.slip_reported.emit(task_id)
            case CardAction.LEFT_AT:
                self.left_at_requested.emit(action.target)
            case CardAction.OPEN_PAGE:
                self.page_requested.emit(action.target)
            case CardAction.ADD_SESSION:
                self.add_session_requested.emit()
            case CardAction.TRY_AGAIN:
                self.try_again_requested.emit()
            case _:
                assert_never(action.action)

    def _on_topic_pressed(self, topic_id: str) -> None:
        tile = self._day.board.tile(topic_id)
        if tile is not None and tile.row.opens and self._day.focus_check():
            return
        if tile is not None and tile.row.opens:
            self.page_requested.emit(tile.row.opens)
        elif self._day.open_why_id == topic_id:
            self._day.close_why()
        else:
            self.why_requested.emit(topic_id)

    def _on_undo(self, task_id: str) -> None:
        self.task_undo_requested.emit(task_id)

    def _on_session_over(self) -> None:
        self.session_over_requested.emit()

    def _on_reminder_done(self, reminder_id: str) -> None:
        self.reminder_done_requested.emit(reminder_id)

    def _on_reminder_declined(self, reminder_id: str) -> None:
        self.reminder_declined_requested.emit(reminder_id)

    def _on_reminder_asked(self, reminder_id: str) -> None:
        self.reminder_asked_requested.emit(reminder_id)

    def _on_reminder_put_away(self, reminder_id: str) -> None:
        self.reminder_hidden.emit(reminder_id)

    def _on_reminder_put_off(self, reminder_id: str, until: str) -> None:
        self.reminder_put_off.emit(reminder_id, until)

    def _on_reminder_opened(self, reminder_id: str) -> None:
        self.reminder_opened.emit(reminder_id)
