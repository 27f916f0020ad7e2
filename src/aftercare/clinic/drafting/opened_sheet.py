"""Opens a clinic's instruction sheet and gives its text: plain text, Word (.docx) or PDF. Bounded, and nothing is run.

A Word file is read by hand from its few XML parts, streamed and without entities: a library would build the whole
document, pictures and all, to give us its paragraphs.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

MOST_BYTES = 20 * 1024 * 1024
MOST_OF_A_PART = 8 * 1024 * 1024
MOST_TEXT = 400_000
MOST_PAGES = 60
MOST_MEMBERS = 2000

_PARTS = re.compile(r"word/(?:header\d{0,3}|document|footer\d{0,3})\.xml")
_ORDER = ("word/header", "word/document", "word/footer")
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CHUNK = 64 * 1024


class SheetError(Exception):
    """A sheet that gives no text; what is wrong with it, and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


def text_of_sheet(path: Path) -> str:
    """The text of a sheet, line by line.

    Raises:
        SheetError: if it cannot be opened, is not a kind of file we read, is damaged, or holds no text.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise SheetError(f"cannot be opened ({error.strerror})", "give the file with the old sheet") from None
    if len(content) > MOST_BYTES:
        raise SheetError("is larger than 20 MiB", "take the pictures out, or save its text alone")
    text = _text(content)[:MOST_TEXT]
    if not text.strip():
        raise SheetError("holds no text", "if it is a scan, let your scanner read the text, or type it into a file")
    return text


def _text(content: bytes) -> str:
    if content.startswith(b"PK"):
        return _text_of_docx(content)
    if content.startswith(b"%PDF"):
        return _text_of_pdf(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise SheetError("is an old Word file", "open it in Word and save it as .docx, or copy its text into a file")
    if b"\x00" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SheetError("is not text, Word or PDF", "save the sheet as .docx, PDF or plain text")
    return _decoded(content)


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _text_of_docx(content: bytes) -> str:
    from io import BytesIO

    try:
        with ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS:
                raise SheetError("holds far too many parts", "open it in Word and save it again")
            names = sorted({one.filename for one in members if _PARTS.fullmatch(one.filename)}, key=_place_in_sheet)
            if "word/document.xml" not in names:
                raise SheetError("is a zip file and not a Word file", "save the sheet as .docx, PDF or plain text")
            return "\n\n".join(_text_of_part(archive, name) for name in names)
    except (BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError, EOFError) as error:
        raise SheetError(
            f"is a damaged Word file ({type(error).__name__})", "open it in Word and save it again"
        ) from None


def _place_in_sheet(name: str) -> tuple[int, str]:
    return next(index for index, start in enumerate(_ORDER) if name.startswith(start)), name


def _text_of_part(archive: ZipFile, name: str) -> str:
    reader = _DocxReader()
    read = 0
    with archive.open(name) as stream:
        while chunk := stream.read(_CHUNK):
            read += len(chunk)
            if read > MOST_OF_A_PART:
                raise SheetError("unpacks to far too much", "open it in Word and save it again")
            reader.take(chunk)
    return reader.finish()


class _DocxReader:
    """Gathers the text of one part: a line for each paragraph, bullets and columns marked."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._lines: list[str] = []
        self._line: list[str] = []
        self._cells: list[str] | None = None
        self._is_text = False
        self._length = 0

    def take(self, chunk: bytes) -> None:
        try:
            self._parser.Parse(chunk, False)
        except expat.ExpatError:
            raise SheetError("is a damaged Word file", "open it in Word and save it again") from None

    def finish(self) -> str:
        try:
            self._parser.Parse(b"", True)
        except expat.ExpatError:
            raise SheetError("is a damaged Word file", "open it in Word and save it again") from None
        return "\n".join(self._lines)

    def _doctype(self, *_: object) -> None:
        raise SheetError("is not made the way Word makes files", "open it in Word and save it again")

    def _start(self, name: str, _: dict[str, str]) -> None:
        match name.removeprefix(f"{_WORD} "):
            case "t":
                self._is_text = True
            case "numPr" if not self._line:
                self._line.append("• ")
            case "tab":
                self._line.append(" ")
            case "br" | "cr":
                self._line.append("\n")
            case "tr":
                self._cells = []
            case _:
                pass

    def _end(self, name: str) -> None:
        match name.removeprefix(f"{_WORD} "):
            case "t":
                self._is_text = False
            case "p" if self._cells is None:
                self._lines.append("".join(self._line))
                self._line = []
            case "p":
                self._line.append(" ")
            case "tc" if self._cells is not None:
                self._cells.append("".join(self._line).strip())
                self._line = []
            case "tr" if self._cells is not None:
                self._lines.append(" | ".join(self._cells))
                self._cells = None
            case _:
                pass

    def _characters(self, text: str) -> None:
        if self._is_text and self._length <= MOST_TEXT:
            self._length += len(text)
            self._line.append(text)


def _text_of_pdf(content: bytes) -> str:
    # Loaded here alone: nothing else of these commands opens a PDF.
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        raise SheetError("is a damaged or locked PDF file", "save it again without a password") from None
    try:
        pages = min(len(document), MOST_PAGES)
        return "\n\n".join(document[number].get_textpage().get_text_bounded() for number in range(pages))
    except pypdfium2.PdfiumError:
        raise SheetError("is a damaged PDF file", "save it again, or copy its text into a file") from None
    finally:
        document.close()
