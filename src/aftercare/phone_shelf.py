"""Pages for a phone among the things to hand on, the patient’s and the driver’s. Only parts of ``app.py`` use it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from aftercare.domain.plan import Plan
from aftercare.domain.today import TaskState
from aftercare.resource_root import resource_root
from aftercare.ui.print_share.ports import SharedFile
from aftercare.ui.print_share.rows import ThingRow

if TYPE_CHECKING:
    from aftercare.domain.phone.words import PhoneWords
    from aftercare.domain.sheets.words import SheetWords
    from aftercare.ui.phone.request import PhoneRequest

States = Callable[[str], Mapping[str, TaskState]]
_STAYS_USEFUL = timedelta(days=2)
"""How long after a session its page is still offered: until its limits are over [D]."""


class _PhonePages:
    """What both pages are made from."""

    def __init__(self, words: Callable[[], SheetWords], states: States, language: str) -> None:
        """Take the words of sheets, what has become of the tasks of a session, and the language of our content."""
        self._sheet_words = words
        self._read_states = states
        self._language = language
        self._states: dict[str, Mapping[str, TaskState]] = {}

    def _take_states(self, course: Sequence[Plan]) -> None:
        # The stored files belong to the thread of the window, and pages are made in another one.
        self._states = {plan.session.session_id: dict(self._read_states(plan.session.session_id)) for plan in course}

    def _request(self, course: Sequence[Plan], now: datetime) -> PhoneRequest:
        from aftercare.ui.phone.request import PhoneRequest

        states = self._states
        return PhoneRequest(tuple(course), lambda one: states.get(one, {}), self._words, self._sheet_words(), now)

    @cached_property
    def _words(self) -> PhoneWords:
        from aftercare.content.guidance_reader import read_phones_words

        return read_phones_words(resource_root(), self._language)


class PatientsPhonePage(_PhonePages):
    """The page for the patient's own phone."""

    thing_id = "my-phone-page"

    def row(self, plan: Plan, course: Sequence[Plan], now: datetime) -> ThingRow | None:
        """Offered while something is to come, or has just been."""
        if all(one.session.is_cancelled or one.session.end + _STAYS_USEFUL <= now for one in course):
            return None
        self._take_states(course)
        translate = QCoreApplication.translate
        return ThingRow(
            self.thing_id,
            translate("PrintShare", "My plan on my phone"),
            translate("PrintShare", "Shows what is allowed right now, with no network. Send the file to your phone."),
            translate("PrintShare", "Save phone page"),
            "smartphone",
        )

    def make(self, plan: Plan, course: Sequence[Plan], now: datetime) -> SharedFile:
        """The page. Its name tells nobody what it is about."""
        from aftercare.documents.phone_page import phone_page_html
        from aftercare.ui.phone.patient_page import patient_page

        page = phone_page_html(patient_page(self._request(course, now)))
        return SharedFile(f"appointment-{plan.session_day().isoformat()}.html", page.encode())


class DriversPhonePage(_PhonePages):
    """The page for the phone of whoever drives to the session in charge."""

    thing_id = "drivers-phone-page"

    def row(self, plan: Plan, course: Sequence[Plan], now: datetime) -> ThingRow | None:
        """Offered while there is somebody who drives, or stays."""
        driver = plan.driver
        is_over = plan.session.end + _STAYS_USEFUL <= now
        if driver is None or not driver.name or plan.session.is_cancelled or is_over:
            return None
        translate = QCoreApplication.translate
        return ThingRow(
            self.thing_id,
            translate("PrintShare", "The day on {name}’s phone").format(name=driver.name),
            translate("PrintShare", "Times, what is not yet, and when to call. Nothing about your treatment."),
            translate("PrintShare", "Save driver’s phone page"),
            "smartphone",
        )

    def make(self, plan: Plan, course: Sequence[Plan], now: datetime) -> SharedFile:
        """The page. Its name tells nobody what it is about."""
        from aftercare.documents.phone_page import phone_page_html
        from aftercare.ui.phone.driver_page import driver_page

        page = phone_page_html(driver_page(self._request(course, now)))
        return SharedFile(f"pick-up-{plan.session_day().isoformat()}.html", page.encode())
