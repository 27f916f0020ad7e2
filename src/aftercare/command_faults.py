"""What stops a command: one or more faults, each told on a line of its own."""

from __future__ import annotations

from collections.abc import Iterable

from aftercare.content.findings import shown
from aftercare.domain.fault import Fault

COMMAND_LINE = "command line"


class FaultsFound(Exception):
    """The work cannot go on; every fault is in here."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


def stop(file: str, place: str, problem: str, remedy: str) -> FaultsFound:
    """One fault, to be raised."""
    return FaultsFound([Fault(shown(file), place, problem, remedy)])


def reason_of(error: OSError) -> str:
    """Why the system refused, in its own words."""
    return error.strerror or "the path cannot be used"
