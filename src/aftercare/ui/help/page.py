"""Get help now: at most four numbers, and what to say."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftercare.ui.help.rows import HelpLevel, HelpRow, HelpRows
from aftercare.ui.shell.page import Page, page_sides
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.theme.canvas import Align, Canvas, rectangle, rounded
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ICON_CARE, RADIUS_BUTTON, RADIUS_CARD, ColourRole, TypeRole
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.page_scroll import PageScroll
from aftercare.ui.widgets.phone_label import PhoneLabel
from aftercare.ui.widgets.spoken_role import SpokenRole
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_NUMBER_COLUMN = 298
_NUMBER_COLUMN_NARROW = 258
_LEVELS = {
    HelpLevel.EMERGENCY: (ColourRole.EMERGENCY, ColourRole.EMERGENCY_FILL, "siren"),
    HelpLevel.CRISIS: (ColourRole.CRISIS, ColourRole.CRISIS_FILL, "message-circle"),
    HelpLevel.CLINIC: (ColourRole.SOON, ColourRole.CARE_FILL, "stethoscope"),
    HelpLevel.DRIVER: (ColourRole.PRIMARY, ColourRole.DRIVER_FILL, "car"),
}
_URGENT = (HelpLevel.EMERGENCY, HelpLevel.CRISIS)


class HelpCard(QFrame):
    """When to call on the left, the number on the right; a stop for Tab, so that it can be read out."""

    spoken_role = SpokenRole.GROUP
    ring_radius = RADIUS_CARD

    def __init__(self, look: Look, row: HelpRow, parent: QWidget | None = None) -> None:
        """Show `row`."""
        super().__init__(parent)
        self._look = look
        self._row = row
        self._colour, self._fill, icon = _LEVELS[row.level]
        self.setObjectName(f"help-{row.level.name.lower()}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        number = row.spoken_number or row.number
        self.setAccessibleName(
            self.tr("{title}. Call {number}. {line}").format(title=row.title, number=number, line=row.line)
        )
        self._icon = IconLabel(look, icon, self._colour, ICON_CARE)
        self._title = TextLabel(look, TypeRole.HELP_TITLE)
        self._title.show_text(row.title)
        self._line = TextLabel(look, TypeRole.BODY, ColourRole.INK_2)
        self._line.show_text(row.line)
        role = TypeRole.NUMBER_XL if row.level in _URGENT else TypeRole.NUMBER_PHONE
        self._number = PhoneLabel(look, role, ColourRole.ON_FILL, align=Align.MIDDLE)
        self._number.show_text(row.number)
        self._words = QVBoxLayout()
        self._words.addStretch(1)
        self._words.addWidget(self._title)
        self._words.addWidget(self._line)
        self._words.addStretch(1)
        self._left = QHBoxLayout()
        self._left.addWidget(self._icon)
        self._left.addLayout(self._words, 1)
        self._panel = QWidget()
        self._panel_row = QHBoxLayout(self._panel)
        self._panel_row.addWidget(self._number)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.addLayout(self._left, 1)
        self._box.addWidget(self._panel)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        px = self._look.theme.px
        is_compact = layout_class is LayoutClass.COMPACT
        is_urgent = self._row.level in _URGENT
        self._box.setDirection(QBoxLayout.Direction.TopToBottom if is_compact else QBoxLayout.Direction.LeftToRight)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._left.setContentsMargins(px(24), px(10), px(16), px(10))
        self._left.setSpacing(px(18))
        self._words.setSpacing(0)
        if is_compact:
            self._panel.setMinimumWidth(0)
        else:
            self._panel.setFixedWidth(px(_NUMBER_COLUMN if layout_class is LayoutClass.WIDE else _NUMBER_COLUMN_NARROW))
        pad = px(4) if is_compact or layout_class is LayoutClass.NARROW else px(15 if is_urgent else 25)
        self._panel_row.setContentsMargins(px(12), pad, px(12), pad)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, the fill behind the number, and the border."""
        theme = self._look.theme
        width = 2 * theme.factor
        inside = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        outline = rounded(inside, theme.px(RADIUS_CARD))
        canvas = Canvas(self, theme)
        canvas.fill(outline, ColourRole.SURFACE)
        canvas.fill(outline.intersected(rectangle(QRectF(self._panel.geometry()))), self._fill)
        canvas.stroke(outline, self._colour, width)


class SayBox(QFrame):
    """What to say on the phone."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty box."""
        super().__init__(parent)
        self._look = look
        self._say = TextLabel(look, TypeRole.H3)
        self._say.show_text(self.tr("Say:"))
        self._words = TextLabel(look, TypeRole.SAY)
        self._box = QHBoxLayout(self)
        self._box.addWidget(self._say, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(self._words, 1)

    def show_words(self, words: str) -> None:
        """Show the script."""
        self._words.show_text(words)

    def arrange(self) -> None:
        """Lay out for the text size that is on."""
        px = self._look.theme.px
        self._box.setContentsMargins(px(24), px(14), px(20), px(14))
        self._box.setSpacing(px(6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and bar."""
        theme = self._look.theme
        outline = rounded(QRectF(self.rect()), theme.px(RADIUS_BUTTON))
        bar = rectangle(QRectF(0, 0, theme.px(5), self.height()))
        canvas = Canvas(self, theme)
        canvas.fill(outline, ColourRole.SURFACE)
        canvas.fill(outline.intersected(bar), ColourRole.INK)


class HelpPage(Page):
    """Needs nothing but its rows: no clinic, no plan, no database."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(look, parent)
        self._rows: HelpRows | None = None
        self._cards: list[HelpCard] = []
        self._scroll = PageScroll(look)
        self._say = SayBox(look, self._scroll.content)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._scroll)
        look.changed.connect(self.arrange)

    @property
    def cards(self) -> tuple[HelpCard, ...]:
        """The rows from top to bottom."""
        return tuple(self._cards)

    def show_rows(self, rows: HelpRows) -> None:
        """Show the numbers."""
        if rows == self._rows:
            return
        self._rows = rows
        for card in self._cards:
            put(card, shows=False)
            card.deleteLater()
        self._cards = [HelpCard(self.look, row, self._scroll.content) for row in rows.rows]
        self._say.show_words(rows.say)
        sections: list[QWidget] = [*self._cards]
        if rows.say:
            sections.append(self._say)
        put(self._say, shows=bool(rows.say))
        self._scroll.set_sections(sections)
        self.set_header(HeaderRow(rows.title, rows.subtitle, rows.subtitle_brief))
        self.arrange()

    def arrange(self) -> None:
        """Lay out for the class and the text size that are on."""
        px = self.look.theme.px
        for card in self._cards:
            card.arrange(self.layout_class)
        self._say.arrange()
        self._scroll.set_page_margins(page_sides(self.layout_class), 8, 12)
        gap = px(14)
        self._scroll.set_gaps(lambda section: px(18) if section is self._say else gap)
