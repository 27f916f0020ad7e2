"""What the driver page shows and what its buttons do. Decisions, and no widgets.

Each change says what was done and can be taken back; what is being typed is kept until it is saved or cancelled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol, assert_never

from PySide6.QtCore import QCoreApplication

from aftercare.domain.contacts import Driver, DriverStatus
from aftercare.domain.errors import AftercareError
from aftercare.domain.plan import Plan
from aftercare.domain.ride import RideNotes, backup_drives, driver_tasks
from aftercare.domain.today import TaskState
from aftercare.ui.course import Course
from aftercare.ui.driver.driver_rows import backup_row, care_row, person_row, pick_up_words, rule_lines
from aftercare.ui.driver.rows import ButtonRow, DriverAction, DriverRows, FormRow
from aftercare.ui.messages import problem_words
from aftercare.ui.prepare import parts

_QUARTER = timedelta(minutes=15)
_ON_THE_WAY = timedelta(minutes=30)
"""What the first press on the time offers before the arrival; the person steps on from there [D]."""


class DriverScreen(Protocol):
    """The view, as far as the presenter needs it."""

    def show_driver(self, rows: DriverRows) -> None:
        """Show the page."""

    def focus_form(self) -> None:
        """Move focus to the first line of the form."""

    def focus_person(self) -> None:
        """Move focus to the first button about the driver."""


@dataclass(frozen=True, slots=True)
class _Form:
    """What is being typed."""

    is_backup: bool
    name: str = ""
    phone: str = ""
    pick_up: datetime | None = None
    lack: str = ""


@dataclass(frozen=True, slots=True)
class _Undo:
    """What can be taken back: in words, who drove, how the asking went, and what the tasks were."""

    words: str
    driver: Driver | None
    ride: RideNotes
    states: Mapping[str, TaskState]


class DriverPresenter:
    """Feeds the driver page. The page always shows what is stored, never what we hoped."""

    def __init__(
        self,
        screen: DriverScreen,
        course: Course,
        now: Callable[[], datetime],
        print_sheet: Callable[[], None],
        save_calendar: Callable[[], None],
    ) -> None:
        """Takes the view, the person's course, a clock, and what leads to paper and to a calendar file."""
        self._screen = screen
        self._course = course
        self._now = now
        self._print_sheet = print_sheet
        self._save_calendar = save_calendar
        self._form: _Form | None = None
        self._undo: _Undo | None = None
        self._problem: AftercareError | None = None

    def start(self) -> None:
        """The page comes to the front anew."""
        self._undo = None
        self.refresh()

    def refresh(self) -> None:
        """Show the present moment."""
        try:
            rows = self._rows()
        except AftercareError as error:
            self._problem = self._problem or error
            rows = DriverRows(parts.title(), "", "", (), problem=problem_words(self._problem))
        self._screen.show_driver(rows)

    def act(self, action: DriverAction) -> None:
        """Do what a button asks for."""
        translate = QCoreApplication.translate
        match action:
            case DriverAction.ASKED:
                self._set(translate("Driver", "{name}: asked."), DriverStatus.ASKED)
            case DriverAction.SAID_YES:
                self._set(translate("Driver", "{name} said yes."), DriverStatus.CONFIRMED)
            case DriverAction.NOT_YES:
                self._set(translate("Driver", "{name}: asked, no yes yet."), DriverStatus.ASKED)
            case DriverAction.CANNOT_COME:
                self._move_to_backup()
            case DriverAction.BACKUP_ASKED:
                self._set_backup(translate("Driver", "{name}: asked."), DriverStatus.ASKED)
            case DriverAction.BACKUP_YES:
                self._set_backup(translate("Driver", "{name} said yes."), DriverStatus.CONFIRMED)
            case DriverAction.CHANGE:
                self._open_form(is_backup=False)
            case DriverAction.CHANGE_BACKUP:
                self._open_form(is_backup=True)
            case DriverAction.SAVE:
                self._save()
            case DriverAction.CANCEL:
                self._form = None
                self.refresh()
                self._screen.focus_person()
            case DriverAction.REMOVE:
                self._remove()
            case DriverAction.PRINT:
                self._print_sheet()
            case DriverAction.CALENDAR:
                self._save_calendar()
            case DriverAction.COPY:
                pass  # The view copies: nothing of it is kept.
            case _:
                assert_never(action)

    def type_name(self, name: str) -> None:
        """Something was typed into the line for the name."""
        form = self._form or _Form(is_backup=False)
        self._form = replace(form, name=name, lack="")

    def type_phone(self, phone: str) -> None:
        """Something was typed into the line for the number."""
        form = self._form or _Form(is_backup=False)
        self._form = replace(form, phone=phone)

    def step_pick_up(self, quarters: int) -> None:
        """The person stepped to another time at the door; it lies before the session."""
        plan = self._plan()
        if plan is None:
            return
        form = self._form or _Form(is_backup=False)
        start = plan.session.planned_start
        at = form.pick_up + quarters * _QUARTER if form.pick_up is not None else (plan.arrives or start) - _ON_THE_WAY
        self._form = replace(form, pick_up=min(at, start - _QUARTER))
        self.refresh()

    def undo(self) -> None:
        """Take the last change back."""
        plan, undo = self._plan(), self._undo
        if plan is None or undo is None:
            return
        self._undo = self._form = None

        def back() -> None:
            self._put(plan, undo.driver, undo.ride)
            self._mark(plan, undo.states)

        self._try(back)
        self.refresh()

    def _plan(self) -> Plan | None:
        return self._course.plan_at(self._now())

    def _ride(self, plan: Plan) -> RideNotes:
        return self._course.notes.ride(plan.session.session_id)

    def _put(self, plan: Plan, driver: Driver | None, ride: RideNotes) -> None:
        session_id = plan.session.session_id
        self._course.notes.save_ride(session_id, ride)
        self._course.save_driver(session_id, driver)

    def _keep(self, words: str, change: Callable[[Plan, RideNotes], tuple[Driver | None, RideNotes]]) -> bool:
        """Keep a change with a way back; False, with the problem shown and nothing changed, if that did not work."""
        plan = self._plan()
        if plan is None:
            return False

        def keep() -> None:
            before = self._ride(plan)
            driver, ride = change(plan, before)
            states = self._states_of_tasks(plan)
            self._put(plan, driver, ride)
            self._undo = _Undo(words, plan.driver, before, states)
            self._mark(plan, self._following(plan, driver, states))

        kept = self._try(keep)
        self.refresh()
        return kept

    def _states_of_tasks(self, plan: Plan) -> Mapping[str, TaskState]:
        states = self._course.states(plan.session.session_id)
        return {task.key: states.get(task.key, TaskState.OPEN) for task in driver_tasks(plan)}

    def _following(self, plan: Plan, driver: Driver | None, states: Mapping[str, TaskState]) -> Mapping[str, TaskState]:
        """What becomes of the tasks: a yes settles what is open, and what a yes had settled opens again in time."""
        is_yes = driver is not None and driver.status is DriverStatus.CONFIRMED
        was_yes = plan.driver is not None and plan.driver.status is DriverStatus.CONFIRMED
        changed = dict(states)
        for task in driver_tasks(plan):
            if is_yes and states[task.key] is TaskState.OPEN:
                changed[task.key] = TaskState.DONE
            elif was_yes and not is_yes and task.due is not None and task.due > self._now():
                changed[task.key] = TaskState.OPEN
        return changed

    def _mark(self, plan: Plan, states: Mapping[str, TaskState]) -> None:
        session_id = plan.session.session_id
        held = self._states_of_tasks(plan)
        for key, state in states.items():
            if held.get(key) is not state:
                self._course.mark(session_id, key, state, self._now())

    def _try(self, entry: Callable[[], None]) -> bool:
        try:
            entry()
            self._problem = None
            return True
        except AftercareError as error:
            self._problem = error
            return False

    def _set(self, words: str, status: DriverStatus) -> None:
        def change(plan: Plan, ride: RideNotes) -> tuple[Driver | None, RideNotes]:
            driver = plan.driver
            today = plan.local(self._now()).date()
            asked = ride if ride.asked_on is not None else replace(ride, asked_on=today)
            return (replace(driver, status=status) if driver is not None else None), asked

        plan = self._plan()
        name = plan.driver.name if plan is not None and plan.driver is not None else ""
        self._keep(words.format(name=name), change)
        self._screen.focus_person()

    def _set_backup(self, words: str, status: DriverStatus) -> None:
        plan = self._plan()
        name = plan.driver.backup_name if plan is not None and plan.driver is not None else ""
        self._keep(words.format(name=name), lambda plan, ride: (plan.driver, replace(ride, backup_status=status)))

    def _move_to_backup(self) -> None:
        plan, translate = self._plan(), QCoreApplication.translate
        gone = plan.driver if plan is not None else None
        if gone is None:
            return
        if gone.backup_name:
            said = translate("Driver", "{name} can’t come. {backup} is your driver now.")
            words = said.format(name=gone.name, backup=gone.backup_name)
            self._keep(words, lambda _, ride: (replace(backup_drives(gone), status=ride.backup_status), RideNotes()))
            self._screen.focus_person()
            return
        words = translate("Driver", "{name} can’t come. Nobody is chosen now.").format(name=gone.name)
        if self._keep(words, lambda _plan, _ride: (None, RideNotes())):
            self._form = _Form(is_backup=False, pick_up=gone.pick_up)
            self.refresh()
            self._screen.focus_form()

    def _open_form(self, *, is_backup: bool) -> None:
        plan = self._plan()
        driver = plan.driver if plan is not None else None
        if driver is None:
            self._form = _Form(is_backup=False)
        elif is_backup:
            self._form = _Form(True, driver.backup_name, driver.backup_phone)
        else:
            self._form = _Form(False, driver.name, driver.phone, driver.pick_up)
        self.refresh()
        self._screen.focus_form()

    def _save(self) -> None:
        form = self._form or _Form(is_backup=False)
        if not form.name.strip():
            lack = QCoreApplication.translate("Driver", "Write a name first.")
            self._form = replace(form, lack=lack)
            self.refresh()
            self._screen.focus_form()
            return
        name, phone = form.name.strip(), form.phone.strip()
        words = QCoreApplication.translate("Driver", "Saved: {name}.").format(name=name)

        def change(plan: Plan, ride: RideNotes) -> tuple[Driver | None, RideNotes]:
            driver = plan.driver or Driver("", "")
            if form.is_backup:
                is_same = name == driver.backup_name
                kept = ride if is_same else replace(ride, backup_status=DriverStatus.NOT_ARRANGED)
                return replace(driver, backup_name=name, backup_phone=phone), kept
            changed = replace(driver, name=name, phone=phone, pick_up=form.pick_up)
            if name == driver.name:
                return changed, ride
            # A yes was given by somebody else.
            return replace(changed, status=DriverStatus.NOT_ARRANGED), replace(ride, asked_on=None)

        if self._keep(words, change):
            self._form = None
            self.refresh()
            self._screen.focus_person()

    def _remove(self) -> None:
        """Take the person of the form off; a driver's backup goes with nobody."""
        form, plan = self._form, self._plan()
        if form is None or plan is None or plan.driver is None:
            return
        driver, translate = plan.driver, QCoreApplication.translate
        said = translate("Driver", "{name} is off your plan.")
        if form.is_backup:
            gone = replace(driver, backup_name="", backup_phone="")
            kept = self._keep(
                said.format(name=driver.backup_name),
                lambda _, ride: (gone, replace(ride, backup_status=DriverStatus.NOT_ARRANGED)),
            )
        else:
            kept = self._keep(said.format(name=driver.name), lambda _plan, _ride: (None, RideNotes()))
        if kept:
            self._form = None
            self.refresh()
            self._screen.focus_person()

    def _rows(self) -> DriverRows:
        translate, plan, now = QCoreApplication.translate, self._plan(), self._now()
        if plan is None:
            empty = translate("Driver", "Your driver card appears when you add a session.")
            return DriverRows(parts.title(), "", "", (), empty=empty)
        sentence, brief = parts.session_sentence(plan, now)
        ride, driver = self._ride(plan), plan.driver
        form = self._form or (_Form(is_backup=False) if driver is None else None)
        shows_person = driver is not None and (form is None or form.is_backup)
        return DriverRows(
            parts.title(),
            sentence,
            brief,
            parts.tab_rows(),
            care=care_row(plan, now),
            person=person_row(plan, driver, ride, now) if driver is not None and shows_person else None,
            form=self._form_row(plan, form) if form is not None else None,
            backup=backup_row(plan, driver, ride, now)
            if driver is not None and (form is None or not form.is_backup)
            else None,
            sheets=_sheets() if driver is not None else (),
            rules=rule_lines(plan, now),
            undo=self._undo.words if self._undo is not None else "",
            problem=problem_words(self._problem),
        )

    def _form_row(self, plan: Plan, form: _Form) -> FormRow:
        translate = QCoreApplication.translate
        has_driver = plan.driver is not None
        heading = translate("Driver", "Who takes you home?")
        line = translate("Driver", "An adult you can rely on. You can change this at any time.")
        if form.is_backup:
            heading = translate("Driver", "Who comes if they cannot?")
            line = translate("Driver", "Somebody else who could be ready that day.")
        elif has_driver:
            heading = translate("Driver", "Your driver")
        buttons = [ButtonRow(DriverAction.SAVE, translate("Driver", "Save"), "check", is_primary=True)]
        if has_driver:
            buttons.append(ButtonRow(DriverAction.CANCEL, translate("Driver", "Cancel"), is_link=True))
        is_known = plan.driver is not None and bool(plan.driver.backup_name if form.is_backup else plan.driver.name)
        if is_known:
            buttons.append(ButtonRow(DriverAction.REMOVE, translate("Driver", "Remove"), is_link=True))
        return FormRow(
            heading,
            line,
            form.name,
            form.phone,
            None if form.is_backup else pick_up_words(plan, form.pick_up),
            form.pick_up is not None,
            tuple(buttons),
            form.lack,
        )


def _sheets() -> tuple[tuple[ButtonRow, str], ...]:
    translate = QCoreApplication.translate
    return (
        (
            ButtonRow(DriverAction.PRINT, translate("Driver", "Print driver sheet"), "printer"),
            translate("Driver", "For your driver, in large type"),
        ),
        (
            ButtonRow(DriverAction.CALENDAR, translate("Driver", "Save calendar file"), "calendar"),
            translate("Driver", "The rides, with alarms"),
        ),
    )
