"""Where the app's sheets are made and shown. Only ``app.py`` uses it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aftercare.resource_root import asset_root

if TYPE_CHECKING:
    from aftercare.domain.plan import Plan
    from aftercare.domain.sheets.printing import Printing


class Sheets:
    """Makes sheets in the person's own folder and opens them with whatever this computer has.

    Attributes:
        place: the person's folder; another one if theirs could only be opened later.
    """

    def __init__(self, place: Path) -> None:
        """Take the person's folder."""
        self.place = place

    def make_checklist(self, plan: Plan, now: datetime) -> Path:
        """Write the preparation checklist of a plan and say where it is."""
        from aftercare.documents.preparation_checklist import preparation_checklist_pdf
        from aftercare.domain.checklist_maker import preparation_checklist
        from aftercare.storage.data_folder import write_private_file

        pdf = preparation_checklist_pdf(preparation_checklist(plan, now), asset_root() / "fonts")
        return write_private_file(self.place / "sheets" / f"checklist-{plan.session_day().isoformat()}.pdf", pdf)

    def make_calendar(self, printing: Printing, *, is_for_driver: bool = False, is_detailed: bool = False) -> Path:
        """Write the calendar file of a course, for the patient or the driver, and say where it is.

        Raises:
            EmptyCalendarError: nothing is still to come.
        """
        from aftercare.documents.calendar_file import calendar_file
        from aftercare.domain.calendar import driver_events, patient_events
        from aftercare.storage.data_folder import write_private_file

        events = (driver_events if is_for_driver else patient_events)(printing, is_detailed=is_detailed)
        # Nobody learns from the name what the file is about.
        name = "pick-up" if is_for_driver else "appointment"
        file = self.place / "sheets" / f"{name}-{printing.plan.session_day().isoformat()}.ics"
        return write_private_file(file, calendar_file(events, printing.printed_at))

    def open(self, sheet: Path) -> None:
        """Show a sheet in whatever program this computer has for it."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(sheet)))
