"""Test my reminders: a person can find out whether reminders come, and what to do if they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.ui.hands import click, focused, press
from tests.ui.reminder_test.bedside import Bedside

from aftercare.domain.errors import AftercareError
from aftercare.ui.reminder_test.presenter import ReminderTestPresenter, Switches
from aftercare.ui.reminder_test.quiet_times import QuietTimes
from aftercare.ui.reminder_test.rows import Asked, ComingRow, QuietRow, ReminderTestRows
from aftercare.ui.reminder_test.steps import steps_for
from aftercare.ui.reminder_test.view import ReminderTestView
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import TARGET, TEXT_SIZES
from aftercare.ui.widgets.switch_row import SwitchRow
from aftercare.ui.widgets.text_label import TextLabel

COMING = tuple(ComingRow(f"{hour}:00 AM", f"Do thing {hour}.") for hour in range(5, 10))


@dataclass
class Lever:
    """A switch of a system that may refuse."""

    stands: bool = False
    refuses: bool = False

    def is_on(self) -> bool:
        return self.stands

    def turn_on(self) -> None:
        self._turn(True)

    def turn_off(self) -> None:
        self._turn(False)

    def _turn(self, is_on: bool) -> None:
        if self.refuses:
            raise AftercareError("by your organisation")
        self.stands = is_on


@dataclass
class Computer:
    """Reminders, notices and a page that keeps what it shows."""

    looked: str = "6:40 AM"
    shows_notices: bool = True
    tests: int = 0
    rows: list[ReminderTestRows] = field(default_factory=list)
    switches: Switches = field(default_factory=lambda: Switches(Lever(), Lever(), Lever(), Lever()))

    def last_look(self) -> str:
        return self.looked

    def coming(self, count: int) -> Sequence[ComingRow]:
        return COMING[:count]

    def can_print(self) -> bool:
        return True

    def show_test(self) -> bool:
        self.tests += 1
        return self.shows_notices

    def show_rows(self, rows: ReminderTestRows) -> None:
        self.rows.append(rows)

    def presenter(self) -> ReminderTestPresenter:
        return ReminderTestPresenter(
            self, self, self.switches, self, lambda: ("Turn it on.", "Try again."), QuietTimes(Bedside())
        )


def test_the_page_says_when_it_last_looked_and_what_comes_next() -> None:
    computer = Computer()
    computer.presenter().refresh()

    (rows,) = computer.rows
    assert (rows.last_look, rows.is_stopped) == ("Aftercare last looked at 6:40 AM.", False)
    assert rows.coming == COMING[:3]
    assert (rows.asked, rows.steps) == (Asked.NOT_YET, ())


def test_the_page_says_so_when_reminders_are_stopped() -> None:
    computer = Computer(looked="")
    computer.presenter().refresh()

    assert (computer.rows[-1].last_look, computer.rows[-1].is_stopped) == ("Reminders are stopped.", True)


@pytest.mark.parametrize(
    ("was_seen", "asked", "steps"),
    [(True, Asked.SEEN, ()), (False, Asked.UNSEEN, ("Turn it on.", "Try again."))],
)
def test_a_person_who_saw_nothing_is_told_what_to_do(was_seen: bool, asked: Asked, steps: tuple[str, ...]) -> None:
    computer = Computer()
    presenter = computer.presenter()
    presenter.show_test()
    assert (computer.tests, computer.rows[-1].asked) == (1, Asked.WAITING)

    presenter.answer(was_seen)

    assert (computer.rows[-1].asked, computer.rows[-1].steps) == (asked, steps)


def test_where_the_system_itself_says_that_nobody_saw_it_nobody_is_asked() -> None:
    computer = Computer(shows_notices=False)
    computer.presenter().show_test()

    assert computer.rows[-1].asked is Asked.UNSEEN
    assert computer.rows[-1].steps


@pytest.mark.parametrize("name", Switches._fields)
def test_each_switch_can_be_turned_on_and_off(name: str) -> None:
    computer = Computer()
    presenter = computer.presenter()
    for is_on in (True, False):
        getattr(presenter, f"turn_{name}")(is_on)
        stand = {one: getattr(computer.switches, one).is_on() for one in Switches._fields}
        assert stand == {one: is_on and one == name for one in Switches._fields}
        shown = computer.rows[-1]
        assert (shown.starts_at_login, shown.has_fallback, shown.uses_own_popup, shown.shows_details) == tuple(
            stand.values()
        )


def test_a_switch_that_the_system_refuses_stays_as_it_is_and_the_person_is_told() -> None:
    computer = Computer(switches=Switches(Lever(refuses=True), Lever(), Lever(), Lever()))
    presenter = computer.presenter()

    presenter.turn_login(True)
    assert not computer.rows[-1].starts_at_login
    assert computer.rows[-1].problem == "This computer did not let us change that. Nothing was changed."

    presenter.turn_popup(True)
    assert computer.rows[-1].problem == ""


def test_after_another_way_was_chosen_the_old_test_says_nothing() -> None:
    computer = Computer(shows_notices=False)
    presenter = computer.presenter()
    presenter.show_test()

    presenter.turn_popup(True)

    assert computer.rows[-1].asked is Asked.NOT_YET


@pytest.mark.parametrize(
    ("platform", "desktop", "word"),
    [
        ("linux", "ubuntu:GNOME", "Do Not Disturb"),
        ("linux", "KDE", "bell near the clock"),
        ("linux", "", "our own pop-up"),
        ("win32", "", "Focus assist"),
        ("darwin", "", "Control Center"),
    ],
)
def test_the_steps_are_those_of_the_system_and_end_with_another_test(platform: str, desktop: str, word: str) -> None:
    steps = steps_for(platform, {"XDG_CURRENT_DESKTOP": desktop})

    assert word in " ".join(steps)
    assert steps[-1] == "Then show the test reminder again."
    assert all(len(sentence.split()) <= 15 for step in steps for sentence in step.split(". "))


# The page itself


@pytest.fixture
def page(look: Look, qtbot: QtBot) -> ReminderTestView:
    made = ReminderTestView(look)
    qtbot.addWidget(made)
    made.resize(1000, 900)
    made.show()
    return made


def button(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton)
    return found


def shown_buttons(page: QWidget) -> list[str]:
    return [one.objectName() for one in page.findChildren(QAbstractButton) if one.isVisible()]


OWN = QuietRow("10:00 PM", "7:00 AM", is_own=True)
START = ReminderTestRows("Aftercare last looked at 6:40 AM.", coming=COMING[:3], quiet=OWN._replace(is_own=False))


def test_the_honest_sentence_stands_there_always(page: ReminderTestView) -> None:
    page.show_rows(START)

    said = [label.text() for label in page.findChildren(TextLabel) if label.isVisible()]
    assert "Reminders come only while this computer is on and you are logged in." in said
    assert "Paper and your phone’s calendar are your safety net." in said
    assert said.count("Do thing 5.") == 1


def test_yes_and_no_are_offered_once_a_test_was_shown(page: ReminderTestView) -> None:
    page.show_rows(START)
    assert {"test-yes", "test-no", "switch-popup"} & set(shown_buttons(page)) == set()

    page.show_rows(START._replace(asked=Asked.WAITING))
    assert {"test-yes", "test-no"} <= set(shown_buttons(page))

    page.show_rows(START._replace(asked=Asked.UNSEEN, steps=("Turn it on.",)))
    assert "switch-popup" in shown_buttons(page)
    assert "test-yes" not in shown_buttons(page)


@pytest.mark.parametrize(
    ("name", "signal", "value"),
    [
        ("test-start", "test_requested", []),
        ("test-yes", "seen", [True]),
        ("test-no", "seen", [False]),
        ("test-print", "print_requested", []),
        ("switch-login", "login_wanted", [True]),
        ("switch-fallback", "fallback_wanted", [True]),
        ("switch-popup", "popup_wanted", [False]),
        ("switch-details", "details_wanted", [True]),
        ("quiet-as-clinic", "clinic_hours_wanted", [True]),
        ("quiet-bedtime-earlier", "bedtime_stepped", [-1]),
        ("quiet-bedtime-later", "bedtime_stepped", [1]),
        ("quiet-morning-earlier", "morning_stepped", [-1]),
        ("quiet-morning-later", "morning_stepped", [1]),
    ],
)
def test_each_control_asks_for_its_own_thing(
    page: ReminderTestView, qtbot: QtBot, name: str, signal: str, value: list[bool]
) -> None:
    page.show_rows(START._replace(asked=Asked.WAITING, uses_own_popup=True, quiet=OWN))

    with qtbot.waitSignal(getattr(page, signal)) as told:
        button(page, name).setFocus()
        press(Qt.Key.Key_Space, on=button(page, name))

    assert told.args == value


def test_a_switch_shows_how_things_stand_and_not_what_was_pressed(page: ReminderTestView) -> None:
    page.show_rows(START)
    switch = button(page, "switch-login")
    click(switch)
    assert not switch.isChecked()

    page.show_rows(START._replace(starts_at_login=True))

    assert switch.isChecked()


def test_times_can_be_changed_only_by_a_person_who_wants_their_own(page: ReminderTestView) -> None:
    page.show_rows(START)
    assert "quiet-bedtime-later" not in shown_buttons(page)
    assert "From 10:00 PM to 7:00 AM" in [one.text() for one in page.findChildren(TextLabel) if one.isVisible()]
    assert button(page, "quiet-as-clinic").isChecked()

    page.show_rows(START._replace(quiet=OWN))
    assert {"quiet-bedtime-earlier", "quiet-morning-later"} <= set(shown_buttons(page))
    assert not button(page, "quiet-as-clinic").isChecked()
    assert button(page, "quiet-bedtime-later").accessibleName() == "15 minutes later: Bedtime 10:00 PM"

    page.show_rows(START._replace(quiet=None))
    assert "quiet-as-clinic" not in shown_buttons(page)


def test_a_screen_reader_hears_a_switch_as_one_that_can_be_ticked(page: ReminderTestView) -> None:
    page.show_rows(START._replace(starts_at_login=True))

    heard = QAccessible.queryAccessibleInterface(button(page, "switch-login"))

    assert heard.role() == QAccessible.Role.CheckBox
    assert heard.text(QAccessible.Text.Name) == "Start Aftercare when I log in"
    assert heard.state().checked


def test_tab_goes_down_the_page(page: ReminderTestView, qapp: QApplication) -> None:
    page.show_rows(START._replace(asked=Asked.WAITING))
    page.activateWindow()
    button(page, "test-yes").setFocus()
    names = [focused().objectName()]
    for _ in range(7):
        press(Qt.Key.Key_Tab)
        names.append(focused().objectName())

    assert names == [
        "test-yes",
        "test-no",
        "test-start",
        "test-print",
        "quiet-as-clinic",
        "switch-login",
        "switch-fallback",
        "switch-details",
    ]


@pytest.mark.parametrize("percent", TEXT_SIZES)
@pytest.mark.parametrize("is_smallest", [True, False])
@pytest.mark.parametrize("asked", list(Asked))
def test_nothing_is_cut_off_and_every_target_is_large_enough(
    page: ReminderTestView, look: Look, qtbot: QtBot, qapp: QApplication, percent: int, is_smallest: bool, asked: Asked
) -> None:
    # The smallest window is 760 px wide, and its menu goes away where the text is large.
    page.resize((760 if percent >= 150 else 580) if is_smallest else 1000, 900)
    look.set_text_percent(percent)
    steps = steps_for("linux", {}) if asked is Asked.UNSEEN else ()
    page.show_rows(
        START._replace(asked=asked, steps=steps, quiet=OWN, answer="We sent a test reminder. Did you see it?")
    )

    def nothing_is_cut() -> None:
        for label in page.findChildren(TextLabel):
            assert not label.isVisible() or label.height() >= label.heightForWidth(label.width()), label.text()
        for one in page.findChildren(QAbstractButton):
            assert not one.isVisible() or one.height() >= look.theme.px(TARGET), one.objectName()
            if isinstance(one, SwitchRow) and one.isVisible():
                assert one.height() >= one.heightForWidth(one.width())

    qtbot.waitUntil(nothing_is_cut)
