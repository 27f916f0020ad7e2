"""A page of blocks that scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare.ui.form.blocks import Block
from aftercare.ui.form.column import FormColumn, order_focus
from aftercare.ui.form.wishes import Wishes
from aftercare.ui.shell.page import Page, page_sides
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.widgets.page_scroll import PageScroll

_TWO_COLUMNS = 36.0
"""Least width of the page for two columns, in units of body text."""
_MEASURE = 42.0
"""Widest a column of questions gets, in units of body text; two columns take all there is."""


class FormPage(Page):
    """Shows the blocks it is told to show.

    Attributes:
        wishes: what is wished on any of them.
        last_control: what Tab comes to last; None where nothing takes focus.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make a page that asks nothing yet."""
        super().__init__(look, parent)
        self.wishes = Wishes(self)
        self._blocks: tuple[Block, ...] = ()
        self._is_broad = False
        self.last_control: QWidget | None = None
        self._scroll = PageScroll(look)
        self._column = FormColumn(look, self.wishes, self._scroll.content)
        self._scroll.set_sections([self._column])
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(0)
        self.box.addWidget(self._scroll, 1)
        look.changed.connect(self.arrange)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What the page shows."""
        return self._blocks

    @property
    def page_scroll(self) -> PageScroll:
        """What scrolls."""
        return self._scroll

    def show_form(self, header: HeaderRow, blocks: Sequence[Block], *, is_broad: bool = False) -> None:
        """Show a title and blocks; `is_broad` lets them take the whole width."""
        self.set_header(header)
        if (tuple(blocks), is_broad) == (self._blocks, self._is_broad):
            return
        self._blocks, self._is_broad = tuple(blocks), is_broad
        self._column.show_blocks(blocks)
        self.last_control = order_focus(self._column)
        self.arrange()

    def to_top(self) -> None:
        """Begin at the top again."""
        self._scroll.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for another size."""
        super().resizeEvent(event)
        self.arrange()

    def _room(self) -> LayoutClass:
        """The class by the room beside the menu: two columns need more of it than a narrow window may have."""
        is_tight = self.width() < _TWO_COLUMNS * self.look.theme.body_size
        return LayoutClass.COMPACT if is_tight and self.layout_class is LayoutClass.NARROW else self.layout_class

    def arrange(self) -> None:
        """Lay out for the class and the text size that are on."""
        theme = self.look.theme
        # A margin and not a maximum width: the height of the column is reckoned for all the width it is given.
        spare = self.width() - 2 * page_sides(self.layout_class) - round(_MEASURE * theme.body_size)
        self._column.leave_free(0 if self._is_broad else max(0, spare))
        self._column.arrange(room=self._room())
        self._scroll.set_page_margins(page_sides(self.layout_class), 8, 24)
        self._scroll.set_gaps(lambda _section: 0)
