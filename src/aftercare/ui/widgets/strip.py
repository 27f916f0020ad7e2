"""One sentence at the foot of a page with at most one button; it moves nothing above it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put


class Strip(Card):
    """Says what has just happened.

    Signals:
        pressed: the subject_id of what is shown, when its button is pressed.
    """

    pressed = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty strip; its place decides whether it shows."""
        super().__init__(look, parent)
        self.set_ground(ColourRole.LINE_STRONG, ColourRole.SURFACE, 1.0)
        self._subject_id = ""
        self._icon = IconLabel(look, "check", ColourRole.PRIMARY)
        self._text = TextLabel(look, TypeRole.BODY)
        self._button = ActionButton(look, ButtonKind.LINK)
        self._button.setObjectName("strip-button")
        self._button.clicked.connect(self._on_clicked)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._button)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_message(self, subject_id: str, text: str, action_text: str, icon: str) -> None:
        """Show a sentence; an empty `action_text` leaves the button out."""
        self._subject_id = subject_id
        self._text.show_text(text)
        self._icon.show_icon(icon)
        self._button.show_words(action_text)
        self._button.setAccessibleName(self.tr("{action}: {sentence}").format(action=action_text, sentence=text))
        put(self._button, shows=bool(action_text))
        self.setAccessibleName(text)

    def _on_clicked(self, _checked: bool = False) -> None:
        self.pressed.emit(self._subject_id)

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._row.setContentsMargins(px(18), px(6), px(8), px(6))
        self._row.setSpacing(px(10))
