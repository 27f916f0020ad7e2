"""One Aftercare a data folder: the first one keeps the lock, a later one leaves a message with it and ends.

The lock is a file with an owner, so a power cut leaves nothing that has to be cleared by hand; the message goes through
a local socket whose name comes from the folder, so that two folders never meet.
"""

from __future__ import annotations

import os
from enum import Enum, auto
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QLockFile, QObject, QThread, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

LOCK_FILE = "aftercare.lock"
PATIENCE_MS = 10_000
_ANSWER_WITHIN_MS = 4_000
_CONNECT_WITHIN_MS = 500
_BETWEEN_TRIES_MS = 50
_HEARD = b"heard\n"
_LONGEST_MESSAGE = 16 * 1024
"""Room for the longest path that a system has, in two digits a byte."""
_OWNER_ONLY = 0o600


class Wish(Enum):
    """What a later start wants of the first one."""

    RAISE = "raise"
    LOOK = "look"
    OPEN = "open"


class Entrance(Enum):
    """How a start went.

    Attributes:
        FIRST: nobody else is there; the lock is ours.
        UNGUARDED: the folder takes no lock file; what goes wrong with it is told when it is opened.
        TOLD: another one runs and has heard what we want.
        UNHEARD: another one runs and does not answer.
    """

    FIRST = auto()
    UNGUARDED = auto()
    TOLD = auto()
    UNHEARD = auto()


class _Reached(Enum):
    ANSWERED = auto()
    NOBODY = auto()
    MUTE = auto()


class InstanceLock:
    """The lock of one data folder. Taken before anything in the folder is opened."""

    def __init__(self, folder: Path) -> None:
        """Make the lock of an existing folder; it is not taken yet."""
        self._folder = folder
        self._path = folder / LOCK_FILE
        self._lock = QLockFile(str(self._path))
        # Age says nothing: a program that has been open for weeks still holds its lock.
        self._lock.setStaleLockTime(0)

    def enter(self, wish: Wish, patience_ms: int = PATIENCE_MS, file: Path | None = None) -> Entrance:
        """Take the lock, or tell the one who has it what is wanted.

        A lock file may be left whose owner is gone, but whose number is worn by another program by now. Nobody listens
        then, and the file can be removed, which the system refuses while its owner lives.

        Args:
            wish: what to tell the other one.
            patience_ms: how long one that has the lock but does not listen may take to start, in milliseconds.
            file: the file to hand over, for ``Wish.OPEN``; the other one reads it itself.
        """
        waited = QElapsedTimer()
        waited.start()
        while True:
            entrance = self._tried(wish, file)
            if entrance is not None:
                return entrance
            if waited.hasExpired(patience_ms):
                break
            QThread.msleep(_BETWEEN_TRIES_MS)
        if self._lock.removeStaleLockFile() and self._lock.tryLock(0):
            return self._taken()
        return Entrance.UNHEARD

    def leave(self) -> None:
        """Give the lock back."""
        self._lock.unlock()

    def _tried(self, wish: Wish, file: Path | None) -> Entrance | None:
        if self._lock.tryLock(0):
            return self._taken()
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            return Entrance.UNGUARDED
        match _tell(self._folder, wish, file):
            case _Reached.ANSWERED:
                return Entrance.TOLD
            case _Reached.MUTE:
                return Entrance.UNHEARD
            case _Reached.NOBODY:
                return None

    def _taken(self) -> Entrance:
        if os.name != "nt":
            self._path.chmod(_OWNER_ONLY)
        return Entrance.FIRST


class Doorbell(QObject):
    """Hears later starts on the same folder. To be made by the one who has the lock.

    Signals:
        raise_requested: somebody started the program again and wants to see its window.
        look_requested: something else, a timer of the system say, wants reminders looked after now.
        open_requested: the path of a file that somebody opened, as text.
    """

    raise_requested = Signal()
    look_requested = Signal()
    open_requested = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Make a bell that nobody can ring yet."""
        super().__init__(parent)
        self._name = socket_name(folder)
        self._server: QLocalServer | None = None

    def listen(self) -> bool:
        """Begin to listen; False if this system does not allow it, which costs only the messages."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # Whoever has the lock is alone, so what lies there was left by one that was killed.
        QLocalServer.removeServer(self._name)
        server.newConnection.connect(self._on_connection)
        self._server = server
        return server.listen(self._name)

    def close(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()

    def _on_connection(self) -> None:
        server = self._server
        while server is not None and server.hasPendingConnections():
            socket = server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(self._on_words)
            if socket.bytesAvailable():
                self._hear(socket)

    def _on_words(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine() and socket.bytesAvailable() < _LONGEST_MESSAGE:
            return
        words = bytes(socket.read(_LONGEST_MESSAGE).data()).strip().decode("ascii", "replace")
        wish, _, file = words.partition(" ")
        path = _path_of(file)
        if wish in {one.value for one in Wish} and path is not None:
            socket.write(_HEARD)
            socket.flush()
            self._grant(Wish(wish), path)
        socket.disconnectFromServer()

    def _grant(self, wish: Wish, path: str) -> None:
        match wish:
            case Wish.OPEN:
                self.open_requested.emit(path)
            case Wish.RAISE:
                self.raise_requested.emit()
            case Wish.LOOK:
                self.look_requested.emit()


def socket_name(folder: Path) -> str:
    """The name under which the one that has a folder listens."""
    return f"aftercare-{blake2b(os.fsencode(folder.resolve()), digest_size=8).hexdigest()}"


def _path_of(digits: str) -> str | None:
    """The path in a message; None if it is none."""
    try:
        return os.fsdecode(bytes.fromhex(digits))
    except ValueError:
        return None


def _tell(folder: Path, wish: Wish, file: Path | None) -> _Reached:
    from PySide6.QtNetwork import QLocalSocket

    # No application is made for it: whoever gets in after all makes one of another kind, and there may be only one.
    socket = QLocalSocket()
    socket.connectToServer(socket_name(folder))
    if not socket.waitForConnected(_CONNECT_WITHIN_MS):
        return _Reached.NOBODY
    handed = os.fsencode(file).hex() if file is not None else ""
    socket.write(f"{wish.value} {handed}\n".encode("ascii"))
    is_answered = socket.waitForReadyRead(_ANSWER_WITHIN_MS) and bytes(socket.readAll().data()) == _HEARD
    socket.abort()
    return _Reached.ANSWERED if is_answered else _Reached.MUTE
