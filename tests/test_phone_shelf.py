"""Pages for a phone are among the things to hand on, under names that tell nothing, while they are of use."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import pytest
from tests.domain import samples, sheet_samples

from aftercare.domain.today import TaskState
from aftercare.phone_shelf import DriversPhonePage, PatientsPhonePage

THINGS = (PatientsPhonePage, DriversPhonePage)


def made(thing: type[PatientsPhonePage | DriversPhonePage], states: Mapping[str, TaskState]) -> tuple[str, str]:
    one = thing(sheet_samples.sheet_words, lambda _session: states, "en")
    course = sheet_samples.course()
    assert one.row(course[3], course, sheet_samples.PRINTED) is not None
    file = one.make(course[3], course, sheet_samples.PRINTED)
    return file.name, file.content.decode()


@pytest.mark.parametrize(
    ("thing", "name"), [(PatientsPhonePage, "appointment-2026-05-14"), (DriversPhonePage, "pick-up-2026-05-14")]
)
def test_a_page_is_handed_on_under_a_name_that_tells_nothing(
    thing: type[PatientsPhonePage | DriversPhonePage], name: str
) -> None:
    found, page = made(thing, {})

    assert found == f"{name}.html"
    assert page.startswith("<!DOCTYPE html>")


def test_what_is_done_on_the_computer_is_ticked_on_the_page() -> None:
    task = next(task for task in sheet_samples.course()[3].tasks if task.line)

    _, page = made(PatientsPhonePage, {task.key: TaskState.DONE})

    assert f'data-key="{task.key}" checked' in page
    assert page.count(" checked>") >= 1


@pytest.mark.parametrize("thing", THINGS)
def test_no_page_is_offered_once_its_limits_are_over(thing: type[PatientsPhonePage | DriversPhonePage]) -> None:
    one = thing(sheet_samples.sheet_words, lambda _session: {}, "en")
    plan = sheet_samples.course()[3]

    assert one.row(plan, (plan,), samples.at("2026-05-15 14:00")) is not None
    assert one.row(plan, (plan,), plan.session.end + timedelta(days=2)) is None
