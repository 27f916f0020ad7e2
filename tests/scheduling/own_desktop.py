"""A desktop of our own, on which a real notification daemon can be started, frozen and read."""

from __future__ import annotations

import re
import signal
import subprocess
from dataclasses import dataclass, field

from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher
from pytestqt.qtbot import QtBot

NOTIFICATIONS = "org.freedesktop.Notifications"


@dataclass
class Desktop:
    """What stands on it can be read as the person would see it."""

    environment: dict[str, str]
    bus: QDBusConnection
    daemon: subprocess.Popen[bytes] | None = field(default=None)

    def start_daemon(self, qtbot: QtBot) -> None:
        watcher = QDBusServiceWatcher(NOTIFICATIONS, self.bus, QDBusServiceWatcher.WatchModeFlag.WatchForRegistration)
        with qtbot.waitSignal(watcher.serviceRegistered, timeout=20_000):
            self.daemon = subprocess.Popen(["dunst"], env=self.environment, stderr=subprocess.DEVNULL)

    def stop_daemon(self) -> None:
        if self.daemon is not None:
            self.daemon.send_signal(signal.SIGCONT)
            self.daemon.terminate()
            self.daemon.wait()
            self.daemon = None

    def freeze_daemon(self) -> None:
        assert self.daemon is not None
        self.daemon.send_signal(signal.SIGSTOP)

    def shown(self) -> int:
        answer = self._ask(
            "org.freedesktop.DBus.Properties.Get", "string:org.dunstproject.cmd0", "string:displayedLength"
        )
        return int(answer.split()[-1])

    def history(self) -> list[tuple[str, str, str]]:
        """Program, title and body of every notice that was shown, the last one first. What stood there is closed."""
        self._ask("org.dunstproject.cmd0.NotificationCloseAll")
        answer = self._ask("org.dunstproject.cmd0.NotificationListHistory")
        found = {
            name: re.findall(rf'string "{name}"\s+variant\s+string "(.*)"', answer)
            for name in ("appname", "summary", "body")
        }
        return list(zip(found["appname"], found["summary"], found["body"], strict=True))

    def _ask(self, method: str, *arguments: str) -> str:
        call = ["dbus-send", "--session", "--print-reply", f"--dest={NOTIFICATIONS}", "/org/freedesktop/Notifications"]
        return subprocess.run(
            [*call, method, *arguments],
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
