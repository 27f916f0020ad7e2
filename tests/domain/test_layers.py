"""Who has the last word: our guidance, then the clinic, then what it told this patient; and nobody by silence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.domain import samples
from tests.domain.samples import END, SLEPT, START, TOLD_PERSONALLY, after, before, no_change, on_day, rule

from aftercare.domain.condition import Condition, PatientFacts
from aftercare.domain.edge import State, WhenState
from aftercare.domain.guidance import Guidance
from aftercare.domain.length import Unit
from aftercare.domain.plan import Plan
from aftercare.domain.rule import Force, Layer, Part, Rule, Timing

VISIT = samples.session()
DIABETES = Condition(has=("diabetes",))
FOUR_HOURS = rule("four", "food", starts=before(4), ends=START)
TWELVE_HOURS = rule("twelve", "food", starts=before(12), ends=START)


def plan_under(
    guidance: Guidance, *rules: Rule, facts: PatientFacts | None = None, told: tuple[Rule, ...] = ()
) -> Plan:
    return samples.plan_of(guidance, VISIT, *rules, facts=facts, told=told)


def speaks_on(plan: Plan, topic: str) -> list[str]:
    """The limits on a topic that are left, as "layer rule"."""
    return [
        f"{window.layer.value} {window.rule_id}"
        for window in plan.windows
        if window.forbids and topic in window.topics and window.ends == VISIT.planned_start
    ]


def test_where_no_clinic_speaks_our_six_hours_hold(guidance: Guidance) -> None:
    plan = plan_under(guidance)
    assert samples.says(plan, "food", "2026-05-14 01:59") == "allowed"
    assert samples.says(plan, "food", "2026-05-14 02:00") == "limited"
    assert samples.says(plan, "food", "2026-05-14 03:59") == "limited"
    assert samples.says(plan, "food", "2026-05-14 04:00") == "not-allowed"


@pytest.mark.parametrize(
    ("clinics", "last_allowed", "first_not_allowed"),
    [
        (FOUR_HOURS, "2026-05-14 05:59", "2026-05-14 06:00"),
        (TWELVE_HOURS, "2026-05-13 21:59", "2026-05-13 22:00"),
    ],
    ids=["shorter", "longer"],
)
def test_a_clinics_time_takes_the_place_of_ours(
    guidance: Guidance, clinics: Rule, last_allowed: str, first_not_allowed: str
) -> None:
    plan = samples.plan_of(samples.bare(guidance, rule("six", "food", starts=before(6), ends=START)), VISIT, clinics)
    assert samples.says(plan, "food", last_allowed) == "allowed"
    assert samples.says(plan, "food", first_not_allowed) == "not-allowed"


def test_what_the_patient_was_told_beats_the_clinic_and_us(guidance: Guidance) -> None:
    told = replace(FOUR_HOURS, layer=Layer.TOLD)
    plan = plan_under(guidance, TWELVE_HOURS, told=(told,))
    assert speaks_on(plan, "food") == ["told four"]
    assert samples.says(plan, "food", "2026-05-14 05:59") != "not-allowed"
    assert samples.says(plan, "food", "2026-05-14 06:00") == "not-allowed"


def test_no_change_lifts_our_limit(guidance: Guidance) -> None:
    plan = plan_under(guidance, no_change("eat", "food"))
    assert speaks_on(plan, "food") == []
    assert speaks_on(plan, "clear-drinks") == ["general iv-liquids-clear"]


def test_what_a_clinic_does_not_mention_stays_limited(guidance: Guidance) -> None:
    plan = plan_under(guidance, rule("music", "music", Force.SHOULD))
    assert speaks_on(plan, "food") == ["general iv-food-light"]
    assert speaks_on(plan, "alcohol") == ["general alcohol-before"]


@pytest.mark.parametrize("force", [Force.MUST, Force.SHOULD, Force.MAY, Force.INFO], ids=lambda one: one.value)
def test_only_a_limit_or_no_change_lifts_a_limit(guidance: Guidance, force: Force) -> None:
    plan = plan_under(guidance, rule("say", "food", force, starts=before(24), ends=END))
    assert speaks_on(plan, "food") == ["general iv-food-light"]


@pytest.mark.parametrize(
    "silent",
    [
        rule("never", "food", text="No food before your visit."),
        rule("ask", "food", starts=TOLD_PERSONALLY, ends=START),
        rule("some", "food", starts=before(1), ends=START, when=DIABETES),
        no_change("free-for-some", "food", when=DIABETES),
        rule("after", "food", starts=END, ends=after(1)),
        no_change("after-only", "food", starts=END, ends=after(1)),
        no_change("part", "light-meal"),
    ],
    ids=lambda one: str(one.rule_id),
)
def test_a_rule_that_names_no_time_of_its_own_before_the_visit_lifts_nothing(guidance: Guidance, silent: Rule) -> None:
    assert "general iv-food-light" in speaks_on(plan_under(guidance, silent), "food")


def test_a_rule_on_all_drinks_speaks_for_clear_drinks_too(guidance: Guidance) -> None:
    plan = plan_under(guidance, rule("dry", "drinks", starts=before(8), ends=START))
    assert speaks_on(plan, "clear-drinks") == []
    assert samples.says(plan, "clear-drinks", "2026-05-14 02:00") == "not-allowed"


def test_a_rule_on_clear_drinks_says_nothing_of_milk(guidance: Guidance) -> None:
    plan = plan_under(guidance, rule("sips", "clear-drinks", starts=before(1), ends=START))
    assert speaks_on(plan, "other-drinks") == ["general iv-food-light-milk"]


def test_a_limit_before_the_visit_leaves_our_limit_after_it(guidance: Guidance) -> None:
    plan = plan_under(guidance, rule("week", "alcohol", starts=before(7, Unit.DAY), ends=START))
    assert samples.says(plan, "alcohol", "2026-05-08 12:00") == "not-allowed"
    assert samples.says(plan, "alcohol", "2026-05-15 11:00") == "not-allowed"


def test_a_rule_once_known_not_to_be_for_this_patient_is_gone(guidance: Guidance) -> None:
    some = replace(TWELVE_HOURS, when=DIABETES)
    known = {
        answer: plan_under(guidance, some, facts=PatientFacts(has={"diabetes": answer})) for answer in (True, False)
    }
    assert speaks_on(known[True], "food") == ["clinic twelve"]
    assert speaks_on(known[False], "food") == ["general iv-food-light"]


def test_a_limit_that_may_hold_says_ask_and_keeps_ours(guidance: Guidance) -> None:
    plan = plan_under(guidance, replace(TWELVE_HOURS, when=DIABETES))
    assert samples.says(plan, "food", "2026-05-13 23:00") == "ask-clinic"
    assert samples.says(plan, "food", "2026-05-14 04:00") == "not-allowed"


def test_an_exception_known_to_hold_takes_the_rule_away(guidance: Guidance) -> None:
    plan = plan_under(guidance, replace(TWELVE_HOURS, exempt=DIABETES), facts=PatientFacts(has={"diabetes": True}))
    assert speaks_on(plan, "food") == ["general iv-food-light"]


def test_an_exception_nobody_knows_of_keeps_the_limit(guidance: Guidance) -> None:
    plan = plan_under(guidance, replace(TWELVE_HOURS, exempt=DIABETES))
    assert samples.says(plan, "food", "2026-05-13 23:00") == "not-allowed"


def test_no_change_with_an_exception_nobody_knows_of_lifts_nothing(guidance: Guidance) -> None:
    """With "no need to fast, unless you have diabetes": as long as nobody said, our fast stays."""
    plan = plan_under(guidance, no_change("eat", "food", exempt=DIABETES))
    assert samples.says(plan, "food", "2026-05-14 09:00") != "allowed"


def test_a_shorter_fast_with_an_exception_nobody_knows_of_is_not_all_there_is(guidance: Guidance) -> None:
    """With "no food for 1 hour, unless you have diabetes": whoever has it is under our six hours."""
    plan = plan_under(guidance, rule("one", "food", starts=before(1), ends=START, exempt=DIABETES))
    assert samples.says(plan, "food", "2026-05-14 07:00") != "allowed"


def test_eating_as_usual_until_the_evening_before_does_not_lift_the_fast_of_the_night(guidance: Guidance) -> None:
    """A "no change" that ends lifts nothing after its end."""
    plan = plan_under(guidance, no_change("supper", "food", starts=before(3, Unit.DAY), ends=on_day(-1, 20)))
    assert samples.says(plan, "food", "2026-05-14 09:00") != "allowed"


@pytest.mark.parametrize("layer", [Layer.CLINIC, Layer.TOLD], ids=lambda one: one.value)
@pytest.mark.parametrize(
    "until", [WhenState(State.FEELS_CLEAR), SLEPT, WhenState(State.STAFF_SAID_SO)], ids=lambda one: one.state.value
)
def test_a_ban_until_something_is_so_holds_after_the_visit_until_it_is_confirmed(
    guidance: Guidance, until: WhenState, layer: Layer
) -> None:
    """A sentence like "no alcohol until your head is clear" needs no beginning to be a ban."""
    ban = rule("until", "alcohol", ends=until, layer=layer, part=Part.AFTER)
    clinics, told = ((ban,), ()) if layer is Layer.CLINIC else ((), (ban,))
    plan = plan_under(guidance, *clinics, told=told)
    assert samples.says(plan, "alcohol", "2026-05-16 12:00") != "allowed"


def test_a_ban_until_the_clinic_says_so_is_never_called_allowed(guidance: Guidance) -> None:
    ban = rule("ask", "alcohol", ends=TOLD_PERSONALLY, part=Part.AFTER)
    assert samples.says(plan_under(guidance, ban), "alcohol", "2026-05-16 12:00") == "ask-clinic"


def test_a_rule_in_part_replaced_speaks_only_of_what_is_left_of_it(guidance: Guidance) -> None:
    """The clinic ends the ban on cannabis after 12 hours; what is left of ours is about other drugs."""
    plan = plan_under(guidance, rule("cannabis", "cannabis", starts=END, ends=after(12)))
    left = [window for window in plan.windows if window.rule.topics != window.topics]
    assert [window.rule.text for window in left if "cannabis" in window.rule.text] == []


def test_a_clinics_two_rules_on_one_topic_hold_together(guidance: Guidance) -> None:
    snack = rule(
        "snack", "food", starts=before(12), ends=before(6), quantities=samples.leaves(except_for="a light snack")
    )
    plan = plan_under(guidance, snack, rule("none", "food", starts=before(6), ends=START))
    assert samples.says(plan, "food", "2026-05-13 23:00") == "limited"
    assert samples.says(plan, "food", "2026-05-14 04:00") == "not-allowed"


def test_a_duty_of_the_clinic_replaces_ours_but_no_limit(guidance: Guidance) -> None:
    ours = rule("ours", "bring", Force.SHOULD, timing=Timing(at=on_day(-1, 21)))
    theirs = rule("theirs", "bring", Force.MUST, timing=Timing(at=on_day(-1, 20)))
    plan = samples.plan_of(samples.bare(guidance, ours, FOUR_HOURS), VISIT, theirs)
    assert {window.rule_id for window in plan.windows} == {"theirs", "four"}
