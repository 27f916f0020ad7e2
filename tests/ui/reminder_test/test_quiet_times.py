"""Quiet hours: the clinic's, or the person's own, which hold at once."""

from __future__ import annotations

from datetime import time

import pytest
from tests.ui.reminder_test.bedside import Bedside

from aftercare.ui.reminder_test.quiet_times import QuietTimes
from aftercare.ui.reminder_test.rows import QuietRow


def test_without_own_times_the_quiet_hours_are_those_of_the_clinic() -> None:
    assert QuietTimes(Bedside()).row() == QuietRow("22:00", "07:00", is_own=False)


def test_a_person_sets_their_own_bedtime_and_morning_and_goes_back_to_the_clinics() -> None:
    bedside = Bedside()
    times = QuietTimes(bedside)
    times.live_as_the_clinic_says(False)
    times.step(-2, 0)
    times.step(0, 1)

    assert bedside.kept == (time(21, 30), time(7, 15))
    assert times.row() == QuietRow("21:30", "07:15", is_own=True)

    times.live_as_the_clinic_says(True)
    assert bedside.own() is None
    assert times.row() == QuietRow("22:00", "07:00")


@pytest.mark.parametrize(
    ("kept", "bedtime_steps", "morning_steps"),
    [
        ((time(23, 45), time(7)), 1, 0),
        ((time(22), time(0)), 0, -1),
        ((time(12, 15), time(12)), 0, 1),
        ((time(12, 15), time(12)), -1, 0),
    ],
)
def test_a_bedtime_at_or_before_the_morning_is_refused_in_words(
    kept: tuple[time, time], bedtime_steps: int, morning_steps: int
) -> None:
    bedside = Bedside(kept)
    times = QuietTimes(bedside)
    times.step(bedtime_steps, morning_steps)

    row = times.row()
    assert row is not None
    assert row.problem == "Bedtime has to be before midnight and later than the morning. Nothing was changed."
    assert bedside.kept == kept


def test_the_next_step_that_can_be_takes_the_refusal_away() -> None:
    times = QuietTimes(Bedside((time(23, 45), time(7))))
    times.step(1, 0)

    times.step(-1, 0)

    assert times.row() == QuietRow("23:30", "07:00", is_own=True)


def test_times_that_cannot_be_saved_stay_and_the_person_is_told() -> None:
    times = QuietTimes(Bedside((time(22), time(7)), refuses=True))
    refused = QuietRow("22:00", "07:00", True, "Your quiet hours could not be saved. They stay as they were.")

    times.step(-1, 0)
    assert times.row() == refused

    times.live_as_the_clinic_says(True)
    assert times.row() == refused


def test_where_nothing_can_be_kept_no_times_are_offered() -> None:
    assert QuietTimes(Bedside(is_there=False)).row() is None
