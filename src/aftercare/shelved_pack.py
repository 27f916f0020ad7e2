"""The clinic pack in force, read from the person's own folder at every start. Only parts of ``app.py`` use it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from aftercare.domain.errors import PackUnusable
from aftercare.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import datetime

    from aftercare.domain.clinic import ClinicPack
    from aftercare.storage.pack_shelf import PackShelf
    from aftercare.storage.pack_table import PackInForce, PackTable

    Read = Callable[[bytes], ClinicPack | None]


@frozen
class ShelvedPack:
    """What came of reading the pack in force.

    Attributes:
        pack: the pack; None for general guidance.
        since: from when on it is in force; None for general guidance.
        told: what the person has to be told: the pack in force was damaged, and what took its place.
    """

    pack: ClinicPack | None = None
    since: datetime | None = None
    told: PackUnusable | None = None


def pack_in_force(table: PackTable, shelf: PackShelf, read: Read) -> ShelvedPack:
    """The pack the plan is made from, verified by the digest under which it was accepted.

    A damaged file is put aside. The latest sound version of the same clinic then takes its place, else general
    guidance.

    Args:
        table: what was in force when.
        shelf: the kept files.
        read: gives the pack in some bytes, None if this program cannot use it; not called where there is none.

    Raises:
        AftercareError: the table cannot be read, or our own guidance.
    """
    newest = table.in_force()
    if newest is None:
        return ShelvedPack()
    pack = sound_pack(newest, shelf, read)
    if pack is not None:
        return ShelvedPack(pack, newest.since)
    aside = shelf.put_aside(newest.digest) if shelf.is_damaged(newest.digest) else None
    place = aside or shelf.folder
    for entry in table.history():
        if entry.pack_id == newest.pack_id and entry.digest != newest.digest:
            older = sound_pack(entry, shelf, read)
            if older is not None:
                return ShelvedPack(older, entry.since, PackUnusable(place, older.serial))
    return ShelvedPack(told=PackUnusable(place))


def sound_pack(entry: PackInForce, shelf: PackShelf, read: Read) -> ClinicPack | None:
    """A pack that was in force; None if its file is gone or damaged, or is none that this program can use."""
    packed = shelf.read(entry.digest) if entry.digest else None
    return None if packed is None else read(packed)
