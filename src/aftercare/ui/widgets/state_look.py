"""How each answer of the board looks: a word on a bar, a glyph in a disc or a square, a border; colour comes last."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF

from aftercare.ui.theme.canvas import Align, Canvas, ellipse, rounded
from aftercare.ui.theme.theme import Theme
from aftercare.ui.theme.tokens import RADIUS_SMALL, ColourRole, TypeRole
from aftercare.ui.today.rows import TileState

QUESTION = "?"


class StateLook(NamedTuple):
    """Colours and glyph of one answer; `icon` is a Lucide name or QUESTION."""

    bar: ColourRole
    word: ColourRole
    disc: ColourRole
    glyph: ColourRole
    border: ColourRole
    icon: str
    is_square: bool = False


_R = ColourRole
_CLOCK = StateLook(_R.SOON_TINT, _R.SOON, _R.SOON, _R.SOON_TINT, _R.LINE, "clock")
_ASK = StateLook(_R.USUAL_TINT, _R.USUAL, _R.USUAL, _R.USUAL_TINT, _R.LINE, QUESTION)

STATE_LOOKS = {
    TileState.OK: StateLook(_R.OK_TINT, _R.OK, _R.OK, _R.OK_TINT, _R.LINE, "check"),
    TileState.OK_FOR_NOW: _CLOCK,
    TileState.LIMITED: _CLOCK,
    TileState.AS_USUAL: StateLook(_R.USUAL_TINT, _R.USUAL, _R.USUAL, _R.USUAL_TINT, _R.LINE, "minus"),
    TileState.NO: StateLook(_R.NO_FILL, _R.ON_NO, _R.ON_NO, _R.NO_FILL, _R.NO_BORDER, "x", is_square=True),
    TileState.CHECK_FIRST: _ASK,
    TileState.ASK_CLINIC: _ASK,
}


def draw_glyph(canvas: Canvas, theme: Theme, look: StateLook, box: QRectF) -> None:
    """Draw the disc or square of an answer with its glyph into the square `box`."""
    shape = rounded(box, theme.px(RADIUS_SMALL)) if look.is_square else ellipse(box)
    canvas.fill(shape, look.disc)
    if look.icon == QUESTION:
        canvas.text_in_middle(theme.paragraph(QUESTION, TypeRole.ROW_WORD), box, look.glyph, Align.MIDDLE)
        return
    share = 0.72 if look.icon in ("clock", "minus") else 0.64
    canvas.icon_in_middle(look.icon, look.glyph, box.center(), round(box.width() * share))
