"""The people around a session: the driver, a backup, and whether they said yes."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from aftercare.domain.frozen import frozen


class DriverStatus(Enum):
    """How far the ride home has been arranged."""

    NOT_ARRANGED = "not-arranged"
    ASKED = "asked"
    CONFIRMED = "confirmed"


@frozen
class Driver:
    """Who takes the patient home.

    Attributes:
        name: first name.
        phone: number as written.
        status: whether they said yes.
        pick_up: when they fetch the patient to go to the clinic, if they do.
        backup_name: who comes if they cannot.
        backup_phone: the backup's number.
    """

    name: str
    phone: str
    status: DriverStatus = DriverStatus.NOT_ARRANGED
    pick_up: datetime | None = None
    backup_name: str = ""
    backup_phone: str = ""
