"""Asks about an appointment that came as a file, and uses it only after a yes. Decisions, and no widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from aftercare.domain.appointment_file import AppointmentFileError, FoundAppointment
from aftercare.domain.errors import AftercareError
from aftercare.domain.reminder import neutral_id
from aftercare.domain.session import Session
from aftercare.domain.session_match import Meaning, match, session_id_of
from aftercare.domain.treatment import Treatment
from aftercare.ui.appointment.ports import SessionDesk
from aftercare.ui.course import Course
from aftercare.ui.form.blocks import Block
from aftercare.ui.messages import message_of
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.visit_file.blocks import LEAVE, MEANS, TREATMENT, USE, WHICH, visit_blocks
from aftercare.ui.visit_file.rows import NEW, Asked, Failed, Finished, Refused

_SHORTEST, _LONGEST = timedelta(minutes=15), timedelta(hours=12)


class VisitFileScreen(Protocol):
    """The view, as far as the presenter needs it."""

    def show_form(self, header: HeaderRow, blocks: Sequence[Block], *, is_broad: bool = False) -> None:
        """Show a title and blocks."""


class VisitFilePresenter:
    """Feeds the page of an appointment file."""

    def __init__(
        self,
        screen: VisitFileScreen,
        desk: SessionDesk,
        course: Course,
        now: Callable[[], datetime],
        leave: Callable[[], object],
    ) -> None:
        """Takes the view, what a session is made with, the course, the moment it is, and the way back to Today."""
        self._screen = screen
        self._desk = desk
        self._course = course
        self._now = now
        self._leave = leave
        self._shown: Asked | Refused | Finished | Failed = Finished("")

    def open(self, found: Sequence[FoundAppointment]) -> None:
        """Ask about the appointments of a file; the first that is still to come stands in front."""
        appointments, now = tuple(found), self._now()
        coming = (place for place, one in enumerate(appointments) if one.starts is not None and one.starts > now)
        self._ask(appointments, next(coming, 0))

    def refuse(self, error: AppointmentFileError) -> None:
        """Say why a file cannot be used."""
        self._show(Refused(error.name, error.fault))

    def chosen(self, key: str, value: str) -> None:
        """An answer was chosen."""
        if not isinstance(self._shown, Asked):
            return
        asked = self._shown
        match key:
            case _ if key == WHICH:
                self._ask(asked.found, int(value))
            case _ if key == MEANS:
                self._show(self._with_length(asked._replace(answer=value)))
            case _ if key == TREATMENT:
                self._show(self._with_length(asked._replace(treatment=Treatment(value))))
            case _:
                return

    def pressed(self, key: str) -> None:
        """A button was pressed."""
        if key == LEAVE:
            self._leave()
        elif key == USE and isinstance(self._shown, Asked):
            self._use(self._shown)

    def refresh(self) -> None:
        """Show the same again, for another language or zone."""
        self._show(self._shown)

    def _ask(self, found: tuple[FoundAppointment, ...], place: int) -> None:
        meant = match(found[place], self._desk.sessions(), self._desk.zone, self._now())
        answer = meant.session.session_id if meant.session is not None else NEW
        asked = Asked(found, place, meant, answer, self._usual_treatment(), timedelta())
        self._show(self._with_length(asked))

    def _usual_treatment(self) -> Treatment | None:
        """That of the last session; the only one there is; else nobody knows."""
        offered, sessions = self._desk.treatments(), self._desk.sessions()
        if len(offered) == 1:
            return offered[0]
        last = max(sessions, key=lambda one: one.planned_start, default=None)
        return last.treatment if last is not None and last.treatment in offered else None

    def _with_length(self, asked: Asked) -> Asked:
        """As long as the file says; else as the session that moves, or as the clinic says."""
        starts, ends = asked.one.starts, asked.one.ends
        moving = self._session(asked.answer)
        usual = asked.treatment or next(iter(self._desk.treatments()), Treatment.IV_INFUSION)
        length = self._desk.visit_length(usual)
        if moving is not None:
            length = moving.planned_end - moving.planned_start
        said = ends - starts if starts is not None and ends is not None else timedelta()
        return asked._replace(length=said if _SHORTEST <= said <= _LONGEST else length)

    def _session(self, session_id: str) -> Session | None:
        return next((one for one in self._desk.sessions() if one.session_id == session_id), None)

    def _use(self, asked: Asked) -> None:
        # What was asked may have been answered elsewhere meanwhile.
        if match(asked.one, self._desk.sessions(), self._desk.zone, self._now()) != asked.match:
            self._ask(asked.found, asked.place)
            return
        try:
            said = self._used(asked)
        except AftercareError as error:
            message = message_of(error)
            self._show(Failed(message.title, message.detail))
            return
        if said:
            self._show(Finished(said))

    def _used(self, asked: Asked) -> str:
        """Enter what was asked about; gives what to say of it, or nothing if a question is still open."""
        translate, found = QCoreApplication.translate, asked.one
        if asked.match.meaning is Meaning.CALL_OFF and asked.match.session is not None:
            self._course.cancel_session(asked.match.session.session_id)
            return translate("VisitFile", "The session is called off. Its reminders are gone.")
        if found.starts is None or asked.match.meaning not in (Meaning.ADD, Meaning.MOVE):
            return ""
        starts = found.starts.astimezone(UTC).astimezone(self._desk.zone)
        ends = (found.starts.astimezone(UTC) + asked.length).astimezone(self._desk.zone)
        if asked.answer != NEW:
            self._course.move_session(asked.answer, starts, ends, self._now())
            return translate("VisitFile", "Your session is moved. All times follow it. Print your sheets again.")
        if asked.treatment is None:
            return ""
        session = Session(self._free_id(found), asked.treatment, starts, ends)
        self._course.add_session(self._desk.request(session))
        return translate("VisitFile", "Your session is entered. Today shows what to do, and when.")

    def _free_id(self, found: FoundAppointment) -> str:
        """The name of its session; another one if an earlier visit of the same name is over."""
        name = session_id_of(found)
        if self._session(name) is None or found.starts is None:
            return name
        return neutral_id("appointment-file", found.uid, found.starts.astimezone(UTC).isoformat())

    def _show(self, shown: Asked | Refused | Finished | Failed) -> None:
        self._shown = shown
        translate = QCoreApplication.translate
        header = HeaderRow(
            translate("VisitFile", "An appointment from a file"),
            translate("VisitFile", "Nothing is used before you say yes."),
        )
        self._screen.show_form(header, visit_blocks(shown, self._desk))
