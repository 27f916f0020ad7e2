"""The code for the camera of a phone, drawn as squares; the same modules serve paper and screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from aftercare.documents.errors import CodeTooLongError
from aftercare.documents.paper import Area, mm
from aftercare.documents.pen import Pen
from aftercare.documents.pieces import Room
from aftercare.documents.structure import Tag
from aftercare.documents.type_scale import Role
from aftercare.domain.checklist import Code

SIDE = mm(30)
QUIET_MODULES = 4
MOST_BYTES = 120


@lru_cache(maxsize=64)
def code_modules(link: str) -> tuple[tuple[bool, ...], ...]:
    """Return the rows of the code, without the quiet zone around it; True is black.

    Raises:
        CodeTooLongError: if it holds more than a phone reads from 30 mm of paper.
    """
    from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

    if len(link.encode()) > MOST_BYTES:
        raise CodeTooLongError(link, MOST_BYTES)
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QR8bitByte(link))
    code.make()
    return tuple(tuple(bool(module) for module in row) for row in code.modules)


@dataclass(frozen=True, slots=True)
class MeasuredCode:
    """A code with its caption. Its quiet zone reaches over its own sides: what stands there is white anyway.

    Attributes:
        room: what it was measured for.
        code: what it holds.
        caption: lines below it.
    """

    room: Room
    code: Code
    caption: tuple[str, ...]

    @property
    def _module(self) -> float:
        return SIDE / (len(code_modules(self.code.link)) + 2 * QUIET_MODULES)

    @property
    def width(self) -> float:
        """How wide its black part is."""
        return SIDE - 2 * QUIET_MODULES * self._module

    @property
    def height(self) -> float:
        """How tall it is, with the quiet zone above and below and the caption."""
        return SIDE + self.room.typesetter.height(Role.CAPTION, len(self.caption))

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it; its black part begins at ``left``."""
        module = self._module
        upper = top + QUIET_MODULES * module
        with pen.figure(self.code.alt, Area(left, upper, self.width, self.width)):
            pen.squares(
                Area(left + first * module, upper + down * module, count * module, module)
                for down, row in enumerate(code_modules(self.code.link))
                for first, count in _black_runs(row)
            )
        with pen.element(Tag.P):
            pen.text(Role.CAPTION, self.caption, left, top + SIDE)


def _black_runs(row: tuple[bool, ...]) -> Iterator[tuple[int, int]]:
    """Return where each run of black modules begins, and how many they are: fewer shapes draw and print faster."""
    at = 0
    for is_black, run in groupby(row):
        count = len(tuple(run))
        if is_black:
            yield at, count
        at += count


def measured_code(code: Code, room: Room) -> MeasuredCode:
    """Return the code; its caption is as wide as its black part."""
    bare = MeasuredCode(room, code, ())
    return MeasuredCode(room, code, room.typesetter.lines(Role.CAPTION, code.caption, bare.width))
