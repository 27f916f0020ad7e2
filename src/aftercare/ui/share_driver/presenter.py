"""What the page for the driver's file shows and does. Decisions, and no widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from aftercare.domain.board_words import nearest_plan
from aftercare.domain.errors import AftercareError
from aftercare.domain.plan import Plan
from aftercare.domain.shared_plan import OwnWords, plan_of
from aftercare.domain.sharing import Chosen, SharedCourse, share
from aftercare.ui.course import Course
from aftercare.ui.handbook import Handbook
from aftercare.ui.messages import problem_words
from aftercare.ui.share_driver.rows import Extra, ShareDriverRows
from aftercare.ui.share_driver.share_rows import nothing_rows, share_driver_rows


class ShareDriverScreen(Protocol):
    """The view, as far as the presenter needs it."""

    def show_share(self, rows: ShareDriverRows) -> None:
        """Show the page."""


class ShareDesk(Protocol):
    """What makes the file, saves it, and shows what it opens."""

    def pack(self, shared: SharedCourse) -> bytes:
        """The file."""

    def unpack(self, content: bytes) -> SharedCourse:
        """What a file says.

        Raises:
            AftercareError: it is not one of ours, or damaged.
        """

    def ask_where(self, name: str) -> Path | None:
        """Ask where a file of this name should go; None if the person changed their mind."""

    def save(self, path: Path, content: bytes) -> None:
        """Write a file, whole or not at all, readable by the person alone.

        Raises:
            AftercareError: it could not be written.
        """

    def show(self, content: bytes) -> None:
        """Open a file as the driver does.

        Raises:
            AftercareError: it is not one of ours, or damaged.
        """


class ShareDriverPresenter:
    """Feeds the page. What may be added is off until the person puts it in, each time anew."""

    def __init__(
        self,
        screen: ShareDriverScreen,
        course: Course,
        handbook: Handbook,
        desk: ShareDesk,
        now: Callable[[], datetime],
    ) -> None:
        """Takes the view, the person's course, our content, what handles files, and a clock."""
        self._screen = screen
        self._course = course
        self._handbook = handbook
        self._desk = desk
        self._now = now
        self._on: set[Extra] = set()
        self._said = ("", False)
        course.on_change(self.refresh)

    def refresh(self) -> None:
        """Show the present moment."""
        now = self._now()
        plan = self._plan(now)
        if plan is None:
            self._screen.show_share(nothing_rows())
            return
        medicines = self._medicines()
        shared = self._desk.unpack(self._content(plan, medicines, now))
        own = OwnWords(plan.topics, plan.wording, plan.help_numbers, plan.disclaimer)
        words, script = self._handbook.caregiver, self._handbook.script
        rows = share_driver_rows(shared, plan, plan_of(shared, own), words, script, self._on, medicines, now)
        said, is_problem = self._said
        self._screen.show_share(rows._replace(said=said, is_problem=is_problem))

    def want(self, extra: Extra, is_on: bool) -> None:
        """Put something into the file, or take it out."""
        self._on.add(extra) if is_on else self._on.discard(extra)
        self._said = ("", False)
        self.refresh()

    def save(self) -> None:
        """Save the file where the person wants it."""
        now = self._now()
        plan = self._plan(now)
        if plan is None:
            return
        # Nobody learns from the name what the file is about.
        path = self._desk.ask_where(f"visit-{plan.session_day().isoformat()}")
        if path is None:
            return
        try:
            self._desk.save(path, self._content(plan, self._medicines(), now))
            said = QCoreApplication.translate("ShareDriver", "Saved as {name}. Hand it over, on a stick or by mail.")
            self._said = (said.format(name=path.name), False)
        except AftercareError as error:
            self._tell(error)
        self.refresh()

    def look(self) -> None:
        """See what the driver will see."""
        now = self._now()
        plan = self._plan(now)
        if plan is None:
            return
        try:
            self._desk.show(self._content(plan, self._medicines(), now))
        except AftercareError as error:
            self._tell(error)
            self.refresh()

    def _plan(self, now: datetime) -> Plan | None:
        plans = [plan for plan in self._course.plans if not plan.session.is_cancelled]
        return nearest_plan(plans, now) if plans else None

    def _content(self, plan: Plan, medicines: Sequence[str], now: datetime) -> bytes:
        chosen = Chosen(
            name=plan.facts.name if Extra.NAME in self._on else "",
            treatment=plan.session.treatment if Extra.TREATMENT in self._on else None,
            medicines=tuple(medicines) if Extra.MEDICINES in self._on else (),
        )
        return self._desk.pack(share(plan, self._course.plans, now, chosen))

    def _medicines(self) -> tuple[str, ...]:
        try:
            return tuple(medicine.name for medicine in self._course.notes.medicines.load())
        except AftercareError:
            # A list that cannot be read is not offered; the rest of the file does not wait for it.
            return ()

    def _tell(self, error: AftercareError) -> None:
        self._said = (problem_words(error), True)
