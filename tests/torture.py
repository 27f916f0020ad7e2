"""Kills the running app at any moment, round after round. ``make torture`` runs it; the tests run a few rounds.

python -m tests.torture [--rounds 100] [--seed 1]

Each round starts the real app on the same folder, without a screen, a few minutes later than the round before. It
answers one of the cards it finds, names what it has acknowledged on standard output, and is killed at a random moment
while it works. Afterwards the file is read by other means than the app's.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

OPEN = ("planned", "shown", "snoozed")

# Says what is on the screen and what was acknowledged, one line each, while it looks, answers and marks without end.
APP = """
import sys
from datetime import datetime, timedelta
from pathlib import Path
from PySide6.QtCore import QTimer
from aftercare import app as program
from aftercare.content.demo_reader import read_demo
from aftercare.domain.reminder import ReminderState
from aftercare.domain.today import TaskState
from aftercare.resource_root import resource_root

folder, moment, seed = Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]), int(sys.argv[3])
demo = read_demo(resource_root() / "demo")
rounds = 0
clock = lambda: moment + timedelta(minutes=9 * rounds)
application = program._application()
built = program.build_app(program.look_of(application), clock, folder, demo)
built.desktop.show()
built.start_reminders()
desk, course = built._reminders.desk, built.desktop.course
(plan,) = course.plans

def say(*words):
    sys.stdout.write(" ".join(words) + "\\n")
    sys.stdout.flush()

def work():
    global rounds
    desk.look()
    cards = desk.waiting(plan.session.session_id)
    for card in cards:
        say("card", card)
    if cards:
        card = cards[(rounds + seed) % len(cards)]
        desk.answer(card, ReminderState.DONE)
        say("answered", card)
    task = plan.tasks[(rounds + seed) % len(plan.tasks)]
    course.mark(plan.session.session_id, task.key, TaskState.DONE, clock())
    say("marked", task.key)
    course.undo(plan.session.session_id, task.key, clock())
    rounds += 1

timer = QTimer()
timer.timeout.connect(work)
timer.start(0)
say("started")
application.exec()
"""


@dataclass
class Torture:
    """What was promised so far, and what was found broken."""

    folder: Path
    chance: random.Random
    answered: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def round(self, moment: str, number: int) -> None:
        """Start the app, kill it, and look at what is left."""
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
        with subprocess.Popen(
            [sys.executable, "-c", APP, str(self.folder), moment, str(number)],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        ) as app:
            assert app.stdout is not None
            said = [app.stdout.readline().strip()]
            if said != ["started"]:
                app.kill()
                self.faults.append(f"round {number}: it did not start")
                return
            # Killed after another number of promises each time, in the middle of what it does next.
            for _ in range(self.chance.randint(0, 40)):
                said.append(app.stdout.readline().strip())
            app.kill()
            said += app.stdout.read().split("\n")[:-1]
        self._hear(said, number)
        self._read(number)
        self.counts["rounds"] += 1

    def _hear(self, said: list[str], number: int) -> None:
        for line in said:
            what, _, name = line.partition(" ")
            self.counts[what] += 1
            if what == "card" and name in self.answered:
                self.faults.append(f"round {number}: {name} is on the screen again after its answer")
            if what == "answered":
                self.answered.add(name)

    def _read(self, number: int) -> None:
        # Opened for writing, so that SQLite puts right what the killed program left half done, as the next start would.
        with closing(sqlite3.connect(self.folder / "schedule.db")) as file:
            if file.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                self.faults.append(f"round {number}: the file is damaged")
            rows = file.execute("SELECT reminder_id, state FROM reminder").fetchall()
            damaged = file.execute("SELECT count(*) FROM damaged_entry").fetchone()[0]
        states: dict[str, set[str]] = {}
        for name, state in rows:
            states.setdefault(name, set()).add(state)
        lost = [name for name in self.answered if "done" not in states.get(name, ())]
        self.faults += [f"round {number}: the answer to {name} is lost" for name in lost]
        twice = Counter(name for name, state in rows if state in OPEN)
        self.faults += [f"round {number}: {name} is open twice" for name, times in twice.items() if times > 1]
        if damaged or list(self.folder.glob("*damaged*")):
            self.faults.append(f"round {number}: something was put aside as damaged")


def torture(rounds: int, seed: int) -> Torture:
    """Kill the app so many times, over the two days around the demo's session."""
    folder = Path(tempfile.mkdtemp(prefix="aftercare-torture-"))
    tortured = Torture(folder, random.Random(seed))
    try:
        for number in range(rounds):
            hours = 48 * number / rounds
            day, hour = divmod(int(hours), 24)
            moment = f"2026-05-{13 + day}T{hour:02}:{int(hours % 1 * 60):02}:00-07:00"
            tortured.round(moment, number)
    finally:
        shutil.rmtree(folder)
    return tortured


def main() -> int:
    parser = argparse.ArgumentParser(description="Kill the running app at any moment, round after round.")
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    tortured = torture(options.rounds, options.seed)
    print(f"seed {options.seed}:", ", ".join(f"{name} {count:,}" for name, count in sorted(tortured.counts.items())))
    print(*tortured.faults or ["nothing was lost, and nothing came back"], sep="\n")
    return 1 if tortured.faults else 0


if __name__ == "__main__":
    sys.exit(main())
