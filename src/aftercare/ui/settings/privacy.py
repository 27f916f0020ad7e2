"""What others can see, what is stored where, and what never leaves this computer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from aftercare.ui.form.blocks import Block, CardBlock, FactsBlock, HeadingBlock, SayBlock, SwitchBlock, Tone
from aftercare.ui.reminder_test.presenter import Switch
from aftercare.ui.settings.section import Section

DISCREET = "discreet"


class PrivacySection(Section):
    """One switch, and plain words."""

    icon = "lock"

    def __init__(self, details: Switch) -> None:
        """Takes the switch that lets pop-ups say what a reminder is about."""
        self._details = details

    def title(self) -> str:
        """Its name."""
        return QCoreApplication.translate("Settings", "Privacy")

    def line(self) -> str:
        """What a pop-up says."""
        translate = QCoreApplication.translate
        if self._details.is_on():
            return translate("Settings", "Pop-ups say what a reminder is about.")
        return translate("Settings", "Pop-ups say only “Appointment prep”.")

    def blocks(self) -> tuple[Block, ...]:
        """All of it."""
        translate = QCoreApplication.translate
        discreet = SwitchBlock(
            DISCREET,
            translate("Settings", "Keep pop-ups private"),
            not self._details.is_on(),
            translate("Settings", "They name no medicine, rule or clinic."),
        )
        stored = (
            (
                translate("Settings", "schedule.db"),
                translate("Settings", "Times of sessions and reminders. No names, no medicines."),
            ),
            (
                translate("Settings", "private.db"),
                translate("Settings", "Your name, answers, medicines, treatment and driver."),
            ),
            (translate("Settings", "copies"), translate("Settings", "Copies of both files, to go back to.")),
            (translate("Settings", "sheets"), translate("Settings", "Sheets that were opened on this computer.")),
            (translate("Settings", "preferences.json"), translate("Settings", "Text size, colors and switches.")),
        )
        return (
            CardBlock("others", (HeadingBlock(translate("Settings", "What others can see")), discreet)),
            FactsBlock(translate("Settings", "What is stored, in one folder"), stored),
            SayBlock(translate("Settings", "Only your user on this computer can read these files."), icon="user"),
            SayBlock(
                translate("Settings", "Nothing is sent anywhere. Aftercare has no account and uses no network."),
                icon="lock",
            ),
            SayBlock(
                translate(
                    "Settings",
                    "The files are not encrypted. Anyone who can use your account on this computer can read them.",
                ),
                Tone.CARE,
                "info",
            ),
        )

    def switched(self, key: str, is_on: bool) -> None:
        """Say less, or more."""
        if key == DISCREET:
            (self._details.turn_off if is_on else self._details.turn_on)()
