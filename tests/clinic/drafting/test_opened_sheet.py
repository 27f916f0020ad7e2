"""A sheet is read from text, Word and PDF alike; a hostile or damaged file is refused with its reason."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from reportlab.pdfgen.canvas import Canvas

from aftercare.clinic.drafting import opened_sheet
from aftercare.clinic.drafting.opened_sheet import SheetError, text_of_sheet

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paragraph(text: str, more: str = "") -> str:
    return f"<w:p>{more}<w:r><w:t>{text}</w:t></w:r></w:p>"


def document(body: str, before: str = "") -> str:
    return f'<?xml version="1.0"?>{before}<w:document xmlns:w="{NAMESPACE}"><w:body>{body}</w:body></w:document>'


def docx(tmp_path: Path, xml: str | bytes, name: str = "word/document.xml") -> Path:
    file = tmp_path / "sheet.docx"
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, xml)
    return file


def test_paragraphs_bullets_and_tables_of_a_word_file_become_lines(tmp_path: Path) -> None:
    cell = "<w:tc>{}</w:tc>"
    row = f"<w:tr>{cell.format(paragraph('Food'))}{cell.format(paragraph('6 hours before'))}</w:tr>"
    body = (
        paragraph("No food for 6 hours.")
        + paragraph("Bring headphones.", "<w:pPr><w:numPr/></w:pPr>")
        + f"<w:tbl>{row}</w:tbl>"
    )

    lines = text_of_sheet(docx(tmp_path, document(body))).splitlines()

    assert lines == ["No food for 6 hours.", "• Bring headphones.", "Food | 6 hours before"]


def test_the_text_of_a_pdf_is_read(tmp_path: Path) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(72, 720, "No food for 6 hours before your visit.")
    canvas.save()
    file = tmp_path / "sheet.pdf"
    file.write_bytes(buffer.getvalue())

    assert "No food for 6 hours before your visit." in text_of_sheet(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_plain_text_is_read_however_it_was_saved(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "sheet.txt"
    file.write_bytes("No coma nada después.".encode(encoding))

    assert text_of_sheet(file) == "No coma nada después."


BOMB = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (document(paragraph("x"), BOMB), "not made the way Word makes files"),
        (document(paragraph("x"), '<!DOCTYPE a SYSTEM "file:///etc/passwd">'), "not made the way Word makes files"),
        ("<w:document>", "damaged"),
        (document("<w:p>" * 100_000), "damaged"),
        (document(""), "holds no text"),
        (document(" " * (opened_sheet.MOST_OF_A_PART + 1)), "far too much"),
    ],
    ids=["entities", "outside-entity", "broken-xml", "deep", "empty", "bomb"],
)
def test_a_hostile_word_file_is_refused_with_its_reason(tmp_path: Path, content: str, reason: str) -> None:
    with pytest.raises(SheetError, match=reason):
        text_of_sheet(docx(tmp_path, content))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04 not a zip file", "damaged Word file"),
        (b"%PDF-1.7 nothing", "damaged or locked PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100, "old Word file"),
        (b"\x7fELF\x00\x00\x00", "not text, Word or PDF"),
        (b"  \n ", "holds no text"),
    ],
    ids=["zip", "pdf", "doc", "program", "blank"],
)
def test_any_other_file_is_refused_with_its_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    file = tmp_path / "sheet"
    file.write_bytes(content)

    with pytest.raises(SheetError, match=reason):
        text_of_sheet(file)


def test_a_zip_file_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="not a Word file"):
        text_of_sheet(docx(tmp_path, "x", "xl/workbook.xml"))
