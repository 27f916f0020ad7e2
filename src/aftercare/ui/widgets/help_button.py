"""Get help now: in the same place on every page."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_HELP, ColourRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind


class HelpButton(ActionButton):
    """The one red thing at rest; turns into "Close help" while the help page shows."""

    ring_radius = RADIUS_HELP

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make the button at rest."""
        self._is_open = False
        super().__init__(look, ButtonKind.HELP, icon="phone-call", parent=parent)
        self.setObjectName("help-button")
        self.setProperty("open", False)
        self._show_state()
        look.changed.connect(self._show_state)

    @property
    def is_open(self) -> bool:
        """Whether it would close help."""
        return self._is_open

    def set_open(self, is_open: bool) -> None:
        """Turn into "Close help", or back."""
        if is_open != self._is_open:
            self._is_open = is_open
            self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the language that is on."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_state()

    def _show_state(self) -> None:
        if self._is_open:
            self.show_words(self.tr("Close help"))
            self.setAccessibleName(self.tr("Close help"))
        else:
            self.show_words(self.tr("Get help now"))
            self.setAccessibleName(self.tr("Get help now. Phone numbers"))
        if self.property("open") != self._is_open:
            self.setProperty("open", self._is_open)
            self.style().unpolish(self)
            self.style().polish(self)
        self.show_icon("x" if self._is_open else "phone-call", ColourRole.EMERGENCY if self._is_open else None)
