"""No sheet says another thing than the board, and no sheet leaves out what must be done or must not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain import contents, samples, sheet_samples, strategies
from tests.domain.samples import after, rule

from aftercare.clinic.reading_level import grade_of
from aftercare.domain.board import BoardState, board_at
from aftercare.domain.board_words import board_words
from aftercare.domain.plan import Plan, Stretch
from aftercare.domain.rule import Force, Rule, TopicId
from aftercare.domain.session import Session
from aftercare.domain.sheets.driver import driver_sheet
from aftercare.domain.sheets.limits import after_limits, driving_until, must_duties, sentence
from aftercare.domain.sheets.printing import Printing, phone_code
from aftercare.domain.sheets.recovery import recovery_sheet
from aftercare.domain.sheets.sheet import Calendar, Entry, Frame, Group, Paragraph, Row, Sheet, SheetKind, Spread
from aftercare.domain.sheets.signs import signs_sheet
from aftercare.domain.sheets.wallet import wallet_sheet
from aftercare.domain.sign import SignLevel
from aftercare.domain.treatment import Treatment
from aftercare.domain.window import Window

DRIVING = TopicId("driving")
WORDS_A_DRIVER_NEEDS_NOT = (
    "ketamine infusion",
    "IV infusion",
    "depress",
    "esketamine",
    "spravato",
    "PHQ",
    "score",
    "antidepress",
)


def printing_of(plan: Plan) -> Printing:
    return Printing(plan, sheet_samples.sheet_words(), plan.session.planned_start - timedelta(hours=18))


def texts(sheet: Sheet) -> str:
    """Everything in the groups, frames and paragraphs of a sheet."""
    found: list[str] = [text for one in sheet.opening for text in (one.lead, one.text)]

    def read(blocks: Iterable[object]) -> None:
        for block in blocks:
            match block:
                case Paragraph():
                    found.extend((block.lead, block.text))
                case Group() | Frame():
                    found.append(block.title)
                    read(block.items)
                case Spread():
                    read(block.groups)
                case Entry():
                    found.extend((block.lead, block.text))
                case Row():
                    found.extend((block.label, block.value))
                case _:
                    pass

    read((*sheet.body, *sheet.foot))
    return "\n".join(found)


rule_sets = st.one_of(strategies.rule_sets(), strategies.crafty_rule_sets(strategies.FLOOR_TOPICS))


@settings(max_examples=60)
@given(visit=strategies.sessions(), rules=rule_sets)
def test_no_sheet_contradicts_the_board_as_the_session_ends(visit: Session, rules: tuple[Rule, ...]) -> None:
    plan = samples.plan_of(contents.our_guidance(), visit, *rules)
    limits = after_limits(printing_of(plan))
    board = board_at([plan], plan.session.end)
    said = {topic: row.until for row in limits.rows for topic in row.topics}

    for item in board.items:
        is_no = item.state is BoardState.NOT_ALLOWED
        if item.topic in said:
            assert is_no
            assert said[item.topic] == board_words(item, plan, plan.session.end).until
        if item.topic == DRIVING:
            assert driving_until(printing_of(plan)) == (
                board_words(item, plan, plan.session.end).until if is_no else ""
            )


@settings(max_examples=60)
@given(visit=strategies.sessions(), rules=rule_sets)
def test_the_recovery_sheet_leaves_out_nothing_that_must_or_must_not_be(
    visit: Session, rules: tuple[Rule, ...]
) -> None:
    rules = tuple(one for one in rules if "kratom" not in one.topics)  # which only a pack of its own declares
    plan = samples.plan_of(contents.our_guidance(), visit, *rules)
    printing = printing_of(plan)
    limits = after_limits(printing)
    sheet = texts(recovery_sheet(printing, contents.our_guidance()))
    topics = {topic for row in limits.rows for topic in row.topics}

    for window in plan.windows:
        is_over = window.ends is not None and window.ends <= plan.session.end and not window.ends_when
        if window.rule.force is Force.MUST_NOT and window.forbids and not is_over:
            assert set(window.topics) <= topics or sentence(window, printing) in sheet
    for window in must_duties(plan):
        assert any(words in sheet for words in duty_words(plan, window, printing)), window.rule_id


def duty_words(plan: Plan, window: Window, printing: Printing) -> list[str]:
    """The ways in which a duty may stand on the sheet; one of a later day may stay off it."""
    said = [sentence(window, printing)]
    if window.speech.task:
        said.append(f"{plan.filler.fill(window.speech.task, window, plan.session_day())}.")
    for task in plan.tasks:
        if task.rule_id == window.rule_id and task.line:
            days = (plan.session_day(), plan.session_day() + timedelta(days=1))
            said += [plan.filler.fill(task.line, window, day) for day in days]
            said += [""] if task.stretch is Stretch.LATER else []
    return said


@settings(max_examples=40)
@given(visit=strategies.sessions(), rules=rule_sets)
def test_the_driver_is_told_every_limit_on_driving(visit: Session, rules: tuple[Rule, ...]) -> None:
    plan = samples.plan_of(contents.our_guidance(), visit, *rules)
    printing = printing_of(plan)
    until = driving_until(printing)

    sheet = texts(driver_sheet(printing))

    assert (until in sheet) if until else ("Ask the clinic when" in sheet)


@pytest.mark.parametrize("treatment", samples.EVERY_TREATMENT, ids=lambda one: one.value)
def test_the_driver_reads_no_diagnosis_no_medicine_and_no_score(treatment: Treatment) -> None:
    for name in (contents.RIVERSIDE, ""):
        printing = sheet_samples.printing(sheet_samples.course(name, treatment))
        sheet = driver_sheet(printing)
        said = f"{sheet.owner} {sheet.owner_line} {sheet.title} {texts(sheet)}".lower()
        for word in WORDS_A_DRIVER_NEEDS_NOT:
            assert word.lower() not in said
        for taken in (plan_name for plan_name in printing.plan.names.values() if len(plan_name) > 4):
            if taken in [printing.plan.names[key] for key in printing.plan.facts.takes]:
                assert taken.lower() not in said


def test_two_sessions_in_a_row_make_one_limit() -> None:
    """The next session forbids driving from midnight, before the first one lets go of it."""
    rules = (
        rule("drive", "driving", starts=samples.on_day(0, 0), ends=after(24)),
        rule("drink", "alcohol", starts=samples.before(24), ends=after(24)),
    )
    first = samples.session(start="2026-05-14 10:00", session_id="one", number=1)
    second = samples.session(start="2026-05-15 10:00", session_id="two", number=2)
    bare = samples.bare(contents.our_guidance())
    plans = tuple(samples.plan_of(bare, visit, *rules) for visit in (first, second))
    printing = replace(printing_of(plans[0]), course=plans)

    rows = {row.topics: row.until for row in after_limits(printing).rows}

    assert set(rows.values()) == {"until about noon Saturday"}
    assert {row.until for row in after_limits(printing_of(plans[0])).rows} == {"until about noon Friday"}


def test_every_line_of_the_poster_has_the_level_of_its_signs() -> None:
    signs = {sign.sign_id: sign for sign in contents.our_guidance().signs}
    for line in sheet_samples.sheet_words().lines:
        for sign_id in line.signs:
            assert signs[sign_id].level is line.level, line.text
            assert set(line.treatments) <= set(samples.EVERY_TREATMENT)


def test_no_emergency_and_no_crisis_is_missing_on_the_poster() -> None:
    urgent = {sign.sign_id for sign in contents.our_guidance().signs if sign.level <= SignLevel.CRISIS}

    assert urgent <= {sign_id for line in sheet_samples.sheet_words().lines for sign_id in line.signs}


def test_the_poster_shows_the_signs_of_its_treatment_only() -> None:
    for treatment in samples.EVERY_TREATMENT:
        sheet = signs_sheet(sheet_samples.printing(sheet_samples.course("", treatment)))
        said = str(sheet.body)
        assert ("IV spot" in said) is (treatment is samples.IV)
        assert ("Shot spot" in said) is (treatment is samples.IM)


def test_the_calendar_marks_the_day_after_every_session_and_ticks_those_that_were() -> None:
    sheets = {one.kind: one for one in sheet_samples.all_sheets(sheet_samples.printing(sheet_samples.course()))}
    (calendar,) = (block for block in sheets[SheetKind.CALENDAR].body if isinstance(block, Calendar))
    days = [day for week in calendar.weeks for day in week]

    assert [day.label for day in days if day.label] == [f"Session {number}" for number in range(1, 7)]
    assert [day.is_done for day in days if day.label] == [True, True, True, False, False, False]
    assert [day.date for day in days if day.note] == ["5", "8", "12", "15", "19", "22"]
    assert days[5 + 7].note == "No driving until about noon, and a night’s sleep"


def test_the_code_calls_the_clinic_and_never_an_emergency_number() -> None:
    plan = sheet_samples.course()[3]
    code = phone_code(plan, sheet_samples.sheet_words())

    assert code is not None
    assert code.link == "tel:5035550142"
    assert phone_code(sheet_samples.course("")[3], sheet_samples.sheet_words()) is None


def test_what_is_not_known_is_left_to_write_on() -> None:
    plan = replace(sheet_samples.course("")[3], driver=None)
    sheet = wallet_sheet(Printing(plan, sheet_samples.sheet_words(), sheet_samples.PRINTED))

    people = [number for card in sheet.body if hasattr(card, "people") for _, number in card.people]

    assert people
    assert set(people) == {""}


def test_the_words_of_the_sheets_are_easy_to_read() -> None:
    words = sheet_samples.sheet_words()
    sentences = [*words.phrases.values(), *(text for texts in words.lists.values() for text in texts if " " in text)]
    whole = " ".join(f"{text.rstrip('.:?')}." for text in (*sentences, *(line.text for line in words.lines)))

    grade = grade_of(whole)
    assert grade is not None
    assert grade <= 6
