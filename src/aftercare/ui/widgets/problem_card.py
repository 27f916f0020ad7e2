"""What went wrong on a page, at its top, in the colour of what needs care soon; red stays with emergencies."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put


class ProblemCard(Card):
    """Says what went wrong; it is not there while nothing did."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(look, parent)
        self.set_ground(ColourRole.SOON, ColourRole.SOON_TINT, 2.0)
        self._words = TextLabel(look, TypeRole.CONTROL)
        QVBoxLayout(self).addWidget(self._words)

    def show_problem(self, words: str) -> None:
        """Show what went wrong; empty for nothing."""
        self._words.show_text(words)
        put(self, shows=bool(words))
