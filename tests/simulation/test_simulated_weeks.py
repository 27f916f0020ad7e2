"""Three hundred synthetic patients, each through weeks of mishaps: nothing is lost, repeated, early or out of date."""

from __future__ import annotations

from tests.simulation.many import follow_all
from tests.simulation.year import WEEKS, live

PATIENTS = 300
SEED = 1


def test_three_hundred_patients_lose_no_reminder_and_see_none_that_does_not_hold() -> None:
    report = follow_all(SEED, PATIENTS, WEEKS)

    assert not report.violations, str(report)
    # A simulation in which nothing happens would find nothing.
    mishaps = (
        "power cuts",
        "clock set",
        "disk full",
        "disk nearly full",
        "disk read-only",
        "unsaved looks",
        "snoozes",
        "answers",
        "looked back",
        "corrections",
        "doubtful looks",
        "went by unheard",
    )
    boundaries = ("before show", "after show", "before insert", "after insert", "before commit", "after commit")
    assert all(report.counts[what] > 0 for what in (*mishaps, *(f"cut {name}" for name in boundaries))), str(report)
    assert report.counts["notices"] > 5 * PATIENTS


def test_the_same_seed_gives_the_same_life_again() -> None:
    assert live(SEED, 7, WEEKS) == live(SEED, 7, WEEKS)
