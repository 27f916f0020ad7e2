"""What the first run needs of the rest of the program."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from aftercare.domain.contacts import Driver
from aftercare.domain.planning import PlanRequest
from aftercare.domain.setup import SetupAnswers
from aftercare.ui.form.blocks import Block


class SetupBook(Protocol):
    """Where the answers are kept."""

    def load(self) -> SetupAnswers:
        """The answers so far.

        Raises:
            AftercareError: they cannot be read.
        """

    def save(self, answers: SetupAnswers) -> None:
        """Keep the answers so far.

        Raises:
            AftercareError: they could not be kept.
        """

    def finish(self, now: datetime) -> None:
        """Keep that the first run is over.

        Raises:
            AftercareError: it could not be kept.
        """


class EnteredCourse(Protocol):
    """Where sessions are entered."""

    def add_session(self, request: PlanRequest) -> None:
        """Enter a session, or raise an ``AftercareError``."""

    def move_session(self, session_id: str, starts: datetime, ends: datetime, now: datetime) -> None:
        """Enter that an appointment was moved, or raise an ``AftercareError``."""

    def cancel_session(self, session_id: str) -> None:
        """Enter that it was called off, or raise an ``AftercareError``."""

    def save_driver(self, session_id: str, driver: Driver | None) -> None:
        """Enter who takes the patient home, or raise an ``AftercareError``."""


class ReminderCheck(Protocol):
    """Shows a test reminder, and has the switches that decide how reminders come."""

    def show_test(self) -> bool:
        """Show one; True if the system says that it did."""

    def steps(self) -> tuple[str, ...]:
        """What to do on this computer if it was not seen."""

    def is_on(self, key: str) -> bool:
        """How a switch stands: "private", "login" or "popup"."""

    def turn(self, key: str, *, is_on: bool) -> None:
        """Turn a switch, or raise an ``AftercareError``."""

    def quiet_words(self) -> str:
        """The quiet hours: "from 10:00 PM to 7:00 AM"; empty where they cannot be kept."""


class Paper(Protocol):
    """Prints."""

    def print_checklist(self) -> None:
        """Show the page that prints, and print the checklist."""


class SetupLook(Protocol):
    """The text size, which the first step offers."""

    @property
    def text_percent(self) -> int:
        """How large the text is."""

    def larger(self) -> None:
        """One step larger."""

    def smaller(self) -> None:
        """One step smaller."""


class ClinicView(NamedTuple):
    """What the step of the clinic shows."""

    title: str
    subtitle: str
    blocks: tuple[Block, ...]
    is_settled: bool


class ClinicStep(Protocol):
    """The step of the clinic: the files found here, opening one, or general guidance, and whatever has to be asked."""

    def view(self, *, is_general: bool | None) -> ClinicView:
        """What it shows now.

        Raises:
            AftercareError: what is kept cannot be read.
        """

    def chosen(self, key: str, value: str) -> bool | None:
        """Follow a choice; True for general guidance, False for a clinic, None if nothing was settled by it."""

    def take(self, path: Path) -> bool | None:
        """Look at a file that came from elsewhere; the answer is that of ``chosen``."""

    def pressed(self, key: str) -> bool | None:
        """Follow a button; the answer is that of ``chosen``."""

    def typed(self, key: str, text: str) -> None:
        """Take what was typed."""
