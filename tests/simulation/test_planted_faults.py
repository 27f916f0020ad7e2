"""The oracle is worth something: each fault that is planted into the engine is given away within a few patients."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from tests.simulation.faults import FAULTS, Fault
from tests.simulation.many import follow
from tests.simulation.year import WEEKS

SEED = 2
PATIENTS = 60
RISKY = replace(WEEKS, mishaps=6)


def found_with(fault: Fault, patch: pytest.MonkeyPatch) -> Counter[str]:
    """What the oracle says of one patient after another, up to the first who gives the fault away."""
    fault.plant(patch)
    found: Counter[str] = Counter()
    for outcome in follow(SEED, list(range(fault.first, fault.first + PATIENTS)), RISKY):
        found.update(violation.kind for violation in outcome.violations)
        if found.keys() & fault.given_away_by:
            break
    return found


def test_without_a_fault_nothing_is_found() -> None:
    outcomes = follow(SEED, list(range(8)), RISKY)

    assert [violation for outcome in outcomes for violation in outcome.violations] == []


@pytest.mark.parametrize("name", FAULTS)
def test_each_planted_fault_is_given_away(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = found_with(FAULTS[name], monkeypatch)

    assert found.keys() & FAULTS[name].given_away_by, f"{name}: not given away; found {dict(found)}"
