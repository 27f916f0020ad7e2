"""What was printed stays on record, in the private file."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from aftercare.domain.print_log import PrintEntry, PrintWay
from aftercare.domain.sheets.sheet import SheetKind
from aftercare.domain.store_errors import StoreUnreadable
from aftercare.storage.private_store import open_private


def test_prints_come_back_in_the_order_they_were_made(tmp_path: Path, now: datetime) -> None:
    first = PrintEntry("4f9a", SheetKind.PREPARATION, "AAAA", now, PrintWay.PRINTED)
    second = PrintEntry("4f9a", SheetKind.DRIVER, "BBBB", now + timedelta(hours=1), PrintWay.SAVED)
    store = open_private(tmp_path, now)
    store.prints.add(first)
    store.prints.add(second)
    store.close()

    again = open_private(tmp_path, now)

    assert again.prints.entries() == (first, second)
    again.close()


@pytest.mark.parametrize("change", ["sheet = 'no-such-sheet'", "printed_at = 'once'"])
def test_a_print_that_makes_no_sense_is_said_and_not_guessed_at(tmp_path: Path, now: datetime, change: str) -> None:
    store = open_private(tmp_path, now)
    store.prints.add(PrintEntry("4f9a", SheetKind.PREPARATION, "AAAA", now, PrintWay.PRINTED))
    store.close()
    with sqlite3.connect(tmp_path / "private.db") as file:
        file.execute(f"UPDATE print SET {change}")
    file.close()

    again = open_private(tmp_path, now)

    with pytest.raises(StoreUnreadable):
        again.prints.entries()
    again.close()
