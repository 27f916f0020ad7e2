"""One look at one text size: colours, lengths, fonts, lines of text and icons."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap, QTextLayout, QTextOption

from aftercare.ui.theme.icons import IconSet
from aftercare.ui.theme.tokens import LINE_LENGTH, ColourRole, Scheme, TypeRole


class Paragraph:
    """A text broken into lines for one width, and how to draw it on exact line heights."""

    __slots__ = ("_advances", "_baseline", "_font", "_line", "height", "lines", "width")

    def __init__(self, lines: tuple[str, ...], font: QFont, metrics: QFontMetricsF, line_height: float) -> None:
        """Measure the lines; glyphs stand in the middle of their line as they do on a web page."""
        self.lines = lines
        self._font = font
        self._line = line_height
        self._baseline = (line_height + metrics.ascent() - metrics.descent()) / 2
        self._advances = tuple(metrics.horizontalAdvance(line) for line in lines)
        self.width = ceil(max(self._advances, default=0.0))
        self.height = ceil(line_height * len(lines))

    def draw(
        self,
        painter: QPainter,
        box: QRectF,
        colour: QColor,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """Draw from the top of `box`, aligned left, right or in the middle of its width."""
        painter.setFont(self._font)
        painter.setPen(colour)
        top = box.top() + self._baseline
        for line, advance in zip(self.lines, self._advances, strict=True):
            left = box.left()
            if align & Qt.AlignmentFlag.AlignRight:
                left += box.width() - advance
            elif align & Qt.AlignmentFlag.AlignHCenter:
                left += (box.width() - advance) / 2
            painter.drawText(QPointF(left, top), line)
            top += self._line


class Theme:
    """Everything a widget needs to draw itself; immutable but for its caches."""

    def __init__(self, scheme: Scheme, percent: float, families: tuple[str, ...], icons: IconSet) -> None:
        """Fix a look.

        Args:
            scheme: light or dark.
            percent: text size, 100 is normal; already multiplied with the system's own factor.
            families: font families, best first.
            icons: source of icons.
        """
        self.scheme = scheme
        self.percent = percent
        self.factor = percent / 100
        self._families = families
        self._icons = icons
        self._colours = {role: QColor(value) for role, value in scheme.colours.items()}
        self._fonts: dict[TypeRole, tuple[QFont, QFontMetricsF]] = {}
        self._paragraphs: dict[tuple[str, TypeRole, int], Paragraph] = {}

    @property
    def body_size(self) -> float:
        """Height of body text in px, the unit of widths."""
        return TypeRole.BODY.value.size * self.factor

    def px(self, length: float) -> int:
        """A length given at 100 % text, in px of this text size."""
        return round(length * self.factor)

    def colour(self, role: ColourRole) -> QColor:
        """The colour of a role; a copy, since a QColor can be changed."""
        return QColor(self._colours[role])

    def font(self, role: TypeRole) -> QFont:
        """The font of a step of the type scale."""
        return self._face(role)[0]

    def line_height(self, role: TypeRole) -> float:
        """Height of one line of this step in px."""
        step = role.value
        return step.line * step.grown(self.percent)

    def measure(self, role: TypeRole) -> int:
        """Widest a paragraph of this step should run, in px."""
        return round(self._face(role)[1].averageCharWidth() * LINE_LENGTH)

    def advance(self, text: str, role: TypeRole) -> int:
        """Width of `text` on one line, in px."""
        return ceil(self._face(role)[1].horizontalAdvance(text))

    def longest_word(self, text: str, role: TypeRole) -> int:
        """Width of the longest part that does not break, in px."""
        return max((self.advance(word, role) for word in text.split()), default=0)

    def paragraph(self, text: str, role: TypeRole, width: float = 1e6) -> Paragraph:
        """`text` broken to fit into `width` px; words that are longer break where they must."""
        key = (text, role, int(width))
        found = self._paragraphs.get(key)
        if found is None:
            font, metrics = self._face(role)
            fits = "\n" not in text and metrics.horizontalAdvance(text) <= width
            lines = (text,) if fits else tuple(_broken(text, font, width))
            found = Paragraph(lines, font, metrics, self.line_height(role))
            self._paragraphs[key] = found
        return found

    def balanced(self, text: str, role: TypeRole, width: float) -> Paragraph:
        """As `paragraph`, with lines as even as they can be without another line."""
        lines = len(self.paragraph(text, role, width).lines)
        narrow, wide = self.longest_word(text, role), int(width)
        while narrow < wide:
            middle = (narrow + wide) // 2
            if len(self.paragraph(text, role, middle).lines) > lines:
                narrow = middle + 1
            else:
                wide = middle
        return self.paragraph(text, role, wide)

    def icon(self, name: str, role: ColourRole, size: int, ratio: float = 1.0, room: int = 0) -> QPixmap:
        """An icon in the colour of a role, `size` px of this text size already applied by the caller."""
        return self._icons.pixmap(name, self._colours[role].name(), size, ratio, room)

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


def _broken(text: str, font: QFont, width: float) -> list[str]:
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
    return lines
