"""What other people's calendars say of an appointment is read as it is meant, and no file misleads or hangs the app."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.calendar_reading import CalendarReader

from aftercare.documents.appointment_file import MOST_APPOINTMENTS, read_appointments
from aftercare.documents.calendar_lines import LARGEST
from aftercare.domain.appointment_file import AppointmentFileError, ClockSource, FileFault, FoundAppointment

CLINIC = ZoneInfo("America/Los_Angeles")

# As a well-known office program writes it: its own name of the zone, with rules.
OFFICE_ZONE = """BEGIN:VTIMEZONE
TZID:Eastern Standard Time
BEGIN:STANDARD
DTSTART:16010101T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""
OWN_ZONE = OFFICE_ZONE.replace("Eastern Standard Time", "Clinic Time")


def file(*events: str, zone: str = "", head: str = "") -> bytes:
    body = "".join(f"BEGIN:VEVENT\n{event}\nEND:VEVENT\n" for event in events)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Sample Clinic//EN\n{head}{zone}{body}END:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


def read(content: bytes) -> tuple[FoundAppointment, ...]:
    return read_appointments(content, "visit.ics", CLINIC)


def one(event: str, *, zone: str = "", head: str = "") -> FoundAppointment:
    (found,) = read(file(event, zone=zone, head=head))
    return found


def fault_of(content: bytes) -> FileFault:
    with pytest.raises(AppointmentFileError) as caught:
        read(content)
    return caught.value.fault


NINE_IN_NEW_YORK = datetime(2026, 6, 3, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "zone", "head", "clock"),
    [
        ("DTSTART:20260603T130000Z", "", "", ClockSource.ZONE),
        ("DTSTART;TZID=America/New_York:20260603T090000", "", "", ClockSource.ZONE),
        ('DTSTART;TZID="America/New_York":20260603T090000', "", "", ClockSource.ZONE),
        ("dtstart;tzid=America/New_York;X-OTHER=1:20260603T090000", "", "", ClockSource.ZONE),
        ("DTSTART;TZID=/sample.org/20240101_1/America/New_York:20260603T090000", "", "", ClockSource.ZONE),
        ("DTSTART;TZID=Eastern Standard Time:20260603T090000", OFFICE_ZONE, "", ClockSource.ZONE),
        ("DTSTART;TZID=Eastern Standard Time:20260603T090000", "", "", ClockSource.ZONE),
        ("DTSTART;TZID=Clinic Time:20260603T090000", OWN_ZONE, "", ClockSource.ZONE),
        ("DTSTART:20260603T060000", "", "", ClockSource.NONE),
        ("DTSTART;TZID=Nowhere:20260603T060000", "", "", ClockSource.DOUBTFUL),
        ("DTSTART:20260603T090000", "", "X-WR-TIMEZONE:America/New_York\n", ClockSource.DOUBTFUL),
        # The rules in the file say another time than the zone of that name.
        ("DTSTART;TZID=America/New_York:20260603T090000", OFFICE_ZONE.replace("Eastern Standard Time",
         "America/New_York").replace("TZOFFSETTO:-0400", "TZOFFSETTO:-0300"), "", ClockSource.DOUBTFUL),
    ],
)  # fmt: skip
def test_a_time_is_read_by_the_zone_of_the_file(start: str, zone: str, head: str, clock: ClockSource) -> None:
    found = one(f"UID:a\n{start}\nSUMMARY:Visit", zone=zone, head=head)

    assert found.starts == NINE_IN_NEW_YORK
    assert found.clock is clock


def test_winter_and_summer_of_a_zone_in_the_file_are_told_apart() -> None:
    for day, hour in (("20260603", 13), ("20260307", 14), ("20260308", 13), ("20261031", 13), ("20261101", 14)):
        found = one(f"DTSTART;TZID=Clinic Time:{day}T090000", zone=OWN_ZONE)
        assert found.starts is not None
        assert found.starts.astimezone(UTC).hour == hour, day


def test_a_time_that_the_clocks_pass_over_is_an_hour_later_and_one_that_comes_twice_is_the_first() -> None:
    passed = one("DTSTART;TZID=America/New_York:20260308T023000")
    twice = one("DTSTART;TZID=America/New_York:20261101T013000")

    assert passed.starts is not None
    assert twice.starts is not None
    assert passed.starts.astimezone(UTC) == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)
    assert twice.starts.astimezone(UTC) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_the_end_is_read_or_reckoned_from_a_length_or_left_open() -> None:
    begin = "DTSTART:20260603T130000Z\n"

    assert one(f"{begin}DTEND:20260603T143000Z").ends == NINE_IN_NEW_YORK + timedelta(minutes=90)
    assert one(f"{begin}DURATION:PT1H30M").ends == NINE_IN_NEW_YORK + timedelta(minutes=90)
    assert one(f"{begin}DURATION:P1W").ends is None
    assert one(f"{begin}DTEND:20260603T120000Z").ends is None
    assert one(begin.strip()).ends is None


def test_a_day_without_a_time_stays_one() -> None:
    found = one("DTSTART;VALUE=DATE:20260603\nDTEND;VALUE=DATE:20260604\nSUMMARY:Visit")

    assert (found.day, found.starts, found.ends) == (date(2026, 6, 3), None, None)


def test_words_are_unfolded_and_freed_of_escapes_and_of_signs_that_hide_something() -> None:
    found = one(
        "DTSTART:20260603T130000Z\nSUMMARY:Check\\, in\n  with\\nNurse \u202eKim\nLOCATION;LANGUAGE=en:210 River\n"
        "\tside\\; Suite 4"
    )

    assert found.title == "Check, in with Nurse Kim"
    assert found.place == "210 Riverside; Suite 4"


def test_several_appointments_come_in_order_and_each_once() -> None:
    later = "UID:b\nDTSTART:20260604T130000Z"
    sooner = "UID:a\nDTSTART:20260603T130000Z"

    assert [found.uid for found in read(file(later, sooner, later))] == ["a", "b"]


@pytest.mark.parametrize(
    ("event", "head"),
    [("STATUS:CANCELLED", ""), ("SUMMARY:Visit", "METHOD:CANCEL\n"), ("status:cancelled", "")],
)
def test_an_appointment_that_was_called_off_is_known_as_such(event: str, head: str) -> None:
    assert one(f"DTSTART:20260603T130000Z\n{event}", head=head).is_cancelled


def test_a_series_says_that_it_repeats_and_a_changed_one_of_it_has_a_name_of_its_own() -> None:
    series = "UID:s\nDTSTART:20260603T130000Z\nRRULE:FREQ=SECONDLY;COUNT=99999999"
    changed = "UID:s\nRECURRENCE-ID:20260610T130000Z\nDTSTART:20260611T130000Z"

    first, other = read(file(series, changed))

    assert (first.repeats, first.uid) == (True, "s")
    assert (other.repeats, other.uid) == (False, "s/20260610T130000Z")


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", FileFault.NO_CALENDAR),
        (b"Dear Alex, see you on June 3", FileFault.NO_CALENDAR),
        (b"%PDF-1.7\0\0", FileFault.NO_CALENDAR),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", FileFault.NO_APPOINTMENT),
        (file("SUMMARY:No time"), FileFault.NO_APPOINTMENT),
        (file("DTSTART:20261332T130000Z"), FileFault.NO_APPOINTMENT),
        (file("DTSTART:00010101T000000Z"), FileFault.NO_APPOINTMENT),
        (file("UID:3f@aftercare\nDTSTART:20260603T130000Z"), FileFault.OURS),
        (b"BEGIN:VCALENDAR\n" + b"X" * LARGEST, FileFault.TOO_LARGE),
    ],
)
def test_a_file_without_an_appointment_says_why(content: bytes, fault: FileFault) -> None:
    assert fault_of(content) is fault


def test_files_with_other_line_ends_marks_or_letters_are_read_too() -> None:
    text = file("DTSTART:20260603T130000Z\nSUMMARY:Café").decode()

    for content in (
        text.replace("\r\n", "\n").encode(),
        text.replace("\r\n", "\r").encode(),
        text.encode("utf-8-sig"),
        text.encode("utf-16"),
        text.encode("cp1252"),
    ):
        assert read(content)[0].title == "Café"


def test_a_file_of_a_great_many_parts_is_read_no_further_than_it_may_be() -> None:
    many = file(*(f"UID:{number}\nDTSTART:20260603T130000Z" for number in range(1500)))
    deep = b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 50_000

    assert len(read(many)) == MOST_APPOINTMENTS
    assert fault_of(deep) is FileFault.NO_APPOINTMENT


moments = st.datetimes(datetime(2025, 1, 1), datetime(2031, 1, 1))  # noqa: DTZ001
lines = st.one_of(
    st.sampled_from(
        [
            "BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VALARM", "END:VALARM",
            *OFFICE_ZONE.strip().split("\n"), "RRULE:FREQ=SECONDLY", "RDATE:20260101T000000Z,20270101T000000",
            "DTSTART;TZID=Eastern Standard Time:20260308T023000", "DTSTART;VALUE=DATE:20260603",
            "DTSTART:99991231T235959",
            "DTSTART;TZID=../../etc/passwd:20260603T090000", "DTSTART;TZID=/:20260603T090000", " folded", "\t", "\\",
            "DTEND:20260603T143000Z", "DURATION:P9999W", "SUMMARY:a\\", "UID:", "METHOD:CANCEL", ";;;===:::\"",
        ]
    ),
    st.text(max_size=40),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(lines, max_size=60), st.sampled_from(["\r\n", "\n", "\r"]))
def test_whatever_lines_a_file_holds_it_is_read_or_refused_with_a_reason(found: list[str], ending: str) -> None:
    content = ending.join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *found]).encode(errors="surrogatepass")

    try:
        appointments = read(content)
    except AppointmentFileError:
        return
    for appointment in appointments:
        assert appointment.starts is None or appointment.starts.tzinfo is not None
        assert len(appointment.title) <= 120
        assert appointment.ends is None or (appointment.starts is not None and appointment.ends > appointment.starts)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=400))
def test_whatever_bytes_a_file_holds_it_is_refused_with_a_reason(content: bytes) -> None:
    with pytest.raises(AppointmentFileError):
        read(content)


@settings(max_examples=60, deadline=None)
@given(
    moments,
    st.sampled_from(["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "UTC"]),
)
def test_an_independent_reader_sees_the_same_moment(reader: CalendarReader, local: datetime, zone: str) -> None:
    starts = local.replace(microsecond=0, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    content = file(f"UID:a\nDTSTAMP:20250101T000000Z\nDTSTART:{starts:%Y%m%dT%H%M%SZ}\nDURATION:PT1H\nSUMMARY:Visit")

    (seen,) = reader.read(content).events
    (found,) = read(content)

    assert (found.starts, found.ends) == (seen.starts, seen.ends)


@settings(max_examples=60, deadline=None)
@given(moments)
def test_rules_in_the_file_give_the_times_of_the_zone_they_describe(local: datetime) -> None:
    local = local.replace(microsecond=0)
    start = f"DTSTART;TZID={{}}:{local:%Y%m%dT%H%M%S}"

    by_rules, by_name = one(start.format("Clinic Time"), zone=OWN_ZONE), one(start.format("America/New_York"))

    assert by_rules.starts is not None
    assert by_name.starts is not None
    # In the hour that is passed over or comes twice, rules alone may be read either way.
    assert abs(by_rules.starts - by_name.starts) in (timedelta(0), timedelta(hours=1))
    odd = (
        by_name.starts.replace(tzinfo=None) != local
        or by_name.starts.utcoffset() != by_name.starts.replace(fold=1).utcoffset()
    )
    assert odd or by_rules.starts == by_name.starts
