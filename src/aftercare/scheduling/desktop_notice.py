"""A notice of the desktop: a tap on the shoulder that says where to look, not what it is about.

It stands on screens that others see, so by default it names no medicine, clinic or diagnosis. It only calls
attention to a card in the window; closing it means nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication

from aftercare.domain.reminder import ReminderId

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSystemTrayIcon


@dataclass(frozen=True, slots=True)
class Notice:
    """What the desktop is asked to show.

    Attributes:
        reminder_id: a later notice of the same reminder takes the place of an earlier one.
        title: a few words.
        body: one sentence, plain text.
        count: how many reminders it stands for.
    """

    reminder_id: ReminderId
    title: str
    body: str
    count: int = 1


class DesktopNotices(Protocol):
    """Something of this system that shows notices."""

    def show(self, notice: Notice) -> bool:
        """Show a notice, in place of an earlier one of the same reminder.

        Returns:
            True if the system said that it took it. False means that nobody will see it, so show something else.
        """

    def withdraw(self, reminder_id: ReminderId) -> None:
        """Take the notice of a reminder away, if it is still there."""


class NoNotices:
    """Shows nothing, for a replay that nobody has to be called to."""

    def show(self, notice: Notice) -> bool:
        """Takes it as seen."""
        return True

    def withdraw(self, reminder_id: ReminderId) -> None:
        """There is none."""


def discreet_notice(reminder_id: ReminderId, count: int = 1) -> Notice:
    """The notice for any reminder, or for several at once, from which nobody learns what they are about."""
    translate = QCoreApplication.translate
    body = translate("DesktopNotice", "You have a reminder. Open Aftercare to read it.")
    if count > 1:
        body = translate("DesktopNotice", "You have {count} reminders. Open Aftercare to read them.").format(
            count=count
        )
    return Notice(reminder_id, title=translate("DesktopNotice", "Appointment prep"), body=body, count=count)


def desktop_notices(platform: str, tray: QSystemTrayIcon) -> DesktopNotices:
    """What shows notices on this system.

    Args:
        platform: as in ``sys.platform``.
        tray: the program's icon in the tray, which shows them where there is no better way.
    """
    if platform.startswith("linux"):
        from PySide6.QtDBus import QDBusConnection

        from aftercare.scheduling.freedesktop_notices import FreedesktopNotices

        return FreedesktopNotices(QDBusConnection.sessionBus())
    from aftercare.scheduling.tray_notices import TrayNotices

    return TrayNotices(tray)
