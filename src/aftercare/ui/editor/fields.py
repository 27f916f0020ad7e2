"""The fields of the form: a label, what is typed or chosen, and below it what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from aftercare.ui.editor.choice_line import ChoiceLine
from aftercare.ui.editor.edge_form import EdgeForm
from aftercare.ui.editor.rows import FieldKind, FieldRow
from aftercare.ui.theme.canvas import Canvas
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_BUTTON, ColourRole, TypeRole
from aftercare.ui.widgets.field_frame import draw_field
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.switch_row import SwitchRow
from aftercare.ui.widgets.text_field import TypingLine
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_LONGEST = 1000
_LINES = 3


class FormField(QWidget):
    """What all fields have: label above, help and note below.

    Signals:
        changed: field_id and what stands in it now.
        edge_changed: field_id and the answers of an edge.
    """

    changed = Signal(str, str)
    edge_changed = Signal(str, EdgeForm)

    def __init__(self, look: Look, row: FieldRow, parent: QWidget | None = None) -> None:
        """Make an empty field."""
        super().__init__(parent)
        self.look = look
        self.field_id = row.field_id
        self.setObjectName(f"field-{row.field_id}")
        self.label = TextLabel(look, TypeRole.META_STRONG)
        self.help = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._note_icon = IconLabel(look, "triangle-alert", ColourRole.SOON)
        self._note = TextLabel(look, TypeRole.META_STRONG, ColourRole.SOON)
        self._note_row = QWidget()
        note = QHBoxLayout(self._note_row)
        note.setContentsMargins(0, 0, 0, 0)
        note.addWidget(self._note_icon)
        note.addWidget(self._note, 1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.label)
        self.build(row)
        self.column.addWidget(self.help)
        self.column.addWidget(self._note_row)
        self.column.setSpacing(look.theme.px(4))

    def build(self, row: FieldRow) -> None:
        """Put the part that is answered below the label."""

    def show_row(self, row: FieldRow) -> None:
        """Show label, value, help and note; what the person is typing in is left alone."""
        self.label.show_text(row.label)
        self.help.show_text(row.help)
        self._note.show_text(row.note)
        put(self._note_row, shows=bool(row.note))
        self.show_value(row)

    @property
    def note(self) -> str:
        """What is said to be wrong here."""
        return self._note.text()

    def show_value(self, row: FieldRow) -> None:
        """Show what stands in the file."""

    def take_focus(self) -> None:
        """Put the cursor here."""
        self.setFocus()


class LineField(FormField):
    """One line to type into."""

    def build(self, row: FieldRow) -> None:
        """Make the line."""
        self.line = TypingLine(self.look, _LONGEST)
        if row.kind is FieldKind.SECRET:
            self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.label.setBuddy(self.line)
        self.column.addWidget(self.line)
        self.line.textEdited.connect(self._on_edited)

    def show_value(self, row: FieldRow) -> None:
        """Show the value, unless somebody is typing."""
        self.line.setAccessibleName(row.label)
        self.line.setAccessibleDescription(row.note or row.help)
        is_secret = row.kind is FieldKind.SECRET
        if not is_secret and not self.line.hasFocus() and self.line.text() != row.value:
            self.line.setText(row.value)
            self.line.setCursorPosition(0)

    def take_focus(self) -> None:
        """Put the cursor into the line."""
        self.line.setFocus()

    def _on_edited(self, text: str) -> None:
        self.changed.emit(self.field_id, text)


class _TypingBox(QPlainTextEdit):
    """A few lines to type into; Tab goes on to the next field."""

    ring_radius = RADIUS_BUTTON

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._restyle()
        look.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        """Room for a few lines."""
        theme = self._look.theme
        return QSize(theme.px(200), round(theme.line_height(TypeRole.BODY) * _LINES) + theme.px(20))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def _restyle(self) -> None:
        theme = self._look.theme
        self.setFont(theme.font(TypeRole.BODY))
        pad = theme.px(8)
        self.setViewportMargins(pad, pad, pad, pad)
        self.updateGeometry()


class _Framed(QWidget):
    """Draws our border around a box to type into."""

    def __init__(self, look: Look, box: QWidget) -> None:
        super().__init__()
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.addWidget(box)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and border."""
        theme = self._look.theme
        draw_field(Canvas(self, theme), self, theme)


class WordsField(FormField):
    """A few lines to type into."""

    def build(self, row: FieldRow) -> None:
        """Make the box."""
        self.box = _TypingBox(self.look)
        self.label.setBuddy(self.box)
        self.place(_Framed(self.look, self.box))
        self._is_showing = False
        self.box.textChanged.connect(self._on_changed)

    def place(self, framed: QWidget) -> None:
        """Put the box where it belongs."""
        self.column.addWidget(framed)

    def show_value(self, row: FieldRow) -> None:
        """Show the value, unless somebody is typing."""
        self.box.setAccessibleName(row.label)
        self.box.setAccessibleDescription(row.note or row.help)
        if not self.box.hasFocus() and self.box.toPlainText() != row.value:
            self._is_showing = True
            self.box.setPlainText(row.value)
            self._is_showing = False

    def take_focus(self) -> None:
        """Put the cursor into the box."""
        self.box.setFocus()

    def _on_changed(self) -> None:
        if not self._is_showing:
            self.changed.emit(self.field_id, self.typed())

    def typed(self) -> str:
        """What stands in the box; a text has no lines of its own in the file."""
        return " ".join(self.box.toPlainText().split("\n"))


class ListField(WordsField):
    """Several things, one on each line."""

    def typed(self) -> str:
        """What stands in the box, line by line."""
        return self.box.toPlainText()


class ChoiceField(FormField):
    """One of several answers."""

    def build(self, row: FieldRow) -> None:
        """Make the choice."""
        self.choice = ChoiceLine(self.look)
        self.label.setBuddy(self.choice)
        self.column.addWidget(self.choice)
        self.choice.picked.connect(self._on_picked)

    def show_value(self, row: FieldRow) -> None:
        """Show the answers."""
        self.choice.setAccessibleName(row.label)
        self.choice.show_options(row.options, row.value)

    def take_focus(self) -> None:
        """Put focus on the choice."""
        self.choice.setFocus()

    def _on_picked(self, value: str) -> None:
        self.changed.emit(self.field_id, value)


class SwitchField(FormField):
    """On or off."""

    def build(self, row: FieldRow) -> None:
        """Make the switch, which says its label itself."""
        put(self.label, shows=False)
        self.switch = SwitchRow(self.look, f"switch-{row.field_id}", row.label)
        self.column.addWidget(self.switch)
        self.switch.wanted.connect(self._on_wanted)

    def show_row(self, row: FieldRow) -> None:
        """Show the switch."""
        super().show_row(row)
        put(self.label, shows=False)

    def show_value(self, row: FieldRow) -> None:
        """Show how it is."""
        self.switch.show_on(row.value == "yes")

    def take_focus(self) -> None:
        """Put focus on the switch."""
        self.switch.setFocus()

    def _on_wanted(self, is_on: bool) -> None:
        self.changed.emit(self.field_id, "yes" if is_on else "")


class NoteField(FormField):
    """Something to read; a lock stands before what no clinic can change."""

    def build(self, row: FieldRow) -> None:
        """Make the words."""
        self._icon = IconLabel(self.look, "lock" if row.kind is FieldKind.LOCKED else "info", ColourRole.INK_2)
        self.words = TextLabel(self.look, TypeRole.BODY)
        line = QHBoxLayout()
        line.addWidget(self._icon)
        line.addWidget(self.words, 1)
        self.column.addLayout(line)

    def show_value(self, row: FieldRow) -> None:
        """Show the words."""
        self.words.show_text(row.value)
