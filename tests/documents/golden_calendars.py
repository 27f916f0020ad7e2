"""The kept calendar files of the demo. Run as a module, it writes all of them anew; read them first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.documents.golden_files import GOLDEN
from tests.domain import calendar_samples

from aftercare.documents.calendar_file import calendar_file
from aftercare.domain.calendar import CalendarEvent, called_off, driver_events, patient_events

Events = tuple[CalendarEvent, ...]


def session_4_called_off() -> Events:
    demo = calendar_samples.demo()
    return called_off(patient_events(replace(demo, course=(demo.plan,))), 1, demo)


FILES: dict[str, Callable[[], Events]] = {
    "patient": lambda: patient_events(calendar_samples.demo()),
    "patient-detailed": lambda: patient_events(calendar_samples.demo(), is_detailed=True),
    "driver": lambda: driver_events(calendar_samples.demo()),
    "driver-detailed": lambda: driver_events(calendar_samples.demo(), is_detailed=True),
    "called-off": session_4_called_off,
}


def golden_calendar(name: str) -> Path:
    return GOLDEN / "calendars" / f"{name}.ics"


def demo_calendar(name: str) -> bytes:
    return calendar_file(FILES[name](), calendar_samples.demo().printed_at)


if __name__ == "__main__":
    (GOLDEN / "calendars").mkdir(exist_ok=True)
    for each in FILES:
        golden_calendar(each).write_bytes(demo_calendar(each))
