"""The clinic packs of one person: found, read, judged, kept and put in force. The port of the screens, made real.

Loaded when the first file is looked at or the page of the clinic is shown. Only ``app.py`` uses it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.errors import AftercareError, BugError
from aftercare.domain.fault import Fault, Weight
from aftercare.domain.file_endings import CLINIC_ENDING
from aftercare.domain.frozen import frozen
from aftercare.domain.guidance import Guidance
from aftercare.domain.pack_choice import (
    Consideration,
    PackAnswers,
    PackInUse,
    PackNews,
    Standing,
    consider,
    unreadable,
)
from aftercare.domain.print_log import out_of_date
from aftercare.domain.sheets.sheet import SheetKind
from aftercare.domain.wording import Wording
from aftercare.shelved_pack import pack_in_force, sound_pack
from aftercare.storage.pack_shelf import PackShelf
from aftercare.storage.pack_table import PackInForce, PackTable

if TYPE_CHECKING:
    from aftercare.person_files import PersonFiles
    from aftercare.ui.course import Course

_MOST_FILES_OF_A_FOLDER = 32


@frozen
class PackJudge:
    """Reads files that nobody has accepted yet.

    Attributes:
        root: the folder of our content.
        guidance: our guidance, whose language the clinic's words are wanted in.
    """

    root: Path
    guidance: Guidance

    def consider(self, name: str, packed: bytes, table: PackTable, in_use: ClinicPack | None) -> Consideration:
        """A file that was read, verified and judged. Loads much."""
        from aftercare.content.fingerprint import read_word_list
        from aftercare.content.pack_offer import pack_offer
        from aftercare.content.pack_reader import load_packed

        loaded = load_packed(name, packed, self.guidance, self.guidance.language)
        faults = [fault for fault in loaded.faults if fault.weight is Weight.MUST_FIX]
        if loaded.pack is None or faults:
            return unreadable(name, faults)
        offer = pack_offer(loaded.pack, loaded.seal, read_word_list(self.root))
        return consider(name, packed, offer, table.pin(offer.pack.pack_id), in_use)


@frozen
class InstalledPacksParts:
    """What it stands on.

    Attributes:
        table: the tables of packs; None while nothing can be kept.
        shelf: the kept files.
        read: a kept pack from its bytes; None if this program cannot use it.
        judge: makes what reads new files.
        folders: where packs wait on this computer.
        clock: the moment it is.
        take: puts a pack in force in everything that runs; None for general guidance.
        prints: the sheets that were printed from another plan and are still of use.
    """

    table: Callable[[], PackTable | None]
    shelf: Callable[[], PackShelf]
    read: Callable[[bytes], ClinicPack | None]
    judge: Callable[[], PackJudge]
    folders: Callable[[], Sequence[Path]]
    clock: Callable[[], datetime]
    take: Callable[[ClinicPack | None], object]
    prints: Callable[[], tuple[SheetKind, ...]]


class NothingKept(AftercareError):
    """The person's files could not be opened, so no pack can be kept."""


class InstalledPacks:
    """The packs of one person; see ``ui/clinic_packs/ports.py``."""

    def __init__(self, parts: InstalledPacksParts) -> None:
        """Takes the parts; nothing is read yet."""
        self._parts = parts
        self._unreadable: tuple[Path, ...] = ()

    def current(self) -> PackInUse | None:
        """The pack in use; None for general guidance."""
        table = self._parts.table()
        if table is None:
            return None
        found = pack_in_force(table, self._parts.shelf(), self._parts.read)
        return PackInUse(found.pack, found.since) if found.pack is not None and found.since is not None else None

    def history(self) -> Sequence[PackInUse]:
        """The packs that were in use and can still be read, the latest first."""
        table = self._parts.table()
        if table is None:
            return ()
        found = ((entry, self._sound(entry)) for entry in table.history())
        return tuple(PackInUse(pack, entry.since) for entry, pack in found if pack is not None)

    def wording(self) -> Wording:
        """How lengths, times and conditions are said."""
        return self._parts.judge().guidance.wording

    def names(self) -> Mapping[str, str]:
        """Plain names of topics, medicine classes, conditions and treatments, by id."""
        guidance = self._parts.judge().guidance
        return {**{str(topic.topic_id): topic.name for topic in guidance.topics}, **guidance.names}

    def news(self) -> PackNews | None:
        """What a newer version changed, until the person has read it."""
        from aftercare.domain.trust import safety_changes

        table = self._parts.table()
        entries = table.history() if table is not None else ()
        if not entries or entries[0].read_at is not None:
            return None
        newest = entries[0]
        # Several versions may have come since: what is new is told against the last one that was read.
        read = [one for one in entries[1:] if one.pack_id == newest.pack_id]
        before = next((one for one in read if one.read_at is not None), read[-1] if read else None)
        if before is None or before.digest == newest.digest:
            return None
        old, new = self._sound(before), self._sound(newest)
        if old is None or new is None:
            return None
        return PackNews(PackInUse(new, newest.since), old, safety_changes(old, new), self._parts.prints())

    def news_read(self) -> None:
        """Keep that the person has read what changed."""
        self._table().mark_read(self._parts.clock())

    def offers(self) -> Sequence[Consideration]:
        """The files in the folders of this computer that are not in use and were not declined, the newest of each."""
        table = self._parts.table()
        if table is None:
            return ()
        known = table.declined() | {entry.digest for entry in table.history()[:1]}
        # Most starts find nothing, or what is in use already: no signature has to be verified for that.
        waiting = [(path.name, packed) for path in self._waiting() if isinstance(packed := _bytes_of(path), bytes)]
        fresh = [(name, packed) for name, packed in waiting if sha256(packed).hexdigest() not in known]
        if not fresh:
            return ()
        in_use, judge = self._pack_in_use(), self._parts.judge()
        newest: dict[str, Consideration] = {}
        for name, packed in fresh:
            found = judge.consider(name, packed, table, in_use)
            if found.offer is not None and found.standing in (Standing.READY, Standing.ASKING):
                pack = found.offer.pack
                other = newest.get(pack.pack_id)
                if other is None or other.offer is None or other.offer.pack.serial < pack.serial:
                    newest[pack.pack_id] = found
        return tuple(newest.values())

    def unreadable_folders(self) -> Sequence[Path]:
        """The folders of this computer that are there and could not be read the last time."""
        return self._unreadable

    def consider(self, path: Path) -> Consideration:
        """What a file, or the folder of a draft, would change. Nothing is written."""
        table = self._parts.table()
        if table is None:
            remedy = "mend the folder of your data first, then open the file again"
            return unreadable(path.name, [Fault(path.name, "whole file", "cannot be kept now", remedy)])
        packed = _bytes_of(path)
        if isinstance(packed, Fault):
            return unreadable(packed.file, [packed])
        return self._parts.judge().consider(path.name or str(path), packed, table, self._pack_in_use())

    def answer(self, consideration: Consideration, answers: PackAnswers) -> Consideration:
        """How it stands once the person has said this."""
        offer = consideration.offer
        if offer is None:
            return consideration
        pin = self._table().pin(offer.pack.pack_id)
        return consider(consideration.file_name, consideration.packed, offer, pin, self._pack_in_use(), answers)

    def accept(self, consideration: Consideration) -> PackInUse:
        """Keep a pack that is ready, and put it in force."""
        table = self._table()
        # Judged again by what is kept now: what was agreed to on the screen may be about something older.
        again = self.answer(consideration, consideration.answers)
        if again.standing is not Standing.READY or again.offer is None:
            raise BugError("a pack was accepted that is not ready")
        now, pack = self._parts.clock(), again.offer.pack
        digest = self._parts.shelf().keep(again.packed)
        table.put_in_force(pack.pack_id, pack.serial, digest, now, again.pin)
        self._parts.take(pack)
        return PackInUse(pack, now)

    def decline(self, consideration: Consideration) -> None:
        """Keep that the person does not want this file."""
        if consideration.packed:
            self._table().decline(sha256(consideration.packed).hexdigest(), self._parts.clock())

    def leave(self) -> None:
        """Go back to general guidance."""
        self._table().put_in_force("", 0, "", self._parts.clock())
        self._parts.take(None)

    def _table(self) -> PackTable:
        table = self._parts.table()
        if table is None:
            raise NothingKept("the person's files are not open")
        return table

    def _sound(self, entry: PackInForce) -> ClinicPack | None:
        return sound_pack(entry, self._parts.shelf(), self._parts.read)

    def _pack_in_use(self) -> ClinicPack | None:
        current = self.current()
        return None if current is None else current.pack

    def _waiting(self) -> Iterable[Path]:
        """The files that wait in the folders of this computer; no more of a folder than anybody would put there."""
        closed: list[Path] = []
        found: list[Path] = []
        for folder in self._parts.folders():
            try:
                if folder.is_dir():
                    names = sorted(path for path in folder.iterdir() if path.name.endswith(CLINIC_ENDING))
                    found += names[:_MOST_FILES_OF_A_FOLDER]
            except OSError:
                closed.append(folder)
        self._unreadable = tuple(closed)
        return found


def _bytes_of(path: Path) -> bytes | Fault:
    """The bytes of a file, read once and no further than a pack may be long; what is wrong if it cannot be read."""
    from aftercare.content.draft_pack import packed_draft
    from aftercare.content.packed_file import packed_bytes

    name = path.name or str(path)
    try:
        if path.is_dir():
            return packed_draft(path)
        if path.is_file():
            return packed_bytes(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the path cannot be used"
        return Fault(name, "whole file", f"cannot be read ({reason})", "copy it to this computer, and open the copy")
    return Fault(name, "whole file", "is not there, or is not a file", "choose the file that your clinic gave you")


def packs_of_person(
    opened: Callable[[], PersonFiles | None],
    folders: Callable[[], Sequence[Path] | None],
    clock: Callable[[], datetime],
    course: Course,
) -> InstalledPacks:
    """The packs of the person whose files are open; none can be kept while they are not.

    Args:
        opened: their files.
        folders: where packs wait; None for the folders of this computer.
        clock: the moment it is.
        course: what goes by the pack in force.
    """
    from aftercare.pack_folders import pack_folders
    from aftercare.person_files import kept_content, pack_guidance, read_kept_pack
    from aftercare.resource_root import resource_root
    from aftercare.scheduling.new_rules import correct_what_was_said

    root = resource_root()

    def place() -> Path:
        files = opened()
        return files.place if files is not None else Path(os.devnull)

    def table() -> PackTable | None:
        files = opened()
        return files.private.packs if files is not None else None

    def go_by(pack: ClinicPack | None) -> None:
        course.go_by(pack)
        files = opened()
        if files is not None:
            # The rules are in force already, and the page says what changed, whether the card can be kept or not.
            with suppress(AftercareError):
                correct_what_was_said(files.schedule.ledger, course.wanted(clock()), clock())

    def waiting() -> Sequence[Path]:
        given = folders()
        return pack_folders() if given is None else given

    def prints() -> tuple[SheetKind, ...]:
        files = opened()
        entries = files.private.prints.entries() if files is not None else ()
        found = (kind for plan in course.plans for kind in out_of_date(entries, plan, clock()))
        return tuple(dict.fromkeys(found))

    return InstalledPacks(
        InstalledPacksParts(
            table=table,
            shelf=lambda: PackShelf(place()),
            read=lambda packed: read_kept_pack(root, kept_content(place()), packed),
            judge=lambda: PackJudge(root, pack_guidance(root, kept_content(place()))),
            folders=waiting,
            clock=clock,
            take=go_by,
            prints=prints,
        )
    )
