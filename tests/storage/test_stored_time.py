"""Moments come back as they were kept, also in the nights when clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.storage.stored_time import agreed_moment, local_text, moment_of, utc_text

ZONES = [ZoneInfo(key) for key in ("America/Los_Angeles", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Casablanca")]
FIRST = datetime(2020, 1, 1, tzinfo=UTC)
moments = st.integers(0, 18 * 366 * 24 * 60).map(lambda minutes: FIRST + timedelta(minutes=minutes))


@given(moment=moments)
def test_a_moment_comes_back_as_it_was(moment: datetime) -> None:
    assert moment_of(utc_text(moment)) == moment


@given(one=moments, other=moments)
def test_texts_stand_in_the_order_of_their_moments(one: datetime, other: datetime) -> None:
    assert (utc_text(one) < utc_text(other)) == (one < other)


@given(moment=moments, zone=st.sampled_from(ZONES))
def test_an_appointment_comes_back_as_it_was_agreed(moment: datetime, zone: ZoneInfo) -> None:
    assert agreed_moment(local_text(moment, zone), zone).astimezone(UTC) == moment


@pytest.mark.parametrize("hour", [8, 9])
def test_the_two_readings_of_the_night_the_clocks_go_back_stay_apart(hour: int) -> None:
    moment = datetime(2026, 11, 1, hour, 30, tzinfo=UTC)

    assert agreed_moment(local_text(moment, ZONES[0]), ZONES[0]).astimezone(UTC) == moment


def test_a_clock_time_that_new_rules_skip_is_read_as_the_same_distance_after_midnight() -> None:
    kept_before_the_rules_changed = "2026-03-08T02:30:00.000000-08:00"

    agreed = agreed_moment(kept_before_the_rules_changed, ZONES[0])

    assert agreed.astimezone(UTC) == datetime(2026, 3, 8, tzinfo=ZONES[0]).astimezone(UTC) + timedelta(hours=2.5)


def test_a_moment_without_a_zone_is_not_kept() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        utc_text(datetime(2026, 5, 14))  # noqa: DTZ001


def test_a_text_without_a_zone_is_no_moment() -> None:
    with pytest.raises(ValueError, match="no zone"):
        moment_of("2026-05-14T10:00:00")
