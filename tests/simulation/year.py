"""A synthetic patient's weeks, driven by one seed: habits, mishaps, moves, journeys and answers."""

from __future__ import annotations

import heapq
import itertools
import os
import random
import shutil
import tempfile
import time as process_time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from tests.simulation import people
from tests.simulation.engine_port import Disk
from tests.simulation.facts import ANSWERS, Violation
from tests.simulation.life import LOOKING_BACK, Life

from aftercare.domain.nudge import Nudge
from aftercare.domain.session import Session

MINUTE, HOUR, DAY = 60, 3600, 86400
FIRST_DAY, LAST_DAY = date(2026, 1, 5), date(2027, 1, 4)
_FAST = Path("/dev/shm")
_STARTS = (time(0, 30), time(2, 30), time(8), time(9), time(10), time(13), time(16), time(23))


@dataclass(frozen=True, slots=True)
class Size:
    """How long a patient is followed, how many sessions they have in that time, and how much goes wrong beside that."""

    days: int
    sessions: tuple[int, int]
    mishaps: float = 1.0


_HABITS = (("twice", 3), ("travel", 0.1), ("look_back", 4), ("read", 2), ("believe", 0.3))

_LIVELY = frozenset(
    ("enter", "move", "cancel", "mark", "nudge", "leave", "right_clock", "sound_disk", "answer", "snooze")
)
_DEAD = 3 * DAY

WEEKS = Size(days=10, sessions=(1, 2))
YEAR = Size(days=364, sessions=(3, 9))


@dataclass
class Outcome:
    """What came of one patient."""

    number: int
    violations: list[Violation] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def live(seed: int, number: int, size: Size) -> Outcome:
    """Follow one patient. The same seed, number and size give the same life, step by step."""
    root = Path(tempfile.mkdtemp(prefix="aftercare-year-", dir=_FAST if os.access(_FAST, os.W_OK) else None))
    try:
        with _ProcessZone():
            return _Year(random.Random(f"{seed}/{number}"), root, number, size).run()
    finally:
        shutil.rmtree(root)


class _ProcessZone:
    """Lets a journey change the zone of this process, and sets it back."""

    def __enter__(self) -> None:
        self._before = os.environ.get("TZ")

    def __exit__(self, *_: object) -> None:
        set_process_zone(self._before)


def set_process_zone(name: str | None) -> None:
    if name is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = name
    if hasattr(process_time, "tzset"):
        process_time.tzset()


class _Year:
    def __init__(self, chance: random.Random, root: Path, number: int, size: Size) -> None:
        self._chance, self._number, self._size = chance, number, size
        last = (LAST_DAY - FIRST_DAY).days - size.days
        self._day = FIRST_DAY + timedelta(days=chance.randint(0, max(last, 0)))
        begin = int(datetime.combine(self._day, time(12), UTC).timestamp())
        self._end = begin + size.days * DAY
        self._person = people.any_person(chance)
        self.life = Life(root, self._person, begin)
        self._queue: list[tuple[int, int, str, tuple[object, ...]]] = []
        self._order = itertools.count()
        self._heard = 0
        self._habit = chance.choice((2, 9, 14, 30))
        self._patience = chance.choice((1, 4, 9))

    def run(self) -> Outcome:
        self._plan_year()
        life, oracle = self.life, self.life.oracle
        while self._queue:
            at, _, kind, facts = heapq.heappop(self._queue)
            if at >= self._end:
                break
            life.go_to(at)
            getattr(self, f"_{kind}")(*facts)
            self._react()
            if self._chance.random() < 0.3:
                life.check()
        life.go_to(self._end)
        life.check()
        life.end()
        oracle.counts["patients"] += 1
        oracle.counts["days"] += self._size.days
        return Outcome(self._number, oracle.violations, oracle.counts)

    def _soon(self, hours: float) -> int:
        return int(self._chance.expovariate(1 / (hours * HOUR))) + 1

    def _at(self, seconds: int, kind: str, *facts: object) -> None:
        heapq.heappush(self._queue, (seconds, next(self._order), kind, facts))

    def _plan_year(self) -> None:
        chance = self._chance
        self._at(self.life.true, "on")
        sessions = chance.randint(*self._size.sessions)
        every = max(self._size.days // sessions, 1)
        for number in range(1, sessions + 1):
            day = self._day + timedelta(days=(number - 1) * every + chance.randint(1, every))
            if chance.random() < 0.2:
                day = self._day + timedelta(days=max((number - 2) * every, 0) + chance.randint(1, every))
            session = people.appointment(self._person, f"s{number}", day, self._start_time(), number)
            start = int(session.planned_start.timestamp())
            self._at(start - self._soon(chance.choice((6, 60, 150))), "enter", session)
            for _ in range(chance.choice((0, 0, 1, 2))):
                self._at(start - self._soon(30), "move", session.session_id)
            if chance.random() < 0.12:
                self._at(start - self._soon(30), "cancel", session.session_id)
            for _ in range(chance.choice((0, 1, 2))):
                self._at(start - self._soon(12), "mark", session.session_id)
            for _ in range(chance.choice((0, 0, 1))):
                self._at(start - self._soon(8), "nudge", session.session_id)
            self._at(start + 2 * HOUR + self._soon(1), "leave", session.session_id)
        per_week = self._size.days / 7
        more = per_week * self._size.mishaps
        mishaps = (("clock", 0.3 * more), ("disk", 0.3 * more), ("fuse", 3 * more))
        for kind, times in (*((kind, times * per_week) for kind, times in _HABITS), *mishaps):
            for _ in range(int(times + chance.random())):
                self._at(self.life.true + chance.randrange(self._size.days * DAY), kind)

    def _start_time(self) -> time:
        return self._chance.choice(_STARTS)

    # The computer.

    def _on(self) -> None:
        life = self.life
        if life.is_asleep:
            life.resume(self._chance.choice((0, self._chance.randint(0, 30))))
        else:
            life.start()
        self._at(life.true + self._soon(self._patience), "off")

    def _off(self) -> None:
        getattr(self.life, self._chance.choice(("sleep", "sleep", "end", "cut_off")))()
        self._at(max(self.life.true + self._soon(self._habit), self._end_of_dead_time()), "on")

    def _end_of_dead_time(self) -> int:
        """When the computer is needed again, if for days nothing speaks and nobody enters anything; mostly, else now.

        A year has months of that. Whoever lived through every hour of them would find nothing, and take long.
        """
        life = self.life
        turn = life.oracle.next_turn(life.believed)
        moments = [at for at, _, kind, _ in self._queue if kind in _LIVELY]
        moments += [] if turn is None else [life.true + turn - life.believed]
        until = min(moments, default=self._end)
        if until - life.true < _DEAD or self._chance.random() < 0.1:
            return life.true
        wakes_up = until - self._chance.randint(HOUR, DAY)
        life.oracle.counts["dead days"] += (wakes_up - life.true) // DAY
        return wakes_up

    def _again(self) -> None:
        """After a power cut at a boundary the program comes back by itself, if the computer is still on."""
        self.life.start()

    def _fuse(self) -> None:
        if self.life.is_running and self._chance.random() < 0.3:
            self.life.fuse.ends_at = self._chance.choice(("before show", "after show"))
        elif self.life.is_running:
            self.life.fuse.left = self._chance.randint(1, 30)

    def _clock(self) -> None:
        chance = self._chance
        if not self.life.is_settled:
            return
        offset = chance.choice((-1, 1)) * chance.choice((MINUTE, HOUR, 6 * HOUR, 2 * DAY))
        self.life.set_clock(offset, chance.randint(0, 30))
        self._at(self.life.true + self._soon(6), "right_clock")
        if offset < 0 and self.life.entered and chance.random() < 0.5:
            self._at(self.life.true + self._soon(1), "move", chance.choice(list(self.life.entered)))

    def _right_clock(self) -> None:
        if self.life.is_settled:
            self.life.set_clock(0, self._chance.randint(0, 30))
        else:
            self._at(self.life.true + self._soon(6), "right_clock")

    def _disk(self) -> None:
        self.life.set_disk(self._chance.choice((Disk.FULL, Disk.NEARLY_FULL, Disk.READ_ONLY)))
        self._at(self.life.true + self._soon(5), "sound_disk")

    def _sound_disk(self) -> None:
        self.life.set_disk(Disk.SOUND)

    def _twice(self) -> None:
        self.life.look_twice()

    # The person.

    def _later(self, kind: str, *facts: object) -> None:
        """What is entered at this computer waits until it is on."""
        self._at(self.life.true + self._soon(3), kind, *facts)

    def _enter(self, session: Session) -> None:
        if not self.life.is_running:
            return self._later("enter", session)
        return self.life.enter(session)

    def _move(self, session_id: str) -> None:
        entered = self.life.entered.get(session_id)
        if not self.life.is_running:
            return self._later("move", session_id)
        if entered is None or entered.session.is_cancelled:
            return None
        days = timedelta(days=self._chance.choice((-1, 0, 1, 2, 7)))
        day = entered.session.planned_start.astimezone(self._person.zone).date() + days
        return self.life.enter(people.moved(self._person, entered.session, day, self._start_time()))

    def _cancel(self, session_id: str) -> None:
        entered = self.life.entered.get(session_id)
        if self.life.is_running and entered is not None and not entered.session.is_cancelled:
            self.life.enter(people.called_off(entered.session))

    def _leave(self, session_id: str) -> None:
        entered = self.life.entered.get(session_id)
        if self.life.is_running and entered is not None and not entered.session.is_cancelled:
            start = entered.session.planned_start
            if start < self.life.now():
                self.life.enter(people.ended(entered.session, max(start + timedelta(minutes=40), self.life.now())))

    def _mark(self, session_id: str) -> None:
        entered = self.life.entered.get(session_id)
        if self.life.is_running and entered is not None:
            tasks = self.life.planner.plan(entered.session).tasks
            if tasks:
                self.life.mark(session_id, self._chance.choice(tasks).key)

    def _nudge(self, session_id: str) -> None:
        entered = self.life.entered.get(session_id)
        if self.life.is_running and entered is not None:
            now = self.life.now()
            tasks = [task for task in self.life.planner.plan(entered.session).tasks if task.due and task.due > now]
            if tasks:
                at = now + timedelta(minutes=self._chance.choice((15, 30, 60)))
                self.life.nudge(session_id, Nudge(self._chance.choice(tasks).key, at))

    def _travel(self) -> None:
        zone = self._chance.choice((None, *people.ZONES))
        set_process_zone(zone)
        self.life.travel(zone)

    def _look_back(self) -> None:
        self.life.look_back(self._chance.choice(tuple(LOOKING_BACK)))

    def _read(self) -> None:
        self.life.read_corrections()

    def _believe(self) -> None:
        self.life.believe_the_clock()

    def _react(self) -> None:
        """Decide when the person turns to what has newly come up; bring a cut-off computer back."""
        life, chance = self.life, self._chance
        for name in life.fresh[self._heard :]:
            delay = int(chance.expovariate(1 / chance.choice((MINUTE, HOUR / 2, 6 * HOUR)))) + 1
            what = chance.random()
            if what < 0.5:
                self._at(life.true + delay, "answer", name)
            elif what < 0.75:
                self._at(life.true + delay, "snooze", name)
        self._heard = len(life.fresh)
        if life.program is None and all(kind not in ("on", "again") for _, _, kind, _ in self._queue):
            self._at(life.true + chance.choice((1, MINUTE, HOUR)), "again")

    def _answer(self, name: str) -> None:
        self.life.answer(name, self._chance.choice(ANSWERS))

    def _snooze(self, name: str) -> None:
        self.life.snooze(name, self._chance.choice((0, 5, 15, 60, 300, 1500)) * MINUTE)
