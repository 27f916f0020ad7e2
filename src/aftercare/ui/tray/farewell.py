"""What happens when the person closes the window or ends the program: where reminders go on, and where they stop."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.text_label import TextLabel


class FarewellDialog(QDialog):
    """Says that reminders stop while the program is closed. Closing it keeps the program open."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make the dialog; `exec` gives True if the program may end."""
        super().__init__(parent)
        self.setWindowTitle("Aftercare")
        px = look.theme.px
        heading = Heading(look, TypeRole.H3)
        heading.show_text(self.tr("Reminders stop while this is closed."))
        words = TextLabel(look, TypeRole.BODY, ColourRole.INK_2)
        words.show_text(self.tr("Your printed pages stay right. Open Aftercare again to go on."))
        stay = ActionButton(look, ButtonKind.PRIMARY, self.tr("Keep it open"))
        stay.setObjectName("farewell-stay")
        stay.clicked.connect(self.reject)
        leave = ActionButton(look, ButtonKind.PLAIN, self.tr("Close Aftercare"))
        leave.setObjectName("farewell-leave")
        leave.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(stay)
        row.addWidget(leave)
        row.addStretch(1)
        row.setSpacing(px(12))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(8))
        column.addWidget(heading)
        column.addWidget(words)
        column.addSpacing(px(8))
        column.addLayout(row)
        self.setAccessibleName(heading.text())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        stay.setFocus()


class Farewell(QObject):
    """Lets a closed window go on in the tray; without a tray, and on Quit, says once what ends with it.

    Signals:
        leaving: the program is to end now.
    """

    leaving = Signal()

    def __init__(
        self,
        window: QWidget,
        is_in_tray: Callable[[], bool],
        was_told: Callable[[], bool],
        tell: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        """Watch a window.

        Args:
            window: the window of the program.
            is_in_tray: True if an icon in the tray leads back to the window.
            was_told: True if the person has been told before that reminders stop.
            tell: tells it, keeps that it was told, and gives True if the program may end.
            parent: its Qt parent.
        """
        super().__init__(parent)
        self._window = window
        self._is_in_tray = is_in_tray
        self._was_told = was_told
        self._tell = tell
        self._is_leaving = False
        window.installEventFilter(self)

    def quit(self) -> None:
        """The person wants the program to end."""
        if self._is_leaving or self._may_leave():
            self._leave()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Decide what closing the window means."""
        if watched is not self._window or event.type() != QEvent.Type.Close or self._is_leaving:
            return False
        application = QGuiApplication.instance()
        # A computer that is being switched off waits for nobody.
        if isinstance(application, QGuiApplication) and application.isSavingSession():
            self._leave()
            return False
        if self._is_in_tray():
            event.ignore()
            self._window.hide()
            return True
        if self._may_leave():
            self._leave()
            return False
        event.ignore()
        return True

    def _may_leave(self) -> bool:
        return self._was_told() or self._tell()

    def _leave(self) -> None:
        self._is_leaving = True
        self.leaving.emit()
