"""What the person chose about notices is kept, and a damaged file only means that nothing was chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from aftercare.domain.errors import AftercareError
from aftercare.scheduling.presence_choices import CHOICES_FILE, Choices, ChoiceSwitch, PresenceChoices
from aftercare.storage.data_folder import write_private_file


def test_a_choice_is_still_there_the_next_time(tmp_path: Path) -> None:
    choices = PresenceChoices(tmp_path, write_private_file)
    assert choices.now == Choices()

    choices.change(shows_details=True)

    assert PresenceChoices(tmp_path, write_private_file).now == Choices(shows_details=True)
    assert (tmp_path / CHOICES_FILE).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff", b'{"shows_details": "yes"}', b'{"something": true}', b"null"]
)
def test_a_damaged_file_shows_nothing_to_others(tmp_path: Path, content: bytes) -> None:
    (tmp_path / CHOICES_FILE).write_bytes(content)

    assert PresenceChoices(tmp_path, write_private_file).now == Choices()


def test_a_choice_that_cannot_be_kept_holds_until_the_program_ends(tmp_path: Path) -> None:
    def full(_path: Path, _content: bytes) -> None:
        raise AftercareError("disk full")

    choices = PresenceChoices(tmp_path, full)
    with pytest.raises(AftercareError):
        choices.change(uses_own_popup=True)

    assert choices.now.uses_own_popup


def test_a_switch_stands_for_one_choice(tmp_path: Path) -> None:
    choices = PresenceChoices(tmp_path, write_private_file)
    switch = ChoiceSwitch(choices, "uses_own_popup")

    switch.turn_on()
    assert (switch.is_on(), choices.now) == (True, Choices(uses_own_popup=True))

    switch.turn_off()
    assert (switch.is_on(), choices.now) == (False, Choices())
