"""The ten clinics of the sheets: signed, installed, kept, read again and planned, without a lost rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from tests.command_line import TEN
from tests.own_packs import write_pack
from tests.test_installed_packs import Computer

from aftercare.content.guidance_reader import read_plan_guidance
from aftercare.content.pack_reader import load_pack
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.condition import PatientFacts
from aftercare.domain.plan import Plan
from aftercare.domain.planning import PlanRequest, make_plan
from aftercare.domain.rule import Layer
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment
from aftercare.resource_root import resource_root


@pytest.fixture
def computer(tmp_path: Path) -> Iterator[Computer]:
    found = Computer(tmp_path)
    yield found
    found.store.close()


def planned(pack: ClinicPack, treatment: Treatment) -> Plan:
    zone = ZoneInfo(pack.zone or "America/New_York")
    start, end = (datetime(2026, 5, 14, hour, tzinfo=zone) for hour in (10, 12))
    guidance = read_plan_guidance(resource_root(), "en", treatment)
    return make_plan(PlanRequest(guidance, pack, PatientFacts(), Session("s", treatment, start, end), zone))


@pytest.mark.parametrize("folder", TEN, ids=lambda folder: folder.name)
def test_a_signed_and_installed_clinic_plans_exactly_as_its_folder_does(computer: Computer, folder: Path) -> None:
    written = load_pack(folder, read_plan_guidance(resource_root(), "en", Treatment.IV_INFUSION)).pack
    assert written is not None
    computer.use(write_pack(computer.folder / f"{folder.name}.aftercare-clinic", written.serial, folder=folder))

    # Read twice: once from the file itself, once from what is kept of it for speed.
    for packs in (computer.packs, computer.started()):
        current = packs.current()
        assert current is not None
        installed = current.pack
        assert (installed.name, installed.is_signed) == (written.name, True)
        assert installed.rules == written.rules
        assert (installed.phones, installed.hours, installed.topics) == (written.phones, written.hours, written.topics)
        for offer in written.treatments:
            ours, theirs = planned(installed, offer.treatment), planned(written, offer.treatment)
            assert ours.windows == theirs.windows
            assert ours.reminders == theirs.reminders
            clinics = {window.rule_id for window in ours.windows if window.layer is Layer.CLINIC}
            for_all = {rule.rule_id for rule in written.rules if not rule.treatments and rule.when is None}
            assert for_all <= clinics
