"""One patient's computer: on, asleep or off, with a clock that may be wrong and a disk that may be full."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tests.simulation.engine_port import AftercareError, Disk, Fuse, Lines, PowerCut, Program, moment, rows
from tests.simulation.lived_course import LivedCourse
from tests.simulation.oracle import Oracle
from tests.simulation.people import Entered, Person, Planner, visit

from aftercare.domain.nudge import Nudge
from aftercare.domain.session import Session

HEARTBEAT = 30
_PATIENT_TRIES = 4
_LONG_HEARTBEAT = 900
_STORM = 500
LOOKING_BACK = {
    "kept": "done",
    "slipped": "asked",
    "done": "done",
    "not-doing": "not-doing",
    "asked": "asked",
    "seen": None,
}


class Life:
    """Drives the program and tells the oracle what happens. All times are whole seconds.

    ``true`` is the real time; the computer believes ``true + offset``.
    """

    def __init__(self, root: Path, person: Person, begin: int, oracle: Oracle | None = None) -> None:
        """Begin with a computer that is off, and a folder that does not exist yet."""
        self._root = root
        self._folders = (root / str(number) for number in itertools.count())
        self.folder = next(self._folders)
        self.folder.mkdir(mode=0o700)
        self.person = person
        self.planner = Planner(person)
        self.oracle = oracle or Oracle()
        self.fuse = Fuse()
        self.true, self.offset = begin, 0
        self.disk = Disk.SOUND
        self.program: Program | None = None
        self.is_asleep = False
        self.entered: dict[str, Entered] = {}
        self.fresh: list[str] = []
        self._wake: int | None = None
        self._slack = 1
        self._unsaved = 0
        self._unknown: Callable[[Program], None] | None = None
        self._cut_at: int | None = None
        self._is_told = True
        self._lines: Lines = {}

    # Time.

    @property
    def believed(self) -> int:
        return self.true + self.offset

    def now(self) -> datetime:
        return moment(self.believed)

    @property
    def is_running(self) -> bool:
        return self.program is not None and not self.is_asleep

    @property
    def is_settled(self) -> bool:
        """True if the last look has ended and everything is written down."""
        return self.is_running and self._unsaved == 0

    def go_to(self, true: int) -> None:
        """Let time pass, with every wake-up that falls into it."""
        for _ in range(_STORM):
            if not self.is_running or self._wake is None or self._wake > true:
                break
            self._pass(max(self._wake, self.true))
            self.look()
        else:
            self.oracle.booked(self.believed)
        self._pass(max(true, self.true))

    def _pass(self, true: int) -> None:
        since, self.true = self.believed, true
        self.oracle.now = self.believed
        if self.is_running and self.believed > since:
            self.oracle.ran(since, self.believed, self._slack)

    def look(self) -> None:
        """Something says "look now"."""
        self._do(lambda program: program.look())

    def look_twice(self) -> None:
        """A second look at the same moment may change nothing."""
        if not self.is_settled:
            return
        self.look()
        program = self.program
        if program is None or not self.is_settled:
            return
        self.fuse.put_out()
        before, shown, booked = rows(self.folder), len(self.fresh), program.booked
        program.look()
        same = rows(self.folder) == before and len(self.fresh) == shown and program.booked == booked
        self.oracle.looked_twice(is_the_same=same)

    def _do(self, action: Callable[[Program], None]) -> bool:
        """Do something that ends with a look; False if it was refused or cut off."""
        if self.program is None or self.is_asleep:
            return False
        if not self._is_told:
            self._tell()
        self.oracle.step += 1
        self.oracle.comes_to(self.believed)
        try:
            action(self.program)
        except PowerCut:
            self.oracle.counts[f"cut {self.fuse.cut_at}"] += 1
            self.cut_off()
            self._cut_at = self.believed
            return False
        except AftercareError:
            self.oracle.counts["refused"] += 1
            self.look()
            return False
        self._looked()
        return True

    def _looked(self) -> None:
        assert self.program is not None
        self._unknown = None
        is_saved = self.program.is_saved
        self.oracle.looked(is_saved=is_saved, is_behind=self.program.is_clock_behind)
        self._slack = 1
        booked = self.program.booked
        seconds = None if booked is None else -int(-booked.timestamp() // 1)
        self.oracle.booked(seconds)
        self._wake = None if seconds is None else self.true + max(seconds - self.believed, 1)
        self._unsaved = 0 if is_saved else self._unsaved + 1
        if self._unsaved > _PATIENT_TRIES:
            # It tries every half a minute; what nothing hangs on is left out, to save time.
            turn = self.oracle.next_turn(self.believed)
            self._wake = self.true + min(_LONG_HEARTBEAT, _LONG_HEARTBEAT if turn is None else turn - self.believed)

    # The computer.

    def start(self) -> None:
        """The computer is on, and the program starts."""
        if self.program is not None:
            return
        self.is_asleep = False
        if not self._is_told:
            self._tell()
        course = LivedCourse(self.planner, self.entered, self.now)
        program = Program(self.folder, self.now, course, self._on_screen, self.fuse, self._lines)
        program.set_disk(self.disk)
        self.program = program
        self._unsaved = 0
        if self._unknown is not None:
            self._unknown(program)
            self._unknown = None
            self._tell()
        self._check_kept(program)
        if self._cut_at is not None:
            self.oracle.found(rows(self.folder), self._cut_at)
            self._cut_at = None
        self.look()

    def _check_kept(self, program: Program) -> None:
        """Whatever was acknowledged before the program ended is still there."""
        revisions = program.kept_revisions()
        for session_id, entered in self.entered.items():
            self.oracle.kept(entered.session, is_kept=revisions.get(session_id) == entered.session.revision)
            if entered.settled:
                self.oracle.kept(entered.settled, is_kept=program.kept_marks(session_id) >= entered.settled)
            if entered.nudges:
                self.oracle.kept(entered.nudges, is_kept=program.kept_nudges(session_id) == entered.nudges)

    def sleep(self) -> None:
        self.is_asleep = self.program is not None

    def resume(self, lag: int) -> None:
        """The computer wakes up; the program notices at its next heartbeat at the latest."""
        if self.is_asleep:
            if not self._is_told:
                self._tell()
            self.is_asleep = False
            self._wake_within(lag)

    def end(self) -> None:
        """The person ends the program, or shuts the computer down."""
        if self.program is not None:
            self.program.end()
            self._gone()

    def cut_off(self) -> None:
        """The power goes, at whatever point the program is."""
        if self.program is not None:
            before, self.folder = self.folder, next(self._folders)
            self.program.cut_off(self.folder)
            assert not before.exists()
            self._gone()
            self.oracle.counts["power cuts"] += 1

    def _gone(self) -> None:
        self.program, self._wake, self.is_asleep = None, None, False
        self.fuse.put_out()
        self.oracle.ended()

    def set_clock(self, offset: int, lag: int) -> None:
        """Somebody sets the clock, so that it is wrong by this much."""
        self.check()
        self.offset = offset
        self.oracle.now = self.believed
        self._wake_within(lag)
        self.oracle.counts["clock set"] += 1

    def _wake_within(self, lag: int) -> None:
        left = HEARTBEAT if self._wake is None else max(self._wake - self.true, 0)
        self._wake = self.true + min(left, lag)
        self._slack = HEARTBEAT + 1

    def set_disk(self, disk: Disk) -> None:
        self.disk = disk
        self.oracle.counts[f"disk {disk.value}"] += 1
        if self.program is not None:
            self.program.set_disk(disk)
            if self._unsaved:
                self._wake = min(self._wake or self.true + HEARTBEAT, self.true + HEARTBEAT)

    # The person.

    def enter(self, session: Session) -> None:
        """Enter a session, or what has changed about it."""
        before = self.entered.get(session.session_id, Entered(session))
        after = replace(before, session=session)

        def settle(program: Program) -> None:
            if program.kept_revisions().get(session.session_id) == session.revision:
                self.entered[session.session_id] = after

        self._change(lambda program: program.save(session, self.person.zone), settle)

    def mark(self, session_id: str, task_key: str) -> None:
        """Tick a task off."""
        before = self.entered[session_id]

        def settle(program: Program) -> None:
            self.entered[session_id] = replace(before, settled=program.kept_marks(session_id))

        self._change(lambda program: program.mark(session_id, task_key), settle)

    def nudge(self, session_id: str, nudge: Nudge) -> None:
        """Ask for a reminder of a task."""
        before = self.entered[session_id]

        def settle(program: Program) -> None:
            self.entered[session_id] = replace(before, nudges=program.kept_nudges(session_id))

        self._change(lambda program: program.nudge(session_id, nudge), settle)

    def travel(self, zone: str | None) -> None:
        """The person's own clock is now that of another zone."""
        self.planner.travels_in = zone
        self._is_told = False
        self.look()

    def _change(self, write: Callable[[Program], None], settle: Callable[[Program], None]) -> None:
        """Write something down; what was written counts from then on, and what was cut off may or may not."""

        def action(program: Program) -> None:
            self._unknown = settle
            write(program)
            settle(program)
            self._unknown = None
            self._tell()
            program.look()

        self._do(action)

    def answer(self, name: str, answer: str) -> None:
        """Answer a card, if it is there."""
        if not self._has_card(name):
            return

        answered_at = self.believed

        def settle(_program: Program) -> None:
            if any(row.name == name and row.state == answer for row in rows(self.folder)):
                self.oracle.answered(name, answer, answered_at)

        def action(program: Program) -> None:
            self._unknown = settle
            if program.answer(name, answer):
                self.oracle.answered(name, answer, answered_at)
            else:
                settle(program)

        self._do(action)

    def snooze(self, name: str, seconds: int) -> None:
        """Ask for a card again later, if it is there; no seconds for the last moment that is offered."""
        if not self._has_card(name) or self.program is None:
            return
        asked_at = self.believed
        session_id = self.oracle.session_of(name)
        offered = [int(at.timestamp()) for at in self.program.snooze_choices(session_id, name)]
        self.oracle.offered(name, offered)
        if not seconds and not offered:
            return
        until = asked_at + seconds if seconds else offered[-1]

        def settle(_program: Program) -> None:
            if any(row.name == name and row.state == "snoozed" for row in rows(self.folder)):
                self.oracle.snoozed(name, until, asked_at)

        def action(program: Program) -> None:
            self._unknown = settle
            if program.snooze(name, moment(until)):
                self.oracle.snoozed(name, until, asked_at)

        self._do(action)

    def look_back(self, said: str) -> None:
        """Say something about what went by, to the first line of it."""
        # What has come to its end by now goes before that, so that it is not taken for answered.
        self.look()
        if not self.is_running or self.program is None:
            return
        screen = self.program.screen()
        if not screen.away:
            return
        name = screen.away[0].name
        before = {card.name for card in screen.cards}

        def settle(program: Program) -> None:
            gone = before - {card.name for card in program.screen().cards}
            if name in gone:
                self.oracle.looked_back(name, LOOKING_BACK[said], gone)

        def action(program: Program) -> None:
            self._unknown = settle
            program.look_back(name, said)
            settle(program)

        self._do(action)

    def read_corrections(self) -> None:
        """Read the first correction."""
        unread = self.program.screen().unread if self.is_settled and self.program is not None else ()
        if not unread:
            return
        first = unread[0]

        def settle(program: Program) -> None:
            # By its number: what it says of "tomorrow" may be said of "today" once the power is back.
            if all(one.number != first.number for one in program.screen().unread):
                self.oracle.corrections.read(first, unread)

        def action(program: Program) -> None:
            self._unknown = settle
            program.correction_read(first.number)
            settle(program)
            program.look()

        self.oracle.counts["corrections"] += 1
        self._do(action)

    def believe_the_clock(self) -> None:
        """Say that the clock is right, if the program asks."""
        if not self.is_settled or self.program is None or not self.program.is_clock_behind:
            return

        def action(program: Program) -> None:
            self.fuse.put_out()
            # On a full disk it is refused, and asked again.
            program.believe_the_clock()
            self.oracle.believed()

        self._do(action)

    def _has_card(self, name: str) -> bool:
        return self.is_running and self.program is not None and self.program.has_card(name)

    # What there is to see.

    def check(self) -> None:
        """Let the oracle look at the screen and, if all is written down, at the file."""
        if not self.is_running or self.program is None:
            return
        self.oracle.now = self.believed
        is_settled = self._unsaved == 0 and self._slack == 1
        self.oracle.screen(self.program.screen(), is_saved=is_settled)
        if is_settled:
            self.oracle.file(rows(self.folder))

    def _on_screen(self, names: Sequence[str]) -> None:
        self.fresh.extend(names)
        self.oracle.notices(names)

    def _tell(self) -> None:
        self._is_told = True
        everything = list(self.entered.values())
        self.oracle.wants(
            self.planner.every_want(everything),
            (limit for entered in everything for limit in self.planner.limits(entered)),
            (visit(entered) for entered in everything),
            self.planner.left_to_another(everything),
        )
