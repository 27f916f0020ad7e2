"""How reminders come, and when they are quiet. The switches are those of "Test my reminders" too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from aftercare.ui.form.blocks import Block, CardBlock, HeadingBlock, LinkBlock, SayBlock, StepBlock, SwitchBlock, Tone
from aftercare.ui.reminder_test.presenter import Switch
from aftercare.ui.reminder_test.quiet_times import QuietTimes
from aftercare.ui.settings.section import Section

TEST, LOGIN, FALLBACK, POPUP, DETAILS, SOUND = "reminder-test", "login", "fallback", "popup", "details", "sound"
AS_CLINIC, BEDTIME, MORNING = "as-clinic", "bedtime", "morning"


class ReminderDesk(Protocol):
    """What decides how reminders come on this computer."""

    def switches(self) -> Mapping[str, Switch]:
        """Every switch by its key; empty before the program has begun to look after reminders."""

    def quiet(self) -> QuietTimes | None:
        """The person's quiet hours; None before that."""


class RemindersSection(Section):
    """Switches, quiet hours, and the way to the test."""

    icon = "bell"

    def __init__(self, desk: ReminderDesk, open_test: Callable[[], object]) -> None:
        """Takes the switches, and what opens the page that tests reminders."""
        self._desk = desk
        self._open_test = open_test

    def title(self) -> str:
        """Its name."""
        return QCoreApplication.translate("Settings", "Reminders")

    def line(self) -> str:
        """Whether they come after a restart."""
        translate = QCoreApplication.translate
        login = self._desk.switches().get(LOGIN)
        if login is not None and login.is_on():
            return translate("Settings", "Aftercare starts when you log in.")
        return translate("Settings", "They come only while Aftercare is open.")

    def blocks(self) -> tuple[Block, ...]:
        """All of it."""
        translate = QCoreApplication.translate
        test = translate("Settings", "See whether they show on this computer.")
        blocks: list[Block] = [LinkBlock(TEST, translate("Settings", "Test my reminders"), test, "bell-ring")]
        switches = self._desk.switches()
        rows = [self._row(key, switch) for key, switch in switches.items()]
        if rows:
            blocks.append(CardBlock("switches", (HeadingBlock(translate("Settings", "On this computer")), *rows)))
        else:
            blocks.append(SayBlock(translate("Settings", "Reminders are stopped."), Tone.CARE, "triangle-alert"))
        return (*blocks, *self._quiet_blocks())

    @staticmethod
    def _row(key: str, switch: Switch) -> SwitchBlock:
        translate = QCoreApplication.translate
        words, line = {
            LOGIN: (translate("Settings", "Start Aftercare when I log in"), ""),
            FALLBACK: (
                translate("Settings", "Also look for reminders while Aftercare is closed"),
                translate("Settings", "Your computer starts a short check every 15 minutes."),
            ),
            POPUP: (
                translate("Settings", "Use Aftercare’s own pop-up"),
                translate("Settings", "It stays on the screen until you close it."),
            ),
            DETAILS: (
                translate("Settings", "Say in the pop-up what the reminder is about"),
                translate("Settings", "Others who see your screen can read it."),
            ),
            SOUND: (
                translate("Settings", "Make a sound with each reminder"),
                translate("Settings", "Never in quiet hours, and never during a session."),
            ),
        }[key]
        return SwitchBlock(key, words, switch.is_on(), line)

    def _quiet_blocks(self) -> list[Block]:
        quiet = self._desk.quiet()
        row = quiet.row() if quiet is not None else None
        if row is None:
            return []
        translate = QCoreApplication.translate
        said = translate(
            "Settings", "In these hours Aftercare makes no sound, but for what your clinic marked as urgent."
        )
        blocks: list[Block] = [
            HeadingBlock(translate("Settings", "Quiet hours")),
            SayBlock(said, Tone.QUIET),
            SwitchBlock(
                AS_CLINIC,
                translate("Settings", "As my clinic says"),
                not row.is_own,
                translate("Settings", "Turn this off to set your own bedtime and morning."),
            ),
        ]
        if row.problem:
            blocks.append(SayBlock(row.problem, Tone.CARE, "triangle-alert"))
        if row.is_own:
            blocks += [
                _time(BEDTIME, translate("Settings", "Bedtime"), row.bedtime),
                _time(MORNING, translate("Settings", "Morning"), row.morning),
            ]
        else:
            hours = translate("Settings", "From {bedtime} to {morning}")
            blocks.append(SayBlock(hours.format(bedtime=row.bedtime, morning=row.morning), Tone.STRONG))
        return [CardBlock("quiet", tuple(blocks))]

    def pressed(self, key: str) -> None:
        """Open the test."""
        if key == TEST:
            self._open_test()

    def switched(self, key: str, is_on: bool) -> None:
        """Turn a switch."""
        quiet = self._desk.quiet()
        if key == AS_CLINIC and quiet is not None:
            quiet.live_as_the_clinic_says(is_on)
            return
        switch = self._desk.switches()[key]
        (switch.turn_on if is_on else switch.turn_off)()

    def stepped(self, key: str, step: int) -> None:
        """Move bedtime or morning."""
        quiet = self._desk.quiet()
        if quiet is not None:
            quiet.step(step if key == BEDTIME else 0, step if key == MORNING else 0)


def _time(key: str, label: str, value: str) -> StepBlock:
    translate = QCoreApplication.translate
    earlier = translate("Settings", "15 minutes earlier: {label} {time}").format(label=label, time=value)
    later = translate("Settings", "15 minutes later: {label} {time}").format(label=label, time=value)
    return StepBlock(key, label, value, earlier, later)
