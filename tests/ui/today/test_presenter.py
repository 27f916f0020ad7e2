"""What Today shows at each moment of Alex's course, and what its buttons do. No window is needed for that."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.ui.demo_course import SESSION_ID, at, course_of, request, riverside
from tests.ui.staged_today import FULL, UNREADABLE, Today, plain

from aftercare.domain.edge import State
from aftercare.domain.errors import AftercareError
from aftercare.domain.store_errors import StoreNewer, StoreReplaced
from aftercare.domain.today import TaskState
from aftercare.ui.driving_answers import DrivingAnswers
from aftercare.ui.recovery.rows import Question
from aftercare.ui.today.presenter import TodayPresenter
from aftercare.ui.today.rows import CardAction, CardKind, InSessionRows, TileState, TodayRows

CHECKED = {State.SLEPT: at("2026-05-15 12:30"), State.FEELS_CLEAR: at("2026-05-15 12:30")}

# Every phase


@pytest.mark.parametrize(
    ("moment", "known", "title", "subtitle", "kind"),
    [
        ("2026-05-10 09:00", {}, "Sunday, May 10", "Session 4 of 6 is on Thursday, May 14, at 10:00 AM", CardKind.DO),
        (
            "2026-05-13 16:20",
            {},
            "Wednesday, May 13",
            "Session 4 of 6 is tomorrow, Thursday, May 14, at 10:00 AM",
            CardKind.DO,
        ),
        ("06:40", {}, "Session day", "Thursday, May 14. Session 4 of 6 is at 10:00 AM", CardKind.DO),
        ("12:20", {}, "Rest of today", "Thursday, May 14. Session 4 of 6 is done.", CardKind.WHEN_LEFT),
        ("14:15", {"actual_end": "12:00"}, "Rest of today", "Thursday, May 14. Session 4 of 6 is done.", CardKind.REST),
        (
            "2026-05-15 09:00",
            {"actual_end": "12:00"},
            "Friday, May 15",
            "The day after session 4.",
            CardKind.DO,
        ),
        (
            "2026-05-20 09:00",
            {"actual_end": "12:00", "confirmed": CHECKED},
            "Wednesday, May 20",
            "Session 4 of 6 was on Thursday, May 14.",
            CardKind.NOTHING,
        ),
        (
            "06:40",
            {"is_cancelled": True},
            "Thursday, May 14",
            "Session 4 of 6 on Thursday, May 14 is cancelled.",
            CardKind.NOTHING,
        ),
    ],
    ids=["days before", "eve", "session day", "when left", "rest of day", "next day", "afterwards", "cancelled"],
)
def test_each_phase_has_its_page_and_its_next_card(
    moment: str, known: dict[str, Any], title: str, subtitle: str, kind: CardKind
) -> None:
    known = {key: at(value) if isinstance(value, str) else value for key, value in known.items()}

    today = Today(moment, **known)

    assert (plain(today.rows.title), plain(today.rows.subtitle)) == (title, subtitle)
    assert today.card.kind is kind


def test_the_day_after_a_session_asks_about_driving_and_names_the_session_that_follows() -> None:
    today = Today("2026-05-15 12:05", actual_end=at("12:00"))
    ended = request(actual_end=at("12:00"))
    for name, day, is_cancelled in (("s0", "2026-05-18", True), ("s5", "2026-05-21", False)):
        start, end = at(f"{day} 10:00"), at(f"{day} 12:00")
        coming = replace(ended.session, planned_start=start, planned_end=end, actual_end=None)
        session = replace(coming, session_id=name, number=5, is_cancelled=is_cancelled)
        today.course.add_session(replace(ended, session=session))

    assert today.rows.check is not None
    assert plain(today.rows.subtitle) == "The day after session 4. Session 5 is on Thursday, May 21."
    today.presenter.check_answered(Question.SLEPT, True)
    today.presenter.check_answered(Question.CLEAR, True)
    assert today.rows.check.heading == "Your clinic’s limit has ended"


@pytest.mark.parametrize("moment", ["2026-05-15 12:05", "2026-05-18 09:00"])
def test_while_the_driving_check_waits_it_stands_in_the_place_of_the_next_card(moment: str) -> None:
    today = Today(moment, actual_end=at("12:00"))

    tile = next(tile for tile in today.rows.tiles if tile.topic_id == "driving")
    assert (tile.word, tile.opens) == ("Check first", "recovery")
    assert today.rows.next_card is None
    assert today.rows.check is not None
    assert [question.text for question in today.rows.check.questions] == [
        "Did you sleep well last night?",
        "Do you feel clear and steady now?",
    ]


def test_two_times_yes_ends_the_limit_and_can_be_taken_back() -> None:
    today = Today("2026-05-15 12:05", actual_end=at("12:00"))

    today.presenter.check_answered(Question.SLEPT, True)
    assert today.rows.check is not None
    assert [question.answer for question in today.rows.check.questions] == [True, None]
    today.presenter.check_answered(Question.CLEAR, True)

    assert today.rows.check is not None
    assert today.rows.check.heading == "Your clinic’s limit has ended"
    assert today.tile("driving")[0] is TileState.AS_USUAL
    today.presenter.check_again()
    assert today.tile("driving")[0] is TileState.CHECK_FIRST


def test_one_no_ends_in_a_call_and_never_in_a_permission() -> None:
    today = Today("2026-05-15 12:05", actual_end=at("12:00"))

    today.presenter.check_answered(Question.SLEPT, False)

    assert today.rows.check is not None
    assert today.rows.check.heading == "Do not drive. Call the clinic."
    assert today.rows.check.number == "(503) 555-0142"
    assert today.tile("driving")[0] is TileState.CHECK_FIRST


def test_an_answer_that_cannot_be_kept_ends_no_limit_and_is_told() -> None:
    today = Today("2026-05-15 12:05", actual_end=at("12:00"))
    today.store.write_error = FULL

    for question in Question:
        today.presenter.check_answered(question, True)

    assert today.banner.startswith("We could not save. The disk is full.")
    assert today.tile("driving")[0] is TileState.CHECK_FIRST


def test_answers_given_on_one_page_are_there_on_the_other() -> None:
    today = Today("2026-05-15 12:05", actual_end=at("12:00"))
    answers = DrivingAnswers(today.course)
    other = TodayPresenter(today.screen, today.course, today.box, lambda: today.now, answers=answers)
    answers.answer(today.plan, Question.SLEPT, False, today.now)

    other.refresh()

    assert today.rows.check is not None
    assert today.rows.check.heading == "Do not drive. Call the clinic."


def test_something_that_went_by_comes_before_the_check() -> None:
    today = Today("2026-05-15 12:05", actual_end=at("12:00"))
    today.box.clock = replace(today.box.clock, new_zone=ZoneInfo("Europe/Paris"))

    today.presenter.refresh()

    assert today.rows.check is None
    assert today.card.kind is CardKind.MISSED


@pytest.mark.parametrize(
    ("moment", "known"),
    [("2026-05-15 11:55", {}), ("2026-05-15 12:45", {"confirmed": CHECKED})],
    ids=["before", "done"],
)
def test_before_its_time_and_once_it_is_done_nothing_leads_to_the_driving_check(
    moment: str, known: dict[str, Any]
) -> None:
    today = Today(moment, actual_end=at("12:00"), **known)

    assert {tile.opens for tile in today.rows.tiles} == {""}
    assert today.rows.check is None
    assert CardAction.OPEN_PAGE not in [action.action for action in today.card.actions]


def test_the_end_of_a_session_is_one_tap_and_can_be_taken_back() -> None:
    today = Today("14:15")
    today.presenter.left_at("planned")
    assert plain(today.rows.undo.text if today.rows.undo is not None else "") == "You left at noon."
    assert today.plan.session.actual_end == at("12:00")

    today.presenter.task_undone(today.undo_of)

    assert [plan.session.actual_end for plan in today.course.plans] == [None]
    assert today.card.lead == "When did you leave?"
    assert today.undo_of == ""


def test_undo_of_a_sessions_end_is_offered_for_ten_minutes() -> None:
    today = Today("12:20")
    today.presenter.left_at("planned")
    today.go_to(timedelta(minutes=9))
    assert today.undo_of
    today.go_to(timedelta(minutes=2))
    assert today.undo_of == ""


@pytest.mark.parametrize("answer", ["reminder_done", "reminder_declined"])
def test_what_a_reminder_marked_can_be_taken_back(answer: str) -> None:
    today = Today("06:40")
    with_task = {task.rule_id for task in today.plan.tasks}
    rule_id = next(one.rule_id for one in today.plan.reminders if one.rule_id in with_task)
    reminder = today.remind_of(rule_id)
    getattr(today.presenter, answer)(reminder)
    undone = today.undo_of
    assert undone
    assert today.store.task_states(today.plan.session.session_id)[undone] is not TaskState.OPEN

    today.presenter.task_undone(undone)

    assert today.store.task_states(today.plan.session.session_id).get(undone, TaskState.OPEN) is TaskState.OPEN


@pytest.mark.parametrize(
    ("moment", "eyebrow", "left"), [("09:05", "Before you leave", "40 min"), ("09:20", "You are on your way", "25 min")]
)
def test_on_the_way_the_card_says_when_to_be_there_and_nothing_of_afterwards(
    moment: str, eyebrow: str, left: str
) -> None:
    today = Today("08:59")
    for task in today.plan.tasks:
        if task.due is not None and task.due <= at("10:00"):
            today.course.mark(SESSION_ID, task.key, TaskState.DONE, today.now)

    today.go_to(moment)

    assert (today.card.eyebrow, plain(today.card.lead)) == (eyebrow, "Be at the clinic by 9:45 AM")
    assert today.card.line == "210 River Street, Suite 4"
    assert plain(today.card.countdown) == left


def test_what_is_to_be_done_at_the_clinic_waits_until_one_is_there() -> None:
    today = Today("09:20")

    assert plain(today.card.lead) == "Be at the clinic by 9:45 AM"
    assert today.card.note == "Once you are there: Tell the nurse what you ate, drank and took"
    assert CardAction.DONE not in today.offers()


def test_before_a_session_nothing_of_afterwards_is_to_be_done_next() -> None:
    start = at("10:00")
    for moment in ("2026-05-12 09:00", "2026-05-13 20:00", "06:40", "08:05", "09:20"):
        today = Today(moment)
        task = today.plan.task(today.card.task_id)
        assert task is None or (task.due is not None and task.due <= start)


def test_at_home_the_card_leads_to_the_recovery_steps_first() -> None:
    today = Today("14:15", actual_end=at("12:00"))
    assert [(action.text, action.target) for action in today.card.actions] == [
        ("See recovery steps", "recovery"),
        ("I don’t feel right", "warning-signs"),
    ]
    assert today.rows.driver is not None
    assert today.rows.driver.note == "Here tonight"


def test_with_nothing_planned_a_session_can_be_added() -> None:
    today = Today("06:40", has_course=False)
    assert [(action.action, action.target) for action in today.card.actions] == [
        (CardAction.ADD_SESSION, ""),
        (CardAction.OPEN_PAGE, "open-drivers-file"),
    ]


def test_during_a_session_there_are_no_tasks_only_two_numbers_and_one_button() -> None:
    today = Today("10:20")

    rows = today.screen.shown
    assert isinstance(rows, InSessionRows)
    assert rows.over_text == "Session is over"
    assert rows.clinic is not None
    assert rows.driver is not None
    assert (rows.clinic.phone, rows.driver.phone) == ("(503) 555-0142", "(503) 555-0117")


def test_a_session_without_a_number_is_just_your_session() -> None:
    today = Today("06:40", number=None, of=None)

    assert plain(today.rows.subtitle) == "Thursday, May 14. Your session is at 10:00 AM"


def test_the_morning_of_the_fast_as_the_design_has_it() -> None:
    today = Today("06:40")

    assert plain(today.card.lead) == "Finish clear drinks by 8:00 AM"
    assert plain(today.card.countdown) == "1 h 20 min"
    assert plain(today.card.until) == "until 8:00 AM"
    assert plain(today.rows.board_heading) == "Right now, 6:40 AM"
    assert today.tile("food")[0] is TileState.NO
    assert today.tile("clear-drinks") == (TileState.OK_FOR_NOW, "until 8:00 AM, 1 h 20 min left")
    assert today.tile("driving")[0] is TileState.NO
    assert today.banner == ""


def test_the_app_never_says_ok_to_driving_or_alcohol() -> None:
    for moment in ("2026-05-10 09:00", "06:40", "14:15", "2026-05-20 09:00"):
        today = Today(moment, actual_end=at("12:00"))
        for topic in ("driving", "alcohol"):
            assert today.tile(topic)[0] not in (TileState.OK, TileState.OK_FOR_NOW), (moment, topic)


# Done and Undo


def test_done_ticks_the_task_shows_the_next_one_and_offers_undo() -> None:
    today = Today("06:40")
    done = today.card.task_id

    today.presenter.task_done(done)

    assert today.store.marks == [(done, TaskState.DONE)]
    assert today.card.task_id != done
    assert today.undo_of == done
    assert today.rows.undo is not None
    assert plain(today.rows.undo.text) == "Finish clear drinks by 8:00 AM"


def test_undo_is_offered_for_ten_seconds_and_not_longer() -> None:
    today = Today("06:40")
    today.presenter.task_done(today.card.task_id)

    today.go_to(timedelta(seconds=9))
    assert today.undo_of
    today.go_to(timedelta(seconds=1))
    assert today.undo_of == ""


def test_a_clock_that_was_set_back_offers_no_undo_for_ever() -> None:
    today = Today("06:40")
    today.presenter.task_done(today.card.task_id)

    today.go_to(timedelta(hours=-1))

    assert today.undo_of == ""


def test_undo_takes_the_tick_back_and_the_task_is_next_again() -> None:
    today = Today("06:40")
    done = today.card.task_id
    today.presenter.task_done(done)

    today.presenter.task_undone(done)

    assert today.card.task_id == done
    assert today.undo_of == ""
    assert dict(today.store.marks)[done] is TaskState.OPEN


def test_only_the_last_done_is_offered_for_undo() -> None:
    today = Today("06:40")
    today.presenter.task_done(today.card.task_id)
    second = today.card.task_id

    today.presenter.task_done(second)

    assert today.undo_of == second


def test_a_done_that_could_not_be_kept_is_not_shown_as_done_and_nothing_is_lost() -> None:
    today = Today("06:40")
    before = today.rows
    today.store.write_error = FULL

    today.presenter.task_done(today.card.task_id)

    assert "We could not save. The disk is full." in today.banner
    assert today.undo_of == ""
    assert today.rows._replace(banner=None) == before


def test_the_banner_stays_until_an_entry_could_be_kept_again() -> None:
    today = Today("06:40")
    today.store.write_error = FULL
    task = today.card.task_id
    today.presenter.task_done(task)

    today.go_to(timedelta(minutes=1))
    assert today.banner
    today.store.write_error = None
    today.presenter.task_done(task)

    assert today.banner == ""
    assert today.store.marks == [(task, TaskState.DONE)]


# The end of the session


def test_session_over_sets_the_end_and_nothing_is_about_any_more() -> None:
    today = Today("11:20")
    today.presenter.session_over()

    assert today.store.sessions[0].actual_end == at("11:20")
    assert today.card.kind is CardKind.REST
    assert "about" not in repr(today.rows).lower()
    assert today.tile("driving") == (TileState.NO, "until 11:20 AM Friday, and a night’s sleep")


def test_before_the_end_is_known_the_times_after_it_say_about() -> None:
    today = Today("12:20")

    assert "about noon Friday" in today.tile("driving")[1]


def test_a_session_cannot_be_over_before_it_began() -> None:
    today = Today("09:50")
    assert today.is_in_session()

    today.presenter.session_over()
    today.go_to("10:05")

    assert all(session.actual_end is None or session.actual_end >= at("10:00") for session in today.store.sessions)
    assert today.is_in_session() or today.tile("food")[0] is not TileState.OK


@pytest.mark.parametrize(
    ("answer", "asked_at", "ended"),
    [
        ("planned", "13:30", "12:00"),
        ("earlier", "13:30", "11:00"),
        ("later", "13:30", "13:00"),
        ("later", "12:20", "12:20"),
    ],
)
def test_when_did_you_leave_has_three_answers_and_none_lies_ahead(answer: str, asked_at: str, ended: str) -> None:
    today = Today(asked_at)
    answers = [(action.action, action.target) for action in today.card.actions]
    assert answers == [(CardAction.LEFT_AT, target) for target in ("planned", "earlier", "later")]
    assert plain(today.card.actions[0].text) == "About noon"

    today.presenter.left_at(answer)

    assert today.store.sessions[0].actual_end == at(ended)
    assert today.card.kind is CardKind.REST


def test_left_earlier_is_never_before_the_session_began() -> None:
    today = Today("12:20", planned_end=at("10:15"))

    today.presenter.left_at("earlier")

    assert today.store.sessions[0].actual_end == at("10:00")


def test_an_end_that_could_not_be_kept_leaves_everything_about() -> None:
    today = Today("12:20")
    today.store.write_error = FULL

    today.presenter.left_at("planned")

    assert today.card.kind is CardKind.WHEN_LEFT
    assert today.banner
    assert "about noon Friday" in today.tile("driving")[1]


# What went wrong


def test_without_a_session_the_page_says_that_nothing_is_planned() -> None:
    today = Today("06:40", has_course=False)

    assert today.card.kind is CardKind.NOTHING
    assert today.card.lead == "When is your next session?"
    assert (today.rows.tiles, today.rows.day) == ((), None)


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (StoreNewer("schedule.db", 9, 2), "A newer Aftercare wrote your data."),
        (UNREADABLE, "We could not open your plan."),
    ],
)
def test_a_problem_at_the_start_is_the_page_when_there_is_no_plan(problem: AftercareError, words: str) -> None:
    today = Today("06:40", has_course=False, problem=problem)

    assert today.card.kind is CardKind.PROBLEM
    assert today.card.lead == words
    assert today.card.line
    assert list(today.offers()) == [CardAction.TRY_AGAIN]


def test_a_file_that_was_begun_anew_is_told_above_a_plan() -> None:
    replaced = StoreReplaced("private.db", "private-damaged.db", "damaged")

    today = Today("06:40", problem=replaced)

    assert today.card.kind is CardKind.DO
    assert "Your data was damaged" in today.banner
    assert "private-damaged.db" in today.banner


def test_marks_that_cannot_be_read_are_told_and_come_back_with_try_again() -> None:
    today = Today("06:40")
    before = today.rows
    today.store.read_error = UNREADABLE

    today.presenter.refresh()
    assert today.card.kind is CardKind.PROBLEM
    assert not today.rows.tiles
    today.store.read_error = None
    today.presenter.refresh()

    assert today.rows == before


def test_nudges_that_cannot_be_read_are_told_like_marks() -> None:
    today = Today("06:40")
    today.store.nudge_read_error = UNREADABLE

    today.presenter.refresh()

    assert today.card.kind is CardKind.PROBLEM


# Every minute


def test_at_no_minute_of_two_days_does_the_page_fail_or_say_something_late() -> None:
    course = course_of(request())
    today = Today("2026-05-13 00:00", course=course)
    last = datetime.fromisoformat("2026-05-15T00:00-07:00")
    while today.now < last:
        today.go_to(timedelta(minutes=7))
        if not isinstance(today.screen.shown, TodayRows):
            continue
        texts = [text for text in (today.card.lead, today.card.until, today.card.countdown) if text]
        assert texts, today.now
        assert not any("{" in text for text in texts), today.now
        task = today.plan.task(today.card.task_id)
        if today.card.kind is CardKind.DO:
            assert task is not None
            assert task.due is not None
            assert task.due > today.now


def test_the_note_below_the_clinics_number_follows_its_hours() -> None:
    assert Today("07:59").clinic_note == "After hours: (503) 555-0199"
    assert Today("08:00").clinic_note == "Open today until 5:00 PM"
    assert Today("2026-05-16 11:00", actual_end=at("12:00")).clinic_note == "After hours: (503) 555-0199"


def test_a_clinic_without_hours_and_a_number_for_the_night_says_when_it_answers() -> None:
    main = riverside().phones[0]

    today = Today("06:40", pack=replace(riverside(), hours=(), phones=(main,)))

    assert today.clinic_note == "8 AM to 5 PM"
