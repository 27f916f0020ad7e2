"""Nothing is called allowed while anything forbids it, in any session."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from tests.domain import samples
from tests.domain.samples import END, START, after, before, rule

from aftercare.domain.condition import Condition, PatientFacts
from aftercare.domain.guard import Guard
from aftercare.domain.guidance import Guidance
from aftercare.domain.plan import Plan
from aftercare.domain.reminder import Harm, Reminder, ReminderKind
from aftercare.domain.rule import Force, Speech, Timing
from aftercare.domain.wanted_reminders import wanted_of

EAT_AGAIN = rule(
    "eat-again",
    "food",
    Force.MAY,
    END,
    after(5),
    speech=Speech(remind=(END,), on_time="You may eat.", task="You may eat"),
)
FAST = rule("fast", "food", starts=before(6), ends=START)


def plan_of(guidance: Guidance, start: str, *rules: object, **known: object) -> Plan:
    visit = replace(samples.session(start=start), session_id=start)
    return samples.plan_of(samples.bare(guidance), visit, *rules, **known)  # type: ignore[arg-type]


def release(plan: Plan) -> Reminder:
    return next(one for one in plan.reminders if one.kind is ReminderKind.RELEASE)


def at(text: str) -> datetime:
    return samples.at(text)


def test_a_permission_is_said_while_nothing_forbids_it(guidance: Guidance) -> None:
    plan = plan_of(guidance, "2026-05-14 10:00", EAT_AGAIN, FAST)

    assert Guard([plan]).held_back(plan.reminders, plan, release(plan).due) == {}


def test_a_fast_of_another_session_holds_a_permission_back_until_it_ends(guidance: Guidance) -> None:
    first = plan_of(guidance, "2026-05-14 10:00", EAT_AGAIN)
    second = plan_of(guidance, "2026-05-14 15:00", FAST)
    due = release(first).due
    assert second.windows[0].holds_at(due)

    held = Guard([first, second]).held_back(first.reminders, first, due)

    assert held == {release(first).reminder_id: at("2026-05-14 15:00")}
    assert Guard([first, second]).held_back(first.reminders, first, at("2026-05-14 15:00")) == {}


@pytest.mark.parametrize(
    ("moment", "ends"),
    [("14:59", ""), ("15:00", "17:00"), ("16:59", "17:00"), ("17:00", "")],
)
def test_the_visit_of_one_session_is_known_to_the_reminders_of_all(guidance: Guidance, moment: str, ends: str) -> None:
    first = plan_of(guidance, "2026-05-14 10:00", EAT_AGAIN)
    second = plan_of(guidance, "2026-05-14 15:00", FAST)
    now = at(f"2026-05-14 {moment}")

    wanted = wanted_of(first, first.reminders, Guard([first, second]), now)

    assert samples.shown(wanted.visit_until) == (f"2026-05-14 {ends}" if ends else "")


def test_a_visit_that_was_called_off_keeps_nothing_quiet(guidance: Guidance) -> None:
    plan = plan_of(guidance, "2026-05-14 10:00", EAT_AGAIN)
    called_off = replace(plan, session=replace(plan.session, is_cancelled=True))

    assert Guard([called_off]).visit_until(at("2026-05-14 10:30")) is None


def test_a_limit_that_only_may_apply_beats_a_permission_too(guidance: Guidance) -> None:
    maybe = replace(FAST, when=Condition(takes=("glp1",)))
    first = plan_of(guidance, "2026-05-14 10:00", EAT_AGAIN)
    second = plan_of(guidance, "2026-05-14 15:00", maybe)

    assert len(Guard([first, second]).held_back(first.reminders, first, release(first).due)) == 1


def test_a_limit_on_a_part_of_the_topic_holds_nothing_back(guidance: Guidance) -> None:
    first = plan_of(guidance, "2026-05-14 10:00", EAT_AGAIN)
    second = plan_of(guidance, "2026-05-14 15:00", replace(FAST, topics=("fatty-food",)))  # type: ignore[arg-type]

    assert Guard([first, second]).held_back(first.reminders, first, release(first).due) == {}


def test_an_invitation_to_eat_waits_as_a_permission_does_and_a_question_about_driving_does_not(
    guidance: Guidance,
) -> None:
    meal = rule("meal", "light-meal", Force.SHOULD, timing=Timing(at=after(1)), speech=Speech(task="Have a meal"))
    check = rule("check", "driving", Force.SHOULD, timing=Timing(at=after(1)), speech=Speech(task="Driving check"))
    no_driving = rule("no-driving", "driving", starts=before(6), ends=after(48))
    first = plan_of(guidance, "2026-05-14 10:00", meal, check, no_driving)
    second = plan_of(guidance, "2026-05-14 15:00", FAST)

    held = Guard([first, second]).held_back(first.reminders, first, at("2026-05-14 13:00"))

    assert {one.rule_id for one in first.reminders if one.reminder_id in held} == {"meal"}


# What is said once more


def repeats(plan: Plan) -> list[str]:
    return [samples.shown(one.due) for one in plan.repeats]


def test_what_must_be_done_is_said_twice_more_before_its_deadline(guidance: Guidance) -> None:
    confirm = rule(
        "confirm",
        "driver",
        Force.MUST,
        timing=Timing(at=before(17)),
        speech=Speech(task="Confirm", remind=(before(19),)),
    )
    plan = plan_of(guidance, "2026-05-14 10:00", confirm)

    assert [samples.shown(one.due) for one in plan.reminders] == ["2026-05-13 15:00"]
    assert repeats(plan) == ["2026-05-13 15:40", "2026-05-13 16:20"]
    assert {one.repeats for one in plan.repeats} == {plan.reminders[0].reminder_id}
    assert {one.harm for one in plan.reminders} == {Harm.DRIVING}


def test_nothing_is_repeated_in_the_night_or_after_the_cut_off(guidance: Guidance) -> None:
    plan = plan_of(guidance, "2026-05-14 08:00", FAST)

    assert [samples.shown(one.due) for one in plan.reminders] == ["2026-05-13 19:00", "2026-05-13 21:30"]
    assert repeats(plan) == []


def test_what_is_only_advised_is_not_repeated(guidance: Guidance) -> None:
    bag = rule("bag", "bring", Force.SHOULD, timing=Timing(at=before(12)), speech=Speech(task="Pack your bag"))

    assert plan_of(guidance, "2026-05-14 20:00", bag).repeats == ()


# Medicines


@pytest.mark.parametrize(
    ("opens", "spoken"),
    # From 4 AM to 8 AM: it waits for the morning. From 1 AM to 5 AM: it is on its card at 1 AM, without a sound.
    [(6, "2026-05-14 07:00"), (9, "2026-05-14 01:00")],
)
def test_a_medicine_is_never_announced_before_its_time(guidance: Guidance, opens: int, spoken: str) -> None:
    pill = rule(
        "pill",
        "blood-pressure",
        Force.MUST,
        before(opens),
        before(opens - 4),
        speech=Speech(task="Take it with one sip", late="Take it now with one sip", remind=(before(12),)),
    )
    plan = plan_of(guidance, "2026-05-14 10:00", pill, facts=PatientFacts())

    assert [samples.shown(one.due) for one in plan.reminders] == [spoken]
    (window,) = plan.windows
    for one in (*plan.reminders, *plan.repeats):
        assert window.starts is not None
        assert window.ends is not None
        assert window.starts <= one.due < one.useful_until <= window.ends
