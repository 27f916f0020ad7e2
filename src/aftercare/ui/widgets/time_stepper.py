"""A time of day, with a button for a quarter of an hour earlier and one for a quarter of an hour later."""

from __future__ import annotations

from aftercare.ui.widgets.stepper import Stepper


class TimeStepper(Stepper):
    """Shows the time it is told to show."""

    def show_time(self, label: str, time: str) -> None:
        """Show what is asked and the time in words."""
        earlier = self.tr("15 minutes earlier: {label} {time}").format(label=label, time=time)
        later = self.tr("15 minutes later: {label} {time}").format(label=label, time=time)
        self.show_value(label, time, earlier, later)
