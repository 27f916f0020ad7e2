"""What the app shell shows around the pages, as frozen values."""

from __future__ import annotations

from typing import NamedTuple


class HeaderRow(NamedTuple):
    """Title and one sentence of a page; `subtitle_brief` takes the sentence's place in compact windows."""

    title: str
    subtitle: str = ""
    subtitle_brief: str = ""


class IdentityRow(NamedTuple):
    """Whose app this is, shown in the sidebar only and never in the window title.

    Attributes:
        clinic_name: empty without a clinic, then the app's own name and mark stand there.
        clinic_brief: one or two words for narrow windows, "Riverside".
        patient_name: first name.
        treatment: "IV infusion".
        accent: "#rrggbb" of the clinic for the logo disc, or empty for our own.
        mark: a word every screen must carry, "Sample patient" or "Draft plan"; empty shows none.
    """

    clinic_name: str = ""
    clinic_brief: str = ""
    patient_name: str = ""
    treatment: str = ""
    accent: str = ""
    mark: str = ""


class StripRow(NamedTuple):
    """One sentence at the foot of the window with at most one button, "Your checklist is saved." and "Open it".

    `strip_id` goes back with the button's wish; an empty `action_text` shows no button.
    """

    strip_id: str
    text: str
    action_text: str = ""
    icon: str = "check"
