"""The cards of the recovery page: what to do, what many people feel, what is not yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftercare.ui.recovery.rows import DoRow, FeelRow, NotYetRow
from aftercare.ui.theme.canvas import Align, Canvas, ellipse, rounded
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ICON_TOPIC, RADIUS_SMALL, ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card, Divider
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_GLYPH = 28
_DOT = 8


class ListCard(Card):
    """A heading and lines that are made anew when they change."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(look, parent)
        self.heading = Heading(look, TypeRole.H2)
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.heading)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_lines(self, heading: str, lines: Sequence[QWidget]) -> None:
        """Put lines below the heading; without any the card hides."""
        for line in self._lines:
            self._column.removeWidget(line)
            put(line, shows=False)
            line.deleteLater()
        self._lines = list(lines)
        self.heading.show_text(heading)
        self.setAccessibleName(heading)
        for line in self._lines:
            self._column.addWidget(line)
        put(self, shows=bool(self._lines))

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        px = self._look.theme.px
        side = px(23 if layout_class is LayoutClass.WIDE else 18)
        self._column.setContentsMargins(side, px(16), side, px(16))
        self._column.setSpacing(px(8))


class DoCard(ListCard):
    """What to do, each with its icon."""

    def show_rows(self, heading: str, rows: Sequence[DoRow]) -> None:
        """Show what to do."""
        self.show_lines(heading, [_IconLine(self._look, row) for row in rows])


class _IconLine(QWidget):
    def __init__(self, look: Look, row: DoRow) -> None:
        super().__init__()
        self._look = look
        self._icon = row.icon
        box = QHBoxLayout(self)
        box.setContentsMargins(look.theme.px(ICON_TOPIC + 12), 0, 0, 0)
        text = TextLabel(look, TypeRole.BODY)
        text.show_text(row.text)
        box.addWidget(text, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        edge, line = theme.px(ICON_TOPIC), theme.line_height(TypeRole.BODY)
        top = max(0.0, (line - edge) / 2)
        canvas = Canvas(self, theme)
        if self._icon:
            canvas.icon(self._icon, ColourRole.PRIMARY, 0, top, edge)
            return
        dot = theme.px(_DOT)
        inset = (edge - dot) / 2
        canvas.fill(ellipse(QRectF(inset, top + inset, dot, dot)), ColourRole.PRIMARY)


class FeelCard(ListCard):
    """What many people feel on the left, how long on the right."""

    def show_rows(self, heading: str, rows: Sequence[FeelRow]) -> None:
        """Show what people feel."""
        lines: list[QWidget] = []
        for row in rows:
            lines += [Divider(self._look), _FeelLine(self._look, row)]
        self.show_lines(heading, lines)


class _FeelLine(QWidget):
    def __init__(self, look: Look, row: FeelRow) -> None:
        super().__init__()
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.theme.px(16))
        name = TextLabel(look, TypeRole.BODY)
        name.show_text(row.name)
        lasts = TextLabel(look, TypeRole.CONTROL, align=Align.RIGHT)
        lasts.show_text(row.lasts)
        box.addWidget(name, 3)
        box.addWidget(lasts, 2)


class NotYetCard(ListCard):
    """What is not allowed, each with the square that says no, or the disc that asks."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(look, parent)
        self.set_ground(ColourRole.NO_BORDER, ColourRole.SURFACE, 1.25)

    def show_rows(self, heading: str, rows: Sequence[NotYetRow]) -> None:
        """Show what is not yet."""
        lines: list[QWidget] = []
        for row in rows:
            lines += [Divider(self._look), _NotYetLine(self._look, row)]
        self.show_lines(heading, lines)
        self._column.addStretch(1)


class _NotYetLine(QWidget):
    def __init__(self, look: Look, row: NotYetRow) -> None:
        super().__init__()
        self._look = look
        self._is_check = row.is_check
        words = QVBoxLayout(self)
        words.setContentsMargins(look.theme.px(_GLYPH + 12), 0, 0, 0)
        words.setSpacing(0)
        name = TextLabel(look, TypeRole.CONTROL_BOLD)
        name.show_text(row.name)
        until = TextLabel(look, TypeRole.BODY_TIGHT if not row.until else TypeRole.META_TIGHT)
        until.show_text(row.until)
        spoken = self.tr("{topic}: not yet, {until}").format(topic=row.name, until=row.until)
        name.setAccessibleName(spoken)
        words.addWidget(name)
        words.addWidget(until)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        edge = theme.px(_GLYPH)
        box = QRectF(0, 0, edge, edge)
        canvas = Canvas(self, theme)
        if self._is_check:
            canvas.fill(ellipse(box), ColourRole.USUAL)
            mark = theme.paragraph("?", TypeRole.ROW_WORD)
            canvas.text_in_middle(mark, box, ColourRole.USUAL_TINT, Align.MIDDLE)
            return
        canvas.fill(rounded(box, theme.px(RADIUS_SMALL)), ColourRole.NO_FILL)
        canvas.icon_in_middle("x", ColourRole.ON_NO, box.center(), round(edge * 0.64))


class LeaveCard(ListCard):
    """What to leave for now in a stretch of time, besides what the plan limits."""

    def show_rows(self, heading: str, texts: Sequence[str]) -> None:
        """Show what to leave."""
        self.show_lines(heading, [_IconLine(self._look, DoRow("minus", text)) for text in texts])


class CareBanner(Card):
    """If anything lasts longer: a sentence and the way to the warning signs.

    Signals:
        pressed: its button.
    """

    pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty banner."""
        super().__init__(look, parent)
        self.set_ground(ColourRole.SOON, ColourRole.SOON_TINT, 1.25)
        self._icon = IconLabel(look, "triangle-alert", ColourRole.SOON, ICON_TOPIC)
        self._strong = TextLabel(look, TypeRole.CONTROL_BOLD)
        self._plain = TextLabel(look, TypeRole.BODY)
        self.button = ActionButton(look, ButtonKind.PRIMARY)
        self.button.setObjectName("check-signs")
        self.button.clicked.connect(self._on_clicked)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._strong)
        words.addWidget(self._plain)
        words.addStretch(1)
        self._left = QHBoxLayout()
        self._left.addWidget(self._icon)
        self._left.addLayout(words, 1)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.addLayout(self._left, 1)
        self._box.addWidget(self.button)

    def show_banner(self, strong: str, plain: str, action: str) -> None:
        """Show its words."""
        self._strong.show_text(strong)
        self._plain.show_text(plain)
        self.button.show_words(action)
        self.setAccessibleName(f"{strong} {plain}")

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        px = self._look.theme.px
        is_compact = layout_class is LayoutClass.COMPACT
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._box.setDirection(down if is_compact else across)
        self._box.setContentsMargins(px(20), px(10), px(14), px(10))
        self._box.setSpacing(px(12))
        self._left.setSpacing(px(14))

    def _on_clicked(self, _checked: bool = False) -> None:
        self.pressed.emit()
