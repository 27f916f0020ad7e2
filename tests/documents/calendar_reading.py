"""Reads calendars back with ical.js, a reader that shares nothing with the program, not even its time zones."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "tests" / "node" / "read_calendar.mjs"
LIBRARY = ROOT / "build" / "node" / "node_modules" / "ical.js" / "dist" / "ical.js"


@dataclass(frozen=True, slots=True)
class SeenAlarm:
    action: str
    text: str
    before: timedelta


@dataclass(frozen=True, slots=True)
class SeenEvent:
    """One event as the reader took it; ``clock`` is what a clock on the wall shows when it starts."""

    uid: str
    sequence: int
    stamp: datetime
    starts: datetime
    ends: datetime
    clock: str
    summary: str
    description: str
    location: str
    status: str
    audience: str
    transparency: str
    alarms: tuple[SeenAlarm, ...]


@dataclass(frozen=True, slots=True)
class SeenCalendar:
    method: str
    version: str
    events: tuple[SeenEvent, ...]


@dataclass(frozen=True, slots=True)
class CalendarReader:
    """The running reader."""

    process: subprocess.Popen[str]

    def read(self, calendar: bytes | str, zone: str = "UTC") -> SeenCalendar:
        """Return what it sees, by the clocks of a zone."""
        text = calendar if isinstance(calendar, str) else calendar.decode("utf-8")
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"calendar": text, "zone": zone}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, f"ical.js gave up on:\n{text}"
        seen = json.loads(line)
        assert seen["others"] == 0
        return SeenCalendar(seen["method"], seen["version"], tuple(map(_event, seen["events"])))


def _event(seen: dict[str, Any]) -> SeenEvent:
    assert seen.pop("others") == 0
    for moment in ("stamp", "starts", "ends"):
        seen[moment] = datetime.fromtimestamp(seen[moment], UTC)
    seen["alarms"] = tuple(
        SeenAlarm(alarm["action"], alarm["text"], -timedelta(seconds=alarm["seconds"])) for alarm in seen["alarms"]
    )
    return SeenEvent(**seen)


@contextmanager
def running_reader() -> Iterator[CalendarReader]:
    """Start the reader, and end it."""
    node = shutil.which("node")
    if node is None or not LIBRARY.exists():
        message = "node and ical.js: not installed; `make test` brings them"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    command = [node, str(SCRIPT), str(LIBRARY)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", bufsize=1
    ) as process:
        yield CalendarReader(process)
        assert process.stdin is not None
        process.stdin.close()
