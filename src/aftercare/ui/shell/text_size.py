"""The text size the person chose, as the keys step through it."""

from __future__ import annotations

from collections.abc import Callable

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import TEXT_SIZES


class TextSize:
    """Steps the text size of a look."""

    def __init__(self, look: Look, tell: Callable[[int], object]) -> None:
        """Take the look, and what hears of each change."""
        self._look = look
        self._tell = tell

    @property
    def text_percent(self) -> int:
        """The size that is on."""
        return self._look.text_percent

    def larger(self) -> None:
        """One step larger."""
        self._step(1)

    def smaller(self) -> None:
        """One step smaller."""
        self._step(-1)

    def normal(self) -> None:
        """Back to the first size."""
        self.choose(TEXT_SIZES[0])

    def choose(self, percent: int) -> None:
        """Take one of the sizes."""
        if percent != self._look.text_percent:
            self._look.set_text_percent(percent)
            self._tell(percent)

    def _step(self, step: int) -> None:
        at = TEXT_SIZES.index(self._look.text_percent) + step
        self.choose(TEXT_SIZES[min(max(at, 0), len(TEXT_SIZES) - 1)])
