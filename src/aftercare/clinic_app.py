"""``aftercare-clinic``: what a clinic does with a pack, on the command line. Wired here; nobody imports this."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import NoReturn
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aftercare import __version__
from aftercare.clinic.plan_document import plan_document
from aftercare.clinic.plan_text import plan_text
from aftercare.clock import system_clock
from aftercare.command_faults import COMMAND_LINE, FaultsFound
from aftercare.content.content_error import ContentError
from aftercare.content.facts_reader import read_facts
from aftercare.content.guidance_reader import read_guidance, read_plan_guidance
from aftercare.content.pack_reader import LoadedPack, load_pack
from aftercare.domain.board import board_at
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.condition import PatientFacts
from aftercare.domain.fault import Fault, Weight
from aftercare.domain.guidance import Guidance
from aftercare.domain.local_time import LocalTimeError, TimeProblem, read_local_time
from aftercare.domain.plan import Plan
from aftercare.domain.planning import PlanRequest, make_plan
from aftercare.domain.rule import Rule
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment
from aftercare.draft_command import add_draft_command
from aftercare.installer_command import HandOutShop, add_installer_command
from aftercare.new_pack_command import add_new_command
from aftercare.pack_problems import problems_of
from aftercare.print_command import PrintShop, add_print_command
from aftercare.resource_root import asset_root, resource_root
from aftercare.signing_commands import Workshop, add_signing_commands
from aftercare.try_command import add_try_command

_LANGUAGE = "en"


class _Parser(argparse.ArgumentParser):
    """A parser that reports like everything else: one line with place and remedy, and exit code 1."""

    def error(self, message: str) -> NoReturn:
        fault = Fault(COMMAND_LINE, self.prog, message.replace(";", ","), f"see {self.prog} --help")
        sys.stderr.write(f"{fault}\n")
        raise SystemExit(1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 if all is well, 1 if there is a fault, which then stands on standard error."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except FaultsFound as found:
        for fault in found.faults:
            sys.stderr.write(f"{fault}\n")
        return 1
    except ContentError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except BrokenPipeError:
        # The reader of our output has seen enough; what is left goes nowhere, and that is no fault.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="aftercare-clinic", description="Make, check and sign a clinic pack, see the plan it gives, and print."
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND", parser_class=_Parser)

    check = commands.add_parser("check", help="find faults in a pack, each with its place and remedy")
    check.add_argument("pack", type=Path, nargs="?", help="a pack folder, or a packed file")
    check.add_argument("--json", action="store_true", help="as JSON on standard output")
    check.add_argument("--topics", action="store_true", help="list the names that rules may use, and stop")
    check.add_argument("--schema", action="store_true", help="print the JSON Schema of packs, and stop")
    check.set_defaults(run=_check)

    plan = commands.add_parser("plan", help="the whole plan of a session, and the board at a moment")
    plan.add_argument("pack", type=Path, help="a pack folder, or a packed file")
    plan.add_argument("--treatment", required=True, choices=[one.value for one in Treatment])
    plan.add_argument("--start", required=True, help="start of the appointment, such as 2026-12-03T10:00")
    plan.add_argument("--zone", required=True, help="zone of the clinic's clocks, such as America/New_York")
    plan.add_argument("--patient", type=Path, help="facts.toml with what is known of the patient")
    plan.add_argument("--ended", help="when the patient was allowed to leave, if known")
    plan.add_argument("--at", help="the moment of the board; the present one if left out")
    plan.add_argument("--session", type=int, help="number of the session in the course, from 1")
    plan.add_argument("--of", type=int, help="how many sessions are planned")
    plan.add_argument("--json", action="store_true", help="in the public format, on standard output")
    plan.set_defaults(run=_plan)
    edit = commands.add_parser("edit", help="change a pack in a window, with a preview and what is still wrong")
    edit.add_argument("pack", type=Path, help="a pack folder")
    edit.set_defaults(run=_edit)
    add_new_command(commands, resource_root)
    add_draft_command(commands, _workshop)
    add_signing_commands(commands, _workshop)
    add_print_command(commands, _print_shop)
    add_try_command(commands, _workshop, system_clock)
    add_installer_command(commands, _hand_out_shop)
    return parser


def _print_shop() -> PrintShop:
    return PrintShop(resource_root(), asset_root() / "fonts", _LANGUAGE, system_clock)


def _hand_out_shop() -> HandOutShop:
    shop = _workshop()
    return HandOutShop(shop.resources, asset_root() / "fonts", shop.guidance, shop.today)


def _edit(options: argparse.Namespace) -> int:
    has_display = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform.startswith("linux") and not has_display:
        remedy = "start it on a computer with a screen; the other commands need none"
        raise FaultsFound([Fault(COMMAND_LINE, "edit", "there is no screen here for a window", remedy)])
    # Loaded here alone: a window, and all that it brings, is no part of the other commands.
    from aftercare.editor_app import open_editor

    return open_editor(options.pack)


def _workshop() -> Workshop:
    root = resource_root()
    return Workshop(root, lambda: read_guidance(root, _LANGUAGE), lambda: system_clock().date())


def _check(options: argparse.Namespace) -> int:
    if options.schema:
        from aftercare.content.pack_schema import pack_schema

        _print_json(pack_schema())
        return 0
    guidance = read_guidance(resource_root(), _LANGUAGE)
    if options.topics:
        _print_names(guidance)
        return 0
    if options.pack is None:
        remedy = "write: aftercare-clinic check FOLDER"
        raise FaultsFound([Fault(COMMAND_LINE, "PACK", "no pack was named", remedy)])
    loaded = load_pack(options.pack, guidance)
    findings = problems_of(loaded, guidance, system_clock().date())
    faults = [fault for fault in findings if fault.weight is Weight.MUST_FIX]
    warnings = [fault for fault in findings if fault.weight is Weight.SHOULD_FIX]
    if options.json:
        _print_json({"ok": not faults, "faults": _described(faults), "warnings": _described(warnings)})
    elif loaded.pack is not None:
        name, rules = loaded.pack.name, len(loaded.pack.rules)
        sys.stdout.write(f"{name}: {rules} rules, {len(faults)} faults, {len(warnings)} warnings\n")
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    if not options.json:
        for warning in warnings:
            sys.stdout.write(f"warning: {warning}\n")
    return 1 if faults else 0


def _described(findings: list[Fault]) -> list[dict[str, str]]:
    return [
        {
            "id": one.kind.value,
            "severity": "must-fix" if one.weight is Weight.MUST_FIX else "should-fix",
            "file": one.file,
            "place": one.place,
            "problem": one.problem,
            "remedy": one.remedy,
        }
        for one in findings
    ]


def _print_names(guidance: Guidance) -> None:
    sys.stdout.write("Topics\n")
    for topic in guidance.topics:
        under = f"  (under {topic.under})" if topic.under else ""
        sys.stdout.write(f"  {topic.topic_id:<24}{topic.name}{under}\n")
    sys.stdout.write("\nMedicine classes, conditions and devices\n")
    for name_id, name in sorted(guidance.names.items()):
        sys.stdout.write(f"  {name_id:<24}{name}\n")


def _print_json(document: object) -> None:
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


@dataclass(frozen=True, slots=True)
class _Inputs:
    guidance: Guidance
    pack: ClinicPack
    facts: PatientFacts
    told: tuple[Rule, ...]


def _plan(options: argparse.Namespace) -> int:
    faults: list[Fault] = []
    zone = _zone(options.zone, faults)
    times = {name: _time(options, name, zone, faults) for name in ("start", "ended", "at")} if zone else {}
    treatment = Treatment(options.treatment)
    guidance = read_plan_guidance(resource_root(), _LANGUAGE, treatment)
    loaded = load_pack(options.pack, guidance)
    pack = _usable(loaded, treatment, faults)
    facts, told = _facts(options.patient, guidance, pack, faults)
    if (options.session is not None and options.session < 1) or (options.of is not None and options.of < 1):
        problem = "sessions are counted from 1"
        faults.append(Fault(COMMAND_LINE, "--session", problem, "write whole numbers from 1 on"))
    elif options.session is not None and options.of is not None and options.session > options.of:
        problem = f"there is no session {options.session} of {options.of}"
        faults.append(Fault(COMMAND_LINE, "--session", problem, "write --of at least as large as --session"))
    start, ended = times.get("start"), times.get("ended")
    if start and ended and ended < start:
        faults.append(
            Fault(COMMAND_LINE, "--ended", "the session would end before it starts", "give a time after --start")
        )
    if faults or pack is None or zone is None or start is None:
        raise FaultsFound(faults)
    inputs = _Inputs(guidance, pack, facts, told)
    session = _session(options, inputs, treatment, start, ended)
    plan = make_plan(PlanRequest(guidance, pack, facts, session, zone, told))
    _print_plan(plan, times.get("at") or system_clock(), as_json=options.json)
    return 0


def _print_plan(plan: Plan, at: datetime, *, as_json: bool) -> None:
    board = board_at([plan], at)
    if as_json:
        _print_json(plan_document(plan, board))
    else:
        sys.stdout.write(plan_text(plan, board))


def _session(
    options: argparse.Namespace, inputs: _Inputs, treatment: Treatment, start: datetime, ended: datetime | None
) -> Session:
    offer = inputs.pack.offers(treatment)
    length = offer.visit_length if offer and offer.visit_length else inputs.guidance.visit_length(treatment)
    session = Session("session", treatment, start, start + length, ended, number=options.session, of=options.of)
    return replace(session, session_id=f"{inputs.pack.pack_id}-{start.isoformat()}")


def _usable(loaded: LoadedPack, treatment: Treatment, faults: list[Fault]) -> ClinicPack | None:
    faults += [fault for fault in loaded.faults if fault.weight is Weight.MUST_FIX]
    if loaded.pack is not None and loaded.pack.offers(treatment) is None:
        offered = ", ".join(offer.treatment.value for offer in loaded.pack.treatments)
        problem = f"{loaded.pack.name} does not offer {treatment.value}"
        faults.append(Fault(COMMAND_LINE, "--treatment", problem, f"choose from: {offered}"))
    return loaded.pack


def _facts(
    path: Path | None, guidance: Guidance, pack: ClinicPack | None, faults: list[Fault]
) -> tuple[PatientFacts, tuple[Rule, ...]]:
    if path is None:
        return PatientFacts(country=pack.country if pack else "US"), ()
    loaded = read_facts(path, guidance, pack)
    faults += [fault for fault in loaded.faults if fault.weight is Weight.MUST_FIX]
    return loaded.facts, loaded.told


def _zone(name: str, faults: list[Fault]) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # What is wrong ends at the semicolon, so none may stand in it.
        problem = f'"{name.replace(";", ",")}" is not a time zone'
        faults.append(Fault(COMMAND_LINE, "--zone", problem, "write an IANA name, such as America/New_York"))
        return None


def _time(options: argparse.Namespace, name: str, zone: ZoneInfo, faults: list[Fault]) -> datetime | None:
    text: str | None = getattr(options, name)
    if text is None:
        return None
    try:
        return read_local_time(text, zone)
    except LocalTimeError as error:
        problem, remedy = _time_words(error)
        faults.append(Fault(COMMAND_LINE, f"--{name}", problem, remedy))
        return None


def _time_words(error: LocalTimeError) -> tuple[str, str]:
    readings = [moment.isoformat(timespec="minutes") for moment in error.readings]
    match error.problem:
        case TimeProblem.NOT_A_TIME:
            return f'"{error.text}" is not a time', "write it like 2026-12-03T10:00"
        case TimeProblem.DOES_NOT_EXIST:
            problem = f"{error.text} does not exist in {error.zone.key}: the clocks skip that hour"
            return problem, f"write a time outside it, such as {readings[0]} or {readings[-1]}"
        case TimeProblem.COMES_TWICE:
            problem = f"{error.text} comes twice in {error.zone.key}: the clocks go back that night"
            return problem, f"write which one you mean: {' or '.join(readings)}"


if __name__ == "__main__":
    raise SystemExit(main())
