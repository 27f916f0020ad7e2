"""``aftercare-clinic`` started in this process, and what it told. Test modules take the fixtures from here by name."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from aftercare.clinic_app import main

CHECKOUT = Path(__file__).resolve().parents[1]
COMMAND = Path(sys.executable).with_name("aftercare-clinic")
PACKS = CHECKOUT / "tests" / "packs"
DEMO = CHECKOUT / "resources" / "demo"
RIVERSIDE = DEMO / "riverside"
TEN = sorted(folder for folder in PACKS.iterdir() if (folder / "clinic.toml").is_file())
STRANGE = sorted((PACKS / "strange").iterdir())
FAULT = re.compile(r"^[^:\n]+:[^:\n]+(?::[^:\n]+)?: [^;\n]+; \S.*$")
NO_BREAK = "\xa0"

APPOINTMENT = {
    "--treatment": "iv-infusion",
    "--start": "2026-05-14T10:00",
    "--zone": "America/Los_Angeles",
    "--patient": str(DEMO / "facts.toml"),
    "--at": "2026-05-14T06:40",
    "--session": "4",
    "--of": "6",
}


@dataclass(frozen=True, slots=True)
class Told:
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def faults(self) -> list[str]:
        """The faults, each of which has to be one line of the promised form; nothing else may stand there."""
        lines = self.err.splitlines()
        assert self.code == 1
        assert self.out == ""
        assert lines
        assert [line for line in lines if not FAULT.fullmatch(line)] == []
        return lines

    @property
    def text(self) -> str:
        return self.out.replace(NO_BREAK, " ")

    @property
    def json(self) -> dict[str, Any]:
        assert (self.code, self.err) == (0, "")
        found: dict[str, Any] = json.loads(self.out)
        return found


Run = Callable[..., Told]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def started(*arguments: str | Path) -> Told:
        try:
            code: object = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = ended.code
        printed = capsys.readouterr()
        assert isinstance(code, int)
        return Told(code, printed.out, printed.err)

    return started


@pytest.fixture
def plan(run: Run) -> Run:
    """The plan of Alex's session, with other options in place of the usual; None leaves one out."""

    def planned(pack: Path = RIVERSIDE, *more: str, **changed: str | Path | None) -> Told:
        options = {**APPOINTMENT, **{f"--{name}": value for name, value in changed.items()}}
        written = [str(word) for name, value in options.items() if value is not None for word in (name, value)]
        return run("plan", pack, *written, *more)

    return planned


def tile(document: dict[str, Any], topic: str) -> tuple[str, str | None]:
    (found,) = [item for item in document["board"] if item["topic"] == topic]
    until = found["until_text"]
    return found["state"], until.replace(NO_BREAK, " ") if until else None
