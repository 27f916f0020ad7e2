"""What is remembered of clinics: which pack is in force, whose keys count, and that a number never comes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from aftercare.domain.errors import BugError
from aftercare.domain.trust import Pin
from aftercare.storage.pack_shelf import PackShelf
from aftercare.storage.pack_table import PackTable
from aftercare.storage.private_store import open_private

OLD_KEY, NEW_KEY = "a" * 64, "b" * 64


@pytest.fixture
def table(tmp_path: Path, now: datetime) -> Iterator[PackTable]:
    store = open_private(tmp_path, now)
    yield store.packs
    store.close()


def pin(serial: int, *keys: str) -> Pin:
    return Pin("riverside", keys or (OLD_KEY,), serial, f"{serial:064x}")


def test_the_pack_in_force_and_its_pin_are_kept_together(table: PackTable, now: datetime) -> None:
    table.put_in_force("riverside", 3, "1" * 64, now, pin(3, OLD_KEY, NEW_KEY))

    in_force = table.in_force()
    assert in_force is not None
    assert (in_force.pack_id, in_force.serial, in_force.digest, in_force.since) == ("riverside", 3, "1" * 64, now)
    assert table.pin("riverside") == pin(3, OLD_KEY, NEW_KEY)
    assert table.pin("alder-lane") is None


def test_the_file_itself_refuses_a_number_that_goes_back_and_keeps_what_was(table: PackTable, now: datetime) -> None:
    table.put_in_force("riverside", 5, "5" * 64, now, pin(5))

    with pytest.raises(BugError):
        table.put_in_force("riverside", 4, "4" * 64, now, pin(4))

    assert table.pin("riverside") == pin(5)
    assert [entry.serial for entry in table.history()] == [5]


def test_general_guidance_again_is_an_entry_too_and_forgets_no_pin(table: PackTable, now: datetime) -> None:
    table.put_in_force("riverside", 3, "1" * 64, now, pin(3))
    table.put_in_force("", 0, "", now + timedelta(days=1))

    assert table.in_force() is None
    assert len(table.history()) == 2
    assert table.pin("riverside") == pin(3)


def test_what_was_read_and_what_was_declined_stays_so(table: PackTable, now: datetime) -> None:
    table.put_in_force("riverside", 3, "1" * 64, now)
    table.mark_read(now)
    table.put_in_force("riverside", 4, "2" * 64, now)
    table.decline("d" * 64, now)
    table.decline("d" * 64, now)

    assert [entry.read_at for entry in table.history()] == [None, now]
    assert table.declined() == {"d" * 64}


def test_a_kept_file_comes_back_only_while_every_byte_is_as_it_was(tmp_path: Path) -> None:
    shelf = PackShelf(tmp_path)
    digest = shelf.keep(b"a signed pack")
    (path,) = shelf.folder.iterdir()
    assert shelf.read(digest) == b"a signed pack"
    assert not shelf.is_damaged(digest)

    path.write_bytes(b"a signed pacc")

    assert shelf.read(digest) is None
    assert shelf.is_damaged(digest)
    aside = shelf.put_aside(digest)
    assert aside is not None
    assert aside.read_bytes() == b"a signed pacc"
    assert not shelf.is_damaged(digest)
    assert shelf.keep(b"a signed pack") == digest
    assert shelf.read(digest) == b"a signed pack"


def test_a_file_that_is_gone_is_not_damaged(tmp_path: Path) -> None:
    shelf = PackShelf(tmp_path)

    assert (shelf.read("e" * 64), shelf.is_damaged("e" * 64), shelf.put_aside("e" * 64)) == (None, False, None)
