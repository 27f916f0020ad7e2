"""What a clinic is told about the meaning of its pack: what has to be mended, and what it may not have meant."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, time
from typing import Any

import pytest
from tests.domain.samples import (
    DOSE,
    END,
    IV,
    NEXT_DAY,
    ORAL,
    RIVERSIDE_PHONE,
    SLEPT,
    SPRAY,
    START,
    after,
    before,
    later_of,
    no_change,
    on_day,
    pack,
    rule,
)

from aftercare.clinic.pack_check import PackCheck
from aftercare.domain.clinic import ClinicPack, ClinicTreatment, PhoneNumber
from aftercare.domain.edge import AtPoint, Point
from aftercare.domain.fault import Fault, Weight
from aftercare.domain.guidance import Guidance
from aftercare.domain.length import Unit
from aftercare.domain.rule import Force, Rule
from aftercare.domain.treatment import Treatment

TODAY = date(2026, 5, 1)
BOARD = ("food", "clear-drinks", "alcohol", "driving", "decisions")
GOOD = (
    rule("food", "food", starts=before(6), ends=START),
    rule("drinks", "clear-drinks", starts=before(2), ends=START),
    rule("alcohol", "alcohol", starts=before(24), ends=after(24)),
    rule("driving", "driving", starts=START, ends=later_of(after(24), SLEPT)),
    rule("decisions", "decisions", starts=START, ends=after(24)),
)


def clinic(*rules: Rule, treatment: Treatment = IV, **more: Any) -> ClinicPack:
    """A pack about which nothing can be said but for its rules."""
    filled: dict[str, Any] = {
        "phones": (RIVERSIDE_PHONE, PhoneNumber("after-hours", "(503) 555-0199")),
        "treatments": (ClinicTreatment(treatment),),
        "reviewed_on": date(2026, 1, 15),
        "review_by": date(2027, 1, 15),
        "zone": "America/Los_Angeles",
        **more,
    }
    made = pack(*rules)
    return ClinicPack(
        **{name: filled.get(name, getattr(made, name)) for name in (one.name for one in fields(ClinicPack))}
    )


def findings(guidance: Guidance, checked: ClinicPack, today: date = TODAY) -> tuple[Fault, ...]:
    return PackCheck(guidance, checked, today).findings()


def faults(guidance: Guidance, checked: ClinicPack) -> list[Fault]:
    return [found for found in findings(guidance, checked) if found.weight is Weight.MUST_FIX]


def warnings_at(place: str, guidance: Guidance, checked: ClinicPack, today: date = TODAY) -> list[str]:
    found = findings(guidance, checked, today)
    return [one.problem for one in found if one.weight is Weight.SHOULD_FIX and one.place == place]


def instead(*changed: Rule) -> tuple[Rule, ...]:
    """The good rules, with these in place of those of the same topic."""
    topics = {topic for one in changed for topic in one.topics}
    return (*(one for one in GOOD if not topics & set(one.topics)), *changed)


def test_about_a_pack_with_all_rules_numbers_and_dates_nothing_is_said(guidance: Guidance) -> None:
    assert findings(guidance, clinic(*GOOD)) == ()


@pytest.mark.parametrize("treatment", [IV, Treatment.IM_INJECTION, ORAL], ids=lambda one: one.value)
def test_driving_before_24_hours_have_passed_is_below_the_floor(guidance: Guidance, treatment: Treatment) -> None:
    short = rule("drive-soon", "driving", starts=START, ends=after(12))

    (fault,) = faults(guidance, clinic(*instead(short), treatment=treatment))

    assert (fault.file, fault.place) == ("rules.toml", "rule drive-soon")
    assert f"goes below the safety floor on driving for {treatment.value}" in fault.problem
    assert "S17" in fault.problem
    assert "24 hours or more" in fault.remedy


def test_the_next_day_after_sleep_is_enough_for_an_infusion_and_without_sleep_it_is_not(guidance: Guidance) -> None:
    slept = rule("drive", "driving", starts=START, ends=later_of(NEXT_DAY, SLEPT))
    unslept = rule("drive", "driving", starts=START, ends=NEXT_DAY)

    assert faults(guidance, clinic(*instead(slept))) == []
    assert [fault.place for fault in faults(guidance, clinic(*instead(unslept)))] == ["rule drive"]


def test_24_hours_without_sleep_are_not_enough_after_the_nasal_spray(guidance: Guidance) -> None:
    day_only = rule("drive", "driving", starts=START, ends=after(24))

    found = faults(guidance, clinic(*instead(day_only), treatment=SPRAY))

    assert [fault.place for fault in found] == ["rule drive"]
    assert "slept" in found[0].remedy


@pytest.mark.parametrize(
    ("topic", "hours", "minutes", "remedy"),
    [
        ("food", 1, 0, '"2 hours"'),
        ("drinks", 0, 20, '"30 minutes"'),
        ("nasal-steroid", 0, 30, '"1 hour"'),
        ("nasal-decongestant", 0, 30, '"1 hour"'),
    ],
)
def test_each_floor_of_the_nasal_spray_is_told_with_the_least_the_clinic_may_write(
    guidance: Guidance, topic: str, hours: int, minutes: int, remedy: str
) -> None:
    length = before(hours, of=DOSE.anchor) if hours else before(minutes, Unit.MINUTE, of=DOSE.anchor)
    short = rule("short", topic, starts=length, ends=DOSE)
    rested = rule("driving", "driving", starts=START, ends=later_of(NEXT_DAY, SLEPT))

    found = faults(guidance, clinic(*instead(short, rested), treatment=SPRAY))

    assert {(fault.place, remedy in fault.remedy) for fault in found} == {("rule short", True)}


def test_clear_drinks_up_to_20_minutes_before_the_nasal_spray_are_below_the_floor(guidance: Guidance) -> None:
    short = rule("short", "clear-drinks", starts=before(20, Unit.MINUTE, of=DOSE.anchor), ends=DOSE)
    rested = rule("driving", "driving", starts=START, ends=later_of(NEXT_DAY, SLEPT))

    found = faults(guidance, clinic(*instead(short, rested), treatment=SPRAY))

    assert [fault.place for fault in found] == ["rule short"]


def test_a_clinic_cannot_say_that_driving_has_no_limit(guidance: Guidance) -> None:
    free = no_change("drive-freely", "driving", ends=None)

    assert [fault.place for fault in faults(guidance, clinic(*instead(free)))] == ["rule drive-freely"]


def test_a_clinic_that_says_nothing_about_driving_keeps_our_rule_and_is_told(guidance: Guidance) -> None:
    silent = clinic(*(one for one in GOOD if one.rule_id != "driving"))

    assert faults(guidance, silent) == []
    (said,) = warnings_at("topic driving", guidance, silent)
    assert "says nothing about driving for iv-infusion; our general guidance is shown" in said


def test_a_pack_without_rules_is_told_its_silence_on_each_topic_of_the_board(guidance: Guidance) -> None:
    found = findings(guidance, clinic())

    assert {one.place for one in found} == {f"topic {topic}" for topic in BOARD}
    assert {one.weight for one in found} == {Weight.SHOULD_FIX}


def test_silence_is_told_for_each_treatment_the_clinic_offers(guidance: Guidance) -> None:
    offers = (ClinicTreatment(IV), ClinicTreatment(ORAL))

    said = warnings_at("topic food", guidance, clinic(treatments=offers))

    assert [("iv-infusion" in one, "oral" in one) for one in said] == [(True, False), (False, True)]


def test_saying_no_limit_is_not_silence(guidance: Guidance) -> None:
    said = clinic(*instead(no_change("decide-freely", "decisions")))

    assert warnings_at("topic decisions", guidance, said) == []


def test_a_missing_main_number_has_to_be_mended_and_a_missing_one_for_the_night_is_told(guidance: Guidance) -> None:
    without_main = clinic(*GOOD, phones=(PhoneNumber("after-hours", "(503) 555-0199"),))
    without_night = clinic(*GOOD, phones=(RIVERSIDE_PHONE,))

    assert [(one.file, one.place) for one in faults(guidance, without_main)] == [("clinic.toml", "phones.main")]
    assert faults(guidance, without_night) == []
    assert warnings_at("phones.after-hours", guidance, without_night) == ["there is no out-of-hours number"]


def test_the_review_is_overdue_from_the_day_after_its_date(guidance: Guidance) -> None:
    checked = clinic(*GOOD, review_by=date(2026, 5, 1))

    assert warnings_at("review_by", guidance, checked, date(2026, 5, 1)) == []
    assert warnings_at("review_by", guidance, checked, date(2026, 5, 2)) == ["the review was due on 2026-05-01"]


def test_rules_that_nobody_reviewed_are_told_whatever_day_it_is(guidance: Guidance) -> None:
    checked = clinic(*GOOD, reviewed_on=None, review_by=None)

    for today in (date(2020, 1, 1), date(2040, 1, 1)):
        assert warnings_at("reviewed_on", guidance, checked, today) == ["nobody has reviewed these rules"]


def test_a_may_that_ends_before_the_visit_lifts_nothing_and_the_clinic_is_told(guidance: Guidance) -> None:
    weak = rule("toast", "food", Force.MAY, ends=before(4))
    harmless = rule("music", "music", Force.MAY, ends=before(4))

    assert len(warnings_at("rule toast", guidance, clinic(*GOOD, weak))) == 1
    assert warnings_at("rule music", guidance, clinic(*GOOD, harmless)) == []


def test_more_than_eight_dry_hours_are_told_and_eight_are_not(guidance: Guidance) -> None:
    long = rule("drinks", "clear-drinks", starts=before(9), ends=START)
    eight = rule("drinks", "clear-drinks", starts=before(8), ends=START)

    assert len(warnings_at("rule drinks", guidance, clinic(*instead(long)))) == 1
    assert warnings_at("rule drinks", guidance, clinic(*instead(eight))) == []


def test_from_midnight_is_a_long_dry_spell_for_a_visit_in_the_afternoon(guidance: Guidance) -> None:
    midnight = rule("drinks", "clear-drinks", starts=AtPoint(Point.MIDNIGHT_BEFORE), ends=START)

    (said,) = warnings_at("rule drinks", guidance, clinic(*instead(midnight)))

    assert "more than 8 hours" in said


def test_a_window_that_turns_round_for_some_hours_of_the_day_is_found(guidance: Guidance) -> None:
    fine_at_two = rule("coffee", "caffeine", starts=on_day(0, 9), ends=before(2))

    found = faults(guidance, clinic(*GOOD, fine_at_two))

    assert [(fault.place, fault.problem) for fault in found] == [
        ("rule coffee", "the window ends before it starts"),
    ]


def test_a_pack_without_a_zone_can_be_checked(guidance: Guidance) -> None:
    assert findings(guidance, clinic(*GOOD, zone=None)) == ()


def test_faults_come_before_warnings_and_nothing_is_said_twice(guidance: Guidance) -> None:
    offers = tuple(ClinicTreatment(one) for one in Treatment)
    bad = clinic(
        rule("drive", "driving", starts=START, ends=after(1)),
        rule("food", "food", starts=before(9), ends=END),
        treatments=offers,
        phones=(),
        reviewed_on=None,
    )

    found = findings(guidance, bad)

    weights = [one.weight for one in found]
    assert weights == sorted(weights, key=lambda weight: weight is Weight.SHOULD_FIX)
    assert {Weight.MUST_FIX, Weight.SHOULD_FIX} == set(weights)
    assert len(set(found)) == len(found)
    assert found == findings(guidance, bad)


def test_a_rule_that_is_hard_to_read_is_told(guidance: Guidance) -> None:
    hard = rule(
        "hard",
        "wear",
        Force.SHOULD,
        text="Notwithstanding individualized perioperative considerations, patients are categorically requested to "
        "refrain from utilizing constrictive undergarments throughout subanesthetic administration procedures.",
    )

    assert warnings_at("rule hard", guidance, clinic(*GOOD, hard))


def test_a_clinic_that_forbids_for_longer_than_we_do_hears_nothing(guidance: Guidance) -> None:
    strict = rule("drive", "driving", starts=before(2), ends=later_of(after(72), SLEPT))
    evening = rule("food", "food", starts=on_day(-1, time(20).hour), ends=after(1))

    assert findings(guidance, clinic(*instead(strict, evening))) == ()
