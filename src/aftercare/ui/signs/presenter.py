"""What the warning signs page shows and what its rows open. Decisions, and no widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Protocol

from aftercare.domain.errors import AftercareError
from aftercare.domain.guidance import HelpNumbers
from aftercare.domain.plan import Plan
from aftercare.domain.recovery import session_to_recover_from
from aftercare.domain.sign import SignEntry, entry_to_act_on, sign_entries
from aftercare.ui.course import Course
from aftercare.ui.handbook import Handbook
from aftercare.ui.signs.rows import SheetRow, SignsRows
from aftercare.ui.signs.sheet_rows import sheet_row, stays_open
from aftercare.ui.signs.sign_rows import warning_sign_rows


class SignsScreen(Protocol):
    """The view, as far as the presenter needs it."""

    def show_signs(self, rows: SignsRows) -> None:
        """Show the four cards."""

    def show_sheet(self, row: SheetRow) -> None:
        """Show what to do about what was picked."""


class OpenCard(Protocol):
    """Remembers a crisis card that was open."""

    def keep(self, entry_id: str) -> None:
        """A card was opened.

        Raises:
            AftercareError: it could not be kept.
        """

    def forget(self) -> None:
        """The person said that they are safe."""

    def is_kept(self) -> bool:
        """Whether a card was open when the program ended."""

    def kept(self, entry_ids: Iterable[str]) -> str:
        """Which of these cards it was."""


class SignsPresenter:
    """Feeds the warning signs page. It reads no store, so it works when nothing else does."""

    def __init__(
        self,
        screen: SignsScreen,
        handbook: Handbook,
        course: Course,
        numbers: HelpNumbers,
        now: Callable[[], datetime],
        call: Callable[[str], None] | None = None,
        card: Callable[[], OpenCard | None] = lambda: None,
    ) -> None:
        """Takes the view, our content, the course, the country's numbers, a clock, and what may be there besides.

        Args:
            screen: the view.
            handbook: our content.
            course: the person's course.
            numbers: the country's numbers.
            now: the moment it is.
            call: places calls from this computer.
            card: what remembers a crisis card; None while nothing does.
        """
        self._screen = screen
        self._handbook = handbook
        self._course = course
        self._numbers = numbers
        self._now = now
        self._call = call
        self._card = card
        self._open: tuple[str, ...] = ()
        course.on_change(self.refresh)

    def refresh(self) -> None:
        """Show the present moment; an open sheet stays open."""
        now, plan = self._now(), self._plan()
        handbook = self._handbook
        self._screen.show_signs(warning_sign_rows(handbook.signs, handbook.script, self._numbers, plan, now))
        if self._open:
            self.choose(self._open)

    def choose(self, entry_ids: Sequence[str]) -> None:
        """Open the sheet for one sign, or for several."""
        entries = {entry.entry_id: entry for entry in self._entries()}
        chosen = [entries[entry_id] for entry_id in entry_ids if entry_id in entries]
        if not chosen:
            return
        self._open = tuple(entry_ids)
        self._remember(entry_to_act_on(chosen))
        script = self._handbook.script
        self._screen.show_sheet(
            sheet_row(chosen, script, self._numbers, self._plan(), self._now(), can_call=self._call is not None)
        )

    def close_sheet(self) -> None:
        """The sheet was closed."""
        self._open = ()

    def safe(self) -> None:
        """The person says that they are safe now."""
        card = self._card()
        if card is not None:
            card.forget()

    def _remember(self, entry: SignEntry | None) -> None:
        card = self._card()
        if card is None or entry is None or not stays_open(entry):
            return
        try:
            card.keep(entry.entry_id)
        except AftercareError:
            # The card is on the screen; that it cannot be remembered is no reason to say anything else now.
            return

    def call(self, number: str) -> None:
        """Call a number from this computer, if it can."""
        if self._call is not None:
            self._call(number)

    def _entries(self) -> tuple[SignEntry, ...]:
        plan = self._plan()
        return sign_entries(self._handbook.signs, plan.session.treatment if plan is not None else None)

    def _plan(self) -> Plan | None:
        return session_to_recover_from(self._course.plans, self._now())
