"""Get help now: in the same place on every page."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_HELP
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind


class HelpButton(ActionButton):
    """The one red thing at rest; turns into "Close help" while the help page shows."""

    ring_radius = RADIUS_HELP

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make the button at rest."""
        self._is_open = False
        super().__init__(look, ButtonKind.HELP, parent=parent)
        self.setObjectName("help-button")
        self._show_state()

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
            self.become(ButtonKind.HELP_OPEN, self.tr("Close help"), "x")
            self.setAccessibleName(self.tr("Close help"))
        else:
            self.become(ButtonKind.HELP, self.tr("Get help now"), "phone-call")
            self.setAccessibleName(self.tr("Get help now. Phone numbers"))
