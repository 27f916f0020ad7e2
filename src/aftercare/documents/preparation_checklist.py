"""The preparation checklist on paper."""

from __future__ import annotations

from pathlib import Path

from aftercare.documents.press import sheet_pdf
from aftercare.domain.checklist import Checklist
from aftercare.domain.sheets.paper import Paper, TextSize
from aftercare.domain.sheets.preparation import preparation_sheet


def preparation_checklist_pdf(
    checklist: Checklist,
    fonts: Path,
    paper: Paper = Paper.LETTER,
    size: TextSize = TextSize.NORMAL,
    *,
    logo: bytes | None = None,
) -> bytes:
    """Return the preparation checklist as a PDF; see `sheet_pdf` for the arguments and what can go wrong."""
    return sheet_pdf(preparation_sheet(checklist), fonts, paper, size, logo=logo)
