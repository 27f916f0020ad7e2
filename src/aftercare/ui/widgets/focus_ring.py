"""The frame that follows keyboard focus around a window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QStyle, QStyleOptionFocusRect, QWidget

from aftercare.ui.theme.focus_style import RING_PROPERTY
from aftercare.ui.theme.tokens import FOCUS_BAND, RADIUS_BUTTON

_OUTSIDE = 2 * FOCUS_BAND
_MOVING = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class FocusRing(QWidget):
    """Lies around the control that has focus, outside it, and lets the style paint itself.

    A control names its own corner radius as `ring_radius`. Widgets without a place in the tab order (the page title)
    get no ring: they only take focus so that a screen reader reads them.
    """

    def __init__(self, window: QWidget) -> None:
        """Watch the controls of `window`."""
        super().__init__(window)
        self._window = window
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
        self.setProperty(RING_PROPERTY, getattr(new, "ring_radius", RADIUS_BUTTON))
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay with the control when it, or anything around it, moves."""
        if event.type() in _MOVING:
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Let the style draw the rings."""
        option = QStyleOptionFocusRect()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, QPainter(self), self)

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
