"""The list of steps that stands in the place of the main menu during the first run."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from aftercare.ui.setup.rows import StepRow, StepState
from aftercare.ui.theme.canvas import Align, Canvas, ellipse, rectangle
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.theme import Paragraph
from aftercare.ui.theme.tokens import SIDEBAR_NARROW, ColourRole, TypeRole
from aftercare.ui.widgets.app_mark import AppMark
from aftercare.ui.widgets.page_scroll import QuietScrollBar, without_focus
from aftercare.ui.widgets.spoken_role import SpokenRole
from aftercare.ui.widgets.text_label import TextLabel

_DISC = 30
_GAP = 11
_HEIGHT = 46
_LONGEST_WORD = 108


class _Step(QWidget):
    """A disc and a name: a check when it is done, a ring when it is now, its number when it is to come."""

    spoken_role = SpokenRole.LIST_ITEM

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._row = StepRow("", "", StepState.LATER, "")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def show_row(self, row: StepRow) -> None:
        self._row = row
        self.setAccessibleName(row.spoken)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        px = self._look.theme.px
        return max(px(_HEIGHT), self._words(width).height + px(10))

    def sizeHint(self) -> QSize:
        px = self._look.theme.px
        width = px(_DISC + _GAP) + self._look.theme.advance(self._row.name, self._role)
        return QSize(width, px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        theme = self._look.theme
        # A very long name goes on in the next line, in the middle of a word if need be.
        word = min(theme.longest_word(self._row.name, self._role), theme.px(_LONGEST_WORD))
        return QSize(theme.px(_DISC + _GAP) + word, theme.px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, row = self._look.theme, self._row
        canvas = Canvas(self, theme)
        edge = theme.px(_DISC)
        disc = QRectF(0, (self.height() - edge) / 2, edge, edge)
        if row.state is StepState.LATER:
            width = 2.0 * theme.factor
            inner = disc.adjusted(width / 2, width / 2, -width / 2, -width / 2)
            canvas.stroke(ellipse(inner), ColourRole.LINE_STRONG, width)
            number = theme.paragraph(row.number, TypeRole.META_STRONG_TIGHT)
            canvas.text_in_middle(number, disc, ColourRole.INK_2, Align.MIDDLE)
        else:
            canvas.fill(ellipse(disc), ColourRole.PRIMARY)
            if row.state is StepState.DONE:
                canvas.icon_in_middle("check", ColourRole.ON_PRIMARY, QPointF(disc.center()), theme.px(18))
            else:
                ring = theme.px(8)
                canvas.fill(ellipse(disc.adjusted(ring, ring, -ring, -ring)), ColourRole.ON_PRIMARY)
        words = self._words(self.width())
        left = theme.px(_DISC + _GAP)
        colour = ColourRole.INK_2 if row.state is StepState.LATER else ColourRole.INK
        canvas.text_in_middle(words, QRectF(left, 0, self.width() - left, self.height()), colour)

    @property
    def _role(self) -> TypeRole:
        return TypeRole.CONTROL_BOLD if self._row.state is StepState.NOW else TypeRole.BODY

    def _words(self, width: int) -> Paragraph:
        theme = self._look.theme
        return theme.paragraph(self._row.name, self._role, max(1, width - theme.px(_DISC + _GAP)))


class StepsSide(QFrame):
    """Mark, name and steps; nothing in it can be pressed."""

    spoken_role = SpokenRole.LIST

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make a list without steps."""
        super().__init__(parent)
        self._look = look
        self._steps: list[_Step] = []
        content = QWidget()
        content.setAutoFillBackground(False)
        self._column = QVBoxLayout(content)
        self._brand = QHBoxLayout()
        self._brand.addWidget(AppMark(look, scale=2))
        self._name = TextLabel(look, TypeRole.H3)
        self._name.show_text("Aftercare")
        self._brand.addWidget(self._name, 1)
        self._said = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._list = QVBoxLayout()
        self._column.addLayout(self._brand)
        self._column.addWidget(self._said)
        self._column.addLayout(self._list)
        self._column.addStretch(1)
        scroll = QScrollArea()
        view = QWidget()
        view.setAutoFillBackground(False)
        scroll.setViewport(view)
        scroll.setVerticalScrollBar(QuietScrollBar(look))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        without_focus(scroll)
        scroll.setWidget(content)
        content.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(scroll)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_steps(self, said: str, rows: tuple[StepRow, ...]) -> None:
        """Show the steps below one sentence."""
        self.setAccessibleName(said)
        self._said.show_text(said)
        while len(self._steps) < len(rows):
            self._steps.append(_Step(self._look, self))
            self._list.addWidget(self._steps[-1])
        for step, row in zip(self._steps, rows, strict=True):
            step.show_row(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take narrower margins where it is narrow."""
        super().resizeEvent(event)
        self._restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line towards the page."""
        canvas = Canvas(self, self._look.theme)
        canvas.fill(rectangle(QRectF(self.rect())), ColourRole.SIDE)
        canvas.fill(rectangle(QRectF(self.width() - 1, 0, 1, self.height())), ColourRole.LINE)

    def _restyle(self) -> None:
        px = self._look.theme.px
        is_narrow = self.width() <= px(SIDEBAR_NARROW)
        self._column.setContentsMargins(px(10 if is_narrow else 20), px(24), px(4 if is_narrow else 12), px(14))
        self._column.setSpacing(px(12))
        self._brand.setSpacing(px(12))
        self._list.setSpacing(0)
