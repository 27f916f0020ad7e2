"""Ctrl+P prints the sheet that belongs to what is in front, wherever the person is."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot
from tests.ui.demo_course import at, course_of, request
from tests.ui.print_share.stand_ins import Crew, Desk, Room

from aftercare.domain.sheets.sheet import SheetKind
from aftercare.ui.print_pages import PRINT_SHARE, PrintPages
from aftercare.ui.shell.window import ShellWindow


class Printing:
    """The pages of paper in a window, with a printer that remembers."""

    def __init__(self, shell: ShellWindow) -> None:
        self.now = at("06:40")
        self.part = "today"
        self.desk = Desk()
        course = course_of(request())
        parts = (Room(), Crew(), self.desk)
        self.pages = PrintPages(shell, lambda: parts, course, lambda: self.now, lambda: self.part)
        self.pages.register()

    def printed(self) -> list[SheetKind]:
        return [made.order.kind for made in self.desk.printed]


@pytest.fixture
def printing(shell: ShellWindow) -> Printing:
    return Printing(shell)


@pytest.mark.parametrize(
    ("part", "kind"),
    [
        ("today", SheetKind.PREPARATION),
        ("checklist", SheetKind.PREPARATION),
        ("medicines", SheetKind.MEDICINES),
        ("driver", SheetKind.DRIVER),
        ("recovery", SheetKind.RECOVERY),
        ("warning-signs", SheetKind.SIGNS),
        ("learn", SheetKind.QUESTIONS),
        ("settings", SheetKind.PREPARATION),
    ],
)
def test_every_page_has_a_sheet(printing: Printing, shell: ShellWindow, part: str, kind: SheetKind) -> None:
    printing.part = part

    printing.pages.print_page()

    assert printing.printed() == [kind]
    assert shell.page_id == PRINT_SHARE


def test_after_the_session_has_begun_the_sheet_of_the_hour_is_the_one_for_afterwards(printing: Printing) -> None:
    printing.now = at("12:30")

    printing.pages.print_page()

    assert printing.printed() == [SheetKind.RECOVERY]


def test_from_get_help_now_the_warning_signs_are_printed(printing: Printing, shell: ShellWindow) -> None:
    shell.open_help()

    printing.pages.print_page()

    assert printing.printed() == [SheetKind.SIGNS]


def test_on_its_own_page_the_chosen_sheet_is_printed_again(printing: Printing) -> None:
    printing.pages.choose_sheet("wallet-card")
    printing.part = PRINT_SHARE

    printing.pages.print_page()

    assert printing.printed() == [SheetKind.WALLET]


def test_nothing_of_it_is_made_before_somebody_asks(shell: ShellWindow, qtbot: QtBot) -> None:
    def fail() -> tuple[Room, Crew, Desk]:
        raise AssertionError("made too early")

    pages = PrintPages(shell, fail, course_of(request()), lambda: at("06:40"), lambda: "today")
    pages.register()
    pages.refresh()
    pages.stop()

    assert shell.page_id == "today"
