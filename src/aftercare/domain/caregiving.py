"""What a caregiver reads beside the shared times: what they may see and how long, what helps, and the signs to know."""

from __future__ import annotations

from collections.abc import Mapping

from aftercare.domain.frozen import frozen
from aftercare.domain.sign import WarningSign

_PHRASES = """
the_patient title title_plain shared shared_more made old not_yet_made called_off step_pick_up step_arrive step_home
step_home_line step_night step_night_line night_time night_time_on seen helps not_yet not_yet_rest check_first
ask_clinic emergency_line crisis_line clinic_open clinic_after_hours clinic_plain backup worried board board_source
medicines not_yet_until label_driving label_drugs label_decisions label_hazards label_caring treatment signs_title
signs_subtitle
"""
CAREGIVER_PHRASES: frozenset[str] = frozenset(_PHRASES.split())
"""The phrases every language has to give."""

CAREGIVER_MARKS = ("patient", "driver", "time", "weekday", "name", "medicines", "treatment")
"""The marks they may hold."""


@frozen
class Seen:
    """Something a caregiver may see, and how long; empty where no source says."""

    text: str
    lasts: str = ""
    sources: tuple[str, ...] = ()


@frozen
class CaregiverWords:
    """All of it in one language.

    Attributes:
        phrases: sentences with marks in braces, by name; ``CAREGIVER_PHRASES`` lists them all.
        helps: what helps, in a few words each.
        seen: what they may see.
        signs: the warning signs in words for somebody who watches.
    """

    phrases: Mapping[str, str]
    helps: tuple[str, ...]
    seen: tuple[Seen, ...]
    signs: tuple[WarningSign, ...]

    def say(self, phrase: str, **marks: str) -> str:
        """One phrase with its marks filled in, begun with a capital."""
        text = self.phrases[phrase].format(**marks)
        return text[:1].upper() + text[1:]
