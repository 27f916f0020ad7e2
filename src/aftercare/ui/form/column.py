"""Blocks below one another, as widgets. What is shown again keeps its widget, so focus and cursor stay."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aftercare.ui.form.answers import AnswerPiece
from aftercare.ui.form.blocks import Block, CardBlock, ColumnsBlock, key_of
from aftercare.ui.form.facts import FactsPiece
from aftercare.ui.form.month import Month
from aftercare.ui.form.pieces import (
    ButtonsPiece,
    ChoicePiece,
    EntryPiece,
    FieldPiece,
    HeadingPiece,
    LinkPiece,
    SayPiece,
    StepPiece,
    SwitchPiece,
)
from aftercare.ui.form.wishes import Wishes
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.visibility import discard

_BESIDE_BELOW = 1.5
"""Below this text size two columns stand side by side in a wide window."""


class Piece(Protocol):
    """The widget of one block."""

    def show_block(self, block: Block) -> None:
        """Show a block of its kind."""

    def arrange(self, *, room: LayoutClass) -> None:
        """Lay out for the text size that is on."""


class FormColumn(QWidget):
    """A column of blocks.

    Attributes:
        gap: room between two blocks, in px at normal text.
    """

    def __init__(self, look: Look, wishes: Wishes, parent: QWidget | None = None) -> None:
        """Make an empty column; `wishes` hears what is wished on any of its blocks."""
        super().__init__(parent)
        self._look = look
        self._wishes = wishes
        self._pieces: dict[str, QWidget] = {}
        self._room = LayoutClass.WIDE
        self.gap = 14
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show these blocks and no others."""
        wanted: dict[str, QWidget] = {}
        for name, block in named(blocks):
            piece = self._pieces.pop(name, None) or made_piece(self._look, self._wishes, block, self)
            piece.show_block(block)  # type: ignore[attr-defined]
            wanted[name] = piece
        for piece in self._pieces.values():
            self._column.removeWidget(piece)
            discard(piece)
        self._pieces = wanted
        for place, piece in enumerate(wanted.values()):
            if self._column.indexOf(piece) != place:
                self._column.insertWidget(place, piece)
        self.arrange(room=self._room)

    def leave_free(self, width: int) -> None:
        """Leave so many px free on the right."""
        self._column.setContentsMargins(0, 0, width, 0)

    def arrange(self, *, room: LayoutClass) -> None:
        """Lay out for the class and the text size that are on."""
        self._room = room
        self._column.setSpacing(self._look.theme.px(self.gap))
        for piece in self._pieces.values():
            piece.arrange(room=room)  # type: ignore[attr-defined]


class CardPiece(Card):
    """Blocks on a card."""

    def __init__(self, look: Look, wishes: Wishes, parent: QWidget) -> None:
        """Make an empty card."""
        super().__init__(look, parent)
        self.column = FormColumn(look, wishes, self)
        self.column.gap = 9
        self._box = QVBoxLayout(self)
        self._box.addWidget(self.column)

    def show_block(self, block: CardBlock) -> None:
        """Show the blocks of a card; it is named after its heading."""
        first = block.blocks[0] if block.blocks else None
        self.setAccessibleName(getattr(first, "text", "") or getattr(first, "label", ""))
        self.column.show_blocks(block.blocks)

    def arrange(self, *, room: LayoutClass) -> None:
        """Lay out for the text size that is on."""
        px = self._look.theme.px
        self._box.setContentsMargins(px(22), px(16), px(22), px(18))
        self.column.arrange(room=room)


class ColumnsPiece(QWidget):
    """Two columns."""

    def __init__(self, look: Look, wishes: Wishes, parent: QWidget) -> None:
        """Make two empty columns."""
        super().__init__(parent)
        self._look = look
        self._is_even = False
        self.left, self.right = FormColumn(look, wishes, self), FormColumn(look, wishes, self)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for column in (self.left, self.right):
            place = QVBoxLayout()
            place.addWidget(column)
            place.addStretch(1)
            self._box.addLayout(place)

    def show_block(self, block: ColumnsBlock) -> None:
        """Show the blocks of both."""
        self._is_even = block.is_even
        self.left.show_blocks(block.left)
        self.right.show_blocks(block.right)

    def arrange(self, *, room: LayoutClass) -> None:
        """Stand side by side where there is room."""
        theme = self._look.theme
        # Two even columns are halves of one, and need the room of a wide window.
        fits = room is LayoutClass.WIDE or (room is LayoutClass.NARROW and not self._is_even)
        is_beside = fits and theme.factor < _BESIDE_BELOW
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.LeftToRight if is_beside else directions.TopToBottom)
        self._box.setSpacing(theme.px((16 if self._is_even else 28) if is_beside else 14))
        self._box.setStretch(0, 1 if self._is_even or not is_beside else 0)
        self._box.setStretch(1, 1)
        for column in (self.left, self.right):
            column.arrange(room=room)


class MonthPiece(Month):
    """A month as a block."""

    def arrange(self, *, room: LayoutClass = LayoutClass.WIDE) -> None:
        """Take the text size that is on."""
        super().arrange()


_KINDS: dict[str, Callable[[Look, Wishes, QWidget], QWidget]] = {
    "HeadingBlock": HeadingPiece,
    "SayBlock": SayPiece,
    "ChoiceBlock": ChoicePiece,
    "AnswerBlock": AnswerPiece,
    "SwitchBlock": SwitchPiece,
    "FieldBlock": FieldPiece,
    "StepBlock": StepPiece,
    "ButtonsBlock": ButtonsPiece,
    "FactsBlock": FactsPiece,
    "LinkBlock": LinkPiece,
    "EntryBlock": EntryPiece,
    "MonthBlock": MonthPiece,
    "CardBlock": CardPiece,
    "ColumnsBlock": ColumnsPiece,
}


def made_piece(look: Look, wishes: Wishes, block: Block, parent: QWidget) -> QWidget:
    """The widget of a block, still empty."""
    return _KINDS[type(block).__name__](look, wishes, parent)


def named(blocks: Sequence[Block]) -> Iterator[tuple[str, Block]]:
    """Each block with what its widget is found again by: its kind with its key, or with its place among its kind."""
    counts: dict[str, int] = {}
    for block in blocks:
        kind = type(block).__name__
        counts[kind] = counts.get(kind, 0) + 1
        yield f"{kind} {key_of(block) or counts[kind]}", block


def order_focus(root: QWidget) -> QWidget | None:
    """Let Tab go through the controls as they stand on the page, whenever each was made; gives the last of them."""
    before: QWidget | None = None
    for control in _controls(root):
        if before is not None:
            QWidget.setTabOrder(before, control)
        before = control
    return before


def _controls(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    if isinstance(widget, QAbstractButton | QLineEdit):
        yield widget
    elif layout is not None:
        yield from _in_layout(layout)
    else:
        for child in widget.children():
            if isinstance(child, QWidget):
                yield from _controls(child)


def _in_layout(layout: object) -> Iterator[QWidget]:
    for place in range(layout.count()):  # type: ignore[attr-defined]
        item = layout.itemAt(place)  # type: ignore[attr-defined]
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield from _controls(widget)
        elif inner is not None:
            yield from _in_layout(inner)
