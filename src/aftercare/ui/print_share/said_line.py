"""What has just happened, as a sentence with an icon; read out as it appears."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.spoken_role import SpokenRole
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put


class SaidLine(Card):
    """Nothing at all while there is nothing to say."""

    spoken_role = SpokenRole.ALERT

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty, hidden line."""
        super().__init__(look, parent)
        self._icon = IconLabel(look, "check", ColourRole.OK)
        self._text = TextLabel(look, TypeRole.BODY)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        put(self, shows=False)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_said(self, words: str, *, is_problem: bool = False) -> None:
        """Show a sentence, or nothing."""
        colour, tint, icon = ColourRole.OK, ColourRole.OK_TINT, "check"
        if is_problem:
            colour, tint, icon = ColourRole.SOON, ColourRole.SOON_TINT, "triangle-alert"
        self.set_ground(colour, tint, 1.25)
        self._icon.show_icon(icon, colour)
        self._text.show_text(words)
        self.setAccessibleName(words)
        put(self, shows=bool(words))

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._row.setContentsMargins(px(12), px(8), px(12), px(8))
        self._row.setSpacing(px(10))
