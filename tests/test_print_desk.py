"""What is sent to a queue, and what is painted where there is none."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from tests.documents.golden_sheets import demo_pdf
from tests.ui.demo_course import at, course_of, request
from tests.ui.print_share.stand_ins import Crew, picture_of

from aftercare.domain.errors import AftercareError
from aftercare.domain.sheets.catalogue import Entered
from aftercare.domain.sheets.paper import Paper, TextSize
from aftercare.domain.sheets.sheet import SheetKind
from aftercare.print_desk import SystemPrintDesk, queue_command
from aftercare.ui.print_share.ports import MadeSheet, Order


def made(pdf: bytes) -> MadeSheet:
    (plan,) = course_of(request()).plans
    order = Order(SheetKind.SIGNS, plan, (plan,), Entered(), Paper.LETTER, TextSize.NORMAL, at("06:40"))
    return MadeSheet(order, pdf, picture_of(SheetKind.SIGNS), 1)


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> SystemPrintDesk:
    return SystemPrintDesk(QWidget(), Crew(), lambda: tmp_path)


def test_the_queue_is_told_copies_paper_and_that_nothing_is_scaled() -> None:
    command = queue_command("Office", 3, Paper.A4, ("-o", "sides=one-sided"))

    assert command[:3] == ["lp", "-s", "-d"]
    assert " ".join(command).endswith("-n 3 -t Pages -o media=A4 -o print-scaling=none -o sides=one-sided")


def test_without_a_queue_the_page_is_painted_as_large_as_the_paper(desk: SystemPrintDesk, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    told: list[str | AftercareError] = []

    desk.send(printer, made(demo_pdf(SheetKind.SIGNS)), told.append)

    assert len(told) == 1
    assert isinstance(told[0], str)
    with (
        pypdfium2.PdfDocument(tmp_path / "paper.pdf") as printed,
        pypdfium2.PdfDocument(demo_pdf(SheetKind.SIGNS)) as sheet,
    ):
        (one,), (other,) = printed, sheet
        assert one.get_size() == pytest.approx(other.get_size(), abs=1)
        greys = [page.render(scale=0.5, grayscale=True).to_pil().convert("L") for page in (one, other)]
        dark = [sum(greys_of.histogram()[:128]) for greys_of in greys]
        assert dark[0] == pytest.approx(dark[1], rel=0.1)


def test_whoever_closes_the_dialog_prints_nothing(desk: SystemPrintDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Rejected)
    told: list[str | AftercareError] = []

    desk.print_sheet(made(demo_pdf(SheetKind.SIGNS)), told.append)

    assert told == [""]


def test_the_dialog_begins_with_the_paper_of_the_sheet_and_a_name_that_tells_nothing(
    desk: SystemPrintDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[QPrinter] = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(SystemPrintDesk, "send", lambda _desk, printer, _made, _then: sent.append(printer))

    desk.print_sheet(made(demo_pdf(SheetKind.SIGNS)), lambda _told: None)

    (printer,) = sent
    assert printer.docName() == "Pages"
    assert printer.pageLayout().pageSize().id() is QPageSize.PageSizeId.Letter


def test_a_sheet_that_cannot_be_read_is_said_and_not_printed(desk: SystemPrintDesk, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    told: list[str | AftercareError] = []

    desk.send(printer, made(b"not a PDF"), told.append)

    assert isinstance(told[0], AftercareError)
    assert not (tmp_path / "paper.pdf").exists()
