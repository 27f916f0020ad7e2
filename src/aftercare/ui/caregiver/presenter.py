"""What the caregiver page shows and what its tiles answer. Decisions, and no widgets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from aftercare.domain.calling import CallScript
from aftercare.domain.caregiving import CaregiverWords
from aftercare.domain.plan import Plan
from aftercare.domain.sharing import SharedCourse
from aftercare.ui.caregiver.caregiver_rows import caregiver_rows, patient_of, shared_tiles
from aftercare.ui.caregiver.rows import CaregiverRows
from aftercare.ui.today.rows import WhyRow


class CaregiverScreen(Protocol):
    """The view, as far as the presenter needs it."""

    def show_caregiver(self, rows: CaregiverRows) -> None:
        """Show the page."""

    def show_why(self, row: WhyRow) -> None:
        """Open what there is to say about a tile."""


class CaregiverPresenter:
    """Feeds the caregiver page with one shared file, up to the minute. It stores nothing."""

    def __init__(
        self,
        screen: CaregiverScreen,
        shared: SharedCourse,
        plan: Plan,
        words: CaregiverWords,
        script: CallScript,
        now: Callable[[], datetime],
    ) -> None:
        """Takes the view, the file, the plan that stands for it, our words, and a clock."""
        self._screen = screen
        self._shared = shared
        self._plan = plan
        self._words = words
        self._script = script
        self._now = now

    def refresh(self) -> None:
        """Show the present moment."""
        self._screen.show_caregiver(caregiver_rows(self._shared, self._plan, self._words, self._script, self._now()))

    def why(self, topic_id: str) -> None:
        """Say whose answer a tile is: the reasons stayed with the patient."""
        tiles = shared_tiles(self._shared, self._plan, self._now())
        tile = next((one for one in tiles if one.topic_id == topic_id), None)
        if tile is None:
            return
        source = self._words.say("board_source", patient=patient_of(self._shared, self._words))
        rule = f"{tile.word}. {tile.full[:1].upper()}{tile.full[1:]}".rstrip(". ") + "."
        self._screen.show_why(WhyRow(topic_id, tile.name, rule, "", source, "", tile.icon))
