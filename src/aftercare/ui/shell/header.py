"""Title, one sentence, and Get help now, above every page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

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
    """Stays while the page below it scrolls.

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
        self._is_stacked: bool | None = None
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
        self._words = QVBoxLayout()
        self._words.addWidget(self.title)
        self._words.addWidget(self._subtitle)
        self._words.addWidget(self._mark)
        self._words.addStretch(1)
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(1, 1)
        self._grid.addLayout(_on_top(self.menu_button), 0, 0)
        self._grid.addLayout(_on_top(self.help_button), 0, 2)
        self._place(False)

    def show_header(self, row: HeaderRow) -> None:
        """Show title and sentence."""
        self._row = row
        # A title that has focus keeps its place even before it has words.
        if row.title:
            self.title.show_text(row.title)
        self._show_subtitle()

    def show_mark(self, mark: str) -> None:
        """Carry a word that every screen must carry where the menu, which has it too, is put away."""
        self._mark_text = mark
        self._mark.show_text(mark if self._class is LayoutClass.COMPACT else "")

    def arrange(self, layout_class: LayoutClass, units: float, *, has_menu: bool = True) -> None:
        """Lay out for a class and a width in text units; `has_menu` is False while there is no menu to open."""
        px = self._look.theme.px
        self._class = layout_class
        is_narrow = layout_class is LayoutClass.NARROW
        is_compact = layout_class is LayoutClass.COMPACT
        self.title.set_role(TypeRole.TITLE_NARROW if is_narrow else TypeRole.TITLE)
        self._subtitle.set_role(TypeRole.META if layout_class is not LayoutClass.WIDE else TypeRole.BODY)
        self._show_subtitle()
        self.show_mark(self._mark_text)
        self.menu_button.setVisible(is_compact and has_menu)
        sides = page_sides(layout_class)
        top, bottom = {LayoutClass.WIDE: (26, 12), LayoutClass.NARROW: (18, 8), LayoutClass.COMPACT: (22, 14)}[
            layout_class
        ]
        self._grid.setContentsMargins(sides, top, sides, bottom)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(4))
        self._words.setSpacing(px(2) if layout_class is LayoutClass.WIDE else 0)
        self._place(is_compact and units < _STACKS_BELOW)

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the language that is on."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.menu_button.show_words(self.tr("Menu"))
            self.menu_button.setAccessibleName(self.tr("Main menu"))

    def _place(self, is_stacked: bool) -> None:
        if is_stacked is self._is_stacked:
            return
        self._is_stacked = is_stacked
        self._grid.removeItem(self._words)
        if is_stacked:
            self._grid.addLayout(self._words, 1, 0, 1, 3)
        else:
            self._grid.addLayout(self._words, 0, 1)

    def _show_subtitle(self) -> None:
        brief = self._row.subtitle_brief if self._class is LayoutClass.COMPACT else ""
        self._subtitle.show_text(brief or self._row.subtitle)

    def _on_menu(self, _checked: bool = False) -> None:
        self.menu_pressed.emit()

    def _on_help(self, _checked: bool = False) -> None:
        self.help_pressed.emit()


def _on_top(button: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.addWidget(button)
    column.addStretch(1)
    return column
