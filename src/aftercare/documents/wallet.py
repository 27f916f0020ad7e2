"""The card to cut out and fold: two sides of 85.7 x 54 mm, the numbers on the right one."""

from __future__ import annotations

from dataclasses import dataclass

from aftercare.documents.paper import Area, mm
from aftercare.documents.pen import Ink, Pen
from aftercare.documents.pieces import Room
from aftercare.documents.structure import Scope, Tag
from aftercare.documents.type_scale import Role
from aftercare.documents.typesetter import LedLine
from aftercare.domain.sheets.sheet import WalletCard

SIDE_WIDTH, SIDE_HEIGHT = mm(85.7), mm(54)
PAD = 13.0
CUT, FOLD = (6.0, 4.0), (1.2, 2.4)
OWNER_GAP = 3.0
PLEA_PAD = 8.0
URGENT_HEIGHT, URGENT_GUTTER, URGENT_CORNER = 44.0, 7.0, 5.0
PERSON_GAP = 4.5


@dataclass(frozen=True, slots=True)
class MeasuredWallet:
    """The measured card."""

    room: Room
    card: WalletCard
    title: tuple[str, ...]
    facts: tuple[tuple[str, tuple[LedLine, ...]], ...]
    limit: tuple[str, ...]
    plea: tuple[str, ...]

    @property
    def height(self) -> float:
        """How tall it is, with the line above it."""
        return self.room.typesetter.height(Role.COLUMN_HEAD) + OWNER_GAP + SIDE_HEIGHT

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it in the middle of the width."""
        with pen.element(Tag.H2):
            card_top = pen.text(Role.COLUMN_HEAD, (self.card.owner,), left, top) + OWNER_GAP
        card_left = left + (self.room.width - 2 * SIDE_WIDTH) / 2
        fold = card_left + SIDE_WIDTH
        pen.broken_frame(Area(card_left, card_top, 2 * SIDE_WIDTH, SIDE_HEIGHT), CUT)
        pen.broken_divider(fold, card_top, card_top + SIDE_HEIGHT, FOLD)
        self._draw_left(pen, Area(card_left, card_top, SIDE_WIDTH, SIDE_HEIGHT))
        self._draw_right(pen, Area(fold, card_top, SIDE_WIDTH, SIDE_HEIGHT))

    def _draw_left(self, pen: Pen, area: Area) -> None:
        measure, left = self.room.typesetter, area.left + PAD
        with pen.element(Tag.P):
            below = pen.text(Role.WALLET_TITLE, self.title, left, area.top + PAD - 4)
        for label, value in self.facts:
            beside = left + measure.width(Role.WALLET_TEXT, label)
            with pen.element(Tag.P):
                pen.text(Role.WALLET_TEXT, (label,), left, below)
                pen.led_text(Role.WALLET_TEXT, value, beside, below)
            below += measure.height(Role.WALLET_TEXT, max(1, len(value)))
            if not value:
                pen.writing_line(beside, area.right - PAD, below - 1)
        words = measure.height(Role.WALLET_TEXT, len(self.limit) + len(self.plea))
        box = Area(left, area.bottom - PAD - words - PLEA_PAD, area.width - 2 * PAD, words + PLEA_PAD)
        pen.frame(box)
        with pen.element(Tag.P):
            below = pen.led_text(
                Role.WALLET_TEXT,
                tuple(LedLine(line, "") for line in self.limit),
                box.left + PLEA_PAD,
                box.top + PLEA_PAD / 2,
            )
        with pen.element(Tag.P):
            pen.text(Role.WALLET_TEXT, self.plea, box.left + PLEA_PAD, below)

    def _draw_right(self, pen: Pen, area: Area) -> None:
        measure, left, right = self.room.typesetter, area.left + PAD, area.right - PAD
        top = area.top + PAD - 5
        with pen.element(Tag.TABLE):
            for label, number in self.card.people:
                with pen.element(Tag.ROW):
                    with pen.element(Tag.HEAD_CELL, Scope.ROW):
                        lower = (measure.height(Role.WALLET_NUMBER) - measure.height(Role.WALLET_TEXT)) / 2
                        pen.text(Role.WALLET_TEXT, (label,), left, top + lower)
                    with pen.element(Tag.CELL, is_kept=True):
                        pen.text_to_the_left_of(Role.WALLET_NUMBER, (number,) if number else (), right, top)
                top += measure.height(Role.WALLET_NUMBER) + PERSON_GAP
                pen.writing_line(left, right, top - PERSON_GAP / 2)
        width = (area.width - 2 * PAD - URGENT_GUTTER) / 2
        for place, (label, number) in enumerate(self.card.urgent):
            box_left = left + place * (width + URGENT_GUTTER)
            box = Area(box_left, area.bottom - PAD - URGENT_HEIGHT + 3, width, URGENT_HEIGHT - 3)
            pen.solid(box, URGENT_CORNER)
            with pen.element(Tag.P):
                below = pen.text(Role.WALLET_TEXT, (label,), box.left + PLEA_PAD, box.top + 2.5, Ink.PAPER)
            with pen.element(Tag.P):
                pen.text(Role.WALLET_URGENT, (number,), box.left + PLEA_PAD, below, Ink.PAPER)


def measured_wallet(card: WalletCard, room: Room) -> MeasuredWallet:
    """Return the card broken to its two sides."""
    measure, width = room.typesetter, SIDE_WIDTH - 2 * PAD
    return MeasuredWallet(
        room=room,
        card=card,
        title=measure.lines(Role.WALLET_TITLE, card.title, width),
        facts=tuple(_fact(label, value, room, width) for label, value in card.facts),
        limit=tuple(line.lead for line in measure.led_lines(Role.WALLET_TEXT, card.limit, "", width - 2 * PLEA_PAD)),
        plea=measure.lines(Role.WALLET_TEXT, card.plea, width - 2 * PLEA_PAD),
    )


def _fact(label: str, value: str, room: Room, width: float) -> tuple[str, tuple[LedLine, ...]]:
    """Return a label, and its value as it stands beside it."""
    label = f"{label} "
    beside = width - room.typesetter.width(Role.WALLET_TEXT, label)
    return label, room.typesetter.led_lines(Role.WALLET_TEXT, value, "", beside)
