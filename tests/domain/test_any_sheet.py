"""Whatever the rules are, what must be done before the session is on paper, at the times that the board has."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain import contents, samples, sheet_samples, strategies

from aftercare.domain.board import BoardState
from aftercare.domain.checklist_maker import cut_off
from aftercare.domain.plan import Plan, Stretch, TaskKind
from aftercare.domain.rule import Force, Rule, TopicId
from aftercare.domain.session import Session
from aftercare.domain.sheets.catalogue import made_sheet
from aftercare.domain.sheets.limits import board_of
from aftercare.domain.sheets.printing import Printing
from aftercare.domain.sheets.sheet import Calendar, Entry, Sheet, SheetKind, Spread, Table, TimeBoxes

FOOD, CLEAR_DRINKS = TopicId("food"), TopicId("clear-drinks")
BEFORE = (Stretch.THIS_WEEK, Stretch.DAY_BEFORE, Stretch.MORNING, Stretch.AT_CLINIC)
A_MINUTE = timedelta(minutes=1)

rule_sets = st.one_of(strategies.rule_sets(), strategies.crafty_rule_sets(strategies.FLOOR_TOPICS))


def printing_of(plan: Plan, hours_before: int) -> Printing:
    at = plan.session.planned_start - timedelta(hours=hours_before)
    return Printing(plan, sheet_samples.sheet_words(), at)


def ticks(sheet: Sheet) -> dict[str, str]:
    spreads = [block for block in sheet.body if isinstance(block, Spread)]
    entries = [item for spread in spreads for group in spread.groups for item in group.items if isinstance(item, Entry)]
    return {entry.key: entry.text for entry in entries}


@settings(max_examples=60)
@given(visit=strategies.sessions(), rules=rule_sets, hours=st.integers(0, 72))
def test_the_checklist_leaves_out_nothing_to_do_and_no_limit_before_the_session(
    visit: Session, rules: tuple[Rule, ...], hours: int
) -> None:
    plan = samples.plan_of(contents.our_guidance(), visit, *rules)
    on_paper = ticks(made_sheet(SheetKind.PREPARATION, printing_of(plan, hours), contents.our_guidance()))

    for task in plan.tasks:
        if task.stretch in BEFORE:
            assert on_paper[task.key].strip()
            if plan.window_of(task).rule.force in (Force.MUST, Force.MUST_NOT) and task.kind is TaskKind.LIMIT:
                assert task.due is None or task.due <= plan.session.end


@settings(max_examples=60)
@given(visit=strategies.sessions(), rules=rule_sets, hours=st.integers(0, 72))
def test_the_large_times_are_the_moments_at_which_the_board_closes(
    visit: Session, rules: tuple[Rule, ...], hours: int
) -> None:
    plan = samples.plan_of(contents.our_guidance(), visit, *rules)
    sheet = made_sheet(SheetKind.PREPARATION, printing_of(plan, hours), contents.our_guidance())
    (boxes,) = (block for block in sheet.body if isinstance(block, TimeBoxes))
    shown = [box.time for box in boxes.boxes]

    for topic in (FOOD, CLEAR_DRINKS):
        found = cut_off(plan, topic)
        if found is None or found[0].due is None:
            continue
        due, ends = found[0].due, found[1].ends
        assert plan.wording.clock_time(plan.local(due).time()) in shown
        # A limit that is over as it begins closes nothing on the board; paper names it all the same.
        if due < plan.session.planned_start and (ends is None or ends > due + A_MINUTE):
            assert board_of(plan, [topic], due + A_MINUTE).item(topic).state is not BoardState.ALLOWED


@settings(max_examples=40)
@given(visit=strategies.sessions(), rules=rule_sets, hours=st.integers(1, 72))
def test_the_calendar_says_no_driving_on_the_day_after_exactly_if_the_board_does(
    visit: Session, rules: tuple[Rule, ...], hours: int
) -> None:
    plan = samples.plan_of(contents.our_guidance(), visit, *rules)
    sheet = made_sheet(SheetKind.CALENDAR, printing_of(plan, hours), contents.our_guidance())
    days = [day for block in sheet.body if isinstance(block, Calendar) for week in block.weeks for day in week]
    at = next(number for number, day in enumerate(days) if day.label)
    midnight = plan.local(plan.session.planned_start).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
    next_midnight = (midnight.replace(tzinfo=None) + timedelta(days=1)).replace(tzinfo=midnight.tzinfo)

    state = board_of(plan, [TopicId("driving")], next_midnight).item(TopicId("driving")).state

    note = days[at + 1].note
    assert note.startswith("No driving") is (state is BoardState.NOT_ALLOWED)
    (table,) = (block for block in sheet.body if isinstance(block, Table))
    for column, topic in ((2, FOOD), (3, CLEAR_DRINKS)):
        found = cut_off(plan, topic)
        assert bool(table.rows[0][column]) is (found is not None and found[0].due is not None)
