"""What becomes of a clinic's file: what is asked before it is used, what is kept, and what never is."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from tests.content.hostile_packs import Hostile, hostile_packs
from tests.content.signed_packs import OTHER_SECRET
from tests.own_packs import ALDER_LANE, NEXT_KEY, write_pack

from aftercare.content.kept_content import KeptContent
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.errors import AftercareError, BugError
from aftercare.domain.pack_choice import PackAnswers, Question, Standing
from aftercare.domain.sheets.sheet import SheetKind
from aftercare.domain.store_errors import StoreFull
from aftercare.domain.trust import Refusal
from aftercare.installed_packs import InstalledPacks, InstalledPacksParts, PackJudge
from aftercare.person_files import pack_guidance, read_kept_pack
from aftercare.resource_root import resource_root
from aftercare.storage.pack_shelf import PackShelf
from aftercare.storage.private_store import PrivateStore, open_private

NOW = datetime(2026, 5, 12, 16, tzinfo=UTC)
SHORTER_FAST = (('by = "6 hours"', 'by = "4 hours"'),)
OTHER_PHONE = (("(503) 555-0142", "(503) 555-0177"),)
NOT_A_SAMPLE = (("sample = true", "sample = false"),)
MENDED_WORDS = (("even if you feel fine.", "even when you feel fine."),)
ALL_YES = frozenset(Question)


class Computer:
    """One person's folder on one computer, and the clock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.place = folder / "data"
        self.place.mkdir()
        self.machine = folder / "machine"
        self.beside = folder / "beside"
        self.now = NOW
        self.taken: list[ClinicPack | None] = []
        self.store: PrivateStore = open_private(self.place, NOW)
        self.packs = self.started()

    def started(self) -> InstalledPacks:
        root, content = resource_root(), KeptContent(self.place / "kept-content")
        return InstalledPacks(
            InstalledPacksParts(
                table=lambda: self.store.packs,
                shelf=lambda: PackShelf(self.place),
                read=lambda packed: read_kept_pack(root, content, packed),
                judge=lambda: PackJudge(root, pack_guidance(root, content)),
                folders=lambda: (self.beside, self.machine),
                clock=lambda: self.now,
                take=self.taken.append,
                prints=lambda: (SheetKind.PREPARATION,),
            )
        )

    def use(self, file: Path) -> None:
        """Take a file, with a yes to whatever is asked."""
        looked_at = self.packs.consider(file)
        ready = self.packs.answer(looked_at, PackAnswers(agreed=ALL_YES))
        self.packs.accept(ready)
        self.now += timedelta(days=1)

    def digest(self) -> str:
        """Everything that lies in the person's folder but what is kept only for speed."""
        found = sha256()
        for path in sorted(self.place.rglob("*")):
            if path.is_file() and "kept-content" not in path.parts:
                found.update(str(path.relative_to(self.place)).encode() + path.read_bytes())
        return found.hexdigest()


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    found = Computer(tmp_path)
    yield found
    found.store.close()


@pytest.fixture
def pack(tmp_path: Path) -> Callable[..., Path]:
    def written(serial: int = 3, *more: object, name: str = "riverside", **how: object) -> Path:
        return write_pack(tmp_path / f"{name}-{serial}.aftercare-clinic", serial, *more, **how)  # type: ignore[arg-type]

    return written


Pack = Callable[..., Path]


def serial_in_use(computer: Computer) -> int | None:
    current = computer.packs.current()
    return current.pack.serial if current is not None else None


# The first file of a clinic


def test_the_first_file_of_a_clinic_shows_six_words_and_nothing_is_written_before_they_match(
    computer: Computer, pack: Pack
) -> None:
    before = computer.digest()

    looked_at = computer.packs.consider(pack())

    assert (looked_at.standing, looked_at.questions) == (Standing.ASKING, (Question.WORDS,))
    assert looked_at.offer is not None
    assert looked_at.offer.pack.name == "Riverside Ketamine Clinic"
    assert len(set(looked_at.offer.words)) >= 5
    assert computer.digest() == before
    with pytest.raises(BugError):
        computer.packs.accept(looked_at)
    assert (computer.digest(), computer.taken) == (before, [])


def test_once_the_words_match_the_file_is_kept_byte_for_byte_and_in_force(computer: Computer, pack: Pack) -> None:
    file = pack()
    computer.use(file)

    (kept,) = (computer.place / "clinic-packs").iterdir()
    assert kept.read_bytes() == file.read_bytes()
    assert os.name == "nt" or kept.stat().st_mode & 0o777 == 0o600
    assert serial_in_use(computer) == 3
    assert [one.serial for one in computer.taken if one] == [3]
    pin = computer.store.packs.pin("riverside")
    assert pin is not None
    assert pin.serial == 3


def test_what_is_in_use_is_not_asked_about_again(computer: Computer, pack: Pack) -> None:
    computer.use(pack())

    assert computer.packs.consider(pack()).standing is Standing.IN_USE


# A newer version


def test_a_newer_version_that_changes_no_safety_number_asks_nothing(computer: Computer, pack: Pack) -> None:
    computer.use(pack(3))

    looked_at = computer.packs.consider(pack(4, MENDED_WORDS))

    assert (looked_at.standing, looked_at.changes) == (Standing.READY, ())


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [(SHORTER_FAST, "6 hours", "4 hours"), (OTHER_PHONE, "(503) 555-0142", "(503) 555-0177")],
    ids=["a time", "a phone number"],
)
def test_a_changed_safety_number_is_shown_old_and_new_before_it_counts(
    computer: Computer, pack: Pack, change: tuple[tuple[str, str], ...], old: str, new: str
) -> None:
    computer.use(pack(3))
    newer = pack(4, change)

    looked_at = computer.packs.consider(newer)

    assert looked_at.questions == (Question.CHANGES,)
    assert any(_said(old, one.old) and _said(new, one.new) for one in looked_at.changes)
    assert serial_in_use(computer) == 3
    agreed = PackAnswers(agreed=frozenset({Question.CHANGES}))
    assert computer.packs.answer(looked_at, agreed).standing is Standing.READY


def _said(what: str, value: object) -> bool:
    amount, _, unit = what.partition(" ")
    return what in str(value) or (f"amount={amount}" in repr(value) and unit.rstrip("s").upper() in repr(value))


@pytest.mark.parametrize(
    ("second", "change", "secret", "refusal"),
    [
        (2, (), None, Refusal.OLDER),
        (3, OTHER_PHONE, None, Refusal.SAME_NUMBER),
        (9, (), OTHER_SECRET, Refusal.OTHER_KEY),
    ],
    ids=["an older one", "another one of the same number", "a stranger's key"],
)
def test_what_must_not_take_its_place_is_refused_and_nothing_is_written(
    computer: Computer, pack: Pack, second: int, change: tuple[tuple[str, str], ...], secret: object, refusal: Refusal
) -> None:
    computer.use(pack(3))
    bad = pack(second, change, name="bad", **({} if secret is None else {"secret": secret}))
    before = computer.digest()

    looked_at = computer.packs.consider(bad)
    insisted = computer.packs.answer(looked_at, PackAnswers(agreed=ALL_YES))

    assert {(one.standing, one.refusal) for one in (looked_at, insisted)} == {(Standing.REFUSED, refusal)}
    with pytest.raises(BugError):
        computer.packs.accept(insisted)
    assert computer.digest() == before
    assert serial_in_use(computer) == 3


def test_a_draft_never_takes_the_place_of_a_signed_pack_of_the_same_clinic(computer: Computer, pack: Pack) -> None:
    computer.use(pack(3))

    assert computer.packs.consider(pack(4, name="draft", secret=None)).refusal is Refusal.DRAFT


def test_a_key_that_the_old_one_announced_signs_the_next_version_without_a_question(
    computer: Computer, pack: Pack
) -> None:
    computer.use(pack(3, next_keys=(NEXT_KEY,)))

    looked_at = computer.packs.consider(pack(4, secret=OTHER_SECRET))

    assert looked_at.standing is Standing.READY


def test_a_lost_key_is_only_replaced_by_the_words_of_a_new_card(computer: Computer, pack: Pack) -> None:
    computer.use(pack(3))
    looked_at = computer.packs.consider(pack(4, secret=OTHER_SECRET))
    assert looked_at.offer is not None
    words = looked_at.offer.words

    wrong = computer.packs.answer(looked_at, PackAnswers(typed_words=(*words[:5], "nothing")))
    right = computer.packs.answer(looked_at, PackAnswers(typed_words=tuple(word.upper() for word in words)))

    assert (wrong.standing, wrong.refusal) == (Standing.REFUSED, Refusal.OTHER_WORDS)
    assert (right.standing, right.key_is_replaced) == (Standing.READY, True)


# Another clinic, and drafts


def test_another_clinic_takes_over_only_if_the_person_says_so(computer: Computer, pack: Pack) -> None:
    computer.use(pack(3))

    looked_at = computer.packs.consider(pack(1, name="alder-lane", folder=ALDER_LANE, secret=OTHER_SECRET))

    assert looked_at.questions == (Question.WORDS, Question.OTHER_CLINIC)
    only_words = computer.packs.answer(looked_at, PackAnswers(agreed=frozenset({Question.WORDS})))
    assert only_words.questions == (Question.OTHER_CLINIC,)
    assert serial_in_use(computer) == 3


def test_back_at_the_first_clinic_its_words_need_not_be_compared_again_and_its_number_still_holds(
    computer: Computer, pack: Pack
) -> None:
    computer.use(pack(5))
    computer.use(pack(1, name="alder-lane", folder=ALDER_LANE, secret=OTHER_SECRET))

    assert computer.packs.consider(pack(4)).refusal is Refusal.OLDER
    assert computer.packs.consider(pack(5)).questions == (Question.OTHER_CLINIC,)


def test_a_draft_may_be_tried_once_the_person_knows_that_it_is_one(computer: Computer, pack: Pack) -> None:
    looked_at = computer.packs.consider(pack(secret=None))
    assert looked_at.questions == (Question.DRAFT,)

    computer.use(pack(secret=None))

    current = computer.packs.current()
    assert current is not None
    assert not current.pack.is_signed
    assert computer.store.packs.pin("riverside") is None


def test_the_folder_of_a_draft_is_kept_as_one_file(computer: Computer) -> None:
    computer.use(ALDER_LANE)

    current = computer.packs.current()
    assert current is not None
    assert (current.pack.name, current.pack.is_signed) == ("Alder Lane Infusion Clinic", False)


def test_going_back_to_general_guidance_forgets_no_number(computer: Computer, pack: Pack) -> None:
    computer.use(pack(4))
    computer.packs.leave()

    assert computer.packs.current() is None
    assert computer.taken[-1] is None
    assert computer.packs.consider(pack(3)).refusal is Refusal.OLDER
    assert computer.packs.consider(pack(4)).standing is Standing.READY


# Files that do harm


@pytest.mark.parametrize("hostile", tuple(hostile_packs()), ids=lambda hostile: hostile.name)
def test_a_hostile_file_is_refused_with_a_reason_and_nothing_is_written(computer: Computer, hostile: Hostile) -> None:
    file = computer.folder / "a file.aftercare-clinic"
    file.write_bytes(hostile.make())
    before = computer.digest()

    looked_at = computer.packs.consider(file)

    assert looked_at.standing is Standing.UNREADABLE
    assert any(hostile.reason in str(fault) for fault in looked_at.faults)
    assert computer.packs.answer(looked_at, PackAnswers(agreed=ALL_YES)) == looked_at
    assert computer.digest() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_what_is_no_file_is_not_waited_for(computer: Computer) -> None:
    pipe = computer.folder / "pipe.aftercare-clinic"
    os.mkfifo(pipe)

    for path in (pipe, Path(os.devnull), computer.folder / "not there"):
        assert computer.packs.consider(path).standing is Standing.UNREADABLE


def test_of_an_endless_file_no_more_is_read_than_a_pack_may_have(computer: Computer) -> None:
    file = computer.folder / "endless.aftercare-clinic"
    with file.open("wb") as stream:
        stream.truncate(40 * 1024**3)

    looked_at = computer.packs.consider(file)

    assert "larger than 4 MiB" in str(looked_at.faults[0])


def test_no_hostile_file_takes_much_memory(computer: Computer) -> None:
    computer.packs.consider(computer.folder / "not there")
    largest = (0, "")
    for hostile in hostile_packs():
        file = computer.folder / "hostile.aftercare-clinic"
        file.write_bytes(hostile.make())
        tracemalloc.start()
        computer.packs.consider(file)
        largest = max(largest, (tracemalloc.get_traced_memory()[1], hostile.name))
        tracemalloc.stop()

    assert largest < (48 * 1024 * 1024, ""), largest


# What can go wrong while it is kept, and later


def test_where_the_disk_is_full_what_was_in_use_still_is(
    computer: Computer, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.use(pack(3))
    ready = computer.packs.consider(pack(4))
    before = computer.digest()

    def full(path: Path, _content: bytes) -> Path:
        raise StoreFull(path, "no room")

    monkeypatch.setattr("aftercare.storage.pack_shelf.write_private_file", full)
    with pytest.raises(AftercareError):
        computer.packs.accept(ready)

    assert (computer.digest(), serial_in_use(computer)) == (before, 3)


def test_a_damaged_file_is_put_aside_and_the_version_before_it_holds(computer: Computer, pack: Pack) -> None:
    computer.use(pack(3))
    computer.use(pack(4))
    damaged = PackShelf(computer.place).folder / f"{sha256(pack(4).read_bytes()).hexdigest()}.aftercare-clinic"
    damaged.write_bytes(damaged.read_bytes()[:-1])

    assert serial_in_use(computer) == 3
    aside = [path.name for path in damaged.parent.iterdir() if "damaged" in path.name]
    assert len(aside) == 1
    assert not damaged.exists()


def test_the_file_itself_mends_what_was_damaged(computer: Computer, pack: Pack) -> None:
    computer.use(pack(3))
    computer.use(pack(4, SHORTER_FAST))
    for path in (computer.place / "clinic-packs").iterdir():
        path.write_bytes(b"rubbish")
    assert computer.packs.current() is None

    looked_at = computer.packs.consider(pack(4, SHORTER_FAST))

    assert looked_at.standing is Standing.READY
    computer.packs.accept(looked_at)
    assert serial_in_use(computer) == 4


# The folders of this computer


def offered(computer: Computer) -> list[tuple[str, int]]:
    offers = computer.packs.offers()
    return [(one.offer.pack.pack_id, one.offer.pack.serial) for one in offers if one.offer is not None]


def into(folder: Path, *files: Path) -> None:
    folder.mkdir(exist_ok=True)
    for file in files:
        (folder / file.name).write_bytes(file.read_bytes())


def test_of_several_files_that_wait_the_newest_of_each_clinic_is_offered(computer: Computer, pack: Pack) -> None:
    other = pack(1, name="alder-lane", folder=ALDER_LANE, secret=OTHER_SECRET)
    into(computer.machine, pack(3), pack(5), other)
    into(computer.beside, pack(4))
    (computer.machine / "rubbish.aftercare-clinic").write_bytes(b"rubbish")
    (computer.machine / "notes.txt").write_text("a note")

    assert sorted(offered(computer)) == [("alder-lane", 1), ("riverside", 5)]


def test_nothing_is_offered_that_is_in_use_or_older_or_was_declined(computer: Computer, pack: Pack) -> None:
    other = pack(1, name="alder-lane", folder=ALDER_LANE, secret=OTHER_SECRET)
    into(computer.machine, pack(3), pack(4), other)
    computer.use(pack(4))
    (waiting,) = computer.packs.offers()

    computer.packs.decline(waiting)

    assert offered(computer) == []


def test_a_folder_that_is_gone_changes_nothing_and_one_that_cannot_be_read_is_named(
    computer: Computer, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    into(computer.machine, pack(3))
    computer.use(computer.machine / pack(3).name)
    (computer.machine / pack(3).name).unlink()
    computer.machine.rmdir()
    assert (offered(computer), computer.packs.unreadable_folders()) == ([], ())
    assert serial_in_use(computer) == 3

    computer.machine.mkdir()

    def refuse(folder: Path) -> Iterator[Path]:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert offered(computer) == []
    assert computer.packs.unreadable_folders() == (computer.machine,)


# What changed


def test_what_a_newer_version_changed_is_told_until_it_was_read(computer: Computer, pack: Pack) -> None:
    computer.use(pack(3))
    assert computer.packs.news() is None
    computer.use(pack(4, SHORTER_FAST))
    computer.use(pack(5, (*SHORTER_FAST, *MENDED_WORDS)))

    news = computer.packs.news()

    assert news is not None
    assert (news.before.serial, news.now.pack.serial, news.prints) == (3, 5, (SheetKind.PREPARATION,))
    assert len(news.changes) >= 1
    computer.packs.news_read()
    assert computer.packs.news() is None
    assert [one.pack.serial for one in computer.packs.history()] == [5, 4, 3]


def test_another_clinic_is_no_news_of_the_first_one(computer: Computer, pack: Pack) -> None:
    computer.use(pack(3))
    computer.use(pack(1, name="alder-lane", folder=ALDER_LANE, secret=OTHER_SECRET))

    assert computer.packs.news() is None
