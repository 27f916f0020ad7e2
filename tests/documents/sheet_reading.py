"""Reads a finished sheet back, the way a reader program does: runs of text in the order they were drawn, and frames."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pdfplumber

CAPITAL_HEIGHT, DESCENDER = 0.72, 0.23
SAME_LINE = 0.1


@dataclass(frozen=True, slots=True)
class Run:
    """Text drawn at one go; lengths in points from the upper left corner of the page."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    face: str
    is_white: bool

    @property
    def top(self) -> float:
        return self.baseline - CAPITAL_HEIGHT * self.size

    @property
    def bottom(self) -> float:
        return self.baseline + DESCENDER * self.size


@dataclass(frozen=True, slots=True)
class Box:
    """A frame or a filled area."""

    left: float
    top: float
    right: float
    bottom: float
    is_filled: bool = False

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page of a sheet."""

    width: float
    height: float
    runs: tuple[Run, ...]
    boxes: tuple[Box, ...]

    @property
    def text(self) -> str:
        """Everything on the page, in drawing order; a line that was broken reads as one."""
        return "\n".join(run.text for run in self.runs).replace(" \n", " ")

    @property
    def tick_boxes(self) -> tuple[Box, ...]:
        squares = (box for box in self.boxes if abs(box.width - box.height) < 0.1 and 14 < box.width < 24)
        return tuple(box for box in squares if not box.is_filled)


def read_pages(pdf: bytes) -> tuple[ReadPage, ...]:
    """Return the pages of a sheet."""
    with pdfplumber.open(BytesIO(pdf)) as document:
        return tuple(_read_page(page) for page in document.pages)


def _read_page(page: pdfplumber.page.Page) -> ReadPage:
    runs: list[Run] = []
    for char in page.chars:
        baseline = page.height - char["matrix"][5]
        run = Run(
            text=char["text"],
            left=char["x0"],
            right=char["x1"],
            baseline=baseline,
            size=round(char["size"], 2),
            face=char["fontname"].partition("+")[2],
            is_white=char["non_stroking_color"] == (1,),
        )
        last = runs[-1] if runs else None
        if last and _goes_on(last, run):
            runs[-1] = Run(
                last.text + run.text,
                last.left,
                last.right if run.text == " " else run.right,
                last.baseline,
                last.size,
                last.face,
                last.is_white,
            )
        else:
            runs.append(run)
    return ReadPage(
        width=page.width,
        height=page.height,
        runs=tuple(runs),
        boxes=tuple(
            Box(shape["x0"], shape["top"], shape["x1"], shape["bottom"], bool(shape["fill"]))
            for shape in (*page.curves, *page.rects)
        ),
    )


def _goes_on(last: Run, run: Run) -> bool:
    is_same_look = (last.face, last.size, last.is_white) == (run.face, run.size, run.is_white)
    return (
        is_same_look
        and abs(last.baseline - run.baseline) < SAME_LINE
        and abs(run.left - last.right) < last.size
        and run.left >= last.right - SAME_LINE
    )
