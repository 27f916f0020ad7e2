"""What is nobody else's business: `private.db`. It may be locked one day, so nothing that reminds depends on it."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from aftercare.domain.condition import PatientFacts, with_medicines
from aftercare.domain.contacts import Driver, DriverStatus
from aftercare.domain.edge import State
from aftercare.domain.session import Session
from aftercare.domain.store_errors import StoreError, StoreNewer, StoreUnreadable
from aftercare.domain.treatment import Treatment
from aftercare.storage.database import Database, Kind, SetAside, Value, open_database, read_newer
from aftercare.storage.migrations import PRIVATE_CHANGES
from aftercare.storage.stored_session import SessionDetails
from aftercare.storage.stored_time import moment_of, utc_text

if TYPE_CHECKING:
    from aftercare.storage.first_run_table import FirstRunTable
    from aftercare.storage.medicine_table import MedicineTable
    from aftercare.storage.pack_table import PackTable
    from aftercare.storage.preparation_notes import PreparationNotes
    from aftercare.storage.print_table import PrintTable

FILE_NAME = "private.db"
KIND = Kind(application_id=int.from_bytes(b"AfPr", "big"), changes=PRIVATE_CHANGES)


class PrivateStore:
    """The open private file.

    Attributes:
        database: the open file.
        set_aside: the damaged file this one took the place of, if there was one; the person has to be told.
        newer: why nothing can be written, if a newer program made the file.
    """

    def __init__(self, database: Database, set_aside: SetAside | None) -> None:
        self.database = database
        self.set_aside = set_aside
        self.newer = database.newer

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()

    @property
    def medicines(self) -> MedicineTable:
        """The person's list of medicines. Its code is loaded when first asked for: the first window needs none."""
        from aftercare.storage.medicine_table import MedicineTable

        return MedicineTable(self.database)

    @property
    def prints(self) -> PrintTable:
        """What was printed; loaded when first asked for."""
        from aftercare.storage.print_table import PrintTable

        return PrintTable(self.database)

    @property
    def notes(self) -> PreparationNotes:
        """What the person wrote down for themselves. Its code is loaded when first asked for."""
        from aftercare.storage.preparation_notes import PreparationNotes

        return PreparationNotes(self)

    @property
    def packs(self) -> PackTable:
        """The clinic packs that were in force, and what is remembered of their clinics."""
        from aftercare.storage.pack_table import PackTable

        return PackTable(self.database)

    @property
    def first_run(self) -> FirstRunTable:
        """The answers of the first run. Its code is loaded only where there is no session yet."""
        from aftercare.storage.first_run_table import FirstRunTable

        return FirstRunTable(self.database)

    def save_patient(self, facts: PatientFacts) -> None:
        """Keep the patient's name and facts.

        Raises:
            StoreError: they could not be saved.
        """
        with self.database.transaction():
            self.database.execute(
                "INSERT INTO patient (only, facts) VALUES (1, ?)"
                " ON CONFLICT (only) DO UPDATE SET facts = excluded.facts",
                (json.dumps(asdict(facts), ensure_ascii=False),),
            )

    def patient(self) -> PatientFacts | None:
        """The patient's name and facts; None before anything was entered.

        Raises:
            StoreError: they cannot be read.
        """
        rows = self.database.rows("SELECT facts FROM patient")
        if not rows:
            return None
        known = {field.name for field in fields(PatientFacts)}
        try:
            facts = json.loads(cast(str, rows[0][0]))
            return PatientFacts(**{name: fact for name, fact in facts.items() if name in known})
        except (ValueError, AttributeError) as error:
            raise StoreUnreadable(self.database.path, str(error)) from error

    def known_facts(self) -> PatientFacts:
        """What is known of the patient: what they said of themselves, and the kinds of medicine on their list.

        A row of the list that makes no sense is left out here, so that it takes no plan away: a kind that is not known
        reads "if you take", and the page of medicines tells of the row.

        Raises:
            StoreError: it cannot be read.
        """
        classes: set[str] = set()
        for row in self.database.rows("SELECT classes FROM medicine"):
            with suppress(ValueError):
                named = json.loads(cast(str, row[0]))
                if isinstance(named, list):
                    classes.update(one for one in named if isinstance(one, str))
        return with_medicines(self.patient() or PatientFacts(), classes)

    def save_details(self, session: Session) -> None:
        """Keep the private half of a session: its treatment, dose and confirmations.

        Raises:
            StoreError: it could not be saved.
        """
        with self.database.transaction():
            self.database.execute(
                "INSERT INTO session_detail (session_id, treatment, is_booster, dose_at) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (session_id) DO UPDATE SET treatment = excluded.treatment,"
                " is_booster = excluded.is_booster, dose_at = excluded.dose_at",
                (
                    session.session_id,
                    session.treatment.value,
                    int(session.is_booster),
                    _text_or_none(session.dose),
                ),
            )
            self.database.execute("DELETE FROM confirmation WHERE session_id = ?", (session.session_id,))
            for state, moment in session.confirmed.items():
                self.database.execute(
                    "INSERT INTO confirmation (session_id, state, confirmed_at) VALUES (?, ?, ?)",
                    (session.session_id, state.value, utc_text(moment)),
                )

    def details(self, session_id: str) -> SessionDetails | None:
        """The private half of a session; None if it was never saved.

        Raises:
            StoreError: it cannot be read.
        """
        rows = self.database.rows(
            "SELECT treatment, is_booster, dose_at FROM session_detail WHERE session_id = ?", (session_id,)
        )
        confirmations = self.database.rows(
            "SELECT state, confirmed_at FROM confirmation WHERE session_id = ?", (session_id,)
        )
        try:
            for treatment, is_booster, dose_at in rows:
                return SessionDetails(
                    session_id,
                    Treatment(treatment),
                    bool(is_booster),
                    _moment_or_none(dose_at),
                    {State(state): moment_of(cast(str, moment)) for state, moment in confirmations},
                )
        except ValueError as error:
            raise StoreUnreadable(self.database.path, str(error)) from error
        return None

    def session_ids(self) -> frozenset[str]:
        """The sessions whose private half is kept.

        Raises:
            StoreError: they cannot be read.
        """
        return frozenset(cast(str, row[0]) for row in self.database.rows("SELECT session_id FROM session_detail"))

    def read_through(self) -> None:
        """Read everything that a plan is made from.

        Raises:
            StoreError: some of it cannot be read.
        """
        self.patient()
        for session_id in self.session_ids():
            self.details(session_id)
            self.driver(session_id)

    def save_driver(self, session_id: str, driver: Driver) -> None:
        """Keep who takes the patient home from a session whose details have been saved.

        Raises:
            StoreError: it could not be saved.
        """
        with self.database.transaction():
            self.database.execute(
                "INSERT OR REPLACE INTO driver"
                " (session_id, name, phone, status, pick_up, backup_name, backup_phone)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    session_id,
                    driver.name,
                    driver.phone,
                    driver.status.value,
                    _text_or_none(driver.pick_up),
                    driver.backup_name,
                    driver.backup_phone,
                ),
            )

    def forget_driver(self, session_id: str) -> None:
        """Keep that nobody is known to take the patient home.

        Raises:
            StoreError: it could not be saved.
        """
        with self.database.transaction():
            self.database.execute("DELETE FROM driver WHERE session_id = ?", (session_id,))

    def driver(self, session_id: str) -> Driver | None:
        """Who takes the patient home; None if nobody was entered.

        Raises:
            StoreError: it cannot be read.
        """
        rows = self.database.rows(
            "SELECT name, phone, status, pick_up, backup_name, backup_phone FROM driver WHERE session_id = ?",
            (session_id,),
        )
        try:
            for name, phone, status, pick_up, backup_name, backup_phone in rows:
                return Driver(
                    cast(str, name),
                    cast(str, phone),
                    DriverStatus(status),
                    _moment_or_none(pick_up),
                    cast(str, backup_name),
                    cast(str, backup_phone),
                )
        except ValueError as error:
            raise StoreUnreadable(self.database.path, str(error)) from error
        return None


def open_private(folder: Path, now: datetime) -> PrivateStore:
    """Open the private file in the folder of the person's data.

    Args:
        folder: as `data_folder` gives it.
        now: the moment, for the names of copies; their day is that of its zone.

    Raises:
        StoreNewer: a newer program wrote it; it was not touched.
        StoreError: it cannot be opened.
    """

    def read(opened: Database) -> None:
        PrivateStore(opened, None).read_through()

    return PrivateStore(*open_database(folder / FILE_NAME, KIND, now, read))


def read_newer_private(folder: Path, newer: StoreNewer) -> PrivateStore:
    """Open the private file of a newer program for reading.

    Args:
        folder: as `data_folder` gives it.
        newer: what `open_private` said.

    Raises:
        StoreNewer: this program understands nothing of it.
    """
    store = PrivateStore(read_newer(folder / FILE_NAME, newer), None)
    try:
        store.patient()
    except StoreError:
        store.close()
        raise newer from None
    return store


def _text_or_none(moment: datetime | None) -> str | None:
    return None if moment is None else utc_text(moment)


def _moment_or_none(field: Value) -> datetime | None:
    return None if field is None else moment_of(cast(str, field))
