"""Times and lengths in the words people use: noon and midnight, tomorrow, and never a day too few."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from tests.domain import samples
from tests.domain.samples import SAM, START, before, length, rule

from aftercare.domain.condition import Condition, Occasion, PatientFacts
from aftercare.domain.filling import unknown_marks
from aftercare.domain.guidance import Guidance
from aftercare.domain.length import Bound, LengthRange, Unit
from aftercare.domain.plan import Plan
from aftercare.domain.rule import Force, Layer, Quantities, Rule, Schedule, Speech, Timing
from aftercare.domain.rule_words import rule_details
from aftercare.domain.wording import Wording

WEDNESDAY, THURSDAY = date(2026, 5, 13), date(2026, 5, 14)


@pytest.fixture(scope="module")
def wording(guidance: Guidance) -> Wording:
    return guidance.wording


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (time(0), "midnight"),
        (time(0, 1), "12:01 AM"),
        (time(4), "4:00 AM"),
        (time(11, 59), "11:59 AM"),
        (time(12), "noon"),
        (time(12, 30), "12:30 PM"),
        (time(23, 45), "11:45 PM"),
    ],
)
def test_a_clock_time(wording: Wording, at: time, words: str) -> None:
    assert plain(wording.clock_time(at)) == words


@pytest.mark.parametrize(
    ("moment", "near", "is_day", "words"),
    [
        ("2026-05-13 17:00", True, False, "5:00 PM"),
        ("2026-05-14 08:00", True, False, "8:00 AM tomorrow"),
        ("2026-05-14 08:00", False, False, "8:00 AM Thursday"),
        ("2026-05-16 12:00", True, False, "noon Saturday"),
        ("2026-05-19 09:00", True, False, "9:00 AM Tuesday"),
        ("2026-05-20 09:00", True, False, "9:00 AM on Wednesday, May 20"),
        ("2026-05-12 09:00", True, False, "9:00 AM Tuesday"),
        ("2026-05-05 09:00", True, False, "9:00 AM on Tuesday, May 5"),
        ("2026-05-13 00:00", True, False, "midnight Tuesday night"),
        ("2026-05-14 00:00", True, False, "midnight tonight"),
        ("2026-05-14 00:00", False, False, "midnight Wednesday night"),
        ("2026-05-15 00:00", True, False, "midnight Thursday night"),
        ("2026-05-13 00:00", True, True, "today"),
        ("2026-05-14 00:00", True, True, "tomorrow"),
        ("2026-05-14 00:00", False, True, "Thursday"),
        ("2026-05-28 00:00", True, True, "Thursday, May 28"),
    ],
)
def test_a_moment_said_on_wednesday(wording: Wording, moment: str, near: bool, is_day: bool, words: str) -> None:
    assert plain(wording.moment(samples.at(moment), WEDNESDAY, near=near, is_day=is_day)) == words


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(0), "0 min"),
        (timedelta(minutes=-5), "0 min"),
        (timedelta(seconds=1), "1 min"),
        (timedelta(milliseconds=500), "1 min"),
        (timedelta(minutes=45), "45 min"),
        (timedelta(minutes=59, seconds=1), "1 h"),
        (timedelta(minutes=79, seconds=30), "1 h 20 min"),
        (timedelta(minutes=79, milliseconds=100), "1 h 20 min"),
        (timedelta(hours=47, minutes=59), "47 h 59 min"),
        (timedelta(hours=48), "2 days"),
        (timedelta(days=3, hours=5), "3 days"),
    ],
)
def test_the_time_left_is_rounded_up_to_the_minute(wording: Wording, left: timedelta, words: str) -> None:
    assert wording.time_left(left) == words


@pytest.mark.parametrize(
    ("lengths", "words"),
    [
        (length(1), "1 hour"),
        (length(6), "6 hours"),
        (length(2, to=4), "2 hours to 4 hours"),
        (length(1, Unit.DAY, bound=Bound.AT_LEAST), "at least 1 day"),
        (length(30, Unit.MINUTE, bound=Bound.AT_MOST), "at most 30 minutes"),
        (length(2, to=3, bound=Bound.ABOUT), "about 2 hours to 3 hours"),
        (length(4, to=8, bound=Bound.BETTER_LONGER), "at least 4 hours, better 8 hours"),
        (length(2, Unit.BUSINESS_DAY), "2 business days"),
    ],
)
def test_a_length(wording: Wording, lengths: LengthRange, words: str) -> None:
    assert wording.length_range(lengths) == words


@pytest.mark.parametrize(
    ("items", "words"),
    [((), ""), (("water",), "water"), (("water", "tea"), "water and tea"), (("a", "b", "c"), "a, b and c")],
)
def test_a_list(wording: Wording, items: tuple[str, ...], words: str) -> None:
    assert wording.listed(items) == words


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (Condition(session=(Occasion.FIRST,)), "this is your first visit"),
        (Condition(travels_alone=True), "you come alone"),
        (Condition(age_min=65), "you are 65 or older"),
        (Condition(age_max=17), "you are 17 or younger"),
        (Condition(age_min=18, age_max=25), "you are 18 to 25 years old"),
        (Condition(case="you feel sick"), "you feel sick"),
        (Condition(session=(Occasion.FIRST,), travels_alone=True), "this is your first visit and you come alone"),
    ],
)
def test_a_condition(wording: Wording, condition: Condition, words: str) -> None:
    assert wording.condition(condition, {}) == words


def filled(guidance: Guidance, text: str, *, said_on: date = WEDNESDAY, facts: PatientFacts | None = None) -> str:
    fast = rule("fast", "food", starts=before(6), ends=START)
    plan = samples.plan_of(samples.bare(guidance), samples.session(), fast, driver=SAM, facts=facts)
    return plain(plan.filler.fill(text, plan.windows[0], said_on))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("No marks.", "No marks."),
        ("Stop by {starts}.", "Stop by 4:00 AM Thursday."),
        ("From {starts} to {ends}.", "From 4:00 AM Thursday to 10:00 AM Thursday."),
        ("By {at}.", "By 4:00 AM Thursday."),
        ("{driver} drives you.", "Sam drives you."),
        ("At {pick_up}.", "At the time you agreed."),
        ("Call {clinic}. {phone}", "Call Riverside. (503) 555-0142"),
        ("Your session is at {start}.", "Your session is at 10:00 AM Thursday."),
    ],
)
def test_marks_are_filled(guidance: Guidance, text: str, words: str) -> None:
    assert filled(guidance, text) == words


def test_words_for_a_driver_without_a_name_begin_a_sentence_with_a_capital(guidance: Guidance) -> None:
    fast = rule("fast", "food", starts=before(6), ends=START)
    plan = samples.plan_of(samples.bare(guidance), samples.session(), fast)

    def said(text: str) -> str:
        return plan.filler.fill(text, plan.windows[0], WEDNESDAY)

    assert said("Bedtime. {driver} stays") == "Bedtime. Your driver stays"
    assert said("{driver} drives you.") == "Your driver drives you."
    assert said("Ask {driver} to drive.") == "Ask your driver to drive."


def test_on_the_day_itself_a_time_needs_no_day(guidance: Guidance) -> None:
    assert filled(guidance, "Stop by {starts}.", said_on=THURSDAY) == "Stop by 4:00 AM."


def test_both_times_are_given_to_a_patient_elsewhere(guidance: Guidance) -> None:
    far = PatientFacts(zone="Asia/Tokyo")
    words = filled(guidance, "Stop by {starts}.", facts=far)
    assert words == "Stop by 4:00 AM Thursday clinic time (8:00 PM Thursday here)."


@pytest.mark.parametrize(
    ("text", "marks"), [("{starts}", ()), ("{when}", ("when",)), ("a { b", ("{",)), ("{starts} }", ("{",))]
)
def test_a_mark_that_nothing_fills_is_found(text: str, marks: tuple[str, ...]) -> None:
    assert unknown_marks(text) == marks


def details(guidance: Guidance, one: Rule) -> tuple[str, ...]:
    plan: Plan = samples.plan_of(samples.bare(guidance), samples.session(), one)
    return rule_details(plan.windows[0], plan, WEDNESDAY)


@pytest.mark.parametrize(
    ("one", "lines"),
    [
        (rule("r", "food", starts=before(2, to=4), ends=START), ("Your clinic says 2 hours to 4 hours.",)),
        (rule("r", "food", quantities=samples.leaves(amount="a light snack")), ("Only a light snack.",)),
        (rule("r", "driver", Force.MUST, quantities=Quantities(age_min=21)), ("At least 21 years old.",)),
        (
            rule("r", "food", unless="told otherwise.", consequence="we cancel"),
            ("Unless told otherwise.", "Otherwise: we cancel."),
        ),
        (rule("r", "contact", Force.INFO, quantities=Quantities(phone="main")), ("Call (503) 555-0142.",)),
        (
            rule("r", "schedule", Force.INFO, quantities=Quantities(schedule=Schedule(2, length(1, Unit.WEEK)))),
            ("How often: 2 sessions, per 1 week.",),
        ),
    ],
    ids=["range", "amount", "age", "exception and consequence", "phone", "schedule"],
)
def test_no_number_of_a_rule_is_lost_on_the_way(guidance: Guidance, one: Rule, lines: tuple[str, ...]) -> None:
    assert details(guidance, one) == lines


def test_who_says_so_has_words_for_everyone(wording: Wording) -> None:
    assert len({wording.phrases[f"says_{layer.value}"] for layer in Layer}) == len(Layer)


def test_a_rule_in_six_lines_already_speaks(guidance: Guidance) -> None:
    plan = samples.plan_of(samples.bare(guidance), samples.session(), rule("r", "food", starts=before(6), ends=START))
    speech = plan.windows[0].speech
    assert (speech.label, speech.task) == ("Stop eating", "Stop eating by {starts}")
    assert isinstance(speech, Speech)
    assert plan.windows[0].rule.timing == Timing(before(6), START)
