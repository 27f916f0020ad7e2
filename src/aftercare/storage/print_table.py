"""What was printed: a list in the private file that only grows, as paper cannot be called back."""

from __future__ import annotations

from typing import cast

from aftercare.domain.print_log import PrintEntry, PrintWay
from aftercare.domain.sheets.sheet import SheetKind
from aftercare.domain.store_errors import StoreUnreadable
from aftercare.storage.database import Database
from aftercare.storage.stored_time import moment_of, utc_text


class PrintTable:
    """The prints in the order they were made."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, entry: PrintEntry) -> None:
        """Keep one print.

        Raises:
            StoreError: it could not be saved.
        """
        with self._database.transaction():
            self._database.execute(
                "INSERT INTO print (session_id, sheet, plan_number, way, printed_at) VALUES (?, ?, ?, ?, ?)",
                (entry.session_id, entry.kind.value, entry.plan_number, entry.way.value, utc_text(entry.at)),
            )

    def entries(self) -> tuple[PrintEntry, ...]:
        """All prints.

        Raises:
            StoreError: they cannot be read.
        """
        rows = self._database.rows("SELECT session_id, sheet, plan_number, way, printed_at FROM print ORDER BY entry")
        try:
            return tuple(
                PrintEntry(
                    cast(str, session_id),
                    SheetKind(sheet),
                    cast(str, plan_number),
                    moment_of(cast(str, printed_at)),
                    PrintWay(way),
                )
                for session_id, sheet, plan_number, way, printed_at in rows
            )
        except ValueError as error:
            raise StoreUnreadable(self._database.path, str(error)) from error
