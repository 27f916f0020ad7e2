"""``aftercare-clinic`` as a clinic's staff meet it: what they write, what stands on the screen, and how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests import command_line
from tests.command_line import APPOINTMENT, COMMAND, NO_BREAK, PACKS, RIVERSIDE, STRANGE, TEN, Run, Told, tile

from aftercare.domain.fault import Fault

run, plan = command_line.run, command_line.plan

# check


@pytest.mark.parametrize("pack", [*TEN, *STRANGE, RIVERSIDE], ids=lambda pack: pack.name)
def test_each_good_pack_has_no_fault(run: Run, pack: Path) -> None:
    told = run("check", pack)

    assert (told.code, told.err) == (0, "")
    first, *rest = told.out.splitlines()
    assert re.fullmatch(r".+: [1-9]\d* rules, 0 faults, \d+ warnings", first)
    assert all(line.startswith("warning: ") for line in rest)
    assert len(rest) == int(first.split()[-2])


def test_there_are_ten_packs_and_seven_strange_ones() -> None:
    assert (len(TEN), len(STRANGE)) == (10, 7)


def test_check_as_json_lists_the_same_warnings(run: Run) -> None:
    for pack in (TEN[0], STRANGE[4]):
        plain, found = run("check", pack), run("check", pack, "--json").json
        assert (found["ok"], found["faults"]) == (True, [])
        parts = ("file", "place", "problem", "remedy")
        listed = [f"warning: {Fault(*(one[part] for part in parts))}" for one in found["warnings"]]
        assert listed == plain.out.splitlines()[1:]


def test_check_as_json_of_a_bad_pack_says_the_faults_on_both_ways_out(run: Run) -> None:
    told = run("check", PACKS / "bad" / "many-faults", "--json")

    found = json.loads(told.out)
    assert (told.code, found["ok"]) == (1, False)
    listed = [f"{one['file']}:{one['place']}: {one['problem']}; {one['remedy']}" for one in found["faults"]]
    assert listed == told.err.splitlines()
    assert len(listed) == 10


def test_check_lists_the_names_that_rules_may_use(run: Run) -> None:
    told = run("check", "--topics")

    assert (told.code, told.err) == (0, "")
    assert re.search(r"^  clear-drinks .*\(under drinks\)$", told.out, re.MULTILINE)
    assert re.search(r"^  maoi +MAOI antidepressants$", told.out, re.MULTILINE)


def test_check_prints_the_published_schema(run: Run) -> None:
    published = command_line.CHECKOUT / "docs" / "schema" / "aftercare-clinic-pack-1.json"

    assert run("check", "--schema").out == published.read_text(encoding="utf-8")


def test_check_of_nothing_says_how_to_name_a_pack(run: Run) -> None:
    (fault,) = run("check").faults

    assert "no pack was named" in fault


@pytest.mark.parametrize("name", ["no-such-folder", "no-such.aftercare-clinic"])
def test_a_pack_that_is_not_there_is_one_fault(run: Run, plan: Run, tmp_path: Path, name: str) -> None:
    for told in (run("check", tmp_path / name), plan(tmp_path / name)):
        (fault,) = told.faults
        assert fault.startswith(f"{name}:whole pack: is not there; ")


# plan: the demo through its days


def test_during_the_fast_food_is_over_and_clear_drinks_are_not(plan: Run) -> None:
    found = plan(RIVERSIDE, "--json").json

    assert tile(found, "food") == ("not-allowed", "until after your session")
    assert tile(found, "clear-drinks") == ("allowed", "until 8:00 AM")
    assert tile(found, "alcohol") == ("not-allowed", "until about noon Friday")
    assert tile(found, "driving") == ("not-allowed", "until about noon Friday, and a night’s sleep")
    assert tile(found, "decisions")[0] == "allowed"


def test_after_the_session_everything_counts_from_the_end_that_was_entered(plan: Run) -> None:
    found = plan(RIVERSIDE, "--json", ended="2026-05-14T11:20", at="2026-05-14T14:15").json

    assert found["plan"]["counts_from"] == "2026-05-14T11:20:00-07:00"
    assert [tile(found, topic)[0] for topic in ("food", "clear-drinks")] == ["allowed", "allowed"]
    assert tile(found, "alcohol") == ("not-allowed", "until 11:20 AM Friday")
    assert tile(found, "driving") == ("not-allowed", "until 11:20 AM Friday, and a night’s sleep")
    assert tile(found, "decisions")[0] == "not-allowed"
    assert "about" not in json.dumps([item["until_text"] for item in found["board"]])


def test_the_next_morning_driving_is_still_off_and_then_waits_for_sleep_alone(plan: Run) -> None:
    morning = plan(RIVERSIDE, "--json", ended="2026-05-14T11:20", at="2026-05-15T07:30").json
    noon = plan(RIVERSIDE, "--json", ended="2026-05-14T11:20", at="2026-05-15T11:20").json

    assert tile(morning, "driving") == ("not-allowed", "until 11:20 AM, and a night’s sleep")
    assert tile(morning, "alcohol")[0] == "not-allowed"
    assert tile(noon, "driving") == ("not-allowed", "until you have had a night’s sleep")
    assert tile(noon, "alcohol")[0] == "allowed"


def test_plain_text_and_json_speak_of_the_same_plan(plan: Run) -> None:
    told, found = plan(), plan(RIVERSIDE, "--json").json

    assert (told.code, told.err) == (0, "")
    assert f"Plan {found['plan']['number']}" in told.text
    assert "Right now: 6:40 AM, Thursday, May 14" in told.text
    assert re.search(r"^  Clear drinks +allowed +until 8:00 AM$", told.text, re.MULTILINE)
    for item in found["board"]:
        assert (item["until_text"] or "").replace(NO_BREAK, " ") in told.text
    for reminder in found["reminders"]:
        assert f": {reminder['on_time']}\n".replace(NO_BREAK, " ") in told.text


@pytest.mark.parametrize("pack", [*TEN, *STRANGE], ids=lambda pack: pack.name)
def test_each_good_pack_gives_a_plan_in_which_every_time_can_be_read(plan: Run, pack: Path) -> None:
    offered = re.findall(r'^kind = "(.+)"', (pack / "clinic.toml").read_text(encoding="utf-8"), re.MULTILINE)
    for treatment in offered:
        found = plan(pack, "--json", treatment=treatment, patient=None).json
        assert found["windows"]
        for window in found["windows"]:
            starts, ends = (datetime.fromisoformat(window[key]) if window[key] else None for key in ("starts", "ends"))
            assert starts is None or ends is None or starts <= ends


def test_a_packed_file_gives_the_same_plan_as_its_folder(plan: Run, run: Run, tmp_path: Path) -> None:
    packed = tmp_path / "riverside.aftercare-clinic"
    with ZipFile(packed, "w") as archive:
        for path in sorted(RIVERSIDE.iterdir()):
            archive.write(path, path.name)

    assert plan(packed, "--json").json == plan(RIVERSIDE, "--json").json
    assert plan(packed).out == plan(RIVERSIDE).out
    assert run("check", packed) == run("check", RIVERSIDE)


def test_the_zone_of_the_process_changes_nothing() -> None:
    outputs = set()
    for zone in ("UTC", "Australia/Lord_Howe"):
        words = [str(word) for option in APPOINTMENT.items() for word in option]
        done = subprocess.run(
            [COMMAND, "plan", RIVERSIDE, *words, "--json"],
            env={"TZ": zone, "LC_ALL": "C.UTF-8"},
            capture_output=True,
            check=True,
        )
        outputs.add(done.stdout)

    assert len(outputs) == 1


def test_a_time_with_an_offset_is_taken_as_that_moment(plan: Run) -> None:
    here = plan(RIVERSIDE, "--json").json
    there = plan(RIVERSIDE, "--json", start="2026-05-14T13:00-04:00", at="2026-05-14T13:40Z").json

    assert there == here


def test_the_editor_says_that_it_needs_a_screen(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")

    (fault,) = run("edit", RIVERSIDE).faults

    assert "there is no screen here" in fault


def test_the_editor_refuses_what_is_no_folder_of_a_pack(tmp_path: Path) -> None:
    (tmp_path / "clinic.toml").write_text("name = ", encoding="utf-8")
    for folder, reason in ((tmp_path / "nothing", "cannot be opened"), (tmp_path, "not in order")):
        done = subprocess.run(
            [COMMAND, "edit", folder],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 1
        assert reason in done.stderr


# The console script


def test_the_console_script_checks(tmp_path: Path) -> None:
    done = subprocess.run([COMMAND, "check", RIVERSIDE], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Riverside Ketamine Clinic: ")


def test_the_console_script_plans_and_refuses(tmp_path: Path) -> None:
    options = ["--treatment", "iv-infusion", "--zone", "America/New_York", "--json"]
    start = [str(COMMAND), "plan", str(RIVERSIDE), *options, "--start"]

    good = subprocess.run([*start, "2026-05-14T10:00"], cwd=tmp_path, capture_output=True, check=False)
    bad = subprocess.run([*start, "2026-03-08T02:30"], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (good.returncode, good.stderr) == (0, b"")
    assert json.loads(good.stdout)["plan"]["zone"] == "America/New_York"
    assert Told(bad.returncode, bad.stdout, bad.stderr).faults
