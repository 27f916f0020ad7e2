"""``aftercare-clinic print``: one packet of sheets for every row of a table of sessions. Part of clinic_app."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple, dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, TextIO
from zoneinfo import ZoneInfo

from aftercare import __version__
from aftercare.command_faults import COMMAND_LINE, FaultsFound, reason_of, stop
from aftercare.domain.fault import Fault, Weight
from aftercare.domain.sheets.paper import Paper, TextSize, usual_paper
from aftercare.domain.sheets.sheet import SheetKind
from aftercare.signing_commands import Commands

if TYPE_CHECKING:
    from aftercare.content.sessions_reader import LoadedSessions, SessionRow
    from aftercare.domain.clinic import ClinicPack
    from aftercare.domain.guidance import Guidance
    from aftercare.packet_press import Batch, Outcome, Packet

PACKET = (
    SheetKind.PREPARATION,
    SheetKind.SESSION_DAY,
    SheetKind.DRIVER,
    SheetKind.RECOVERY,
    SheetKind.SIGNS,
    SheetKind.WALLET,
)
"""The sheets of a packet, if nothing else is asked for."""
RECORD = "packets.json"
_NOT_IN_A_NAME = re.compile(r"[\W_]+")
_BAR = 30
_SAVED_EVERY = 25


@dataclass(frozen=True, slots=True)
class PrintShop:
    """What the command needs from outside.

    Attributes:
        resources: the folder of our content.
        fonts: the folder of the faces.
        language: of our content.
        now: the present moment.
    """

    resources: Path
    fonts: Path
    language: str
    now: Callable[[], datetime]


def add_print_command(commands: Commands, shop: Callable[[], PrintShop]) -> None:
    """Adds the command to those of ``aftercare-clinic``."""
    command = commands.add_parser("print", help="a packet of sheets for every row of a table of sessions")
    command.add_argument("pack", type=Path, help="a pack folder, or a packed file")
    command.add_argument("--sessions", required=True, type=Path, help="a CSV file, see docs/printing.md")
    command.add_argument("--out", required=True, type=Path, help="the folder for the packets; made if it is missing")
    command.add_argument("--zone", help="zone of the clinic's clocks, for rows that name none and packs without one")
    command.add_argument("--sheets", help="the sheets of a packet with commas between, in their order")
    command.add_argument(
        "--paper", choices=[one.value for one in Paper], help="that of the clinic's country if left out"
    )
    command.add_argument("--large", action="store_true", help="large print")
    command.add_argument("--names", action="store_true", help="put the patients' names into the names of the files")
    command.add_argument("--jobs", type=int, help="how many processes; one for each core if left out")
    command.add_argument("--again", action="store_true", help="make packets anew that are there already")
    command.add_argument("--json", action="store_true", help="what was made, as JSON on standard output")
    command.set_defaults(run=lambda options: _print(options, shop()))


def _print(options: argparse.Namespace, shop: PrintShop) -> int:
    from aftercare.content.guidance_reader import read_guidance
    from aftercare.content.pack_reader import load_pack
    from aftercare.content.sessions_reader import read_sessions
    from aftercare.pack_problems import problems_of
    from aftercare.packet_press import Batch, all_cores, made_packets

    kinds, zone, jobs = _kinds(options.sheets), _zone(options.zone), options.jobs or all_cores()
    if jobs < 1:
        raise stop(COMMAND_LINE, "--jobs", "is less than one process", "write a whole number from 1 on")
    guidance = read_guidance(shop.resources, shop.language)
    loaded = load_pack(options.pack, guidance)
    pack = _whole(loaded.pack, problems_of(loaded, guidance, shop.now().date()))
    sessions = read_sessions(options.sessions, guidance, pack, zone)
    paper = Paper(options.paper) if options.paper else usual_paper(pack.country)
    size = TextSize.LARGE if options.large else TextSize.NORMAL
    batch = Batch(options.pack, shop.resources, shop.fonts, shop.language, kinds, paper, size, shop.now())
    record = _Record(_folder(options.out), _stamp(batch, pack, guidance), is_fresh=options.again)
    packets = _packets(sessions, record.folder, has_names=options.names)
    missing = [packet for packet in packets if not record.has(packet)]
    report = _Report(options.sessions.name, len(packets) - len(missing), len(missing), sys.stderr, shop.now)
    for fault in sessions.faults:
        report.tell(fault)
    try:
        for outcome in made_packets(batch, missing, jobs):
            report.hear(outcome)
            record.keep(outcome)
    except KeyboardInterrupt:
        report.end()
        raise stop(COMMAND_LINE, "print", "was stopped", "give the same command again to go on") from None
    finally:
        record.save()
    report.end()
    if options.json:
        _print_json(report, packets)
    else:
        sys.stdout.write(f"{report.summary()} in {record.folder}\n")
    return 1 if report.faults else 0


def _kinds(text: str | None) -> tuple[SheetKind, ...]:
    from aftercare.content.findings import did_you_mean, quoted

    if text is None:
        return PACKET
    known = [kind.value for kind in SheetKind]
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if name not in known:
            remedy = did_you_mean(name, known, f"choose from: {', '.join(known)}")
            raise stop(COMMAND_LINE, "--sheets", f"{quoted(name)} is not a sheet", remedy)
    if not names:
        raise stop(COMMAND_LINE, "--sheets", "names no sheet", f"choose from: {', '.join(known)}")
    return tuple(dict.fromkeys(SheetKind(name) for name in names))


def _zone(name: str | None) -> ZoneInfo | None:
    from aftercare.content.findings import quoted
    from aftercare.content.zone_reader import is_zone

    if name is None:
        return None
    if not is_zone(name):
        remedy = "write an IANA name, such as America/New_York"
        raise stop(COMMAND_LINE, "--zone", f"{quoted(name)} is not a time zone".replace(";", ","), remedy)
    return ZoneInfo(name)


def _whole(pack: ClinicPack | None, found: Iterable[Fault]) -> ClinicPack:
    """A pack without anything that has to be mended first: no paper is made from half a pack."""
    faults = [fault for fault in found if fault.weight is Weight.MUST_FIX]
    if faults or pack is None:
        raise FaultsFound(faults)
    return pack


def _folder(out: Path) -> Path:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        remedy = "name a folder that you may write to"
        raise stop(str(out.name), "whole folder", f"cannot be made ({reason_of(error)})", remedy) from error
    return out


def _packets(sessions: LoadedSessions, folder: Path, *, has_names: bool) -> tuple[Packet, ...]:
    """One packet a row. Rows of the same patient are one course: a neighbouring session may forbid longer."""
    from aftercare.packet_press import Packet

    courses: dict[str, list[SessionRow]] = {}
    for row in sessions.rows:
        courses.setdefault(row.patient_id or f"row {row.row}", []).append(row)
    return tuple(
        Packet(row, tuple(courses[row.patient_id or f"row {row.row}"]), folder / _file_name(row, has_names=has_names))
        for row in sessions.rows
    )


def _file_name(row: SessionRow, *, has_names: bool) -> str:
    """A name that says nothing of the patient, unless the clinic asked for it."""
    who = row.patient_id or f"row-{row.row:04}"
    name = _NOT_IN_A_NAME.sub("-", row.facts.name)[:40].strip("-") if has_names else ""
    day = row.session.planned_start.date().isoformat()
    return f"{'-'.join(filter(None, (who, name, day)))}.pdf"


def _stamp(batch: Batch, pack: ClinicPack, guidance: Guidance) -> str:
    """What every packet depends on, but for its row."""
    said = [__version__, batch.language, batch.kinds, batch.paper, batch.size, pack, guidance.rules]
    return _digest(repr(said))


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=12).hexdigest()


class _Record:
    """Which packets of a folder are made, and from what: a stopped batch goes on where it was."""

    def __init__(self, folder: Path, stamp: str, *, is_fresh: bool) -> None:
        self.folder = folder
        self._stamp = stamp
        self._path = folder / RECORD
        self._made: dict[str, str] = {} if is_fresh else self._read()
        self._unsaved = 0

    def has(self, packet: Packet) -> bool:
        """True if the packet is there, made from the same row, pack and options."""
        return self._made.get(packet.file.name) == self._digest(packet) and packet.file.is_file()

    def keep(self, outcome: Outcome) -> None:
        """Note a packet that was made."""
        if not outcome.problem:
            self._made[outcome.packet.file.name] = self._digest(outcome.packet)
            self._unsaved += 1
            if self._unsaved >= _SAVED_EVERY:
                self.save()

    def save(self) -> None:
        """Write it down."""
        from aftercare.storage.data_folder import write_private_file

        write_private_file(self._path, json.dumps(self._made, indent=0, sort_keys=True).encode())
        self._unsaved = 0

    def _digest(self, packet: Packet) -> str:
        rows = repr([astuple(row)[1:] for row in packet.course])
        return _digest(f"{self._stamp}\x1f{rows}\x1f{packet.row.session.session_id}")

    def _read(self) -> dict[str, str]:
        """What the last run noted; a record that cannot be read only means that all is made again."""
        try:
            found = json.loads(self._path.read_bytes())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


class _Report:
    """Tells how far it is, and what could not be made."""

    def __init__(self, file: str, there: int, wanted: int, screen: TextIO, now: Callable[[], datetime]) -> None:
        self._file = file
        self._there = there
        self._wanted = wanted
        self._screen = screen
        self._has_bar = screen.isatty()
        self._now = now
        self._begun = now()
        self.made: list[str] = []
        self.pages = 0
        self.faults: list[Fault] = []
        self._done = 0

    def hear(self, outcome: Outcome) -> None:
        """One more packet is done, or could not be."""
        self._done += 1
        if outcome.problem:
            remedy = "correct the row, or take it out"
            self.tell(Fault(self._file, f"row {outcome.packet.row.row}", outcome.problem.replace(";", ","), remedy))
        else:
            self.made.append(outcome.packet.file.name)
            self.pages += outcome.pages
        self._draw()

    def tell(self, fault: Fault) -> None:
        """A row cannot be used."""
        self.faults.append(fault)
        self._wipe()
        self._screen.write(f"{fault}\n")

    def end(self) -> None:
        """Take the bar away."""
        self._wipe()

    def summary(self) -> str:
        """All of it in one line."""
        rows = len({fault.place.split(",")[0] for fault in self.faults})
        packets = "1 packet" if len(self.made) == 1 else f"{len(self.made)} packets"
        parts = [f"{packets}, {self.pages} pages"]
        parts += [f"{self._there} already there"] if self._there else []
        parts += [f"{rows} {'row' if rows == 1 else 'rows'} left out"] if rows else []
        return ", ".join(parts)

    def _draw(self) -> None:
        if not self._has_bar:
            return
        filled = _BAR * self._done // max(1, self._wanted)
        took = (self._now() - self._begun).total_seconds()
        left = round(took / self._done * (self._wanted - self._done))
        bar = "█" * filled + "░" * (_BAR - filled)
        self._screen.write(f"\r\x1b[2K{bar} {self._done} of {self._wanted}, about {left} s left")
        self._screen.flush()

    def _wipe(self) -> None:
        if self._has_bar:
            self._screen.write("\r\x1b[2K")
            self._screen.flush()


def _print_json(report: _Report, packets: Sequence[Packet]) -> None:
    made = set(report.made)
    document = {
        "ok": not report.faults,
        "packets": [
            {"row": packet.row.row, "file": packet.file.name, "is_new": packet.file.name in made}
            for packet in packets
            if packet.file.is_file()
        ],
        "pages": report.pages,
        "faults": [
            {"file": one.file, "place": one.place, "problem": one.problem, "remedy": one.remedy}
            for one in report.faults
        ],
    }
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
