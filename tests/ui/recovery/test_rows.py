"""Recovery says where a person is, what many feel and how long, what is not yet, and never gives permission."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.ui.demo_course import at, request
from tests.ui.page_pictures import handbook

from aftercare.domain.board import BoardState, board_at
from aftercare.domain.board_words import board_words
from aftercare.domain.edge import State
from aftercare.domain.plan import Plan
from aftercare.domain.planning import make_plan
from aftercare.domain.recovery import Stage, driving_check
from aftercare.domain.treatment import Treatment
from aftercare.ui.recovery.check_rows import check_row
from aftercare.ui.recovery.recovery_rows import recovery_rows
from aftercare.ui.recovery.rows import CheckResult, CheckRow, Question, RecoveryRows

NO_BREAK = "\xa0"
FRIDAY = "2026-05-15 12:05"


def plan(**known: Any) -> Plan:
    return make_plan(request(**{"actual_end": at("12:00"), **known}))


def page(moment: str, of: Plan | None = None, shown: str = "") -> RecoveryRows:
    made = of or plan()
    board = board_at((made,), at(moment))
    return recovery_rows(handbook().periods, handbook().effects, made, board, at(moment), shown)


def check(answers: dict[Question, bool], moment: str = FRIDAY, of: Plan | None = None) -> CheckRow | None:
    made = of or plan()
    return check_row(driving_check(made, at(moment)), answers, made, at(moment))


def test_it_opens_on_the_present_stretch_and_the_others_can_be_read() -> None:
    rows = page("14:15")
    assert rows.shown == "rest-of-day"
    assert rows.do_heading == "Do this now"
    assert [row.stage for row in rows.phases] == [Stage.DONE, Stage.NOW, *[Stage.LATER] * 4]
    other = page("14:15", shown="days-2-to-7")
    assert (other.shown, other.do_heading) == ("days-2-to-7", "What to do")


@pytest.mark.parametrize(
    ("moment", "subtitle"),
    [
        ("2026-05-13 12:00", "For the time after your session on Thursday, May 14, at 10:00 AM."),
        ("10:30", "Thursday, May 14, 10:30 AM. Staff say when you can leave."),
        ("14:15", "Thursday, May 14, 2:15 PM. You left the clinic at noon."),
        ("2026-05-16 09:00", "Saturday, May 16, 9:00 AM. You left the clinic at noon Thursday."),
    ],
)
def test_the_sentence_below_the_title_says_where_in_the_course_one_is(moment: str, subtitle: str) -> None:
    assert page(moment).subtitle.replace(NO_BREAK, " ") == subtitle


def test_while_nobody_said_when_the_session_ended_it_asks() -> None:
    rows = page("13:00", plan(actual_end=None))
    assert rows.subtitle.endswith("When did you leave? Say it on Today.")
    assert [row.line.replace(NO_BREAK, " ") for row in page("09:00", plan(actual_end=None)).phases][1] == (
        "From about noon"
    )


def test_the_clinics_own_words_come_first_in_what_to_do() -> None:
    texts = [row.text.replace(NO_BREAK, " ") for row in page("14:15").do]
    assert texts == [
        "Rest. Stand up slowly.",
        "Sip water often.",
        "Sip water. Then a light meal.",
        "Have a light meal at 6:00 PM.",
        "Keep Sam or another adult with you tonight.",
        "Leave the bathroom door unlocked.",
    ]


def test_without_a_clinic_our_guidance_says_what_to_do() -> None:
    made = make_plan(replace(request(without_clinic=True, actual_end=at("12:00"))))
    texts = " ".join(row.text for row in page("14:15", made).do)
    assert "Keep an adult with you until midnight" in texts
    assert page("14:15", made).source == "General guidance, awaiting clinical review."


@pytest.mark.parametrize("moment", ["10:30", "14:15", "23:00", "2026-05-15 09:00", "2026-05-18 12:00"])
def test_many_people_feel_is_never_called_normal(moment: str) -> None:
    rows = page(moment)
    said = " ".join([rows.feel_heading, *(f"{row.name} {row.lasts}" for row in rows.feel)]).lower()
    assert rows.feel
    assert "normal" not in said
    assert "nothing to worry" not in said


def test_how_long_it_lasts_comes_from_the_effects_of_this_treatment() -> None:
    iv = {row.name: row.lasts for row in page("14:15").feel}
    assert iv["Far away from your body or the room"] == "up to 4 hours"
    assert iv["Tired, slow or foggy"] == "until the next day"
    spray = page("14:15", plan(treatment=Treatment.ESKETAMINE_NASAL))
    names = {row.name: row.lasts for row in spray.feel}
    assert names["Dreamy, floating, or far away from your body"] == "most often up to 2 hours"
    assert "Far away from your body or the room" not in names


@pytest.mark.parametrize("moment", ["12:00", "14:15", "23:00", "2026-05-15 08:00", FRIDAY, "2026-05-18 12:00"])
def test_the_not_yet_list_says_what_the_board_says(moment: str) -> None:
    made, now = plan(), at(moment)
    board = board_at((made,), now)
    said = [
        (made.topics.topic(item.topic).name, board_words(item, made, now).until)
        for item in board.items
        if item.state is BoardState.NOT_ALLOWED
    ]
    assert [(row.name, row.until) for row in page(moment).not_yet][: len(said)] == said


def test_the_not_yet_list_goes_on_with_every_other_limit_of_the_first_day() -> None:
    names = [row.name for row in page("14:15").not_yet]
    assert names[:3] == ["Alcohol", "Driving", "Big decisions"]
    assert {"Caring alone", "Stove, ladders and sharp tools", "Machines and power tools", "Work"} <= set(names)
    assert "Bathroom door" not in names


def test_what_waits_for_a_check_has_its_own_sign() -> None:
    assert [(row.name, row.is_check) for row in page(FRIDAY).not_yet] == [
        ("Driving", True),
        ("Machines and power tools", True),
    ]


def test_before_the_session_nothing_is_counted_as_not_yet() -> None:
    assert page("09:00").not_yet == ()
    assert page("09:00").phases[0].stage is Stage.LATER


def test_with_nothing_planned_the_page_can_still_be_read() -> None:
    rows = recovery_rows(handbook().periods, handbook().effects, None, None, at("14:15"))
    assert rows.subtitle == "Your own times appear here once a session is known."
    assert [row.line for row in rows.phases] == [""] * 6
    assert (rows.shown, rows.not_yet) == ("first-2-hours", ())
    assert rows.do
    assert rows.leave


def test_the_banner_sends_what_lasts_longer_to_the_warning_signs() -> None:
    assert page("14:15").banner == ("Feeling worse, or longer than this?", "You do not have to wait.")


def test_the_check_asks_two_questions_and_says_nothing_before_both_are_answered() -> None:
    row = check({Question.SLEPT: True})
    assert row is not None
    assert [question.text for question in row.questions] == [
        "Did you sleep well last night?",
        "Do you feel clear and steady now?",
    ]
    assert row.result is None


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({Question.SLEPT: False}, "I did not sleep well. When"),
        ({Question.CLEAR: False, Question.SLEPT: True}, "I do not feel clear and steady yet. When"),
        ({Question.CLEAR: False, Question.SLEPT: False}, "I did not sleep well, and I do not feel clear"),
    ],
)
def test_one_no_ends_in_do_not_drive_call_the_clinic(answers: dict[Question, bool], said: str) -> None:
    row = check(answers)
    assert row is not None
    assert (row.result, row.heading) == (CheckResult.CALL_CLINIC, "Do not drive. Call the clinic.")
    assert row.number == "(503) 555-0142"
    assert said in row.say


def test_two_times_yes_ends_the_limit_and_never_permits() -> None:
    made = plan(confirmed={State.SLEPT: at(FRIDAY), State.FEELS_CLEAR: at(FRIDAY)})
    row = check({}, FRIDAY, made)
    assert row is not None
    assert (row.result, row.heading) == (CheckResult.LIMIT_ENDED, "Your clinic’s limit has ended")
    words = " ".join([row.heading, *row.lines]).lower()
    assert "you can drive" not in words
    assert "you may drive" not in words
    assert "gives no permission" in words


def test_without_a_clinic_the_limit_is_that_of_general_guidance() -> None:
    made = make_plan(request(without_clinic=True, actual_end=at("12:00"), confirmed={State.SLEPT: at(FRIDAY)}))
    row = check({}, FRIDAY, made)
    assert row is not None
    assert row.heading == "The limit of the general guidance has ended"


@pytest.mark.parametrize("moment", ["2026-05-13 12:00", "14:15", "2026-05-15 11:59"])
def test_there_is_no_check_before_the_clock_has_ended_its_part(moment: str) -> None:
    assert check({}, moment) is None
