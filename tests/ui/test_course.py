"""Whatever is entered is kept first, and then everything that shows the course changes with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.ui.demo_course import SESSION_ID, Store, at, course_of, request, task_on

from aftercare.domain.board import BoardState
from aftercare.domain.contacts import DriverStatus
from aftercare.domain.edge import State
from aftercare.domain.errors import AftercareError
from aftercare.domain.nudge import Nudge
from aftercare.domain.rule import TopicId
from aftercare.domain.store_errors import StoreFull, StoreUnreadable
from aftercare.domain.today import TaskState
from aftercare.ui.course import Course

FULL = StoreFull("schedule.db", "no space left on device")


def state_of(course: Course, topic: str, moment: str) -> BoardState:
    found = course.at(at(moment))
    assert found is not None
    return found.board.item(TopicId(topic)).state


def reminded_rules(course: Course) -> list[str]:
    return [reminder.rule_id for reminder in course.reminders(course.plans[0])]


def test_without_a_session_there_is_nothing_to_show() -> None:
    course = course_of()

    assert course.plans == ()
    assert course.at(at("06:40")) is None


def test_a_mark_is_kept_shown_and_told() -> None:
    store, told = Store(), list[str]()
    course = course_of(request(), store=store)
    course.on_change(lambda: told.append("changed"))
    bag = task_on(course.plans[0], "pack-bag")

    course.mark(SESSION_ID, bag.key, TaskState.DONE, at("06:40"))

    moment = course.at(at("06:40"))
    assert moment is not None
    assert moment.states == {bag.key: TaskState.DONE}
    assert store.marks == [(bag.key, TaskState.DONE)]
    assert told == ["changed"]


def test_a_mark_that_was_taken_back_is_open_again() -> None:
    course = course_of(request())
    bag = task_on(course.plans[0], "pack-bag")
    course.mark(SESSION_ID, bag.key, TaskState.DONE, at("06:40"))

    course.undo(SESSION_ID, bag.key, at("06:41"))

    moment = course.at(at("06:41"))
    assert moment is not None
    assert moment.states[bag.key] is TaskState.OPEN


@pytest.mark.parametrize(
    "enter",
    [
        lambda course, key: course.mark(SESSION_ID, key, TaskState.DONE, at("06:40")),
        lambda course, key: course.undo(SESSION_ID, key, at("06:40")),
        lambda course, key: course.nudge(SESSION_ID, Nudge(key, at("06:55"))),
        lambda course, _: course.end_session(SESSION_ID, at("11:20")),
        lambda course, _: course.confirm(SESSION_ID, State.SLEPT, at("2026-05-15 07:00")),
    ],
    ids=["mark", "undo", "nudge", "end of session", "slept"],
)
def test_what_could_not_be_kept_changes_nothing_and_is_not_told(enter: Callable[[Course, str], None]) -> None:
    store, told = Store(), list[str]()
    course = course_of(request(), store=store)
    course.on_change(lambda: told.append("changed"))
    before = (course.plans, reminded_rules(course))
    store.write_error = FULL

    with pytest.raises(StoreFull):
        enter(course, task_on(course.plans[0], "pack-bag").key)

    assert (course.plans, reminded_rules(course)) == before
    assert course.plans[0].session.actual_end is None
    assert told == []
    assert [*store.marks, *store.sessions, *store.asked_for] == []


def test_the_end_of_the_session_moves_everything_after_it() -> None:
    store = Store()
    course = course_of(request(), store=store)
    estimated = course.plans[0]
    assert state_of(course, "driving", "2026-05-15 11:30") is BoardState.NOT_ALLOWED

    course.end_session(SESSION_ID, at("11:20"))

    (plan,) = course.plans
    assert plan.number != estimated.number
    assert store.sessions[0].actual_end == at("11:20")
    assert store.sessions[0].revision == estimated.session.revision + 1
    assert not any(window.ends_about or window.starts_about for window in plan.windows)
    assert state_of(course, "alcohol", "2026-05-15 11:19") is BoardState.NOT_ALLOWED
    assert state_of(course, "alcohol", "2026-05-15 11:20") is BoardState.ALLOWED


def test_a_later_end_makes_every_limit_later() -> None:
    course = course_of(request())

    course.end_session(SESSION_ID, at("13:45"))

    assert state_of(course, "alcohol", "2026-05-15 13:44") is BoardState.NOT_ALLOWED
    assert state_of(course, "alcohol", "2026-05-15 13:45") is BoardState.ALLOWED


def test_driving_waits_until_the_person_says_that_they_slept() -> None:
    course = course_of(request(actual_end=at("11:20")))
    assert state_of(course, "driving", "2026-05-16 09:00") is BoardState.NOT_ALLOWED

    course.confirm(SESSION_ID, State.SLEPT, at("2026-05-15 07:00"))

    assert state_of(course, "driving", "2026-05-15 11:19") is BoardState.NOT_ALLOWED
    assert state_of(course, "driving", "2026-05-15 11:20") is BoardState.ALLOWED


def test_what_was_confirmed_outlives_a_later_entry() -> None:
    store = Store()
    course = course_of(request(), store=store)

    course.confirm(SESSION_ID, State.SLEPT, at("2026-05-15 07:00"))
    course.end_session(SESSION_ID, at("11:20"))

    assert store.sessions[-1].confirmed == {State.SLEPT: at("2026-05-15 07:00")}


@pytest.mark.parametrize("state", [TaskState.DONE, TaskState.NOT_DOING, TaskState.ASKED])
def test_a_task_that_was_answered_reminds_no_more_and_the_others_do(state: TaskState) -> None:
    course = course_of(request())
    assert reminded_rules(course).count("food") == 2
    others = [rule for rule in reminded_rules(course) if rule != "food"]

    course.mark(SESSION_ID, task_on(course.plans[0], "food").key, state, at("2026-05-13 20:00"))

    assert reminded_rules(course) == others


def test_a_task_that_was_taken_back_reminds_again() -> None:
    course = course_of(request())
    everything = reminded_rules(course)
    food = task_on(course.plans[0], "food")
    course.mark(SESSION_ID, food.key, TaskState.DONE, at("2026-05-13 20:00"))

    course.undo(SESSION_ID, food.key, at("2026-05-13 20:01"))

    assert reminded_rules(course) == everything


def test_a_nudge_is_one_reminder_more_at_its_moment() -> None:
    course = course_of(request())
    before = set(course.reminders(course.plans[0]))
    drinks = task_on(course.plans[0], "clear-drinks")

    course.nudge(SESSION_ID, Nudge(drinks.key, at("06:55")))

    (added,) = set(course.reminders(course.plans[0])) - before
    assert (added.rule_id, added.due) == ("clear-drinks", at("06:55"))
    assert "8:00" in added.on_time


def test_a_nudge_at_or_after_its_cut_off_never_speaks() -> None:
    course = course_of(request())
    before = course.reminders(course.plans[0])
    drinks = task_on(course.plans[0], "clear-drinks")

    for minutes in (0, 1):
        course.nudge(SESSION_ID, Nudge(drinks.key, at("08:00") + timedelta(minutes=minutes)))

    assert course.reminders(course.plans[0]) == before


def test_a_cancelled_session_reminds_of_nothing_and_allows_nothing() -> None:
    course = course_of(request(is_cancelled=True))

    assert course.reminders(course.plans[0]) == ()
    assert state_of(course, "food", "06:40") is not BoardState.ALLOWED


def test_marks_that_cannot_be_read_are_an_error_and_not_an_empty_list() -> None:
    store = Store()
    course = course_of(request(), store=store)
    store.read_error = StoreUnreadable("schedule.db", "damaged")

    with pytest.raises(AftercareError):
        course.at(at("06:40"))
    with pytest.raises(AftercareError):
        course.reminders(course.plans[0])


def test_of_two_sessions_the_one_that_still_limits_speaks_and_the_board_minds_both() -> None:
    first = request(actual_end=at("11:20"))
    second = request(
        session_id="sample-session-5",
        number=5,
        planned_start=at("2026-05-16 10:00"),
        planned_end=at("2026-05-16 11:30"),
    )
    course = course_of(first, second)

    after_first = course.at(at("14:00"))
    day_between = course.at(at("2026-05-15 12:00"))

    assert after_first is not None
    assert day_between is not None
    assert after_first.plan.session.number == 4
    assert day_between.plan.session.number == 5
    assert day_between.board.item(TopicId("alcohol")).state is BoardState.NOT_ALLOWED
    assert day_between.board.item(TopicId("driving")).state is BoardState.NOT_ALLOWED


# Moved, called off, added


def test_a_moved_session_moves_every_reminder_and_asks_the_driver_again() -> None:
    store = Store()
    course = course_of(request(), store=store)
    before = course.plans[0]

    course.move_session(SESSION_ID, at("2026-05-15 10:00"), at("2026-05-15 11:30"), at("06:40"))

    (plan,) = course.plans
    assert plan.session_day() == at("2026-05-15 10:00").date()
    assert store.sessions[-1].revision == before.session.revision + 1
    assert plan.driver is not None
    assert (plan.driver.status, plan.driver.pick_up) == (DriverStatus.ASKED, None)
    assert store.drivers == [plan.driver]
    old = {one.reminder_id for one in before.reminders}
    assert not any(one.reminder_id in old and one.rule_id == "food" for one in plan.reminders)


def test_what_was_ticked_for_the_old_appointment_and_does_harm_undone_reminds_again() -> None:
    course = course_of(request())
    plan = course.plans[0]
    for rule in ("food", "confirm-driver", "pack-bag"):
        course.mark(SESSION_ID, task_on(plan, rule).key, TaskState.DONE, at("2026-05-13 20:00"))

    course.move_session(SESSION_ID, at("2026-05-16 10:00"), at("2026-05-16 11:30"), at("2026-05-13 21:00"))

    reminded = set(reminded_rules(course))
    assert {"food", "confirm-driver"} <= reminded
    assert "pack-bag" not in reminded


def test_a_session_that_was_called_off_wants_nothing_said_and_is_followed_no_more() -> None:
    course = course_of(request())

    course.cancel_session(SESSION_ID)

    (wanted,) = course.wanted(at("06:40"))
    assert (wanted.reminders, wanted.appointment, wanted.is_followed) == ((), None, True)


def test_an_added_session_is_planned_beside_the_others() -> None:
    store = Store()
    course = course_of(request(), store=store)
    later = request(
        session_id="sample-session-5",
        number=5,
        planned_start=at("2026-05-16 10:00"),
        planned_end=at("2026-05-16 11:30"),
    )

    course.add_session(later)

    assert [plan.session.number for plan in course.plans] == [4, 5]
    assert [session.session_id for session in store.sessions] == ["sample-session-5"]
    assert [one.session_id for one in course.wanted(at("06:40"))] == [SESSION_ID, "sample-session-5"]


@pytest.mark.parametrize(
    "change",
    [
        lambda course: course.move_session(SESSION_ID, at("2026-05-15 10:00"), at("2026-05-15 11:30"), at("06:40")),
        lambda course: course.cancel_session(SESSION_ID),
        lambda course: course.add_session(request(session_id="sample-session-5")),
    ],
    ids=["moved", "called off", "added"],
)
def test_a_change_that_could_not_be_kept_changes_nothing(change: Callable[[Course], None]) -> None:
    store = Store()
    course = course_of(request(), store=store)
    before = course.plans
    store.write_error = FULL

    with pytest.raises(StoreFull):
        change(course)

    assert course.plans == before


def test_own_quiet_hours_go_by_the_clock_on_the_wall() -> None:
    course = course_of(request())
    new_york = ZoneInfo("America/New_York")

    course.live_by(new_york, (time(20), time(6)))

    (plan,) = course.plans
    assert (plan.quiet.zone, plan.quiet.bedtime) == (new_york, time(20))
    assert not any(plan.quiet.hold_at(one.due) for one in (*plan.reminders, *plan.repeats))


def test_what_is_daily_before_two_sessions_is_said_once_a_day_and_for_the_first_of_them() -> None:
    later = request(
        session_id="sample-session-5", planned_start=at("2026-05-16 10:00"), planned_end=at("2026-05-16 11:30")
    )
    course = course_of(request(), later)
    first, second = (
        [plan.local(one.due).date() for one in course.reminders(plan) if one.is_daily] for plan in course.plans
    )

    assert first
    assert second
    assert max(first) < min(second)
