"""Reminders that wait besides the one on the card, each on a line of its own; closed until the person opens it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.today.rows import ReminderLineRow, ReminderListRow
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put


class ReminderList(Card):
    """Shows a ReminderListRow; opening a line is no answer. What was put off is seen while the list is closed, too.

    Signals:
        opened: the reminder_id whose card is to be shown.
    """

    opened = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(look, parent)
        self.setObjectName("reminder-list")
        self.set_ground(ColourRole.PRIMARY, ColourRole.SURFACE, 1.5)
        self._row: ReminderListRow | None = None
        self._lines: list[QWidget] = []
        self._heading = TextLabel(look, TypeRole.META_STRONG, ColourRole.PRIMARY)
        self._is_open = False
        self._toggle = ActionButton(look, ButtonKind.LINK, self.tr("Show"))
        self._toggle.setObjectName("reminder-list-toggle")
        self._toggle.clicked.connect(self._on_toggle)
        self._head = QHBoxLayout()
        self._head.addWidget(self._heading, 1)
        self._head.addWidget(self._toggle)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_row(self, row: ReminderListRow) -> None:
        """Show `row`."""
        if row == self._row:
            return
        self._row = row
        self._heading.show_text(row.heading)
        self.setAccessibleName(row.heading)
        for line in self._lines:
            self._column.removeWidget(line)
            put(line, shows=False)
            line.deleteLater()
        self._lines = [self._line(one) for one in row.lines]
        for line in self._lines:
            self._column.addWidget(line)
        self._fold()

    def _fold(self) -> None:
        row = self._row
        if row is None:
            return
        for line, one in zip(self._lines, row.lines, strict=True):
            put(line, shows=self._is_open or bool(one.note))
        put(self._toggle, shows=any(not one.note for one in row.lines))
        self._toggle.show_words(self.tr("Hide") if self._is_open else self.tr("Show"))
        self._toggle.setAccessibleName(
            self.tr("{action}: {heading}").format(action=self._toggle.words, heading=row.heading)
        )

    def _on_toggle(self, _checked: bool = False) -> None:
        self._is_open = not self._is_open
        self._fold()

    def _line(self, row: ReminderLineRow) -> QWidget:
        line = QWidget(self)
        text = TextLabel(self._look, TypeRole.BODY)
        text.show_text(row.text)
        note = TextLabel(self._look, TypeRole.META, ColourRole.INK_2)
        note.show_text(row.note)
        put(note, shows=bool(row.note))
        button = ActionButton(self._look, ButtonKind.PLAIN, row.open_text)
        button.setObjectName(f"open-{row.reminder_id}")
        button.setAccessibleName(self.tr("{action}: {heading}").format(action=row.open_text, heading=row.text))
        button.clicked.connect(partial(self._on_clicked, row.reminder_id))
        words = QVBoxLayout()
        words.addStretch(1)
        words.addWidget(text)
        words.addWidget(note)
        words.addStretch(1)
        words.setSpacing(0)
        box = QHBoxLayout(line)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(words, 1)
        box.addWidget(button)
        return line

    def _on_clicked(self, reminder_id: str, _checked: bool = False) -> None:
        self.opened.emit(reminder_id)

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._column.setContentsMargins(px(25), px(12), px(12), px(12))
        self._column.setSpacing(px(6))
