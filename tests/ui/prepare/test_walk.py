"""Prepare as a person walks through it: by keyboard alone, with everything that was said taken back again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from tests.ui.hands import focused, press
from tests.ui.prepare_pictures import EVENING_BEFORE, Open, open_row

from aftercare.domain.ready_check import Answer
from aftercare.domain.today import TaskState
from aftercare.ui.prepare import CHECKLIST, DRIVER, MEDICINES, PARTS, READY
from aftercare.ui.preparing_pages import PREPARE
from aftercare.ui.shell.window import ShellWindow


@pytest.fixture
def opened(shell: ShellWindow, qapp: QApplication) -> Iterator[Callable[[str, str], Open]]:
    def open_at(moment: str, part: str) -> Open:
        return Open(shell, moment, part=part)

    yield open_at
    qapp.processEvents()


def kept(page: Open) -> tuple[object, ...]:
    """Everything a person can have said under Prepare, as it is kept."""
    states = {key: state for key, state in page.course.states("").items() if state is not TaskState.OPEN}
    notes = page.store.notes
    answers = {name: answer for name, answer in notes.answers.items() if answer is not Answer.NONE}
    return states, notes.asked, answers, notes.asking, page.course.plans[0].driver, notes.medicines.kept


def steps_of_row(rule_id: str, *names: str) -> Callable[[Open], None]:
    def walk(page: Open) -> None:
        open_row(rule_id)(page)
        page.press(*names)

    return walk


def ticked(page: Open) -> None:
    page.press(f"check-{page.key('pack-bag')}")


def asked_in_own_words(page: Open) -> None:
    line = page.checklist.questions.field.line
    QTest.keyClicks(line, "May I bring a pillow?")
    page.press("own-question-add")


@pytest.mark.parametrize(
    ("moment", "part", "walk", "undo"),
    [
        (EVENING_BEFORE, CHECKLIST, ticked, "strip-button"),
        (EVENING_BEFORE, CHECKLIST, steps_of_row("pack-bag", "check-decline"), "strip-button"),
        (EVENING_BEFORE, CHECKLIST, steps_of_row("food", "understood-clear"), "strip-button"),
        (EVENING_BEFORE, CHECKLIST, steps_of_row("food", "understood-question"), "strip-button"),
        (EVENING_BEFORE, CHECKLIST, asked_in_own_words, "strip-button"),
        (EVENING_BEFORE, DRIVER, lambda page: page.press("driver-said-yes"), "strip-button"),
        (EVENING_BEFORE, DRIVER, lambda page: page.press("driver-cannot-come"), "strip-button"),
        (EVENING_BEFORE, DRIVER, lambda page: page.press("driver-backup-asked"), "strip-button"),
        (EVENING_BEFORE, MEDICINES, lambda page: page.press("medicine-m1", "medicine-remove"), "strip-button"),
        ("08:55", READY, lambda page: page.press("ready-food-no"), "ready-undo"),
        ("08:55", READY, lambda page: page.press("ready-safe-no"), "ready-undo"),
        ("08:55", READY, lambda page: page.press("ready-driver-no"), "ready-undo"),
    ],
)
def test_whatever_is_said_is_kept_and_one_press_takes_it_back(
    opened: Callable[[str, str], Open], moment: str, part: str, walk: Callable[[Open], object], undo: str
) -> None:
    page = opened(moment, part)
    before = kept(page)
    walk(page)
    assert kept(page) != before

    page.press(undo)

    assert kept(page) == before


def test_the_tabs_are_one_stop_and_arrows_go_from_part_to_part(opened: Callable[[str, str], Open]) -> None:
    page = opened(EVENING_BEFORE, CHECKLIST)
    page.button("tab-checklist").setFocus()
    press(Qt.Key.Key_Right)
    assert page.button("tab-medicines").isChecked()
    page.button("tab-medicines").setFocus()
    press(Qt.Key.Key_Right)
    assert page.button("tab-driver").isChecked()


@pytest.mark.parametrize("part", PARTS)
def test_without_a_session_every_way_in_leads_to_the_list_that_says_so(
    opened: Callable[[str, str], Open], part: str
) -> None:
    page = opened(EVENING_BEFORE, part)
    page.course.load((), page.store)
    page.pages.open(part)
    assert page.checklist.isVisible()
    assert not page.window.sidebar.item(PREPARE).accessibleName().endswith("done")  # type: ignore[union-attr]


@pytest.mark.parametrize("part", PARTS)
def test_tab_goes_once_through_every_part_and_comes_round(opened: Callable[[str, str], Open], part: str) -> None:
    page = opened("08:55", part)
    page.window.header.title.setFocus()
    seen: list[str] = []
    for _ in range(80):
        press(Qt.Key.Key_Tab)
        name = focused().objectName()
        if name in seen:
            break
        seen.append(name)
    assert seen[0] == "help-button"
    assert focused().objectName() == "help-button"
    assert all(seen)


def test_ctrl_2_opens_prepare_and_chosen_anew_it_starts_with_its_list(opened: Callable[[str, str], Open]) -> None:
    page = opened(EVENING_BEFORE, DRIVER)
    page.window.show_page("today")
    press(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier, on=page.window)
    assert page.window.page_id == PREPARE
    assert page.checklist.isVisible()
    assert focused() is page.window.header.title


def test_ctrl_f_finds_on_the_medicines_and_does_nothing_beside_them(opened: Callable[[str, str], Open]) -> None:
    page = opened(EVENING_BEFORE, CHECKLIST)
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier, on=page.window)
    assert not isinstance(focused(), QLineEdit)
    page.pages.open(MEDICINES)
    press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier, on=page.window)
    assert focused().objectName() == "medicine-search"


def test_the_kinds_of_medicine_on_the_list_reach_the_plan_and_leave_it_again(
    opened: Callable[[str, str], Open],
) -> None:
    page = opened(EVENING_BEFORE, MEDICINES)
    page.press("medicines-add")
    line = page.window.findChild(QLineEdit, "medicine-names")
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "lamictal")
    page.press("medicine-add")
    assert page.course.plans[0].facts.takes["lamotrigine"] is True

    page.press("strip-button")
    assert page.course.plans[0].facts.takes["lamotrigine"] is False
