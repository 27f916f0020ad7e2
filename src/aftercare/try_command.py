"""The command ``try``: the app as a patient of this pack has it, with a session that is tomorrow. Part of clinic_app.

Everything lies in a folder of its own, which is gone when that app ends.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from aftercare.command_faults import COMMAND_LINE, FaultsFound, reason_of, stop
from aftercare.content.pack_reader import load_pack
from aftercare.domain.fault import Weight
from aftercare.domain.treatment import Treatment
from aftercare.signing_commands import Commands, Workshop

if TYPE_CHECKING:
    from aftercare.domain.clinic import ClinicPack
    from aftercare.domain.guidance import Guidance

SESSION_TIME = time(10)
"""When the session of tomorrow starts, by the clinic's clocks."""


def add_try_command(commands: Commands, workshop: Callable[[], Workshop], clock: Callable[[], datetime]) -> None:
    """Adds the command to those of ``aftercare-clinic``."""
    trying = commands.add_parser("try", help="open Aftercare as a patient of this pack has it, to look around")
    trying.add_argument("pack", type=Path, help="a pack folder")
    trying.add_argument("--treatment", choices=[one.value for one in Treatment], help="the first one if left out")
    trying.set_defaults(run=lambda options: _try(options, workshop(), clock()))


def _try(options: argparse.Namespace, workshop: Workshop, now: datetime) -> int:
    guidance = workshop.guidance()
    loaded = load_pack(options.pack, guidance)
    if loaded.pack is None:
        raise FaultsFound([fault for fault in loaded.faults if fault.weight is Weight.MUST_FIX])
    offered = [offer.treatment for offer in loaded.pack.treatments]
    treatment = Treatment(options.treatment) if options.treatment else offered[0]
    if treatment not in offered:
        names = ", ".join(one.value for one in offered)
        problem = f"{loaded.pack.name} does not offer {treatment.value}"
        raise stop(COMMAND_LINE, "--treatment", problem, f"choose from: {names}")
    try:
        with TemporaryDirectory(prefix="aftercare-try-", ignore_cleanup_errors=True) as folder:
            fill(Path(folder), options.pack, loaded.pack, treatment, guidance, now)
            return subprocess.run([*app_program(), "--data-dir", folder], check=False).returncode
    except OSError as error:
        remedy = "make room on this computer, or install Aftercare again"
        raise stop("Aftercare", "the program", f"cannot be started ({reason_of(error)})", remedy) from None


def fill(
    place: Path,
    folder: Path,
    pack: ClinicPack,
    treatment: Treatment,
    guidance: Guidance,
    now: datetime,
) -> None:
    """Fills an empty data folder with a patient of this pack: nothing is known of them but a session tomorrow.

    Args:
        place: the data folder.
        folder: the pack's folder.
        pack: the same, read.
        treatment: the treatment of the session.
        guidance: our guidance, for how long a visit takes.
        now: the present moment.
    """
    from aftercare.content.draft_pack import packed_draft
    from aftercare.domain.condition import PatientFacts
    from aftercare.domain.session import Session
    from aftercare.storage.course_store import CourseOnDisk
    from aftercare.storage.data_folder import data_folder
    from aftercare.storage.pack_shelf import PackShelf
    from aftercare.storage.private_store import open_private
    from aftercare.storage.schedule_store import open_schedule

    zone = ZoneInfo(pack.zone or "UTC")
    start = datetime.combine(now.astimezone(zone).date() + timedelta(days=1), SESSION_TIME, zone)
    offer = pack.offers(treatment)
    length = (offer.visit_length if offer else None) or guidance.visit_length(treatment)
    data = data_folder(place)
    schedule, private = open_schedule(data, now), open_private(data, now)
    try:
        digest = PackShelf(data).keep(packed_draft(folder))
        private.packs.put_in_force(pack.pack_id, pack.serial, digest, now)
        private.save_patient(PatientFacts(country=pack.country))
        session = Session("try", treatment, start, start + length, number=1)
        CourseOnDisk(schedule, private).add_session(session, zone)
        private.first_run.finish(now)
    finally:
        schedule.close()
        private.close()


def app_program() -> list[str]:
    """What starts the app: the program beside ours in the folder that is handed out, else the module."""
    return _program("aftercare", "aftercare")


def clinic_program() -> list[str]:
    """What starts the commands for clinics."""
    return _program("aftercare-clinic", "aftercare.clinic_app")


def _program(name: str, module: str) -> list[str]:
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-m", module]
    own = Path(sys.executable)
    return [str(own.with_name(f"{name}{own.suffix}"))]
