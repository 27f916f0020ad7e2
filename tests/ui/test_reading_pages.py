"""Recovery, Warning signs and Learn are in the menu, are made when first shown, and work when nothing else does."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.ui.demo_course import at, course_of, guidance, request
from tests.ui.hands import focused, press
from tests.ui.page_pictures import handbook

from aftercare.content.content_error import ContentError
from aftercare.ui.course import Course
from aftercare.ui.handbook import Handbook
from aftercare.ui.learn.view import LearnView
from aftercare.ui.reading_pages import LEARN, RECOVERY, WARNING_SIGNS, ReadingPages
from aftercare.ui.recovery.view import RecoveryView
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.signs.view import SignsView

CTRL = Qt.KeyboardModifier.ControlModifier


class Clock:
    def __init__(self) -> None:
        self.now = at("14:15")

    def __call__(self) -> datetime:
        return self.now


def pages_of(
    shell: ShellWindow,
    course: Course | None = None,
    open_handbook: Callable[[], Handbook] = handbook,
    clock: Clock | None = None,
) -> ReadingPages:
    known = course or course_of(request(actual_end=at("12:00")))
    pages = ReadingPages(shell, open_handbook, known, guidance().help_for("US"), clock or Clock())
    pages.register()
    return pages


@pytest.mark.parametrize(
    ("key", "page_id", "kind"),
    [
        (Qt.Key.Key_3, RECOVERY, RecoveryView),
        (Qt.Key.Key_4, WARNING_SIGNS, SignsView),
        (Qt.Key.Key_6, LEARN, LearnView),
    ],
)
def test_each_page_has_its_key_and_its_place_in_the_menu(
    shell: ShellWindow, key: Qt.Key, page_id: str, kind: type
) -> None:
    pages_of(shell)
    press(key, CTRL, on=shell)
    assert shell.page_id == page_id
    assert isinstance(shell.page(page_id), kind)
    item = shell.sidebar.item(page_id)
    assert item is not None
    assert item.isChecked()


def test_the_menu_has_them_in_the_order_of_the_design(shell: ShellWindow) -> None:
    pages_of(shell)
    names = [item.text() for item in shell.sidebar.items]
    assert [name for name in names if name in ("Today", "Recovery", "Warning signs", "Learn")] == [
        "Today",
        "Recovery",
        "Warning signs",
        "Learn",
    ]


def test_warning_signs_open_with_focus_on_the_first_sign_and_a_closed_sheet(shell: ShellWindow) -> None:
    pages = pages_of(shell)
    pages.open_sign("chest-pain")
    assert focused().objectName() == "sheet-heading"
    shell.show_page("today")
    shell.show_page(WARNING_SIGNS)
    assert focused().objectName() == "sign-chest-pain"


def test_a_sign_found_in_learn_opens_its_sheet(shell: ShellWindow) -> None:
    pages_of(shell)
    shell.show_page(LEARN)
    page = shell.page(LEARN)
    assert isinstance(page, LearnView)
    page.sign_requested.emit("seizure")
    assert shell.page_id == WARNING_SIGNS
    signs = shell.page(WARNING_SIGNS)
    assert isinstance(signs, SignsView)
    assert signs.is_sheet_open


def test_the_banner_of_recovery_leads_to_the_warning_signs(shell: ShellWindow) -> None:
    pages_of(shell)
    shell.show_page(RECOVERY)
    page = shell.page(RECOVERY)
    assert isinstance(page, RecoveryView)
    page.banner.button.click()
    assert shell.page_id == WARNING_SIGNS


def test_without_a_course_all_three_pages_can_be_read(shell: ShellWindow) -> None:
    pages_of(shell, course_of())
    for page_id in (RECOVERY, WARNING_SIGNS, LEARN):
        shell.show_page(page_id)
        assert shell.header.title.text() in ("Recovery", "Warning signs", "Learn")


def test_the_page_in_front_follows_the_clock(shell: ShellWindow, qapp: QApplication) -> None:
    clock = Clock()
    pages = pages_of(shell, clock=clock)
    shell.show_page(RECOVERY)
    page = shell.page(RECOVERY)
    assert isinstance(page, RecoveryView)
    clock.now = at("2026-05-15 12:05")
    pages.refresh()
    assert page.header.subtitle.startswith("Friday, May 15")


def test_content_that_cannot_be_read_is_told_and_the_numbers_come_up(shell: ShellWindow) -> None:
    class Broken:
        def __getattr__(self, _name: str) -> object:
            raise ContentError(())

    pages_of(shell, open_handbook=Broken)  # type: ignore[arg-type]
    shell.show_page(WARNING_SIGNS)
    assert shell.is_help_open


def test_nothing_of_these_pages_is_loaded_before_one_is_shown() -> None:
    loaded = (
        "import sys, aftercare.ui.desktop\n"
        "names = [name for name in sys.modules if name.startswith(('aftercare.ui.signs', 'aftercare.ui.recovery', "
        "'aftercare.ui.learn', 'aftercare.content', 'aftercare.domain.answer_search', 'aftercare.domain.sign'))]\n"
        "print(*names)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "")
