"""The command line of ``aftercare``. The parser is only loaded when there is something to parse."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from aftercare import __version__
from aftercare.domain.file_endings import BACKUP_ENDING, CLINIC_ENDING, VISIT_ENDING
from aftercare.domain.frozen import frozen

FILE_ENDINGS = (CLINIC_ENDING, VISIT_ENDING, BACKUP_ENDING)
"""The files that are opened in the window: a clinic's, an appointment, a backup."""
_ABOUT = "Takes a person through ketamine treatment. Works offline."
_FILES = "aftercare FILE.aftercare-share opens the page for a driver, and none of your own data."


@frozen
class Options:
    """What was asked for on the command line.

    Attributes:
        is_demo: the fictional patient, in a folder of its own.
        is_self_test: open every screen, write every sheet, and say whether all is whole.
        now: a moment to replay, as written.
        data_dir: where the data lies, if not in the usual place.
        render: a folder for pictures of the demo's screens and for its sheets.
        is_reconcile: look once whether a reminder is due, show it, and end; no window.
        is_at_login: begin in the tray, if this system has one.
        pack: a file to open, as a double-click gives it: a clinic's, an appointment or a backup.
    """

    is_demo: bool
    is_self_test: bool
    now: str | None
    data_dir: Path | None
    render: Path | None
    is_reconcile: bool = False
    is_at_login: bool = False
    pack: Path | None = None


def read_options(arguments: Sequence[str]) -> Options:
    """The options of a command line; ends the program with one line if something is wrong with them."""
    if not arguments:
        return Options(is_demo=False, is_self_test=False, now=None, data_dir=None, render=None)
    import argparse

    class _Parser(argparse.ArgumentParser):
        def error(self, message: str) -> NoReturn:
            line = f"command line:{self.prog}: {message}; see {self.prog} --help"
            sys.stderr.write(f"{' '.join(line.split())}\n")
            raise SystemExit(1)

    parser = _Parser(prog="aftercare", description=_ABOUT, epilog=_FILES)
    parser.add_argument(
        "pack", type=Path, nargs="?", metavar="FILE", help="a clinic's file, an appointment (.ics) or a backup to open"
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--demo", action="store_true", help="a fictional patient in a temporary folder")
    parser.add_argument("--now", metavar="TIME", help="replay a moment, such as 2026-12-03T05:00")
    parser.add_argument("--data-dir", type=Path, metavar="FOLDER", help="keep data in this folder")
    parser.add_argument("--self-test", action="store_true", help="open every screen, write every sheet, and say so")
    parser.add_argument("--render", type=Path, metavar="FOLDER", help="write the demo's screens and sheets there")
    parser.add_argument("--reconcile", action="store_true", help="look once for due reminders, show them, and end")
    parser.add_argument("--at-login", action="store_true", help="begin in the tray, where there is one")
    found = parser.parse_args(arguments)
    if found.now is not None:
        try:
            is_time = 1970 <= datetime.fromisoformat(found.now).year <= 2200
        except ValueError:
            is_time = False
        if not is_time:
            parser.error(f'--now "{found.now}" is not a time, write it like 2026-12-03T05:00')
    if found.pack is not None and found.pack.suffix.lower() not in FILE_ENDINGS:
        *first, last = FILE_ENDINGS
        parser.error(f'"{found.pack.name}" cannot be opened here, give one that ends in {", ".join(first)} or {last}')
    if found.pack is not None and (found.reconcile or found.self_test or found.render is not None):
        parser.error("a file is opened in the window, leave the other options out")
    return Options(
        found.demo,
        found.self_test,
        found.now,
        found.data_dir,
        found.render,
        found.reconcile,
        found.at_login,
        found.pack.absolute() if found.pack is not None else None,
    )
