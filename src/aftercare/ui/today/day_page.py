"""The day: reminders that wait, the next thing, the board, who to call, and the line of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare.ui.shell.page import page_sides
from aftercare.ui.theme.canvas import Align
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.today.rows import (
    ActionRow,
    AfterThatRow,
    BannerRow,
    CardKind,
    ReminderCardRow,
    ReminderListRow,
    TodayRows,
    WhyRow,
)
from aftercare.ui.widgets.board import Board
from aftercare.ui.widgets.call_card import CallCard
from aftercare.ui.widgets.day_line import DayLine
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.next_card import NextCard
from aftercare.ui.widgets.page_scroll import PageScroll
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import is_put_away, put

if TYPE_CHECKING:
    from aftercare.ui.recovery.rows import CheckRow
    from aftercare.ui.widgets.after_that_card import AfterThatCard
    from aftercare.ui.widgets.banner import Banner
    from aftercare.ui.widgets.driving_check import DrivingCheckCard
    from aftercare.ui.widgets.reminder_card import ReminderCard
    from aftercare.ui.widgets.reminder_list import ReminderList
    from aftercare.ui.widgets.why_panel import WhyPanel

QWIDGETSIZE_MAX = (1 << 24) - 1
_CALL_CARD = 300
_SECTION_GAP = 23
_TIGHT_SECTION_GAP = 17
_NARROW_SECTION_GAP = 14


class DayPage(PageScroll):
    """Scrolls under the header. Parts that rarely show are made when they are first needed.

    Signals:
        acted: the ActionRow that was pressed, and the task_id of its card.
        topic_pressed: the topic_id of a tile.
        check_answered: a Question of the driving check, and True for yes.
        check_again: take its answers back.
        reminder_done, reminder_declined, reminder_asked, reminder_put_away, reminder_opened: reminder_id.
        reminder_put_off: reminder_id, and the moment to hear of it again.
    """

    acted = Signal(ActionRow, str)
    topic_pressed = Signal(str)
    check_answered = Signal(object, bool)
    check_again = Signal()
    reminder_done = Signal(str)
    reminder_declined = Signal(str)
    reminder_asked = Signal(str)
    reminder_put_away = Signal(str)
    reminder_put_off = Signal(str, str)
    reminder_opened = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty day."""
        super().__init__(look, parent)
        self._look = look
        self._class = LayoutClass.WIDE
        self._rows: TodayRows | None = None
        self._banner: Banner | None = None
        self._reminders: dict[str, ReminderCard] = {}
        self._reminder_rows: tuple[ReminderCardRow, ...] = ()
        self._more: ReminderList | None = None
        self._check: DrivingCheckCard | None = None
        self._after_that: AfterThatCard | None = None
        self._why: WhyPanel | None = None
        self._why_id = ""
        self._asked_from: QWidget | None = None
        self.next_card = NextCard(look)
        self.calls = CallCard(look)
        self.board = Board(look)
        self.day_line = DayLine(look)
        self._build()
        self.next_card.acted.connect(self._on_next_card_acted)
        self.board.topic_pressed.connect(self._on_topic_pressed)
        self.board.tile_reached.connect(self.bring_into_view)

    def _build(self) -> None:
        look = self._look
        self._cards = QWidget()
        self._cards_row = QHBoxLayout(self._cards)
        self._cards_row.setContentsMargins(0, 0, 0, 0)
        self._cards_row.addWidget(self.next_card, 1)
        self._cards_row.addWidget(self.calls)
        self._board_head = QWidget()
        self._board_heading = Heading(look, TypeRole.H2)
        self._source_icon = IconLabel(look, "stethoscope", ColourRole.INK_2)
        self._source = TextLabel(look, TypeRole.META, ColourRole.INK_2, align=Align.RIGHT)
        self._head_row = QHBoxLayout(self._board_head)
        self._head_row.setContentsMargins(0, 0, 0, 0)
        self._head_row.addWidget(self._board_heading, 1)
        self._head_row.addWidget(self._source_icon)
        self._head_row.addWidget(self._source)
        self._day_heading = Heading(look, TypeRole.H2)

    @property
    def is_why_open(self) -> bool:
        """Whether an answer to Why? is open."""
        return bool(self._why_id)

    @property
    def open_why_id(self) -> str:
        """What the open answer is about, or empty."""
        return self._why_id

    def show_rows(self, rows: TodayRows) -> None:
        """Show the whole day; what did not change is left alone."""
        if rows == self._rows:
            return
        self._rows = rows
        self._show_banner(rows.banner)
        self._show_reminders(rows.reminders)
        self._show_more(rows.more_reminders)
        put(self.next_card, shows=rows.next_card is not None)
        if rows.next_card is not None:
            self.next_card.show_card(rows.next_card)
        self._show_check(rows.check)
        self.calls.show_calls(rows.driver, rows.clinic)
        self._show_after_that(rows.after_that)
        put(self._board_head, shows=bool(rows.tiles))
        put(self.board, shows=bool(rows.tiles))
        self._board_heading.show_text(rows.board_heading)
        self._source.show_text(rows.board_source)
        self._source_icon.show_icon(rows.board_source_icon if rows.board_source else "")
        self.board.show_tiles(rows.tiles)
        self._day_heading.show_text(rows.day.heading if rows.day is not None else "")
        put(self.day_line, shows=rows.day is not None)
        if rows.day is not None:
            self.day_line.show_day(rows.day)
        self._settle()

    def focus_check(self) -> bool:
        """Move focus to the driving check; False if it does not stand here."""
        if self._check is None or is_put_away(self._check):
            return False
        self._check.take_focus()
        self.bring_into_view(self._check)
        return True

    def show_why(self, row: WhyRow) -> None:
        """Open the answer below the board when it is about a tile, else below the next card."""
        if self._why is None:
            from aftercare.ui.widgets.why_panel import WhyPanel

            self._why = WhyPanel(self._look, self.content)
            self._why.closed.connect(self.close_why)
        if not self._why_id:
            self._asked_from = self.focusWidget()
        self._why_id = row.why_id
        self._why.show_why(row)
        put(self._why, shows=True)
        self._settle()
        self.column.activate()
        self._why.take_focus()
        self.bring_into_view(self._why)

    def close_why(self) -> None:
        """Close the answer and put focus back where the question came from."""
        if self._why is None or not self._why_id:
            return
        asked_from = self.board.tile(self._why_id) or self._asked_from
        if asked_from is not None and self._why.has_taken_focus:
            asked_from.setFocus()
        self._why_id = ""
        self._asked_from = None
        put(self._why, shows=False)
        self._settle()

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        self._class = layout_class
        is_wide = layout_class is LayoutClass.WIDE
        is_narrow = layout_class is LayoutClass.NARROW
        px = self._look.theme.px
        if is_wide:
            self.calls.setFixedWidth(px(_CALL_CARD))
            self._cards_row.addWidget(self.calls)
        else:
            self._cards_row.removeWidget(self.calls)
            self.calls.setMinimumWidth(0)
            self.calls.setMaximumWidth(QWIDGETSIZE_MAX)
        self._cards_row.setSpacing(px(20))
        self._head_row.setSpacing(px(7))
        heading = TypeRole.H2_NARROW if is_narrow else TypeRole.H2
        self._board_heading.set_role(heading)
        self._day_heading.set_role(heading)
        self.next_card.set_layout_class(layout_class)
        if self._check is not None:
            self._check.arrange(layout_class)
        self.calls.set_form(is_across=is_narrow, is_brief=is_narrow)
        self.board.set_layout_class(layout_class)
        self.day_line.set_across(is_wide)
        self.set_page_margins(page_sides(layout_class), 8, 12)
        self._settle()

    def _settle(self) -> None:
        """Put every part in its place; reading order is the order on the screen."""
        is_wide = self._class is LayoutClass.WIDE
        is_about_tile = self.board.tile(self._why_id) is not None
        why_below_cards = [self._why] if self._why is not None and self._why_id and not is_about_tile else []
        why_below_board = [self._why] if self._why is not None and is_about_tile else []
        reminders = [
            *(self._reminders[row.reminder_id] for row in self._reminder_rows),
            *([self._more] if self._more is not None else []),
        ]
        card = self.next_card.row
        # What has to be answered or read first stands on top; else what has just come due does.
        is_first = card is not None and card.kind is CardKind.MISSED
        has_check = self._check is not None and not is_put_away(self._check)
        has_first = has_check or not is_put_away(self.next_card)
        put(self._cards, shows=has_first or (is_wide and not is_put_away(self.calls)))
        self.set_sections(
            (
                *([self._banner] if self._banner is not None else []),
                *([] if is_first else reminders),
                self._cards,
                *([self._after_that] if self._after_that is not None else []),
                *(reminders if is_first else []),
                *why_below_cards,
                self._board_head,
                self.board,
                *why_below_board,
                *([] if is_wide else [self.calls]),
                self._day_heading,
                self.day_line,
            )
        )
        self.set_gaps(self._gap_above)
        self.order_focus()

    def _gap_above(self, section: QWidget) -> int:
        px = self._look.theme.px
        is_wide = self._class is LayoutClass.WIDE
        has_day_heading = not is_put_away(self._day_heading)
        if section is self.board or (section is self.day_line and has_day_heading):
            return px(11 if is_wide else 8)
        if section in (self._board_head, self._day_heading, self.day_line):
            is_tight = self._rows is not None and self._rows.after_that is not None
            if not is_wide:
                return px(_NARROW_SECTION_GAP)
            return px(_TIGHT_SECTION_GAP if is_tight else _SECTION_GAP)
        return px(15 if is_wide else 12)

    def _show_banner(self, row: BannerRow | None) -> None:
        if row is not None and self._banner is None:
            from aftercare.ui.widgets.banner import Banner

            self._banner = Banner(self._look, self.content)
            self._banner.acted.connect(self._on_banner_acted)
        if self._banner is not None:
            self._banner.show_banner(row)

    def _show_after_that(self, row: AfterThatRow | None) -> None:
        if row is not None and self._after_that is None:
            from aftercare.ui.widgets.after_that_card import AfterThatCard

            self._after_that = AfterThatCard(self._look, self.content)
            self._after_that.acted.connect(self._on_after_that_acted)
        if self._after_that is not None:
            put(self._after_that, shows=row is not None)
            if row is not None:
                self._after_that.show_row(row)

    def _show_check(self, row: CheckRow | None) -> None:
        if row is not None and self._check is None:
            from aftercare.ui.widgets.driving_check import DrivingCheckCard

            self._check = DrivingCheckCard(self._look, self._cards, eyebrow=self.tr("Do this next"))
            self._check.answered.connect(self.check_answered)
            self._check.again_wanted.connect(self.check_again)
            self._check.arrange(self._class)
            self._cards_row.insertWidget(0, self._check, 1)
        if self._check is not None:
            self._check.show_check(row)

    def _show_reminders(self, rows: tuple[ReminderCardRow, ...]) -> None:
        if rows == self._reminder_rows:
            return
        wanted = {row.reminder_id: row for row in rows}
        for old in self._reminder_rows:
            if wanted.get(old.reminder_id) != old:
                card = self._reminders.pop(old.reminder_id)
                put(card, shows=False)
                card.deleteLater()
        self._reminder_rows = rows
        for row in rows:
            if row.reminder_id not in self._reminders:
                self._reminders[row.reminder_id] = self._reminder_card(row)

    def _show_more(self, row: ReminderListRow | None) -> None:
        if row is not None and self._more is None:
            from aftercare.ui.widgets.reminder_list import ReminderList

            self._more = ReminderList(self._look, self.content)
            self._more.opened.connect(self._on_reminder_opened)
        if self._more is not None:
            put(self._more, shows=row is not None)
            if row is not None:
                self._more.show_row(row)

    def _reminder_card(self, row: ReminderCardRow) -> ReminderCard:
        from aftercare.ui.widgets.reminder_card import ReminderCard

        card = ReminderCard(self._look, row, self.content)
        card.done.connect(self._on_reminder_done)
        card.declined.connect(self._on_reminder_declined)
        card.asked.connect(self._on_reminder_asked)
        card.hidden.connect(self._on_reminder_hidden)
        card.put_off.connect(self._on_reminder_put_off)
        return card

    def _on_next_card_acted(self, action: ActionRow) -> None:
        row = self.next_card.row
        self.acted.emit(action, row.task_id if row is not None else "")

    def _on_after_that_acted(self, action: ActionRow) -> None:
        row = self._after_that.row if self._after_that is not None else None
        self.acted.emit(action, row.task_id if row is not None else "")

    def _on_banner_acted(self, action: ActionRow) -> None:
        self.acted.emit(action, "")

    def _on_topic_pressed(self, topic_id: str) -> None:
        self.topic_pressed.emit(topic_id)

    def _on_reminder_done(self, reminder_id: str) -> None:
        self.reminder_done.emit(reminder_id)

    def _on_reminder_declined(self, reminder_id: str) -> None:
        self.reminder_declined.emit(reminder_id)

    def _on_reminder_asked(self, reminder_id: str) -> None:
        self.reminder_asked.emit(reminder_id)

    def _on_reminder_hidden(self, reminder_id: str) -> None:
        self.reminder_put_away.emit(reminder_id)

    def _on_reminder_put_off(self, reminder_id: str, until: str) -> None:
        self.reminder_put_off.emit(reminder_id, until)

    def _on_reminder_opened(self, reminder_id: str) -> None:
        self.reminder_opened.emit(reminder_id)
