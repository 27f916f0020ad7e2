"""One entry of the main menu."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aftercare.ui.theme.canvas import Align, Canvas, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import NAV_ITEM, RADIUS_BUTTON, ColourRole, TypeRole
from aftercare.ui.widgets.drawn_button import DrawnButton

_ICON = 21
_ICON_LEFT = 12
_TEXT_LEFT = 45
_RIGHT = 12
_SAVED_WHEN_NARROW = 4
_SAVED_AT_THE_RIGHT = 10
_BAR_WIDTH = 4
_BAR_HEIGHT = 26


class NavItem(DrawnButton):
    """Icon, name, optional count; a bar on the left marks the page that shows.

    Pages are one radio group; an action (printing) is a plain button in the same look.
    """

    ring_radius = RADIUS_BUTTON

    def __init__(
        self, look: Look, name: str, icon: str, parent: QWidget | None = None, *, is_page: bool = True
    ) -> None:
        """Make an entry called `name`."""
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._count = ""
        self._saved = self._saved_at_right = 0
        self.setText(name)
        self.setAccessibleName(name)
        self.setCheckable(is_page)
        self.setAutoExclusive(is_page)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.updateGeometry)

    def show_count(self, count: str, spoken: str) -> None:
        """Show a count beside the name, "9/14", spoken as "9 of 14 done"; empty shows none."""
        self._count = count
        name = self.text()
        self.setAccessibleName(self.tr("{page}, {count}").format(page=name, count=spoken) if count else name)
        self.update()

    def set_narrow(self, is_narrow: bool) -> None:
        """Set icon, name and count a little closer to the edges."""
        self._saved = _SAVED_WHEN_NARROW if is_narrow else 0
        self._saved_at_right = _SAVED_AT_THE_RIGHT if is_narrow else 0
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Long names wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height with the name in full."""
        theme = self._look.theme
        name = theme.paragraph(self.text(), self._widest_role, self._name_width(width))
        return max(theme.px(NAV_ITEM), name.height + theme.px(12))

    def sizeHint(self) -> QSize:
        """Name on one line."""
        theme = self._look.theme
        width = theme.px(self._around) + theme.advance(self.text(), self._widest_role)
        return QSize(width, self.hinted_height(theme.px(NAV_ITEM)))

    def minimumSizeHint(self) -> QSize:
        """The longest word of the name."""
        theme = self._look.theme
        words = theme.longest_word(self.text(), self._widest_role)
        return QSize(theme.px(self._around) + words, theme.px(NAV_ITEM))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, bar, icon, name and count."""
        theme = self._look.theme
        canvas = Canvas(self, theme)
        is_current = self.isChecked()
        if is_current or self.underMouse():
            ground = rounded(QRectF(self.rect()), theme.px(RADIUS_BUTTON))
            canvas.fill(ground, ColourRole.CURRENT, 1.0 if is_current else 0.5)
        if is_current:
            bar = theme.px(_BAR_HEIGHT)
            mark = QRectF(0, (self.height() - bar) / 2, theme.px(_BAR_WIDTH), bar)
            canvas.fill(rounded(mark, 2), ColourRole.PRIMARY)
        edge = theme.px(_ICON)
        tint = ColourRole.PRIMARY if is_current else ColourRole.INK_2
        canvas.icon(self._icon, tint, theme.px(_ICON_LEFT - self._saved / 2), (self.height() - edge) / 2, edge)
        role = TypeRole.CONTROL_BOLD if is_current else TypeRole.BODY
        name = theme.paragraph(self.text(), role, self._name_width(self.width()))
        box = QRectF(theme.px(_TEXT_LEFT - self._saved), 0, name.width, self.height())
        canvas.text_in_middle(name, box, ColourRole.INK)
        if self._count and self._has_room(self.width()):
            count = theme.paragraph(self._count, TypeRole.META)
            box = QRectF(0, 0, self.width() - theme.px(_RIGHT - self._saved), self.height())
            canvas.text_in_middle(count, box, ColourRole.INK, Align.RIGHT)

    @property
    def _around(self) -> int:
        """What lies left and right of the name, in px at normal text."""
        return _TEXT_LEFT - self._saved + _RIGHT - self._saved_at_right

    @property
    def _widest_role(self) -> TypeRole:
        """A page's name turns bold when it shows; its room is kept from the start."""
        return TypeRole.CONTROL_BOLD if self.isCheckable() else TypeRole.BODY

    def _name_width(self, width: int) -> int:
        count = self._count_width if self._has_room(width) else 0
        return max(1, width - self._look.theme.px(self._around) - count)

    @property
    def _count_width(self) -> int:
        theme = self._look.theme
        return theme.advance(self._count, TypeRole.META) + theme.px(8 - self._saved) if self._count else 0

    def _has_room(self, width: int) -> bool:
        """Whether the count fits beside the name; where it does not it is only spoken, as no name is ever broken."""
        theme = self._look.theme
        words = theme.longest_word(self.text(), self._widest_role)
        return words + self._count_width <= width - theme.px(self._around)
