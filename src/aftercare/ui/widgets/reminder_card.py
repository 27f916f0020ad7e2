"""A reminder that waits for an answer, as a card on the page."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.today.rows import ReminderCardRow
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import is_put_away, put


class ReminderCard(Card):
    """Done, Not doing and Ask the clinic are answers; hiding the card is not.

    Signals:
        done, declined, asked: the reminder_id that was answered.
        hidden: the reminder_id whose card was put away unanswered.
        put_off: the reminder_id, and the moment to hear of it again; not an answer either.
    """

    done = Signal(str)
    declined = Signal(str)
    asked = Signal(str)
    hidden = Signal(str)
    put_off = Signal(str, str)

    def __init__(self, look: Look, row: ReminderCardRow, parent: QWidget | None = None) -> None:
        """Show `row`."""
        super().__init__(look, parent)
        self._row = row
        self.setObjectName(f"reminder-{row.reminder_id}")
        colour = ColourRole.SOON if row.is_late else ColourRole.PRIMARY
        ground = ColourRole.SOON_TINT if row.is_late else ColourRole.SURFACE
        self.set_ground(colour, ground, 2.0 if row.is_late else 1.5)
        self._icon = IconLabel(look, row.icon or "bell", colour)
        self._eyebrow = TextLabel(look, TypeRole.META_STRONG, colour)
        self._eyebrow.show_text(row.eyebrow or self.tr("Reminder"))
        self._heading = TextLabel(look, TypeRole.H3)
        self._heading.show_text(row.heading)
        self._text = TextLabel(look, TypeRole.BODY, ColourRole.INK if row.is_late else ColourRole.INK_2)
        self._text.show_text(row.text)
        self._done = ActionButton(look, ButtonKind.PRIMARY, self.tr("Done"), "check")
        self._declined = ActionButton(look, ButtonKind.PLAIN, self.tr("Not doing"))
        self._asked = ActionButton(look, ButtonKind.PLAIN, self.tr("Ask the clinic"))
        self._later = ActionButton(look, ButtonKind.PLAIN, self.tr("Remind me later"), "bell")
        if row.note:
            self._later.show_words(self.tr("Change the time"))
        self._note = TextLabel(look, TypeRole.META_STRONG, colour)
        self._note.show_text(row.note)
        self._hide = ActionButton(look, ButtonKind.CLOSE, icon="x")
        self._build()
        self._name_controls()
        self._restyle()
        look.changed.connect(self._restyle)

    def _build(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._icon)
        self._head.addWidget(self._eyebrow, 1)
        self._foot = FlowLayout()
        for name, button, answer in (
            ("done", self._done, self._on_done),
            ("declined", self._declined, self._on_declined),
            ("asked", self._asked, self._on_asked),
            ("later", self._later, self._on_later),
        ):
            button.setObjectName(f"reminder-{name}")
            button.clicked.connect(answer)
            self._foot.addWidget(button)
        put(self._later, shows=bool(self._row.choices))
        put(self._note, shows=bool(self._row.note))
        self._times = QWidget(self)
        self._times_flow = FlowLayout(self._times)
        for choice in self._row.choices:
            button = ActionButton(self._look, ButtonKind.PLAIN, choice.text, parent=self._times)
            button.setObjectName("reminder-put-off")
            button.setAccessibleName(
                self.tr("Remind me: {time}. {heading}").format(time=choice.text, heading=self._row.heading)
            )
            button.clicked.connect(partial(self._on_put_off, choice.target))
            self._times_flow.addWidget(button)
        put(self._times, shows=False)
        self._hide.setObjectName("reminder-hide")
        self._hide.clicked.connect(self._on_hide)
        self._column = QVBoxLayout()
        self._column.addLayout(self._head)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._text)
        self._column.addWidget(self._note)
        self._gap = QSpacerItem(0, 0)
        self._column.addItem(self._gap)
        self._column.addLayout(self._foot)
        self._times_gap = QSpacerItem(0, 0)
        self._column.addItem(self._times_gap)
        self._column.addWidget(self._times)
        self._box = QHBoxLayout(self)
        self._box.addLayout(self._column, 1)
        self._box.addWidget(self._hide, 0, Qt.AlignmentFlag.AlignTop)

    def _name_controls(self) -> None:
        heading = self._row.heading
        self.setAccessibleName(self.tr("Reminder: {heading}").format(heading=heading))
        self._hide.setAccessibleName(self.tr("Hide, without an answer: {heading}").format(heading=heading))
        self._done.setAccessibleName(self.tr("Done: {heading}").format(heading=heading))
        self._declined.setAccessibleName(self.tr("Not doing: {heading}").format(heading=heading))
        self._later.setAccessibleName(self.tr("Remind me later: {heading}").format(heading=heading))
        self._asked.setAccessibleName(self.tr("Ask the clinic: {heading}").format(heading=heading))

    def _on_done(self, _checked: bool = False) -> None:
        self.done.emit(self._row.reminder_id)

    def _on_declined(self, _checked: bool = False) -> None:
        self.declined.emit(self._row.reminder_id)

    def _on_asked(self, _checked: bool = False) -> None:
        self.asked.emit(self._row.reminder_id)

    def _on_later(self, _checked: bool = False) -> None:
        put(self._times, shows=is_put_away(self._times))
        self._restyle()

    def _on_put_off(self, until: str, _checked: bool = False) -> None:
        self.put_off.emit(self._row.reminder_id, until)

    def _on_hide(self, _checked: bool = False) -> None:
        self.hidden.emit(self._row.reminder_id)

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._head.setSpacing(px(8))
        self._foot.set_gaps(px(12), px(8))
        self._times_flow.set_gaps(px(12), px(8))
        self._times_gap.changeSize(0, 0 if is_put_away(self._times) else px(6))
        self._column.invalidate()
        self._box.setContentsMargins(px(25), px(6), px(8), px(18))
        self._box.setSpacing(px(8))
        self._column.setContentsMargins(0, px(10), 0, 0)
        self._column.setSpacing(px(2))
        self._gap.changeSize(0, px(8))
