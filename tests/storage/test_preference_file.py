"""What the person chose is kept and nothing else is; a damaged file only means that nothing was chosen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aftercare.domain.errors import AftercareError
from aftercare.domain.preferences import BUILT_IN, Preferences, ThemeChoice, layered
from aftercare.storage import preference_file
from aftercare.storage.preference_file import FILE_NAME, ChoiceSwitch, PreferenceFile


def test_a_choice_is_still_there_the_next_time_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    choices = PreferenceFile(tmp_path)
    assert choices.now == BUILT_IN

    choices.change(text_percent=150, theme=ThemeChoice.DARK)

    assert PreferenceFile(tmp_path).now == Preferences(text_percent=150, theme=ThemeChoice.DARK)
    assert (tmp_path / FILE_NAME).stat().st_mode & 0o077 == 0


def test_what_the_person_did_not_change_is_not_kept(tmp_path: Path) -> None:
    PreferenceFile(tmp_path).change(shows_details=True)

    assert json.loads((tmp_path / FILE_NAME).read_text()) == {"shows_details": True}


def test_what_a_newer_program_kept_is_not_lost(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"voice": "Ann"}')

    PreferenceFile(tmp_path).change(text_percent=125)

    assert json.loads((tmp_path / FILE_NAME).read_text()) == {"voice": "Ann", "text_percent": 125}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b"null",
        b'{"shows_details": "yes"}',
        b'{"something": true}',
        b'{"text_percent": 110}',
        b'{"text_percent": true}',
        b'{"text_percent": "200"}',
        b'{"theme": "pink"}',
        b'{"language": "../en"}',
    ],
)
def test_a_damaged_file_chooses_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)

    assert PreferenceFile(tmp_path).now == BUILT_IN


def test_the_clinic_goes_over_what_is_built_in_and_the_person_over_the_clinic(tmp_path: Path) -> None:
    choices = PreferenceFile(tmp_path)

    choices.take_clinic({"language": "es", "text_percent": 125})
    assert (choices.now.language, choices.now.text_percent) == ("es", 125)

    choices.change(text_percent=100)
    assert (choices.now.language, choices.now.text_percent) == ("es", 100)
    assert layered({}, {}) == BUILT_IN


def test_a_choice_that_cannot_be_kept_holds_until_the_program_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _content: bytes) -> None:
        raise AftercareError("disk full")

    monkeypatch.setattr(preference_file, "write_private_file", full)
    choices = PreferenceFile(tmp_path)
    with pytest.raises(AftercareError):
        choices.change(uses_own_popup=True)

    assert choices.now.uses_own_popup


def test_what_cannot_be_chosen_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    choices = PreferenceFile(tmp_path)

    with pytest.raises(ValueError, match="text_percent"):
        choices.change(text_percent=110)

    assert not (tmp_path / FILE_NAME).exists()


def test_a_switch_stands_for_one_choice(tmp_path: Path) -> None:
    choices = PreferenceFile(tmp_path)
    switch = ChoiceSwitch(choices, "uses_own_popup")

    switch.turn_on()
    assert (switch.is_on(), choices.now) == (True, Preferences(uses_own_popup=True))

    switch.turn_off()
    assert (switch.is_on(), choices.now) == (False, BUILT_IN)
