"""One sentence across the page that asks for care or only informs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.today.rows import ActionRow, BannerKind, BannerRow
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_LOOKS = {
    BannerKind.INFO: (ColourRole.USUAL, ColourRole.USUAL_TINT),
    BannerKind.CARE: (ColourRole.SOON, ColourRole.SOON_TINT),
}


class Banner(Card):
    """Icon and sentence on a tint, and a button if there is something to say to it.

    Signals:
        acted: the ActionRow of the button.
    """

    acted = Signal(ActionRow)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty, hidden banner."""
        super().__init__(look, parent)
        self._icon = IconLabel(look)
        self._text = TextLabel(look, TypeRole.CONTROL)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._words = QVBoxLayout()
        self._words.addWidget(self._text)
        self._row.addLayout(self._words, 1)
        self._action: ActionRow | None = None
        self._button = ActionButton(look, ButtonKind.PLAIN, parent=self)
        self._button.clicked.connect(self._on_clicked)
        put(self._button, shows=False)
        foot = QHBoxLayout()
        foot.addWidget(self._button)
        foot.addStretch(1)
        self._words.addLayout(foot)
        put(self, shows=False)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_banner(self, row: BannerRow | None) -> None:
        """Show a sentence, or nothing."""
        put(self, shows=row is not None)
        if row is not None:
            colour, tint = _LOOKS[row.kind]
            self.set_ground(colour, tint, 1.5)
            self._icon.show_icon(row.icon, colour)
            self._text.set_colour(ColourRole.INK)
            self._text.show_text(row.text)
            self.setAccessibleName(row.text)
            self._action = row.action
            put(self._button, shows=row.action is not None)
            if row.action is not None:
                self._button.setObjectName(f"banner-{row.action.action.name.lower()}")
                self._button.show_words(row.action.text)

    def _on_clicked(self, _checked: bool = False) -> None:
        if self._action is not None:
            self.acted.emit(self._action)

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._row.setContentsMargins(px(20), px(10), px(20), px(10))
        self._row.setSpacing(px(10))
        self._words.setSpacing(px(8))
