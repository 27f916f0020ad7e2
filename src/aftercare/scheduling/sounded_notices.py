"""A soft tone with each notice, for those who want one. What may not sound is never shown, and makes none."""

from __future__ import annotations

from collections.abc import Callable

from aftercare.domain.reminder import ReminderId
from aftercare.scheduling.desktop_notice import DesktopNotices, Notice


class SoundedNotices:
    """Shows notices in another way, and sounds when one was shown."""

    def __init__(self, shown: DesktopNotices, sound: Callable[[], object], is_wanted: Callable[[], bool]) -> None:
        """Take what shows notices, what makes the tone, and whether the person wants it."""
        self._shown = shown
        self._sound = sound
        self._is_wanted = is_wanted

    def show(self, notice: Notice) -> bool:
        """Show a notice."""
        was_shown = self._shown.show(notice)
        if was_shown and self._is_wanted():
            self._sound()
        return was_shown

    def withdraw(self, reminder_id: ReminderId) -> None:
        """Take a notice off the screen."""
        self._shown.withdraw(reminder_id)
