"""Hears that the computer woke up, that its clock was set, or that somebody is back, and says "look now".

None of it is needed for a reminder to come: the heartbeat of the waker notices a sleep within half a minute anywhere.
This only makes it sooner, where a system tells.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

LOGIN_SERVICE = "org.freedesktop.login1"
LOGIN_PATH = "/org/freedesktop/login1"
LOGIN_INTERFACE = "org.freedesktop.login1.Manager"
SLEEP_SIGNAL = "PrepareForSleep"

_WM_TIMECHANGE = 0x001E
_WM_POWERBROADCAST = 0x0218
_PBT_APMRESUMESUSPEND = 0x0007
_PBT_APMRESUMEAUTOMATIC = 0x0012
_WINDOWS_MESSAGE = b"windows_generic_MSG"


class ResumeSignals(QObject):
    """Calls one function whenever the system says that time may have jumped, or the person came to the window."""

    def __init__(self, on_resume: Callable[[], object], parent: QObject | None = None) -> None:
        """Listen to nothing yet.

        Args:
            on_resume: what to call; has to bear being called often, and for nothing.
            parent: its Qt parent.
        """
        super().__init__(parent)
        self._on_resume = on_resume
        self._filter: WindowsMessages | None = None
        self._is_deaf = False

    def listen(self, platform: str = sys.platform) -> None:
        """Begin to listen to everything that this system has. Loads D-Bus on Linux."""
        application = QCoreApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_state)
        if platform.startswith("linux"):
            from PySide6.QtDBus import QDBusConnection

            self.listen_to_login(QDBusConnection.systemBus())
        elif platform == "win32" and application is not None:
            self._filter = WindowsMessages(self._call)
            application.installNativeEventFilter(self._filter)

    def listen_to_login(self, bus: QDBusConnection) -> bool:
        """Listen to the login service of a message bus; False if there is no such bus."""
        if not bus.isConnected():
            return False
        # The stub asks for bytes, which PySide itself refuses.
        is_heard: bool = bus.connect(  # type: ignore[call-overload]
            LOGIN_SERVICE, LOGIN_PATH, LOGIN_INTERFACE, SLEEP_SIGNAL, self, SLOT("on_sleep(bool)")
        )
        return is_heard

    def stop(self) -> None:
        """Call nothing any more; what is to be looked after may be closed by now."""
        self._is_deaf = True

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:
        """The computer is about to sleep, or is awake again."""
        if not begins:
            self._call()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._call()

    def _call(self) -> None:
        if not self._is_deaf:
            self._on_resume()


class WindowsMessages(QAbstractNativeEventFilter):
    """Picks waking up and a set clock out of the messages of Windows, and lets every message pass."""

    def __init__(self, on_resume: Callable[[], object]) -> None:
        """Take what to call."""
        super().__init__()
        self._on_resume = on_resume

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Look at one message, whose address is `message`."""
        if QByteArray(kind).data() == _WINDOWS_MESSAGE:
            import ctypes.wintypes

            seen = ctypes.wintypes.MSG.from_address(int(message))
            if is_resume(seen.message, seen.wParam):
                self._on_resume()
        return False, 0


def is_resume(message: int, parameter: int) -> bool:
    """True if a message of Windows with its first parameter means that the time may have jumped."""
    if message == _WM_POWERBROADCAST:
        return parameter in (_PBT_APMRESUMEAUTOMATIC, _PBT_APMRESUMESUSPEND)
    return message == _WM_TIMECHANGE
