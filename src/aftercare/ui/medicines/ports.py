"""What the medicines page needs of the rest of the program, and what its presenter needs of the view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from aftercare.domain.medicines import Medicine
from aftercare.ui.medicines.rows import MedicinesRows
from aftercare.ui.widgets.segment_tabs import TabRow


class MedicineStore(Protocol):
    """Where the list is kept."""

    def load(self) -> Sequence[Medicine]:
        """The medicines in the order they were added.

        Raises:
            AftercareError: they cannot be read.
        """

    def save(self, medicines: Sequence[Medicine]) -> None:
        """Keep these medicines in place of what was kept before.

        Raises:
            AftercareError: they could not be saved; what was kept before still is.
        """


class MedicinesScreen(Protocol):
    """The view, as far as the presenter needs it."""

    def show_medicines(self, rows: MedicinesRows) -> None:
        """Show the page."""

    def focus_medicine(self, medicine_id: str) -> None:
        """Move focus to a row of the list."""

    def focus_form(self) -> None:
        """Move focus to the first thing of the form or the detail that shows."""


@dataclass(frozen=True, slots=True)
class MedicinesSetting:
    """What the page stands in at one moment.

    Attributes:
        title: of the page.
        subtitle: when the session is.
        today: the day it is for the patient.
        phone: the clinic's number; empty without a clinic.
        tabs: the pages beside this one.
        can_print: whether the list can be put on paper.
    """

    title: str
    subtitle: str
    today: date
    phone: str = ""
    tabs: tuple[TabRow, ...] = ()
    can_print: bool = False
