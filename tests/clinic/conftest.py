"""The real guidance, and every plan that the packs of the repository give, each at a moment of its own."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from aftercare.content.facts_reader import read_facts
from aftercare.content.guidance_reader import read_guidance
from aftercare.content.pack_reader import load_pack
from aftercare.domain.board import Board, board_at
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.condition import PatientFacts
from aftercare.domain.guidance import Guidance
from aftercare.domain.plan import Plan
from aftercare.domain.planning import PlanRequest, make_plan
from aftercare.domain.session import Session
from aftercare.resource_root import resource_root

PACKS = Path(__file__).parents[1] / "packs"
DEMO = resource_root() / "demo"
FOLDERS = (
    DEMO / "riverside",
    *(folder for folder in sorted(PACKS.iterdir()) if (folder / "clinic.toml").is_file()),
    *sorted((PACKS / "strange").iterdir()),
)
SESSION_DAY = datetime(2026, 5, 14, tzinfo=UTC).date()


class Planned(NamedTuple):
    """A plan under its name, with its board one hour before the session and two hours after its planned end."""

    name: str
    plan: Plan
    before: Board
    after: Board


@pytest.fixture(scope="session")
def guidance() -> Guidance:
    return read_guidance(resource_root(), "en")


@pytest.fixture(scope="session")
def riverside(guidance: Guidance) -> ClinicPack:
    return pack_of(DEMO / "riverside", guidance)


@pytest.fixture(scope="session")
def every_plan(guidance: Guidance) -> tuple[Planned, ...]:
    """For every treatment of every pack, with Alex's facts and with none."""
    found: list[Planned] = []
    for folder in FOLDERS:
        pack = pack_of(folder, guidance)
        zone = ZoneInfo(pack.zone or "UTC")
        start = datetime.combine(SESSION_DAY, time(10), zone)
        alex = read_facts(DEMO / "facts.toml", guidance, pack).facts
        for offer in pack.treatments:
            visit = Session("one", offer.treatment, start, start + timedelta(minutes=90), number=4, of=6)
            for who, facts in (("alex", alex), ("nobody", PatientFacts())):
                plan = make_plan(PlanRequest(guidance, pack, facts, visit, zone))
                before, after = start - timedelta(hours=1), start + timedelta(hours=4)
                name = f"{folder.name} {offer.treatment.value} {who}"
                found.append(Planned(name, plan, board_at([plan], before), board_at([plan], after)))
    return tuple(found)


def pack_of(folder: Path, guidance: Guidance) -> ClinicPack:
    loaded = load_pack(folder, guidance)
    assert loaded.pack is not None, folder
    return loaded.pack
