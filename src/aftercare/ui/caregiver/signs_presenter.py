"""The warning signs for a caregiver: those to know, in words for somebody who watches."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from aftercare.domain.calling import CallScript
from aftercare.domain.caregiving import CaregiverWords
from aftercare.domain.plan import Plan
from aftercare.domain.sharing import SharedCourse
from aftercare.domain.sign import sign_entries
from aftercare.domain.treatment import Treatment
from aftercare.ui.signs.presenter import SignsScreen
from aftercare.ui.signs.sheet_rows import sheet_row
from aftercare.ui.signs.sign_rows import warning_sign_rows


class CaregiverSigns:
    """Feeds the page of warning signs. What was not shared is a blank to say aloud."""

    def __init__(
        self,
        screen: SignsScreen,
        shared: SharedCourse,
        plan: Plan,
        words: CaregiverWords,
        script: CallScript,
        now: Callable[[], datetime],
    ) -> None:
        """Takes the view, the file, the plan that stands for it, our words, and a clock."""
        self._screen = screen
        self._plan = plan
        self._words = words
        self._script = script_for(shared, script)
        self._now = now
        self._open: tuple[str, ...] = ()

    def refresh(self) -> None:
        """Show the present moment; an open sheet stays open."""
        rows = warning_sign_rows(self._words.signs, self._script, self._plan.help_numbers, self._plan, self._now())
        title, subtitle = self._words.say("signs_title"), self._words.say("signs_subtitle")
        shown = tuple(card for card in rows.cards if card.rows)
        self._screen.show_signs(rows._replace(title=title, subtitle=subtitle, subtitle_brief="", cards=shown))
        if self._open:
            self.choose(self._open)

    def choose(self, entry_ids: Sequence[str]) -> None:
        """Open the sheet for one sign, or for several."""
        entries = {entry.entry_id: entry for entry in sign_entries(self._words.signs, None)}
        chosen = [entries[entry_id] for entry_id in entry_ids if entry_id in entries]
        if chosen:
            self._open = tuple(entry_ids)
            row = sheet_row(chosen, self._script, self._plan.help_numbers, self._plan, self._now())
            self._screen.show_sheet(row._replace(watch_line=""))

    def close_sheet(self) -> None:
        """The sheet was closed."""
        self._open = ()


def script_for(shared: SharedCourse, script: CallScript) -> CallScript:
    """What to say on the phone, with the treatment left blank unless the patient told it."""
    if shared.chosen.treatment is not None:
        return script
    return replace(script, treatments=dict.fromkeys(Treatment, ""))
