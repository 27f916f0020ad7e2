"""When a clinic is open, and by when to call so as to give it notice in business time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.length import Length, Unit
from aftercare.domain.resolve import Frame, Pick, shifted

_FURTHEST_DAYS = 90


def opening_of(clinic: ClinicPack, day: date, zone: ZoneInfo) -> list[tuple[datetime, datetime]]:
    """The times between which the clinic is open on a day; none on a day it is closed."""
    if day in clinic.closed_on:
        return []
    return [
        (datetime.combine(day, hours.opens, zone), datetime.combine(day, hours.closes, zone))
        for hours in sorted(clinic.hours, key=lambda one: one.opens)
        if hours.weekday == day.weekday()
    ]


def open_until(clinic: ClinicPack, now: datetime, zone: ZoneInfo) -> datetime | None:
    """When the clinic closes, if it is open now."""
    local = now.astimezone(zone)
    openings = opening_of(clinic, local.date(), zone)
    return next((closes for opens, closes in openings if opens <= local < closes), None)


def notice_deadline(clinic: ClinicPack, notice: Length, frame: Frame) -> datetime | None:
    """The last moment in UTC that still gives this much notice before the session.

    Business hours are hours in which the clinic is open; a business day is a day on which it opens. None if the clinic
    gave no hours to count with.
    """
    match notice.unit:
        case Unit.BUSINESS_HOUR:
            return _hours_back(clinic, notice.amount, frame)
        case Unit.BUSINESS_DAY:
            return _days_back(clinic, notice.amount, frame)
        case _:
            return shifted(frame.start, notice, frame, Pick.EARLIEST, forward=False)


def _days_before(frame: Frame) -> Iterator[date]:
    day = frame.start_day
    for _ in range(_FURTHEST_DAYS):
        yield day
        day -= timedelta(days=1)


def _hours_back(clinic: ClinicPack, hours: int, frame: Frame) -> datetime | None:
    left = timedelta(hours=hours)
    for day in _days_before(frame):
        for opens, closes in reversed(opening_of(clinic, day, frame.zone)):
            begin, end = opens.astimezone(frame.start.tzinfo), min(closes.astimezone(frame.start.tzinfo), frame.start)
            if end <= begin:
                continue
            if end - begin >= left:
                return end - left
            left -= end - begin
    return None


def _days_back(clinic: ClinicPack, days: int, frame: Frame) -> datetime | None:
    """So many open days before the session, at the clock time of the session."""
    at = frame.start.astimezone(frame.zone).time()
    left = days
    for day in _days_before(frame):
        if day == frame.start_day or not opening_of(clinic, day, frame.zone):
            continue
        left -= 1
        if left == 0:
            return frame.local(day, at, Pick.EARLIEST)
    return None
