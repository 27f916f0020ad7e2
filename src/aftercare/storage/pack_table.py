"""Which clinic packs were in force, and what is remembered of each clinic: its keys and its highest number."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, cast

from aftercare.domain.frozen import frozen
from aftercare.domain.store_errors import StoreUnreadable
from aftercare.storage.database import Database, Row
from aftercare.storage.stored_time import moment_of, utc_text

if TYPE_CHECKING:
    from aftercare.domain.trust import Pin


@frozen
class PackInForce:
    """One time that a pack came into force.

    Attributes:
        entry: its place in the history.
        pack_id: the clinic's lasting name; empty where the person went back to general guidance.
        serial: which issue of its pack.
        since: from when on.
        digest: SHA-256 of the kept file, in hexadecimal digits; empty for none.
        read_at: when the person read what it changed; None if they did not yet.
    """

    entry: int
    pack_id: str
    serial: int
    since: datetime
    digest: str
    read_at: datetime | None


class PackTable:
    """The tables of packs in the private file."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put_in_force(self, pack_id: str, serial: int, digest: str, now: datetime, pin: Pin | None = None) -> None:
        """Keep which pack the plan is made from, from now on, and what is remembered of its clinic.

        What was in force before stays on record.

        Args:
            pack_id: the clinic's lasting name; empty for general guidance.
            serial: which issue of its pack; 0 for general guidance.
            digest: SHA-256 of the kept file; empty for general guidance.
            now: the moment.
            pin: what has to be remembered of the clinic; None for a draft.

        Raises:
            StoreError: it could not be saved; then neither is.
        """
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO pack_in_force (pack_id, serial, since, digest) VALUES (?, ?, ?, ?)",
                (pack_id, serial, utc_text(now), digest),
            )
            if pin is not None:
                self._database.execute(
                    "INSERT INTO pinned_clinic (pack_id, keys, serial, digest) VALUES (?, ?, ?, ?)"
                    " ON CONFLICT (pack_id) DO UPDATE SET keys = excluded.keys, serial = excluded.serial,"
                    " digest = excluded.digest",
                    (pin.pack_id, json.dumps(pin.keys), pin.serial, pin.digest),
                )

    def in_force(self) -> PackInForce | None:
        """The pack the plan is made from; None for general guidance only.

        Raises:
            StoreError: it cannot be read.
        """
        for row in self._database.rows(f"{_SELECT} ORDER BY entry DESC LIMIT 1"):
            found = self._read(row)
            return found if found.pack_id else None
        return None

    def history(self) -> tuple[PackInForce, ...]:
        """Every time that a pack came into force, the latest first.

        Raises:
            StoreError: it cannot be read.
        """
        return tuple(self._read(row) for row in self._database.rows(f"{_SELECT} ORDER BY entry DESC"))

    def mark_read(self, now: datetime) -> None:
        """Keep that the person has read what changed up to now.

        Raises:
            StoreError: it could not be saved.
        """
        with self._database.transaction():
            self._database.execute("UPDATE pack_in_force SET read_at = ? WHERE read_at IS NULL", (utc_text(now),))

    def pin(self, pack_id: str) -> Pin | None:
        """What is remembered of a clinic; None if no signed pack of it was ever in force.

        Raises:
            StoreError: it cannot be read.
        """
        from aftercare.domain.trust import Pin

        rows = self._database.rows("SELECT keys, serial, digest FROM pinned_clinic WHERE pack_id = ?", (pack_id,))
        for keys, serial, digest in rows:
            try:
                return Pin(pack_id, tuple(json.loads(cast(str, keys))), cast(int, serial), cast(str, digest))
            except (ValueError, TypeError) as error:
                raise StoreUnreadable(self._database.path, str(error)) from error
        return None

    def decline(self, digest: str, now: datetime) -> None:
        """Keep that the person does not want this file, so that it is not offered again by itself.

        Raises:
            StoreError: it could not be saved.
        """
        with self._database.transaction():
            self._database.execute(
                "INSERT OR REPLACE INTO declined_pack (digest, declined_at) VALUES (?, ?)", (digest, utc_text(now))
            )

    def declined(self) -> frozenset[str]:
        """The digests of the files that the person does not want.

        Raises:
            StoreError: they cannot be read.
        """
        return frozenset(cast(str, row[0]) for row in self._database.rows("SELECT digest FROM declined_pack"))

    def _read(self, row: Row) -> PackInForce:
        entry, pack_id, serial, since, digest, read_at = row
        try:
            return PackInForce(
                cast(int, entry),
                cast(str, pack_id),
                cast(int, serial),
                moment_of(cast(str, since)),
                cast("str | None", digest) or "",
                None if read_at is None else moment_of(cast(str, read_at)),
            )
        except ValueError as error:
            raise StoreUnreadable(self._database.path, str(error)) from error


_SELECT = "SELECT entry, pack_id, serial, since, digest, read_at FROM pack_in_force"
