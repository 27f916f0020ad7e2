"""Decides what each step of the first run shows and what each answer does. It knows no widget and no file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtCore import QCoreApplication

from aftercare.domain.contacts import DriverStatus
from aftercare.domain.errors import AftercareError
from aftercare.domain.setup import STEPS, SetupAnswers, SetupStep
from aftercare.domain.treatment import Treatment
from aftercare.ui.appointment.form import UNKNOWN, AppointmentForm
from aftercare.ui.appointment.form_blocks import appointment_blocks
from aftercare.ui.appointment.ports import SessionDesk
from aftercare.ui.form.blocks import Block, ButtonItem, ButtonsBlock, SayBlock, Tone
from aftercare.ui.messages import problem_words
from aftercare.ui.setup import steps
from aftercare.ui.setup.entering import enter, reserved_names
from aftercare.ui.setup.ports import ClinicStep, EnteredCourse, Paper, ReminderCheck, SetupBook, SetupLook
from aftercare.ui.setup.rows import SetupRows


class SetupScreen(Protocol):
    """The page."""

    def show_rows(self, rows: SetupRows) -> None:
        """Show a step."""

    def begin_step(self) -> None:
        """Another step shows now: its title gets focus, and it begins at its top."""

    def leave(self) -> None:
        """The first run is over: show Today."""


class SetupParts(NamedTuple):
    """What the first run stands on; `names` gives so many new lasting names for sessions."""

    desk: SessionDesk
    book: SetupBook
    course: EnteredCourse
    clinic: ClinicStep
    check: ReminderCheck
    paper: Paper
    look: SetupLook
    now: Callable[[], datetime]
    names: Callable[[int], list[str]]


class SetupPresenter:
    """Feeds the page; every answer is kept as soon as it is given."""

    def __init__(self, screen: SetupScreen, parts: SetupParts) -> None:
        """Take up where the answers that are kept leave off."""
        self._screen = screen
        self._parts = parts
        self._problem = ""
        self._is_missing = False
        try:
            self._answers = parts.book.load()
        except AftercareError as error:
            self._answers = SetupAnswers()
            self._tell(error)
        self._form: AppointmentForm | None = None

    @property
    def answers(self) -> SetupAnswers:
        """What was answered so far."""
        return self._answers

    def begin(self) -> None:
        """Show the step the person is on."""
        self.refresh()
        self._screen.begin_step()

    def refresh(self) -> None:
        """Show the step as it stands now."""
        step = self._answers.step
        translate = QCoreApplication.translate
        title, subtitle = steps.titled(step)
        blocks: tuple[Block, ...]
        try:
            match step:
                case SetupStep.CLINIC:
                    title, subtitle, blocks, _ = self._parts.clinic.view(is_general=self._answers.is_general)
                    blocks = (*blocks, *steps.missing(self._is_missing))
                case _:
                    blocks = self._blocks(step)
        except AftercareError as error:
            self._tell(error)
            blocks = ()
        if self._problem:
            blocks = (SayBlock(self._problem, Tone.CARE, "triangle-alert"), *blocks)
        place = translate("Setup", "Step {number} of {count}. You can change this later.")
        is_last = step is STEPS[-1]
        self._screen.show_rows(
            SetupRows(
                title,
                subtitle,
                steps.step_rows(step),
                blocks,
                place.format(number=step.number, count=len(STEPS)),
                translate("Setup", "Go to Today") if is_last else translate("Setup", "Next"),
                has_back=step is not STEPS[0],
                is_broad=step is SetupStep.APPOINTMENT,
            )
        )

    def _blocks(self, step: SetupStep) -> tuple[Block, ...]:
        parts, answers = self._parts, self._answers
        match step:
            case SetupStep.LANGUAGE:
                return steps.language_blocks(parts.look)
            case SetupStep.TREATMENT:
                return steps.treatment_blocks(parts.desk, answers.treatment, is_missing=self._is_missing)
            case SetupStep.APPOINTMENT:
                return (*appointment_blocks(self._appointment()), self._no_date())
            case SetupStep.DRIVER:
                return steps.driver_blocks(answers)
            case SetupStep.REMINDERS:
                return steps.reminder_blocks(parts.check, answers.saw_reminder)
            case _:
                form = None if answers.course.is_unknown or answers.treatment is None else self._appointment()
                return steps.print_blocks(form.preview() if form else None)

    @staticmethod
    def _no_date() -> ButtonsBlock:
        translate = QCoreApplication.translate
        return ButtonsBlock(
            (ButtonItem(UNKNOWN, translate("Setup", "I do not know my date yet"), "circle-question-mark"),)
        )

    def _appointment(self) -> AppointmentForm:
        treatment = self._answers.treatment or Treatment.IV_INFUSION
        if self._form is None or self._form.treatment is not treatment:
            self._form = AppointmentForm(self._parts.desk, self._parts.now, treatment, self._answers.course)
        self._form.own = self._answers.session_ids
        return self._form

    # The way through

    def back(self) -> None:
        """To the step before; every answer stays."""
        self._go(self._answers.step.before)

    def on(self) -> None:
        """To the step after, if this one is answered."""
        step, answers = self._answers.step, self._answers
        self._problem, self._is_missing = "", False
        if step is SetupStep.PRINT:
            self._finish()
            return
        if step is SetupStep.CLINIC:
            is_open = not self._parts.clinic.view(is_general=answers.is_general).is_settled
        elif step is SetupStep.TREATMENT:
            is_open = answers.treatment not in self._parts.desk.treatments()
        elif step is SetupStep.APPOINTMENT:
            is_open = not answers.course.is_unknown and not self._appointment().may_go_on()
        elif step is SetupStep.REMINDERS:
            is_open = not self._enter()
        else:
            is_open = False
        if is_open:
            self._is_missing = step in (SetupStep.CLINIC, SetupStep.TREATMENT)
            self.refresh()
            self._screen.begin_step()
            return
        self._go(step.after)

    def _go(self, step: SetupStep) -> None:
        if step is self._answers.step:
            return
        self._problem, self._is_missing = "", False
        self._take(step=step)
        offered = self._parts.desk.treatments()
        if step is SetupStep.TREATMENT and len(offered) == 1:
            self._take(treatment=offered[0])
        if step is SetupStep.REMINDERS and self._answers.saw_reminder is None:
            self._parts.check.show_test()
        self.refresh()
        self._screen.begin_step()

    def _enter(self) -> bool:
        """Enter the sessions, so that reminders come from now on; False if that failed, which is then told."""
        try:
            form = None if self._answers.course.is_unknown else self._appointment()
            self._take(session_ids=reserved_names(form, self._answers, self._parts))
            if not self._problem:
                enter(form, self._answers, self._parts)
                self._parts.book.finish(self._parts.now())
        except AftercareError as error:
            self._tell(error)
        return not self._problem

    def _finish(self) -> None:
        self._screen.leave()

    # Answers

    def chosen(self, key: str, value: str) -> None:
        """An answer was chosen."""
        step = self._answers.step
        self._problem, self._is_missing = "", False
        if step is SetupStep.CLINIC:
            self._settle_clinic(lambda: self._parts.clinic.chosen(key, value))
        elif step is SetupStep.APPOINTMENT:
            self._appointment().chosen(key, value)
            self._take(course=self._appointment().draft)
        elif key == steps.TREATMENT:
            self._take(treatment=Treatment(value))
        elif key == steps.DRIVER_STATUS:
            self._take(driver_status=DriverStatus(value))
        elif key == steps.SAW:
            self._take(saw_reminder=value == steps.YES)
        self.refresh()

    def take_clinic_file(self, path: Path) -> None:
        """A clinic's file was dragged onto the window, or double-clicked: it is looked at where it is asked for."""
        self._problem, self._is_missing = "", False
        self._take(step=SetupStep.CLINIC)
        self._settle_clinic(lambda: self._parts.clinic.take(path))
        self.begin()

    def _settle_clinic(self, follow: Callable[[], bool | None]) -> None:
        try:
            settled = follow()
        except AftercareError as error:
            self._tell(error)
            return
        if settled is not None:
            self._take(is_general=settled)

    def typed(self, key: str, text: str) -> None:
        """Something was typed."""
        if self._answers.step is SetupStep.CLINIC:
            self._parts.clinic.typed(key, text)
        elif self._answers.step is SetupStep.APPOINTMENT:
            self._appointment().typed(key, text)
            self._take(course=self._appointment().draft)
        elif key == steps.DRIVER_NAME:
            self._take(driver_name=text)
        elif key == steps.DRIVER_PHONE:
            self._take(driver_phone=text)
        self.refresh()

    def entered(self, key: str) -> None:
        """A line was left."""
        if self._answers.step is SetupStep.APPOINTMENT:
            self._appointment().entered(key)
            self.refresh()

    def stepped(self, key: str, step: int) -> None:
        """A value was made less or more."""
        if key == steps.TEXT:
            look = self._parts.look
            (look.larger if step > 0 else look.smaller)()
        elif self._answers.step is SetupStep.APPOINTMENT:
            self._appointment().stepped(key, step)
            self._take(course=self._appointment().draft)
        self.refresh()

    def switched(self, key: str, is_on: bool) -> None:
        """A switch was turned."""
        try:
            self._parts.check.turn(key, is_on=is_on)
        except AftercareError:
            self._problem = QCoreApplication.translate(
                "Setup", "This computer did not let us change that. Nothing was changed."
            )
        self.refresh()

    def pressed(self, key: str) -> None:
        """A button was pressed."""
        self._problem = ""
        if self._answers.step is SetupStep.CLINIC:
            self._settle_clinic(lambda: self._parts.clinic.pressed(key))
        elif key == UNKNOWN:
            self._take(course=replace(self._answers.course, is_unknown=True))
            self._go(SetupStep.DRIVER)
            return
        elif key == steps.AGAIN:
            self._take(saw_reminder=None)
            self._parts.check.show_test()
        elif key == steps.PRINT:
            self._parts.paper.print_checklist()
            return
        elif self._answers.step is SetupStep.APPOINTMENT:
            self._appointment().pressed(key)
        self.refresh()

    def _take(self, **known: object) -> None:
        self._answers = replace(self._answers, **known)  # type: ignore[arg-type]
        try:
            self._parts.book.save(self._answers)
        except AftercareError as error:
            self._tell(error)

    def _tell(self, error: AftercareError) -> None:
        self._problem = problem_words(error)
