"""The list of medicines is kept whole, in the private file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from aftercare.domain.medicines import ClinicAnswer, Medicine, MedicineId, told_as_usual, told_to_hold
from aftercare.domain.store_errors import StoreUnreadable
from aftercare.storage.private_store import PrivateStore, open_private

DANA = ClinicAnswer("Dana, RN", date(2026, 5, 8))
LAMICTAL = Medicine(MedicineId("m1"), "lamictal", "100 mg", ("lamotrigine",), "Every morning")
CONTRAVE = told_as_usual(Medicine(MedicineId("m3"), "Contrave", "", ("naltrexone", "ssri-snri-tca")))
HELD = told_to_hold(Medicine(MedicineId("m2"), "Diphenhydramine"), DANA, date(2026, 5, 15))


@pytest.fixture
def store(tmp_path: Path, now: datetime) -> Iterator[PrivateStore]:
    store = open_private(tmp_path, now)
    yield store
    store.close()


def test_the_list_comes_back_as_it_was_saved_and_in_its_order(
    store: PrivateStore, tmp_path: Path, now: datetime
) -> None:
    store.medicines.save((LAMICTAL, CONTRAVE, HELD))
    store.close()
    again = open_private(tmp_path, now)
    assert again.medicines.load() == (LAMICTAL, CONTRAVE, HELD)
    again.close()


def test_a_saved_list_takes_the_place_of_the_one_before(store: PrivateStore) -> None:
    store.medicines.save((LAMICTAL, HELD))
    store.medicines.save((HELD,))
    assert store.medicines.load() == (HELD,)
    store.medicines.save(())
    assert store.medicines.load() == ()


def test_the_file_itself_refuses_a_hold_that_nobody_said(store: PrivateStore, tmp_path: Path) -> None:
    store.medicines.save((HELD,))
    store.close()
    with sqlite3.connect(tmp_path / "private.db") as file, pytest.raises(sqlite3.IntegrityError):
        file.execute("UPDATE medicine SET said_by = ' '")
    file.close()


@pytest.mark.parametrize(
    "change",
    [
        "said_on = 'soon'",
        "classes = 'not a list'",
        "classes = '7'",
        "status = 'ask-clinic'",
        "restart_on = '2026-01-01'",
    ],
)
def test_a_row_that_makes_no_sense_is_said_and_not_guessed_at(
    store: PrivateStore, tmp_path: Path, now: datetime, change: str
) -> None:
    store.medicines.save((HELD,))
    store.close()
    with sqlite3.connect(tmp_path / "private.db") as file:
        file.execute(f"UPDATE medicine SET {change}")
    file.close()
    again = open_private(tmp_path, now)
    with pytest.raises(StoreUnreadable):
        again.medicines.load()
    again.close()
