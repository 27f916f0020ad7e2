"""The schedule keeps what it was told over restarts, and tells nobody what it is about."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.storage.sealing import FIELDS, seal

from aftercare.domain.condition import PatientFacts
from aftercare.domain.contacts import Driver, DriverStatus
from aftercare.domain.edge import State
from aftercare.domain.errors import BugError
from aftercare.domain.nudge import Nudge
from aftercare.domain.reminder import Reminder, ReminderId, ReminderState, neutral_id
from aftercare.domain.rule import RuleId
from aftercare.domain.session import Session
from aftercare.domain.today import TaskState
from aftercare.storage.private_store import open_private
from aftercare.storage.schedule_store import ScheduleStore, open_schedule

PACK_A_BAG = neutral_id("session 4", "pack a bag")
STOP_FOOD = neutral_id("session 4", "stop food")
FINAL = [state for state in ReminderState if state.is_final]


@pytest.fixture
def store(tmp_path: Path, session: Session, zone: ZoneInfo, now: datetime) -> Iterator[ScheduleStore]:
    store = open_schedule(tmp_path, now)
    store.sessions.save(session, zone)
    yield store
    store.close()


@pytest.fixture
def stop_food(session: Session) -> Reminder:
    return Reminder(
        ReminderId(STOP_FOOD),
        RuleId("stop-food"),
        due=session.planned_start - timedelta(hours=7),
        event=session.planned_start - timedelta(hours=6),
        useful_until=session.planned_start,
        hard=True,
        on_time="Stop eating at 4:00 AM.",
        late="You stopped eating at 4:00 AM.",
        passed="Your cut-off was 4:00 AM.",
    )


def enter(store: ScheduleStore, reminder: Reminder, session: Session, now: datetime) -> None:
    with store.ledger.changing(now) as change:
        change.add(reminder, session.session_id, session.revision, ReminderState.PLANNED)


def only_entry_state(store: ScheduleStore, session: Session) -> ReminderState:
    (entry,) = store.ledger.entries(session.session_id)
    return entry.state


def test_a_done_task_is_still_done_after_a_restart(
    store: ScheduleStore, tmp_path: Path, session: Session, now: datetime
) -> None:
    store.tasks.mark(session.session_id, PACK_A_BAG, TaskState.DONE, now)
    store.close()

    again = open_schedule(tmp_path, now)

    assert again.tasks.of_session(session.session_id) == {PACK_A_BAG: TaskState.DONE}
    again.close()


def test_undo_brings_back_what_held_before_and_undoing_that_takes_it_away(
    store: ScheduleStore, session: Session, now: datetime
) -> None:
    store.tasks.mark(session.session_id, PACK_A_BAG, TaskState.ASKED, now)
    store.tasks.mark(session.session_id, PACK_A_BAG, TaskState.DONE, now)

    assert store.tasks.undo(session.session_id, PACK_A_BAG, now) is TaskState.ASKED
    assert store.tasks.of_session(session.session_id) == {PACK_A_BAG: TaskState.ASKED}
    assert store.tasks.undo(session.session_id, PACK_A_BAG, now) is TaskState.DONE


def test_undoing_the_first_mark_opens_the_task_again(store: ScheduleStore, session: Session, now: datetime) -> None:
    store.tasks.mark(session.session_id, PACK_A_BAG, TaskState.DONE, now)

    assert store.tasks.undo(session.session_id, PACK_A_BAG, now) is TaskState.OPEN


def test_undoing_nothing_does_nothing(store: ScheduleStore, session: Session, now: datetime) -> None:
    assert store.tasks.undo(session.session_id, PACK_A_BAG, now) is TaskState.OPEN
    assert store.tasks.of_session(session.session_id) == {}


def test_marks_of_one_session_say_nothing_of_another(
    store: ScheduleStore, session: Session, zone: ZoneInfo, now: datetime
) -> None:
    later = replace(session, session_id="5b0c", number=5)
    store.sessions.save(later, zone)
    store.tasks.mark(session.session_id, PACK_A_BAG, TaskState.DONE, now)

    assert store.tasks.of_session(later.session_id) == {}


def test_what_the_person_asked_to_be_reminded_of_is_kept_for_its_session(
    store: ScheduleStore, session: Session, zone: ZoneInfo, now: datetime
) -> None:
    store.sessions.save(replace(session, session_id="5b0c"), zone)
    in_a_while = Nudge(PACK_A_BAG, now + timedelta(minutes=15))
    later = Nudge(PACK_A_BAG, now + timedelta(minutes=30))
    store.nudges.add(session.session_id, later)
    store.nudges.add(session.session_id, in_a_while)

    assert store.nudges.of_session(session.session_id) == (later, in_a_while)
    assert store.nudges.of_session("5b0c") == ()
    with pytest.raises(BugError):
        store.nudges.add(session.session_id, Nudge("pack a bag", now))


def test_a_session_comes_back_as_it_was_agreed(store: ScheduleStore, session: Session, zone: ZoneInfo) -> None:
    ended = replace(session, actual_end=session.planned_end + timedelta(minutes=25), revision=1)
    store.sessions.save(ended, zone)

    (times,) = store.sessions.all()

    assert (times.planned_start, times.planned_end) == (session.planned_start, session.planned_end)
    assert times.actual_end == ended.actual_end
    assert (times.number, times.of, times.revision, times.is_cancelled) == (4, 6, 1, False)
    assert times.zone == zone


def test_sessions_come_in_the_order_of_their_days(store: ScheduleStore, session: Session, zone: ZoneInfo) -> None:
    week = timedelta(days=7)
    earlier = replace(
        session, session_id="3a11", planned_start=session.planned_start - week, planned_end=session.planned_end - week
    )
    store.sessions.save(earlier, zone)

    assert [times.session_id for times in store.sessions.all()] == ["3a11", "4f9a"]


def test_an_older_revision_does_not_take_the_place_of_a_newer_one(
    store: ScheduleStore, session: Session, zone: ZoneInfo
) -> None:
    assert store.sessions.save(replace(session, revision=2, is_cancelled=True), zone)

    assert not store.sessions.save(replace(session, revision=1), zone)
    assert store.sessions.all()[0].is_cancelled


def test_an_appointment_keeps_its_clock_time_when_the_zone_gets_other_rules(
    store: ScheduleStore, tmp_path: Path, now: datetime, zone: ZoneInfo
) -> None:
    store.close()
    with sqlite3.connect(tmp_path / "schedule.db") as file:
        # As a program would have kept it under rules that put Los Angeles eight hours behind UTC in May.
        file.execute(
            "UPDATE session SET planned_start_local = '2026-05-14T10:00:00.000000-08:00',"
            " planned_start_utc = '2026-05-14T18:00:00.000000+00:00'"
        )
        seal(file, file.execute(FIELDS).fetchall())
    file.close()

    again = open_schedule(tmp_path, now)

    assert again.sessions.all()[0].planned_start == datetime(2026, 5, 14, 10, 0, tzinfo=zone)
    again.close()


@pytest.mark.parametrize("field", ["planned_start_local", "planned_end_local", "zone", "revision", "is_cancelled"])
def test_a_session_whose_time_became_another_valid_time_is_never_shown(
    store: ScheduleStore, session: Session, tmp_path: Path, now: datetime, zone: ZoneInfo, field: str
) -> None:
    store.sessions.save(replace(session, session_id="5b20"), zone)
    other = {
        "planned_start_local": "2026-05-14T11:00:00.000000-07:00",
        "planned_end_local": "2026-05-14T13:00:00.000000-07:00",
        "zone": "America/New_York",
        "revision": 7,
        "is_cancelled": 1,
    }
    store.close()
    with sqlite3.connect(tmp_path / "schedule.db") as file:
        file.execute(f"UPDATE session SET {field} = ? WHERE session_id = ?", (other[field], session.session_id))
    file.close()

    again = open_schedule(tmp_path, now)

    assert [one.session_id for one in again.sessions.all()] == ["5b20"]
    again.close()


def test_a_reminder_goes_from_planned_to_shown_to_snoozed_to_done(
    store: ScheduleStore, session: Session, stop_food: Reminder
) -> None:
    due = stop_food.due
    enter(store, stop_food, session, due)
    store.ledger.record_shown([stop_food.reminder_id], due)
    assert only_entry_state(store, session) is ReminderState.SHOWN

    assert store.ledger.snooze(stop_food.reminder_id, due + timedelta(minutes=5), due)
    assert only_entry_state(store, session) is ReminderState.SNOOZED

    assert store.ledger.settle(stop_food.reminder_id, ReminderState.DONE, due)
    (entry,) = store.ledger.entries(session.session_id)
    assert (entry.state, entry.settled_at, entry.shown_at) == (ReminderState.DONE, due, due)


def test_an_answer_is_given_once(store: ScheduleStore, session: Session, stop_food: Reminder, now: datetime) -> None:
    enter(store, stop_food, session, now)
    assert store.ledger.settle(stop_food.reminder_id, ReminderState.NOT_DOING, now)

    assert not store.ledger.settle(stop_food.reminder_id, ReminderState.DONE, now)
    assert not store.ledger.snooze(stop_food.reminder_id, now + timedelta(minutes=5), now)
    store.ledger.record_shown([stop_food.reminder_id], now)
    assert only_entry_state(store, session) is ReminderState.NOT_DOING


def test_a_person_cannot_answer_with_missed(
    store: ScheduleStore, session: Session, stop_food: Reminder, now: datetime
) -> None:
    enter(store, stop_food, session, now)

    with pytest.raises(ValueError, match="not an answer"):
        store.ledger.settle(stop_food.reminder_id, ReminderState.MISSED, now)


@pytest.mark.parametrize("minutes", [0, 180])
def test_a_snooze_ends_after_now_and_before_the_deadline(
    store: ScheduleStore, session: Session, stop_food: Reminder, minutes: int
) -> None:
    now = stop_food.useful_until - timedelta(hours=3)
    enter(store, stop_food, session, now)

    with pytest.raises(ValueError, match="is not between"):
        store.ledger.snooze(stop_food.reminder_id, now + timedelta(minutes=minutes), now)


@pytest.mark.parametrize("final", FINAL)
def test_the_file_itself_refuses_to_leave_a_final_state(
    store: ScheduleStore, tmp_path: Path, session: Session, stop_food: Reminder, now: datetime, final: ReminderState
) -> None:
    enter(store, stop_food, session, now)
    with store.ledger.changing(now) as change:
        change.close(stop_food.reminder_id, final)
    store.close()
    file = sqlite3.connect(tmp_path / "schedule.db")

    for change_of_mind in ("state = 'planned'", "state = 'done'", "due = '2030-01-01T00:00:00.000000+00:00'"):
        with pytest.raises(sqlite3.IntegrityError, match="a final state is final"):
            file.execute(f"UPDATE reminder SET {change_of_mind}")
    file.close()


def test_a_reminder_has_one_open_entry_at_most(
    store: ScheduleStore, session: Session, stop_food: Reminder, now: datetime
) -> None:
    enter(store, stop_food, session, now)

    with pytest.raises(BugError):
        enter(store, stop_food, session, now)


def test_an_entry_that_was_tampered_with_is_moved_out_and_never_believed(
    store: ScheduleStore, tmp_path: Path, session: Session, stop_food: Reminder, now: datetime
) -> None:
    enter(store, stop_food, session, now)
    store.close()
    with sqlite3.connect(tmp_path / "schedule.db") as file:
        file.execute("UPDATE reminder SET state = 'done'")
    file.close()

    again = open_schedule(tmp_path, now)
    assert again.ledger.entries(session.session_id) == ()
    with again.ledger.changing(now) as change:
        assert change.entries(session.session_id) == ()
    again.close()

    with sqlite3.connect(tmp_path / "schedule.db") as file:
        assert file.execute("SELECT count(*) FROM reminder").fetchone() == (0,)
        ((kept,),) = file.execute("SELECT what FROM damaged_entry").fetchall()
    file.close()
    assert STOP_FOOD in kept


@pytest.mark.parametrize("readable", ["hold lithium", "stop-food", "", STOP_FOOD.upper(), STOP_FOOD + "0"])
def test_a_name_that_could_be_read_does_not_get_into_the_file(
    store: ScheduleStore, tmp_path: Path, session: Session, stop_food: Reminder, now: datetime, readable: str
) -> None:
    with pytest.raises(BugError):
        store.tasks.mark(session.session_id, readable, TaskState.DONE, now)
    with pytest.raises(BugError):
        enter(store, replace(stop_food, reminder_id=ReminderId(readable)), session, now)

    assert store.tasks.of_session(session.session_id) == {}
    assert store.ledger.entries(session.session_id) == ()


def test_the_schedule_names_no_person_clinic_medicine_or_treatment(
    tmp_path: Path, session: Session, stop_food: Reminder, zone: ZoneInfo, now: datetime
) -> None:
    full = replace(session, dose=now, confirmed={State.SLEPT: now, State.FEELS_CLEAR: now}, is_booster=True)
    schedule, private = open_schedule(tmp_path, now), open_private(tmp_path, now)
    schedule.sessions.save(full, zone)
    private.save_details(full)
    private.save_patient(PatientFacts(name="Alex", takes={"lithium": True}, has={"depression": True}))
    private.save_driver(full.session_id, Driver("Sam", "(503) 555-0117", DriverStatus.CONFIRMED))
    private.packs.put_in_force("riverside-ketamine-clinic", 3, "a" * 64, now)
    schedule.tasks.mark(full.session_id, PACK_A_BAG, TaskState.DONE, now)
    schedule.nudges.add(full.session_id, Nudge(PACK_A_BAG, now))
    enter(schedule, stop_food, full, now)
    schedule.close()
    private.close()

    with sqlite3.connect(tmp_path / "schedule.db") as file:
        dump = "\n".join(file.iterdump())
    file.close()
    everything = (dump + (tmp_path / "schedule.db").read_bytes().decode("latin-1")).lower()
    secrets = (
        *("alex", "sam", "555", "lithium", "depress", "riverside", "clinic", "ketamine", "infusion", "iv-"),
        *("slept", "clear", "booster", "dose", "mood", "stop-food", "eating", "4:00"),
    )
    assert STOP_FOOD in dump
    assert [secret for secret in secrets if secret in everything] == []


def test_moments_are_kept_as_moments_whatever_zone_they_were_given_in(
    store: ScheduleStore, session: Session, stop_food: Reminder, now: datetime
) -> None:
    in_tokyo = replace(stop_food, due=stop_food.due.astimezone(ZoneInfo("Asia/Tokyo")))
    enter(store, in_tokyo, session, now)

    (entry,) = store.ledger.entries(session.session_id)
    assert entry.due == stop_food.due
    assert entry.due.tzinfo is UTC
