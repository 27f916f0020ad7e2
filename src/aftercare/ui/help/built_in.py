"""The help numbers that stand in the window before anything has been read, and when nothing can be."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from aftercare.ui.help.rows import HelpLevel, HelpRow, HelpRows

_EMERGENCY, _CRISIS = "911", "988"


def built_in_help_rows() -> HelpRows:
    """Emergency and crisis for the United States, where the first clinics are; the person's own come with the plan."""
    translate = QCoreApplication.translate
    danger = translate("Help", "Chest pain, can’t breathe, can’t be woken")
    rows = (
        HelpRow(HelpLevel.EMERGENCY, translate("Help", "In danger, or very ill"), danger, _EMERGENCY, "9 1 1"),
        HelpRow(
            HelpLevel.CRISIS,
            translate("Help", "Thoughts of suicide, or can’t cope"),
            translate("Help", "Call, text or chat. Day or night."),
            _CRISIS,
            "9 8 8",
        ),
    )
    title, subtitle = translate("Help", "Get help now"), translate("Help", "Pick up any phone. Call the number.")
    return HelpRows(title=title, subtitle=subtitle, rows=rows)
