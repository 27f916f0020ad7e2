"""The two rings around the control that has keyboard focus.

They are a widget of their own because they lie outside the control. The style does not draw them: a style of our own in
Python would create every enumeration of QStyle, which takes a tenth of the time the first window may take.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import FOCUS_BAND, RADIUS_BUTTON, ColourRole

_OUTSIDE = 2 * FOCUS_BAND
_MOVING = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QWidget):
    """A yellow band touching the control and an ink band around it: one of the two is visible on every ground.

    A control names its own corner radius as `ring_radius`. Widgets without a place in the tab order (the page title)
    get no ring: they only take focus so that a screen reader reads them.
    """

    def __init__(self, look: Look, window: QWidget) -> None:
        """Watch the controls of `window`."""
        super().__init__(window)
        self._look = look
        self._window = window
        self._radius = 0.0
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []
        self._target = None
        if new is None or new.window() is not self._window or not new.focusPolicy() & Qt.FocusPolicy.TabFocus:
            self.hide()
            return
        self._target = new
        host = self._host(new)
        if self.parentWidget() is not host:
            self.setParent(host)
        widget: QWidget | None = new
        while widget is not None and widget is not host:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._radius = self._look.theme.px(getattr(new, "ring_radius", RADIUS_BUTTON))
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay with the control when it, or anything around it, moves."""
        if event.type() in _MOVING:
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the outer band, then the inner."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        for steps_out, role in ((1.5, ColourRole.FOCUS_OUTER), (0.5, ColourRole.FOCUS_INNER)):
            inset = (2 - steps_out) * FOCUS_BAND
            painter.setPen(QPen(self._look.theme.colour(role), FOCUS_BAND))
            corner = self._radius + steps_out * FOCUS_BAND
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), corner, corner)

    def _host(self, target: QWidget) -> QWidget:
        """The widget to lie on: what scrolls, so that the ring scrolls with it, else the window."""
        widget = target.parentWidget()
        while widget is not None and widget is not self._window:
            area = widget.parentWidget().parentWidget() if widget.parentWidget() is not None else None
            if isinstance(area, QScrollArea) and area.widget() is widget:
                return widget
            widget = widget.parentWidget()
        return self._window

    def _follow(self) -> None:
        target = self._target
        if target is None or not target.isVisible():
            self.hide()
            return
        host = self.parentWidget()
        place = QRect(target.mapTo(host, QPoint(0, 0)), target.size())
        self.setGeometry(place.adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE))
        self.raise_()
        self.show()
