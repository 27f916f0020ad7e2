"""What a pop-up shows, as frozen values. It stands on a screen that others may see."""

from __future__ import annotations

from typing import NamedTuple


class PopupRow(NamedTuple):
    """One pop-up.

    Attributes:
        reminder_id: goes back with every wish.
        source: who speaks, "Aftercare. Appointment prep".
        heading: a few words.
        text: one sentence more, or empty.
        icon: Lucide name.
        snooze_text: words of the button that puts it off, "Remind me in 5 min"; empty leaves the button out.
        can_be_answered: True if the words say what Done would mean. Nobody should settle what they have not read.
    """

    reminder_id: str
    source: str
    heading: str
    text: str = ""
    icon: str = "bell"
    snooze_text: str = ""
    can_be_answered: bool = False
