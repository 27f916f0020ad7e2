"""Nothing private reaches a caregiver: words are planted in every field that is stored, and nowhere found again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.caregiver.test_caregiver import desk_on, words_of
from tests.ui.demo_course import at, request, riverside
from tests.ui.page_pictures import handbook

from aftercare.content.share_file import share_bytes
from aftercare.content.share_reader import read_share
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.condition import PatientFacts
from aftercare.domain.plan import Plan
from aftercare.domain.planning import make_plan
from aftercare.domain.rule import Rule
from aftercare.domain.sharing import Chosen, SharedCourse, share
from aftercare.domain.sign import sign_entries
from aftercare.domain.treatment import Treatment
from aftercare.ui.caregiver.view import CaregiverView
from aftercare.ui.theme.look import Look

MARK = "planted"
TREATMENT_WORDS = ("ketamine", "spravato", "infusion", "depress", "injection", "lozenge", "phq", "gad-7")


def planted(text: str) -> str:
    """A text with a word in it that must not come out again."""
    return f"{text} {MARK}" if text else text


def planted_rule(rule: Rule) -> Rule:
    """A rule of the clinic with the word in each of its texts."""
    words: dict[str, Any] = {one.name: getattr(rule.speech, one.name) for one in fields(rule.speech)}
    spoken: dict[str, Any] = {name: planted(text) for name, text in words.items() if isinstance(text, str)}
    speech = replace(rule.speech, **spoken)
    quantities = replace(rule.quantities, excepted=(MARK,), amount=planted(rule.quantities.amount))
    return replace(
        rule,
        speech=speech,
        quantities=quantities,
        sources=(MARK,),
        text=planted(rule.text),
        why=planted(rule.why),
        unless=planted(rule.unless),
        consequence=planted(rule.consequence),
        alternative=planted(rule.alternative),
    )


def planted_pack() -> ClinicPack:
    """The clinic of the demo, with the word in its names, rules, topics and labels."""
    pack = riverside()
    topics = {key: replace(topic, name=planted(topic.name)) for key, topic in pack.topics.items()}
    phones = tuple(replace(phone, label=MARK, when=MARK) for phone in pack.phones)
    return replace(
        pack,
        pack_id=MARK,
        name=f"{MARK.title()} Clinic",
        short_name=MARK.title(),
        author=MARK,
        rules=tuple(map(planted_rule, pack.rules)),
        phones=phones,
        topics=topics,
        names={key: planted(name) for key, name in pack.names.items()} | {MARK: MARK},
        address=(f"{MARK.title()} Clinic", *pack.address),
    )


def planted_plan(treatment: Treatment = Treatment.IV_INFUSION) -> Plan:
    """Alex's plan with the word in everything that is stored of them."""
    facts = PatientFacts(
        name=planted("Alex"),
        age=61,
        takes={MARK: True, "lamotrigine": True},
        has={MARK: True},
        uses={MARK: True},
        cases={MARK: True},
        travels_alone=False,
    )
    asked = request(planted_pack())
    session = replace(asked.session, session_id=MARK, treatment=treatment)
    told = tuple(planted_rule(rule) for rule in asked.pack.rules[:2]) if asked.pack is not None else ()
    return make_plan(replace(asked, session=session, facts=facts, told=told))


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a value, down to its last part."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Enum) or value is None:
        return
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from texts_in(getattr(value, one.name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_in(key)
            yield from texts_in(inner)
    elif isinstance(value, tuple | list | frozenset | set):
        for inner in value:
            yield from texts_in(inner)


def test_the_word_is_in_all_that_is_private_in_the_plan() -> None:
    plan = planted_plan()
    for private in (plan.facts, plan.windows, plan.clinic, plan.names, plan.tasks, plan.reminders, plan.session):
        assert any(MARK in text.lower() for text in texts_in(private)), type(private)


@pytest.mark.parametrize("treatment", list(Treatment))
def test_the_file_holds_none_of_it(treatment: Treatment) -> None:
    plan = planted_plan(treatment)
    for moment in ("2026-05-10 09:00", "2026-05-14 06:40", "2026-05-14 14:15"):
        text = share_bytes(share(plan, (plan,), at(moment), Chosen())).decode().lower()
        assert MARK not in text
        assert "alex" not in text
        assert "lamotrigine" not in text
        assert not re.search("|".join((*TREATMENT_WORDS, treatment.value)), text)


@pytest.mark.parametrize("treatment", list(Treatment))
@pytest.mark.parametrize("moment", ["07:05", "10:20", "14:15", "2026-05-15 12:30"])
def test_neither_screen_nor_screen_reader_tells_any_of_it(
    look: Look, qtbot: QtBot, moment: str, treatment: Treatment
) -> None:
    plan = planted_plan(treatment)
    course = read_share(share_bytes(share(plan, (plan,), at("2026-05-13 18:05"), Chosen())))
    told = everything_told(course, look, qtbot, moment)
    assert "sam, you are driving the patient" in told
    assert MARK not in told
    assert "alex" not in told
    assert [word for word in (*TREATMENT_WORDS, "lamotrigine", "maoi") if word in told] == []


def everything_told(course: SharedCourse, look: Look, qtbot: QtBot, moment: str) -> str:
    """All words of all pages of the caregiver's window, each sheet and Get help now among them."""
    desk = desk_on(course, look, qtbot, at(moment))
    page = desk.window.page("caregiver")
    assert isinstance(page, CaregiverView)
    page.topic_asked.emit("driving")
    told = [words_of(desk.window)]
    for entry in sign_entries(handbook().caregiver.signs, None):
        desk.open_sign(entry.entry_id)
        told.append(words_of(desk.window))
    desk.window.open_help()
    told.append(words_of(desk.window))
    return "\n".join(told).lower()


def test_what_the_patient_chose_is_told_and_no_more(look: Look, qtbot: QtBot) -> None:
    plan = planted_plan()
    course = share(plan, (plan,), at("2026-05-13 18:05"), Chosen("Alex", None, ("Zoloft",)))
    told = everything_told(course, look, qtbot, "14:15")
    assert "sam, you are driving alex" in told
    assert "alex chose to tell you: takes zoloft." in told
    assert MARK not in told
    assert [word for word in TREATMENT_WORDS if word in told] == []


def test_without_a_clinic_or_a_driver_the_file_has_no_private_word_either() -> None:
    plan = planted_plan()
    course = share(replace(plan, clinic=None, driver=None), (plan,), at("2026-05-13 18:05"), Chosen())
    assert MARK not in share_bytes(course).decode()
