"""Trying a pack as a patient: the board is there at once, and nothing of it is left behind."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from aftercare.clinic_app import main
from aftercare.domain.treatment import Treatment
from aftercare.person_files import open_person_files
from aftercare.resource_root import resource_root

SAMPLE = resource_root() / "samples" / "two-treatments"


def test_the_app_starts_with_the_pack_and_a_session_and_its_folder_is_gone_afterwards(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[Any] = []
    places: list[Path] = []

    def run(words: list[str], **_: object) -> CompletedProcess[bytes]:
        place = Path(words[words.index("--data-dir") + 1])
        places.append(place)
        files = open_person_files(resource_root(), datetime.now(UTC), place, None, None)
        (request,) = files.requests
        seen.extend((files.private.first_run.is_finished(), request.session.treatment, files.pack))
        files.schedule.close()
        files.private.close()
        return CompletedProcess(words, 0)

    monkeypatch.setattr("subprocess.run", run)

    assert main(["try", str(SAMPLE), "--treatment", "im-injection"]) == 0

    is_set_up, treatment, pack = seen
    assert is_set_up
    assert treatment is Treatment.IM_INJECTION
    assert pack.name == "Two Bridges Clinic"
    assert not pack.is_signed
    assert not places[0].exists()


def test_a_treatment_that_the_clinic_does_not_give_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["try", str(SAMPLE), "--treatment", "oral"]) == 1

    assert "does not offer oral" in capsys.readouterr().err
