"""The ten clinic sheets through the editor: opened, rewritten, saved, signed, read, planned; no rule is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from shutil import copytree
from zoneinfo import ZoneInfo

import pytest
from tests.command_line import TEN

from aftercare.content.guidance_reader import read_guidance
from aftercare.content.key_file import new_key_file, write_key_file
from aftercare.content.pack_reader import load_pack
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.condition import PatientFacts
from aftercare.domain.guidance import Guidance
from aftercare.domain.plan import Plan
from aftercare.domain.planning import PlanRequest, make_plan
from aftercare.domain.rule import Rule
from aftercare.domain.session import Session
from aftercare.editor_bench import EditorBench
from aftercare.resource_root import asset_root, resource_root
from aftercare.ui.editor.edge_form import edge_of, form_of

NOW = datetime(2026, 5, 13, 14, 4, tzinfo=UTC)
PASSPHRASE = "four odd words here"


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return read_guidance(resource_root(), "en")


def as_written(pack: ClinicPack) -> list[Rule]:
    return sorted((replace(rule, place="") for rule in pack.rules), key=lambda rule: rule.rule_id)


def plans(pack: ClinicPack, guidance: Guidance) -> list[Plan]:
    zone = ZoneInfo(pack.zone or "UTC")
    start = datetime.combine(NOW.date(), time(10), zone)
    found = []
    for offer in pack.treatments:
        session = Session("one", offer.treatment, start, start + timedelta(hours=2), number=1)
        found.append(make_plan(PlanRequest(guidance, pack, PatientFacts(country=pack.country), session, zone)))
    return found


@pytest.mark.parametrize("sheet", TEN, ids=lambda sheet: sheet.name)
def test_a_sheet_survives_the_editor_the_signature_and_the_plan(
    sheet: Path, guidance: Guidance, tmp_path: Path
) -> None:
    before = load_pack(sheet, guidance).pack
    assert before is not None
    folder = copytree(sheet, tmp_path / sheet.name)
    bench = EditorBench(folder, resource_root(), asset_root(), lambda: NOW)

    for rule in list(bench.rules):
        rule_id = str(rule["id"])
        bench.set_rule(rule_id, "text", f"{rule['text']} Changed.")
        bench.set_rule(rule_id, "text", rule["text"])
        for edge in ("starts", "ends", "at"):
            bench.set_rule(rule_id, edge, edge_of(form_of(rule.get(edge)), rule.get(edge)))
        bench.remove_rule(rule_id)
        bench.add_rule(rule)
    bench.save()
    key = tmp_path / "clinic.aftercare-key"
    write_key_file(key, new_key_file(before.name, PASSPHRASE))
    packed = bench.publish(key, PASSPHRASE)

    loaded = load_pack(packed, guidance)
    assert loaded.pack is not None
    assert loaded.seal is not None
    assert as_written(loaded.pack) == as_written(before)
    for one, other in zip(plans(before, guidance), plans(loaded.pack, guidance), strict=True):
        assert {window.rule_id for window in one.windows} == {window.rule_id for window in other.windows}
        assert [(w.rule_id, w.starts, w.ends) for w in one.windows] == [
            (w.rule_id, w.starts, w.ends) for w in other.windows
        ]
        assert one.reminders == other.reminders
