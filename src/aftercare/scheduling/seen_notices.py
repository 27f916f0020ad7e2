"""Notices that somebody sees: the desktop's own, or ours where the desktop shows none."""

from __future__ import annotations

from collections.abc import Callable

from aftercare.domain.errors import AftercareError
from aftercare.domain.reminder import ReminderId
from aftercare.scheduling.desktop_notice import DesktopNotices, Notice


class NoticeUnseen(AftercareError):
    """Nobody was shown a notice, and no window is open that would show its reminder.

    Attributes:
        reminder_id: the reminder.
    """

    def __init__(self, reminder_id: ReminderId) -> None:
        super().__init__(f"reminder {reminder_id}: this system shows no notices")
        self.reminder_id = reminder_id


class SeenNotices:
    """Asks the desktop first, and falls back to our own where it says that nobody saw it."""

    def __init__(self, desktop: DesktopNotices, ours: DesktopNotices, prefers_ours: Callable[[], bool]) -> None:
        """Take both ways, and whether the person has chosen ours."""
        self._desktop = desktop
        self._ours = ours
        self._prefers_ours = prefers_ours

    def show(self, notice: Notice) -> bool:
        """Show a notice by the first way that works."""
        if not self._prefers_ours() and self._desktop.show(notice):
            self._ours.withdraw(notice.reminder_id)
            return True
        return self._ours.show(notice)

    def withdraw(self, reminder_id: ReminderId) -> None:
        """Take the notice of a reminder away, wherever it stands."""
        self._desktop.withdraw(reminder_id)
        self._ours.withdraw(reminder_id)


class OnlySeen:
    """For a look without a window: what nobody was shown may not be recorded as shown."""

    def __init__(self, notices: DesktopNotices) -> None:
        """Take the only way there is."""
        self._notices = notices

    def show(self, notice: Notice) -> bool:
        """Show a notice.

        Raises:
            NoticeUnseen: the system did not show it; it has to be shown another time.
        """
        if not self._notices.show(notice):
            raise NoticeUnseen(notice.reminder_id)
        return True

    def withdraw(self, reminder_id: ReminderId) -> None:
        """Take the notice of a reminder away."""
        self._notices.withdraw(reminder_id)
