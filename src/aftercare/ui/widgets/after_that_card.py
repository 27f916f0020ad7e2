"""The slim card below a missed card: what comes next once it is answered."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.today.rows import ActionRow, AfterThatRow
from aftercare.ui.widgets.action_button import ActionButton
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.next_card import action_button
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put


class AfterThatCard(Card):
    """Words on the left, buttons on the right.

    Signals:
        acted: the ActionRow of the button that was pressed.
    """

    acted = Signal(ActionRow)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(look, parent)
        self._row: AfterThatRow | None = None
        self._buttons: list[ActionButton] = []
        self._eyebrow = TextLabel(look, TypeRole.META_STRONG, ColourRole.PRIMARY)
        self._lead = TextLabel(look, TypeRole.H3)
        self._note = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._words = FlowLayout()
        for label in (self._eyebrow, self._lead, self._note):
            self._words.addWidget(label)
        self._foot = FlowLayout()
        self._box = QHBoxLayout(self)
        middle = QVBoxLayout()
        middle.addStretch(1)
        middle.addLayout(self._words)
        middle.addStretch(1)
        self._box.addLayout(middle, 1)
        self._box.addLayout(self._foot)
        self._restyle()
        look.changed.connect(self._restyle)

    @property
    def row(self) -> AfterThatRow | None:
        """What it shows."""
        return self._row

    def show_row(self, row: AfterThatRow) -> None:
        """Show `row`."""
        if row == self._row:
            return
        self._row = row
        self._eyebrow.show_text(row.eyebrow)
        self._lead.show_text(row.lead)
        self._note.show_text(row.note)
        self.setAccessibleName(
            self.tr("{eyebrow}: {lead}. {left}").format(eyebrow=row.eyebrow, lead=row.lead, left=row.note)
        )
        for button in self._buttons:
            self._foot.removeWidget(button)
            put(button, shows=False)
            button.deleteLater()
        self._buttons = []
        for action in row.actions:
            button = action_button(self._look, action, is_first=False, parent=self)
            button.clicked.connect(partial(self._on_clicked, action))
            self._foot.addWidget(button)
            self._buttons.append(button)

    def _on_clicked(self, action: ActionRow, _checked: bool = False) -> None:
        self.acted.emit(action)

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._box.setContentsMargins(px(25), px(5), px(8), px(5))
        self._box.setSpacing(px(12))
        self._words.set_gaps(px(12), 0)
        self._foot.set_gaps(px(12), px(4))
