"""An export forgets nothing: a value planted in every field of every table of both files is found in both exports."""

from __future__ import annotations

import base64
import json
import sqlite3
from datetime import UTC, datetime
from html import unescape
from itertools import count
from pathlib import Path

import pytest
from tests.ui.demo_course import riverside

from aftercare.data_shelf import export_everything
from aftercare.domain.condition import PatientFacts
from aftercare.person_files import PersonFiles
from aftercare.storage.course_store import CourseOnDisk
from aftercare.storage.private_store import FILE_NAME as PRIVATE
from aftercare.storage.private_store import open_private
from aftercare.storage.schedule_store import FILE_NAME as SCHEDULE
from aftercare.storage.schedule_store import open_schedule

NOW = datetime(2026, 5, 14, 13, 40, tzinfo=UTC)


def opened(folder: Path) -> PersonFiles:
    schedule, private = open_schedule(folder, NOW), open_private(folder, NOW)
    on_disk = CourseOnDisk(schedule, private)
    return PersonFiles(folder, schedule, private, on_disk, (), is_new=False, told=None)


def plant(path: Path, numbers: count[int]) -> list[str]:
    """Put one row into every table, with a value of its own in every field; gives what has to be found."""
    planted: list[str] = []
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("PRAGMA ignore_check_constraints=ON")
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite_%'")
        for (table,) in tables.fetchall():
            values: list[str | int | bytes] = []
            for _, _, kind, *_ in connection.execute(f"PRAGMA table_info({table})").fetchall():
                number = next(numbers)
                match kind:
                    case "TEXT":
                        values.append(f"planted <{number}> & kept")
                        planted.append(f"planted <{number}> & kept")
                    case "INTEGER":
                        values.append(7_000_000 + number)
                        planted.append(str(7_000_000 + number))
                    case "BLOB":
                        values.append(f"bytes-{number}".encode())
                        planted.append(base64.b64encode(f"bytes-{number}".encode()).decode())
                    case _:
                        pytest.fail(f"{table} has a field of the kind {kind}: plant something in it too")
            connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)
    connection.close()
    return planted


def test_a_value_in_every_field_of_both_files_is_found_in_both_exports(tmp_path: Path) -> None:
    files = opened(tmp_path)
    numbers = count(100)
    planted = [text for name in (PRIVATE, SCHEDULE) for text in plant(tmp_path / name, numbers)]
    (tmp_path / "preferences.json").write_text('{"text_percent": 7000001}', encoding="utf-8")

    page, data = export_everything(files, tmp_path / "out", NOW)

    seen, read = unescape(page.read_text(encoding="utf-8")), json.loads(data.read_text(encoding="utf-8"))
    values = {
        value["base64"] if isinstance(value, dict) else str(value)
        for file in read["files"].values()
        for rows in file["tables"].values()
        for row in rows
        for value in row.values()
    }
    assert len(planted) > 100
    assert [text for text in planted if text not in seen] == []
    assert [text for text in planted if text not in values] == []
    assert "7000001" in seen
    assert "7000001" in read["choices"]["preferences.json"]


def test_an_export_is_its_owners_alone_and_can_be_read_by_people(tmp_path: Path) -> None:
    files = opened(tmp_path)
    files.private.save_patient(PatientFacts(name="Alex", has={"high-blood-pressure": True}))

    page, data = export_everything(files, tmp_path / "out", NOW)

    text = page.read_text(encoding="utf-8")
    assert {one.stat().st_mode & 0o777 for one in (page, data)} == {0o600}
    assert "<dt>Name</dt><dd>Alex</dd>" in text
    assert "Made Thursday, May 14, 2026, 1:40\N{NO-BREAK SPACE}PM." in text
    assert "default-src 'none'" in text
    assert json.loads(data.read_text(encoding="utf-8"))["aftercare_export"] == 1
    assert riverside().name not in text
