"""What keeps the running app in reach: tray, pop-ups, later starts, waking up, and the page that tests all of it.

Loaded once the window has been painted. Only ``app.py`` uses it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from aftercare.clock import Clock
from aftercare.command_line import Options
from aftercare.domain.errors import AftercareError
from aftercare.domain.reminder import ReminderId
from aftercare.domain.snooze import soonest_for
from aftercare.scheduling.desktop_notice import DesktopNotices, Notice, desktop_notices, discreet_notice
from aftercare.scheduling.own_program import has_tray_service, own_command
from aftercare.scheduling.resume_signals import ResumeSignals
from aftercare.scheduling.seen_notices import SeenNotices
from aftercare.scheduling.single_instance import Doorbell
from aftercare.scheduling.sounded_notices import SoundedNotices
from aftercare.share_door import ShareDoor
from aftercare.storage.open_card import OpenCardFile
from aftercare.storage.preference_file import PreferenceFile
from aftercare.ui.coming import ComingReminders
from aftercare.ui.desktop import TODAY, Desktop
from aftercare.ui.popup.presenter import Words, popup_row
from aftercare.ui.popup.stack import ALL, PopupStack
from aftercare.ui.reminder_test.presenter import ReminderTestPresenter
from aftercare.ui.reminder_test.rows import ComingRow
from aftercare.ui.shell.page import Page
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.tray.farewell import Farewell, FarewellDialog
from aftercare.ui.tray.icon import tray_icon
from aftercare.ui.tray.presenter import TrayPresenter
from aftercare.ui.tray.rows import TrayMark, TrayState
from aftercare.ui.tray.view import TrayView

if TYPE_CHECKING:
    from aftercare.reminder_test_page import QuietHoursTable, ReminderTestParts

REMINDER_TEST = "reminder-test"
TO_THE_POPUP = "F6"
_TEST_REMINDER = ReminderId("test")
_TRAY_TRIES = 20
_BETWEEN_TRIES = timedelta(seconds=1)
_STOPPED_AFTER = timedelta(minutes=2)


class Desk(Protocol):
    """Who looks after reminders."""

    @property
    def looked(self) -> SignalInstance:
        """Says that reminders have been looked after."""

    @property
    def last_look(self) -> datetime | None:
        """When they were last looked after; None before the first time."""

    def look(self) -> None:
        """Look after them now."""

    def waiting_count(self) -> int:
        """How many things wait for the person."""

    def coming(self, count: int) -> Sequence[tuple[datetime, ReminderId]]:
        """Those that speak next: when each does, and which it is."""


@dataclass(frozen=True, slots=True)
class PresenceParts:
    """What it stands on.

    Attributes:
        desktop: the window.
        clock: the moment it is.
        folder: the person's data.
        choices: what the person chose about the program.
        command: what starts this program on this folder.
        snooze: puts a reminder off to a moment.
        quiet: where the person's quiet hours lie; None while nothing can be kept.
        is_for_good: False for a replay or the demo, which changes nothing about this computer.
    """

    desktop: Desktop
    clock: Clock
    folder: Path
    choices: PreferenceFile
    command: tuple[str, ...]
    snooze: Callable[[ReminderId, datetime], object]
    quiet: Callable[[], QuietHoursTable | None]
    is_for_good: bool


class Presence(QObject):
    """Keeps the app in reach while its window is closed or behind others.

    Signals:
        quitting: the program is to end.
        file_handed: the path of a file that a later start was given.
    """

    quitting = Signal()
    file_handed = Signal(str)

    def __init__(self, parts: PresenceParts) -> None:
        """Make everything; nothing shows and nothing is listened to yet."""
        super().__init__()
        self._parts = parts
        self._desktop = parts.desktop
        self._desk: Desk | None = None
        self._reminders = ComingReminders(self._desktop.course, parts.clock, self._speaks_next)
        self._choices = parts.choices
        self.popups = PopupStack(self._desktop.look, parent=self)
        self._tray: TrayView | None = None
        self._tray_presenter: TrayPresenter | None = None
        self._tries = 0
        self._system_notices: DesktopNotices | None = None
        self._test_presenter: ReminderTestPresenter | None = None
        self._bell = Doorbell(parts.folder, self)
        self._resume = ResumeSignals(self.look, self)
        self._farewell = Farewell(self._desktop.window, self.is_in_tray, self._was_told, self._tell_farewell, self)
        self._connect()

    def _connect(self) -> None:
        self.popups.answered.connect(self._desktop.reminder_done)
        self.popups.answered.connect(self._on_popup_over)
        self.popups.snooze_requested.connect(self._on_snooze)
        self.popups.open_requested.connect(self._on_open)
        self._bell.raise_requested.connect(self._on_raise)
        self._bell.look_requested.connect(self.look)
        self._bell.open_requested.connect(self.file_handed)
        self._farewell.leaving.connect(self.quitting)
        self._desktop.window.page_shown.connect(self._on_page_shown)
        QShortcut(QKeySequence(TO_THE_POPUP), self._desktop.window).activated.connect(self.popups.take_focus)

    def start(self, *, waits_for_tray: bool = False) -> None:
        """Begin: the page in the menu, the icon in the tray, the ear at the door.

        Args:
            waits_for_tray: True at login, where the tray may come later than we do and no window is open; without a
                tray the window opens in the end.
        """
        spec = PageSpec(
            REMINDER_TEST,
            self.tr("Test my reminders"),
            "bell",
            self._make_test_page,
            is_listed=False,
            part_of="settings",
        )
        self._desktop.window.register_page(spec)
        self._bell.listen()
        self._resume.listen()
        self._tries = _TRAY_TRIES if waits_for_tray else 0
        self._try_tray()

    def stop(self) -> None:
        """Leave nothing on the screen, and ask nobody to look any more."""
        self._bell.close()
        self._resume.stop()
        self._desk = None
        self.popups.withdraw(ALL)
        if self._tray is not None:
            self._tray.take_down()

    def watch(self, desk: Desk | None) -> None:
        """Show from now on what this desk knows; None while nobody looks after reminders."""
        self._desk = desk
        if desk is not None:
            desk.looked.connect(self._on_looked)

    def look(self) -> None:
        """Have reminders looked after now."""
        if self._desk is not None:
            self._desk.look()

    def notices(self) -> DesktopNotices:
        """What shows notices: the desktop, or our own pop-ups."""
        ours = _PopupNotices(self.pop_up, self.popups.withdraw)
        seen = SeenNotices(self._desktop_notices(), ours, lambda: self._choices.now.uses_own_popup)
        return SoundedNotices(seen, QApplication.beep, lambda: self._choices.now.makes_sound)

    def is_in_tray(self) -> bool:
        """True if an icon in the tray leads back to the window."""
        return self._tray is not None and self._tray.icon.isVisible()

    # The tray

    def _try_tray(self) -> None:
        """Put the icon into the tray. Qt asks a Linux desktop only once for it, so Qt is not asked too soon."""
        if self._tries and sys.platform.startswith("linux") and not has_tray_service():
            self._tries -= 1
            if self._tries:
                QTimer.singleShot(_BETWEEN_TRIES // timedelta(milliseconds=1), self._try_tray)
                return
        tray = self._tray or self._made_tray()
        if tray.put_up():
            QApplication.setQuitOnLastWindowClosed(False)
            self._show_tray_state()
        elif not self._desktop.window.isVisible():
            self._desktop.show()

    def _made_tray(self) -> TrayView:
        self._tray = tray = TrayView(self._desktop.look, self)
        tray.open_requested.connect(self._on_raise)
        tray.help_requested.connect(self._on_help)
        tray.test_requested.connect(self._on_test_page)
        tray.quit_requested.connect(self._farewell.quit)
        self._tray_presenter = TrayPresenter(tray)
        return tray

    def _show_tray_state(self) -> None:
        if self._tray_presenter is not None:
            waiting = self._desk.waiting_count() if self._desk is not None else 0
            self._tray_presenter.show(TrayState(waiting, self._reminders.next_time(), self._is_stopped()))

    # Pop-ups

    def _desktop_notices(self) -> DesktopNotices:
        if self._system_notices is None:
            icon = self._tray.icon if self._tray is not None else self._made_tray().icon
            self._system_notices = desktop_notices(sys.platform, icon)
        return self._system_notices

    def pop_up(self, notice: Notice) -> None:
        """Show our own pop-up."""
        now = self._parts.clock()
        # What several at once are about is read in the window: one pop-up can neither say it nor settle it.
        known = self._reminders.known(notice.reminder_id) if notice.count == 1 else None
        words = Words(notice.title, notice.body)
        details = self._choices.now.shows_details
        self.popups.show(popup_row(notice.reminder_id, words, known, now, shows_details=details))
        self._desktop.call_attention()

    def _on_popup_over(self, reminder_id: str) -> None:
        self.popups.withdraw(reminder_id)

    def _on_snooze(self, reminder_id: str) -> None:
        known, now = self._reminders.known(ReminderId(reminder_id)), self._parts.clock()
        until = soonest_for(*known, now) if known is not None else None
        try:
            if until is not None:
                self._parts.snooze(ReminderId(reminder_id), until)
        except AftercareError:
            # It stays on the screen, and the window says what went wrong.
            self._desktop.bring_to_front(TODAY)
            return
        self.popups.withdraw(reminder_id)

    def _on_open(self, _reminder_id: str) -> None:
        self.popups.withdraw(ALL)
        self._desktop.bring_to_front(TODAY)

    # The window

    def _on_raise(self) -> None:
        self._desktop.bring_to_front()

    def _on_help(self) -> None:
        self._desktop.bring_to_front()
        self._desktop.window.open_help()

    def _on_test_page(self) -> None:
        self._desktop.bring_to_front(REMINDER_TEST)

    def _was_told(self) -> bool:
        return self._choices.now.was_told_of_closing

    def _tell_farewell(self) -> bool:
        window = self._desktop.window
        may_leave = bool(FarewellDialog(self._desktop.look, window if window.isVisible() else None).exec())
        try:
            self._choices.change(was_told_of_closing=True)
        except AftercareError:
            # Not kept, so it is told once more the next time.
            return may_leave
        return may_leave

    # The page

    def _make_test_page(self) -> Page:
        from aftercare.reminder_test_page import made_test_page

        view, self._test_presenter = made_test_page(self.test_parts(), self, self)
        return view

    def test_parts(self) -> ReminderTestParts:
        """What the switches of reminders stand on, wherever they are shown."""
        from aftercare.reminder_test_page import ReminderTestParts

        parts = self._parts
        return ReminderTestParts(
            self._desktop, parts.folder, parts.command, self._choices, parts.quiet, self.look, parts.is_for_good
        )

    def last_look(self) -> str:
        """When reminders were last looked after, as a time; empty if they are not."""
        looked_at = self._looked_at()
        return self._reminders.clock_time(looked_at) if looked_at is not None and not self._is_stopped() else ""

    def coming(self, count: int) -> Sequence[ComingRow]:
        """The next reminders, the earliest first."""
        return self._reminders.rows(count)

    def can_print(self) -> bool:
        """True if there is a plan to print."""
        return bool(self._desktop.course.plans)

    def show_test(self) -> bool:
        """Show a reminder that means nothing, in the way of the real ones."""
        notice = discreet_notice(_TEST_REMINDER)
        if self._choices.now.uses_own_popup:
            self.pop_up(notice)
            return True
        return self._desktop_notices().show(notice)

    # What is known

    def _speaks_next(self, count: int) -> Sequence[tuple[datetime, ReminderId]]:
        return self._desk.coming(count) if self._desk is not None else ()

    def _looked_at(self) -> datetime | None:
        return self._desk.last_look if self._desk is not None else None

    def _is_stopped(self) -> bool:
        looked_at = self._looked_at()
        return looked_at is None or self._parts.clock() - looked_at > _STOPPED_AFTER

    def _on_looked(self) -> None:
        self._show_tray_state()
        if self._test_presenter is not None and self._desktop.window.page_id == REMINDER_TEST:
            self._test_presenter.refresh()

    def _on_page_shown(self, page_id: str) -> None:
        if page_id == REMINDER_TEST and self._test_presenter is not None:
            self._test_presenter.refresh()


class _PopupNotices:
    """Our pop-ups in the shape of what a desktop has."""

    def __init__(self, show: Callable[[Notice], object], withdraw: Callable[[str], object]) -> None:
        self._show = show
        self._withdraw = withdraw

    def show(self, notice: Notice) -> bool:
        self._show(notice)
        return True

    def withdraw(self, reminder_id: ReminderId) -> None:
        self._withdraw(reminder_id)


def present(
    desktop: Desktop,
    clock: Clock,
    choices: PreferenceFile,
    place: Path,
    folder: Path | None,
    options: Options,
    snooze: Callable[[ReminderId, datetime], object],
    quiet: Callable[[], QuietHoursTable | None],
) -> Presence:
    """The presence of a window, begun.

    Args:
        desktop: the window.
        clock: the moment it is.
        choices: what the person chose about the program.
        place: where the person's data lies.
        folder: the folder that was asked for; None for the usual one.
        options: as on the command line.
        snooze: puts a reminder off to a moment.
        quiet: where the person's quiet hours lie; None while nothing can be kept.
    """
    is_for_good = options.now is None and not options.is_demo
    presence = Presence(PresenceParts(desktop, clock, place, choices, own_command(folder), snooze, quiet, is_for_good))
    presence.quitting.connect(QApplication.quit)
    QApplication.setWindowIcon(tray_icon(desktop.look.theme, TrayMark.QUIET))
    presence.start(waits_for_tray=options.is_at_login)
    ShareDoor(desktop, clock).start()
    desktop.watch_crisis_card(OpenCardFile(place))
    return presence
