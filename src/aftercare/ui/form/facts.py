"""A quiet box of facts."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from aftercare.ui.form.blocks import FactsBlock
from aftercare.ui.form.pieces import PlainPiece
from aftercare.ui.form.wishes import Wishes
from aftercare.ui.theme.canvas import Canvas, rounded
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_CARD, ColourRole, TypeRole
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.spoken_role import SpokenRole
from aftercare.ui.widgets.text_label import TextLabel

_BESIDE_BELOW = 1.5


class FactsPiece(PlainPiece):
    """Facts on a tint: what each is, and in bold what it says."""

    spoken_role = SpokenRole.GROUP

    def __init__(self, look: Look, wishes: Wishes, parent: QWidget) -> None:
        """Make an empty box."""
        super().__init__(look, wishes, parent)
        self._title = Heading(look, TypeRole.CONTROL_BOLD, parent=self)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._pairs: list[tuple[TextLabel, TextLabel]] = []
        self._is_stacked: bool | None = None
        self.column.addWidget(self._title)
        self.column.addLayout(self._grid)

    def show_block(self, block: FactsBlock) -> None:
        """Show facts."""
        self.setAccessibleName(block.title)
        self._title.show_text(block.title)
        while len(self._pairs) < len(block.rows):
            self._pairs.append((TextLabel(self._look, TypeRole.BODY), TextLabel(self._look, TypeRole.CONTROL_BOLD)))
            self._is_stacked = None
        for (what, says), row in zip(self._pairs, block.rows, strict=False):
            what.show_text(row[0])
            says.show_text(row[1])
        for pair in self._pairs[len(block.rows) :]:
            for label in pair:
                label.show_text("")

    def arrange(self, *, room: LayoutClass) -> None:
        """Let what a fact says go below its name where the text is large."""
        theme = self._look.theme
        self.column.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(16))
        self.column.setSpacing(theme.px(4))
        self._grid.setHorizontalSpacing(theme.px(16))
        self._grid.setVerticalSpacing(theme.px(2))
        is_stacked = room is not LayoutClass.WIDE or theme.factor >= _BESIDE_BELOW
        if is_stacked is not self._is_stacked:
            self._is_stacked = is_stacked
            for place, (what, says) in enumerate(self._pairs):
                self._grid.addWidget(what, 2 * place, 0)
                self._grid.addWidget(says, 2 * place + is_stacked, 0 if is_stacked else 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tint."""
        theme = self._look.theme
        canvas = Canvas(self, theme)
        box = rounded(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(RADIUS_CARD))
        canvas.fill(box, ColourRole.PRIMARY_TINT)
