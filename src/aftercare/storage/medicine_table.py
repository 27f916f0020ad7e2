"""The person's list of medicines, in the private file and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import cast

from aftercare.domain.medicines import ClinicAnswer, Medicine, MedicineId, MedicineList, MedicineStatus
from aftercare.domain.store_errors import StoreUnreadable
from aftercare.storage.database import Database, Row, Value


class MedicineTable:
    """The medicines in the order they were added."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def load(self) -> tuple[Medicine, ...]:
        """All medicines.

        Raises:
            StoreError: they cannot be read.
        """
        rows = self._database.rows(
            "SELECT medicine_id, name, strength, classes, taken, status, said_by, said_on, restart_on"
            " FROM medicine ORDER BY place"
        )
        try:
            return MedicineList(tuple(_medicine(row) for row in rows)).medicines
        except (ValueError, TypeError) as error:
            raise StoreUnreadable(self._database.path, str(error)) from error

    def save(self, medicines: Sequence[Medicine]) -> None:
        """Keep these medicines in place of those kept before: all of them, or none.

        Raises:
            StoreError: they could not be saved; what was kept before still is.
        """
        with self._database.transaction():
            self._database.execute("DELETE FROM medicine")
            for place, medicine in enumerate(medicines):
                self._database.execute(
                    "INSERT INTO medicine (medicine_id, place, name, strength, classes, taken, status, said_by,"
                    " said_on, restart_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (
                        medicine.medicine_id,
                        place,
                        medicine.name,
                        medicine.strength,
                        json.dumps(medicine.classes),
                        medicine.taken,
                        medicine.status.value,
                        medicine.answer.who,
                        _text_or_none(medicine.answer.on),
                        _text_or_none(medicine.restart_on),
                    ),
                )


def _medicine(row: Row) -> Medicine:
    medicine_id, name, strength, classes, taken, status, said_by, said_on, restart_on = row
    return Medicine(
        MedicineId(cast(str, medicine_id)),
        cast(str, name),
        cast(str, strength),
        tuple(map(str, json.loads(cast(str, classes)))),
        cast(str, taken),
        MedicineStatus(status),
        ClinicAnswer(cast(str, said_by), _day_or_none(said_on)),
        _day_or_none(restart_on),
    )


def _text_or_none(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day_or_none(field: Value) -> date | None:
    return None if field is None else date.fromisoformat(cast(str, field))
