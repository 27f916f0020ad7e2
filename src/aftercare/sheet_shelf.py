"""Where the app's sheets are made and shown. Only ``app.py`` uses it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aftercare.resource_root import asset_root

if TYPE_CHECKING:
    from aftercare.domain.plan import Plan


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

    def open(self, sheet: Path) -> None:
        """Show a sheet in whatever program this computer has for it."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(sheet)))
