"""What was acknowledged survives `kill -9` at any moment."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from aftercare.domain.today import TaskState
from aftercare.storage.schedule_store import open_schedule

ROUNDS = 20

# Marks one task after another, and names each once it is saved.
WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo
from aftercare.domain.reminder import neutral_id
from aftercare.domain.session import Session
from aftercare.domain.today import TaskState
from aftercare.domain.treatment import Treatment
from aftercare.storage.schedule_store import open_schedule

folder, round_name = Path(sys.argv[1]), sys.argv[2]
zone, now = ZoneInfo("America/Los_Angeles"), datetime(2026, 5, 14, 13, 40, tzinfo=UTC)
start, end = datetime(2026, 5, 14, 10, tzinfo=zone), datetime(2026, 5, 14, 11, 30, tzinfo=zone)
store = open_schedule(folder, now)
store.sessions.save(Session("4f9a", Treatment.IV_INFUSION, start, end), zone)
number = 0
while True:
    number += 1
    key = neutral_id(round_name, str(number))
    store.tasks.mark("4f9a", key, TaskState.ASKED, now)
    store.tasks.mark("4f9a", key, TaskState.DONE, now)
    print(key, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_no_acknowledged_mark_is_lost_when_the_program_is_killed(tmp_path: Path, now: datetime) -> None:
    acknowledged: list[str] = []
    for kill in range(ROUNDS):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), str(kill)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        # Killed right after a promise, another number of promises each time, while the next mark is being written.
        keys = [writer.stdout.readline().strip() for _ in range(1 + kill * 3 % 7)]
        writer.kill()
        keys += writer.stdout.read().split()
        writer.wait()
        acknowledged += [key for key in keys if len(key) == 16]

        store = open_schedule(tmp_path, now)
        marks = store.tasks.of_session("4f9a")
        assert store.set_aside is None
        store.close()
        assert [key for key in acknowledged if marks.get(key) is not TaskState.DONE] == []

    assert len(acknowledged) >= ROUNDS
