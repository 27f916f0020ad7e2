"""What a new session is made with: the clinic in force, the patient's facts, the zones, and our guidance.

Loaded when a session is entered: in the first run or in Settings. Only parts of ``app.py`` use it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aftercare.clock import Here
from aftercare.domain.condition import PatientFacts
from aftercare.domain.planning import PlanRequest
from aftercare.domain.quiet_hours import QuietHours
from aftercare.domain.treatment import Treatment
from aftercare.person_files import LANGUAGE, kept_content

if TYPE_CHECKING:
    from aftercare.content.kept_content import KeptContent
    from aftercare.domain.clinic import ClinicPack
    from aftercare.domain.contacts import Driver
    from aftercare.domain.guidance import Guidance
    from aftercare.domain.session import Session
    from aftercare.domain.wording import Wording
    from aftercare.person_files import PersonFiles
    from aftercare.ui.course import Course

_NO_ZONE = ZoneInfo("UTC")


class ContentDesk:
    """The real desk; see ``ui/appointment/ports.py``."""

    def __init__(self, root: Path, opened: Callable[[], PersonFiles | None], course: Course, here: Here) -> None:
        """Take where our content lies, the person's files, their course, and the zone of this computer."""
        self._root = root
        self._opened = opened
        self._course = course
        self._here = here
        self._kept: KeptContent | None = None

    @property
    def clinic(self) -> ClinicPack | None:
        """The clinic's pack in force."""
        return self._course.clinic

    @property
    def wording(self) -> Wording:
        """How times are said."""
        return self.guidance(Treatment.IV_INFUSION).wording

    @property
    def here(self) -> ZoneInfo:
        """The zone of this computer."""
        return self._here() or _NO_ZONE

    @property
    def zone(self) -> ZoneInfo:
        """The zone whose clocks the clinic goes by: what its pack says, else that of sessions before, else here."""
        clinic = self.clinic
        if clinic is not None and clinic.zone:
            try:
                return ZoneInfo(clinic.zone)
            except ZoneInfoNotFoundError:
                return self.here
        plans = self._course.plans
        return plans[-1].zone if plans else self.here

    def guidance(self, treatment: Treatment) -> Guidance:
        """Our guidance for plans of a treatment."""
        if self._kept is None:
            files = self._opened()
            self._kept = kept_content(files.place if files is not None else Path())
        return self._kept.plan_guidance(self._root, LANGUAGE, treatment)

    @property
    def facts(self) -> PatientFacts:
        """What is known of the patient."""
        files = self._opened()
        return files.private.known_facts() if files is not None else PatientFacts()

    def treatments(self) -> Sequence[Treatment]:
        """Those the clinic offers; all of them without a clinic."""
        clinic = self.clinic
        return tuple(Treatment) if clinic is None else tuple(one.treatment for one in clinic.treatments)

    def treatment_name(self, treatment: Treatment) -> str:
        """How a treatment is called."""
        return self.guidance(treatment).names.get(treatment.value, treatment.value)

    def visit_length(self, treatment: Treatment) -> timedelta:
        """How long a visit takes, as the clinic says or as our guidance takes it."""
        offer = self.clinic.offers(treatment) if self.clinic is not None else None
        said = offer.visit_length if offer is not None else None
        return said or self.guidance(treatment).visit_length(treatment)

    def sessions(self) -> Sequence[Session]:
        """The sessions that are entered already."""
        return tuple(plan.session for plan in self._course.plans)

    def request(self, session: Session, driver: Driver | None = None) -> PlanRequest:
        """What the plan of a new session is made from."""
        files = self._opened()
        own = files.schedule.pulse.quiet_hours() if files is not None else None
        here = self._here()
        quiet = QuietHours(*own, here) if own is not None and here is not None else None
        guidance = self.guidance(session.treatment)
        return PlanRequest(guidance, self.clinic, self.facts, session, self.zone, (), driver, quiet, here)
