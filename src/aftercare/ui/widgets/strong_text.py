"""A paragraph in which some words are strong: what was known, and the blanks that were not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from aftercare.domain.calling import Known, Span
from aftercare.ui.theme.canvas import Canvas
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.text_label import TextLabel


class StrongText(TextLabel):
    """A text label whose facts are bold; a screen reader hears it with its blanks named."""

    def __init__(self, look: Look, role: TypeRole, strong: TypeRole, parent: QWidget | None = None) -> None:
        """Make an empty label with a role for plain and one for strong words."""
        super().__init__(look, role, parent=parent)
        self._strong = strong
        self._spans: tuple[Span, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_spans(self, spans: Sequence[Span], spoken: str) -> None:
        """Show a script, and let a screen reader say `spoken`."""
        self._spans = tuple(spans)
        self.show_text("".join(span.text for span in spans))
        self.setAccessibleName(spoken)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Height of all lines."""
        return round(self._laid_out(width).lineCount() * self._look.theme.line_height(self._role))

    def sizeHint(self) -> QSize:
        """A readable width."""
        width = self._look.theme.measure(self._role)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The longest word."""
        theme = self._look.theme
        return QSize(theme.longest_word(self.text(), self._strong), round(theme.line_height(self._role)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines."""
        canvas = Canvas(self, self._look.theme)
        self._laid_out(self.width()).draw(canvas.painter, QPointF(0, 0))

    def _laid_out(self, width: int) -> QTextLayout:
        theme = self._look.theme
        layout = QTextLayout(self.text(), theme.font(self._role))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        height = theme.line_height(self._role)
        layout.beginLayout()
        top = (height - theme.font_height(self._role)) / 2
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._text_width(width))
            line.setPosition(QPointF(0, top))
            top += height
        layout.endLayout()
        return layout

    def _formats(self) -> list[QTextLayout.FormatRange]:
        theme = self._look.theme
        ink = theme.brush(ColourRole.INK)
        found, at = [], 0
        for span in self._spans:
            part = QTextLayout.FormatRange()
            part.start, part.length = at, len(span.text)
            form = QTextCharFormat()
            form.setForeground(ink)
            if span.known is not Known.WORDS:
                form.setFontWeight(QFont.Weight(self._strong.value.weight))
            part.format = form
            found.append(part)
            at += len(span.text)
        return found
