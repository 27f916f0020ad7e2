"""One pop-up at the edge of the screen. It takes no focus, never goes away by itself, and closing it is no answer."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QGuiApplication,
    QKeyEvent,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from aftercare.ui.popup.rows import PopupRow
from aftercare.ui.theme.canvas import Canvas, rectangle, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_BUTTON, RADIUS_CARD, ColourRole, Scheme, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.app_mark import AppMark
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.focus_ring import FocusRing
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.spoken_role import SpokenRole
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

WIDTH = 456
SHADOW = 24
_BAR = 5
_TILE = 52
_TOPIC = 26
_SHADOW_DROP = 6
_SHADOW_STRENGTH = 0.018
_NEEDS_A_MASK = "xcb"


class PopupView(QWidget):
    """Who speaks, a few words, and at most three buttons beside the one that closes it.

    Signals:
        answered: the reminder_id that was done.
        snooze_requested: the reminder_id that was put off.
        open_requested: the reminder_id whose window is wanted.
        closed: the reminder_id that was put away unanswered.
    """

    answered = Signal(str)
    snooze_requested = Signal(str)
    open_requested = Signal(str)
    closed = Signal(str)
    spoken_role = SpokenRole.ALERT

    def __init__(self, look: Look, row: PopupRow) -> None:
        """Make a pop-up; `show` brings it up and leaves focus where it is."""
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags)
        self._look = look
        self._row = row
        self.setWindowTitle("Aftercare")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        # An X server without a compositor would paint the see-through rim black, so there the corners are cut off.
        self._is_cut = QGuiApplication.platformName() == _NEEDS_A_MASK
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground, not self._is_cut)
        self._frame = _Frame(look, self, has_shadow=not self._is_cut)
        # Made in the order in which they are read out and in which Tab goes, the way out last though it stands on top.
        self._source = TextLabel(look, TypeRole.META, ColourRole.INK_2, self._frame)
        self._heading = Heading(look, TypeRole.H2, parent=self._frame)
        self._text = TextLabel(look, TypeRole.BODY, parent=self._frame)
        self._main = ActionButton(look, ButtonKind.PRIMARY, parent=self._frame)
        self._snooze = ActionButton(look, ButtonKind.PLAIN, icon="bell", parent=self._frame)
        self._open = ActionButton(look, ButtonKind.LINK, self.tr("Open"), parent=self._frame)
        self._close = ActionButton(look, ButtonKind.CLOSE, icon="x", parent=self._frame)
        self._tile = _TopicTile(look)
        self._build()
        self._connect()
        self._ring = FocusRing(look, self)
        self.show_row(row)
        look.changed.connect(self._restyle)

    @property
    def row(self) -> PopupRow:
        """What it shows."""
        return self._row

    @property
    def rim(self) -> int:
        """Width of the see-through rim around what can be seen, in px."""
        return 0 if self._is_cut else SHADOW

    def show_row(self, row: PopupRow) -> None:
        """Show other words."""
        self._row = row
        self._source.show_text(row.source)
        self._heading.show_text(row.heading)
        self._text.show_text(row.text)
        self._tile.show_icon(row.icon)
        if row.can_be_answered:
            self._main.become(ButtonKind.PRIMARY, self.tr("Done"), "check")
        else:
            self._main.become(ButtonKind.PRIMARY, self.tr("Open"), "")
        put(self._open, shows=row.can_be_answered)
        put(self._snooze, shows=bool(row.snooze_text))
        self._snooze.show_words(row.snooze_text)
        self._name_parts()
        self._restyle()

    def size_in(self, room: QSize) -> QSize:
        """The size of what can be seen, no wider than `room`."""
        width = min(self._look.theme.px(WIDTH), room.width())
        return QSize(width, self._frame.heightForWidth(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape, which is no answer."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_close()
        else:
            super().keyPressEvent(event)

    def take_focus(self) -> None:
        """Take focus, because the person asked for it."""
        self.activateWindow()
        self._main.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a soft shadow on the rim; dark colours have none."""
        if self._is_cut or self._look.scheme is not Scheme.LIGHT:
            return
        canvas, seen = Canvas(self, self._look.theme), QRectF(self._frame.geometry())
        radius = self._look.theme.px(RADIUS_CARD)
        for grown in range(0, SHADOW - _SHADOW_DROP, 2):
            grown_by = seen.translated(0, _SHADOW_DROP).adjusted(-grown, -grown, grown, grown)
            canvas.fill(rounded(grown_by, radius + grown), ColourRole.INK, _SHADOW_STRENGTH)

    def showEvent(self, event: QShowEvent) -> None:
        """Let screen readers say it."""
        super().showEvent(event)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners off where nothing can be see-through."""
        super().resizeEvent(event)
        if self._is_cut:
            outline = rounded(QRectF(self.rect()), self._look.theme.px(RADIUS_CARD))
            self.setMask(QRegion(outline.toFillPolygon().toPolygon()))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the language that is on."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._open.show_words(self.tr("Open"))
            self.show_row(self._row)

    def _build(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(AppMark(self._look))
        self._head.addWidget(self._source, 1)
        self._head.addWidget(self._close)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._heading)
        words.addWidget(self._text)
        words.addStretch(1)
        self._body = QHBoxLayout()
        self._body.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        self._body.addLayout(words, 1)
        self._foot = FlowLayout()
        for button in (self._main, self._snooze, self._open):
            self._foot.addWidget(button)
        self._column = QVBoxLayout(self._frame)
        self._column.addLayout(self._head)
        self._column.addLayout(self._body)
        self._column.addLayout(self._foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(self.rim, self.rim, self.rim, self.rim)
        outer.addWidget(self._frame)

    def _connect(self) -> None:
        for name, button, slot in (
            ("main", self._main, self._on_main),
            ("snooze", self._snooze, self._on_snooze),
            ("open", self._open, self._on_open),
            ("close", self._close, self._on_close),
        ):
            button.setObjectName(f"popup-{name}")
            button.clicked.connect(slot)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def _name_parts(self) -> None:
        row = self._row
        words = " ".join(part for part in (row.heading, row.text) if part)
        self.setAccessibleName(self.tr("{source}. {words}").format(source=row.source, words=words))
        opens = self.tr("Open Aftercare: {heading}").format(heading=row.heading)
        done = self.tr("Done: {heading}").format(heading=row.heading)
        self._main.setAccessibleName(done if row.can_be_answered else opens)
        self._snooze.setAccessibleName(row.snooze_text)
        self._open.setAccessibleName(opens)
        self._close.setAccessibleName(self.tr("Close, without an answer: {heading}").format(heading=row.heading))

    def _on_main(self, _checked: bool = False) -> None:
        if self._row.can_be_answered:
            self.answered.emit(self._row.reminder_id)
        else:
            self.open_requested.emit(self._row.reminder_id)

    def _on_snooze(self, _checked: bool = False) -> None:
        self.snooze_requested.emit(self._row.reminder_id)

    def _on_open(self, _checked: bool = False) -> None:
        self.open_requested.emit(self._row.reminder_id)

    def _on_close(self, _checked: bool = False) -> None:
        self.closed.emit(self._row.reminder_id)

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        is_ours = new is not None and new.window() is self and hasattr(new, "ring_radius")
        self._ring.surround(new if is_ours else None, getattr(new, "ring_radius", 0))

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._column.setContentsMargins(px(20), px(13), px(14), px(20))
        self._column.setSpacing(px(2))
        self._head.setSpacing(px(8))
        self._body.setContentsMargins(0, 0, px(6), px(14))
        self._body.setSpacing(px(16))
        self._foot.set_gaps(px(12), px(8))
        self._column.invalidate()


class _Frame(QFrame):
    """The card that can be seen, with a bar on top."""

    def __init__(self, look: Look, parent: QWidget, *, has_shadow: bool) -> None:
        super().__init__(parent)
        self._look = look
        self._has_shadow = has_shadow
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        canvas = Canvas(self, theme)
        outline = rounded(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(RADIUS_CARD) - 0.5)
        canvas.fill(outline, ColourRole.SURFACE)
        stands_out = self._has_shadow and theme.scheme is Scheme.LIGHT
        border = ColourRole.LINE if stands_out else ColourRole.LINE_STRONG
        canvas.stroke(outline, border, 1)
        bar = rectangle(QRectF(0, 0, self.width(), theme.px(_BAR)))
        canvas.fill(rounded(QRectF(self.rect()), theme.px(RADIUS_CARD)).intersected(bar), ColourRole.PRIMARY)


class _TopicTile(QWidget):
    """The icon on its tint."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._icon = "bell"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_icon(self, icon: str) -> None:
        self._icon = icon or "bell"
        self.update()

    def sizeHint(self) -> QSize:
        edge = self._look.theme.px(_TILE)
        return QSize(edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, box = self._look.theme, QRectF(self.rect())
        canvas = Canvas(self, theme)
        canvas.fill(rounded(box, theme.px(RADIUS_BUTTON)), ColourRole.SOON_TINT)
        canvas.icon_in_middle(self._icon, ColourRole.SOON, box.center(), theme.px(_TOPIC))
