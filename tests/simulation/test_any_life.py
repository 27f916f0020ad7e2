"""Any life that Hypothesis can think of, over a real file, with the power cut at any boundary."""

from __future__ import annotations

import random
import shutil
import tempfile
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from tests.simulation import people
from tests.simulation.engine_port import Disk
from tests.simulation.facts import ANSWERS
from tests.simulation.life import LOOKING_BACK, Life

MINUTE, HOUR = 60, 3600
MONDAY = date(2026, 10, 19)
BEGIN = int(datetime(2026, 10, 19, 12, tzinfo=UTC).timestamp())
# The weekend after it, the clocks change in two of the zones.
DAYS = st.integers(1, 9).map(lambda days: MONDAY + timedelta(days=days))
TIMES = st.sampled_from([time(2, 30), time(9), time(10), time(16, 30)])


class AnyLife(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="aftercare-life-"))

    def teardown(self) -> None:
        self.life.end()
        shutil.rmtree(self.root)

    @initialize(seed=st.integers(0, 9), day=DAYS, at=TIMES)
    def person_enters_a_session(self, seed: int, day: date, at: time) -> None:
        self.person = people.any_person(random.Random(seed))
        self.life = Life(self.root, self.person, BEGIN)
        self.life.start()
        self.life.enter(people.appointment(self.person, "s1", day, at, 1))

    @property
    def is_running(self) -> bool:
        return self.life.is_running

    @rule(minutes=st.one_of(st.integers(1, 60), st.integers(60, 3000)))
    def time_passes(self, minutes: int) -> None:
        self.life.go_to(self.life.true + minutes * MINUTE)

    @precondition(lambda self: self.is_running)
    @rule(day=DAYS, at=TIMES, boundary=st.none() | st.integers(1, 120))
    def session_moves(self, day: date, at: time, boundary: int | None) -> None:
        self.life.fuse.left = boundary
        before = self.life.entered["s1"].session if "s1" in self.life.entered else None
        visit = people.appointment(self.person, "s1", day, at, 1)
        self.life.enter(visit if before is None else people.moved(self.person, before, day, at))

    @precondition(lambda self: self.is_running and "s1" in self.life.entered)
    @rule()
    def session_is_called_off(self) -> None:
        self.life.enter(people.called_off(self.life.entered["s1"].session))

    @precondition(lambda self: self.is_running and len(self.life.entered) < 3)
    @rule(day=DAYS, at=TIMES)
    def session_is_added(self, day: date, at: time) -> None:
        name = f"t{len(self.life.entered)}"
        if name not in self.life.entered:
            self.life.enter(people.appointment(self.person, name, day, at, 2))

    @precondition(lambda self: self.is_running)
    @rule(boundary=st.integers(1, 20))
    def power_will_be_cut(self, boundary: int) -> None:
        self.life.fuse.left = boundary

    @precondition(lambda self: self.is_running and self.life.fresh)
    @rule(answer=st.sampled_from(ANSWERS), which=st.integers(0, 20))
    def person_answers(self, answer: str, which: int) -> None:
        self.life.answer(self.life.fresh[-1 - which % len(self.life.fresh)], answer)

    @precondition(lambda self: self.is_running and self.life.fresh)
    @rule(minutes=st.integers(1, 600), which=st.integers(0, 20))
    def person_snoozes(self, minutes: int, which: int) -> None:
        self.life.snooze(self.life.fresh[-1 - which % len(self.life.fresh)], minutes * MINUTE)

    @precondition(lambda self: self.is_running)
    @rule(said=st.sampled_from(tuple(LOOKING_BACK)))
    def person_looks_back(self, said: str) -> None:
        self.life.look_back(said)

    @precondition(lambda self: self.is_running)
    @rule()
    def person_reads_a_correction(self) -> None:
        self.life.read_corrections()

    @precondition(lambda self: self.is_running)
    @rule()
    def person_says_the_clock_is_right(self) -> None:
        self.life.believe_the_clock()

    @precondition(lambda self: self.life.is_settled)
    @rule(hours=st.integers(-30, 30), lag=st.integers(0, 30))
    def clock_is_set(self, hours: int, lag: int) -> None:
        self.life.set_clock(hours * HOUR, lag)

    @rule(disk=st.sampled_from(Disk))
    def disk_changes(self, disk: Disk) -> None:
        self.life.set_disk(disk)

    @precondition(lambda self: self.is_running)
    @rule(zone=st.none() | st.sampled_from(people.ZONES))
    def person_travels(self, zone: str | None) -> None:
        self.life.travel(zone)

    @precondition(lambda self: self.is_running)
    @rule()
    def computer_sleeps(self) -> None:
        self.life.sleep()

    @precondition(lambda self: self.life.program is not None)
    @rule(is_cut=st.booleans())
    def computer_goes_off(self, is_cut: bool) -> None:
        if is_cut:
            self.life.cut_off()
        else:
            self.life.end()

    @precondition(lambda self: not self.is_running)
    @rule(lag=st.integers(0, 30))
    def computer_comes_on(self, lag: int) -> None:
        if self.life.is_asleep:
            self.life.resume(lag)
        else:
            self.life.start()

    @precondition(lambda self: self.is_running)
    @rule()
    def program_looks_twice(self) -> None:
        self.life.look_twice()

    @invariant()
    def oracle_finds_nothing_wrong(self) -> None:
        if not hasattr(self, "life"):
            return
        self.life.check()
        assert not self.life.oracle.violations, self.life.oracle.violations


TestAnyLife = AnyLife.TestCase
# Shrinking a life takes minutes; its steps are printed, and the seeded lives are the ones to look into.
TestAnyLife.settings = settings(
    max_examples=40, stateful_step_count=40, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate)
)
