"""All pop-ups that are up: at most three above one another in the corner of the screen, then one for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QGuiApplication

from aftercare.ui.popup.rows import PopupRow
from aftercare.ui.popup.view import PopupView
from aftercare.ui.theme.look import Look

MOST = 3
FROM_THE_EDGE = 20
BETWEEN = 12
ALL = ""
"""Stands for every reminder where a pop-up speaks for all of them."""


def screen_of_the_mouse() -> QRect:
    """The part of the screen under the mouse that no taskbar covers."""
    screen = QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
    return screen.availableGeometry()


def places(sizes: Sequence[QSize], room: QRect) -> tuple[QRect, ...]:
    """Where boxes stand, the last one lowest, in the lower right corner of `room`; none if they do not all fit."""
    found: list[QRect] = []
    bottom = room.bottom() + 1 - FROM_THE_EDGE
    for size in reversed(sizes):
        left = max(room.left(), room.right() + 1 - FROM_THE_EDGE - size.width())
        found.append(QRect(left, bottom - size.height(), size.width(), size.height()))
        bottom -= size.height() + BETWEEN
    if len(found) > 1 and found[-1].top() < room.top() + FROM_THE_EDGE:
        return ()
    return tuple(place.translated(0, max(0, room.top() - place.top())) for place in reversed(found))


class PopupStack(QObject):
    """Shows rows as pop-ups, and as one pop-up when there are too many or the screen is too low for them.

    Signals:
        answered: the reminder_id that was done.
        snooze_requested: the reminder_id that was put off.
        open_requested: the reminder_id whose window is wanted, or `ALL`.
        closed: the reminder_id that was put away unanswered, once for each that was.
    """

    answered = Signal(str)
    snooze_requested = Signal(str)
    open_requested = Signal(str)
    closed = Signal(str)

    def __init__(
        self, look: Look, room: Callable[[], QRect] = screen_of_the_mouse, parent: QObject | None = None
    ) -> None:
        """Make a stack without pop-ups.

        Args:
            look: colours and text size.
            room: the part of the screen to use, asked when something is shown.
            parent: its Qt parent.
        """
        super().__init__(parent)
        self._look = look
        self._room = room
        self._rows: dict[str, PopupRow] = {}
        self._views: dict[str, PopupView] = {}
        # Once the pop-ups have taken the new look, and not before: until then their size is that of the old one.
        look.changed.connect(self._arrange, Qt.ConnectionType.QueuedConnection)

    @property
    def rows(self) -> tuple[PopupRow, ...]:
        """What waits here, the oldest first."""
        return tuple(self._rows.values())

    @property
    def views(self) -> tuple[PopupView, ...]:
        """The pop-ups on the screen, from top to bottom."""
        return tuple(self._views.values())

    def show(self, row: PopupRow) -> None:
        """Bring a pop-up up, in place of an earlier one of the same reminder."""
        self._rows.pop(row.reminder_id, None)
        self._rows[row.reminder_id] = row
        self._arrange()

    def withdraw(self, reminder_id: str) -> None:
        """Take the pop-up of a reminder away, if it is there; `ALL` takes every one away."""
        if reminder_id == ALL:
            self._rows.clear()
        elif self._rows.pop(reminder_id, None) is None:
            return
        self._arrange()

    def take_focus(self) -> None:
        """Give focus to the newest pop-up, because the person asked for it."""
        if self._views:
            self.views[-1].take_focus()

    def _arrange(self) -> None:
        room = self._room()
        wanted = self.rows
        if len(wanted) > MOST or not self._set_up(wanted, room):
            self._set_up((self._for_all(),), room)

    def _set_up(self, rows: Sequence[PopupRow], room: QRect) -> bool:
        """Put pop-ups on the screen; False, and nothing happens, if they do not fit."""
        views = {row.reminder_id: self._views.get(row.reminder_id) or self._made(row) for row in rows}
        for row in rows:
            if views[row.reminder_id].row != row:
                views[row.reminder_id].show_row(row)
        most = QSize(room.width() - 2 * FROM_THE_EDGE, room.height())
        stand = places([view.size_in(most) for view in views.values()], room)
        if len(stand) < len(rows):
            self._throw_away([view for key, view in views.items() if key not in self._views])
            return False
        self._throw_away([view for key, view in self._views.items() if key not in views])
        self._views = views
        for view, place in zip(views.values(), stand, strict=True):
            rim = view.rim
            view.setGeometry(place.adjusted(-rim, -rim, rim, rim))
            view.show()
        return True

    def _made(self, row: PopupRow) -> PopupView:
        view = PopupView(self._look, row)
        view.answered.connect(self.answered)
        view.snooze_requested.connect(self.snooze_requested)
        view.open_requested.connect(self.open_requested)
        view.closed.connect(self._on_closed)
        return view

    def _throw_away(self, views: Sequence[PopupView]) -> None:
        for view in views:
            view.hide()
            view.deleteLater()

    def _for_all(self) -> PopupRow:
        translate = QCoreApplication.translate
        heading = translate("Popup", "{count} reminders waiting").format(count=len(self._rows))
        newest = next(reversed(self._rows.values()))
        return PopupRow(ALL, newest.source, heading)

    def _on_closed(self, reminder_id: str) -> None:
        gone = tuple(self._rows) if reminder_id == ALL else (reminder_id,)
        self.withdraw(reminder_id)
        for one in gone:
            self.closed.emit(one)
