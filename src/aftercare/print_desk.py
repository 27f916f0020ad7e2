"""Prints finished sheets, saves them and shows them, with what this computer has. Loaded with the print page.

Where there is CUPS (Linux, macOS) the file itself is handed to the queue, so letters stay letters, sharp at whatever
the printer can do. Elsewhere, and into a file, its pages are drawn at 300 dots an inch and printed as pictures.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from aftercare.documents.page_pictures import PRINT_DPI, page_pictures
from aftercare.domain.errors import AftercareError
from aftercare.domain.sheets.page_picture import PagePicture
from aftercare.domain.sheets.paper import Paper
from aftercare.storage.data_folder import write_private_file
from aftercare.ui.print_share.ports import Crew, MadeSheet
from aftercare.ui.print_share.sheet_card import image_of

if TYPE_CHECKING:
    from collections.abc import Sequence

JOB_NAME = "Pages"
"""What the queue shows to everybody who prints there."""
_PATIENCE_SECONDS = 30
_PAGE_SIZES = {Paper.LETTER: QPageSize.PageSizeId.Letter, Paper.A4: QPageSize.PageSizeId.A4}
_MEDIA = {Paper.LETTER: "Letter", Paper.A4: "A4"}


class PrinterRefusedError(AftercareError):
    """A printer did not take a sheet; ``reason`` is what it said."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the printer did not take the sheet: {reason}")
        self.reason = reason


def queue_command(printer: str, copies: int, paper: Paper, options: Sequence[str] = ()) -> list[str]:
    """What hands a file on standard input to a queue; the page is not scaled, as it keeps its own margins."""
    lasting = ["-o", f"media={_MEDIA[paper]}", "-o", "print-scaling=none"]
    return ["lp", "-s", "-d", printer, "-n", str(copies), "-t", JOB_NAME, *lasting, *options]


def print_on_queue(made_pdf: bytes, command: Sequence[str]) -> None:
    """Hand a finished sheet to a queue.

    Raises:
        PrinterRefusedError: the queue does not take it, or does not answer.
    """
    # From standard input, so that no copy of the sheet is left anywhere.
    try:
        answer = subprocess.run(command, input=made_pdf, capture_output=True, timeout=_PATIENCE_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PrinterRefusedError(str(error)) from error
    if answer.returncode != 0:
        raise PrinterRefusedError(answer.stderr.decode(errors="replace").strip())


class SystemPrintDesk:
    """The printers, folders and programs of this computer."""

    def __init__(self, window: QWidget, crew: Crew, folder: Callable[[], Path]) -> None:
        """Take the window that dialogs belong to, who works beside it, and the person's folder."""
        self._window = window
        self._crew = crew
        self._folder = folder

    def has_printer(self) -> bool:
        """True if the system lists a printer."""
        return bool(QPrinterInfo.availablePrinterNames())

    def print_sheet(self, made: MadeSheet, then: Callable[[str | AftercareError], None]) -> None:
        """Ask which printer, and print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(JOB_NAME)
        printer.setPageSize(QPageSize(_PAGE_SIZES[made.order.paper]))
        dialog = QPrintDialog(printer, self._window)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            then("")
            return
        self.send(printer, made, then)

    def send(self, printer: QPrinter, made: MadeSheet, then: Callable[[str | AftercareError], None]) -> None:
        """Print on a printer that was chosen."""
        name = printer.printerName()
        is_queue = bool(name) and printer.outputFormat() == QPrinter.OutputFormat.NativeFormat
        if is_queue and sys.platform != "win32" and shutil.which("lp"):
            command = queue_command(name, printer.copyCount(), made.order.paper, _options(printer))
            self._crew.run(partial(print_on_queue, made.pdf, command), partial(_told, name, then))
        else:
            draw = partial(page_pictures, made.pdf, dpi=PRINT_DPI)
            self._crew.run(draw, partial(_painted, printer, name, then))

    def ask_where(self, name: str) -> Path | None:
        """Ask where a file should go; the documents folder is offered."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        title = QCoreApplication.translate("PrintShare", "Where should it go?")
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(Path(documents) / name))
        return Path(chosen) if chosen else None

    def save(self, path: Path, content: bytes) -> None:
        """Write a file, readable by the person alone."""
        write_private_file(path, content)

    def show(self, name: str, content: bytes) -> None:
        """Write a file into the person's own folder and show it in the program this computer has for it."""
        file = write_private_file(self._folder() / "sheets" / name, content)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def _options(printer: QPrinter) -> tuple[str, ...]:
    """Two-sided printing, as it was chosen."""
    match printer.duplex():
        case QPrinter.DuplexMode.DuplexLongSide:
            return "-o", "sides=two-sided-long-edge"
        case QPrinter.DuplexMode.DuplexShortSide:
            return "-o", "sides=two-sided-short-edge"
        case QPrinter.DuplexMode.DuplexNone:
            return "-o", "sides=one-sided"
        case _:
            return ()


def _told(name: str, then: Callable[[str | AftercareError], None], outcome: AftercareError | None) -> None:
    then(outcome if outcome is not None else name)


def _place(page: PagePicture, paper: QRectF) -> QRectF:
    """The middle of the paper, whichever the printer has; the page is not stretched."""
    scale = min(paper.width() / page.width, paper.height() / page.height)
    place = QRectF(0, 0, page.width * scale, page.height * scale)
    place.moveCenter(paper.center())
    return place


def _painted(
    printer: QPrinter,
    name: str,
    then: Callable[[str | AftercareError], None],
    pages: tuple[PagePicture, ...] | AftercareError,
) -> None:
    """Put the pictures of the pages onto paper."""
    if isinstance(pages, AftercareError):
        then(pages)
        return
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    painter = QPainter()
    if not painter.begin(printer):
        then(PrinterRefusedError("it cannot be opened"))
        return
    for number, page in enumerate(pages):
        if number:
            printer.newPage()
        painter.drawImage(_place(page, QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))), image_of(page))
    painter.end()
    then(name or QCoreApplication.translate("PrintShare", "the printer"))
