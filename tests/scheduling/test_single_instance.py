"""Only one Aftercare opens a folder, whatever was killed before, and a later one gets its message through."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from aftercare.scheduling.single_instance import LOCK_FILE, Doorbell, Entrance, InstanceLock, Wish, socket_name

needs_unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")

# Enters, tells how that went, and stays until its standard input ends if it was the first.
PROGRAM = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QMetaObject, Qt
from aftercare.scheduling.single_instance import Doorbell, Entrance, InstanceLock, Wish

def tell(words):
    sys.stdout.write(words + "\\n")
    sys.stdout.flush()

folder, wish, patience = Path(sys.argv[1]), Wish(sys.argv[2]), int(sys.argv[3])
file = Path(sys.argv[4]) if len(sys.argv) > 4 else None
lock = InstanceLock(folder)
entrance = lock.enter(wish, patience, file)
if entrance is not Entrance.FIRST:
    tell(entrance.name)
    sys.exit(0)
application = QCoreApplication([])
bell = Doorbell(folder)
bell.raise_requested.connect(lambda: tell("was asked to raise"))
bell.look_requested.connect(lambda: tell("was asked to look"))
bell.open_requested.connect(lambda path: tell("was asked to open" + (" " + ascii(path) if path else "")))
assert bell.listen()
tell("FIRST")
def end_with_input():
    sys.stdin.read()
    QMetaObject.invokeMethod(application, "quit", Qt.ConnectionType.QueuedConnection)

threading.Thread(target=end_with_input, daemon=True).start()
application.exec()
bell.close()
lock.leave()
"""

Started = subprocess.Popen[str]
Start = Callable[..., Started]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts the little program above on a folder."""
    running: list[Started] = []

    def started(folder: Path = tmp_path, wish: Wish = Wish.RAISE, patience_ms: int = 10_000, file: str = "") -> Started:
        handed = [file] if file else []
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(folder), wish.value, str(patience_ms), *handed],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        return process

    yield started
    for process in running:
        process.kill()
        process.communicate()


def line(process: Started) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_of_eight_started_at_once_exactly_one_stays(start: Start) -> None:
    started = [start() for _ in range(8)]

    entrances = [line(process) for process in started]

    assert sorted(entrances) == ["FIRST", *["TOLD"] * 7]
    first = started[entrances.index("FIRST")]
    assert [line(first) for _ in range(7)] == ["was asked to raise"] * 7
    assert {process.wait() for process in started if process is not first} == {0}
    assert first.poll() is None


@pytest.mark.parametrize("wish", list(Wish))
def test_the_first_hears_what_a_later_start_wants(start: Start, wish: Wish) -> None:
    first = start()
    assert line(first) == "FIRST"

    assert line(start(wish=wish)) == "TOLD"

    assert line(first) == f"was asked to {wish.value}"


@pytest.mark.parametrize("name", ["a file.aftercare-clinic", "clínica ñ\n.aftercare-clinic", "x" * 200])
def test_the_first_is_handed_the_file_that_a_later_start_was_given(start: Start, name: str) -> None:
    first = start()
    assert line(first) == "FIRST"

    assert line(start(wish=Wish.OPEN, file=f"/home/alex/{name}")) == "TOLD"

    assert line(first) == f"was asked to open {f'/home/alex/{name}'!a}"


def test_two_folders_never_meet(start: Start, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    first = start()
    assert line(first) == "FIRST"

    assert line(start(tmp_path / "other")) == "FIRST"
    assert socket_name(tmp_path) != socket_name(tmp_path / "other")


def test_the_same_folder_by_another_way_is_the_same_folder(start: Start, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "link").symlink_to("data", target_is_directory=True)
    assert line(start(tmp_path / "data")) == "FIRST"

    assert line(start(tmp_path / "link")) == "TOLD"


@needs_unix
def test_one_that_was_killed_leaves_nothing_that_has_to_be_cleared(start: Start) -> None:
    for _ in range(3):
        killed = start()
        assert line(killed) == "FIRST"
        killed.kill()
        killed.wait()

    assert line(start()) == "FIRST"


def test_one_that_ended_leaves_the_folder_to_the_next(start: Start, tmp_path: Path) -> None:
    first = start()
    assert line(first) == "FIRST"
    first.communicate("")

    assert not (tmp_path / LOCK_FILE).exists()
    assert line(start()) == "FIRST"


def test_a_number_that_another_program_wears_by_now_is_no_owner(start: Start, tmp_path: Path) -> None:
    killed, other = start(), start(tmp_path / "..")
    assert line(killed) == "FIRST"
    left = (tmp_path / LOCK_FILE).read_text()
    killed.kill()
    killed.wait()
    # The other one is the same program, so that even its name agrees.
    (tmp_path / LOCK_FILE).write_text(left.replace(str(killed.pid), str(other.pid), 1))

    assert line(start(patience_ms=200)) == "FIRST"
    assert other.poll() is None


def test_an_empty_file_of_a_power_cut_is_no_owner(start: Start, tmp_path: Path) -> None:
    (tmp_path / LOCK_FILE).touch()

    assert line(start(patience_ms=200)) == "FIRST"


@needs_unix
def test_one_that_hangs_keeps_its_folder_and_the_later_one_says_so(start: Start) -> None:
    first = start()
    assert line(first) == "FIRST"
    first.send_signal(signal.SIGSTOP)

    assert line(start(patience_ms=200)) == "UNHEARD"

    first.send_signal(signal.SIGCONT)
    assert line(start()) == "TOLD"


def test_one_that_has_not_begun_to_listen_is_waited_for(start: Start, tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    assert lock.enter(Wish.RAISE) is Entrance.FIRST
    later = start()
    lock.leave()

    assert line(later) == "FIRST"


def test_the_lock_of_one_that_does_not_listen_is_not_broken(start: Start, tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    assert lock.enter(Wish.RAISE) is Entrance.FIRST

    assert line(start(patience_ms=200)) == "UNHEARD"
    lock.leave()


@needs_unix
def test_only_the_owner_may_read_the_lock(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path)
    lock.enter(Wish.RAISE)

    assert (tmp_path / LOCK_FILE).stat().st_mode & 0o777 == 0o600
    lock.leave()


def test_a_folder_that_takes_no_lock_file_does_not_keep_the_program_from_opening(tmp_path: Path) -> None:
    assert InstanceLock(tmp_path / "not there").enter(Wish.RAISE) is Entrance.UNGUARDED


@pytest.mark.parametrize("words", [b"quit\n", b"raise the roof, and then some more\n", b"\xff\xfe\n", b"\n"])
def test_what_is_not_a_wish_is_not_granted(qtbot: QtBot, tmp_path: Path, words: bytes) -> None:
    bell = Doorbell(tmp_path)
    assert bell.listen()
    granted: list[str] = []
    bell.raise_requested.connect(lambda: granted.append("raise"))
    bell.look_requested.connect(lambda: granted.append("look"))
    socket = QLocalSocket()
    socket.connectToServer(socket_name(tmp_path))
    assert socket.waitForConnected()

    with qtbot.waitSignal(socket.disconnected):
        socket.write(words)

    assert (granted, bytes(socket.readAll().data())) == ([], b"")
    bell.close()


def test_a_socket_left_by_one_that_was_killed_is_replaced(qtbot: QtBot, tmp_path: Path, start: Start) -> None:
    killed = start()
    assert line(killed) == "FIRST"
    killed.kill()
    killed.wait()
    bell = Doorbell(tmp_path)

    assert bell.listen()

    with qtbot.waitSignal(bell.raise_requested):
        socket = QLocalSocket()
        socket.connectToServer(socket_name(tmp_path))
        assert socket.waitForConnected()
        socket.write(os.fsencode("raise\n"))
        socket.flush()
    bell.close()
