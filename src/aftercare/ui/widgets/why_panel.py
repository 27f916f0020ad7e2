"""The answer to Why?, in the page itself: the rule, the reason, whose rule it is, and the source."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ICON_TOPIC, ColourRole, TypeRole
from aftercare.ui.today.rows import WhyRow
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.text_label import TextLabel


class WhyPanel(Card):
    """A calm part of the page that opens below what was asked about.

    Signals:
        closed: the person has read it.
    """

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty panel."""
        super().__init__(look, parent)
        self.set_ground(ColourRole.PRIMARY_TINT, ColourRole.PRIMARY_TINT, 1.0)
        self._icon = IconLabel(look, size=ICON_TOPIC)
        self._heading = Heading(look, TypeRole.H3)
        self._close = ActionButton(look, ButtonKind.LINK, self.tr("Close"), "x")
        self._close.setObjectName("why-close")
        self._close.clicked.connect(self._on_close)
        self._rule = TextLabel(look, TypeRole.CONTROL)
        self._why = TextLabel(look, TypeRole.BODY)
        self._says = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._source = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._head = QHBoxLayout()
        self._head.addWidget(self._icon)
        self._head.addWidget(self._heading, 1)
        self._head.addWidget(self._close)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        for label in (self._rule, self._why, self._says, self._source):
            self._column.addWidget(label)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_why(self, row: WhyRow) -> None:
        """Show an answer and let a screen reader start at its heading."""
        self._icon.show_icon(row.icon)
        self._heading.show_text(row.heading)
        self._rule.show_text(row.rule)
        self._why.show_text(row.why)
        self._says.show_text(row.says)
        self._source.show_text(row.source)
        self.setAccessibleName(row.heading)
        self._close.setAccessibleName(self.tr("Close: {heading}").format(heading=row.heading))

    def take_focus(self) -> None:
        """Move focus to the button that closes it; the panel's words come before it in reading order."""
        self._close.setFocus()

    @property
    def has_taken_focus(self) -> bool:
        """Whether focus is in the panel."""
        return self._close.hasFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == QtCore.Qt.Key.Key_Escape:
            self._on_close()
        else:
            super().keyPressEvent(event)

    def _on_close(self, _checked: bool = False) -> None:
        self.closed.emit()

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._head.setSpacing(px(9))
        self._column.setContentsMargins(px(25), px(8), px(10), px(18))
        self._column.setSpacing(px(6))
