"""An event in a code on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.documents.calendar_reading import CalendarReader
from tests.domain.calendar_samples import one_plan, printing

from aftercare.documents.phone_code import MOST_BYTES, QUIET_MODULES, SIDE, code_modules
from aftercare.domain.calendar import CalendarEvent, patient_events
from aftercare.domain.calendar_text import MOST_CODE_BYTES, event_code

START = datetime(2026, 5, 14, 17, tzinfo=UTC)
EVENT = CalendarEvent("one@aftercare", 0, START, START + timedelta(minutes=90), "Appointment")


def test_the_code_is_the_event_and_nothing_else() -> None:
    assert event_code(EVENT).split("\r\n") == [
        "BEGIN:VEVENT",
        "SUMMARY:Appointment",
        "DTSTART:20260514T170000Z",
        "DTEND:20260514T183000Z",
        "END:VEVENT",
    ]


def test_every_event_of_the_patient_fits_whole(reader: CalendarReader) -> None:
    for event in patient_events(printing(one_plan())):
        (seen,) = reader.read(event_code(event)).events
        assert (seen.starts, seen.ends, seen.summary) == (event.starts, event.ends, event.summary)


@pytest.mark.parametrize("summary", ["Stop eating, " * 20, "Ärztin; " * 20, "🙂" * 40, "\\" * 50])
def test_a_long_summary_is_cut_between_its_letters(reader: CalendarReader, summary: str) -> None:
    code = event_code(replace(EVENT, summary=summary))
    (seen,) = reader.read(code).events

    assert MOST_CODE_BYTES - 8 < len(code.encode()) <= MOST_CODE_BYTES
    assert summary.startswith(seen.summary)
    assert seen.starts == START


@pytest.mark.parametrize("summary", ["Appointment prep", "Stop eating, " * 20, "Ärztin " * 20])
def test_a_camera_reads_it_from_thirty_millimetres_scanned_at_150_dpi(summary: str) -> None:
    code = event_code(replace(EVENT, summary=summary))
    rows = code_modules(code)
    drawn = Image.new("L", (len(rows) + 2 * QUIET_MODULES,) * 2, 255)
    for down, row in enumerate(rows):
        for across, is_black in enumerate(row):
            drawn.putpixel((across + QUIET_MODULES, down + QUIET_MODULES), 0 if is_black else 255)
    side = round(SIDE / 72 * 150)
    scanned = drawn.resize((drawn.width * 16,) * 2, Image.Resampling.NEAREST).resize((side, side), Image.Resampling.BOX)

    (seen,) = zxingcpp.read_barcodes(scanned)

    assert seen.bytes == code.encode()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    summary=st.text(), starts=st.integers(0, 70 * 365 * 86_400).map(lambda second: datetime.fromtimestamp(second, UTC))
)
def test_any_event_fits_into_a_code_of_thirty_millimetres(
    reader: CalendarReader, summary: str, starts: datetime
) -> None:
    event = replace(EVENT, summary=summary, starts=starts, ends=starts + timedelta(minutes=5))
    code = event_code(event)

    assert len(code.encode()) <= MOST_BYTES
    assert code_modules(code)
    assert reader.read(code).events[0].starts == starts
