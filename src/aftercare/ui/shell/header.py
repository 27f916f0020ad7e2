"""Title, one sentence, and Get help now, above every page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aftercare.ui.shell.page import page_sides
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.help_button import HelpButton
from aftercare.ui.widgets.text_label import TextLabel

_STACKS_BELOW = 30.0
"""Width in text units under which the title goes below the two buttons."""


class Header(QWidget):
    """Stays while the page below it scrolls, and is always as tall as its words make it.

    It places its parts itself: a grid reckons the heights of words that lie across several of its columns too low.

    Signals:
        menu_pressed: the menu is wanted (compact windows only).
        help_pressed: Get help now, or Close help, was pressed.
    """

    menu_pressed = Signal()
    help_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty header."""
        super().__init__(parent)
        self._look = look
        self._row = HeaderRow("")
        self._class = LayoutClass.WIDE
        self._is_stacked = False
        self.title = Heading(look, TypeRole.TITLE, parent=self)
        self.title.setObjectName("page-title")
        self._subtitle = TextLabel(look, TypeRole.BODY, ColourRole.INK_2)
        self._mark = TextLabel(look, TypeRole.META_STRONG, ColourRole.SOON)
        self._mark_text = ""
        self.help_button = HelpButton(look)
        self.help_button.clicked.connect(self._on_help)
        self.menu_button = ActionButton(look, ButtonKind.PLAIN, self.tr("Menu"), "menu")
        self.menu_button.setObjectName("menu-button")
        self.menu_button.setAccessibleName(self.tr("Main menu"))
        self.menu_button.clicked.connect(self._on_menu)
        self.menu_button.hide()
        for label in (self._subtitle, self._mark, self.help_button, self.menu_button):
            label.setParent(self)
        self._margins = (0, 0, 0)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_header(self, row: HeaderRow) -> None:
        """Show title and sentence."""
        self._row = row
        # A title that has focus keeps its place even before it has words.
        if row.title:
            self.title.show_text(row.title)
        self._show_subtitle()
        self._settle()

    def show_mark(self, mark: str) -> None:
        """Carry a word that every screen must carry where the menu, which has it too, is put away."""
        self._mark_text = mark
        self._mark.show_text(mark if self._class is LayoutClass.COMPACT else "")
        self._settle()

    def arrange(self, layout_class: LayoutClass, units: float, *, has_menu: bool = True) -> None:
        """Lay out for a class and a width in text units; `has_menu` is False while there is no menu to open."""
        self._class = layout_class
        is_narrow = layout_class is LayoutClass.NARROW
        is_compact = layout_class is LayoutClass.COMPACT
        self.title.set_role(TypeRole.TITLE_NARROW if is_narrow else TypeRole.TITLE)
        self._subtitle.set_role(TypeRole.META if layout_class is not LayoutClass.WIDE else TypeRole.BODY)
        self._show_subtitle()
        self.show_mark(self._mark_text)
        self.menu_button.setVisible(is_compact and has_menu)
        top, bottom = {LayoutClass.WIDE: (26, 12), LayoutClass.NARROW: (18, 8), LayoutClass.COMPACT: (22, 14)}[
            layout_class
        ]
        self._margins = (page_sides(layout_class), top, bottom)
        self._is_stacked = is_compact and units < _STACKS_BELOW
        self._settle()

    def hasHeightForWidth(self) -> bool:
        """Long words go on in the next line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height with all words, and both buttons."""
        return self._lay_out(width, places=False)

    def sizeHint(self) -> QSize:
        """As tall as it is."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """As narrow as any window: the words break, and then the height for the width counts."""
        return QSize(0, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the parts for another size."""
        super().resizeEvent(event)
        self._lay_out(self.width(), places=True)

    def event(self, event: QEvent) -> bool:
        """Settle when a part has got other words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._settle()
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the language that is on."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.menu_button.show_words(self.tr("Menu"))
            self.menu_button.setAccessibleName(self.tr("Main menu"))

    def _settle(self) -> None:
        """Take the height that the words need now."""
        self.updateGeometry()
        self._lay_out(self.width(), places=True)

    def _lay_out(self, width: int, *, places: bool) -> int:
        """The height at `width`; where wanted, everything goes to its place."""
        sides, top, bottom = self._margins
        gap = self._look.theme.px(12)
        left, right = sides, max(sides, width - sides)
        has_menu = not self.menu_button.isHidden()
        menu = self.menu_button.sizeHint() if has_menu else QSize(0, 0)
        most = right - left - (menu.width() + gap if has_menu else 0)
        help_width = min(self.help_button.sizeHint().width(), most)
        help_height = self.help_button.heightForWidth(help_width)
        if places:
            self.menu_button.setGeometry(QRect(left, top, menu.width(), menu.height()))
            self.help_button.setGeometry(QRect(right - help_width, top, help_width, help_height))
        buttons = max(menu.height(), help_height)
        if self._is_stacked:
            words_top = top + buttons + self._look.theme.px(4)
            return self._lay_out_words(QRect(left, words_top, right - left, 0), places=places) + bottom
        start = left + (menu.width() + gap if has_menu else 0)
        room = QRect(start, top, max(1, right - help_width - gap - start), 0)
        return max(top + buttons, self._lay_out_words(room, places=places)) + bottom

    def _lay_out_words(self, room: QRect, *, places: bool) -> int:
        """The foot of title, sentence and mark, below one another from the top of `room`."""
        y = room.y()
        spacing = self._look.theme.px(2) if self._class is LayoutClass.WIDE else 0
        for label in (self.title, self._subtitle, self._mark):
            if label.isHidden() or not label.text():
                continue
            y += spacing if label is not self.title else 0
            height = label.heightForWidth(room.width())
            if places:
                label.setGeometry(QRect(room.x(), y, room.width(), height))
            y += height
        return y

    def _show_subtitle(self) -> None:
        brief = self._row.subtitle_brief if self._class is LayoutClass.COMPACT else ""
        self._subtitle.show_text(brief or self._row.subtitle)

    def _on_menu(self, _checked: bool = False) -> None:
        self.menu_pressed.emit()

    def _on_help(self, _checked: bool = False) -> None:
        self.help_pressed.emit()
