"""The warning signs we ship are those of clinical reference 5, each on its level; the most severe decides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.domain.contents import ROOT

from aftercare.content.handbook import Handbook
from aftercare.domain.sign import SignLevel, WarningSign, entry_to_act_on, most_severe, sign_entries
from aftercare.domain.treatment import Treatment

E, C, U, W = SignLevel
# id, level, and the levels it rises to, as the table of the reference has them.
REFERENCE: tuple[tuple[str, SignLevel, set[SignLevel]], ...] = (
    ("chest-pain", E, set()),
    ("breathing", E, set()),
    ("cannot-wake", E, set()),
    ("faint", U, {E}),
    ("seizure", E, set()),
    ("severe-head", E, set()),
    ("bp-crisis", E, set()),
    ("bp-180", U, set()),
    ("bp-stays-high", U, set()),
    ("allergy", E, set()),
    ("rash", U, set()),
    ("confusion", E, set()),
    ("dissociation-4h", U, set()),
    ("dissociation-24h", U, {E}),
    ("self-harm", C, {E}),
    ("worse-depression", U, {C}),
    ("mania", U, {E}),
    ("psychosis", U, {E}),
    ("panic", W, {U, E}),
    ("vomiting", U, {E}),
    ("nausea", W, set()),
    ("bladder-pain", U, set()),
    ("bladder-blood", U, {E}),
    ("liver", U, {E}),
    ("iv-site", U, {E}),
    ("iv-bruise", W, set()),
    ("im-site", U, set()),
    ("fall", W, {U}),
    ("head-injury", E, set()),
    ("maoi", E, set()),
    ("overdose", E, set()),
    ("craving", W, {U}),
    ("withdrawal", U, set()),
    ("memory", U, set()),
    ("palpitations", U, {E}),
    ("headache", W, {E}),
    ("pregnancy-now", U, set()),
    ("missed", W, set()),
)


@pytest.fixture(scope="module")
def signs() -> dict[str, WarningSign]:
    return {sign.sign_id: sign for sign in Handbook(ROOT / "resources", "en").signs}


def test_every_sign_of_the_reference_is_there_and_no_other(signs: dict[str, WarningSign]) -> None:
    assert list(signs) == [sign_id for sign_id, _, _ in REFERENCE]


@pytest.mark.parametrize(("sign_id", "level", "rises_to"), REFERENCE, ids=[row[0] for row in REFERENCE])
def test_a_sign_has_its_level_and_rises_where_the_reference_says_so(
    signs: dict[str, WarningSign], sign_id: str, level: SignLevel, rises_to: set[SignLevel]
) -> None:
    assert signs[sign_id].level is level
    assert {case.level for case in signs[sign_id].escalations} == rises_to


def test_every_sign_stands_in_the_list_once_or_in_its_own_voices(signs: dict[str, WarningSign]) -> None:
    entries = sign_entries(tuple(signs.values()), None)
    assert {entry.sign.sign_id for entry in entries} == set(signs)
    assert len({entry.entry_id for entry in entries}) == len(entries)
    assert [entry.card for entry in entries] == sorted(entry.card for entry in entries)


def test_a_plan_or_a_way_to_do_it_is_an_emergency_that_stands_on_the_crisis_card(
    signs: dict[str, WarningSign],
) -> None:
    entries = {entry.entry_id: entry for entry in sign_entries(tuple(signs.values()), None)}
    assert [one.text for one in entries.values() if one.card is C] == [
        "I am thinking about suicide",
        "I might hurt myself",
        "I have a plan, or a way to do it",
        "I can't keep myself safe",
        "I am worried about someone else",
    ]
    assert {entry_id for entry_id, one in entries.items() if one.card is C and one.level is E} == {"have-a-plan"}


@pytest.mark.parametrize(
    ("treatment", "absent"),
    [
        (Treatment.IV_INFUSION, {"im-site"}),
        (Treatment.IM_INJECTION, {"iv-site", "iv-bruise"}),
        (Treatment.ESKETAMINE_NASAL, {"iv-site", "iv-bruise", "im-site"}),
        (Treatment.ORAL, {"iv-site", "iv-bruise", "im-site"}),
        (None, set()),
    ],
)
def test_signs_of_another_treatment_are_left_out_and_none_when_the_treatment_is_not_known(
    signs: dict[str, WarningSign], treatment: Treatment | None, absent: set[str]
) -> None:
    there = {entry.sign.sign_id for entry in sign_entries(tuple(signs.values()), treatment)}
    assert set(signs) - there == absent


@pytest.mark.parametrize(
    ("ticked", "decides"),
    [
        (("headache", "chest-pain"), "chest-pain"),
        (("nausea", "thinking-of-suicide", "rash"), "thinking-of-suicide"),
        (("thinking-of-suicide", "seizure"), "seizure"),
        (("thinking-of-suicide", "have-a-plan"), "have-a-plan"),
        (("nausea", "rash"), "rash"),
        (("nausea",), "nausea"),
    ],
)
def test_of_several_signs_the_most_severe_decides(
    signs: dict[str, WarningSign], ticked: tuple[str, ...], decides: str
) -> None:
    entries = {entry.entry_id: entry for entry in sign_entries(tuple(signs.values()), None)}
    for order in (ticked, ticked[::-1]):
        chosen = entry_to_act_on([entries[one] for one in order])
        assert chosen is not None
        assert chosen.entry_id == decides
        assert chosen.level is most_severe(tuple(entries[one].level for one in order))


def test_nothing_ticked_decides_nothing() -> None:
    assert entry_to_act_on(()) is None


def test_a_sign_without_voices_is_one_row_with_its_few_words(signs: dict[str, WarningSign]) -> None:
    (entry,) = sign_entries((replace(signs["self-harm"], voices=()),), None)
    assert (entry.entry_id, entry.text) == ("self-harm", "Thoughts of suicide or self-harm")


def test_no_step_names_an_amount_of_medicine_or_says_to_stop_one(signs: dict[str, WarningSign]) -> None:
    steps = " ".join(step for sign in signs.values() for step in sign.do).lower()
    for words in (" mg", "stop taking", "skip your", "take less", "take more", "normal"):
        assert words not in steps
