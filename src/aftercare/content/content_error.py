"""The error of content that has to be whole and is not."""

from __future__ import annotations

from aftercare.domain.errors import AftercareError
from aftercare.domain.fault import Fault


class ContentError(AftercareError):
    """Our own guidance cannot be used as it is.

    Attributes:
        faults: everything that is wrong with it.
    """

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults
