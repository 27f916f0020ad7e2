"""The clock and the zone of this computer, or those of a replay. Only the composition roots hold them."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol
from zoneinfo import TZPATH, ZoneInfo, ZoneInfoNotFoundError

Clock = Callable[[], datetime]
Here = Callable[[], ZoneInfo | None]

_LOCAL_TIME = Path("/etc/localtime")


def system_clock() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


def replay_clock(begins_at: datetime) -> Clock:
    """A clock that shows ``begins_at`` when it is made, and then runs on as the real one does."""
    made_at = system_clock()
    return lambda: begins_at + (system_clock() - made_at)


class SetClock(Protocol):
    """A moment and a zone to go by where nothing else was asked for: those of the demo."""

    @property
    def now(self) -> datetime:
        """The moment."""

    @property
    def zone(self) -> ZoneInfo:
        """The zone."""


def asked_clock(now: str | None, usual: SetClock | None = None) -> Clock:
    """The computer's clock, or one that runs on from another moment, as written; the demo has a day of its own."""
    if now is None:
        return replay_clock(usual.now) if usual is not None else system_clock
    begins = datetime.fromisoformat(now)
    if begins.tzinfo is None:
        begins = begins.replace(tzinfo=usual.zone) if usual is not None else begins.astimezone()
    return replay_clock(begins)


def system_zone() -> ZoneInfo | None:
    """The zone this computer is set to; None if the system gives no name that means anything."""
    try:
        return ZoneInfo(_linked_zone() or _zone_by_qt())
    except (ValueError, ZoneInfoNotFoundError):
        return None


def _linked_zone() -> str:
    """The zone ``/etc/localtime`` points to; empty where something else decides, or it points elsewhere.

    Nearly every Linux says it so. Qt finds the same, but looks at six hundred files first, while the window waits.
    """
    if "TZ" in os.environ:
        return ""
    try:
        target = os.path.normpath(_LOCAL_TIME.parent / _LOCAL_TIME.readlink())
    except OSError:
        return ""
    name = next((target[len(folder) + 1 :] for folder in TZPATH if target.startswith(f"{folder}/")), "")
    # Below these lie the same zones once more, by other names.
    return "" if name.startswith(("posix/", "right/")) else name


def _zone_by_qt() -> str:
    from PySide6.QtCore import QTimeZone

    return bytes(QTimeZone.systemTimeZoneId().data()).decode()


def zone_rules_issue() -> str:
    """Which issue of the rules of zones is in use, such as ``2026a``; empty if it does not say."""
    for folder in TZPATH:
        rules = Path(folder) / "tzdata.zi"
        if rules.is_file():
            with rules.open(encoding="utf-8") as lines:
                return lines.readline().removeprefix("# version").strip()
    from importlib import metadata

    try:
        return metadata.version("tzdata")
    except metadata.PackageNotFoundError:
        return ""
