"""Notices by the program's icon in the tray: the way of Windows and macOS."""

from __future__ import annotations

from PySide6.QtWidgets import QSystemTrayIcon

from aftercare.domain.reminder import ReminderId
from aftercare.scheduling.desktop_notice import Notice


class TrayNotices:
    """Shows one notice at a time, so a later one takes the place of any earlier one."""

    def __init__(self, tray: QSystemTrayIcon) -> None:
        self._tray = tray

    def show(self, notice: Notice) -> bool:
        """Show a notice. Without a tray Qt would drop it without a word, so that is asked first."""
        if not (self._tray.isVisible() and self._tray.isSystemTrayAvailable() and self._tray.supportsMessages()):
            return False
        self._tray.showMessage(notice.title, notice.body, self._tray.icon())
        return True

    def withdraw(self, reminder_id: ReminderId) -> None:
        """Do nothing: what the tray has shown cannot be taken back."""
