"""What entering an appointment needs of the rest of the program."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.contacts import Driver
from aftercare.domain.planning import PlanRequest
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment
from aftercare.domain.wording import Wording


class SessionDesk(Protocol):
    """Knows what a new session is made with: the clinic, the patient, the zones and the words."""

    @property
    def clinic(self) -> ClinicPack | None:
        """The clinic's pack in force; None for general guidance."""

    @property
    def wording(self) -> Wording:
        """How times are said."""

    @property
    def zone(self) -> ZoneInfo:
        """The zone whose clocks the clinic goes by."""

    @property
    def here(self) -> ZoneInfo:
        """The zone of this computer."""

    def treatments(self) -> Sequence[Treatment]:
        """Those the clinic offers; all of them without a clinic."""

    def treatment_name(self, treatment: Treatment) -> str:
        """How a treatment is called."""

    def visit_length(self, treatment: Treatment) -> timedelta:
        """How long a visit takes, as the clinic says or as our guidance takes it."""

    def sessions(self) -> Sequence[Session]:
        """The sessions that are entered already."""

    def request(self, session: Session, driver: Driver | None = None) -> PlanRequest:
        """What the plan of a new session is made from."""
