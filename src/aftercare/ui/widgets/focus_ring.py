"""The two rings around the control that has keyboard focus.

They are a widget of their own because they lie outside the control. The style does not draw them: a style of our own in
Python makes PySide create every enumeration of QStyle, which takes a tenth of the time the first window may take.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget
from shiboken6 import isValid

from aftercare.ui.theme.canvas import Canvas, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import FOCUS_BAND, ColourRole
from aftercare.ui.widgets.visibility import put

_OUTSIDE = 2 * FOCUS_BAND
_MOVING = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QWidget):
    """A yellow band touching the control and an ink band around it: one of the two is visible on every ground."""

    def __init__(self, look: Look, window: QWidget) -> None:
        """Make a ring for the controls of `window`, around none yet."""
        super().__init__(window)
        self._look = look
        self._window = window
        self._radius = 0
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        put(self, shows=False)

    def surround(self, control: QWidget | None, radius: int) -> None:
        """Lie around `control`, whose corners have `radius` px at normal text, or around nothing."""
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._target = control
        self._radius = self._look.theme.px(radius)
        if control is not None:
            host = self._host(control)
            if self.parentWidget() is not host:
                self.setParent(host)
            for widget in self._around(control, host):
                widget.installEventFilter(self)
                self._watched.append(widget)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay with the control when it, or anything around it, moves."""
        if event.type() in _MOVING:
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the outer band, then the inner."""
        canvas = Canvas(self, self._look.theme)
        box = QRectF(self.rect())
        for steps_out, role in ((1.5, ColourRole.FOCUS_OUTER), (0.5, ColourRole.FOCUS_INNER)):
            inset = (2 - steps_out) * FOCUS_BAND
            frame = box.adjusted(inset, inset, -inset, -inset)
            canvas.stroke(rounded(frame, self._radius + steps_out * FOCUS_BAND), role, FOCUS_BAND)

    def _host(self, control: QWidget) -> QWidget:
        """The widget to lie on: what scrolls, so that the ring scrolls with it, else the window."""
        for widget in self._around(control, self._window):
            view = widget.parentWidget()
            area = view.parentWidget() if view is not None else None
            if isinstance(area, QScrollArea) and area.widget() is widget:
                return widget
        return self._window

    def _around(self, control: QWidget, host: QWidget) -> Iterator[QWidget]:
        """The control and everything around it, `host` left out."""
        widget: QWidget | None = control
        while widget is not None and widget is not host:
            yield widget
            widget = widget.parentWidget()

    def _follow(self) -> None:
        control = self._target
        host = self.parentWidget()
        if control is None or host is None or not control.isVisible():
            put(self, shows=False)
            return
        place = QRect(control.mapTo(host, QPoint(0, 0)), control.size())
        self.setGeometry(place.adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE))
        self.raise_()
        put(self, shows=True)
