"""Data are taken along where the person says, and replaced only after they saw what by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.ui import demo_course

from aftercare.domain.backups import BackupContent, BackupDamaged
from aftercare.domain.errors import AftercareError
from aftercare.domain.store_errors import StoreFull, StoreNewer
from aftercare.domain.wording import Wording
from aftercare.ui.form.blocks import Block, ButtonsBlock, CardBlock, ColumnsBlock, FactsBlock, SayBlock
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.your_data.blocks import BACK_UP, EXPORT, GO_BACK, LEAVE, OPEN
from aftercare.ui.your_data.presenter import YourDataPresenter

BACKUP = Path("mine.aftercare-backup")
MADE = datetime(2026, 5, 1, 19, 0, tzinfo=UTC)
HELD = BackupContent(MADE, "Alex", (demo_course.at("10:00"), demo_course.at("2026-05-21 10:00")), 3)


class Screen:
    def __init__(self) -> None:
        self.blocks: tuple[Block, ...] = ()

    def show_form(self, header: HeaderRow, blocks: Sequence[Block], *, is_broad: bool = False) -> None:
        self.blocks = tuple(blocks)

    def buttons(self) -> list[str]:
        inner = [one for block in self.blocks if isinstance(block, CardBlock) for one in block.blocks]
        found = [block for block in (*self.blocks, *inner) if isinstance(block, ButtonsBlock)]
        return [item.key for block in found for item in block.items]

    def said(self) -> str:
        return " ".join(block.text for block in self.blocks if isinstance(block, SayBlock))

    def facts(self) -> list[dict[str, str]]:
        columns = [block for block in self.blocks if isinstance(block, ColumnsBlock)]
        inner = [one for block in columns for one in (*block.left, *block.right)]
        return [dict(one.rows) for one in inner if isinstance(one, FactsBlock)]


class Desk:
    """A desk on which everything works, or fails as it is told to."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.chooses: Path | None = BACKUP
        self.error: AftercareError | None = None

    @property
    def wording(self) -> Wording:
        return demo_course.guidance().wording

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(demo_course.PACIFIC)

    def ask_folder(self) -> Path | None:
        return self.chooses

    ask_where = ask_which = ask_folder

    def export(self, folder: Path) -> Sequence[Path]:
        self._do("export")
        return (folder / "all.html", folder / "all.json")

    def back_up(self, to: Path) -> Path:
        self._do("back up")
        return to

    def content(self) -> BackupContent | None:
        return BackupContent(None, "", (), 0)

    def look_into(self, backup: Path) -> BackupContent:
        self._do("look")
        return HELD

    def go_back(self, backup: Path) -> None:
        self._do("go back")

    def _do(self, what: str) -> None:
        if self.error is not None:
            raise self.error
        self.done.append(what)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def page(screen: Screen, desk: Desk) -> YourDataPresenter:
    presenter = YourDataPresenter(screen, desk)
    presenter.refresh()
    return presenter


def test_three_things_are_offered(page: YourDataPresenter, screen: Screen) -> None:
    assert screen.buttons() == [EXPORT, BACK_UP, OPEN]


def test_what_was_saved_is_named(page: YourDataPresenter, screen: Screen) -> None:
    page.pressed(EXPORT)
    assert "all.html, all.json" in screen.said()
    page.pressed(BACK_UP)
    assert "mine.aftercare-backup" in screen.said()


@pytest.mark.parametrize("key", [EXPORT, BACK_UP, OPEN])
def test_who_changes_their_mind_changes_nothing(page: YourDataPresenter, desk: Desk, screen: Screen, key: str) -> None:
    desk.chooses = None

    page.pressed(key)

    assert (desk.done, screen.buttons()) == ([], [EXPORT, BACK_UP, OPEN])


def test_a_backup_is_shown_beside_what_is_here_before_anything_changes(
    page: YourDataPresenter, desk: Desk, screen: Screen
) -> None:
    page.pressed(OPEN)

    there, here = screen.facts()
    assert there == {
        "Made": "May 1, 2026, noon",
        "Name": "Alex",
        "Sessions": "2",
        "First session": "May 14, 2026, 10:00\N{NO-BREAK SPACE}AM",
        "Last session": "May 21, 2026, 10:00\N{NO-BREAK SPACE}AM",
        "Medicines": "3",
    }
    assert here == {"Name": "none", "Sessions": "none", "Medicines": "none"}
    assert "A copy of it stays" in screen.said()
    assert desk.done == ["look"]


def test_going_back_needs_a_yes_and_can_be_left(page: YourDataPresenter, desk: Desk, screen: Screen) -> None:
    page.pressed(OPEN)
    page.pressed(LEAVE)
    page.pressed(GO_BACK)
    assert desk.done == ["look"]

    page.pressed(OPEN)
    page.pressed(GO_BACK)

    assert desk.done == ["look", "look", "go back"]
    assert "You are back at May 1, 2026, noon" in screen.said()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (BackupDamaged(BACKUP, "no zip"), "no whole backup, so nothing was changed"),
        (StoreNewer(BACKUP, 9, 5), "Install the newest Aftercare"),
        (StoreFull(BACKUP, "full"), "disk is full"),
    ],
)
def test_what_goes_wrong_is_said_with_what_to_do(
    page: YourDataPresenter, desk: Desk, screen: Screen, error: AftercareError, said: str
) -> None:
    desk.error = error
    for key in (EXPORT, BACK_UP, OPEN):
        page.pressed(key)
        assert said in screen.said()
        assert GO_BACK not in screen.buttons()
