"""An X server and a message bus of our own; both are gone after the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection
from tests.scheduling.own_desktop import Desktop

PROGRAMS = ("Xvfb", "dbus-daemon", "dbus-send", "dunst")

# No service folders: nothing starts by itself on this bus.
BUS_CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy>
</busconfig>
"""


@pytest.fixture(scope="session")
def screen_and_bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if missing:
        message = f"{', '.join(missing)}: not installed; `packaging/linux/system-libraries.sh test` brings them"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    folder = tmp_path_factory.mktemp("desktop")
    configuration = folder / "bus.conf"
    configuration.write_text(BUS_CONFIGURATION.format(folder=folder))
    start_screen = ["Xvfb", "-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp"]
    start_bus = ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address=1"]
    with (
        subprocess.Popen(start_screen, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as screen,
        subprocess.Popen(start_bus, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as bus,
    ):
        assert screen.stdout is not None
        assert bus.stdout is not None
        try:
            yield {
                "PATH": os.environ["PATH"],
                "HOME": str(folder),
                "DISPLAY": f":{screen.stdout.readline().strip()}",
                "DBUS_SESSION_BUS_ADDRESS": bus.stdout.readline().strip(),
            }
        finally:
            bus.terminate()
            screen.terminate()


@pytest.fixture
def desktop(screen_and_bus: dict[str, str], tmp_path: Path) -> Iterator[Desktop]:
    """A desktop on which nothing shows notices yet."""
    name = tmp_path.name
    bus = QDBusConnection.connectToBus(screen_and_bus["DBUS_SESSION_BUS_ADDRESS"], name)
    assert bus.isConnected()
    desktop = Desktop(screen_and_bus, bus)
    yield desktop
    desktop.stop_daemon()
    QDBusConnection.disconnectFromBus(name)
