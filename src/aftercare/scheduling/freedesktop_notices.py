"""Notices by the notification server of a Linux desktop, over D-Bus."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Q_ARG, Q_RETURN_ARG, QGenericArgumentHolder, QMetaObject, QObject, Qt, Slot
from PySide6.QtDBus import QDBusConnection, QDBusInterface

from aftercare.domain.reminder import ReminderId
from aftercare.scheduling.desktop_notice import Notice

_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_SHAPE_PATH = "/shape"
_APP_NAME = "Aftercare"
_PATIENCE_MS = 2000
_NEVER_EXPIRES = 0
_NO_NOTICE = 0


class FreedesktopNotices:
    """Asks the notification server of a message bus, if there is one."""

    def __init__(self, bus: QDBusConnection) -> None:
        self._bus = bus
        self._server = _proxy(bus)
        self._ids: dict[ReminderId, int] = {}

    def show(self, notice: Notice) -> bool:
        """Show a notice until it is closed; True if the server gave it a number."""
        abilities = self._call("GetCapabilities", "QStringList")
        if not isinstance(abilities, list):
            return False
        given = self._call(
            "Notify",
            "uint",
            Q_ARG("QString", _APP_NAME),
            Q_ARG("uint", self._ids.get(notice.reminder_id, _NO_NOTICE)),
            Q_ARG("QString", ""),
            Q_ARG("QString", notice.title),
            Q_ARG("QString", escape(notice.body, quote=False) if "body-markup" in abilities else notice.body),
            Q_ARG("QStringList", []),
            Q_ARG("QVariantMap", {"suppress-sound": True}),
            Q_ARG("int", _NEVER_EXPIRES),
        )
        if not isinstance(given, int) or given == _NO_NOTICE:
            return False
        self._ids[notice.reminder_id] = given
        return True

    def withdraw(self, reminder_id: ReminderId) -> None:
        """Close the notice of a reminder, if this program showed one."""
        given = self._ids.pop(reminder_id, None)
        if given is not None and self._bus.isConnected():
            now = Qt.ConnectionType.DirectConnection
            QMetaObject.invokeMethod(self._server, "CloseNotification", now, Q_ARG("uint", given))

    def _call(self, method: str, gives: str, *values: QGenericArgumentHolder) -> object:
        """Call the server and wait; None if there is none, or it does not answer."""
        if not self._bus.isConnected():
            return None
        now = Qt.ConnectionType.DirectConnection
        answer: object = QMetaObject.invokeMethod(self._server, method, now, Q_RETURN_ARG(gives), *values)
        return None if self._server.lastError().isValid() else answer


class _Shape(QObject):
    """The methods of a server, with the exact types of their arguments."""

    @Slot(str, "uint", str, str, str, "QStringList", "QVariantMap", int, result="uint")
    def Notify(self, *_arguments: object) -> int:
        return _NO_NOTICE

    @Slot("uint")
    def CloseNotification(self, _given: int) -> None:
        return

    @Slot(result="QStringList")
    def GetCapabilities(self) -> list[str]:
        return []


def _proxy(bus: QDBusConnection) -> QDBusInterface:
    """A proxy of the server that sends unsigned numbers where the server wants them.

    PySide6 sends every Python number as a signed one, which servers refuse. Qt itself knows the types once it has seen
    the interface described, and it looks an interface up only once a connection: so it is shown ours first.
    """
    shape = _Shape()
    bus.registerObject(_SHAPE_PATH, _NAME, shape, QDBusConnection.RegisterOption.ExportAllSlots)
    QDBusInterface(bus.baseService(), _SHAPE_PATH, _NAME, bus)
    bus.unregisterObject(_SHAPE_PATH)
    server = QDBusInterface(_NAME, _PATH, _NAME, bus)
    server.setTimeout(_PATIENCE_MS)
    return server
