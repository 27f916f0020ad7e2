"""What ``aftercare-clinic`` refuses: one line for each fault, with its place and its remedy, and never a traceback."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests import command_line
from tests.command_line import APPOINTMENT, COMMAND, DEMO, PACKS, RIVERSIDE, Run, Told

run, plan = command_line.run, command_line.plan


def test_an_unknown_zone_is_one_fault_with_an_example(plan: Run) -> None:
    for zone in ("Mars/Olympus", "Mars; Olympus", "", "America", "../../etc/passwd", "/etc/localtime", "a\0b"):
        (fault,) = plan(zone=zone).faults
        assert fault.startswith("command line:--zone: ")
        assert "America/New_York" in fault


def test_a_start_in_the_hour_that_the_clocks_skip_is_refused_with_both_ways_round_it(plan: Run) -> None:
    (fault,) = plan(start="2026-03-08T02:30", zone="America/New_York", at=None).faults

    assert fault.startswith("command line:--start: 2026-03-08T02:30 does not exist in America/New_York")
    assert "2026-03-08T01:30-05:00" in fault
    assert "2026-03-08T03:30-04:00" in fault


def test_a_start_in_the_hour_that_comes_twice_is_refused_until_it_says_which(plan: Run) -> None:
    (fault,) = plan(start="2026-11-01T01:30", zone="America/New_York", at=None).faults

    assert fault.startswith("command line:--start: 2026-11-01T01:30 comes twice in America/New_York")
    for written in re.findall(r"2026-11-01T01:30-0\d:00", fault):
        found = plan(RIVERSIDE, "--json", start=written, zone="America/New_York").json
        assert found["plan"]["starts"] == f"{written[:-6]}:00{written[-6:]}"
    assert len(re.findall(r"2026-11-01T01:30-0\d:00", fault)) == 2


def test_half_an_hour_can_be_skipped_too(plan: Run) -> None:
    (fault,) = plan(start="2026-10-04T02:15", zone="Australia/Lord_Howe", at=None).faults

    assert "does not exist in Australia/Lord_Howe" in fault


@pytest.mark.parametrize("option", ["start", "ended", "at"])
@pytest.mark.parametrize("written", ["ten o'clock", "2026-13-01T10:00", "2026-05-14T25:00", "14.5.2026 10:00", ""])
def test_what_is_no_time_is_one_fault_at_its_option(plan: Run, option: str, written: str) -> None:
    (fault,) = plan(RIVERSIDE, **{option: written}).faults

    assert fault.startswith(f"command line:--{option}: ")
    assert fault.endswith("; write it like 2026-12-03T10:00")


def test_a_treatment_the_clinic_does_not_offer_is_refused_with_those_it_does(plan: Run) -> None:
    (fault,) = plan(treatment="oral").faults

    assert fault == "command line:--treatment: Riverside Ketamine Clinic does not offer oral; choose from: iv-infusion"


def test_an_unknown_treatment_is_one_fault(plan: Run) -> None:
    (fault,) = plan(treatment="by-post").faults

    assert "iv-infusion" in fault


def test_a_session_cannot_have_ended_before_it_started(plan: Run) -> None:
    (fault,) = plan(ended="2026-05-14T09:59").faults

    assert fault.startswith("command line:--ended: ")


@pytest.mark.parametrize("missing", ["start", "zone", "treatment"])
def test_a_missing_option_is_one_fault_that_names_it(plan: Run, missing: str) -> None:
    (fault,) = plan(RIVERSIDE, **{missing: None}).faults

    assert f"--{missing}" in fault


def test_facts_with_faults_are_all_told_with_their_places(plan: Run, tmp_path: Path) -> None:
    facts = tmp_path / "facts.toml"
    facts.write_text('age = "old"\n[takes]\nmaoi = "sometimes"\nmoon-dust = true\n', encoding="utf-8")

    told = plan(patient=facts).faults

    assert [line.split(": ")[0] for line in told] == [
        "facts.toml:line 1, age",
        "facts.toml:line 3, takes.maoi",
        "facts.toml:line 4, takes.moon-dust",
    ]


def test_missing_or_broken_facts_are_one_fault(plan: Run, tmp_path: Path) -> None:
    broken = tmp_path / "facts.toml"
    broken.write_bytes(b"name = \xff\xfe")

    for facts in (tmp_path / "nobody.toml", tmp_path, broken):
        (fault,) = plan(patient=facts).faults
        assert fault.startswith(f"{facts.name}:")


def test_everything_wrong_is_told_at_once(plan: Run, tmp_path: Path) -> None:
    facts = tmp_path / "facts.toml"
    facts.write_text("colour = 'red'\n", encoding="utf-8")

    told = plan(PACKS / "bad" / "many-faults", start="soon", at="later", patient=facts).faults

    places = [line.split(": ")[0] for line in told]
    assert {"command line:--start", "command line:--at"} <= set(places)
    assert sum(place.startswith("rules.toml:") for place in places) >= 5
    assert any(place.startswith("facts.toml:") for place in places)


def test_a_wrong_zone_and_a_wrong_pack_are_told_together(plan: Run) -> None:
    told = plan(PACKS / "bad" / "wrong-time", zone="Mars/Olympus").faults

    assert len(told) >= 2


@pytest.mark.parametrize("option", ["session", "of"])
def test_a_number_that_is_none_is_one_fault(plan: Run, option: str) -> None:
    (fault,) = plan(RIVERSIDE, **{option: "four"}).faults

    assert f"--{option}" in fault


def test_a_session_that_no_course_has_is_refused(plan: Run) -> None:
    for session, of in (("-3", "6"), ("0", "6"), ("7", "6"), ("1", "0")):
        assert plan(session=session, of=of).code == 1


@pytest.mark.parametrize(
    ("option", "written"),
    [
        ("start", "0001-01-01T00:00"),
        ("start", "9999-12-31T23:59"),
        ("start", "0001-01-01T00:00+14:00"),
        ("ended", "9999-12-31T23:59"),
        ("at", "0001-01-01T00:00+14:00"),
        ("at", "9999-12-31T23:59"),
    ],
)
def test_a_time_at_the_edge_of_the_calendar_is_a_fault(plan: Run, option: str, written: str) -> None:
    assert plan(RIVERSIDE, **{option: written}).faults


@pytest.mark.parametrize("written", ["a\nb", "a\rb", "a\u2028b"])
def test_a_line_break_in_an_option_makes_no_second_line(plan: Run, written: str) -> None:
    (fault,) = plan(zone=written).faults

    assert fault.startswith("command line:--zone: ")


@pytest.mark.skipif(sys.platform == "win32", reason="the arguments of Windows are text")
def test_the_console_script_takes_names_that_are_no_text(tmp_path: Path) -> None:
    done = subprocess.run([COMMAND, "check", b"\xff\xfe"], cwd=tmp_path, capture_output=True, text=True, check=False)

    (fault,) = Told(done.returncode, done.stdout, done.stderr).faults
    assert "is not there" in fault


# Any input at all

_FIRST, _LAST = datetime.fromisoformat("1900-01-01"), datetime.fromisoformat("2200-01-01")
# Without line breaks: test_a_line_break_in_an_option_makes_no_second_line is about those.
_TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=20)
_TIMES = st.one_of(_TEXT, st.datetimes(_FIRST, _LAST).map(str))
_WORDS = st.one_of(
    st.sampled_from(
        [
            "plan",
            "check",
            "--json",
            "--topics",
            "--version",
            "--help",
            "-h",
            "--",
            "-",
            "",
            str(RIVERSIDE),
            *APPOINTMENT,
        ]
    ),
    st.sampled_from([*APPOINTMENT.values(), "oral", "--ended", "2026-05-14T11:20", "UTC", str(DEMO), str(PACKS)]),
    _TEXT,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(arguments=["check", "\0"])
@example(arguments=["check", "x" * 5000])
@given(arguments=st.lists(_WORDS, max_size=9))
def test_whatever_is_written_there_is_no_traceback(run: Run, arguments: list[str]) -> None:
    told = run(*arguments)

    assert told.code in (0, 1)
    assert bool(told.err) == (told.code == 1)
    assert "Traceback" not in told.err


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    start=_TIMES,
    at=_TIMES,
    zone=st.one_of(_TEXT, st.sampled_from(["Africa/Monrovia", "Pacific/Apia", "Europe/Dublin", "UTC"])),
    number=st.one_of(_TEXT, st.integers().map(str)),
)
def test_whatever_the_options_say_there_is_a_plan_or_a_fault(
    plan: Run, start: str, at: str, zone: str, number: str
) -> None:
    told = plan(RIVERSIDE, start=start, at=at, zone=zone, session=number, patient=None)

    assert told.code in (0, 1)
    if told.code == 1:
        assert told.faults
