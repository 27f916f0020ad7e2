"""Decides what the page says and carries out what is asked on it. Knows no widget and no system."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QCoreApplication

from aftercare.domain.errors import AftercareError
from aftercare.ui.reminder_test.quiet_times import QuietTimes
from aftercare.ui.reminder_test.rows import Asked, ComingRow, ReminderTestRows

SHOWN = 3


class Switch(Protocol):
    """Something of this system that can be turned on and off."""

    def is_on(self) -> bool:
        """How it stands."""

    def turn_on(self) -> None:
        """Turn it on, or raise an ``AftercareError``."""

    def turn_off(self) -> None:
        """Turn it off, or raise an ``AftercareError``."""


class ReminderSource(Protocol):
    """What is known about the reminders of the course."""

    def last_look(self) -> str:
        """When they were last looked after, as a time; empty if they are not looked after."""

    def coming(self, count: int) -> Sequence[ComingRow]:
        """The next ones, the earliest first."""

    def can_print(self) -> bool:
        """True if there is a plan to print."""


class SampleNotices(Protocol):
    """Shows a reminder that means nothing, in the way of the real ones."""

    def show_test(self) -> bool:
        """Show one; True if the system says that it did."""


class ReminderTestScreen(Protocol):
    """The page."""

    def show_rows(self, rows: ReminderTestRows) -> None:
        """Show all of it."""


class Switches(NamedTuple):
    """The switches of the page: at login, the fallback starter, our own pop-up, details in pop-ups."""

    login: Switch
    fallback: Switch
    popup: Switch
    details: Switch


class ReminderTestPresenter:
    """Feeds the page; it always shows how things stand, never what was hoped."""

    def __init__(
        self,
        screen: ReminderTestScreen,
        source: ReminderSource,
        switches: Switches,
        notices: SampleNotices,
        steps: Callable[[], tuple[str, ...]],
        quiet: QuietTimes,
    ) -> None:
        """Take what the page stands on.

        Args:
            screen: the page.
            source: the reminders.
            switches: what can be turned on and off.
            notices: shows the test reminder.
            steps: what to do on this system if the test was not seen.
            quiet: the person's own bedtime and morning.
        """
        self._screen = screen
        self._source = source
        self._switches = switches
        self._notices = notices
        self._steps = steps
        self._quiet = quiet
        self._asked = Asked.NOT_YET
        self._problem = ""

    def refresh(self) -> None:
        """Show how things stand at this moment."""
        translate = QCoreApplication.translate
        last = self._source.last_look()
        looked = translate("ReminderTest", "Aftercare last looked at {time}.").format(time=last)
        self._screen.show_rows(
            ReminderTestRows(
                last_look=looked if last else translate("ReminderTest", "Reminders are stopped."),
                is_stopped=not last,
                coming=tuple(self._source.coming(SHOWN)),
                asked=self._asked,
                answer=self._answer(),
                steps=self._steps() if self._asked is Asked.UNSEEN else (),
                starts_at_login=self._switches.login.is_on(),
                has_fallback=self._switches.fallback.is_on(),
                uses_own_popup=self._switches.popup.is_on(),
                shows_details=self._switches.details.is_on(),
                problem=self._problem,
                can_print=self._source.can_print(),
                quiet=self._quiet.row(),
            )
        )

    def show_test(self) -> None:
        """Show a test reminder and ask whether it was seen; a system that shows none need not be asked."""
        self._problem = ""
        self._asked = Asked.WAITING if self._notices.show_test() else Asked.UNSEEN
        self.refresh()

    def answer(self, was_seen: bool) -> None:
        """The person said whether they saw it."""
        self._asked = Asked.SEEN if was_seen else Asked.UNSEEN
        self.refresh()

    def turn_login(self, is_on: bool) -> None:
        """Start with the login, or do not."""
        self._turn(self._switches.login, is_on)

    def turn_fallback(self, is_on: bool) -> None:
        """Let the system look while the program is closed, or do not."""
        self._turn(self._switches.fallback, is_on)

    def turn_popup(self, is_on: bool) -> None:
        """Use our own pop-up, or what the system has; what was tested before says nothing about it."""
        self._asked = Asked.NOT_YET
        self._turn(self._switches.popup, is_on)

    def turn_details(self, is_on: bool) -> None:
        """Say in pop-ups what a reminder is about, or do not."""
        self._turn(self._switches.details, is_on)

    def live_as_the_clinic_says(self, is_wanted: bool) -> None:
        """Go by the clinic's quiet hours, or by the person's own."""
        self._quiet.live_as_the_clinic_says(is_wanted)
        self.refresh()

    def step_bedtime(self, steps: int) -> None:
        """Go to bed so many steps later."""
        self._quiet.step(steps, 0)
        self.refresh()

    def step_morning(self, steps: int) -> None:
        """Get up so many steps later."""
        self._quiet.step(0, steps)
        self.refresh()

    def _turn(self, switch: Switch, is_on: bool) -> None:
        self._problem = ""
        try:
            if is_on:
                switch.turn_on()
            else:
                switch.turn_off()
        except AftercareError:
            self._problem = QCoreApplication.translate(
                "ReminderTest", "This computer did not let us change that. Nothing was changed."
            )
        self.refresh()

    def _answer(self) -> str:
        translate = QCoreApplication.translate
        match self._asked:
            case Asked.SEEN:
                return translate("ReminderTest", "Good. Reminders show on this computer.")
            case Asked.UNSEEN:
                return translate("ReminderTest", "Reminders may not show here. Try this:")
            case Asked.WAITING:
                return translate("ReminderTest", "We sent a test reminder. Did you see it?")
            case Asked.NOT_YET:
                return ""
