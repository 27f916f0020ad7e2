"""The code for a phone's camera, made beside the window: loading what makes it takes longer than a page may to open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from aftercare.domain.errors import AftercareError
from aftercare.domain.plan import Plan
from aftercare.ui.print_share.ports import Crew, PrintRoom

CodeRows = tuple[tuple[bool, ...], ...]


class VisitCode:
    """Keeps the code of the visit that shows.

    Attributes:
        rows: the code row by row, True for black; empty until it is made, once the visit is over, and if it cannot be.
    """

    def __init__(self, room: PrintRoom, crew: Crew, changed: Callable[[], None]) -> None:
        """Take where it is made and by whom, and what to call when there is another one."""
        self._room = room
        self._crew = crew
        self._changed = changed
        self._plan: Plan | None = None
        self.rows: CodeRows = ()

    def look(self, plan: Plan, course: Sequence[Plan], now: datetime) -> None:
        """Have the code made as it is now. That of another plan is never shown in the meantime."""
        if plan is not self._plan:
            self._plan = plan
            self.rows = ()
        self._crew.run(partial(self._room.code, plan, course, now), partial(self._take, plan))

    def _take(self, plan: Plan, made: CodeRows | AftercareError) -> None:
        rows = () if isinstance(made, AftercareError) else made
        if plan is self._plan and rows != self.rows:
            self.rows = rows
            self._changed()
