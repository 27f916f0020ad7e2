"""The checklist on the screen: the same lines as on paper, in order of time, with what is late on top."""

from __future__ import annotations

import pytest
from tests.ui.demo_course import at, request, task_on

from aftercare.domain.checklist_maker import preparation_checklist
from aftercare.domain.planning import make_plan
from aftercare.domain.preparation import ItemState, PrepGroup, matters, preparation, progress
from aftercare.domain.today import TaskState

PLAN = make_plan(request())


def groups(now: str, **states: TaskState) -> tuple[PrepGroup, ...]:
    marks = {task_on(PLAN, name.replace("_", "-")).key: state for name, state in states.items()}
    return preparation(PLAN, marks, at(now))


def state_of(found: tuple[PrepGroup, ...], rule_id: str) -> ItemState:
    return next(item.state for group in found for item in group.items if item.task.rule_id == rule_id)


def test_the_screen_has_the_same_lines_as_the_paper() -> None:
    on_paper = {line.key for group in preparation_checklist(PLAN, at("06:40")).groups for line in group.lines}
    on_screen = {item.task.key for group in groups("06:40") for item in group.items}
    assert on_screen == on_paper


def test_what_is_to_do_and_past_its_time_is_late_and_first_in_its_group() -> None:
    found = groups("2026-05-13 21:30", confirm_driver=TaskState.DONE)
    day_before = found[1].items
    assert day_before[0].task.rule_id == "pack-bag"
    assert day_before[0].state is ItemState.LATE


def test_a_limit_that_has_begun_is_never_late() -> None:
    assert state_of(groups("06:40"), "food") is ItemState.OPEN


def test_nothing_is_late_once_the_session_has_begun() -> None:
    assert {item.state for group in groups("14:15") for item in group.items} == {ItemState.OPEN}


@pytest.mark.parametrize(
    ("said", "state"),
    [
        (TaskState.DONE, ItemState.DONE),
        (TaskState.NOT_DOING, ItemState.NOT_DOING),
        (TaskState.ASKED, ItemState.ASKED),
        (TaskState.OPEN, ItemState.LATE),
    ],
)
def test_what_the_person_said_is_what_shows(said: TaskState, state: ItemState) -> None:
    assert state_of(groups("2026-05-13 21:30", pack_bag=said), "pack-bag") is state


def test_only_what_is_done_counts_as_done() -> None:
    found = groups("2026-05-13 16:20", pack_bag=TaskState.DONE, clothes=TaskState.NOT_DOING)
    assert progress(found) == (1, sum(len(group.items) for group in found))


def test_limits_and_what_needs_a_call_if_it_slips_have_to_be_understood() -> None:
    assert matters(PLAN, task_on(PLAN, "food"))
    assert matters(PLAN, task_on(PLAN, "confirm-driver"))
    assert not matters(PLAN, task_on(PLAN, "full-battery"))
