"""Reads the table of sessions for a batch of print: one row a session, as spreadsheets write it.

A row that cannot be used is told of with its number, as the spreadsheet counts it, and the others go on.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

from aftercare.content.findings import did_you_mean, listed, quoted, shown
from aftercare.content.plain_text import LONGEST_NAME, is_plain
from aftercare.content.vocabulary import vocabulary_of
from aftercare.content.zone_reader import is_zone
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.condition import PatientFacts
from aftercare.domain.contacts import Driver
from aftercare.domain.fault import Fault
from aftercare.domain.guidance import Guidance
from aftercare.domain.local_time import LocalTimeError, TimeProblem, in_zone, read_local_time
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment

MOST_BYTES = 16 * 1024 * 1024
MOST_SESSIONS = 99
OLDEST = 120
COLUMNS = (
    "start",
    "treatment",
    "id",
    "name",
    "zone",
    "session",
    "of",
    "age",
    "takes",
    "has",
    "uses",
    "travels_alone",
    "driver",
    "driver_phone",
    "pick_up",
    "backup",
    "backup_phone",
)
"""The columns there may be, in any order; only ``start`` is always needed."""
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}", re.ASCII)
_WORDS = re.compile(r"[;\s]+")
_CLAIMS = {"yes": True, "no": False, "true": True, "false": False, "": None}


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One row that can be used.

    Attributes:
        row: its number as the spreadsheet counts it; the headings are row 1.
        patient_id: the clinic's code for the patient; empty if it gave none.
        facts: what is known of the patient.
        session: the appointment.
        zone: of the clinic's clocks.
        driver: who takes the patient home, if anybody was named.
    """

    row: int
    patient_id: str
    facts: PatientFacts
    session: Session
    zone: ZoneInfo
    driver: Driver | None


@dataclass(frozen=True, slots=True)
class LoadedSessions:
    """The rows that can be used, and what is wrong with the others."""

    rows: tuple[SessionRow, ...]
    faults: tuple[Fault, ...]


def read_sessions(path: Path, guidance: Guidance, pack: ClinicPack, zone: ZoneInfo | None) -> LoadedSessions:
    """Reads a table of sessions in UTF-8.

    Args:
        path: a CSV file with a row of headings; commas, semicolons or tabs between its columns.
        guidance: ours, for the lengths of visits and the names that may be used.
        pack: the clinic's.
        zone: of the clinic's clocks, for rows that name none; None for the pack's.
    """
    table = _Table(shown(path.name), guidance, pack, zone)
    text = _text_of(path, table)
    return table.read(text) if text is not None else LoadedSessions((), tuple(table.faults))


def _text_of(path: Path, table: _Table) -> str | None:
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the path cannot be used"
        table.fault("whole file", f"cannot be opened ({reason})", "check that it is there and that you may read it")
        return None
    if len(content) > MOST_BYTES:
        table.fault("whole file", "is larger than 16 MB", "divide it into smaller files")
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        table.fault(f"row {line}", "is not UTF-8 text", "save it as CSV UTF-8")
        return None


class _Table:
    """One file while it is read."""

    def __init__(self, file: str, guidance: Guidance, pack: ClinicPack, zone: ZoneInfo | None) -> None:
        self.faults: list[Fault] = []
        self._file = file
        self._guidance = guidance
        self._pack = pack
        self._zone = zone or (ZoneInfo(pack.zone) if pack.zone else None)
        self._names = vocabulary_of(guidance, pack).names

    def fault(self, place: str, problem: str, remedy: str) -> None:
        """Tell of one thing to mend."""
        self.faults.append(Fault(self._file, place, problem.replace(";", ","), remedy))

    def read(self, text: str) -> LoadedSessions:
        """Read all rows."""
        first = text.split("\n", 1)[0]
        delimiter = max(",;\t", key=first.count)
        reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
        rows: list[SessionRow] = []
        try:
            head = self._head(next(reader, []))
            if head is None:
                return LoadedSessions((), tuple(self.faults))
            for number, cells in enumerate(reader, 2):
                if any(cell.strip() for cell in cells):
                    row = self._row(number, head, cells)
                    rows += [row] if row is not None else []
        except csv.Error as error:
            self.fault(f"line {reader.line_num}", f"is not CSV ({error})", "save it again from the spreadsheet as CSV")
        return LoadedSessions(self._without_doubles(rows), tuple(self.faults))

    def _head(self, cells: list[str]) -> list[str] | None:
        names = [cell.strip().lower().replace(" ", "_") for cell in cells]
        before = len(self.faults)
        for name in names:
            if name not in COLUMNS:
                problem = f"{quoted(name)} is not a column we know"
                self.fault("row 1", problem, did_you_mean(name, COLUMNS, "take it out, or see docs/printing.md"))
            elif names.count(name) > 1:
                self.fault("row 1", f"there are two columns called {name}", "take one of them out")
        if "start" not in names:
            self.fault("row 1", "there is no column start", "write the names of the columns in the first row")
        return names if len(self.faults) == before else None

    def _row(self, number: int, head: list[str], cells: list[str]) -> SessionRow | None:
        before = len(self.faults)
        if len(cells) > len(head) and any(cell.strip() for cell in cells[len(head) :]):
            self.fault(f"row {number}", "has more cells than the first row", "put texts with commas into quotes")
            return None
        row = _Row(self, number, dict(zip(head, (cell.strip() for cell in cells), strict=False)))
        found = row.read(self._guidance, self._pack, self._zone, self._names)
        return found if len(self.faults) == before else None

    def _without_doubles(self, rows: Iterable[SessionRow]) -> tuple[SessionRow, ...]:
        """The rows whose packets have names of their own."""
        kept: dict[tuple[str, object], SessionRow] = {}
        for row in rows:
            key = (row.patient_id.lower() or f"row {row.row}", row.session.planned_start.date())
            earlier = kept.setdefault(key, row)
            if earlier is not row:
                problem = f"has the same id and day as row {earlier.row}"
                self.fault(f"row {row.row}", problem, "give each patient an id of their own, or take the row out")
        return tuple(kept.values())


class _Row:
    """One row while it is read."""

    def __init__(self, table: _Table, number: int, cells: Mapping[str, str]) -> None:
        self._table = table
        self._number = number
        self._cells = cells

    def read(
        self, guidance: Guidance, pack: ClinicPack, usual_zone: ZoneInfo | None, names: frozenset[str]
    ) -> SessionRow | None:
        """The row; what is wrong with it is told to the table."""
        patient_id = self._id()
        zone = self._zone(usual_zone)
        treatment = self._treatment(pack)
        numbers = [self._whole_number(key, 1, MOST_SESSIONS) for key in ("session", "of")]
        if None not in numbers and numbers[0] > numbers[1]:  # type: ignore[operator]  # neither of them is None
            self._fault("session", f"there is no session {numbers[0]} of {numbers[1]}", "correct one of them")
        facts = PatientFacts(
            name=self._text("name"),
            age=self._whole_number("age", 0, OLDEST),
            takes=self._claims("takes", names),
            has=self._claims("has", names),
            uses=self._claims("uses", names),
            travels_alone=self._claim("travels_alone"),
            country=pack.country,
        )
        start = self._start(zone) if zone is not None else None
        if zone is None or treatment is None or start is None:
            return None
        offer = pack.offers(treatment)
        length = offer.visit_length if offer and offer.visit_length else guidance.visit_length(treatment)
        session = Session("", treatment, start, start + length, number=numbers[0], of=numbers[1])
        session = replace(session, session_id=f"{pack.pack_id}-{patient_id or self._number}-{start.isoformat()}")
        return SessionRow(self._number, patient_id, facts, session, zone, self._driver(start, zone))

    def _fault(self, column: str, problem: str, remedy: str) -> None:
        self._table.fault(f"row {self._number}, {column}", problem, remedy)

    def _cell(self, key: str) -> str:
        return self._cells.get(key, "")

    def _text(self, key: str) -> str:
        text = " ".join(self._cell(key).split())
        if text and not is_plain(text, LONGEST_NAME):
            self._fault(key, "is too long, or holds signs that cannot be printed", "write it shorter, in plain letters")
            return ""
        return text

    def _id(self) -> str:
        text = self._cell("id")
        if text and not _ID.fullmatch(text):
            remedy = "use letters, digits, - and _, at most 40, and no name of a person"
            self._fault("id", f"{quoted(text)} cannot be part of a file's name", remedy)
            return ""
        return text

    def _zone(self, usual: ZoneInfo | None) -> ZoneInfo | None:
        text = self._cell("zone")
        if not text:
            if usual is None:
                self._fault("zone", "is missing, and the pack names none", "give --zone America/New_York")
            return usual
        if not is_zone(text):
            self._fault("zone", f"{quoted(text)} is not a time zone", "write a name such as America/Los_Angeles")
            return None
        return ZoneInfo(text)

    def _treatment(self, pack: ClinicPack) -> Treatment | None:
        text = self._cell("treatment").lower()
        offered = [offer.treatment for offer in pack.treatments]
        if not text and len(offered) == 1:
            return offered[0]
        found = next((one for one in offered if one.value == text), None)
        if found is None:
            names = listed([one.value for one in offered])
            problem = f"{quoted(text)} is not offered by this clinic" if text else "is missing"
            self._fault("treatment", problem, f"write {names}")
        return found

    def _start(self, zone: ZoneInfo) -> datetime | None:
        text = self._cell("start")
        try:
            return read_local_time(text, zone)
        except LocalTimeError as error:
            self._fault("start", *_time_words(error))
            return None

    def _whole_number(self, key: str, least: int, most: int) -> int | None:
        text = self._cell(key)
        if not text:
            return None
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            self._fault(key, f"{quoted(text)} is not a number from {least} to {most}", "correct it, or leave it empty")
            return None
        return int(text)

    def _claim(self, key: str) -> bool | None:
        text = self._cell(key).lower()
        if text not in _CLAIMS:
            self._fault(key, f"{quoted(text)} is neither yes nor no", "write yes or no, or leave it empty")
            return None
        return _CLAIMS[text]

    def _claims(self, key: str, names: frozenset[str]) -> dict[str, bool]:
        """Names the patient takes, has or uses; one with a minus before it is known not to be so."""
        claims: dict[str, bool] = {}
        for word in filter(None, _WORDS.split(self._cell(key).lower())):
            name = word.removeprefix("-")
            if name not in names:
                remedy = did_you_mean(name, sorted(names), "take one from aftercare-clinic check --topics")
                self._fault(key, f"{quoted(name)} is not a medicine class, condition or device we know", remedy)
            claims[name] = not word.startswith("-")
        return claims

    def _driver(self, start: datetime, zone: ZoneInfo) -> Driver | None:
        name, phone = self._text("driver"), self._text("driver_phone")
        backup, backup_phone = self._text("backup"), self._text("backup_phone")
        pick_up = self._pick_up(start, zone)
        if not (name or phone or backup or backup_phone or pick_up):
            return None
        return Driver(name, phone, pick_up=pick_up, backup_name=backup, backup_phone=backup_phone)

    def _pick_up(self, start: datetime, zone: ZoneInfo) -> datetime | None:
        text = self._cell("pick_up")
        if not text:
            return None
        try:
            clock = time.fromisoformat(text)
        except ValueError:
            self._fault("pick_up", f"{quoted(text)} is not a time of day", "write it like 09:15")
            return None
        try:
            found = in_zone(datetime.combine(start.date(), clock.replace(tzinfo=None)), zone)
        except LocalTimeError as error:
            self._fault("pick_up", *_time_words(error))
            return None
        if found > start:
            self._fault("pick_up", "is later than the start", "write the time before the appointment")
        return found


def _time_words(error: LocalTimeError) -> tuple[str, str]:
    """What is wrong with a time, and what to do."""
    readings = [moment.isoformat(timespec="minutes") for moment in error.readings]
    match error.problem:
        case TimeProblem.NOT_A_TIME:
            return f"{quoted(error.text)} is not a time", "write it like 2026-12-03T10:00"
        case TimeProblem.DOES_NOT_EXIST:
            return "the clocks skip that hour", f"write a time outside it, such as {readings[0]} or {readings[-1]}"
        case TimeProblem.COMES_TWICE:
            return "comes twice that night", f"write which one you mean: {' or '.join(readings)}"
