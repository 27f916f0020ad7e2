"""The action sheet: whom to call in giant type, what to do, what to say. A page, not a dialog."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftercare.ui.shell.page import page_sides
from aftercare.ui.signs.rows import SheetRow
from aftercare.ui.signs.sheet_parts import CaseBox, NumberPanel, SayBox, StepLine
from aftercare.ui.theme.canvas import Canvas, rectangle, rounded
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_CARD, ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.level_look import LEVEL_LOOKS
from aftercare.ui.widgets.page_scroll import PageScroll
from aftercare.ui.widgets.spoken_role import SpokenRole
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_PANEL = 376
_ICON = 44


class ActionSheet(QFrame):
    """One sheet, made for one row.

    Signals:
        call_pressed: the number to call from this computer.
    """

    spoken_role = SpokenRole.GROUP
    call_pressed = Signal(str)

    def __init__(self, look: Look, row: SheetRow, parent: QWidget | None = None) -> None:
        """Show `row`."""
        super().__init__(parent)
        self._look = look
        self._row = row
        self._level_look = level = LEVEL_LOOKS[row.level]
        self.setObjectName("action-sheet")
        spoken = row.heading.replace(row.number, row.spoken_number) if row.number else row.heading
        self.setAccessibleName(f"{row.sign}. {spoken}")
        is_solid = level.border_width > 1.5
        self._icon = IconLabel(look, level.icon, level.words if is_solid else level.colour, _ICON)
        self._sign = TextLabel(look, TypeRole.H3, level.words)
        self._sign.show_text(row.sign)
        self.heading = Heading(look, TypeRole.TITLE, level.words)
        self.heading.setObjectName("sheet-heading")
        self.heading.show_text(row.heading)
        self.heading.setAccessibleName(f"{spoken}. {row.sign}")
        self.heading.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._panel = NumberPanel(look, row) if row.number or row.number_line else None
        if self._panel is not None:
            self._panel.call_pressed.connect(self.call_pressed)
        self._cases = [CaseBox(look, case) for case in row.cases]
        self._do_heading = Heading(look, TypeRole.H2)
        self._do_heading.show_text(self.tr("What to do"))
        self._steps = [StepLine(look, at, step, row) for at, step in enumerate(row.steps, 1)]
        self._say_heading = Heading(look, TypeRole.H2)
        self._say_heading.show_text(self.tr("What to say") if row.say else "")
        self._say = SayBox(look, row) if row.say else None
        self._notes = [TextLabel(look, TypeRole.META, ColourRole.INK_2) for _ in row.notes]
        for label, note in zip(self._notes, row.notes, strict=True):
            label.show_text(note)
        self._build()

    def _build(self) -> None:
        self._head = QWidget()
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addStretch(1)
        titles.addWidget(self._sign)
        titles.addWidget(self.heading)
        titles.addStretch(1)
        self._head_row = QHBoxLayout(self._head)
        self._head_row.addWidget(self._icon)
        self._head_row.addLayout(titles, 1)
        self._words = QVBoxLayout()
        for widget in (*self._cases, self._do_heading, *self._steps, self._say_heading):
            self._words.addWidget(widget)
        if self._say is not None:
            self._words.addWidget(self._say)
        self._words.addStretch(1)
        for label in self._notes:
            self._words.addWidget(label)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(0)
        if self._panel is not None:
            self._body.addWidget(self._panel)
        self._body.addLayout(self._words, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self._column.addLayout(self._body, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        px = self._look.theme.px
        is_wide = layout_class is LayoutClass.WIDE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._body.setDirection(across if is_wide else down)
        if self._panel is not None:
            self._panel.arrange(px(_PANEL) if is_wide else None)
        edge = round(self._level_look.border_width * self._look.theme.factor) + 1
        self._column.setContentsMargins(edge, edge, edge, edge)
        side = px(28 if is_wide else 20)
        self._head_row.setContentsMargins(side, px(14 if is_wide else 8), side, px(16 if is_wide else 10))
        self._head_row.setSpacing(px(18))
        self._words.setContentsMargins(side, px(22 if is_wide else 16), side, px(18))
        self._words.setSpacing(px(12))
        for case in self._cases:
            case.arrange()
        for step in self._steps:
            step.arrange()
        if self._say is not None:
            self._say.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, head, the panel behind the number, and the border."""
        theme, look = self._look.theme, self._level_look
        width = (look.border_width + 0.75) * theme.factor
        inside = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        outline = rounded(inside, theme.px(RADIUS_CARD))
        canvas = Canvas(self, theme)
        canvas.fill(outline, ColourRole.SURFACE)
        if self._panel is not None:
            canvas.fill(outline.intersected(rectangle(QRectF(self._panel.geometry()))), look.tint)
        head = QRectF(0, 0, self.width(), self._head.geometry().bottom() + 1)
        canvas.fill(outline.intersected(rectangle(head)), look.head)
        canvas.stroke(outline, look.border, width)


class SheetPage(PageScroll):
    """A way back, and the sheet.

    Signals:
        closed: back to the list.
        call_pressed: the number to call from this computer.
        safe_pressed: the person says that they are safe now.
    """

    closed = Signal()
    safe_pressed = Signal()
    call_pressed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make a page without a sheet."""
        super().__init__(look, parent)
        self._look = look
        self._row: SheetRow | None = None
        self._class = LayoutClass.WIDE
        self.sheet: ActionSheet | None = None
        self._back_place = QWidget(self.content)
        self._back_row = QHBoxLayout(self._back_place)
        self._back_row.setContentsMargins(0, 0, 0, 0)
        self.back = ActionButton(look, ButtonKind.LINK, self.tr("Back to warning signs"), "arrow-left")
        self.back.setObjectName("back-to-signs")
        self.back.clicked.connect(self._on_back)
        self._back_row.addWidget(self.back)
        self._back_row.addStretch(1)
        self.safe = ActionButton(look, ButtonKind.PLAIN, "", "check")
        self.safe.setObjectName("safe-now")
        self.safe.clicked.connect(self._on_safe)
        self._back_row.addWidget(self.safe)

    def show_sheet(self, row: SheetRow) -> None:
        """Show a sheet; the same one stays as it is."""
        if row == self._row:
            return
        had_focus = self.sheet is not None and self.sheet.heading.hasFocus()
        self._row = row
        if self.sheet is not None:
            put(self.sheet, shows=False)
            self.sheet.deleteLater()
        self.sheet = ActionSheet(self._look, row, self.content)
        self.sheet.call_pressed.connect(self.call_pressed)
        self.safe.show_words(row.safe_text)
        put(self.safe, shows=bool(row.safe_text))
        self.set_sections((self._back_place, self.sheet))
        self.column.setStretchFactor(self.sheet, 1)
        QWidget.setTabOrder(self.back, self.safe)
        QWidget.setTabOrder(self.safe, self.sheet.heading)
        self.arrange(self._class)
        if had_focus:
            self.sheet.heading.setFocus()

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        self._class = layout_class
        if self.sheet is not None:
            self.sheet.arrange(layout_class)
        has_neighbour = self._row is not None and bool(self._row.safe_text)
        is_brief = layout_class is LayoutClass.COMPACT and has_neighbour
        self.back.show_words(self.tr("Back") if is_brief else self.tr("Back to warning signs"))
        self.back.setAccessibleName(self.tr("Back to warning signs"))
        self.set_page_margins(page_sides(layout_class), 0, 20)
        gap = self._look.theme.px(6)
        self.set_gaps(lambda _section: gap)

    def _on_safe(self, _checked: bool = False) -> None:
        self.safe_pressed.emit()

    def _on_back(self, _checked: bool = False) -> None:
        self.closed.emit()
