"""The frame with the reasons to call before leaving home."""

from __future__ import annotations

from dataclasses import dataclass

from aftercare.documents.paper import COLUMN_WIDTH, GUTTER, LIVE_WIDTH, Area
from aftercare.documents.pen import Pen
from aftercare.documents.type_scale import Role
from aftercare.documents.typesetter import Typesetter, tidied
from aftercare.domain.checklist import Checklist

SPACE_ABOVE = 12.0
SIDE, TOP, BOTTOM = 14.5, 8.5, 9.5
BETWEEN_REASONS = 5.0
DOT_RADIUS = 2.6
TEXT_INDENT = 13.0
COLUMN_OFFSETS = (SIDE, COLUMN_WIDTH + GUTTER)
TEXT_WIDTHS = (COLUMN_WIDTH - SIDE - TEXT_INDENT, COLUMN_WIDTH - TEXT_INDENT - SIDE)


@dataclass(frozen=True, slots=True)
class CallReasons:
    """The measured frame.

    Attributes:
        typesetter: what it was measured with.
        title: lines of the title.
        columns: the reasons in each of the two columns, in lines.
    """

    typesetter: Typesetter
    title: tuple[str, ...]
    columns: tuple[tuple[tuple[str, ...], ...], ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not self.title and not any(self.columns)

    @property
    def height(self) -> float:
        """The height with the space above it; 0 when there is nothing to say."""
        return 0.0 if self.is_empty else SPACE_ABOVE + self._frame_height

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw it over the whole width, from the top of the space above it."""
        if self.is_empty:
            return
        area = Area(left, top + SPACE_ABOVE, LIVE_WIDTH, self._frame_height)
        pen.frame(area)
        reasons_top = pen.text(Role.CALL_TITLE, self.title, left + SIDE, area.top + TOP) + BETWEEN_REASONS / 2
        for offset, reasons in zip(COLUMN_OFFSETS, self.columns, strict=True):
            reason_top = reasons_top
            for reason in reasons:
                middle = reason_top + self.typesetter.height(Role.CALL_REASON) / 2
                pen.dot(left + offset + DOT_RADIUS, middle, DOT_RADIUS)
                below = pen.text(Role.CALL_REASON, reason, left + offset + TEXT_INDENT, reason_top)
                reason_top = below + BETWEEN_REASONS

    @property
    def _frame_height(self) -> float:
        title = self.typesetter.height(Role.CALL_TITLE, len(self.title))
        return TOP + title + max(self._column_height(reasons) for reasons in self.columns) + BOTTOM

    def _column_height(self, reasons: tuple[tuple[str, ...], ...]) -> float:
        lines = sum(len(reason) for reason in reasons)
        return self.typesetter.height(Role.CALL_REASON, lines) + BETWEEN_REASONS * len(reasons)


def measured_call_reasons(checklist: Checklist, typesetter: Typesetter) -> CallReasons:
    """Return the frame of a sheet; its reasons stand in two columns in every text size and read down each of them."""
    reasons = [reason for reason in checklist.call_if if tidied(reason)]
    in_first = (len(reasons) + 1) // 2
    return CallReasons(
        typesetter=typesetter,
        title=typesetter.lines(Role.CALL_TITLE, checklist.call_title, LIVE_WIDTH - 2 * SIDE),
        columns=tuple(
            tuple(typesetter.lines(Role.CALL_REASON, reason, width) for reason in column)
            for width, column in zip(TEXT_WIDTHS, (reasons[:in_first], reasons[in_first:]), strict=True)
        ),
    )
