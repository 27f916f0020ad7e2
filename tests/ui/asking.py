"""Stands in for what the pages that ask need: a clinic, a course in memory, answers in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.ui.demo_course import at, demo, guidance, riverside

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.condition import PatientFacts
from aftercare.domain.contacts import Driver
from aftercare.domain.errors import AftercareError
from aftercare.domain.planning import PlanRequest
from aftercare.domain.session import Session
from aftercare.domain.setup import SetupAnswers
from aftercare.domain.treatment import Treatment
from aftercare.domain.wording import Wording
from aftercare.ui.form.blocks import Block, CardBlock, ColumnsBlock, key_of
from aftercare.ui.setup.ports import ClinicView
from aftercare.ui.setup.rows import SetupRows

MAY_1 = "2026-05-01 09:30"


def flat(blocks: Sequence[Block]) -> Iterator[Block]:
    """All blocks, those on cards and in columns among them."""
    for block in blocks:
        if isinstance(block, CardBlock):
            yield from flat(block.blocks)
        elif isinstance(block, ColumnsBlock):
            yield from flat((*block.left, *block.right))
        else:
            yield block


def block(blocks: Sequence[Block], key: str) -> Block:
    """The block of a key."""
    return next(one for one in flat(blocks) if key_of(one) == key)


def said(blocks: Sequence[Block]) -> str:
    """Everything a page says, in one text."""
    return " | ".join(text for one in flat(blocks) for text in _texts(one)).replace("\xa0", " ")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)


@dataclass
class Desk:
    """A clinic in Oregon, and a computer wherever the test wants it."""

    clinic: ClinicPack | None = field(default_factory=riverside)
    zone: ZoneInfo = field(default_factory=lambda: demo().zone)
    here: ZoneInfo = field(default_factory=lambda: demo().zone)
    entered: list[Session] = field(default_factory=list)

    @property
    def wording(self) -> Wording:
        return guidance().wording

    def treatments(self) -> Sequence[Treatment]:
        return tuple(Treatment) if self.clinic is None else tuple(one.treatment for one in self.clinic.treatments)

    def treatment_name(self, treatment: Treatment) -> str:
        return guidance().names[treatment.value]

    def visit_length(self, treatment: Treatment) -> timedelta:
        return guidance().visit_length(treatment)

    def sessions(self) -> Sequence[Session]:
        return tuple(self.entered)

    def request(self, session: Session, driver: Driver | None = None) -> PlanRequest:
        return PlanRequest(guidance(), self.clinic, PatientFacts(), session, self.zone, (), driver, None, self.here)


@dataclass
class Course:
    """Keeps what is entered, or refuses while the disk is full."""

    desk: Desk
    drivers: dict[str, Driver | None] = field(default_factory=dict)
    is_full: bool = False

    def add_session(self, request: PlanRequest) -> None:
        self._may_write()
        self.desk.entered.append(request.session)
        self.drivers[request.session.session_id] = request.driver

    def move_session(self, session_id: str, starts: datetime, ends: datetime, now: datetime) -> None:
        self._change(session_id, planned_start=starts, planned_end=ends, is_cancelled=False)

    def cancel_session(self, session_id: str) -> None:
        self._change(session_id, is_cancelled=True)

    def save_driver(self, session_id: str, driver: Driver | None) -> None:
        self._may_write()
        self.drivers[session_id] = driver

    def _change(self, session_id: str, **known: object) -> None:
        self._may_write()
        place = next(number for number, one in enumerate(self.desk.entered) if one.session_id == session_id)
        self.desk.entered[place] = replace(self.desk.entered[place], **known)  # type: ignore[arg-type]

    def _may_write(self) -> None:
        if self.is_full:
            raise AftercareError("disk full")


@dataclass
class Book:
    """Keeps answers."""

    answers: SetupAnswers = field(default_factory=SetupAnswers)
    finished_at: datetime | None = None

    def load(self) -> SetupAnswers:
        return self.answers

    def save(self, answers: SetupAnswers) -> None:
        self.answers = answers

    def finish(self, now: datetime) -> None:
        self.finished_at = now


class Clinic:
    """A step of the clinic that is settled by one press."""

    def view(self, *, is_general: bool | None) -> ClinicView:
        return ClinicView("Which clinic treats you?", "", (), is_general is not None)

    def chosen(self, _key: str, value: str) -> bool | None:
        return {"general": True, "riverside": False}.get(value)

    def take(self, _path: Path) -> bool | None:
        return None

    def pressed(self, _key: str) -> bool | None:
        return None

    def typed(self, _key: str, _text: str) -> None:
        pass


@dataclass
class Check:
    """Counts test reminders and keeps switches."""

    shown: int = 0
    on: dict[str, bool] = field(default_factory=lambda: {"private": True, "login": False, "popup": False})
    refuses: bool = False

    def show_test(self) -> bool:
        self.shown += 1
        return True

    def steps(self) -> tuple[str, ...]:
        return ("Turn off Do not disturb.",)

    def is_on(self, key: str) -> bool:
        return self.on[key]

    def turn(self, key: str, *, is_on: bool) -> None:
        if self.refuses:
            raise AftercareError("no")
        self.on[key] = is_on

    def quiet_words(self) -> str:
        return "from 10:00 PM to 7:00 AM"


@dataclass
class Paper:
    """Counts prints."""

    printed: int = 0

    def print_checklist(self) -> None:
        self.printed += 1


@dataclass
class Letters:
    """The text size."""

    text_percent: int = 100

    def larger(self) -> None:
        self.text_percent += 25

    def smaller(self) -> None:
        self.text_percent -= 25


@dataclass
class Screen:
    """Remembers what was shown."""

    rows: SetupRows | None = None
    begun: int = 0
    has_left: bool = False

    def show_rows(self, rows: SetupRows) -> None:
        self.rows = rows

    def begin_step(self) -> None:
        self.begun += 1

    def leave(self) -> None:
        self.has_left = True

    @property
    def blocks(self) -> tuple[Block, ...]:
        assert self.rows is not None
        return self.rows.blocks


def names() -> Callable[[int], list[str]]:
    """Gives a1, a2, a3 and so on."""
    count = iter(range(1, 1000))
    return lambda many: [f"a{next(count)}" for _ in range(many)]


def clock(moment: str = MAY_1) -> Callable[[], datetime]:
    return lambda: at(moment)
