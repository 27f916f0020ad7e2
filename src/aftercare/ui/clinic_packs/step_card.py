"""One question or one answer about a clinic's file, as a card."""

from __future__ import annotations

from functools import partial

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from aftercare.ui.clinic_packs.rows import ButtonRow, ChangeRow, StepRow, Tone, Wanted
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card, Divider
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.text_field import TextField
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import discard

_LONGEST_TYPED = 120
_GROUNDS = {
    Tone.DO: (ColourRole.PRIMARY, ColourRole.SURFACE, 1.5),
    Tone.CARE: (ColourRole.SOON, ColourRole.SURFACE, 2.0),
    Tone.GOOD: (ColourRole.OK, ColourRole.SURFACE, 2.0),
    Tone.PLAIN: (ColourRole.LINE, ColourRole.SURFACE, 1.0),
}


class StepCard(Card):
    """Heading, sentences, six words or a list of changes, and what can be answered.

    Signals:
        wanted: the Wanted of the button that was pressed.
        typed: the words in the line, when they are to be compared.
    """

    wanted = Signal(Wanted)
    typed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(look, parent)
        self.heading: Heading | None = None
        self.words: list[TextLabel] = []
        self._row: StepRow | None = None
        self._field: TextField | None = None
        self._grid: QGridLayout | None = None
        self._flow: FlowLayout | None = None
        self._columns = 2
        self._column = QVBoxLayout(self)
        self._inside: QWidget | None = None

    @property
    def row(self) -> StepRow | None:
        """What the card shows."""
        return self._row

    def show_step(self, row: StepRow) -> None:
        """Show another step; words that were typed stay while the same line is asked for."""
        if row == self._row:
            return
        typed = self._field.line.text() if self._field is not None and row.typed else ""
        self._row = row
        if self._inside is not None:
            self._column.removeWidget(self._inside)
            discard(self._inside)
        self._fill(row, typed)
        self.set_ground(*_GROUNDS[row.tone])
        self.setAccessibleName(row.title)
        self.arrange(self._columns)

    def arrange(self, columns: int) -> None:
        """Lay out for the text size that is on.

        Args:
            columns: how many of the six words stand beside one another.
        """
        self._columns = columns
        px = self._look.theme.px
        self._column.setContentsMargins(px(24), px(18), px(24), px(20))
        if self._inside is not None and (box := self._inside.layout()) is not None:
            box.setSpacing(px(10))
        if self._flow is not None:
            self._flow.set_gaps(px(12), px(8))
        if self._grid is not None:
            self._grid.setHorizontalSpacing(px(28))
            self._grid.setVerticalSpacing(px(10))
            for number, label in enumerate(self.words):
                self._grid.removeWidget(label)
                # Down each column first, as on the card.
                rows = -(-len(self.words) // columns)
                self._grid.addWidget(label, number % rows, number // rows)

    def _fill(self, row: StepRow, typed: str) -> None:
        self._inside = inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        self.words, self._grid, self._field = [], None, None
        if row.eyebrow:
            self._say(column, row.eyebrow, TypeRole.META, ColourRole.INK_2)
        self.heading = Heading(self._look, TypeRole.H2, parent=inside)
        self.heading.show_text(row.title)
        # The button that led here is gone; focus lands on the words, so that nothing is answered by a second Enter.
        self.heading.setFocusPolicy(QtCore.Qt.FocusPolicy.TabFocus)
        column.addWidget(self.heading)
        if row.clinic:
            self._say(column, row.clinic, TypeRole.LEAD)
        for line in row.lines:
            self._say(column, line)
        if row.words:
            self._show_words(column, row.words)
        for change in row.changes:
            column.addWidget(Divider(self._look, inside))
            self._show_change(column, change)
        if row.typed:
            self._field = TextField(self._look, _LONGEST_TYPED, inside)
            self._field.show_label(row.typed)
            self._field.show_typed(typed)
            self._field.line.setObjectName("clinic-typed-words")
            self._field.entered.connect(self._on_entered)
            column.addWidget(self._field)
        if row.problem:
            self._say(column, row.problem, TypeRole.CONTROL, ColourRole.SOON)
        for note in row.notes:
            self._say(column, note, TypeRole.META, ColourRole.INK_2)
        self._flow = FlowLayout()
        for button in row.buttons:
            self._flow.addWidget(self._button(button, inside))
        column.addLayout(self._flow)
        self._column.addWidget(inside)
        inside.show()

    def _show_words(self, column: QVBoxLayout, words: tuple[str, ...]) -> None:
        self._grid = QGridLayout()
        for number, word in enumerate(words, 1):
            label = TextLabel(self._look, TypeRole.STEP_STRONG, parent=self._inside)
            label.show_text(self.tr("{number}. {word}").format(number=number, word=word))
            self.words.append(label)
        column.addLayout(self._grid)

    def _show_change(self, column: QVBoxLayout, change: ChangeRow) -> None:
        self._say(column, change.label, TypeRole.META_STRONG, ColourRole.PRIMARY)
        if change.title:
            self._say(column, change.title)
        if change.was:
            was = self.tr("Was: {value}").format(value=change.was)
            self._say(column, was, TypeRole.BODY, ColourRole.INK_2)
        if change.now:
            self._say(column, self.tr("Now: {value}").format(value=change.now), TypeRole.CONTROL_BOLD)

    def _say(
        self,
        column: QVBoxLayout,
        text: str,
        role: TypeRole = TypeRole.BODY,
        colour: ColourRole = ColourRole.INK,
    ) -> None:
        label = TextLabel(self._look, role, colour, self._inside)
        label.show_text(text)
        column.addWidget(label)

    def _button(self, row: ButtonRow, parent: QWidget) -> ActionButton:
        kind = ButtonKind.PRIMARY if row.is_main else ButtonKind.PLAIN
        button = ActionButton(self._look, kind, row.text, row.icon, parent)
        button.setObjectName(f"clinic-{row.wanted.name.lower().replace('_', '-')}")
        if row.wanted is Wanted.CHECK_TYPED:
            button.clicked.connect(self._on_entered)
        else:
            button.clicked.connect(partial(self._on_clicked, row.wanted))
        return button

    def _on_clicked(self, wanted: Wanted, _checked: bool = False) -> None:
        self.wanted.emit(wanted)

    def _on_entered(self, _checked: bool = False) -> None:
        if self._field is not None:
            self.typed.emit(self._field.line.text())
