"""``aftercare-clinic print``: every row that can be printed is, every other is told of, and a stopped batch goes on."""

from __future__ import annotations

import json
import os
import sys
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tests import command_line
from tests.command_line import RIVERSIDE, Run, Told
from tests.documents.sheet_reading import read_pages
from tests.documents.verapdf import verdict

from aftercare import packet_press, print_command
from aftercare.domain.sheets.paper import Paper, TextSize
from aftercare.domain.sheets.sheet import SheetKind
from aftercare.packet_press import Batch, Outcome, Packet, PacketPress

run = command_line.run
HEAD = "id,name,start,session,of,takes,driver,driver_phone,pick_up"
ALEX = "P-001,Alex,2026-12-03T10:00,1,6,lamotrigine -maoi,Sam,(503) 555-0117,09:15"
ROBIN = "P-002,Robin,2026-12-03 13:00,,,,,,"


class Office:
    """A folder with a table of sessions, and the command run on it."""

    def __init__(self, folder: Path, run: Run) -> None:
        self.table = folder / "sessions.csv"
        self.out = folder / "out"
        self._run = run

    def print(self, rows: str, *more: str, encoding: str = "utf-8", jobs: str = "1") -> Told:
        self.table.write_bytes(rows.encode(encoding))
        return self._run("print", RIVERSIDE, "--sessions", self.table, "--out", self.out, "--jobs", jobs, *more)

    def packets(self) -> list[str]:
        return sorted(path.name for path in self.out.glob("*.pdf"))

    def text(self, name: str) -> str:
        pages = read_pages((self.out / name).read_bytes())
        return " ".join(page.text for page in pages).replace("\xa0", " ")


@pytest.fixture
def office(tmp_path: Path, run: Run) -> Office:
    return Office(tmp_path, run)


def table(*rows: str, head: str = HEAD) -> str:
    return "\n".join((head, *rows)) + "\n"


def test_every_row_becomes_a_packet_of_its_own(office: Office) -> None:
    told = office.print(table(ALEX, ROBIN))

    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("2 packets, ")
    assert office.packets() == ["P-001-2026-12-03.pdf", "P-002-2026-12-03.pdf"]


def test_a_packet_has_the_plan_of_its_row(office: Office) -> None:
    office.print(table(ALEX, ROBIN))
    alex, robin = (office.text(name) for name in office.packets())

    assert "Thursday, December 3, at 10:00 AM" in alex
    assert "Sam, thank you for driving Alex" in alex
    assert "4:00 AM" in alex
    assert "Thursday, December 3, at 1:00 PM" in robin
    assert "Sam, " not in robin
    assert "7:00 AM" in robin


def test_a_packet_is_one_tagged_file_with_page_numbers_sheet_by_sheet(office: Office, tmp_path: Path) -> None:
    office.print(table(ALEX))
    packet = office.out / "P-001-2026-12-03.pdf"

    assert verdict(packet).failures == ()
    with pikepdf.open(packet) as document:
        names = [str(field.T) for field in document.Root.AcroForm.Fields]
        assert len(names) == len(set(names))
        assert len(document.Root.StructTreeRoot.K[0].K) == len(print_command.PACKET)
    assert office.text(packet.name).count("Page 1 of 1") >= 5


def test_bad_rows_are_told_with_their_number_and_the_others_are_made(office: Office) -> None:
    told = office.print(
        table(
            ALEX,
            "P-003,Kim,tomorrow,,,,,,",
            "P-004,Lee,2026-12-04T09:00,9,6,lamotrigin,,,25:00",
            ROBIN,
        )
    )

    assert told.code == 1
    assert told.err.splitlines() == [
        'sessions.csv:row 3, start: "tomorrow" is not a time; write it like 2026-12-03T10:00',
        "sessions.csv:row 4, session: there is no session 9 of 6; correct one of them",
        'sessions.csv:row 4, takes: "lamotrigin" is not a medicine class, condition or device we know; '
        'did you mean "lamotrigine"?',
        'sessions.csv:row 4, pick_up: "25:00" is not a time of day; write it like 09:15',
    ]
    assert "2 rows left out" in told.out
    assert len(office.packets()) == 2


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (table("P-1,2026-12-03T10:00", head="id,begin"), '"begin" is not a column we know'),
        (table("P-1", head="id"), "there is no column start"),
        (table("2026-12-03T10:00,x", head="start,start"), "there are two columns called start"),
        (table("2026-12-03T10:00,more", head="start"), "has more cells than the first row"),
        (table("2026-03-08T02:30", head="start"), "the clocks skip that hour"),
        (table("2026-11-01T01:30", head="start"), "comes twice that night"),
        (table("../../etc,2026-12-03T10:00", head="id,start"), "cannot be part of a file's name"),
        (table("2026-12-03T10:00,Mars/Base", head="start,zone"), "is not a time zone"),
        (table("2026-12-03T10:00,surgery", head="start,treatment"), "is not offered by this clinic"),
        (table("2026-12-03T10:00,perhaps", head="start,travels_alone"), "is neither yes nor no"),
        (table("2026-12-03T10:00,1.5", head="start,session"), "is not a number from 1 to 99"),
        (table("2026-12-03T10:00,11:00", head="start,pick_up"), "is later than the start"),
        (table(ALEX, ALEX), "has the same id and day as row 2"),
        (table('2026-12-03T10:00,"Al', head="start,name"), "is not CSV"),
    ],
)
def test_each_fault_names_the_place(office: Office, rows: str, fault: str) -> None:
    told = office.print(rows)

    assert told.code == 1
    assert any(fault in line for line in told.err.splitlines())
    assert all(command_line.FAULT.fullmatch(line) for line in told.err.splitlines())


def test_a_table_of_another_spreadsheet_is_read_as_well(office: Office) -> None:
    rows = table("P-9;Jos\u00e9;2026-12-03T10:00", head="ID;Name;Start")

    told = office.print(rows, encoding="utf-8-sig")

    assert (told.code, told.err) == (0, "")
    assert "Jos\u00e9" in office.text("P-9-2026-12-03.pdf")


def test_a_table_in_another_encoding_is_told_of_with_its_row(office: Office) -> None:
    told = office.print(table(ROBIN, "P-9,Jos\u00e9,2026-12-03T10:00,,,,,,"), encoding="latin-1")

    assert told.err == "sessions.csv:row 3: is not UTF-8 text; save it as CSV UTF-8\n"
    assert told.code == 1


def test_no_name_of_a_patient_is_in_a_file_name_unless_the_clinic_asks(office: Office) -> None:
    office.print(table(ALEX, ",Robin O'Hara,2026-12-03T10:00,,,,,,"))
    assert office.packets() == ["P-001-2026-12-03.pdf", "row-0003-2026-12-03.pdf"]
    assert "Alex" not in (office.out / "packets.json").read_text(encoding="utf-8")

    office.print(table(",Robin O'Hara/../x,2026-12-03T10:00,,,,,,"), "--names")
    assert "row-0002-Robin-O-Hara-x-2026-12-03.pdf" in office.packets()


def test_what_is_there_is_not_made_again_and_a_row_that_changed_is(office: Office) -> None:
    office.print(table(ALEX, ROBIN))
    before = {name: (office.out / name).stat().st_mtime_ns for name in office.packets()}

    told = office.print(table(ALEX.replace("Sam,", "Jo,"), ROBIN))

    after = {name: (office.out / name).stat().st_mtime_ns for name in office.packets()}
    assert "1 packet, " in told.out
    assert "1 already there" in told.out
    assert before["P-002-2026-12-03.pdf"] == after["P-002-2026-12-03.pdf"]
    assert "Jo, thank you" in office.text("P-001-2026-12-03.pdf")


@pytest.mark.parametrize("more", [("--again",), ("--large",), ("--paper", "a4"), ("--sheets", "driver-sheet")])
def test_another_look_makes_all_anew(office: Office, more: tuple[str, ...]) -> None:
    office.print(table(ROBIN))

    assert office.print(table(ROBIN), *more).out.startswith("1 packet, ")


def test_a_packet_that_was_thrown_away_is_made_again(office: Office) -> None:
    office.print(table(ALEX, ROBIN))
    (office.out / "P-001-2026-12-03.pdf").unlink()

    assert office.print(table(ALEX, ROBIN)).out.startswith("1 packet, ")


def test_a_batch_that_was_stopped_goes_on_where_it_was(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as stopping:
        make = PacketPress.make

        def stopped(press: PacketPress, packet: Packet) -> Outcome:
            if packet.row.patient_id == "P-002":
                raise KeyboardInterrupt
            return make(press, packet)

        stopping.setattr(PacketPress, "make", stopped)
        told = office.print(table(ALEX, ROBIN, ROBIN.replace("P-002", "P-003")))
        assert told.code == 1
        assert "give the same command again to go on" in told.err
        assert office.packets() == ["P-001-2026-12-03.pdf"]

    told = office.print(table(ALEX, ROBIN, ROBIN.replace("P-002", "P-003")))

    assert told.out.startswith("2 packets, ")
    assert "1 already there" in told.out


def test_a_row_that_cannot_be_set_is_told_of_and_the_others_are_made(office: Office) -> None:
    told = office.print(table("P-7,\u5c0f\u660e,2026-12-03T10:00,,,,,,", ROBIN))

    assert told.code == 1
    assert "sessions.csv:row 2: " in told.err
    assert "correct the row, or take it out" in told.err
    assert office.packets() == ["P-002-2026-12-03.pdf"]


def test_sessions_of_one_patient_are_one_course(office: Office) -> None:
    """The second day forbids driving from midnight on, before the first one lets go of it."""
    sessions = ("P-1,2026-12-03T10:00", "P-1,2026-12-04T10:00", "P-2,2026-12-03T10:00")
    office.print(table(*sessions, head="id,start"), "--sheets", "course-calendar")

    assert "Friday" not in office.text("P-2-2026-12-03.pdf").split("Next sessions")[0].partition("to")[2][:20]
    assert office.text("P-1-2026-12-03.pdf").count("10:00 AM") > office.text("P-2-2026-12-03.pdf").count("10:00 AM")


def test_json_says_what_was_made_and_what_was_not(office: Office) -> None:
    told = office.print(table(ALEX, "P-3,Kim,tomorrow,,,,,,"), "--json")

    found: dict[str, Any] = json.loads(told.out)
    assert (told.code, found["ok"]) == (1, False)
    assert found["packets"] == [{"row": 2, "file": "P-001-2026-12-03.pdf", "is_new": True}]
    assert [fault["place"] for fault in found["faults"]] == ["row 3, start"]


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        (("--sheets", "driver"), '"driver" is not a sheet; did you mean "driver-sheet"?'),
        (("--sheets", ","), "names no sheet"),
        (("--zone", "Mars/Base"), "is not a time zone"),
        (("--jobs", "-1"), "is less than one process"),
        (("--paper", "a5"), "invalid choice"),
    ],
)
def test_a_wrong_option_is_one_line(office: Office, more: tuple[str, ...], fault: str) -> None:
    (line,) = office.print(table(ROBIN), *more).faults

    assert fault in line


def test_no_paper_is_made_from_a_pack_that_has_to_be_mended(office: Office, tmp_path: Path, run: Run) -> None:
    office.table.write_text(table(ROBIN), encoding="utf-8")
    bad = command_line.PACKS / "bad" / "floor-driving"

    told = run("print", bad, "--sessions", office.table, "--out", office.out)

    assert told.faults
    assert not office.out.exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps others out by the rights of the profile folder")
def test_packets_are_their_owners_alone(office: Office) -> None:
    office.print(table(ROBIN))

    for path in office.out.iterdir():
        assert path.stat().st_mode & 0o777 == 0o600


def test_many_processes_make_the_same_files_as_one(office: Office, tmp_path: Path) -> None:
    rows = table(ALEX, ROBIN, ROBIN.replace("P-002", "P-003"))
    batch = Batch(
        RIVERSIDE,
        command_line.CHECKOUT / "resources",
        command_line.CHECKOUT / "build" / "assets" / "fonts",
        "en",
        (SheetKind.DRIVER,),
        Paper.LETTER,
        TextSize.NORMAL,
        datetime.fromisoformat("2026-12-01T10:00:00+00:00"),
    )
    office.print(rows, "--sheets", "driver-sheet")
    made = []
    for workers in (1, 2):
        folder = tmp_path / str(workers)
        folder.mkdir()
        packets = [Packet(row, (row,), folder / f"{row.row}.pdf") for row in _rows(office.table)]
        outcomes = list(packet_press.made_packets(batch, packets, workers))
        assert sorted(outcome.packet.row.row for outcome in outcomes) == [2, 3, 4]
        assert [outcome.problem for outcome in outcomes] == ["", "", ""]
        made.append([packet.file.read_bytes() for packet in packets])

    assert made[0] == made[1]


def _rows(path: Path) -> tuple[Any, ...]:
    from tests.domain import contents

    from aftercare.content.sessions_reader import read_sessions

    pack = contents.every_pack()[contents.RIVERSIDE]
    return read_sessions(path, contents.our_guidance(), pack, None).rows


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_person_at_the_screen_sees_how_far_it_is(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)

    office.print(table(ALEX, ROBIN), "--sheets", "driver-sheet")

    shown = screen.getvalue()
    assert "1 of 2" in shown
    assert "2 of 2" in shown
    assert shown.endswith("\r\x1b[2K")
