"""Reminders: each once, in time, by day, never during the visit, and never an order that no longer holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain import contents, oracle, samples, strategies
from tests.domain.samples import END, START, after, before, rule

from aftercare.domain.board import BoardState, Chart
from aftercare.domain.condition import PatientFacts
from aftercare.domain.edge import Anchor, AtWeekday, Offset, Side
from aftercare.domain.guidance import Guidance
from aftercare.domain.nudge import Nudge, nudge_reminder
from aftercare.domain.plan import Plan, TaskKind
from aftercare.domain.planning import PlanRequest, make_plan
from aftercare.domain.reminder import Harm, Reminder, ReminderKind
from aftercare.domain.rule import Every, Force, Layer, Repeat, Rule, Speech, Timing
from aftercare.domain.session import Session

NAMES = ("", *(folder.name for folder in contents.FOLDERS))
HOURS = ("07:00", "10:00", "20:30")
SHORT = settings(max_examples=30)


@cache
def real_plans(name: str) -> tuple[Plan, ...]:
    return tuple(made_plans(name))


def made_plans(name: str) -> Iterator[Plan]:
    pack = contents.every_pack()[name] if name else None
    for treatment in samples.EVERY_TREATMENT:
        for hour in HOURS:
            visit = samples.session(treatment, f"2026-05-14 {hour}", number=1)
            facts = PatientFacts(takes={"lamotrigine": True}, age=70)
            yield make_plan(PlanRequest(contents.our_guidance(), pack, facts, visit, samples.PACIFIC))


def check_reminders(plan: Plan) -> None:
    start, end = plan.session.planned_start, plan.session.end
    keys = [one.reminder_id for one in plan.reminders]
    assert len(keys) == len(set(keys))
    assert [one.due for one in plan.reminders] == sorted(one.due for one in plan.reminders)
    for one in plan.reminders:
        assert one.due < one.useful_until, one
        assert not start <= one.due < end, one
        # A medicine whose time lies wholly in the night is on its card then, and makes no sound.
        is_dose = one.harm is Harm.MEDICINE and one.kind is ReminderKind.DUTY
        assert one.hard or is_dose or not is_night(plan, one.due), one
        if one.due > one.event:
            assert one.words_at(one.due) == one.late


def is_night(plan: Plan, moment: datetime) -> bool:
    local = moment.astimezone(plan.zone).time()
    times = plan.clinic.day_times if plan.clinic else None
    morning, bedtime = (times.morning, times.bedtime) if times else (time(7), time(22))
    return not morning <= local < bedtime


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name or "general")
def test_reminders_come_once_in_time_by_day_and_never_in_the_visit(name: str) -> None:
    for plan in real_plans(name):
        check_reminders(plan)


@SHORT
@given(visit=strategies.sessions(), rules=strategies.rule_sets())
def test_reminders_of_any_clinic_keep_to_the_same_manners(visit: Session, rules: tuple[Rule, ...]) -> None:
    rules = tuple(one for one in rules if "kratom" not in one.topics)
    check_reminders(samples.plan_of(contents.our_guidance(), visit, *rules))


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name or "general")
def test_words_after_the_moment_never_order_what_should_have_been_before_it(name: str) -> None:
    for plan in real_plans(name):
        limits = {task.rule_id for task in plan.tasks if task.kind is TaskKind.LIMIT}
        for one in plan.reminders:
            if one.rule_id in limits:
                assert one.passed not in (one.on_time, one.late), one.rule_id


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name or "general")
def test_no_reminder_is_left_with_a_mark_nobody_filled(name: str) -> None:
    for plan in real_plans(name):
        for one in plan.reminders:
            assert "{" not in one.on_time + one.late + one.passed


@pytest.mark.parametrize("name", NAMES, ids=lambda name: name or "general")
def test_the_board_says_no_from_the_moment_a_reminder_is_about(name: str) -> None:
    for plan in real_plans(name):
        chart = Chart([plan])
        for window in plan.windows:
            due = [one for one in plan.reminders if one.rule_id == window.rule_id and window.starts == one.event]
            is_plain = not oracle.leaves_something(window) and window.condition == ""
            for topic in set(plan.board_topics) & set(window.topics) if due and is_plain else ():
                if oracle.is_limit(window) and not oracle.is_a_question(window, due[0].event):
                    assert chart.board(due[0].event).item(topic).state is BoardState.NOT_ALLOWED, window.rule_id


def reminders_of(plan: Plan, rule_id: str) -> list[Reminder]:
    return [one for one in plan.reminders if one.rule_id == rule_id]


def test_what_begins_in_the_night_is_announced_before_bedtime(guidance: Guidance) -> None:
    fast = rule("fast", "food", starts=before(6), ends=START)
    plan = samples.plan_of(samples.bare(guidance), samples.session(start="2026-05-14 08:00"), fast)
    assert [samples.shown(one.due) for one in reminders_of(plan, "fast")] == ["2026-05-13 19:00", "2026-05-13 21:30"]


def test_only_what_the_clinic_calls_hard_speaks_in_the_night(guidance: Guidance) -> None:
    wake = Speech(remind=(before(1, of=Anchor.WINDOW_START),), hard=True)
    fast = rule("fast", "food", starts=before(6), ends=START, speech=wake)
    plan = samples.plan_of(samples.bare(guidance), samples.session(), fast)
    assert [samples.shown(one.due) for one in reminders_of(plan, "fast")] == ["2026-05-14 03:00"]


def test_nothing_about_the_time_after_the_visit_is_said_before_it(guidance: Guidance) -> None:
    """The visit ends near midnight: what would speak then must not speak in the evening before the visit."""
    rest = rule("rest", "rest", Force.SHOULD, END, after(3), speech=Speech(task="Rest now", remind=(END,)))
    visit = samples.session(start="2026-05-14 21:45", actual_end=samples.at("2026-05-14 23:15"))
    plan = samples.plan_of(samples.bare(guidance), visit, rest)
    assert [one for one in reminders_of(plan, "rest") if one.due < visit.planned_start] == []


REST = rule(
    "rest",
    "rest",
    Force.SHOULD,
    samples.on_day(0, 8),
    samples.on_day(0, 12),
    speech=Speech(
        task="Rest", remind=(samples.on_day(0, 12),), on_time="Rest.", late="Rested?", useful_for=timedelta(hours=6)
    ),
)


@pytest.mark.parametrize(
    ("left", "spoken", "words"),
    [("11:10", "12:00", "Rest."), ("12:40", "12:40", "Rested?"), ("14:15", "14:15", "Rested?")],
)
def test_what_a_visit_overtakes_that_takes_longer_than_planned_is_said_late_as_it_ends(
    guidance: Guidance, left: str, spoken: str, words: str
) -> None:
    visit = replace(samples.session(), actual_end=samples.at(f"2026-05-14 {left}"))
    (reminder,) = reminders_of(samples.plan_of(samples.bare(guidance), visit, REST), "rest")

    assert samples.shown(reminder.due) == f"2026-05-14 {spoken}"
    assert reminder.words_at(reminder.due) == words


def test_what_falls_into_the_planned_visit_is_left_to_the_staff(guidance: Guidance) -> None:
    at_eleven = replace(REST, speech=replace(REST.speech, remind=(samples.on_day(0, 11),)))

    assert reminders_of(samples.plan_of(samples.bare(guidance), samples.session(), at_eleven), "rest") == []


def test_what_no_longer_matters_when_a_long_visit_ends_is_not_said(guidance: Guidance) -> None:
    visit = replace(samples.session(), actual_end=samples.at("2026-05-14 19:00"))

    assert reminders_of(samples.plan_of(samples.bare(guidance), visit, REST), "rest") == []


def test_on_time_late_and_passed_words_change_at_their_moments(guidance: Guidance) -> None:
    plan = samples.general_plan(guidance, samples.session())
    fast = next(one for one in plan.reminders if one.rule_id == "iv-food-light")
    assert samples.shown(fast.event) == "2026-05-14 04:00"
    assert fast.words_at(samples.at("2026-05-14 04:00")) == fast.on_time
    assert fast.words_at(samples.at("2026-05-14 04:01")) == fast.late
    assert fast.words_at(samples.at("2026-05-14 10:00")) == fast.passed


def test_a_told_rule_reminds_as_a_clinics_does(guidance: Guidance) -> None:
    told = rule("told", "food", starts=before(3), ends=START, layer=Layer.TOLD)
    plan = samples.plan_of(guidance, samples.session(), told=(told,))
    assert [samples.shown(one.due) for one in reminders_of(plan, "told")] == ["2026-05-13 19:00", "2026-05-13 21:30"]


def test_each_of_two_tuesdays_speaks_and_names_its_own_time(guidance: Guidance) -> None:
    tuesdays = AtWeekday(1, time(14, 30), time(16), Side.BEFORE, times=2)
    speech = Speech(
        task="Go to your group", remind=(before(1, of=Anchor.WINDOW_START),), on_time="Your group begins at {starts}."
    )
    group = rule("group", "therapy", Force.MUST, timing=Timing(at=tuesdays), speech=speech)
    found = reminders_of(samples.plan_of(samples.bare(guidance), samples.session(), group), "group")
    assert [samples.shown(one.due) for one in found] == ["2026-05-05 13:30", "2026-05-12 13:30"]
    assert [samples.shown(one.event) for one in found] == ["2026-05-05 14:30", "2026-05-12 14:30"]
    assert {one.on_time.replace("\N{NO-BREAK SPACE}", " ") for one in found} == {"Your group begins at 2:30 PM."}


def test_each_of_several_meetings_is_ticked_by_itself(guidance: Guidance) -> None:
    tuesdays = AtWeekday(1, time(14, 30), time(16), Side.BEFORE, times=2)
    speech = Speech(task="Go to your group at {starts}", remind=(before(1, of=Anchor.WINDOW_START),))
    group = rule("group", "therapy", Force.MUST, timing=Timing(at=tuesdays), speech=speech)
    plan = samples.plan_of(samples.bare(guidance), samples.session(), group)
    later = samples.plan_of(samples.bare(guidance), samples.session(start="2026-05-21 10:00"), group)

    tasks = [task for task in plan.tasks if task.rule_id == "group"]

    assert [samples.shown(task.due) for task in tasks] == ["2026-05-05 16:00", "2026-05-12 16:00"]
    assert [plan.window_of(task).starts for task in tasks] == [task.opens for task in tasks]
    assert [plan.answered_task(one) for one in reminders_of(plan, "group")] == tasks
    assert len({one.matter for one in reminders_of(plan, "group")}) == 2
    # A meeting somebody has been to is the same one when the appointment moves by a week.
    assert tasks[1].key == next(task.key for task in later.tasks if task.rule_id == "group")


PRACTICE = rule(
    "practice",
    "calm",
    Force.SHOULD,
    timing=Timing(before(72), START, repeats=Repeat(Every.DAY)),
    speech=Speech(task="Practice", remind=(before(72),), on_time="Practice today.", passed="That day is over."),
)


def test_what_is_to_be_done_daily_speaks_once_a_day_until_its_window_ends(guidance: Guidance) -> None:
    plan = samples.plan_of(samples.bare(guidance), samples.session(), PRACTICE)

    found = reminders_of(plan, "practice")

    assert [samples.shown(one.due) for one in found] == [f"2026-05-{day} 10:00" for day in (11, 12, 13)]
    assert [one.useful_until for one in found] == [*(one.due for one in found[1:]), plan.session.planned_start]
    assert plan.repeats == ()
    assert {one.words_at(one.due + timedelta(hours=20)) for one in found} == {"Practice today."}
    assert {one.words_at(one.useful_until) for one in found} == {"That day is over."}


def test_an_answer_about_one_day_says_nothing_about_the_others_and_a_tick_ends_all(guidance: Guidance) -> None:
    plan = samples.plan_of(samples.bare(guidance), samples.session(), PRACTICE)
    (task,) = (one for one in plan.tasks if one.rule_id == "practice")

    found = reminders_of(plan, "practice")

    assert len({one.matter for one in found}) == 3
    assert {plan.answered_task(one) for one in found} == {None}
    assert {plan.task_of(one) for one in found} == {task}


def test_something_daily_without_an_end_speaks_no_longer_than_a_month(guidance: Guidance) -> None:
    long = replace(PRACTICE, timing=replace(PRACTICE.timing, starts=before(24 * 90)))
    speaks = replace(long, speech=replace(PRACTICE.speech, remind=(before(24 * 90),)))

    plan = samples.plan_of(samples.bare(guidance), samples.session(), speaks)

    assert len(reminders_of(plan, "practice")) == 31


@pytest.mark.parametrize(
    ("begins", "speaks"),
    [("21:59", "21:59"), ("22:00", "21:30"), ("23:59", "21:30"), ("07:00", "07:00"), ("06:59", "21:30")],
)
def test_the_night_begins_at_bedtime_and_ends_in_the_morning(guidance: Guidance, begins: str, speaks: str) -> None:
    hour, minute = map(int, begins.split(":"))
    day = 0 if hour < 12 else -1
    ban = rule("ban", "food", starts=samples.on_day(day, hour, minute), ends=START)
    own = replace(ban, speech=Speech(task="Stop", remind=(Offset(Anchor.WINDOW_START),)))
    plan = samples.plan_of(samples.bare(guidance), samples.session(), own)
    assert [samples.shown(one.due)[-5:] for one in reminders_of(plan, "ban")] == [speaks]


@SHORT
@given(minutes=st.integers(-600, 600))
def test_a_nudge_never_comes_after_its_task(minutes: int) -> None:
    duty = rule("bag", "bring", Force.MUST, timing=Timing(at=before(1)), speech=Speech(task="Pack your bag"))
    plan = samples.plan_of(samples.bare(contents.our_guidance()), samples.session(), duty)
    task = next(one for one in plan.tasks if one.rule_id == "bag")
    due = samples.at("2026-05-14 09:00").astimezone(UTC)
    at = due + timedelta(minutes=minutes)
    nudge = nudge_reminder(plan, Nudge(task.key, at))
    assert (nudge is None) is (minutes >= 0)
    if nudge is not None:
        assert (nudge.due, nudge.event, nudge.on_time) == (at, due, "Pack your bag")
        assert nudge.due < nudge.useful_until


def test_a_nudge_for_a_task_that_is_gone_is_none(guidance: Guidance) -> None:
    plan = samples.general_plan(guidance, samples.session())
    assert nudge_reminder(plan, Nudge("no such task", samples.at("2026-05-13 09:00"))) is None
