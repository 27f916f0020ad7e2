"""The first run, wired to the person's files, this computer's notices and the window.

Loaded when it is shown. Only ``own_pages.py`` uses it.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from aftercare.domain.errors import AftercareError
from aftercare.domain.setup import SetupAnswers
from aftercare.own_pages import SETUP, RunningApp
from aftercare.resource_root import resource_root
from aftercare.session_desk import ContentDesk
from aftercare.ui.desktop import TODAY, Desktop
from aftercare.ui.reminder_test.steps import steps_for
from aftercare.ui.setup.clinic_step import ClinicFileStep
from aftercare.ui.setup.presenter import SetupParts, SetupPresenter
from aftercare.ui.setup.rows import SetupRows
from aftercare.ui.setup.steps import LOGIN, PRIVATE
from aftercare.ui.setup.view import SetupView

if TYPE_CHECKING:
    from aftercare.storage.first_run_table import FirstRunTable
    from aftercare.ui.reminder_test.presenter import Switch


def made_setup(app: RunningApp) -> tuple[SetupView, SetupPresenter]:
    """The page and what feeds it, at the step where the person left."""
    desktop = app.desktop
    view = SetupView(desktop.look)
    desk = ContentDesk(resource_root(), lambda: app.opened, desktop.course, app.here)
    clinic = ClinicFileStep(app.packs, desktop.course, app.clock, view)
    parts = SetupParts(
        desk=desk,
        book=_Book(app),
        course=desktop.course,
        clinic=clinic,
        check=_Check(app, desk),
        paper=_Paper(desktop),
        look=desktop.window.text_size,
        now=app.clock,
        names=lambda count: [uuid4().hex for _ in range(count)],
    )
    presenter = SetupPresenter(_Screen(view, desktop), parts)
    view.back_wanted.connect(presenter.back)
    view.next_wanted.connect(presenter.on)
    wishes = view.wishes
    wishes.chosen.connect(presenter.chosen)
    wishes.typed.connect(presenter.typed)
    wishes.entered.connect(presenter.entered)
    wishes.stepped.connect(presenter.stepped)
    wishes.switched.connect(presenter.switched)
    wishes.pressed.connect(presenter.pressed)
    presenter.refresh()
    return view, presenter


class _Screen:
    """The page and the window around it."""

    def __init__(self, view: SetupView, desktop: Desktop) -> None:
        self._view = view
        self._desktop = desktop

    def show_rows(self, rows: SetupRows) -> None:
        self._view.show_rows(rows)

    def begin_step(self) -> None:
        self._view.to_top()
        self._desktop.window.show_page(SETUP)

    def leave(self) -> None:
        self._desktop.refresh()
        self._desktop.window.show_page(TODAY)


class _Book:
    """The answers in the person's private file; while it cannot be opened nothing is kept, and that is told."""

    def __init__(self, app: RunningApp) -> None:
        self._app = app

    def load(self) -> SetupAnswers:
        return self._table().load()

    def save(self, answers: SetupAnswers) -> None:
        self._table().save(answers)

    def finish(self, now: datetime) -> None:
        self._table().finish(now)

    def _table(self) -> FirstRunTable:
        files = self._app.opened
        if files is None:
            raise AftercareError("the person's files are not open")
        return files.private.first_run


class _Check:
    """Reminders on this computer, from the moment the program has begun to look after them."""

    def __init__(self, app: RunningApp, desk: ContentDesk) -> None:
        self._app = app
        self._desk = desk
        self._switch: Switch | None = None

    def show_test(self) -> bool:
        presence = self._app.presence
        return presence.show_test() if presence is not None else False

    def steps(self) -> tuple[str, ...]:
        import os
        import sys

        return steps_for(sys.platform, os.environ)

    def is_on(self, key: str) -> bool:
        if key == PRIVATE:
            return not self._app.choices.now.shows_details
        switch = self._login()
        return switch is not None and switch.is_on()

    def turn(self, key: str, *, is_on: bool) -> None:
        if key == PRIVATE:
            self._app.choices.change(shows_details=not is_on)
        elif key == LOGIN:
            switch = self._login()
            if switch is not None:
                (switch.turn_on if is_on else switch.turn_off)()

    def quiet_words(self) -> str:
        from aftercare.domain.clinic import DayTimes

        files, clinic = self._app.opened, self._app.desktop.course.clinic
        if files is None:
            return ""
        times = clinic.day_times if clinic is not None else DayTimes()
        bedtime, morning = files.schedule.pulse.quiet_hours() or (times.bedtime, times.morning)
        clock = self._desk.wording.clock_time
        words = QCoreApplication.translate("Setup", "from {bedtime} to {morning}")
        return words.format(bedtime=clock(bedtime), morning=clock(morning))

    def _login(self) -> Switch | None:
        from aftercare.reminder_test_page import reminder_switches

        presence = self._app.presence
        if self._switch is None and presence is not None:
            self._switch = reminder_switches(presence.test_parts()).login
        return self._switch


class _Paper:
    """The page that prints, with the checklist chosen and on its way to the printer."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop

    def print_checklist(self) -> None:
        self._desktop.printing.print_named("checklist")
