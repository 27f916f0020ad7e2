"""The person's own choices about the program: a small file that may be lost without harm. It says nothing private.

It is read before the first window, for its text size and colours, so it is a file of its own and not in a database.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from aftercare.domain.preferences import Preferences, is_choice, layered, written
from aftercare.storage.data_folder import write_private_file

FILE_NAME = "preferences.json"


class PreferenceFile:
    """The choices of one data folder.

    Attributes:
        now: the choices that hold, of all layers.
    """

    def __init__(self, folder: Path) -> None:
        """Read what was kept; a missing or damaged file means that nothing was ever chosen."""
        self._file = folder / FILE_NAME
        self._own = _read(self._file)
        self._clinic: Mapping[str, object] = {}
        self.now: Preferences = layered(self._own)

    def take_clinic(self, layer: Mapping[str, object]) -> None:
        """Take what the clinic's pack chooses; the person's own choices stay above it."""
        self._clinic = layer
        self.now = layered(self._clinic, self._own)

    def change(self, **choices: object) -> None:
        """Change some and keep what the person ever changed; what cannot be kept holds until the program ends.

        Raises:
            ValueError: one of them cannot be chosen.
            AftercareError: it could not be kept.
        """
        plain = {name: written(value) for name, value in choices.items()}
        for name, value in plain.items():
            if not is_choice(name, value):
                raise ValueError(f"{name} cannot be {value!r}")
        self._own = {**self._own, **plain}
        self.now = layered(self._clinic, self._own)
        import json

        write_private_file(self._file, json.dumps(self._own, indent=2).encode())


def _read(file: Path) -> dict[str, object]:
    """What the person changed, the choices of a newer program among it."""
    try:
        content = file.read_bytes()
    except OSError:
        return {}
    # Loaded only for those who ever changed something.
    import json

    try:
        found = json.loads(content)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


class ChoiceSwitch:
    """One of the choices as something that can be turned on and off."""

    def __init__(self, choices: PreferenceFile, name: str) -> None:
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
