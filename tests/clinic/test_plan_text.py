"""The plan as a clinic reads it on its screen: the same facts as the public format, in whole sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

from tests.clinic.conftest import Planned
from tests.domain.samples import START, at, bare, before, general_plan, plan_of, rule, session

from aftercare.clinic.plan_document import plan_document
from aftercare.clinic.plan_text import plan_text
from aftercare.domain.board import board_at
from aftercare.domain.condition import Condition
from aftercare.domain.guidance import Guidance
from aftercare.domain.plan import Plan

NO_BREAK = "\xa0"


def text_at(plan: Plan, moment: str) -> str:
    return plan_text(plan, board_at([plan], at(moment, plan.zone))).replace(NO_BREAK, " ")


def test_every_tile_says_the_same_as_in_the_public_format(every_plan: tuple[Planned, ...]) -> None:
    for planned in every_plan:
        for board in (planned.before, planned.after):
            lines = plan_text(planned.plan, board).splitlines()
            tiles = plan_document(planned.plan, board)["board"]
            assert isinstance(tiles, list)
            for tile in tiles:
                name = planned.plan.topics.topic(tile["topic"]).name
                (line,) = [one for one in lines if re.match(rf"  {name} *{tile['state']}\b", one)]
                assert (tile["until_text"] or "") in line, planned.name


def test_between_a_topic_and_its_answer_there_is_always_room(every_plan: tuple[Planned, ...]) -> None:
    for planned in every_plan:
        text = plan_text(planned.plan, planned.before)
        assert not re.search(r"\S(not-allowed|ask-clinic|limited|(?<!not-)allowed)\b", text), planned.name


def test_every_reminder_and_every_rule_is_listed_with_who_says_so(every_plan: tuple[Planned, ...]) -> None:
    for planned in every_plan:
        plan = planned.plan
        text = plan_text(plan, planned.before)
        reminders, rules = text.split("\nReminders\n")[1].split("\nEvery rule, and who says so\n")
        assert len(reminders.strip().splitlines()) == len(plan.reminders), planned.name
        lines = rules.strip().splitlines()
        assert len(lines) == len(plan.windows), planned.name
        said = tuple(f"({plan.wording.phrases[f'says_{layer}']})" for layer in ("general", "clinic", "told", "floor"))
        assert all(line.endswith(said) for line in lines), planned.name


def test_no_mark_is_left_unfilled_and_no_name_of_python_shows(every_plan: tuple[Planned, ...]) -> None:
    for planned in every_plan:
        for board in (planned.before, planned.after):
            text = plan_text(planned.plan, board)
            assert not re.search(r"[{}]|\bNone\b|datetime|<\w+\.", text), planned.name
            assert "  [ ] " in text, planned.name


def test_a_rule_for_some_patients_begins_with_its_condition(guidance: Guidance) -> None:
    maoi = rule("maoi", "caffeine", starts=before(6), ends=START, text="No coffee.", when=Condition(takes=("maoi",)))

    lines = text_at(plan_of(guidance, session(), maoi), "2026-05-14 06:40").splitlines()

    (line,) = [line for line in lines if "No coffee." in line and "clinic" in line.rsplit("(", 1)[1]]
    assert line.strip().startswith("If you take ")


def test_the_head_names_clinic_session_and_plan_and_marks_a_draft_and_a_sample(guidance: Guidance) -> None:
    plan = plan_of(guidance, session(number=4, of=6), rule("no-food", "food", starts=before(6), ends=START))

    head = text_at(plan, "2026-05-14 06:40").split("\n\n")[0]

    assert "Riverside Ketamine Clinic" in head
    assert "session 4 of 6" in head
    assert f"Plan {plan.number}" in head
    assert "Draft: this plan is not signed by a clinic." in head
    assert "Sample: this clinic and patient are invented." in head
    assert "Thursday, May 14, at 10:00 AM." in head


def test_the_moment_of_the_board_is_said_in_the_clinics_time(guidance: Guidance) -> None:
    plan = general_plan(guidance, session())

    text = plan_text(plan, board_at([plan], datetime(2026, 5, 14, 13, 40, tzinfo=UTC))).replace(NO_BREAK, " ")

    assert "Right now: 6:40 AM, Thursday, May 14" in text


def test_a_topic_without_a_rule_reads_ask_clinic(guidance: Guidance) -> None:
    text = text_at(plan_of(bare(guidance), session()), "2026-05-14 06:40")

    assert re.search(r"^  Food +ask-clinic", text, re.MULTILINE)
    assert not re.search(r"^  \w.* allowed ", text, re.MULTILINE)


def test_a_cancelled_session_lists_nothing_to_tick(guidance: Guidance) -> None:
    plan = plan_of(guidance, replace(session(), is_cancelled=True))

    text = text_at(plan, "2026-05-14 06:40")

    assert "[ ]" not in text
    assert not re.search(r"^  \w.* allowed ", text, re.MULTILINE)
