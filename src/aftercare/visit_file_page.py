"""The page that asks about an appointment file, wherever the file came from. Only parts of ``app.py`` use it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aftercare.documents.appointment_file import read_appointments
from aftercare.documents.calendar_lines import LARGEST
from aftercare.domain.appointment_file import AppointmentFileError, FileFault
from aftercare.ui.form.page import FormPage
from aftercare.ui.visit_file.presenter import VisitFilePresenter

if TYPE_CHECKING:
    from aftercare.ui.appointment.ports import SessionDesk
    from aftercare.ui.course import Course
    from aftercare.ui.theme.look import Look


class VisitFilePage(FormPage):
    """Reads a file and asks about what is in it."""

    def __init__(
        self,
        look: Look,
        desk: SessionDesk,
        course: Course,
        clock: Callable[[], datetime],
        leave: Callable[[], object],
    ) -> None:
        """Takes the look, what a session is made with, the course, the moment it is, and the way back to Today."""
        super().__init__(look)
        self._desk = desk
        self._presenter = VisitFilePresenter(self, desk, course, clock, leave)
        self.wishes.chosen.connect(self._presenter.chosen)
        self.wishes.pressed.connect(self._presenter.pressed)

    def read(self, path: Path) -> None:
        """Show what a file holds, or why it cannot be used."""
        try:
            self._presenter.open(read_appointments(_content(path), path.name, self._desk.zone))
        except AppointmentFileError as error:
            self._presenter.refuse(error)


def _content(path: Path) -> bytes:
    """The bytes of a file; one that is too large is read no further than to know it."""
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except OSError as error:
        raise AppointmentFileError(path.name, FileFault.UNREADABLE) from error
