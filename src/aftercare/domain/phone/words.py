"""The words that stand on the page for a phone only. They are content, one file a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_PHRASES = """
title_patient title_driver help now all_times day todo todo_note todo_lost signs calls made no_changes no_scripts
early over broken end_doubt zone zone_time check next limits limits_none in_session nothing_lead left_by_clock
emergency crisis clinic clinic_after_hours driver backup tile limits_ask
"""
REQUIRED_PHRASES: frozenset[str] = frozenset(_PHRASES.split())
"""The phrases every language has to give."""


@dataclass(frozen=True, slots=True)
class PhoneWords:
    """The words of one language: sentences with marks in braces, by name."""

    phrases: Mapping[str, str]

    def say(self, phrase: str, **marks: str) -> str:
        """One phrase with its marks filled in."""
        return self.phrases[phrase].format(**marks)
