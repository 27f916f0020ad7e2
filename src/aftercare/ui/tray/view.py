"""The icon in the tray and its menu."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from aftercare.ui.theme.look import Look
from aftercare.ui.tray.icon import tray_icon
from aftercare.ui.tray.rows import TrayMark, TrayRow


class TrayView(QObject):
    """Shows one row; the menu tells nothing about what the reminders are for.

    Signals:
        open_requested: the window is wanted.
        help_requested: Get help now.
        test_requested: the page that tests reminders is wanted.
        quit_requested: the program should end.
    """

    open_requested = Signal()
    help_requested = Signal()
    test_requested = Signal()
    quit_requested = Signal()

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        """Make an icon that is not in the tray yet."""
        super().__init__(parent)
        self._look = look
        self._icons = {mark: tray_icon(look.theme, mark) for mark in TrayMark}
        self.icon = QSystemTrayIcon(self._icons[TrayMark.QUIET], self)
        self.menu = QMenu()
        self._add("open", self.tr("Open Aftercare"), self.open_requested.emit)
        self._add("help", self.tr("Get help now"), self.help_requested.emit)
        self.menu.addSeparator()
        self._next = self._add("next", "", None)
        self._next.setEnabled(False)
        self._add("test", self.tr("Test my reminders"), self.test_requested.emit)
        self.menu.addSeparator()
        self._add("quit", self.tr("Quit"), self.quit_requested.emit)
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._on_activated)

    def show_row(self, row: TrayRow) -> None:
        """Show icon, tooltip and the line about the next reminder."""
        self.icon.setIcon(self._icons[row.mark])
        self.icon.setToolTip(row.tooltip)
        self._next.setText(row.next_line)

    def put_up(self) -> bool:
        """Put the icon into the tray; False if this system has no tray."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return False
        self.icon.show()
        return self.icon.isVisible()

    def take_down(self) -> None:
        """Take the icon out of the tray."""
        self.icon.hide()

    @property
    def words(self) -> tuple[str, ...]:
        """Everything that can be read in the tray."""
        lines = (action.text() for action in self.menu.actions() if not action.isSeparator())
        return (self.icon.toolTip(), *lines)

    def _add(self, name: str, words: str, slot: object) -> QAction:
        action = self.menu.addAction(words)
        action.setObjectName(f"tray-{name}")
        if callable(slot):
            action.triggered.connect(lambda _checked=False: slot())
        return action

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_requested.emit()
