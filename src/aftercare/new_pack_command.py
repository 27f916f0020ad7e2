"""The command ``new``: a folder with a pack to start from. Part of clinic_app."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable
from pathlib import Path

from aftercare.command_faults import COMMAND_LINE, reason_of, stop
from aftercare.content.findings import did_you_mean, listed
from aftercare.content.samples import copy_sample, sample_names
from aftercare.signing_commands import Commands

_USUAL_SAMPLE = "iv-infusion"
_PACK_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}", re.ASCII)


def add_new_command(commands: Commands, resources: Callable[[], Path]) -> None:
    """Adds the command to those of ``aftercare-clinic``."""
    new = commands.add_parser("new", help="make a folder with a pack to start from")
    new.add_argument("folder", type=Path, nargs="?", help="the folder to make; its name becomes the pack's lasting id")
    new.add_argument("--from", dest="sample", default=_USUAL_SAMPLE, help=f"a sample; {_USUAL_SAMPLE} if left out")
    new.add_argument("--samples", action="store_true", help="list the samples, and stop")
    new.set_defaults(run=lambda options: _new_pack(options, resources()))


def _new_pack(options: argparse.Namespace, resources: Path) -> int:
    names = sample_names(resources)
    if options.samples:
        sys.stdout.write("".join(f"{name}\n" for name in names))
        return 0
    if options.folder is None:
        raise stop(COMMAND_LINE, "FOLDER", "no folder was named", "write: aftercare-clinic new my-clinic")
    if options.sample not in names:
        remedy = did_you_mean(options.sample, names, f"choose from {listed(names)}")
        raise stop(COMMAND_LINE, "--from", "there is no sample of that name", remedy)
    pack_id = options.folder.name
    if not _PACK_ID.fullmatch(pack_id):
        remedy = "use plain letters, digits and hyphens, such as my-clinic"
        raise stop(COMMAND_LINE, "FOLDER", "its name cannot be the id of a pack", remedy)
    try:
        copy_sample(resources, options.sample, options.folder, pack_id)
    except FileExistsError:
        remedy = "choose another name; nothing is written over"
        raise stop(pack_id, "whole folder", "is there already", remedy) from None
    except OSError as error:
        remedy = "choose a folder that you may write to"
        raise stop(pack_id, "whole folder", f"cannot be made ({reason_of(error)})", remedy) from None
    sys.stdout.write(
        f"{options.folder} is a copy of the sample {options.sample}. Its clinic is invented.\n"
        f"Change clinic.toml and rules.toml to your own, then: aftercare-clinic check {options.folder}\n"
        "Take the line sample = true out once a clinician has read it.\n"
    )
    return 0
