"""Calendar files, read back by a reader of somebody else's and held against the plan."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.documents.calendar_reading import CalendarReader, SeenEvent
from tests.documents.golden_calendars import FILES, demo_calendar, golden_calendar
from tests.domain import calendar_samples, contents, samples, strategies
from tests.domain.calendar_samples import LONG_BEFORE, ZONES, one_plan, printing
from tests.test_discreet import SAYS_NOTHING, TELLING, telling_words, words_of

from aftercare.documents.calendar_file import calendar_file
from aftercare.documents.errors import EmptyCalendarError
from aftercare.domain.calendar import REMINDER_LENGTH, CalendarEvent, called_off, driver_events, moved, patient_events
from aftercare.domain.plan import Plan
from aftercare.domain.rule import Rule
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment

MADE = datetime(2026, 1, 1, 16, tzinfo=UTC)
DAYS = ("2026-03-08", "2026-03-29", "2026-04-05", "2026-07-14", "2026-10-04", "2026-10-25", "2026-11-01")
"""The days on which clocks change in one of the zones, and one in summer."""
EVERY_PROPERTY = {
    "BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "METHOD", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND",
    "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "CLASS", "TRANSP", "ACTION", "TRIGGER",
}  # fmt: skip
SHORT = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
EVENT = CalendarEvent("one@aftercare", 0, MADE, MADE + timedelta(hours=1), "Appointment")


def wall_clock(moment: datetime, zone: str) -> str:
    return samples.shown(moment, ZoneInfo(zone))


def assert_same(seen: tuple[SeenEvent, ...], written: tuple[CalendarEvent, ...]) -> None:
    """Nothing is lost on the way, nothing is added, and every moment is the same moment."""
    assert [(one.uid, one.sequence, one.starts, one.ends) for one in seen] == [
        (one.uid, one.sequence, one.starts, one.ends) for one in written
    ]
    assert [(one.summary, one.description, one.location) for one in seen] == [
        (one.summary, one.description, one.location) for one in written
    ]
    for one, event in zip(seen, written, strict=True):
        assert one.status == ("CANCELLED" if event.is_cancelled else "CONFIRMED")
        assert one.audience == "PRIVATE"
        assert one.transparency == ("OPAQUE" if event.is_busy else "TRANSPARENT")
        assert [alarm.before for alarm in one.alarms] == [] if event.alarm_before is None else [event.alarm_before]
        assert all((alarm.action, alarm.text) == ("DISPLAY", event.summary) for alarm in one.alarms)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("day", DAYS)
def test_every_moment_of_the_plan_stands_on_the_wall_as_the_plan_says(
    reader: CalendarReader, zone: str, day: str
) -> None:
    plan = one_plan(f"{day} 10:00", zone)
    expected = sorted(wall_clock(one.due, zone) for one in plan.reminders)
    expected_visit = f"{day} 10:00"

    seen = reader.read(calendar_file(patient_events(printing(plan)), MADE), zone)

    assert seen.method == "PUBLISH"
    assert sorted(one.clock for one in seen.events if one.ends - one.starts == REMINDER_LENGTH) == expected
    assert [one.clock for one in seen.events if one.summary == "Appointment"] == [expected_visit]
    assert {one.stamp for one in seen.events} == {MADE}


@pytest.mark.parametrize("zone", ZONES)
def test_the_drivers_moments_stand_on_the_wall_as_the_plan_says(reader: CalendarReader, zone: str) -> None:
    plan = one_plan("2026-07-14 10:00", zone)
    assert plan.arrives is not None

    seen = reader.read(calendar_file(driver_events(printing(plan)), MADE), zone)

    clocks = {one.summary: one.clock for one in seen.events}
    assert clocks["Appointment: be there"] == wall_clock(plan.arrives, zone)
    assert clocks["Ride home"] == "2026-07-14 12:00"


def test_a_traveller_sees_the_same_moment_by_the_clocks_around_them(reader: CalendarReader) -> None:
    file = calendar_file(patient_events(printing(one_plan())), MADE)

    (visit,) = (one for one in reader.read(file, "America/New_York").events if one.summary == "Appointment")

    assert visit.clock == "2026-05-14 13:00"


@pytest.mark.parametrize("pack", sorted(contents.every_pack()))
@pytest.mark.parametrize("treatment", Treatment)
def test_what_is_read_back_is_what_was_written(reader: CalendarReader, pack: str, treatment: Treatment) -> None:
    one = printing(one_plan(pack=pack, treatment=treatment))

    for events_of in (patient_events, driver_events):
        for is_detailed in (False, True):
            events = events_of(one, is_detailed=is_detailed)
            assert_same(reader.read(calendar_file(events, MADE)).events, events)


def test_a_move_updates_what_was_there_and_takes_back_the_rest(reader: CalendarReader) -> None:
    after = printing(one_plan("2026-05-14 08:00", revision=1), at=samples.at("2026-05-14 05:00"))
    was = patient_events(printing(one_plan(), at=after.printed_at))
    before = {one.uid: one for one in reader.read(calendar_file(was, MADE)).events}

    seen = reader.read(calendar_file(moved(was, patient_events(after), after), MADE))

    assert seen.method == "PUBLISH"
    assert set(before) <= {one.uid for one in seen.events}
    assert all(one.sequence > before[one.uid].sequence for one in seen.events if one.uid in before)
    assert {one.status for one in seen.events} == {"CONFIRMED", "CANCELLED"}


def test_a_session_called_off_is_taken_out_by_a_file_that_says_so(reader: CalendarReader) -> None:
    one = printing(one_plan())
    gone = called_off(patient_events(one), 1, one)

    seen = reader.read(calendar_file(gone, MADE))

    assert seen.method == "CANCEL"
    assert_same(seen.events, gone)
    assert {event.status for event in seen.events} == {"CANCELLED"}
    assert all(event.summary.startswith("Called off: ") for event in seen.events)


@pytest.mark.parametrize("name", FILES)
def test_the_file_follows_the_form(name: str) -> None:
    file = demo_calendar(name)
    lines = file.split(b"\r\n")

    assert lines.pop() == b""
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in file.replace(b"\r\n", b"")
    unfolded = file.replace(b"\r\n ", b"").decode("utf-8").splitlines()
    assert {re.split("[:;]", line)[0] for line in unfolded} <= EVERY_PROPERTY
    alarms = [at for at, line in enumerate(unfolded) if line == "BEGIN:VALARM"]
    ends = [at for at, line in enumerate(unfolded) if line == "END:VALARM"]
    assert len(alarms) == len(ends) == (0 if name == "called-off" else unfolded.count("BEGIN:VEVENT"))
    assert all(unfolded[at + 1] == "END:VEVENT" for at in ends)
    assert "TZID" not in "".join(unfolded)


@pytest.mark.parametrize("name", FILES)
def test_the_files_of_the_demo_are_as_they_were(name: str) -> None:
    """After a change that is meant, `python -m tests.documents.golden_calendars` keeps the new ones."""
    assert demo_calendar(name) == golden_calendar(name).read_bytes()


def texts_of(reader: CalendarReader, file: bytes) -> list[str]:
    seen = reader.read(file)
    texts = [text for one in seen.events for text in (one.summary, one.description, one.location)]
    return texts + [alarm.text for one in seen.events for alarm in one.alarms]


@pytest.mark.parametrize("pack", sorted(contents.every_pack()))
@pytest.mark.parametrize("treatment", Treatment)
def test_nobody_learns_anything_from_the_patients_calendar(
    reader: CalendarReader, pack: str, treatment: Treatment
) -> None:
    """That there is an appointment is what the patient puts into a calendar; nothing but that can be learned."""
    one = printing(one_plan(pack=pack, treatment=treatment))
    telling = telling_words(one.plan) - {"appointment", "follow", "read"}
    events = patient_events(one)

    for file in (events, called_off(events, 1, one)):
        assert words_of(*texts_of(reader, calendar_file(file, MADE))) & telling == set()


def test_a_patient_who_chose_to_read_more_does_read_more(reader: CalendarReader) -> None:
    said = words_of(*texts_of(reader, demo_calendar("patient-detailed")))

    assert {"riverside", "infusion", "eating"} <= said & telling_words(calendar_samples.demo().plan)


@pytest.mark.parametrize("pack", sorted(contents.every_pack()))
@pytest.mark.parametrize("treatment", Treatment)
@pytest.mark.parametrize("is_detailed", [False, True])
def test_the_drivers_calendar_names_no_diagnosis_medicine_or_rule(
    reader: CalendarReader, pack: str, treatment: Treatment, is_detailed: bool
) -> None:
    plan = one_plan(pack=pack, treatment=treatment)
    assert plan.clinic is not None
    telling = TELLING | words_of(plan.clinic.name, *plan.names.values(), plan.help_numbers.crisis)
    for rule in plan.clinic.rules:
        telling |= words_of(rule.rule_id)
    # The driver is told of a clinic, a driver, a ride and a call, and the address may share a word with the name.
    known = {"clinic", "driver", "ride", "call", "hours", "emergency"} | words_of(*plan.clinic.address)

    said = texts_of(reader, calendar_file(driver_events(printing(plan), is_detailed=is_detailed), MADE))

    assert words_of(*said) & (telling - SAYS_NOTHING - known) == set()
    assert not {one.on_time for one in plan.reminders} & set(said)


@st.composite
def sessions_anywhere(draw: st.DrawFn) -> tuple[Session, str]:
    """Sessions at any hour of the days on which some clocks change."""
    zone = draw(st.sampled_from(ZONES))
    start = f"{draw(st.sampled_from(DAYS))} {draw(st.integers(0, 23)):02}:{draw(st.sampled_from((0, 15, 45))):02}"
    treatment = draw(st.sampled_from(samples.EVERY_TREATMENT))
    begins = samples.at(start, ZoneInfo(zone)).astimezone(UTC)
    length = timedelta(minutes=draw(st.integers(20, 300)))
    ended = draw(st.none() | st.integers(20, 400))
    visit = Session("one", treatment, begins, begins + length, revision=draw(st.integers(0, 9)))
    if ended is not None:
        visit = replace(visit, actual_end=begins + timedelta(minutes=ended))
    return visit, zone


@SHORT
@given(session=sessions_anywhere(), rules=strategies.rule_sets())
def test_whatever_the_plan_every_reminder_is_in_the_file_at_its_moment(
    reader: CalendarReader, session: tuple[Session, str], rules: tuple[Rule, ...]
) -> None:
    visit, zone = session
    plan: Plan = samples.plan_of(contents.our_guidance(), visit, *rules, zone=ZoneInfo(zone), driver=samples.SAM)
    one = printing(plan, at=LONG_BEFORE - timedelta(days=365))

    for is_detailed in (False, True):
        events = patient_events(one, is_detailed=is_detailed)
        seen = reader.read(calendar_file(events, MADE), zone)
        assert_same(seen.events, events)
        moments = [*(each.due for each in plan.reminders), visit.planned_start]
        assert sorted(each.clock for each in seen.events) == sorted(wall_clock(at, zone) for at in moments)
        assert {each.sequence for each in seen.events} == {visit.revision}
        assert len({each.uid for each in seen.events}) == len(moments)
        rides = driver_events(one, is_detailed=is_detailed)
        assert_same(reader.read(calendar_file(rides, MADE), zone).events, rides)


@SHORT
@given(summary=st.text(), description=st.text(min_size=1), location=st.text(min_size=1, max_size=400))
def test_no_text_breaks_out_of_its_place(reader: CalendarReader, summary: str, description: str, location: str) -> None:
    event = replace(EVENT, summary=summary, description=description, location=location, alarm_before=timedelta())

    file = calendar_file((event,), MADE)
    (seen,) = reader.read(file).events

    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert (seen.uid, seen.starts, len(seen.alarms)) == (EVENT.uid, EVENT.starts, 1)
    for read, written in ((seen.summary, summary), (seen.description, description), (seen.location, location)):
        assert visible(read) == visible(written)


def visible(text: str) -> list[str]:
    """What can be seen of a text, line by line: control characters cannot."""
    lines = ("".join(sign for sign in line if sign.isprintable()) for line in text.splitlines())
    return [line for line in lines if line]


@pytest.mark.parametrize(
    "text",
    [
        "Suite 4, 210 River; Street",
        "C:\\new",
        "one\ntwo\r\nthree",
        "END:VEVENT\r\nBEGIN:VEVENT",
        "ä🙂" * 60,
        "\\n, \\;",
    ],
)
def test_commas_line_ends_and_long_words_survive(reader: CalendarReader, text: str) -> None:
    (seen,) = reader.read(calendar_file((replace(EVENT, description=text),), MADE)).events

    assert seen.description == text.replace("\r\n", "\n")


def test_a_calendar_without_events_is_not_written() -> None:
    with pytest.raises(EmptyCalendarError, match="nothing to put into a calendar"):
        calendar_file((), MADE)
