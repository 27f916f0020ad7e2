"""Follows keyboard focus through a window and lays the rings around the control that has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from aftercare.ui.theme.look import Look
    from aftercare.ui.widgets.focus_ring import FocusRing


class FocusWatch(QObject):
    """Rings the control that has focus; the page title takes focus too, but only to be read out.

    The rings need all names of ``Qt``, which take a tenth of the time of the first picture. So there are none in it:
    they are made right after it, around what has focus then.
    """

    def __init__(self, look: Look, window: QWidget) -> None:
        """Watch `window`, and ring nothing before `start`."""
        super().__init__(window)
        self._look = look
        self._window = window
        self._ring: FocusRing | None = None

    def start(self) -> None:
        """Ring what has focus, from now on."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, application.focusWidget())

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        is_control = new is not None and hasattr(new, "ring_radius") and new.window() is self._window
        if self._ring is None:
            if not is_control:
                return
            self._ring = self._made_ring()
        self._ring.surround(new if is_control else None, getattr(new, "ring_radius", 0))

    def _made_ring(self) -> FocusRing:
        from aftercare.ui.widgets.focus_ring import FocusRing

        return FocusRing(self._look, self._window)
