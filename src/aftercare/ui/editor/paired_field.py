"""Words in two languages: to read on the left, to type on the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare.ui.editor.fields import ListField, WordsField
from aftercare.ui.editor.rows import FieldRow
from aftercare.ui.theme.tokens import TypeRole
from aftercare.ui.widgets.text_label import TextLabel


class PairedField(WordsField):
    """A text in the first language, and a box for the other one beside it."""

    def place(self, framed: QWidget) -> None:
        """Put what is read on the left of the box."""
        self.beside = TextLabel(self.look, TypeRole.BODY)
        line = QHBoxLayout()
        line.setSpacing(self.look.theme.px(16))
        line.addWidget(self.beside, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(framed, 1)
        self.column.addLayout(line)

    def show_value(self, row: FieldRow) -> None:
        """Show both."""
        self.beside.show_text(row.beside)
        super().show_value(row)
        self.box.setAccessibleDescription(f"{row.beside} {row.note}".strip())


class PairedListField(PairedField, ListField):
    """The same for several things, one on each line."""
