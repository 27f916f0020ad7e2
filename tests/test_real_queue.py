"""A sheet reaches a real print queue as it is: the same file, under a name that tells nothing, on the chosen paper.

The queue belongs to a CUPS server of its own in a temporary folder, so nobody's printers are touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.documents.golden_sheets import demo_pdf

from aftercare.domain.sheets.paper import Paper
from aftercare.domain.sheets.sheet import SheetKind
from aftercare.print_desk import PrinterRefusedError, print_on_queue, queue_command

CUPSD = shutil.which("cupsd", path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")
PATIENCE_SECONDS = 20
PRINTER = "Paper"

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(
        not sys.platform.startswith("linux") or CUPSD is None or os.getuid() != 0,
        reason="needs CUPS (Debian: cups-daemon, cups-client) and the right to start a print server",
    ),
]

SERVER = """
Listen {folder}/cups.sock
LogLevel warn
Browsing No
PreserveJobFiles Yes
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
FILES = """
ServerRoot {folder}/root
StateDir {folder}/run
CacheDir {folder}/cache
RequestRoot {folder}/spool
AccessLog {folder}/access
ErrorLog {folder}/error
PageLog {folder}/page
FileDevice Yes
"""
ASKS_QT = """
from PySide6.QtWidgets import QApplication
application = QApplication([])
from PySide6.QtPrintSupport import QPrinterInfo
print(*QPrinterInfo.availablePrinterNames())
"""


@dataclass(frozen=True, slots=True)
class Queue:
    """A print server with one printer."""

    folder: Path

    def jobs(self) -> list[bytes]:
        """What lies in the queue, in the order it came."""
        return [path.read_bytes() for path in sorted((self.folder / "spool").glob("d*"))]

    def pages(self) -> str:
        """What the server writes down of the jobs that are through."""
        log = self.folder / "page"
        return log.read_text(encoding="utf-8") if log.exists() else ""


@pytest.fixture
def queue(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Queue]:
    folder = tmp_path_factory.mktemp("cups")
    for name in ("root", "run", "cache", "spool"):
        (folder / name).mkdir()
    (folder / "cupsd.conf").write_text(SERVER.format(folder=folder), encoding="utf-8")
    (folder / "cups-files.conf").write_text(FILES.format(folder=folder), encoding="utf-8")
    assert CUPSD is not None
    server = subprocess.Popen([CUPSD, "-f", "-c", folder / "cupsd.conf", "-s", folder / "cups-files.conf"])
    monkeypatch.setenv("CUPS_SERVER", str(folder / "cups.sock"))
    try:
        wait_for(lambda: answers(["lpstat", "-r"]))
        wait_for(lambda: answers(["lpadmin", "-p", PRINTER, "-E", "-v", f"file:{folder}/paper", "-m", "raw"]))
        yield Queue(folder)
    finally:
        server.terminate()
        server.wait(PATIENCE_SECONDS)


def answers(command: list[str]) -> bool:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode == 0 and "not running" not in done.stdout


def wait_for(is_so: object) -> None:
    assert callable(is_so)
    until = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < until, "the print server did not answer"
        time.sleep(0.05)


def test_the_queue_gets_the_very_file_on_the_chosen_paper(queue: Queue) -> None:
    pdf = demo_pdf(SheetKind.DRIVER)

    print_on_queue(pdf, queue_command(PRINTER, 1, Paper.A4))

    assert queue.jobs() == [pdf]
    wait_for(queue.pages)
    (job,) = queue.pages().splitlines()
    assert "Pages A4" in job


def test_whoever_looks_at_the_queue_reads_nothing_about_the_patient(queue: Queue) -> None:
    print_on_queue(demo_pdf(SheetKind.MEDICINES), queue_command(PRINTER, 1, Paper.LETTER))

    wait_for(queue.pages)
    for telling in ("medicine", "list", "checklist", "aftercare", "ketamine", "alex"):
        assert telling not in queue.pages().lower()


def test_the_printer_is_one_that_the_dialog_lists(queue: Queue) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    asked = subprocess.run(
        [sys.executable, "-c", ASKS_QT], env=environment, capture_output=True, text=True, check=True, timeout=60
    )

    assert asked.stdout.split() == [PRINTER]


def test_a_printer_that_is_gone_is_said(queue: Queue) -> None:
    with pytest.raises(PrinterRefusedError) as refused:
        print_on_queue(demo_pdf(SheetKind.DRIVER), queue_command("Gone", 1, Paper.LETTER))

    assert refused.value.reason
    assert queue.jobs() == []


def test_a_server_that_is_gone_is_said(queue: Queue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(queue.folder / "nobody.sock"))

    with pytest.raises(PrinterRefusedError):
        print_on_queue(demo_pdf(SheetKind.DRIVER), queue_command(PRINTER, 1, Paper.LETTER))
