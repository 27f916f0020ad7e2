"""The four ways of giving ketamine that Aftercare knows. Each has its own rules; a rule never leaks to another."""

from __future__ import annotations

from enum import Enum


class Treatment(Enum):
    """How the medicine is given."""

    IV_INFUSION = "iv-infusion"
    IM_INJECTION = "im-injection"
    ESKETAMINE_NASAL = "esketamine-nasal"
    ORAL = "oral"
