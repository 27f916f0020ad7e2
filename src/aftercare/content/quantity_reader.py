"""Reads the numbers and lists of a rule."""

from __future__ import annotations

from aftercare.content.condition_reader import read_ages
from aftercare.content.length_reader import COURSE, NOTICE, read_length, read_length_range
from aftercare.content.place import Place
from aftercare.content.table_reader import TableReader, read_table
from aftercare.content.vocabulary import Vocabulary
from aftercare.domain.length import LengthRange
from aftercare.domain.rule import BloodPressure, NoticeBand, Quantities, Schedule

SYSTOLIC = (60, 260)
"""Lowest and highest upper number that can be a limit, in mmHg [D]."""
DIASTOLIC = (30, 160)
"""Lowest and highest lower number that can be a limit, in mmHg [D]."""
MOST_SESSIONS = 200

_PRESSURE_EXAMPLE = "write { systolic = 140, diastolic = 90 }"


def read_quantities(table: TableReader, vocabulary: Vocabulary) -> Quantities:
    """The numbers and lists that stand among a rule's keys."""
    age_min, age_max = read_ages(table)
    return Quantities(
        allowed=table.texts("allowed"),
        excepted=table.texts("except"),
        not_allowed=table.texts("not_allowed"),
        amount=table.text("amount"),
        length=_length_range(table, "length"),
        age_min=age_min,
        age_max=age_max,
        blood_pressure=_blood_pressure(table),
        notice=_notice(table),
        schedule=_schedule(table),
        phone=_phone(table, vocabulary),
    )


def _length_range(table: TableReader, key: str) -> LengthRange | None:
    value = table.value(key)
    return None if value is None else read_length_range(value, table.place.inside(key), COURSE)


def _blood_pressure(rule: TableReader) -> BloodPressure | None:
    value = rule.value("blood_pressure")
    table = None if value is None else read_table(value, rule.place.inside("blood_pressure"), _PRESSURE_EXAMPLE)
    if table is None:
        return None
    systolic = table.whole_number("systolic", *SYSTOLIC, _PRESSURE_EXAMPLE)
    diastolic = table.whole_number("diastolic", *DIASTOLIC, _PRESSURE_EXAMPLE)
    table.finish()
    if systolic is None or diastolic is None:
        return None
    if systolic <= diastolic:
        table.place.fault(f"{systolic} over {diastolic} is no blood pressure", "write the upper number as systolic")
    return BloodPressure(systolic, diastolic)


def _notice(rule: TableReader) -> tuple[NoticeBand, ...]:
    bands = (_notice_band(value, place) for value, place in rule.entries("notice"))
    return tuple(band for band in bands if band is not None)


def _notice_band(value: object, place: Place) -> NoticeBand | None:
    table = read_table(value, place, 'write { within = "24 hours" }')
    if table is None:
        return None
    within = table.value("within", 'write within = "24 hours"')
    length = None if within is None else read_length(within, place.inside("within"), NOTICE)
    fee = table.text("fee")
    table.finish()
    return None if length is None else NoticeBand(length, fee)


def _schedule(rule: TableReader) -> Schedule | None:
    value = rule.value("schedule")
    remedy = 'write { sessions = 2, per = "1 week", lasts = "4 weeks" }'
    table = None if value is None else read_table(value, rule.place.inside("schedule"), remedy)
    if table is None:
        return None
    if not list(table):
        table.place.fault("says nothing", remedy)
    schedule = Schedule(
        sessions=table.whole_number("sessions", 1, MOST_SESSIONS),
        per=_length_range(table, "per"),
        lasts=_length_range(table, "lasts"),
        apart=_length_range(table, "apart"),
    )
    table.finish()
    return schedule


def _phone(table: TableReader, vocabulary: Vocabulary) -> str:
    phone = table.text("phone")
    if phone:
        vocabulary.check_phone(phone, table.place.inside("phone"))
    return phone
