"""A wide column with a narrow one beside it; below one another where there is no room."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.widgets.column_width import set_column_width


class TwoColumns(QWidget):
    """The two columns of a page.

    Attributes:
        main: the column that takes the room there is.
        side: the column of a fixed width.
        side_place: the widget of the side column, to hide it as a whole.
    """

    def __init__(self, look: Look, side_width: int, parent: QWidget | None = None) -> None:
        """Make two empty columns, the side one `side_width` px wide at normal text."""
        super().__init__(parent)
        self._look = look
        self._side_width = side_width
        main_place, self.side_place = QWidget(), QWidget()
        self.main, self.side = QVBoxLayout(main_place), QVBoxLayout(self.side_place)
        for column in (self.main, self.side):
            column.setContentsMargins(0, 0, 0, 0)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(main_place, 1)
        self._box.addWidget(self.side_place)

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        px, is_wide = self._look.theme.px, layout_class is LayoutClass.WIDE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(across if is_wide else down)
        self._box.setSpacing(px(20))
        set_column_width(self.side_place, px(self._side_width) if is_wide else None)
