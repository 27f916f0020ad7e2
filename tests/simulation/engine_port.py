"""The one place where the simulation touches the engine: a program over a real file, which can be cut off anywhere.

Everything in here is what the app does with the engine; nothing in here decides or judges.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from enum import Enum
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Protocol, cast
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal
from tests.simulation.facts import AwayLine, Card, Row, Screen, Unread

from aftercare.domain.clinic import DayTimes
from aftercare.domain.desk_table import DeskTable, Said
from aftercare.domain.errors import AftercareError
from aftercare.domain.nudge import Nudge
from aftercare.domain.plan import Plan
from aftercare.domain.reminder import Reminder, ReminderId, ReminderState
from aftercare.domain.session import Session
from aftercare.domain.snooze import snooze_choices, snooze_deadline
from aftercare.domain.today import TaskState
from aftercare.domain.wanted_reminders import WantedReminders
from aftercare.scheduling.announcer import Announcer
from aftercare.scheduling.clock_keeper import ClockKeeper
from aftercare.scheduling.desktop_notice import NoNotices, Notice
from aftercare.scheduling.reminder_desk import ReminderDesk
from aftercare.scheduling.waker import Waker
from aftercare.storage.schedule_store import FILE_NAME, ScheduleStore, open_schedule
from aftercare.ui.course import Course, CourseMoment
from aftercare.ui.today.away_rows import AwayItem, away_cards, away_items
from aftercare.ui.today.notice_rows import notice_cards


class Plans(Protocol):
    """What the person's course wants, as the app knows it."""

    def wanted(self) -> Sequence[WantedReminders]:
        """What the plans want said now."""

    def reminder(self, session_id: str, reminder_id: ReminderId) -> tuple[Plan, Reminder] | None:
        """A reminder with its plan; None if no plan knows it any more."""

    def states(self, session_id: str) -> Mapping[str, TaskState]:
        """What has become of the tasks of a session."""

    def zone(self) -> ZoneInfo:
        """The zone of the computer."""

    @property
    def plans(self) -> Sequence[Plan]:
        """The plans of all sessions."""


Lines = dict[tuple[object, ...], tuple[Plan, str]]
OnScreen = Callable[[Sequence[str]], None]


class PowerCut(BaseException):
    """The computer is off from here on."""


class Fuse:
    """Burns down with each boundary the program crosses, and cuts the power at the last one, or at a named one."""

    def __init__(self) -> None:
        self.left: int | None = None
        self.ends_at = ""
        self.cut_at = ""

    def cross(self, boundary: str) -> None:
        if self.left is not None:
            self.left -= 1
        if self.ends_at == boundary or (self.left is not None and self.left <= 0):
            self.put_out()
            self.cut_at = boundary
            raise PowerCut(boundary)

    def put_out(self) -> None:
        """It burns no longer."""
        self.left, self.ends_at = None, ""


class Disk(Enum):
    """What the disk takes: everything, what needs no new page of the file, nothing at all."""

    SOUND = "sound"
    NEARLY_FULL = "nearly full"
    FULL = "full"
    READ_ONLY = "read-only"


class _Connection:
    """A connection that can be cut off before and after everything it changes."""

    def __init__(self, real: sqlite3.Connection, fuse: Fuse) -> None:
        self._real, self._fuse = real, fuse
        self._is_dead = False
        self._disk = Disk.SOUND

    def set_disk(self, disk: Disk) -> None:
        """From now on the disk takes so much."""
        self._disk = disk
        pages = self._real.execute("PRAGMA page_count").fetchone()[0] if disk is Disk.NEARLY_FULL else 1_000_000
        self._real.execute(f"PRAGMA max_page_count={pages}")

    def _refuse(self, word: str) -> None:
        """Say what SQLite says when the disk takes no journal, or when the file may not be written to."""
        if self._disk is Disk.READ_ONLY and word == "begin":
            raise _sqlite_error(sqlite3.SQLITE_READONLY, "attempt to write a readonly database")
        if self._disk is Disk.FULL and word in ("insert", "update", "delete"):
            raise _sqlite_error(sqlite3.SQLITE_FULL, "database or disk is full")

    @property
    def in_transaction(self) -> bool:
        return self._real.in_transaction

    def execute(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        if self._is_dead:
            raise PowerCut("dead")
        if sql.startswith(("SELECT", "PRAGMA data_version")):
            return self._real.execute(sql, values)
        try:
            word = sql.split(maxsplit=1)[0].lower()
            self._fuse.cross(f"before {word}")
            self._refuse(word)
            done = self._real.execute(sql, values)
            self._fuse.cross(f"after {word}")
        except PowerCut:
            self._is_dead = True
            raise
        return done

    def close(self) -> None:
        self._real.close()


def _sqlite_error(code: int, words: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode = code
    return error


class _Waker(QObject):
    """Keeps the booking; the simulation is the one that wakes."""

    wake = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.booked: datetime | None = None

    def wake_at(self, moment: datetime | None, now: datetime) -> None:
        self.booked = moment


class _Notices:
    def __init__(self, on_screen: Callable[[], None], fuse: Fuse) -> None:
        self._on_screen, self._fuse = on_screen, fuse

    def show(self, notice: Notice) -> bool:
        self._fuse.cross("before show")
        self._on_screen()
        self._fuse.cross("after show")
        return True

    def withdraw(self, reminder_id: ReminderId) -> None:
        return


class _Announcer(Announcer):
    """The program's own, which also tells what each notice stands for."""

    def __init__(self, on_screen: OnScreen, fuse: Fuse) -> None:
        super().__init__(lambda: _Notices(lambda: on_screen(self._about), fuse))
        self._about: tuple[str, ...] = ()

    def announce(self, reminders: Sequence[Reminder]) -> bool:
        self._about = tuple(one.reminder_id for one in reminders)
        return super().announce(reminders)


class Program:
    """The program, from its start until it ends or is cut off."""

    def __init__(
        self,
        folder: Path,
        now: Callable[[], datetime],
        plans: Plans,
        on_screen: OnScreen,
        fuse: Fuse,
        lines: Lines | None = None,
    ) -> None:
        """Start on the files in a folder; what the plans want is asked for at each look."""
        self._folder, self._now, self._plans = folder, now, plans
        self._lines: Lines = {} if lines is None else lines
        self.store: ScheduleStore = open_schedule(folder, now())
        database = self.store.database
        self._connection = _Connection(database._connection, fuse)
        database._connection = cast(sqlite3.Connection, self._connection)
        self._waker = _Waker()
        self.desk = ReminderDesk(
            self.store.ledger,
            cast(Waker, self._waker),
            NoNotices,
            self._wanted_now,
            now,
            ClockKeeper(self.store.pulse, plans.zone, "2026a"),
        )
        self.desk._announcer = _Announcer(on_screen, fuse)

    def _wanted_now(self) -> Sequence[WantedReminders]:
        return self._plans.wanted()

    # Time.

    def look(self) -> None:
        self.desk.look()

    @property
    def booked(self) -> datetime | None:
        """When it wants to look next."""
        return self._waker.booked

    @property
    def is_saved(self) -> bool:
        """True if the last look could write everything down."""
        return self.desk.problem is None

    @property
    def is_clock_behind(self) -> bool:
        """True if the program doubts the clock."""
        return self.desk.clock.is_behind

    # The person. Each raises an AftercareError if it could not be kept.

    def save(self, session: Session, zone: ZoneInfo) -> None:
        self.store.sessions.save(session, zone)

    def mark(self, session_id: str, task_key: str) -> None:
        self.store.tasks.mark(session_id, task_key, TaskState.DONE, self._now())

    def nudge(self, session_id: str, nudge: Nudge) -> None:
        self.store.nudges.add(session_id, nudge)

    def answer(self, name: str, answer: str) -> bool:
        """False if the program says that something could not be kept, so that it may be this answer."""
        self.desk.answer(ReminderId(name), ReminderState(answer))
        return self.desk.problem is None

    def snooze(self, name: str, until: datetime) -> bool:
        """False if it was refused as too late to matter."""
        try:
            self.desk.snooze(ReminderId(name), until)
        except ValueError:
            self.look()
            return False
        return True

    def snooze_choices(self, session_id: str, name: str) -> tuple[datetime, ...]:
        """The moments that are offered for putting a reminder off."""
        known = self._plans.reminder(session_id, ReminderId(name))
        if known is None:
            return ()
        plan, reminder = known
        times = plan.clinic.day_times if plan.clinic else DayTimes()
        now = self._now()
        found = snooze_choices(now, snooze_deadline(reminder, now), plan.quiet_here, times.evening)
        return tuple(choice.at for choice in found)

    def look_back(self, name: str, said: str) -> None:
        self.desk.look_back(ReminderId(name), Said(said))

    def correction_read(self, number: int) -> None:
        self.desk.correction_read(number)

    def believe_the_clock(self) -> None:
        self.desk.clock_is_right()

    def kept_revisions(self) -> dict[str, int]:
        """The revision of each session in the file."""
        return {one.session_id: one.revision for one in self.store.sessions.all()}

    def kept_marks(self, session_id: str) -> frozenset[str]:
        return frozenset(
            key for key, state in self.store.tasks.of_session(session_id).items() if state is TaskState.DONE
        )

    def kept_nudges(self, session_id: str) -> tuple[Nudge, ...]:
        return tuple(self.store.nudges.of_session(session_id))

    # The screen.

    def has_card(self, name: str) -> bool:
        """True if it is shown and waits for an answer. What no plan knows any more has no words, and so no card."""
        return any(
            one.reminder_id == name
            and one.state is ReminderState.SHOWN
            and self._plans.reminder(one.session_id, one.reminder_id) is not None
            for one in self.desk.table().waiting
        )

    def screen(self) -> Screen:
        """What waits for the person, in the words and the order of this moment."""
        now, table = self._now(), self.desk.table()
        cards = []
        for one in table.waiting:
            known = self._plans.reminder(one.session_id, one.reminder_id)
            if known is not None or one.is_away:
                text = known[1].words_at(now) if known is not None else ""
                cards.append(Card(one.reminder_id, one.state.value, one.is_away, text))
        unread = self._corrections(table, now) if table.corrections else ()
        items = away_items(cast(Course, self._plans), table, now)
        lines = (AwayLine(item.reminder.reminder_id, self._away_line(item, now)) for item in items)
        return Screen(tuple(cards), tuple(unread), tuple(lines))

    def _corrections(self, table: DeskTable, now: datetime) -> tuple[Unread, ...]:
        """The cards of what no longer holds, as they stand on Today."""
        moment = cast(CourseMoment, SimpleNamespace(now=now))
        only = DeskTable(corrections=table.corrections)
        cards = notice_cards(cast(Course, self._plans), only, moment, None)
        return tuple(
            Unread(
                one.number,
                one.session_id,
                int(one.was.timestamp()),
                int(one.told_for.timestamp()),
                f"{card.lead} {card.line}",
                _clock(one.told_for.astimezone(one.was.tzinfo)),
            )
            for one, card in zip(table.corrections, cards, strict=True)
        )

    def _away_line(self, item: AwayItem, now: datetime) -> str:
        """The line of one thing that went by. It is made anew when anything it hangs on has changed."""
        reminder = item.reminder
        passed = (now < reminder.event, now <= reminder.event, now < reminder.useful_until, item.is_over(now))
        key = (reminder.reminder_id, item.is_closed, passed, item.plan.local(now).date())
        kept = self._lines.get(key)
        if kept is None or kept[0] is not item.plan:
            (card,) = away_cards([item], now)
            kept = self._lines[key] = (item.plan, card.line)
        return kept[1]

    # The computer.

    def set_disk(self, disk: Disk) -> None:
        """From now on the disk takes so much."""
        self._connection.set_disk(disk)

    def end(self) -> None:
        self.store.close()

    def cut_off(self, into: Path) -> None:
        """Leave the files in a new folder as they are at this moment, half of a change and all."""
        into.mkdir(mode=0o700)
        for file in self._folder.iterdir():
            shutil.copy2(file, into / file.name)
        self.store.close()
        shutil.rmtree(self._folder)


def rows(folder: Path) -> list[Row]:
    """The whole ledger as it lies in the file, read by other means than the program's."""
    path = folder / FILE_NAME
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as file:
        found: list[tuple[Any, ...]] = file.execute(
            "SELECT entry, reminder_id, due, useful_until, state, shown_at, settled_at FROM reminder ORDER BY entry"
        ).fetchall()
    return [
        Row(entry, name, _seconds(due), _seconds(until), state, _or_none(shown_at), _or_none(settled_at))
        for entry, name, due, until, state, shown_at, settled_at in found
    ]


def _clock(local: datetime) -> str:
    if local.minute == 0 and local.hour % 12 == 0:
        return "noon" if local.hour else "midnight"
    return f"{local.hour % 12 or 12}:{local.minute:02}"


def _or_none(text: str | None) -> int | None:
    return None if text is None else _seconds(text)


@lru_cache(maxsize=8192)
def _seconds(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


def moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


__all__ = ["AftercareError", "Disk", "Fuse", "PowerCut", "Program", "moment", "rows"]
