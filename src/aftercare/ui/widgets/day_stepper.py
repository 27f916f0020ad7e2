"""A day, with a button for one day earlier and one for one day later."""

from __future__ import annotations

from aftercare.ui.widgets.stepper import Stepper


class DayStepper(Stepper):
    """Shows the day it is told to show."""

    def show_day(self, label: str, day: str, *, is_set: bool) -> None:
        """Show what is asked and the day in words; `is_set` is False for words such as "No day yet"."""
        earlier = self.tr("One day earlier: {label} {day}").format(label=label, day=day)
        later = self.tr("One day later: {label} {day}").format(label=label, day=day)
        self.show_value(label, day, earlier, later, is_set=is_set)
