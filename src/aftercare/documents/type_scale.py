"""Which face, size and line pitch each kind of text has, in normal and in large print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from aftercare.domain.sheets.paper import TextSize


class Face(Enum):
    """A static face of the sheets' family, by the name of its file."""

    REGULAR = "AftercareSans-Regular.ttf"
    SEMIBOLD = "AftercareSans-SemiBold.ttf"
    BOLD = "AftercareSans-Bold.ttf"


class Role(Enum):
    """What a piece of text is on the sheet; its looks follow from this, and so will its tag for screen readers."""

    CLINIC = "clinic"
    INITIAL = "initial"
    PATIENT = "patient"
    SUBTITLE = "subtitle"
    MARK = "mark"
    TITLE = "title"
    CONTINUED_TITLE = "continued title"
    APPOINTMENT = "appointment"
    ARRIVAL = "arrival"
    BOX_LABEL = "box label"
    BOX_TIME = "box time"
    BOX_DAY = "box day"
    GROUP = "group"
    LINE = "line"
    NOTE = "note"
    CALL_TITLE = "call title"
    CALL_REASON = "call reason"
    STRIP_LABEL = "strip label"
    STRIP_NUMBER = "strip number"
    SMALL_PRINT = "small print"
    FRAME_TITLE = "frame title"
    ROW = "row"
    BIG_TIME = "big time"
    COLUMN_HEAD = "column head"
    CARD_HEAD = "card head"
    CARD_NUMBER = "card number"
    CARD_PHONE = "card phone"
    CARD_LINE = "card line"
    SIGN = "sign"
    CAPTION = "caption"
    DATE = "date"
    DATE_LABEL = "date label"
    DATE_NOTE = "date note"
    WALLET_TITLE = "wallet title"
    WALLET_TEXT = "wallet text"
    WALLET_NUMBER = "wallet number"
    WALLET_URGENT = "wallet urgent"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a role looks.

    Attributes:
        face: the face.
        size: type size.
        pitch: from one line to the next.
    """

    face: Face
    size: float
    pitch: float


# The card has the size of a wallet, whatever the size of the print.
WALLET: Mapping[Role, TextStyle] = {
    Role.WALLET_TITLE: TextStyle(Face.BOLD, 14, 18),
    Role.WALLET_TEXT: TextStyle(Face.REGULAR, 11, 13.5),
    Role.WALLET_NUMBER: TextStyle(Face.BOLD, 13, 16),
    Role.WALLET_URGENT: TextStyle(Face.BOLD, 18, 21),
}

NORMAL_PRINT: Mapping[Role, TextStyle] = {
    Role.CLINIC: TextStyle(Face.BOLD, 13.5, 16.5),
    Role.INITIAL: TextStyle(Face.BOLD, 18, 22),
    Role.PATIENT: TextStyle(Face.BOLD, 12, 16.5),
    Role.SUBTITLE: TextStyle(Face.REGULAR, 12, 16.5),
    Role.MARK: TextStyle(Face.BOLD, 11, 14),
    Role.TITLE: TextStyle(Face.BOLD, 28, 34),
    Role.CONTINUED_TITLE: TextStyle(Face.BOLD, 16.5, 21),
    Role.APPOINTMENT: TextStyle(Face.BOLD, 14, 19.5),
    Role.ARRIVAL: TextStyle(Face.REGULAR, 14, 19.5),
    Role.BOX_LABEL: TextStyle(Face.SEMIBOLD, 13.5, 18),
    Role.BOX_TIME: TextStyle(Face.BOLD, 25, 30),
    Role.BOX_DAY: TextStyle(Face.SEMIBOLD, 12, 16),
    Role.GROUP: TextStyle(Face.BOLD, 16.5, 21),
    Role.LINE: TextStyle(Face.REGULAR, 13.5, 17),
    Role.NOTE: TextStyle(Face.REGULAR, 11.5, 14.5),
    Role.CALL_TITLE: TextStyle(Face.BOLD, 15, 19),
    Role.CALL_REASON: TextStyle(Face.REGULAR, 13.5, 17),
    Role.STRIP_LABEL: TextStyle(Face.REGULAR, 12, 15),
    Role.STRIP_NUMBER: TextStyle(Face.BOLD, 17.5, 21.5),
    Role.SMALL_PRINT: TextStyle(Face.REGULAR, 10, 12.5),
    Role.FRAME_TITLE: TextStyle(Face.BOLD, 18.5, 24),
    Role.ROW: TextStyle(Face.SEMIBOLD, 14, 18),
    Role.BIG_TIME: TextStyle(Face.BOLD, 20, 25),
    Role.COLUMN_HEAD: TextStyle(Face.BOLD, 13.5, 17),
    Role.CARD_HEAD: TextStyle(Face.BOLD, 18.5, 23),
    Role.CARD_NUMBER: TextStyle(Face.BOLD, 66, 64),
    Role.CARD_PHONE: TextStyle(Face.BOLD, 23, 28),
    Role.CARD_LINE: TextStyle(Face.SEMIBOLD, 13.5, 17),
    Role.SIGN: TextStyle(Face.REGULAR, 14.5, 18),
    Role.CAPTION: TextStyle(Face.SEMIBOLD, 10.5, 13),
    Role.DATE: TextStyle(Face.BOLD, 13.5, 17),
    Role.DATE_LABEL: TextStyle(Face.BOLD, 12, 16),
    Role.DATE_NOTE: TextStyle(Face.SEMIBOLD, 11, 13),
    **WALLET,
}

LARGE_PRINT: Mapping[Role, TextStyle] = {
    Role.CLINIC: TextStyle(Face.BOLD, 16, 20),
    Role.INITIAL: TextStyle(Face.BOLD, 21, 26),
    Role.PATIENT: TextStyle(Face.BOLD, 16, 20),
    Role.SUBTITLE: TextStyle(Face.REGULAR, 16, 20),
    Role.MARK: TextStyle(Face.BOLD, 12, 14.5),
    Role.TITLE: TextStyle(Face.BOLD, 32, 38),
    Role.CONTINUED_TITLE: TextStyle(Face.BOLD, 20, 25),
    Role.APPOINTMENT: TextStyle(Face.BOLD, 18, 22),
    Role.ARRIVAL: TextStyle(Face.REGULAR, 18, 22),
    Role.BOX_LABEL: TextStyle(Face.SEMIBOLD, 18, 23),
    Role.BOX_TIME: TextStyle(Face.BOLD, 30, 36),
    Role.BOX_DAY: TextStyle(Face.SEMIBOLD, 16, 20),
    Role.GROUP: TextStyle(Face.BOLD, 21, 26),
    Role.LINE: TextStyle(Face.REGULAR, 18, 22),
    Role.NOTE: TextStyle(Face.REGULAR, 16, 20),
    Role.CALL_TITLE: TextStyle(Face.BOLD, 20, 25),
    Role.CALL_REASON: TextStyle(Face.REGULAR, 18, 22),
    Role.STRIP_LABEL: TextStyle(Face.REGULAR, 14, 17),
    Role.STRIP_NUMBER: TextStyle(Face.BOLD, 20, 24),
    Role.SMALL_PRINT: TextStyle(Face.REGULAR, 11, 13),
    Role.FRAME_TITLE: TextStyle(Face.BOLD, 22, 27),
    Role.ROW: TextStyle(Face.SEMIBOLD, 18, 22),
    Role.BIG_TIME: TextStyle(Face.BOLD, 23, 28),
    Role.COLUMN_HEAD: TextStyle(Face.BOLD, 18, 22),
    Role.CARD_HEAD: TextStyle(Face.BOLD, 22, 28),
    Role.CARD_NUMBER: TextStyle(Face.BOLD, 72, 68),
    Role.CARD_PHONE: TextStyle(Face.BOLD, 26, 32),
    Role.CARD_LINE: TextStyle(Face.SEMIBOLD, 18, 23),
    Role.SIGN: TextStyle(Face.REGULAR, 18, 23),
    Role.CAPTION: TextStyle(Face.SEMIBOLD, 12, 15),
    Role.DATE: TextStyle(Face.BOLD, 16, 20),
    Role.DATE_LABEL: TextStyle(Face.BOLD, 13.5, 18),
    Role.DATE_NOTE: TextStyle(Face.SEMIBOLD, 13, 15.5),
    **WALLET,
}


def type_scale(size: TextSize) -> Mapping[Role, TextStyle]:
    """Return the look of every role at a text size."""
    match size:
        case TextSize.NORMAL:
            return NORMAL_PRINT
        case TextSize.LARGE:
            return LARGE_PRINT
        case _:
            assert_never(size)
