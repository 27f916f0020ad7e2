"""Reads ``clinic.toml``: who the clinic is."""

from __future__ import annotations

import re
from datetime import date, time

from aftercare.content.edge_reader import WEEKDAYS
from aftercare.content.findings import quoted
from aftercare.content.length_reader import read_elapsed
from aftercare.content.names_reader import read_key, read_names
from aftercare.content.plain_text import LONGEST_NAME
from aftercare.content.table_reader import TableReader, read_clock, read_day, read_table
from aftercare.content.topic_reader import read_own_topics
from aftercare.content.vocabulary import Vocabulary, is_phone_number
from aftercare.content.zone_reader import read_zone
from aftercare.domain.clinic import ClinicPack, ClinicTreatment, DayTimes, OpenHours, PhoneNumber
from aftercare.domain.planning import BOARD_TOPICS
from aftercare.domain.rule import TopicId
from aftercare.domain.topic import TopicTree
from aftercare.domain.treatment import Treatment

FORMAT = "aftercare-clinic-pack/1"
MOST_ON_BOARD = 3
LARGEST_SERIAL = 1_000_000_000

_FORMAT = re.compile(r"aftercare-clinic-pack/(\d{1,6})", re.ASCII)
_COUNTRY = re.compile(r"[A-Za-z]{2}", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?", re.ASCII)


def is_readable_format(table: TableReader) -> bool:
    """True if the pack is written in the format this version knows; what else it is gets told."""
    value = table.value("format", f'write format = "{FORMAT}" on the first line')
    if value is None or value == FORMAT:
        return True
    found = _FORMAT.fullmatch(value) if isinstance(value, str) else None
    if found and int(found[1]) > 1:
        table.fault(
            "format", f"{quoted(value)} is newer than this Aftercare", "update Aftercare, then open the pack again"
        )
        return False
    table.fault("format", f"{quoted(value)} is not a format of clinic packs", f'write format = "{FORMAT}"')
    return True


def read_clinic(table: TableReader, known: TopicTree) -> ClinicPack:
    """Everything in ``clinic.toml``, as a pack without rules; what cannot be read is told of and left empty."""
    name = table.text(
        "name", 'write the clinic\'s name, such as name = "Riverside Ketamine Clinic"', longest=LONGEST_NAME
    )
    reviewed_on, review_by = _reviews(table)
    topics = read_own_topics(table, known)
    hours, closed_on = _hours(table)
    language = read_language(table)
    clinic = ClinicPack(
        pack_id=table.identifier("id", 'give the pack a name that never changes, such as id = "riverside"'),
        serial=table.whole_number("serial", 1, LARGEST_SERIAL, "write serial = 1, and raise it with each version") or 1,
        name=name,
        short_name=table.text("short_name", longest=LONGEST_NAME) or name,
        author=table.text(
            "author", 'say who answers for the rules, such as author = "Dr. Robin Ash"', longest=LONGEST_NAME
        ),
        language=language,
        languages=(language,),
        country=read_country(table, 'write two letters, such as country = "US"'),
        zone=read_zone(table),
        reviewed_on=reviewed_on,
        review_by=review_by,
        is_sample=table.claim("sample") or False,
        address=table.texts("address", longest=LONGEST_NAME),
        phones=_phones(table),
        hours=hours,
        closed_on=closed_on,
        treatments=_treatments(table),
        rules=(),
        day_times=_day_times(table),
        topics=topics,
        names=read_names(table, "names"),
        board=_board(table, frozenset(topic.topic_id for topic in known) | topics.keys()),
    )
    table.finish()
    return clinic


def read_country(table: TableReader, needed: str = "") -> str:
    """A country in two letters, ISO 3166; empty if not given."""
    value = table.value("country", needed)
    if isinstance(value, str) and _COUNTRY.fullmatch(value):
        return value.upper()
    if value is not None:
        table.fault(
            "country", f"{quoted(value)} is not a country in two letters", 'write a code such as "US", "CA" or "GB"'
        )
    return ""


def read_language(table: TableReader) -> str:
    """The language the rules are written in first."""
    value = table.value("language", 'write the language of your rules, such as language = "en"')
    if isinstance(value, str) and _LANGUAGE.fullmatch(value):
        return value
    if value is not None:
        table.fault("language", f"{quoted(value)} is not a language code", 'write a code such as "en" or "es"')
    return ""


def _reviews(table: TableReader) -> tuple[date | None, date | None]:
    reviewed_on, review_by = table.day("reviewed_on"), table.day("review_by")
    if reviewed_on and review_by and review_by <= reviewed_on:
        table.fault("review_by", f"{review_by} does not come after reviewed_on", "write the day of the next review")
    return reviewed_on, review_by


def _phones(table: TableReader) -> tuple[PhoneNumber, ...]:
    inner = table.table("phones", 'add [phones] and below it main = { number = "(503) 555-0142" }')
    if inner is None:
        return ()
    if "main" not in inner:
        inner.fault("main", "is missing", 'write main = { number = "(503) 555-0142" }')
    found: list[PhoneNumber] = []
    for name in inner:
        entry = read_table(inner.value(name), inner.place.inside(name), 'write { number = "(503) 555-0142" }')
        if entry is None or not read_key(inner, name):
            continue
        number = entry.text("number", 'write number = "(503) 555-0142"', longest=LONGEST_NAME)
        label, when = entry.text("label", longest=LONGEST_NAME), entry.text("when", longest=LONGEST_NAME)
        entry.finish()
        if number and not is_phone_number(number):
            entry.fault("number", f"{quoted(number)} is not a phone number", 'write digits, such as "(503) 555-0142"')
        found.append(PhoneNumber(name, number, label, when))
    return tuple(found)


def _hours(table: TableReader) -> tuple[tuple[OpenHours, ...], tuple[date, ...]]:
    inner = table.table("hours")
    if inner is None:
        return (), ()
    hours: list[OpenHours] = []
    for weekday, name in enumerate(WEEKDAYS):
        given = list(inner.entries(name))
        clocks = [clock for value, place in given if (clock := read_clock(value, place)) is not None]
        if len(clocks) < len(given) or not given:
            continue
        if len(clocks) != 2 or clocks[1] <= clocks[0]:
            remedy = f'write {name} = ["08:00", "17:00"], or leave the day out if you are closed'
            inner.fault(name, "this is not an opening and a later closing time", remedy)
            continue
        hours.append(OpenHours(weekday, clocks[0], clocks[1]))
    days = (read_day(value, place) for value, place in inner.entries("closed_on"))
    closed_on = tuple(day for day in days if day is not None)
    inner.finish()
    return tuple(hours), closed_on


def _treatments(table: TableReader) -> tuple[ClinicTreatment, ...]:
    found: dict[Treatment, ClinicTreatment] = {}
    for entry in table.tables("treatment", 'add [[treatment]] and below it kind = "iv-infusion", or another you give'):
        kind = entry.choice("kind", Treatment, 'write kind = "iv-infusion", or another you give')
        length = entry.value("visit_length")
        visit = None if length is None else read_elapsed(length, entry.place.inside("visit_length"))
        if visit is not None and not visit:
            entry.fault("visit_length", "no visit is that short", 'write how long it takes, such as "90 minutes"')
        entry.finish()
        if kind in found:
            entry.fault("kind", f"{quoted(entry.value('kind'))} is already listed above", "list each treatment once")
        elif kind is not None:
            found[kind] = ClinicTreatment(kind, visit)
    return tuple(found.values())


def _day_times(table: TableReader) -> DayTimes:
    inner, usual = table.table("times"), DayTimes()
    if inner is None:
        return usual
    morning, evening, bedtime = (
        _clock_or(inner, key, usual_time)
        for key, usual_time in (("morning", usual.morning), ("evening", usual.evening), ("bedtime", usual.bedtime))
    )
    inner.finish()
    if evening <= morning:
        inner.fault(
            "evening", "the evening begins before the morning", 'write evening = "18:00", or another later time'
        )
    if bedtime <= morning:
        inner.fault(
            "bedtime", "bedtime comes before the morning", 'write bedtime = "22:00", or another time before midnight'
        )
    return DayTimes(morning, evening, bedtime)


def _clock_or(table: TableReader, key: str, usual: time) -> time:
    clock = table.clock(key)
    return usual if clock is None else clock


def _board(table: TableReader, topics: frozenset[str]) -> tuple[TopicId, ...]:
    board = Vocabulary(topics, frozenset()).topic_ids(table, "board")
    if len(board) > MOST_ON_BOARD:
        table.fault("board", f"names {len(board)} topics", f"keep the {MOST_ON_BOARD} that matter most")
    for topic in board:
        if topic in BOARD_TOPICS:
            table.fault("board", f"{quoted(topic)} is on every board already", "take it out")
    return board
