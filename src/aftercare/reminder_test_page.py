"""The page "Test my reminders", wired to this computer: its switches, a test notice, and the person's quiet hours.

Loaded when the page is first shown. Only ``running_app.py`` uses it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Protocol

from aftercare.domain.clinic import DayTimes
from aftercare.scheduling.autostart import starts_at_login
from aftercare.scheduling.fallback_starter import fallback_starter
from aftercare.scheduling.own_program import run_quietly
from aftercare.storage.data_folder import write_private_file
from aftercare.storage.preference_file import ChoiceSwitch, PreferenceFile
from aftercare.ui.course import Course
from aftercare.ui.desktop import Desktop
from aftercare.ui.reminder_test.presenter import (
    ReminderSource,
    ReminderTestPresenter,
    SampleNotices,
    Switch,
    Switches,
)
from aftercare.ui.reminder_test.quiet_times import QuietTimes
from aftercare.ui.reminder_test.steps import steps_for
from aftercare.ui.reminder_test.view import ReminderTestView


class QuietHoursTable(Protocol):
    """Where the person's own quiet hours lie. Each call raises an ``AftercareError`` where it cannot be done."""

    def quiet_hours(self) -> tuple[time, time] | None:
        """Bedtime and morning; None if they set none."""

    def keep_quiet_hours(self, bedtime: time, morning: time) -> None:
        """Keep them."""

    def forget_quiet_hours(self) -> None:
        """Go by what the clinic says again."""


@dataclass(frozen=True, slots=True)
class ReminderTestParts:
    """What the page stands on.

    Attributes:
        desktop: the window.
        folder: the person's data.
        command: what starts this program on this folder.
        choices: what the person chose about notices.
        quiet: where their quiet hours lie; None while nothing can be kept.
        look: has reminders looked after, by what was just kept.
        is_for_good: False for a replay or the demo, which changes nothing about this computer.
    """

    desktop: Desktop
    folder: Path
    command: tuple[str, ...]
    choices: PreferenceFile
    quiet: Callable[[], QuietHoursTable | None]
    look: Callable[[], object]
    is_for_good: bool


def made_test_page(
    parts: ReminderTestParts, source: ReminderSource, notices: SampleNotices
) -> tuple[ReminderTestView, ReminderTestPresenter]:
    """The page and what feeds it; empty until its presenter is refreshed."""
    view = ReminderTestView(parts.desktop.look)
    quiet = own_quiet_times(parts)
    presenter = ReminderTestPresenter(
        view, source, reminder_switches(parts), notices, lambda: steps_for(sys.platform, os.environ), quiet
    )
    view.test_requested.connect(presenter.show_test)
    view.seen.connect(presenter.answer)
    view.login_wanted.connect(presenter.turn_login)
    view.fallback_wanted.connect(presenter.turn_fallback)
    view.popup_wanted.connect(presenter.turn_popup)
    view.details_wanted.connect(presenter.turn_details)
    view.clinic_hours_wanted.connect(presenter.live_as_the_clinic_says)
    view.bedtime_stepped.connect(presenter.step_bedtime)
    view.morning_stepped.connect(presenter.step_morning)
    view.print_requested.connect(parts.desktop.print_checklist)
    return view, presenter


def reminder_switches(parts: ReminderTestParts) -> Switches:
    """How reminders come on this computer; each switch holds at once, wherever it is shown."""
    popup = ChoiceSwitch(parts.choices, "uses_own_popup")
    details = ChoiceSwitch(parts.choices, "shows_details")
    if not parts.is_for_good:
        return Switches(_Pretended(), _Pretended(), popup, details)
    home, platform = Path.home(), sys.platform
    configuration = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    command, write = parts.command, write_private_file
    login: Switch = starts_at_login(platform, [*command, "--at-login"], home, configuration, write)
    user = os.getuid() if hasattr(os, "getuid") else 0
    looks = [*command, "--reconcile"]
    starter = fallback_starter(platform, looks, parts.folder, home, configuration, write, run_quietly, user)
    return Switches(login, starter, popup, details)


def own_quiet_times(parts: ReminderTestParts) -> QuietTimes:
    """The person's quiet hours."""
    return QuietTimes(_OwnQuietHours(parts.quiet, parts.desktop.course, parts.look))


class _Pretended:
    """A switch of the demo, which leaves this computer as it is."""

    def __init__(self) -> None:
        self._is_on = False

    def is_on(self) -> bool:
        return self._is_on

    def turn_on(self) -> None:
        self._is_on = True

    def turn_off(self) -> None:
        self._is_on = False


class _OwnQuietHours:
    """The table of quiet hours; whoever looks after reminders takes them from there with each look."""

    def __init__(self, table: Callable[[], QuietHoursTable | None], course: Course, look: Callable[[], object]) -> None:
        self._table = table
        self._course = course
        self._look = look

    def can_keep(self) -> bool:
        return self._table() is not None

    def own(self) -> tuple[time, time] | None:
        table = self._table()
        return table.quiet_hours() if table is not None else None

    def of_the_clinic(self) -> tuple[time, time]:
        clinics = (plan.clinic for plan in self._course.plans)
        times = next((clinic.day_times for clinic in clinics if clinic is not None), DayTimes())
        return times.bedtime, times.morning

    def keep(self, bedtime: time, morning: time) -> None:
        table = self._table()
        if table is not None:
            table.keep_quiet_hours(bedtime, morning)
            self._look()

    def forget(self) -> None:
        table = self._table()
        if table is not None:
            table.forget_quiet_hours()
            self._look()

    def say(self, at: time) -> str:
        plans = self._course.plans
        return plans[0].wording.clock_time(at) if plans else at.strftime("%H:%M")
