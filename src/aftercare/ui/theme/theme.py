"""One look at one text size: colours, lengths, fonts, lines of text and icons."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPalette,
    QPixmap,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from aftercare.ui.theme.icons import IconSet
from aftercare.ui.theme.tokens import CONTRAST_BORDER, LINE_LENGTH, ColourRole, Scheme, TypeRole


class Paragraph:
    """A text broken into lines for one width, on exact line heights.

    Attributes:
        lines: the text line by line.
        width: of the longest line, in px.
        height: of all lines, in px.
        line_height: of one line, in px.
        lead: from the top of a line to the top of its font, in px; the font stands in the middle of its line, as on a
            web page, so this is below zero where lines are closer than the font is tall.
    """

    __slots__ = ("_advances", "_drawn", "_font", "height", "lead", "line_height", "lines", "width")

    def __init__(self, lines: tuple[str, ...], font: QFont, metrics: QFontMetricsF, line_height: float) -> None:
        """Measure the lines."""
        self.lines = lines
        self.line_height = line_height
        self.lead = (line_height - metrics.ascent() - metrics.descent()) / 2
        self._font = font
        self._advances = tuple(metrics.horizontalAdvance(line) for line in lines)
        self._drawn: dict[ColourRole, tuple[QTextLayout, ...]] = {}
        self.width = ceil(max(self._advances, default=0.0))
        self.height = ceil(line_height * len(lines))

    def drawn(self, brush: QBrush, role: ColourRole) -> Iterator[tuple[QTextLayout, float]]:
        """Each line ready to be drawn in `brush`, the colour of `role`, with its width."""
        if role not in self._drawn:
            self._drawn[role] = tuple(self._laid_out(line, brush) for line in self.lines)
        return zip(self._drawn[role], self._advances, strict=True)

    def _laid_out(self, line: str, brush: QBrush) -> QTextLayout:
        layout = QTextLayout(line, self._font)
        span = QTextLayout.FormatRange()
        span.start, span.length = 0, len(line)
        ink = QTextCharFormat()
        ink.setForeground(brush)
        span.format = ink
        layout.setFormats([span])
        layout.beginLayout()
        layout.createLine().setPosition(QPointF(0, 0))
        layout.endLayout()
        return layout


class Theme:
    """Everything a widget needs to draw itself; immutable but for its caches."""

    def __init__(self, scheme: Scheme, percent: float, families: tuple[str, ...], icons: IconSet) -> None:
        """Fix a look.

        Args:
            scheme: which colours.
            percent: text size, 100 is normal; already multiplied with the system's own factor.
            families: font families, best first.
            icons: source of icons.
        """
        self.scheme = scheme
        self.percent = percent
        self.factor = percent / 100
        self._families = families
        self._icons = icons
        self._brushes: dict[ColourRole, QBrush] = {}
        self._fonts: dict[TypeRole, tuple[QFont, QFontMetricsF]] = {}
        self._measures: dict[TypeRole, int] = {}
        self._longest: dict[tuple[str, TypeRole], int] = {}
        self._paragraphs: dict[tuple[str, TypeRole, int], Paragraph] = {}

    @property
    def body_size(self) -> float:
        """Height of body text in px, the unit of widths."""
        return TypeRole.BODY.value.size * self.factor

    @property
    def least_border(self) -> float:
        """Width in px under which no border is drawn; 0 where thin ones will do."""
        return CONTRAST_BORDER * self.factor if self.scheme.is_high_contrast else 0.0

    def px(self, length: float) -> int:
        """A length given at 100 % text, in px of this text size."""
        return round(length * self.factor)

    def colour(self, role: ColourRole) -> QColor:
        """The colour of a role."""
        return QColor(self.scheme.colours[role])

    def brush(self, role: ColourRole) -> QBrush:
        """A brush in the colour of a role."""
        found = self._brushes.get(role)
        if found is None:
            found = brush_of(self.colour(role))
            self._brushes[role] = found
        return found

    def font(self, role: TypeRole) -> QFont:
        """The font of a step of the type scale."""
        return self._face(role)[0]

    def font_height(self, role: TypeRole) -> float:
        """Height of the font itself in px, which differs from its line height."""
        return self._face(role)[1].height()

    def line_height(self, role: TypeRole) -> float:
        """Height of one line of this step in px."""
        step = role.value
        return step.line * step.grown(self.percent)

    def measure(self, role: TypeRole) -> int:
        """Widest a paragraph of this step should run, in px."""
        if role not in self._measures:
            self._measures[role] = round(self._face(role)[1].averageCharWidth() * LINE_LENGTH)
        return self._measures[role]

    def advance(self, text: str, role: TypeRole) -> int:
        """Width of `text` on one line, in px."""
        return self.paragraph(text, role).width

    def longest_word(self, text: str, role: TypeRole) -> int:
        """Width of the longest part that does not break, in px."""
        found = self._longest.get((text, role))
        if found is None:
            # A no-break space holds two words together, so only the plain space parts them.
            found = max(self.advance(word, role) for word in text.replace("\n", " ").split(" "))
            self._longest[text, role] = found
        return found

    def paragraph(self, text: str, role: TypeRole, width: float = 1e6) -> Paragraph:
        """`text` broken to fit into `width` px; words that are longer break where they must."""
        whole = self._paragraphs.get((text, role, 0))
        if whole is None:
            whole = Paragraph(tuple(text.split("\n")), *self._face(role), self.line_height(role))
            self._paragraphs[text, role, 0] = whole
        if whole.width <= width:
            return whole
        key = (text, role, int(width))
        found = self._paragraphs.get(key)
        if found is None:
            font, metrics = self._face(role)
            found = Paragraph(tuple(_broken(text, font, metrics, width)), font, metrics, self.line_height(role))
            self._paragraphs[key] = found
        return found

    def balanced(self, text: str, role: TypeRole, width: float) -> Paragraph:
        """As `paragraph`, with lines as even as they can be without another line."""
        lines = len(self.paragraph(text, role, width).lines)
        narrow, wide = self.longest_word(text, role), int(width)
        while lines > 1 and narrow < wide:
            middle = (narrow + wide) // 2
            if len(self.paragraph(text, role, middle).lines) > lines:
                narrow = middle + 1
            else:
                wide = middle
        return self.paragraph(text, role, wide)

    def icon(self, name: str, role: ColourRole, size: int, ratio: float = 1.0, room: int = 0) -> QPixmap:
        """An icon in the colour of a role, `size` px of this text size already applied by the caller."""
        return self._icons.pixmap(name, self.scheme.colours[role], size, ratio, room)

    def _face(self, role: TypeRole) -> tuple[QFont, QFontMetricsF]:
        found = self._fonts.get(role)
        if found is None:
            step = role.value
            font = QFont()
            font.setFamilies(self._families)
            font.setPixelSize(round(step.size * step.grown(self.percent)))
            if step.tracking:
                font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, step.tracking * font.pixelSize())
            font.setWeight(QFont.Weight(step.weight))
            found = (font, QFontMetricsF(font))
            self._fonts[role] = found
        return found


def brush_of(colour: QColor) -> QBrush:
    """A brush in `colour`, by way of a palette; see `canvas` for the reason."""
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Window, colour)
    return palette.window()


def _broken(text: str, font: QFont, metrics: QFontMetricsF, width: float) -> list[str]:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    lines: list[str] = []
    for piece in text.split("\n"):
        layout = QTextLayout(piece, font)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            lines.append(piece[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
        _give_company(lines, piece, metrics, width)
    return lines


def _give_company(lines: list[str], piece: str, metrics: QFontMetricsF, width: float) -> None:
    """Let a single word at the end of `piece` take the word before it into its line: "it.", or the 18 of May 18."""
    if len(lines) < 2 or " " in lines[-1] or "\N{NO-BREAK SPACE}" in lines[-1]:
        return
    rest, _, word = lines[-2].rpartition(" ")
    together = f"{word} {lines[-1]}"
    is_whole = piece.rstrip().endswith(f"{lines[-2]} {lines[-1]}")
    if is_whole and " " in rest and metrics.horizontalAdvance(together) <= width:
        lines[-2:] = [rest, together]
