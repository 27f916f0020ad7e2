"""A real notification daemon shows our notices, and we know when nobody does."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot
from tests.scheduling.own_desktop import Desktop

from aftercare.domain.reminder import ReminderId
from aftercare.scheduling import freedesktop_notices
from aftercare.scheduling.desktop_notice import DesktopNotices, Notice, desktop_notices, discreet_notice
from aftercare.scheduling.freedesktop_notices import FreedesktopNotices
from aftercare.scheduling.tray_notices import TrayNotices

STOP_FOOD = ReminderId("00000000000000f0")
STOP_DRINKS = ReminderId("00000000000000d0")
TITLE, BODY = "Appointment prep", "You have a reminder. Open Aftercare to read it."


@pytest.mark.desktop
def test_a_reminder_is_shown_by_the_desktop_in_words_that_tell_nothing(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.start_daemon(qtbot)
    notices: DesktopNotices = FreedesktopNotices(desktop.bus)

    assert notices.show(discreet_notice(STOP_FOOD))

    assert desktop.shown() == 1
    assert desktop.history() == [("Aftercare", TITLE, BODY)]


@pytest.mark.desktop
def test_the_same_reminder_again_takes_the_place_of_its_notice(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.start_daemon(qtbot)
    notices = FreedesktopNotices(desktop.bus)
    notices.show(Notice(STOP_FOOD, TITLE, "first"))

    assert notices.show(Notice(STOP_FOOD, TITLE, "second"))

    assert desktop.shown() == 1
    assert desktop.history() == [("Aftercare", TITLE, "second")]


@pytest.mark.desktop
def test_two_reminders_stand_beside_each_other_until_one_is_withdrawn(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.start_daemon(qtbot)
    notices = FreedesktopNotices(desktop.bus)
    notices.show(Notice(STOP_FOOD, TITLE, "food"))
    notices.show(Notice(STOP_DRINKS, TITLE, "drinks"))
    assert desktop.shown() == 2

    notices.withdraw(STOP_FOOD)
    notices.withdraw(ReminderId("never shown"))

    assert desktop.shown() == 1


@pytest.mark.desktop
def test_signs_of_markup_are_shown_as_they_were_written(desktop: Desktop, qtbot: QtBot) -> None:
    desktop.start_daemon(qtbot)

    FreedesktopNotices(desktop.bus).show(Notice(STOP_FOOD, TITLE, "Tea & toast <b>before</b> 4"))

    assert desktop.history() == [("Aftercare", TITLE, "Tea &amp; toast &lt;b&gt;before&lt;/b&gt; 4")]


@pytest.mark.desktop
def test_a_desktop_that_shows_nothing_is_not_believed_until_it_can(desktop: Desktop, qtbot: QtBot) -> None:
    notices = FreedesktopNotices(desktop.bus)
    assert not notices.show(discreet_notice(STOP_FOOD))

    desktop.start_daemon(qtbot)

    assert notices.show(discreet_notice(STOP_FOOD))
    assert desktop.history() == [("Aftercare", TITLE, BODY)]


@pytest.mark.desktop
def test_a_daemon_that_hangs_holds_us_up_for_a_moment_only(
    desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(freedesktop_notices, "_PATIENCE_MS", 200)
    desktop.start_daemon(qtbot)
    notices = FreedesktopNotices(desktop.bus)
    assert notices.show(discreet_notice(STOP_FOOD))
    desktop.freeze_daemon()

    began = time.monotonic()
    assert not notices.show(discreet_notice(STOP_DRINKS))

    assert time.monotonic() - began < 5


def test_without_a_message_bus_nobody_took_the_notice(qtbot: QtBot) -> None:
    notices = FreedesktopNotices(QDBusConnection("no such bus"))

    assert not notices.show(discreet_notice(STOP_FOOD))
    notices.withdraw(STOP_FOOD)


class Tray(QSystemTrayIcon):
    """A tray icon of a system that has a tray, and keeps what it was asked to show."""

    def __init__(self) -> None:
        super().__init__(QIcon())
        self.shown: list[tuple[str, str]] = []

    def isVisible(self) -> bool:
        return True

    def isSystemTrayAvailable(self) -> bool:  # type: ignore[override] # static in Qt
        return True

    def supportsMessages(self) -> bool:  # type: ignore[override] # static in Qt
        return True

    def showMessage(self, title: str, msg: str, *_: object) -> None:
        self.shown.append((title, msg))


def test_the_tray_shows_a_notice_where_there_is_a_tray(qtbot: QtBot) -> None:
    tray = Tray()

    assert TrayNotices(tray).show(discreet_notice(STOP_FOOD))
    assert tray.shown == [(TITLE, BODY)]


def test_without_a_tray_nobody_took_the_notice(qtbot: QtBot) -> None:
    notices = TrayNotices(QSystemTrayIcon(QIcon()))

    assert not notices.show(discreet_notice(STOP_FOOD))
    notices.withdraw(STOP_FOOD)


@pytest.mark.parametrize(
    ("platform", "kind"), [("linux", FreedesktopNotices), ("win32", TrayNotices), ("darwin", TrayNotices)]
)
def test_each_system_shows_notices_in_its_own_way(qtbot: QtBot, platform: str, kind: type[DesktopNotices]) -> None:
    assert isinstance(desktop_notices(platform, Tray()), kind)


def test_what_is_heavy_is_loaded_when_it_is_needed() -> None:
    program = (
        "import sys, aftercare.scheduling.desktop_notice, aftercare.scheduling.reconcile, aftercare.scheduling.waker;"
        "heavy = {'apscheduler', 'PySide6.QtDBus', 'PySide6.QtWidgets'} & set(sys.modules);"
        "sys.exit(', '.join(heavy) or None)"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False, capture_output=True).stderr == b""
