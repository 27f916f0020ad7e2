"""A section of the form: heading, list, fields, buttons. Fields are made anew only when others belong there."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from aftercare.ui.editor.condition_field import ConditionField
from aftercare.ui.editor.edge_field import EdgeField
from aftercare.ui.editor.edge_form import EdgeForm
from aftercare.ui.editor.fields import ChoiceField, FormField, LineField, ListField, NoteField, SwitchField, WordsField
from aftercare.ui.editor.paired_field import PairedField, PairedListField
from aftercare.ui.editor.rows import ActRow, FieldKind, FormRows, ItemRow
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.row_button import RowButton
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import discard

_MAKERS: dict[FieldKind, type[FormField]] = {
    FieldKind.LINE: LineField,
    FieldKind.SECRET: LineField,
    FieldKind.WORDS: WordsField,
    FieldKind.CHOICE: ChoiceField,
    FieldKind.SWITCH: SwitchField,
    FieldKind.EDGE: EdgeField,
    FieldKind.CONDITION: ConditionField,
    FieldKind.LIST: ListField,
    FieldKind.PAIRED: PairedField,
    FieldKind.PAIRED_LIST: PairedListField,
    FieldKind.NOTE: NoteField,
    FieldKind.LOCKED: NoteField,
}


class FormView(QWidget):
    """One section.

    Signals:
        changed: field_id and what stands in it now.
        edge_changed: field_id and the answers of an edge.
        item_opened: the id of a rule.
        acted: the id of a button.
    """

    changed = Signal(str, str)
    edge_changed = Signal(str, EdgeForm)
    item_opened = Signal(str)
    acted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty form."""
        super().__init__(parent)
        self._look = look
        self._rows = FormRows("", "")
        self.fields: dict[str, FormField] = {}
        self._buttons: list[ActionButton] = []
        self._title = Heading(look, TypeRole.H2)
        self._line = TextLabel(look, TypeRole.BODY, ColourRole.INK_2)
        self._items = QVBoxLayout()
        self._fields = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._title)
        column.addWidget(self._line)
        self._acts_first = FlowLayout()
        self._acts_last = FlowLayout()
        for part in (self._items, self._acts_first, self._fields, self._acts_last):
            column.addLayout(part)
        column.addStretch(1)
        self._column = column
        look.changed.connect(self._space)
        self._space()

    def show_form(self, rows: FormRows) -> None:
        """Show a section; what somebody is typing in stays as it is."""
        self._title.show_text(rows.title)
        self._line.show_text(rows.line)
        if rows.items != self._rows.items:
            self._show_items(rows.items)
        if rows.form_id != self._rows.form_id:
            self._make_fields(rows)
        if rows.acts != self._rows.acts:
            self._show_acts(rows.acts, self._acts_first if rows.acts_first else self._acts_last)
        for row in rows.fields:
            self.fields[row.field_id].show_row(row)
        self._rows = rows
        # A note that has just appeared makes its field higher, and a column inside a column keeps the old height.
        for field in self.fields.values():
            field.updateGeometry()
        self._fields.invalidate()
        self._column.invalidate()
        self.updateGeometry()

    def focus_field(self, field_id: str) -> FormField | None:
        """Put the cursor into a field, or into the first one that begins so."""
        found = self.fields.get(field_id)
        if found is None:
            found = next((field for name, field in self.fields.items() if name.startswith(field_id)), None)
        if found is not None:
            found.take_focus()
        return found

    def _show_items(self, items: tuple[ItemRow, ...]) -> None:
        _clear(self._items)
        for item in items:
            button = RowButton(self._look, item.text, ColourRole.INK_2, is_loose=True)
            button.setObjectName(f"item-{item.item_id}")
            button.setAccessibleName(item.text)
            button.set_current(item.is_current)
            button.clicked.connect(partial(self._on_item, item.item_id))
            self._items.addWidget(button)

    def _make_fields(self, rows: FormRows) -> None:
        focused = next((name for name, one in self.fields.items() if _has_focus(one)), "")
        _clear(self._fields)
        self.fields = {}
        for row in rows.fields:
            field = _MAKERS[row.kind](self._look, row)
            field.changed.connect(self.changed)
            field.edge_changed.connect(self.edge_changed)
            self._fields.addWidget(field)
            self.fields[row.field_id] = field
        if focused in self.fields:
            # An answer can bring other fields; whoever gave it goes on from where it was.
            self.fields[focused].take_focus()

    def _show_acts(self, acts: tuple[ActRow, ...], place: FlowLayout) -> None:
        for button in self._buttons:
            throw_away(self._acts_first, button)
            throw_away(self._acts_last, button)
        self._buttons = []
        for act in acts:
            kind = ButtonKind.PRIMARY if act.is_primary else ButtonKind.PLAIN
            button = ActionButton(self._look, kind, act.text, act.icon)
            button.setObjectName(f"act-{act.act_id}")
            button.clicked.connect(partial(self._on_act, act.act_id))
            place.addWidget(button)
            self._buttons.append(button)

    def _on_item(self, item_id: str, _checked: bool = False) -> None:
        self.item_opened.emit(item_id)

    def _on_act(self, act_id: str, _checked: bool = False) -> None:
        self.acted.emit(act_id)

    def _space(self) -> None:
        px = self._look.theme.px
        self._column.setSpacing(px(10))
        self._fields.setSpacing(px(16))
        self._items.setSpacing(0)
        for acts in (self._acts_first, self._acts_last):
            acts.set_gaps(px(10), px(8))


def throw_away(layout: QLayout, widget: QWidget) -> None:
    """Take a widget out of a layout for good."""
    layout.removeWidget(widget)
    discard(widget)


def _has_focus(field: QWidget) -> bool:
    inner: QWidget | None = field.window().focusWidget()
    return inner is not None and field.isAncestorOf(inner)


def _clear(layout: QLayout) -> None:
    while (item := layout.itemAt(0)) is not None and (widget := item.widget()) is not None:
        throw_away(layout, widget)
