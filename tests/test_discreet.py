"""Whatever stands on a screen that others may see tells nobody what the reminders are about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests import running_app
from tests.running_app import Start
from tests.scheduling import conftest as own_desktop
from tests.scheduling.own_desktop import Desktop
from tests.scheduling.test_desktop_notice import Tray

from aftercare.app import App
from aftercare.domain.plan import Plan
from aftercare.scheduling.autostart import desktop_file
from aftercare.scheduling.desktop_notice import discreet_notice
from aftercare.scheduling.fallback_starter import systemd_service, systemd_timer, windows_task
from aftercare.scheduling.freedesktop_notices import FreedesktopNotices
from aftercare.scheduling.single_instance import socket_name
from aftercare.scheduling.tray_notices import TrayNotices
from aftercare.ui.coming import ComingReminders
from aftercare.ui.popup.presenter import Words, popup_row
from aftercare.ui.popup.stack import ALL, PopupStack
from aftercare.ui.tray.farewell import FarewellDialog
from aftercare.ui.tray.presenter import tray_row
from aftercare.ui.tray.rows import TrayState
from aftercare.ui.tray.view import TrayView

look, demo, start = running_app.look, running_app.demo, running_app.start
screen_and_bus, desktop = own_desktop.screen_and_bus, own_desktop.desktop
pytestmark = pytest.mark.qt_log_ignore("does not support raise", extend=True)

TELLING = {
    "ketamine", "esketamine", "spravato", "infusion", "injection", "lozenge", "nasal", "spray", "depression",
    "suicide", "anxiety", "mood", "therapy", "treatment", "psychiatry", "medicine", "medication", "pill", "tablet",
    "dose", "drug", "alcohol", "wine", "beer", "cannabis", "nicotine", "food", "eat", "eating", "meal", "fast",
    "fasting", "drink", "drinks", "drinking", "water", "coffee", "drive", "driving", "driver", "ride", "clinic",
    "nurse", "doctor", "patient", "session", "sober", "sedated", "blood", "pressure", "stop", "must", "allowed",
    "forbidden", "limit",
}  # fmt: skip
SAYS_NOTHING = {
    "about", "after", "again", "also", "before", "from", "have", "home", "into", "keep", "more", "most", "next", "only",
    "open", "other", "others", "over", "some", "take", "test", "than", "that", "them", "then", "this", "time", "when",
    "with", "will", "your", "until", "what", "without", "help", "aftercare", "need", "bring", "someone",
}  # fmt: skip


def words_of(*texts: str) -> set[str]:
    return {word for text in texts for word in re.findall(r"[a-z]{4,}|\d{3,}", text.lower())}


def telling_words(plan: Plan) -> set[str]:
    """Every word of the plan from which somebody could learn something: names, numbers, topics, rules, texts."""
    assert plan.clinic is not None
    assert plan.driver is not None
    found = words_of(plan.facts.name, plan.driver.name, plan.driver.phone, *plan.names.values())
    found |= words_of(plan.clinic.name, plan.clinic.short_name, *(one.number for one in plan.clinic.phones))
    for reminder in plan.reminders:
        found |= words_of(reminder.rule_id, reminder.on_time, reminder.late, reminder.passed)
    for task in plan.tasks:
        found |= words_of(task.rule_id, task.heading, task.why)
    return (found | TELLING) - SAYS_NOTHING


@dataclass(frozen=True, slots=True)
class Day:
    """The demo on its day, and what a test may need to reach the screen."""

    app: App
    plan: Plan
    request: pytest.FixtureRequest

    @property
    def coming(self) -> ComingReminders:
        now = self.plan.session.planned_start - timedelta(days=1)
        moments = sorted((one.due, one.reminder_id) for one in self.plan.reminders if one.due > now)
        return ComingReminders(self.app.desktop.course, lambda: now, lambda count: moments[:count])


def said_by(widget: QWidget) -> Iterator[str]:
    """Everything of a widget that can be seen or is read out."""
    yield widget.windowTitle()
    for part in (widget, *widget.findChildren(QWidget)):
        yield from (part.accessibleName(), part.accessibleDescription(), part.toolTip())
        if isinstance(part, QLabel | QAbstractButton):
            yield part.text()


def by_the_notification_server(day: Day) -> Iterator[str]:
    machine = day.request.getfixturevalue("desktop")
    assert isinstance(machine, Desktop)
    machine.start_daemon(day.request.getfixturevalue("qtbot"))
    notices = FreedesktopNotices(machine.bus)
    for reminder in day.plan.reminders[:12]:
        assert notices.show(discreet_notice(reminder.reminder_id))
    for shown in machine.history():
        yield from shown


def by_the_tray(day: Day) -> Iterator[str]:
    tray = Tray()
    for reminder in day.plan.reminders:
        assert TrayNotices(tray).show(discreet_notice(reminder.reminder_id))
    for title, body in tray.shown:
        yield from (title, body)


def by_our_own_popup(day: Day, *, shows_details: bool = False) -> Iterator[str]:
    stack = PopupStack(day.app.desktop.look)
    # What is ticked by then is not spoken of any more.
    for reminder in day.app.desktop.course.reminders(day.plan):
        for now in (reminder.due, reminder.useful_until):
            notice = discreet_notice(reminder.reminder_id)
            known = day.coming.known(reminder.reminder_id)
            assert known is not None
            words = Words(notice.title, notice.body)
            stack.show(popup_row(notice.reminder_id, words, known, now, shows_details=shows_details))
            for view in stack.views:
                yield from said_by(view)
        if len(stack.rows) > 3:
            stack.withdraw(ALL)
    stack.withdraw(ALL)


def by_the_icon_in_the_tray(day: Day) -> Iterator[str]:
    view = TrayView(day.app.desktop.look)
    for waiting in (0, 1, len(day.plan.reminders)):
        for is_stopped in (False, True):
            view.show_row(tray_row(TrayState(waiting, day.coming.next_time(), is_stopped)))
            yield from view.words


def by_the_title_of_a_window(day: Day) -> Iterator[str]:
    yield day.app.desktop.window.windowTitle()
    dialog = FarewellDialog(day.app.desktop.look)
    yield dialog.windowTitle()


def by_the_name_of_a_file(day: Day) -> Iterator[str]:
    sheet = running_app.opened_sheet(day.app)
    yield sheet.name
    yield socket_name(sheet.parent)


def by_what_starts_the_program(_day: Day) -> Iterator[str]:
    command = ["/usr/bin/aftercare", "--reconcile"]
    yield from (desktop_file(command), systemd_service(command), systemd_timer())
    yield re.sub(r"<[^>]*>", " ", windows_task(command))


PATHS: tuple[Callable[[Day], Iterator[str]], ...] = (
    by_the_tray,
    by_our_own_popup,
    by_the_icon_in_the_tray,
    by_the_title_of_a_window,
    by_the_name_of_a_file,
    by_what_starts_the_program,
)


@pytest.fixture
def day(start: Start, request: pytest.FixtureRequest) -> Day:
    app = start("06:40")
    (plan,) = app.desktop.course.plans
    return Day(app, plan, request)


@pytest.mark.parametrize(
    "path",
    [
        pytest.param(by_the_notification_server, marks=pytest.mark.desktop, id="notification server"),
        *(pytest.param(path, id=path.__name__.replace("_", " ")) for path in PATHS),
    ],
)
def test_nobody_learns_anything(day: Day, path: Callable[[Day], Iterator[str]], qtbot: QtBot, tmp_path: Path) -> None:
    said = list(path(day))

    assert [text for text in said if text]
    assert words_of(*said) & telling_words(day.plan) == set()


def test_a_person_who_chose_to_read_more_does_read_more(day: Day, qtbot: QtBot) -> None:
    said = list(by_our_own_popup(day, shows_details=True))

    assert {"drinks", "stop"} <= words_of(*said) & telling_words(day.plan)
