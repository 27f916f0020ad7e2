"""A day or a time is understood however a person writes it, and never guessed where it says nothing."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.contents import our_guidance

from aftercare.domain.typed_time import read_day, read_time

WORDING = our_guidance().wording
MONDAY = date(2026, 5, 4)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("10:00 AM", time(10)),
        ("10", time(10)),
        (" 10 am ", time(10)),
        ("10.30", time(10, 30)),
        ("1030", time(10, 30)),
        ("930", time(9, 30)),
        ("9:45 a.m.", time(9, 45)),
        ("2", time(14)),
        ("2 pm", time(14)),
        ("2p", time(14)),
        ("2 am", time(2)),
        ("02:00", time(2)),
        ("6:15", time(18, 15)),
        ("7", time(7)),
        ("12", time(12)),
        ("12 am", time(0)),
        ("12:30 pm", time(12, 30)),
        ("14:15", time(14, 15)),
        ("14h15", time(14, 15)),
        ("0:30", time(0, 30)),
        ("noon", time(12)),
        ("Midnight", time(0)),
    ],
)
def test_a_time_is_read_as_a_clinic_means_it(text: str, at: time) -> None:
    assert read_time(text, WORDING) == at


@pytest.mark.parametrize("text", ["", "soon", "25", "10:75", "0 am", "13 am", "10 xm", "-3", "10:00:00:00", "1.5.9"])
def test_what_is_no_time_is_not_guessed(text: str) -> None:
    assert read_time(text, WORDING) is None


@given(at=st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_every_time_we_show_can_be_typed_back(at: time) -> None:
    assert read_time(WORDING.clock_time(at), WORDING) == at


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5/14", date(2026, 5, 14)),
        ("5/14/26", date(2026, 5, 14)),
        ("14/5", date(2026, 5, 14)),
        ("05-14-2026", date(2026, 5, 14)),
        ("2026-05-14", date(2026, 5, 14)),
        ("May 14", date(2026, 5, 14)),
        ("may 14th", date(2026, 5, 14)),
        ("14 May 2027", date(2027, 5, 14)),
        ("Thursday, May 14, 2026", date(2026, 5, 14)),
        ("Thu May 14", date(2026, 5, 14)),
        ("thursday", date(2026, 5, 7)),
        ("monday", date(2026, 5, 11)),
        ("today", MONDAY),
        ("Tomorrow", date(2026, 5, 5)),
        ("May 3", date(2026, 5, 3)),
        ("April 2", date(2027, 4, 2)),
        ("2/29", date(2028, 2, 29)),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: date) -> None:
    assert read_day(text, WORDING, MONDAY) == day


def test_in_countries_that_write_the_day_first_it_is_read_first() -> None:
    assert read_day("4/5", WORDING, MONDAY) == date(2027, 4, 5)
    assert read_day("4/5", WORDING, MONDAY, is_day_first=True) == date(2026, 5, 4)


@pytest.mark.parametrize("text", ["", "14", "May", "next", "2/30", "13/13", "Ma 4 5 6", "ju 4", "week 3"])
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    assert read_day(text, WORDING, MONDAY) is None


@given(day=st.dates(date(2026, 5, 4), date(2027, 4, 1)))
def test_every_day_we_show_can_be_typed_back(day: date) -> None:
    assert read_day(WORDING.day(day), WORDING, MONDAY) == day
    assert read_day(WORDING.date_of(day), WORDING, MONDAY) == day
