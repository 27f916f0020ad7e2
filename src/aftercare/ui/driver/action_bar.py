"""Buttons of the driver page, side by side."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from aftercare.ui.driver.rows import ButtonRow, DriverAction
from aftercare.ui.theme.look import Look
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.visibility import put


class ActionBar(QWidget):
    """Buttons side by side that go on in the next line.

    Signals:
        acted: the DriverAction of a button.
    """

    acted = Signal(DriverAction)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty bar."""
        super().__init__(parent)
        self._look = look
        self._rows: tuple[ButtonRow, ...] = ()
        self.buttons: list[ActionButton] = []
        self._flow = FlowLayout(self)
        look.changed.connect(self._restyle)
        self._restyle()

    def show_buttons(self, rows: tuple[ButtonRow, ...], about: str = "") -> None:
        """Show the buttons; `about` makes names of their own for words that stand more than once on a page."""
        if rows == self._rows:
            return
        self._rows = rows
        had_focus = any(one.hasFocus() for one in self.buttons)
        for old in self.buttons:
            self._flow.removeWidget(old)
            put(old, shows=False)
            old.deleteLater()
        self.buttons = [self._made(row, about) for row in rows]
        if had_focus and self.buttons:
            self.buttons[0].setFocus()

    def _made(self, row: ButtonRow, about: str) -> ActionButton:
        kind = ButtonKind.PRIMARY if row.is_primary else ButtonKind.LINK if row.is_link else ButtonKind.PLAIN
        button = ActionButton(self._look, kind, row.text, row.icon, self)
        button.setObjectName(f"driver-{row.action.name.lower().replace('_', '-')}")
        if about:
            button.setAccessibleName(self.tr("{action}: {name}").format(action=row.text, name=about))
        button.clicked.connect(partial(self._on_clicked, row.action))
        self._flow.addWidget(button)
        button.show()
        return button

    def _on_clicked(self, action: DriverAction, _checked: bool = False) -> None:
        self.acted.emit(action)

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._flow.set_gaps(px(12), px(8))
