"""What stands in a calendar, for whom, and what becomes of it when the appointment changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.domain import calendar_samples, contents, samples, sheet_samples
from tests.domain.calendar_samples import one_plan, printing

from aftercare.domain.calendar import CalendarEvent, called_off, driver_events, moved, patient_events
from aftercare.domain.contacts import Driver
from aftercare.domain.plan import Plan
from aftercare.domain.reminder import ReminderKind
from aftercare.domain.treatment import Treatment

EVERY_PACK = sorted(contents.every_pack())


def sequences(events: tuple[CalendarEvent, ...]) -> dict[str, int]:
    return {event.uid: event.sequence for event in events}


def test_the_patient_has_the_visit_and_each_reminder_at_its_own_time() -> None:
    plan = one_plan()

    starts = sorted(event.starts for event in patient_events(printing(plan)))

    assert len(plan.reminders) > 5
    assert starts == sorted([plan.session.planned_start, *(reminder.due for reminder in plan.reminders)])


def test_repeats_stay_on_the_computer() -> None:
    plan = one_plan()
    once = {reminder.due for reminder in plan.reminders} | {plan.session.planned_start}
    repeated = {reminder.due for reminder in plan.repeats} - once

    assert repeated
    assert repeated.isdisjoint({event.starts for event in patient_events(printing(plan))})


@pytest.mark.parametrize("pack", EVERY_PACK)
@pytest.mark.parametrize("treatment", Treatment)
def test_no_two_events_have_one_name(pack: str, treatment: Treatment) -> None:
    both = printing(one_plan(pack=pack, treatment=treatment))
    events = (*patient_events(both), *driver_events(both))

    assert len({event.uid for event in events}) == len(events)


@pytest.mark.parametrize("start", ["2026-05-14 08:30", "2026-05-15 10:00", "2026-05-21 15:00", "2026-11-01 10:00"])
def test_a_moved_session_keeps_the_names_of_its_events_and_raises_their_sequence(start: str) -> None:
    before, after = printing(one_plan()), printing(one_plan(start, revision=1))

    for events_of in (patient_events, driver_events):
        was, now = sequences(events_of(before)), sequences(events_of(after))
        assert set(was.values()) == {0}
        assert set(now.values()) == {1}
        assert set(was) == set(now)


def test_what_has_no_place_after_a_move_is_called_off() -> None:
    now = printing(one_plan("2026-05-14 08:00", revision=1), at=samples.at("2026-05-14 05:00"))
    before = printing(one_plan(), at=now.printed_at)
    was, events = patient_events(before), patient_events(now)

    after_move = moved(was, events, now)

    lost = {event.uid for event in was} - {event.uid for event in events}
    assert lost
    assert {event.uid for event in after_move if event.is_cancelled} == lost
    assert {event.uid for event in after_move if not event.is_cancelled} == {event.uid for event in events}
    assert min(sequences(after_move).values()) == 1


def test_a_session_called_off_takes_every_event_back() -> None:
    one = printing(one_plan())
    events = patient_events(one)

    gone = called_off(events, 1, one)

    assert sequences(gone) == {event.uid: 1 for event in events}
    assert all(event.is_cancelled and event.alarm_before is None for event in gone)
    assert {event.summary for event in gone} == {
        "Called off: Appointment",
        "Called off: Appointment prep",
        "Called off: Appointment follow-up",
    }


def test_a_session_called_off_has_no_events_of_its_own() -> None:
    cancelled = printing(one_plan(is_cancelled=True, revision=1))

    assert patient_events(cancelled) == ()
    assert driver_events(cancelled) == ()


def test_a_file_called_off_twice_still_rises() -> None:
    one = printing(one_plan(revision=3))

    assert {event.sequence for event in called_off(patient_events(one), 0, one)} == {4}


def test_what_is_over_stays_out() -> None:
    one = calendar_samples.demo()

    events = patient_events(one)

    assert any(reminder.due < one.printed_at for plan in one.plans for reminder in plan.reminders)
    assert all(event.ends > one.printed_at for event in events)
    assert [event for event in events if event.is_busy] == [event for event in events if event.summary == "Appointment"]
    assert len([event for event in events if event.is_busy]) == 3


def test_unless_chosen_the_patients_calendar_says_three_things_only() -> None:
    events = patient_events(calendar_samples.demo())

    assert {event.summary for event in events} == {"Appointment", "Appointment prep", "Appointment follow-up"}
    assert {event.description for event in events} == {"Open Aftercare to read it."}
    assert {event.location for event in events} == {""}


def test_a_patient_who_chose_to_reads_what_each_reminder_says_and_where_the_visit_is() -> None:
    plan = one_plan()
    said = {event.starts: event for event in patient_events(printing(plan), is_detailed=True)}

    visit = said[plan.session.planned_start]
    assert visit.summary == "IV infusion, session 4 of 6"
    assert visit.location == "Riverside Ketamine Clinic, 210 River Street, Suite 4"
    assert visit.description.splitlines()[:2] == ["Clinic: (503) 555-0142", "Clinic after hours: (503) 555-0199"]
    limits = [one for one in plan.reminders if one.kind is ReminderKind.BAN]
    assert limits
    summaries = {(event.starts, event.summary) for event in patient_events(printing(plan), is_detailed=True)}
    assert {(one.due, one.on_time) for one in limits} <= summaries


@pytest.mark.parametrize("pack", EVERY_PACK)
def test_no_permission_is_said_from_a_file(pack: str) -> None:
    """The visit may run late, and another session may forbid it: a file would not know."""
    plan = one_plan(pack=pack)
    permissions = {one.on_time for one in plan.reminders if one.kind is ReminderKind.RELEASE}

    events = patient_events(printing(plan), is_detailed=True)

    assert permissions.isdisjoint({event.summary for event in events})
    assert {one.due for one in plan.reminders} <= {event.starts for event in events}


def test_what_comes_after_the_visit_is_said_once_its_end_is_known() -> None:
    """Until then a file that says "start with light food" would say it in the middle of a visit that runs late."""
    plan = one_plan()
    ended = replace(plan, session=replace(plan.session, actual_end=plan.session.end))
    duties = {one.on_time for one in plan.reminders if one.kind is ReminderKind.DUTY and one.due >= plan.session.end}

    def said(one: Plan) -> set[str]:
        return {event.summary for event in patient_events(printing(one), is_detailed=True)}

    assert "Start with light food" in duties
    assert duties.isdisjoint(said(plan))
    assert duties <= said(ended)


def test_some_packs_do_have_permissions_to_say() -> None:
    plans = [one_plan(pack=pack, treatment=treatment) for pack in EVERY_PACK for treatment in Treatment]

    assert [one for plan in plans for one in plan.reminders if one.kind is ReminderKind.RELEASE]


def test_the_driver_has_the_pick_up_the_place_and_the_ride_home() -> None:
    plan = one_plan()
    pick_up, arrive, home = driver_events(printing(plan))

    assert plan.driver is not None
    assert (pick_up.starts, pick_up.summary) == (plan.driver.pick_up, "Pick-up")
    assert (arrive.starts, arrive.summary) == (plan.arrives, "Appointment: be there")
    assert (home.starts, home.summary) == (plan.session.end, "Ride home")
    assert arrive.location == home.location == "210 River Street, Suite 4"
    assert pick_up.description.splitlines() == [
        "Clinic: (503) 555-0142",
        "Clinic after hours: (503) 555-0199",
        "Backup driver: Jo (503) 555-0163",
        "Emergency: call 911",
    ]
    assert home.description.startswith("About this time.")


def test_the_ride_home_is_no_longer_about_once_the_end_is_known() -> None:
    plan = one_plan()
    plan = replace(plan, session=replace(plan.session, actual_end=samples.at("2026-05-14 12:05")))
    home = driver_events(printing(plan))[-1]

    assert home.starts == samples.at("2026-05-14 12:05")
    assert "About" not in home.description


def test_the_drivers_calendar_names_the_patient_only_where_that_was_chosen() -> None:
    one = printing(one_plan())

    assert not any("Alex" in f"{event.summary} {event.description}" for event in driver_events(one))
    assert {event.summary for event in driver_events(one, is_detailed=True)} == {
        "Pick up Alex",
        "Be at the appointment with Alex",
        "Ride home for Alex",
    }


def test_a_driver_has_no_rides_of_somebody_else() -> None:
    def on(day: str, driver: Driver | None) -> Plan:
        plan = one_plan(f"{day} 10:00")
        return replace(plan, driver=driver, session=replace(plan.session, session_id=day))

    sam, mine, jos, nobodys = (
        on("2026-05-14", sheet_samples.SAM),
        on("2026-05-18", Driver("Sam", "(503) 555-0117")),
        on("2026-05-21", Driver("Jo", "(503) 555-0163")),
        on("2026-05-25", None),
    )
    days = {event.starts.date().isoformat() for event in driver_events(printing(sam, mine, jos, nobodys))}

    assert days == {"2026-05-14", "2026-05-18"}
    assert {event.starts.day for event in driver_events(printing(nobodys, sam))} == {25}


def test_an_address_that_names_the_clinic_is_given_to_the_driver_without_that_line() -> None:
    plan = one_plan()
    assert plan.clinic is not None
    address = ("Riverside Ketamine Clinic, 2nd floor", "210 River Street")
    plan = replace(plan, clinic=replace(plan.clinic, address=address))

    assert {event.location for event in driver_events(printing(plan))} == {"", "210 River Street"}


def test_an_event_that_ends_before_it_starts_is_refused() -> None:
    event = patient_events(printing(one_plan()))[0]

    with pytest.raises(ValueError, match="ends after it starts"):
        replace(event, ends=event.starts - timedelta(minutes=1))
