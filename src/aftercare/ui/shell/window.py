"""The main window: menu, header and the page that shows. It knows no plan and no clinic."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from aftercare.ui.accessible import install_accessible_roles
from aftercare.ui.help.rows import HelpRows
from aftercare.ui.shell.focus_watch import FocusWatch
from aftercare.ui.shell.header import Header
from aftercare.ui.shell.page import Page, page_sides
from aftercare.ui.shell.rows import HeaderRow, IdentityRow, StripRow
from aftercare.ui.shell.sidebar import Sidebar
from aftercare.ui.shell.sides import Sides
from aftercare.ui.shell.specs import ActionSpec, PageSpec
from aftercare.ui.shell.text_size import TextSize
from aftercare.ui.shell.window_keys import WindowKeys
from aftercare.ui.theme.layout_class import LayoutClass, layout_class
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import MINIMUM_WINDOW
from aftercare.ui.widgets.visibility import put

if TYPE_CHECKING:
    from aftercare.ui.help.page import HelpPage
    from aftercare.ui.widgets.strip import Strip


class _Pages(QStackedWidget):
    """Gives way and lets the page scroll, so that the title never does; pages behind would ask for room as well."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(1)

    def hasHeightForWidth(self) -> bool:
        return False


class ShellWindow(QMainWindow):
    """Shows the pages that are registered, one at a time, and Get help now above all of them.

    Signals:
        page_shown: page_id, after a page came to the front.
        help_opened: the help page came to the front.
        action_requested: action_id of a menu entry that does something at once.
        strip_action_requested: strip_id whose button was pressed.
        text_percent_changed: the text size the person chose, in percent.
    """

    page_shown = Signal(str)
    help_opened = Signal()
    action_requested = Signal(str)
    strip_action_requested = Signal(str)
    text_percent_changed = Signal(int)

    def __init__(self, look: Look, help_rows: HelpRows) -> None:
        """Make a window without pages.

        Args:
            look: colours and text size.
            help_rows: what Get help now shows until `show_help_rows` brings something newer.
        """
        super().__init__()
        # Before the first widget, since Qt keeps what it has once told a screen reader.
        install_accessible_roles()
        self._look = look
        self._specs: dict[str, PageSpec] = {}
        self._pages: dict[str, Page] = {}
        self._page_id = ""
        self._class = LayoutClass.WIDE
        self._help_rows = help_rows
        self._help_page: HelpPage | None = None
        self._focus_before_help: QWidget | None = None
        self._strip: Strip | None = None
        self.setWindowTitle("Aftercare")
        self.setMinimumSize(*MINIMUM_WINDOW)
        self.sidebar = Sidebar(look)
        self.header = Header(look)
        self._stack = _Pages()
        self._build()
        self._focus = FocusWatch(look, self)
        self.text_size = TextSize(look, self.text_percent_changed.emit)
        self._keys = WindowKeys(self, self._stack.currentWidget)
        self._is_finished = False
        self._name_keys()
        self.sidebar.page_chosen.connect(self.show_page)
        self.sidebar.action_chosen.connect(self._on_action)
        self.header.menu_pressed.connect(self._toggle_menu)
        self.header.help_pressed.connect(self._toggle_help)
        look.changed.connect(self._arrange)

    def _build(self) -> None:
        self._central = central = QWidget()
        self._columns = QHBoxLayout(central)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(self.sidebar)
        self._sides = Sides(self._look, self._columns, self.sidebar)
        page = QWidget()
        self._page_column = QVBoxLayout(page)
        self._page_column.setContentsMargins(0, 0, 0, 0)
        self._page_column.setSpacing(0)
        self._page_column.addWidget(self.header)
        self._page_column.addWidget(self._stack, 1)
        self._strip_place = QWidget()
        self._strip_box = QHBoxLayout(self._strip_place)
        put(self._strip_place, shows=False)
        self._page_column.addWidget(self._strip_place)
        self._columns.addWidget(page, 1)
        self.setCentralWidget(central)

    def _name_keys(self) -> None:
        for keys in ("F1", "Ctrl+H"):
            self.add_key(keys, self.open_help)
        for keys in ("Ctrl++", "Ctrl+="):
            self.add_key(keys, self.text_size.larger)
        self.add_key("Ctrl+-", self.text_size.smaller)
        self.add_key("Ctrl+0", self.text_size.normal)

    def add_key(self, keys: str, slot: Callable[[], object]) -> None:
        """Let `keys` call `slot`, from the moment the window is on the screen: its first picture need not wait."""
        self._keys.add(keys, slot)

    def _finish(self) -> None:
        # Made before anybody asks, so that help is one press away even where making a page would fail.
        self._made_help_page()
        self._keys.listen()
        self._focus.start()
        self._look.dress_native_widgets()

    @property
    def look(self) -> Look:
        """Colours and text size."""
        return self._look

    @property
    def layout_class(self) -> LayoutClass:
        """The layout that is on."""
        return self._class

    @property
    def page_id(self) -> str:
        """The page in front, or the one behind the help page."""
        return self._page_id

    @property
    def is_help_open(self) -> bool:
        """Whether the help page is in front."""
        return self._help_page is not None and self._stack.currentWidget() is self._help_page

    def register_page(self, spec: PageSpec) -> None:
        """Take a page, and put it into the menu if it is listed there; it is made when it is first shown."""
        self._specs[spec.page_id] = spec
        if spec.is_listed:
            self.sidebar.add_page(spec)
        if spec.keys:
            self.add_key(spec.keys, partial(self.show_page, spec.page_id))
        self._order_focus()

    def register_action(self, spec: ActionSpec) -> None:
        """Put something to do into the menu."""
        self.sidebar.add_action(spec)
        if spec.keys:
            self.add_key(spec.keys, partial(self._on_action, spec.action_id))
        self._order_focus()

    def page(self, page_id: str) -> Page:
        """The page itself, made now if it was not yet.

        Raises:
            KeyError: if no such page is registered.
        """
        if page_id not in self._pages:
            page = self._specs[page_id].factory()
            page.header_changed.connect(self._on_header_changed)
            page.set_layout_class(self._class)
            self._keys.add_own(page)
            self._stack.addWidget(page)
            self._pages[page_id] = page
        return self._pages[page_id]

    def show_page(self, page_id: str) -> None:
        """Bring a page to the front and move focus to its title."""
        page = self.page(page_id)
        self._page_id = page_id
        self._close_menu()
        self.header.help_button.set_open(False)
        if self._sides.take(page.side):
            self._arrange()
        self._stack.setCurrentWidget(page)
        self.header.show_header(page.header)
        self.sidebar.show_current(self._specs[page_id].part_of or page_id)
        self.header.title.setFocus()
        self.page_shown.emit(page_id)

    def show_identity(self, row: IdentityRow) -> None:
        """Show whose app it is; the window title stays discreet."""
        self.sidebar.show_identity(row)
        self.header.show_mark(row.mark)

    def show_count(self, page_id: str, count: str, spoken: str) -> None:
        """Show a count beside a page's name, "9/14", and how it is spoken, "9 of 14 done"."""
        item = self.sidebar.item(page_id)
        if item is not None:
            item.show_count(count, spoken)

    def show_help_rows(self, rows: HelpRows) -> None:
        """Let Get help now show `rows` from now on."""
        self._help_rows = rows
        if self._help_page is not None:
            self._help_page.show_rows(rows)

    def open_help(self) -> None:
        """Bring the help page to the front; what showed before waits behind it."""
        if self.is_help_open:
            return
        page = self._made_help_page()
        self._close_menu()
        self._focus_before_help = QApplication.focusWidget()
        self._stack.setCurrentWidget(page)
        self.header.show_header(page.header)
        self.header.help_button.set_open(True)
        if self._focus_before_help is not self.header.help_button:
            self.header.title.setFocus()
        self.help_opened.emit()

    def _made_help_page(self) -> HelpPage:
        """The help page, made once."""
        if self._help_page is None:
            from aftercare.ui.help.page import HelpPage

            self._help_page = HelpPage(self._look)
            self._help_page.set_layout_class(self._class)
            self._help_page.show_rows(self._help_rows)
            self._help_page.header_changed.connect(self._on_header_changed)
            self._stack.addWidget(self._help_page)
        return self._help_page

    def close_help(self) -> None:
        """Go back to what showed before, focus included."""
        if not self.is_help_open:
            return
        self.header.help_button.set_open(False)
        page = self._pages.get(self._page_id)
        if page is not None:
            self._stack.setCurrentWidget(page)
            self.header.show_header(page.header)
        before = self._focus_before_help
        (before or self.header.help_button).setFocus()

    def show_strip(self, row: StripRow | None) -> None:
        """Show a sentence at the foot of the window, or take it away."""
        if row is None:
            put(self._strip_place, shows=False)
            return
        if self._strip is None:
            from aftercare.ui.widgets.strip import Strip

            self._strip = Strip(self._look)
            self._strip.pressed.connect(self._on_strip)
            self._strip_box.addWidget(self._strip)
        self._strip.show_message(row.strip_id, row.text, row.action_text, row.icon)
        put(self._strip_place, shows=True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """After the first picture, do what it need not wait for: keys, help, focus rings, the look of scroll bars."""
        super().paintEvent(event)
        if not self._is_finished:
            self._is_finished = True
            QTimer.singleShot(0, self, self._finish)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pick the layout for the new width."""
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """On Esc or Alt+Left close what lies over the page, or go back to the page it is part of."""
        keys, alt = QtCore.Qt.Key, QtCore.Qt.KeyboardModifier.AltModifier
        is_back = event.key() == keys.Key_Left and event.modifiers() == alt
        if event.key() == keys.Key_Escape or is_back:
            if self._is_menu_open:
                self._close_menu()
                self.header.menu_button.setFocus()
            elif not self.is_help_open and self._page_id and self._specs[self._page_id].part_of:
                self.show_page(self._specs[self._page_id].part_of)
            else:
                self.close_help()
        else:
            self._show_key_hints(event, are_shown=True)
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Stop to name keys once Alt is let go."""
        self._show_key_hints(event, are_shown=False)
        super().keyReleaseEvent(event)

    def _show_key_hints(self, event: QKeyEvent | None, *, are_shown: bool) -> None:
        page = self._stack.currentWidget()
        if isinstance(page, Page) and (event is None or event.key() == QtCore.Qt.Key.Key_Alt):
            page.show_key_hints(are_shown=are_shown)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Close the menu when something beside it is pressed."""
        self._close_menu()
        super().mousePressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew in another language, whose words have other lengths; name no keys once Alt+Tab led away."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self._show_key_hints(None, are_shown=False)
        if event.type() == QEvent.Type.LanguageChange:
            self._arrange()

    @property
    def _is_menu_open(self) -> bool:
        return self._class is LayoutClass.COMPACT and self._sides.has_menu and self.sidebar.isVisible()

    def _arrange(self) -> None:
        theme = self._look.theme
        self._class = layout_class(self.width(), theme.body_size)
        self._sides.arrange(self._class)
        if self._is_menu_open:
            self._place_menu()
        self.header.arrange(self._class, self.width() / theme.body_size, has_menu=self._sides.has_menu)
        for page in (*self._pages.values(), self._help_page):
            if page is not None:
                page.set_layout_class(self._class)
        sides = page_sides(self._class)
        self._strip_box.setContentsMargins(sides, 4, sides, 12)

    def _order_focus(self) -> None:
        """Help, menu, entries; the title lies before them and the pages after, as they are made."""
        stops: list[QWidget] = [self.header.help_button, self.header.menu_button]
        stops.extend(self.sidebar.items)
        for first, second in pairwise(stops):
            QWidget.setTabOrder(first, second)

    def _toggle_menu(self) -> None:
        if self._is_menu_open:
            self._close_menu()
            return
        self.sidebar.show()
        self._place_menu()
        self.sidebar.raise_()
        current = self.sidebar.item(self._page_id) or next(iter(self.sidebar.items), None)
        if current is not None:
            current.setFocus()

    def _place_menu(self) -> None:
        """Below the menu button, which stays in reach."""
        central = self._central
        top = self.header.menu_button.mapTo(central, QPoint(0, self.header.menu_button.height())).y() + 8
        self.sidebar.setGeometry(QRect(0, top, self.sidebar.width(), central.height() - top))

    def _close_menu(self) -> None:
        if self._is_menu_open:
            self.sidebar.hide()

    def _toggle_help(self) -> None:
        if self.is_help_open:
            self.close_help()
        else:
            self.open_help()

    def _on_header_changed(self, row: HeaderRow) -> None:
        if self.sender() is self._stack.currentWidget():
            self.header.show_header(row)

    def _on_action(self, action_id: str) -> None:
        self._close_menu()
        self.action_requested.emit(action_id)

    def _on_strip(self, strip_id: str) -> None:
        self.strip_action_requested.emit(strip_id)
