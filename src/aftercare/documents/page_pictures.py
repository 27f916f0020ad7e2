"""Draws the pages of a finished sheet as pictures in greys: thumbnails, and print for what takes no PDF.

The pages are drawn from the file itself, by PDFium, so that nobody sees another thing than will be printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aftercare.documents.errors import UnreadableSheetError
from aftercare.domain.sheets.page_picture import PagePicture

if TYPE_CHECKING:
    import pypdfium2

POINTS_PER_INCH = 72
PRINT_DPI = 300
"""Fine enough that letters of 10 points have even edges, and what office printers take at least."""


def page_pictures(
    pdf: bytes, *, dpi: float | None = None, width: int | None = None, only_first: bool = False
) -> tuple[PagePicture, ...]:
    """Every page of a sheet as a picture, what was ticked on screen included.

    Args:
        pdf: the sheet.
        dpi: pixels an inch; for print.
        width: pixels across; for the screen. One of the two has to be given.
        only_first: leave the further pages out.

    Raises:
        UnreadableSheetError: the file is no PDF.
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(pdf) as document:
            document.init_forms()
            count = 1 if only_first else len(document)
            return tuple(_picture(document[number], dpi, width) for number in range(count))
    except pypdfium2.PdfiumError as error:
        raise UnreadableSheetError(str(error)) from error


def page_count(pdf: bytes) -> int:
    """How many pages a finished sheet has."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def _picture(page: pypdfium2.PdfPage, dpi: float | None, width: int | None) -> PagePicture:
    scale = dpi / POINTS_PER_INCH if dpi is not None else (width or 0) / page.get_width()
    bitmap = page.render(scale=scale, grayscale=True)
    # A row may be longer than what is seen of it.
    rows, buffer = bitmap.stride, bytes(bitmap.buffer)
    greys = b"".join(buffer[line * rows : line * rows + bitmap.width] for line in range(bitmap.height))
    return PagePicture(bitmap.width, bitmap.height, greys)
