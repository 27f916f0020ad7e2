"""The form for more medicines: type a name, read what was recognised, add it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSpacerItem, QVBoxLayout, QWidget

from aftercare.ui.medicines.rows import AddRow, ReadingRow
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.option_card import OptionCard
from aftercare.ui.widgets.spoken_role import SpokenRole
from aftercare.ui.widgets.text_field import TextField
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_LONGEST_LINE = 400


class ReadingCard(QFrame):
    """What was made of one of the medicines that are typed.

    Signals:
        picked: which of several names it is.
    """

    picked = Signal(str)
    spoken_role = SpokenRole.GROUP

    def __init__(self, look: Look, row: ReadingRow, at: int, parent: QWidget) -> None:
        """Show `row`, the `at`-th from 0."""
        super().__init__(parent)
        self._look = look
        self.row = row
        self.setAccessibleName(f"{row.name}. {row.line}")
        self.options: list[OptionCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for text, role, colour in (
            (row.name, TypeRole.CONTROL, ColourRole.INK),
            (row.line, TypeRole.META, ColourRole.INK),
            *((reason, TypeRole.META, ColourRole.INK_2) for reason in row.reasons),
        ):
            label = TextLabel(look, role, colour)
            self._column.addWidget(label)
            label.show_text(text)
        for name in row.choices:
            option = OptionCard(look, name, parent=self)
            option.setObjectName(f"reading-{at}-{name}")
            option.setChecked(name == row.picked)
            option.clicked.connect(partial(self._on_picked, name))
            self._column.addWidget(option)
            self.options.append(option)
        self._restyle()
        look.changed.connect(self._restyle)

    def _on_picked(self, name: str, _checked: bool = False) -> None:
        self.picked.emit(name)

    def _restyle(self) -> None:
        self._column.setSpacing(self._look.theme.px(4))


class AddCard(Card):
    """Takes one medicine or several in one line.

    Signals:
        names_typed, taken_typed: what stands in the two lines.
        name_picked: which of the medicines that are typed, and the name it is.
        add_pressed, cancel_pressed: the two buttons.
    """

    names_typed = Signal(str)
    taken_typed = Signal(str)
    name_picked = Signal(int, str)
    add_pressed = Signal()
    cancel_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty form."""
        super().__init__(look, parent)
        heading = self.tr("Add a medicine")
        self.setAccessibleName(heading)
        self._heading = Heading(look, TypeRole.H2)
        self._heading.show_text(heading)
        self._names = TextField(look, _LONGEST_LINE)
        self._names.show_label(self.tr("Name"), self.tr("As on the label. You can type several, with a comma between."))
        self._names.line.setObjectName("medicine-names")
        self._taken = TextField(look)
        self._taken.show_label(self.tr("When do you take it?"), self.tr("For example: every morning."))
        self._taken.line.setObjectName("medicine-taken")
        self._readings: list[ReadingCard] = []
        self._readings_place = QWidget()
        self._readings_box = QVBoxLayout(self._readings_place)
        self._readings_box.setContentsMargins(0, 0, 0, 0)
        self._lack = TextLabel(look, TypeRole.META_STRONG, ColourRole.SOON)
        self._note = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._note.show_text(self.tr("It starts at “Ask the clinic”. Aftercare never picks an answer."))
        self._add = ActionButton(look, ButtonKind.PRIMARY, self.tr("Add to my list"), "plus")
        self._add.setObjectName("medicine-add")
        self._cancel = ActionButton(look, ButtonKind.LINK, self.tr("Cancel"))
        self._cancel.setObjectName("medicine-cancel")
        self._build()
        self._names.typed.connect(self.names_typed)
        self._names.entered.connect(self.add_pressed)
        self._taken.typed.connect(self.taken_typed)
        self._taken.entered.connect(self.add_pressed)
        self._add.clicked.connect(self._on_add)
        self._cancel.clicked.connect(self._on_cancel)
        self._restyle()
        look.changed.connect(self._restyle)

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        for part in (self._heading, self._names, self._readings_place, self._taken, self._lack, self._note):
            self._column.addWidget(part)
        self._foot = FlowLayout()
        self._foot.addWidget(self._add)
        self._foot.addWidget(self._cancel)
        self._gap = QSpacerItem(0, 0)
        self._column.addItem(self._gap)
        self._column.addLayout(self._foot)

    def show_form(self, row: AddRow) -> None:
        """Show what is typed and what was made of it; medicines that stay the same are left alone."""
        self._names.show_typed(row.typed)
        self._taken.show_typed(row.taken)
        self._lack.show_text(row.lack)
        if [card.row for card in self._readings] != list(row.readings):
            self._show_readings(row.readings)
        put(self._readings_place, shows=bool(row.readings))
        self._restyle()

    def take_focus(self) -> None:
        """Move focus to the line for names."""
        self._names.line.setFocus()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, from top to bottom."""
        options = [option for card in self._readings for option in card.options]
        return (self._names.line, *options, self._taken.line, self._add, self._cancel)

    def _show_readings(self, rows: tuple[ReadingRow, ...]) -> None:
        picked_at = next(
            (at for at, card in enumerate(self._readings) if any(one.hasFocus() for one in card.options)), None
        )
        for card in self._readings:
            self._readings_box.removeWidget(card)
            put(card, shows=False)
            card.deleteLater()
        self._readings = []
        for at, row in enumerate(rows):
            card = ReadingCard(self._look, row, at, self._readings_place)
            card.picked.connect(partial(self._on_picked, at))
            self._readings_box.addWidget(card)
            put(card, shows=True)
            self._readings.append(card)
        if picked_at is not None and picked_at < len(self._readings):
            option = next((one for one in self._readings[picked_at].options if one.isChecked()), None)
            if option is not None:
                option.setFocus()

    def _on_picked(self, at: int, name: str) -> None:
        self.name_picked.emit(at, name)

    def _on_add(self, _checked: bool = False) -> None:
        self.add_pressed.emit()

    def _on_cancel(self, _checked: bool = False) -> None:
        self.cancel_pressed.emit()

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._column.setContentsMargins(px(20), px(16), px(20), px(18))
        self._column.setSpacing(px(10))
        self._readings_box.setSpacing(px(14))
        self._foot.set_gaps(px(12), px(8))
        self._gap.changeSize(0, px(2))
