"""The zone of the computer changes nothing, and many plans leave nothing behind."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from tests.domain import contents, samples

from aftercare.domain.rule import Layer, Rule

PROGRAM = """
import hashlib
from tests.domain import contents, samples
from aftercare.domain.board import Chart
from aftercare.domain.condition import PatientFacts
from aftercare.domain.planning import PlanRequest, make_plan
for treatment in samples.EVERY_TREATMENT:
    for start in ("2026-03-08 08:00", "2026-05-14 18:00", "2026-11-01 07:00"):
        for pack in (None, contents.every_pack()["riverside"]):
            visit = samples.session(treatment, start)
            plan = make_plan(PlanRequest(contents.our_guidance(), pack, PatientFacts(), visit, samples.PACIFIC))
            boards = [Chart([plan]).board(moment) for moment in Chart([plan]).changes()]
            said = repr((plan.windows, plan.tasks, plan.reminders, plan.milestones, boards))
            print(plan.number, hashlib.sha256(said.encode()).hexdigest())
"""


def printed_in(zone: str) -> str:
    environment = {**os.environ, "TZ": zone, "PYTHONPATH": os.pathsep.join(["src", "."]), "PYTHONHASHSEED": "random"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=contents.ROOT, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_a_plan_is_the_same_whatever_zone_the_computer_is_in() -> None:
    here = printed_in("UTC")
    assert len(here.splitlines()) == 24
    assert {printed_in(zone) for zone in ("America/New_York", "Australia/Lord_Howe")} == {here}


SPRAY_AT_TEN = samples.session(samples.SPRAY)
NO_FAST = samples.no_change("free", "food")


def plan_with_a_floor() -> None:
    samples.plan_of(contents.our_guidance(), SPRAY_AT_TEN, NO_FAST)


def plan_with_a_word_of_the_clinic() -> None:
    told = samples.rule("told", "alcohol", starts=samples.START, ends=samples.END, layer=Layer.TOLD)
    samples.plan_of(contents.our_guidance(), SPRAY_AT_TEN, told=(told,))


def rules_alive() -> int:
    gc.collect()
    return sum(isinstance(one, Rule) for one in gc.get_objects())


@pytest.mark.parametrize("plan_once", [plan_with_a_floor, plan_with_a_word_of_the_clinic])
def test_plans_that_are_thrown_away_leave_no_rules_behind(plan_once: Callable[[], None]) -> None:
    plan_once()
    before = rules_alive()
    for _ in range(20):
        plan_once()
    assert rules_alive() <= before + 5
