"""The parts of an action sheet: the number, a case that is more urgent, a step, what to say."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftercare.ui.signs.rows import CaseRow, SheetRow
from aftercare.ui.theme.canvas import Align, Canvas, ellipse, rectangle, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_BUTTON, ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.column_width import set_column_width
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.level_look import LEVEL_LOOKS
from aftercare.ui.widgets.phone_label import PhoneLabel
from aftercare.ui.widgets.strong_text import StrongText
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_FROM_LARGE_TO_SMALL = (TypeRole.NUMBER_XXL, TypeRole.NUMBER_XL, TypeRole.NUMBER_CARD, TypeRole.NUMBER_PHONE)
_SMALLEST_PAGE = 600
_DISC = 32


class NumberPanel(QWidget):
    """The number in the largest type that fits, and what belongs to it.

    Signals:
        call_pressed: the number to call from this computer.
    """

    call_pressed = Signal(str)

    def __init__(self, look: Look, row: SheetRow, parent: QWidget | None = None) -> None:
        """Show the numbers of a sheet."""
        super().__init__(parent)
        self._look = look
        colour = LEVEL_LOOKS[row.level].colour
        self._number = PhoneLabel(look, TypeRole.NUMBER_XXL, colour, align=Align.MIDDLE)
        self._number.show_text(row.number)
        self._number.setAccessibleName(row.spoken_number)
        self._line = TextLabel(look, TypeRole.H3, ColourRole.INK, align=Align.MIDDLE, balances=True)
        self._line.show_text(row.number_line)
        words, number = row.second
        self._second_words = TextLabel(look, TypeRole.CONTROL, ColourRole.INK, align=Align.MIDDLE)
        self._second_words.show_text(words if number else "")
        self._second = PhoneLabel(look, TypeRole.NUMBER_CARD, colour, align=Align.MIDDLE)
        self._second.show_text(number)
        self._second.setAccessibleName(" ".join(number))
        self._watch = TextLabel(look, TypeRole.CONTROL, ColourRole.INK, align=Align.MIDDLE, balances=True)
        self._watch.show_text(row.watch_line)
        self._call = ActionButton(look, ButtonKind.PRIMARY, row.call_text, "phone-call")
        self._call.setObjectName("call-from-here")
        self._call.clicked.connect(self._on_call)
        policy = self._call.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Maximum)
        self._call.setSizePolicy(policy)
        put(self._call, shows=bool(row.call_text))
        self._to_call = row.number
        self._gaps = [QWidget() for _ in range(3)]
        column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._number)
        column.addWidget(self._line)
        column.addWidget(self._gaps[0])
        column.addWidget(self._call, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._gaps[1])
        column.addWidget(self._second_words)
        column.addWidget(self._second)
        column.addWidget(self._gaps[2])
        column.addWidget(self._watch)
        # Above the middle: in a long sheet the middle may lie below the edge of the window.
        column.addStretch(3)
        self._column = column
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def arrange(self, width: int | None) -> None:
        """Lay out as a column of `width` px, or across the whole sheet."""
        theme = self._look.theme
        pad = theme.px(16)
        room = (width or _SMALLEST_PAGE) - 2 * pad
        fitting = [role for role in _FROM_LARGE_TO_SMALL if theme.advance(self._number.text(), role) <= room]
        self._number.set_role(next(iter(fitting), _FROM_LARGE_TO_SMALL[-1]))
        set_column_width(self, width)
        texts = (self._call.text(), self._second.text(), self._watch.text())
        for gap, text in zip(self._gaps, texts, strict=True):
            gap.setFixedHeight(theme.px(18) if text else 0)
        self._column.setContentsMargins(pad, theme.px(14), pad, theme.px(14))

    def _on_call(self, _checked: bool = False) -> None:
        self.call_pressed.emit(self._to_call)


class CaseBox(Card):
    """When the sign is more urgent than its sheet: the level's own colour, the cases, the number."""

    def __init__(self, look: Look, row: CaseRow, parent: QWidget | None = None) -> None:
        """Show `row`."""
        super().__init__(look, parent)
        level = LEVEL_LOOKS[row.level]
        self.set_ground(level.border, level.tint, 2.0)
        self.setObjectName(f"case-{row.level.name.lower()}")
        spoken = row.heading.replace(row.number, row.spoken_number) if row.number else row.heading
        self.setAccessibleName(f"{spoken}: {'; '.join(row.cases)}")
        self._icon = IconLabel(look, level.icon, level.colour, 28)
        self._heading = TextLabel(look, TypeRole.H3, level.colour)
        self._heading.show_text(f"{row.heading}:")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._heading)
        for case in row.cases:
            label = TextLabel(look, TypeRole.ROW)
            label.show_text(case[:1].upper() + case[1:])
            words.addWidget(label)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(words, 1)

    def arrange(self) -> None:
        """Lay out for the text size that is on."""
        px = self._look.theme.px
        self._row.setContentsMargins(px(16), px(10), px(16), px(12))
        self._row.setSpacing(px(12))


class StepLine(QWidget):
    """One step with its number in a disc."""

    def __init__(self, look: Look, at: int, text: str, row: SheetRow, parent: QWidget | None = None) -> None:
        """Show step `at`."""
        super().__init__(parent)
        self._look = look
        self._at = at
        level = LEVEL_LOOKS[row.level]
        self._fill, self._digit = level.colour, level.on_colour
        self._text = TextLabel(look, TypeRole.STEP)
        self._text.show_text(text)
        spoken = text.replace(row.number, row.spoken_number) if row.number else text
        self._text.setAccessibleName(self.tr("Step {n}. {text}").format(n=at, text=spoken))
        self._box = QHBoxLayout(self)
        self._box.addWidget(self._text, 1)

    def arrange(self) -> None:
        """Lay out for the text size that is on."""
        self._box.setContentsMargins(self._look.theme.px(_DISC + 14), 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc beside the first line."""
        theme = self._look.theme
        edge = theme.px(_DISC)
        line = theme.line_height(TypeRole.STEP)
        disc = QRectF(0, max(0.0, (line - edge) / 2), edge, edge)
        canvas = Canvas(self, theme)
        canvas.fill(ellipse(disc), self._fill)
        number = theme.paragraph(str(self._at), TypeRole.CONTROL_BOLD)
        canvas.text_in_middle(number, disc, self._digit, Align.MIDDLE)


class SayBox(QFrame):
    """The script on a quiet ground, with a bar in the colour of the level."""

    def __init__(self, look: Look, row: SheetRow, parent: QWidget | None = None) -> None:
        """Show the script of a sheet."""
        super().__init__(parent)
        self._look = look
        self._colour = LEVEL_LOOKS[row.level].colour
        self._words = StrongText(look, TypeRole.STEP, TypeRole.STEP_STRONG)
        self._words.setObjectName("what-to-say")
        self._words.show_spans(row.say, row.spoken_say)
        self._box = QHBoxLayout(self)
        self._box.addWidget(self._words, 1)

    def arrange(self) -> None:
        """Lay out for the text size that is on."""
        px = self._look.theme.px
        self._box.setContentsMargins(px(22), px(14), px(18), px(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and bar."""
        theme = self._look.theme
        outline = rounded(QRectF(self.rect()), theme.px(RADIUS_BUTTON))
        canvas = Canvas(self, theme)
        canvas.fill(outline, ColourRole.SUNKEN)
        canvas.fill(outline.intersected(rectangle(QRectF(0, 0, theme.px(5), self.height()))), self._colour)
