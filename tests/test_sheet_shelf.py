"""What is made for the person lies in their folder, for their eyes only."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.domain import calendar_samples
from tests.test_discreet import telling_words, words_of

from aftercare.sheet_shelf import Sheets


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps others out by the rights of the profile folder")
@pytest.mark.parametrize("is_for_driver", [False, True])
def test_a_calendar_file_is_its_owners_alone_and_its_name_tells_nothing(tmp_path: Path, is_for_driver: bool) -> None:
    one = calendar_samples.demo()

    file = Sheets(tmp_path).make_calendar(one, is_for_driver=is_for_driver)

    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert words_of(file.name) & (telling_words(one.plan) - {"appointment"}) == set()
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_the_drivers_file_is_another_than_the_patients(tmp_path: Path) -> None:
    shelf, one = Sheets(tmp_path), calendar_samples.demo()

    patients, drivers = shelf.make_calendar(one), shelf.make_calendar(one, is_for_driver=True)

    assert patients != drivers
    assert b"Pick-up" in drivers.read_bytes()
    assert b"Pick-up" not in patients.read_bytes()
