"""What the person chose about notices on this computer: a small file of its own, which may be lost without harm."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from aftercare.scheduling.autostart import WriteFile

CHOICES_FILE = "presence.json"


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices, each as it is for somebody who never chose.

    Attributes:
        uses_own_popup: our own pop-up rather than what the system has.
        shows_details: pop-ups say what a reminder is about.
        was_told_of_closing: the person has read once that reminders stop while the program is closed.
    """

    uses_own_popup: bool = False
    shows_details: bool = False
    was_told_of_closing: bool = False


class PresenceChoices:
    """Reads and keeps the choices of one data folder."""

    def __init__(self, folder: Path, write: WriteFile) -> None:
        """Read what was kept; a missing or damaged file means that nothing was ever chosen."""
        self._file = folder / CHOICES_FILE
        self._write = write
        self.now = _read(self._file)

    def change(self, **choices: bool) -> None:
        """Change some and keep all; what cannot be kept holds until the program ends.

        Raises:
            AftercareError: it could not be kept.
        """
        self.now = replace(self.now, **choices)
        self._write(self._file, json.dumps(asdict(self.now)).encode())


def _read(file: Path) -> Choices:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Choices()
    if not isinstance(found, dict):
        return Choices()
    known = {one.name for one in fields(Choices)}
    return Choices(**{name: value for name, value in found.items() if name in known and isinstance(value, bool)})


class ChoiceSwitch:
    """One of the choices as something that can be turned on and off."""

    def __init__(self, choices: PresenceChoices, name: str) -> None:
        """Take the choices and the name of one."""
        self._choices = choices
        self._name = name

    def is_on(self) -> bool:
        """How it stands."""
        return bool(getattr(self._choices.now, self._name))

    def turn_on(self) -> None:
        """Turn it on and keep that."""
        self._choices.change(**{self._name: True})

    def turn_off(self) -> None:
        """Turn it off and keep that."""
        self._choices.change(**{self._name: False})
