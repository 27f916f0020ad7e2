"""What is typed into the fields of a rule becomes keys of the file, and looking at a rule changes nothing in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.clinic.conftest import FOLDERS

from aftercare.clinic.editing.pack_folder import PackFolder
from aftercare.ui.editor.condition_form import ConditionForm, as_text, condition_form, condition_of, from_text
from aftercare.ui.editor.edge_form import EdgeForm
from aftercare.ui.editor.edits import edge_changes, rule_changes, with_changes

RULE: dict[str, Any] = {"id": "one", "topic": "food", "force": "must-not", "text": "No food.", "at": {"at": "start"}}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_condition_of_any_pack_is_changed_by_looking_at_it(folder: Path) -> None:
    for place in PackFolder(folder).open().pack.rules():
        for key in ("when", "unless"):
            given = place.table.get(key)
            assert condition_of(from_text(as_text(condition_form(given))), given) == given


@pytest.mark.parametrize(
    ("condition", "form"),
    [
        (None, ConditionForm()),
        ({"takes": "lamotrigine"}, ConditionForm("takes", "lamotrigine")),
        ({"session": "first"}, ConditionForm("first")),
        ({"travels_alone": False}, ConditionForm("not-alone")),
        ({"age_min": 65}, ConditionForm("age_min", "65")),
        ({"case": "you feel sick"}, ConditionForm("case", "you feel sick")),
        ("the doctor says so", ConditionForm("words", "the doctor says so")),
        ({"takes": ["lamotrigine", "lithium"]}, ConditionForm("kept")),
        ({"takes": "lithium", "age_min": 65}, ConditionForm("kept")),
    ],
)
def test_a_condition_becomes_the_answers_that_make_it_again(condition: object, form: ConditionForm) -> None:
    assert condition_form(condition) == form
    assert condition_of(form, condition) == condition


@pytest.mark.parametrize(
    ("key", "typed", "keys"),
    [
        ("hard", "yes", {"hard": True}),
        ("allowed", "water\n\n apple juice ", {"allowed": ["water", "apple juice"]}),
        ("length", "20 minutes to 30 minutes", {"length": ["20 minutes", "30 minutes"]}),
        ("length", "40 minutes", {"length": "40 minutes"}),
        ("age_min", "18", {"age_min": 18}),
        ("age_min", "grown up", {"age_min": "grown up"}),
        ("blood_pressure.systolic", "140", {"blood_pressure": {"systolic": 140}}),
        ("schedule.per", "1 week", {"schedule": {"per": "1 week"}}),
        (
            "notice",
            "2 business days: half the price\n24 hours: all of it",
            {
                "notice": [
                    {"within": "2 business days", "fee": "half the price"},
                    {"within": "24 hours", "fee": "all of it"},
                ]
            },
        ),
        ("notice", "24 hours", {"notice": [{"within": "24 hours"}]}),
        ("alternative", " Ask us. ", {"alternative": "Ask us."}),
        ("treatments.oral", "yes", {"treatments": ["oral"]}),
        ("when", "has=diabetes", {"when": {"has": "diabetes"}}),
        ("unless", "words=we told you otherwise", {"unless": "we told you otherwise"}),
    ],
)
def test_what_is_typed_becomes_a_key_of_the_rule_and_emptied_it_goes(
    key: str, typed: str, keys: dict[str, Any]
) -> None:
    changed = with_changes(RULE, rule_changes(RULE, key, typed))

    assert changed == {**RULE, **keys}
    assert with_changes(changed, rule_changes(changed, key, "")) == RULE


def test_another_way_to_say_the_time_takes_the_old_one_out() -> None:
    changed = with_changes(RULE, rule_changes(RULE, "timing", "edges"))

    assert "at" not in changed
    assert changed["ends"] == {"at": "start"}
    assert rule_changes(changed, "timing", "edges") == {}


def test_reminders_are_added_changed_and_taken_out_one_by_one() -> None:
    one = with_changes(RULE, edge_changes(RULE, "remind.0", EdgeForm("before-window", 1, "hours")))
    two = with_changes(one, edge_changes(one, "remind.1", EdgeForm("day", day=-1, time="20:00")))
    moved = with_changes(two, edge_changes(two, "remind.0", EdgeForm("at-window")))
    fewer = with_changes(moved, edge_changes(moved, "remind.0", EdgeForm()))

    assert two["remind"] == [{"before": "window", "by": "1 hour"}, {"day": -1, "time": "20:00"}]
    assert moved["remind"] == [{"at": "window"}, {"day": -1, "time": "20:00"}]
    assert fewer["remind"] == [{"day": -1, "time": "20:00"}]
    assert with_changes(fewer, edge_changes(fewer, "remind.0", EdgeForm())) == RULE
