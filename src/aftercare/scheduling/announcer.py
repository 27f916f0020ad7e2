"""Calls attention to reminders: one notice for all that come due together, and none that no longer matters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from aftercare.domain.reminder import Reminder, ReminderId
from aftercare.scheduling.desktop_notice import DesktopNotices, discreet_notice


class Announcer:
    """Knows which notice stands for which reminders. Closing a notice is no answer, so nothing comes back from here."""

    def __init__(self, notices: Callable[[], DesktopNotices]) -> None:
        """Takes what makes the notices of this system, for when the first one is needed."""
        self._make = notices
        self._notices: DesktopNotices | None = None
        self._behind: dict[ReminderId, set[ReminderId]] = {}

    def announce(self, reminders: Sequence[Reminder]) -> bool:
        """Call attention to reminders that have just come due; False if this system showed no notice of them."""
        if not reminders:
            return True
        if self._notices is None:
            self._notices = self._make()
        about = {one.matter: one for one in reminders}
        latest = max(about.values(), key=lambda one: (one.due, one.reminder_id))
        was_seen = self._notices.show(discreet_notice(latest.reminder_id, len(about)))
        self._behind[latest.reminder_id] = {one.reminder_id for one in reminders}
        return was_seen

    def withdraw(self, reminder_ids: Iterable[ReminderId]) -> None:
        """Take a notice away once none of the reminders behind it waits any more."""
        if self._notices is None:
            return
        gone = set(reminder_ids)
        for name, behind in list(self._behind.items()):
            if behind & gone:
                behind -= gone
                if not behind:
                    del self._behind[name]
                    self._notices.withdraw(name)
