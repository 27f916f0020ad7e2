"""One level of warning signs as a card: the number on the left, the signs on the right."""

from __future__ import annotations

from dataclasses import dataclass

from aftercare.documents.paper import Area
from aftercare.documents.pen import Ink, Pen
from aftercare.documents.phone_code import MeasuredCode, measured_code
from aftercare.documents.pieces import MeasuredItem, Room, draw_items, items_height, measured_items
from aftercare.documents.structure import Tag
from aftercare.documents.type_scale import Role
from aftercare.domain.sheets.sheet import CareCard, Entry

CARD_FRAME = 2.2
SIDE = 16.0
PAD_BEYOND_GAP = 4.0
LEFT_SHARE = 0.405
CODE_GUTTER = 14.0


@dataclass(frozen=True, slots=True)
class MeasuredCard:
    """The measured card."""

    room: Room
    card: CareCard
    head: tuple[str, ...]
    number: tuple[str, ...]
    number_role: Role
    lines: tuple[str, ...]
    signs: tuple[MeasuredItem, ...]
    gap: float
    code: MeasuredCode | None

    @property
    def height(self) -> float:
        """How tall it is."""
        pad = self.gap + PAD_BEYOND_GAP
        code = self.code.height - pad if self.code else 0.0
        return max(self._left_height, items_height(self.signs, self.gap), code) + 2 * pad

    @property
    def _left_height(self) -> float:
        measure = self.room.typesetter
        return (
            measure.height(Role.CARD_HEAD, len(self.head))
            + measure.height(self.number_role, max(len(self.number), self.card.is_called))
            + measure.height(Role.CARD_LINE, len(self.lines))
        )

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it over its whole width."""
        area = Area(left, top, self.room.width, self.height)
        split = left + self.room.width * LEFT_SHARE
        if self.card.is_solid:
            with pen.within(area):
                pen.solid(Area(left, top, split - left, self.height))
        else:
            pen.divider(split, top, area.bottom, Ink.BLACK)
        pen.frame(area, CARD_FRAME)
        ink = Ink.PAPER if self.card.is_solid else Ink.BLACK
        words_top = top + (self.height - self._left_height) / 2
        with pen.element(Tag.H2):
            below = pen.text(Role.CARD_HEAD, self.head, left + SIDE, words_top, ink)
        if not self.number and self.card.is_called:
            below += self.room.typesetter.height(self.number_role)
            pen.writing_line(left + SIDE, split - SIDE, below, ink)
        with pen.element(Tag.P):
            below = pen.text(self.number_role, self.number, left + SIDE, below, ink)
        with pen.element(Tag.P):
            pen.text(Role.CARD_LINE, self.lines, left + SIDE, below, ink)
        signs_top = top + (self.height - items_height(self.signs, self.gap)) / 2
        draw_items(pen, self.signs, split + SIDE, signs_top, self.gap)
        if self.code:
            code_left = area.right - self.code.width - CODE_GUTTER
            self.code.draw(pen, code_left, top + (self.height - self.code.height) / 2)


def measured_card(card: CareCard, room: Room, gap: float) -> MeasuredCard:
    """Return a card broken to its room."""
    left = room.width * LEFT_SHARE - 1.5 * SIDE
    code = measured_code(card.code, room) if card.code else None
    right = room.width * (1 - LEFT_SHARE) - 2 * SIDE - (code.width + CODE_GUTTER if code else 0.0)
    measure = room.typesetter
    number_role = Role.CARD_NUMBER if card.is_large else Role.CARD_PHONE
    entries = tuple(Entry(sign) for sign in card.signs)
    return MeasuredCard(
        room=room,
        card=card,
        head=measure.lines(Role.CARD_HEAD, card.head, left),
        number=measure.lines(number_role, card.number, left),
        number_role=number_role,
        lines=measure.paragraphs(Role.CARD_LINE, card.lines, left),
        signs=measured_items(entries, Room(measure, right, room.size), Role.SIGN, Role.SIGN),
        gap=gap,
        code=code,
    )
