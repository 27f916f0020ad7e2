"""The main menu: whose app it is, the pages that exist, and for whom."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from aftercare.ui.shell.brand import Brand
from aftercare.ui.shell.rows import IdentityRow
from aftercare.ui.shell.specs import ActionSpec, PageSpec
from aftercare.ui.theme.canvas import Canvas, rectangle
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.card import Divider
from aftercare.ui.widgets.nav_item import NavItem
from aftercare.ui.widgets.page_scroll import QuietScrollBar, without_focus
from aftercare.ui.widgets.spoken_role import SpokenRole
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put


class Sidebar(QFrame):
    """A column of entries; it scrolls when the window is too low for it.

    Signals:
        page_chosen: page_id of the entry that was pressed.
        action_chosen: action_id of the entry that was pressed.
    """

    spoken_role = SpokenRole.GROUP
    page_chosen = Signal(str)
    action_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make a menu without entries."""
        super().__init__(parent)
        self._look = look
        self._items: dict[str, NavItem] = {}
        self._is_drawer = False
        self._is_narrow = False
        self.setAccessibleName(self.tr("Main menu"))
        self._brand = Brand(look)
        self._mark = TextLabel(look, TypeRole.META_STRONG, ColourRole.SOON)
        self._person = TextLabel(look, TypeRole.CONTROL_BOLD)
        self._treatment = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._divider = Divider(look)
        self._build()
        self._restyle(LayoutClass.WIDE)

    def _build(self) -> None:
        self._content = content = QWidget()
        self._column = QVBoxLayout(content)
        self._nav = QVBoxLayout()
        self._below = QVBoxLayout()
        self._who = QVBoxLayout()
        for label in (self._mark, self._person, self._treatment):
            self._who.addWidget(label)
            put(label, shows=False)
        self._column.addWidget(self._brand)
        self._column.addLayout(self._nav)
        self._column.addStretch(1)
        self._column.addLayout(self._who)
        self._column.addWidget(self._divider)
        self._column.addLayout(self._below)
        put(self._divider, shows=False)
        scroll = QScrollArea()
        view = QWidget()
        scroll.setViewport(view)
        scroll.setVerticalScrollBar(QuietScrollBar(self._look))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        without_focus(scroll)
        scroll.setWidget(content)
        content.setAutoFillBackground(False)
        view.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 1, 0)
        outer.addWidget(scroll)

    @property
    def items(self) -> tuple[NavItem, ...]:
        """The entries from top to bottom."""
        return tuple(self._items.values())

    @property
    def least_width(self) -> int:
        """What its longest word takes, in px."""
        return self._content.minimumSizeHint().width() + 1

    def item(self, entry_id: str) -> NavItem | None:
        """The entry of a page or an action, or None."""
        return self._items.get(entry_id)

    def add_page(self, spec: PageSpec) -> NavItem:
        """Add an entry that opens a page."""
        item = NavItem(self._look, spec.name, spec.icon)
        item.clicked.connect(partial(self._on_page, spec.page_id))
        (self._below if spec.is_below else self._nav).addWidget(item)
        if spec.is_below:
            put(self._divider, shows=True)
        self._keep(spec.page_id, item)
        return item

    def add_action(self, spec: ActionSpec) -> NavItem:
        """Add an entry that does something at once."""
        item = NavItem(self._look, spec.name, spec.icon, is_page=False)
        item.clicked.connect(partial(self._on_action, spec.action_id))
        self._nav.addWidget(item)
        self._keep(spec.action_id, item)
        return item

    def show_identity(self, row: IdentityRow) -> None:
        """Show clinic and person."""
        self._brand.show_identity(row)
        self._mark.show_text(row.mark)
        self._person.show_text(row.patient_name)
        self._treatment.show_text(row.treatment)

    def show_current(self, page_id: str) -> None:
        """Mark the page that shows."""
        item = self._items.get(page_id)
        if item is not None:
            item.setChecked(True)

    def set_layout_class(self, layout_class: LayoutClass) -> None:
        """Take the widths and names of a layout."""
        self._restyle(layout_class)

    def set_drawer(self, is_drawer: bool) -> None:
        """Look like something that lies over the page."""
        self._is_drawer = is_drawer
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the line towards the page."""
        line = self._look.theme.px(2 if self._is_drawer else 1)
        canvas = Canvas(self, self._look.theme)
        canvas.fill(rectangle(QRectF(self.rect())), ColourRole.SIDE)
        edge = QRectF(self.width() - line, 0, line, self.height())
        canvas.fill(rectangle(edge), ColourRole.LINE_STRONG if self._is_drawer else ColourRole.LINE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the window."""
        event.ignore()

    def _keep(self, entry_id: str, item: NavItem) -> None:
        item.setObjectName(f"nav-{entry_id}")
        item.set_narrow(self._is_narrow)
        self._items[entry_id] = item
        if self.minimumWidth():
            # It has its place already, and this name may be longer than all before.
            margins = self._column.contentsMargins()
            least = margins.left() + item.minimumSizeHint().width() + margins.right() + 1
            self.setFixedWidth(max(self.minimumWidth(), least))

    def _on_page(self, page_id: str, _checked: bool = False) -> None:
        self.page_chosen.emit(page_id)

    def _on_action(self, action_id: str, _checked: bool = False) -> None:
        self.action_chosen.emit(action_id)

    def _restyle(self, layout_class: LayoutClass) -> None:
        px = self._look.theme.px
        self._is_narrow = is_narrow = layout_class is LayoutClass.NARROW
        side = px(8 if is_narrow else 12)
        self._brand.set_brief(is_narrow)
        for item in self._items.values():
            item.set_narrow(is_narrow)
        self._column.setContentsMargins(side, px(15 if is_narrow else 19), side, px(14))
        self._column.setSpacing(px(14 if is_narrow else 16))
        self._nav.setSpacing(px(4))
        self._below.setSpacing(px(4))
        self._who.setContentsMargins(px(12), 0, px(12), 0)
        self._who.setSpacing(0)
