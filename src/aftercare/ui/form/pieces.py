"""The widgets of single blocks. Each shows what it is told to show, and says what is wished on it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.form.blocks import (
    ButtonItem,
    ButtonsBlock,
    ChoiceBlock,
    EntryBlock,
    FieldBlock,
    HeadingBlock,
    LinkBlock,
    SayBlock,
    StepBlock,
    SwitchBlock,
    Tone,
)
from aftercare.ui.form.link_row import LinkRow
from aftercare.ui.form.wishes import Wishes
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.option_card import OptionCard
from aftercare.ui.widgets.spoken_role import SpokenRole
from aftercare.ui.widgets.stepper import Stepper
from aftercare.ui.widgets.switch_row import SwitchRow
from aftercare.ui.widgets.text_field import TextField
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import discard, put

_TONES = {
    Tone.PLAIN: (TypeRole.BODY, ColourRole.INK),
    Tone.QUIET: (TypeRole.BODY, ColourRole.INK_2),
    Tone.STRONG: (TypeRole.CONTROL_BOLD, ColourRole.INK),
    Tone.CARE: (TypeRole.CONTROL, ColourRole.SOON),
    Tone.GOOD: (TypeRole.CONTROL, ColourRole.OK),
}


class PlainPiece(QWidget):
    """A block of one column, without margins."""

    def __init__(self, look: Look, wishes: Wishes, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._wishes = wishes
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)

    def arrange(self, *, room: LayoutClass) -> None:
        """Lay out for the text size that is on."""
        self.column.setSpacing(self._look.theme.px(8))


class HeadingPiece(PlainPiece):
    """A title."""

    def __init__(self, look: Look, wishes: Wishes, parent: QWidget) -> None:
        """Make an empty title."""
        super().__init__(look, wishes, parent)
        self._heading = Heading(look, TypeRole.H3, parent=self)
        self.column.addWidget(self._heading)

    def show_block(self, block: HeadingBlock) -> None:
        """Show a title."""
        self._heading.show_text(block.text)


class SayPiece(PlainPiece):
    """Sentences beside an icon, or without one."""

    def __init__(self, look: Look, wishes: Wishes, parent: QWidget) -> None:
        """Make an empty piece."""
        super().__init__(look, wishes, parent)
        self._icon = IconLabel(look)
        self._text = TextLabel(look, TypeRole.BODY)
        self._row = QHBoxLayout()
        beside = QVBoxLayout()
        beside.addWidget(self._icon)
        beside.addStretch(1)
        self._row.addLayout(beside)
        self._row.addWidget(self._text, 1)
        self.column.addLayout(self._row)

    def show_block(self, block: SayBlock) -> None:
        """Show sentences."""
        role, colour = _TONES[block.tone]
        self._text.set_role(role)
        self._text.set_colour(colour)
        self._text.show_text(block.text)
        self._icon.show_icon(block.icon, colour)

    def arrange(self, *, room: LayoutClass) -> None:
        """Lay out for the text size that is on."""
        super().arrange(room=room)
        self._row.setSpacing(self._look.theme.px(12))


class ChoicePiece(PlainPiece):
    """A question with its answers."""

    spoken_role = SpokenRole.GROUP

    def __init__(self, look: Look, wishes: Wishes, parent: QWidget) -> None:
        """Make a question without answers."""
        super().__init__(look, wishes, parent)
        self._label = TextLabel(look, TypeRole.META_STRONG)
        self.column.addWidget(self._label)
        self._cards: dict[tuple[str, str], OptionCard] = {}

    def show_block(self, block: ChoiceBlock) -> None:
        """Show a question."""
        self.setAccessibleName(block.label)
        self._label.show_text("" if block.is_asked_above else block.label)
        wanted: dict[tuple[str, str], OptionCard] = {}
        for option in block.options:
            name = (option.value, option.icon)
            card = self._cards.pop(name, None)
            if card is None:
                card = OptionCard(self._look, option.title, option.line, self, icon=option.icon)
                card.setObjectName(f"{block.key}-{option.value}")
                card.clicked.connect(partial(self._on_clicked, block.key, option.value))
            card.show_words(option.title, option.line)
            wanted[name] = card
        for card in self._cards.values():
            self.column.removeWidget(card)
            discard(card)
        self._cards = wanted
        for place, (option, card) in enumerate(zip(block.options, wanted.values(), strict=True), start=1):
            if self.column.indexOf(card) != place:
                self.column.insertWidget(place, card)
            if card.isChecked() != (option.value == block.chosen):
                # An exclusive button lets nobody take its mark away while it is exclusive.
                card.setAutoExclusive(False)
                card.setChecked(option.value == block.chosen)
                card.setAutoExclusive(True)

    def _on_clicked(self, key: str, value: str, _checked: bool = False) -> None:
        self._wishes.chosen.emit(key, value)


class SwitchPiece(PlainPiece):
    """A switch."""

    def __init__(self, look: Look, wishes: Wishes, parent: QWidget) -> None:
        """Make a place for a switch, whose words never change."""
        super().__init__(look, wishes, parent)
        self._row: SwitchRow | None = None
        self._words = ("", "")

    def show_block(self, block: SwitchBlock) -> None:
        """Show how it stands."""
        words = (block.words, block.line)
        if self._row is None or words != self._words:
            if self._row is not None:
                self.column.removeWidget(self._row)
                discard(self._row)
            self._words = words
            self._row = SwitchRow(self._look, block.key, *words, self)
            self._row.wanted.connect(partial(self._on_wanted, block.key))
            self.column.addWidget(self._row)
        self._row.show_on(block.is_on)

    def _on_wanted(self, key: str, is_on: bool = False) -> None:
        self._wishes.switched.emit(key, is_on)


class FieldPiece(PlainPiece):
    """A line to type into."""

    def __init__(self, look: Look, wishes: Wishes, parent: QWidget) -> None:
        """Make an empty line."""
        super().__init__(look, wishes, parent)
        self._key = ""
        self.field = TextField(look, parent=self)
        self.column.addWidget(self.field)
        self.less = ActionButton(look, ButtonKind.PLAIN, icon="chevron-left")
        self.more = ActionButton(look, ButtonKind.PLAIN, icon="chevron-right")
        for button, step in ((self.less, -1), (self.more, 1)):
            button.setAutoRepeat(True)
            button.clicked.connect(partial(self._on_stepped, step))
        self.field.typed.connect(self._on_typed)
        self.field.line.editingFinished.connect(self._on_entered)

    def show_block(self, block: FieldBlock) -> None:
        """Show what stands in the line."""
        self._key = block.key
        self.field.line.setObjectName(block.key)
        if self.field.line.maxLength() != block.longest:
            # It would send the cursor to the end.
            self.field.line.setMaxLength(block.longest)
        self.field.show_label(block.label, block.help)
        self.field.show_typed(block.text)
        if block.less:
            self.field.put_beside(self.less, self.more)
        for button, name, end in ((self.less, block.less, "earlier"), (self.more, block.more, "later")):
            button.setObjectName(f"{block.key}-{end}")
            button.setAccessibleName(f"{name}: {block.label} {block.text}".strip())

    def _on_typed(self, text: str) -> None:
        self._wishes.typed.emit(self._key, text)

    def _on_entered(self) -> None:
        self._wishes.entered.emit(self._key)

    def _on_stepped(self, step: int, _checked: bool = False) -> None:
        self._wishes.stepped.emit(self._key, step)


class StepPiece(PlainPiece):
    """A value with its two buttons."""

    def __init__(self, look: Look, wishes: Wishes, parent: QWidget) -> None:
        """Make a place for a stepper."""
        super().__init__(look, wishes, parent)
        self._stepper: Stepper | None = None

    def show_block(self, block: StepBlock) -> None:
        """Show the value."""
        if self._stepper is None:
            self._stepper = Stepper(self._look, block.key, self)
            self._stepper.stepped.connect(partial(self._on_stepped, block.key))
            self.column.addWidget(self._stepper)
        self._stepper.show_value(block.label, block.value, block.less, block.more, is_set=block.is_set)

    def _on_stepped(self, key: str, step: int = 0) -> None:
        self._wishes.stepped.emit(key, step)


class _Buttons(QWidget):
    """Buttons side by side, which go on in the next line."""

    def __init__(self, look: Look, wishes: Wishes, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._wishes = wishes
        self._flow = FlowLayout(self)
        self._items: tuple[ButtonItem, ...] = ()
        self._buttons: list[ActionButton] = []

    def show_items(self, items: tuple[ButtonItem, ...]) -> None:
        put(self, shows=bool(items))
        if [one.key for one in items] != [one.key for one in self._items]:
            for button in self._buttons:
                self._flow.removeWidget(button)
                discard(button)
            self._buttons = [ActionButton(self._look, ButtonKind.PLAIN, parent=self) for _ in items]
            for button, item in zip(self._buttons, items, strict=True):
                button.setObjectName(item.key)
                button.clicked.connect(partial(self._on_pressed, item.key))
                self._flow.addWidget(button)
        self._items = items
        for button, item in zip(self._buttons, items, strict=True):
            button.become(ButtonKind.PRIMARY if item.is_main else ButtonKind.PLAIN, item.text, item.icon)
            button.setAccessibleName(item.name or item.text)

    def arrange(self) -> None:
        px = self._look.theme.px
        self._flow.set_gaps(px(12), px(8))

    def _on_pressed(self, key: str, _checked: bool = False) -> None:
        self._wishes.pressed.emit(key)


class ButtonsPiece(PlainPiece):
    """Buttons."""

    def __init__(self, look: Look, wishes: Wishes, parent: QWidget) -> None:
        """Make a place for buttons."""
        super().__init__(look, wishes, parent)
        self._buttons = _Buttons(look, wishes, self)
        self.column.addWidget(self._buttons)

    def show_block(self, block: ButtonsBlock) -> None:
        """Show buttons."""
        self._buttons.show_items(block.items)

    def arrange(self, *, room: LayoutClass) -> None:
        """Lay out for the text size that is on."""
        super().arrange(room=room)
        self._buttons.arrange()


class LinkPiece(PlainPiece):
    """A row that opens something."""

    def __init__(self, look: Look, wishes: Wishes, parent: QWidget) -> None:
        """Make an empty row."""
        super().__init__(look, wishes, parent)
        self._key = ""
        self._row = LinkRow(look, self)
        self._row.clicked.connect(self._on_pressed)
        self.column.addWidget(self._row)

    def show_block(self, block: LinkBlock) -> None:
        """Show where it leads."""
        self._key = block.key
        self._row.setObjectName(block.key)
        self._row.show_words(block.text, block.line, block.icon)

    def _on_pressed(self, _checked: bool = False) -> None:
        self._wishes.pressed.emit(self._key)


class EntryPiece(Card):
    """One thing of a list on a card of its own."""

    def __init__(self, look: Look, wishes: Wishes, parent: QWidget) -> None:
        """Make an empty card."""
        super().__init__(look, parent)
        self._title = Heading(look, TypeRole.CONTROL_BOLD, parent=self)
        self._care = TextLabel(look, TypeRole.CONTROL, ColourRole.SOON)
        self._lines: list[TextLabel] = []
        self._box = QVBoxLayout(self)
        self._texts = QVBoxLayout()
        self._buttons = _Buttons(look, wishes, self)
        self._box.addWidget(self._title)
        self._box.addLayout(self._texts)
        self._box.addWidget(self._care)
        self._box.addWidget(self._buttons)

    def show_block(self, block: EntryBlock) -> None:
        """Show one thing."""
        self.setAccessibleName(block.title)
        self._title.show_text(block.title)
        self._care.show_text(block.care)
        while len(self._lines) < len(block.lines):
            self._lines.append(TextLabel(self._look, TypeRole.BODY, ColourRole.INK_2, self))
            self._texts.addWidget(self._lines[-1])
        for place, label in enumerate(self._lines):
            label.show_text(block.lines[place] if place < len(block.lines) else "")
        self._buttons.show_items(block.buttons)

    def arrange(self, *, room: LayoutClass) -> None:
        """Lay out for the text size that is on."""
        px = self._look.theme.px
        self._box.setContentsMargins(px(22), px(14), px(22), px(16))
        self._box.setSpacing(px(8))
        self._texts.setSpacing(0)
        self._buttons.arrange()
