"""What the answers lead to: a coloured head, what to do, the number, what to say, and one button."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftercare.domain.ready_check import ReadyOutcome
from aftercare.ui.ready.rows import ResultRow
from aftercare.ui.theme.canvas import Canvas, rectangle, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_CARD, ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.phone_label import PhoneLabel
from aftercare.ui.widgets.spoken_role import SpokenRole
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_HEAD = 84
_SHORT = 5
_LOOKS = {
    ReadyOutcome.READY: (ColourRole.OK, ColourRole.SURFACE, "circle-check"),
    ReadyOutcome.CALL: (ColourRole.CARE_FILL, ColourRole.ON_FILL, "phone"),
    ReadyOutcome.CRISIS: (ColourRole.CRISIS_FILL, ColourRole.ON_FILL, "message-circle"),
}


class ResultPanel(QFrame):
    """Shows a ResultRow; a new one is announced once.

    Signals:
        acted: the person did what the button says.
        more_wanted: more help is wanted.
    """

    spoken_role = SpokenRole.ALERT
    acted = Signal()
    more_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty panel."""
        super().__init__(parent)
        self._look = look
        self._row: ResultRow | None = None
        self._icon = IconLabel(look, "phone", ColourRole.ON_FILL, 32)
        self.head = Heading(look, TypeRole.HELP_TITLE, ColourRole.ON_FILL)
        self.head.setObjectName("ready-result")
        self.head.setFocusPolicy(QtCore.Qt.FocusPolicy.TabFocus)
        self._lead = TextLabel(look, TypeRole.STATE)
        self._number = PhoneLabel(look, TypeRole.NUMBER_PHONE)
        self._short_number = PhoneLabel(look, TypeRole.NUMBER_XL)
        self._number_line = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._lines = TextLabel(look, TypeRole.BODY)
        self._say_heading = TextLabel(look, TypeRole.META_STRONG)
        self._say = TextLabel(look, TypeRole.BODY)
        self._items_heading = TextLabel(look, TypeRole.META_STRONG)
        self._items = TextLabel(look, TypeRole.BODY)
        self.action = ActionButton(look, ButtonKind.PRIMARY, "", "check")
        self.action.setObjectName("ready-action")
        self.more = ActionButton(look, ButtonKind.PRIMARY, "", "message-circle")
        self.more.setObjectName("ready-more")
        self._head_place = QWidget()
        self._head_row = QHBoxLayout(self._head_place)
        self._head_row.addWidget(self._icon)
        self._head_row.addWidget(self.head, 1)
        self._body = QVBoxLayout()
        for part in (
            self._lead,
            self._number,
            self._short_number,
            self._number_line,
            self._lines,
            self._say_heading,
            self._say,
            self._items_heading,
            self._items,
            self.action,
            self.more,
        ):
            self._body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head_place)
        column.addLayout(self._body)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.action.clicked.connect(self._on_action)
        self.more.clicked.connect(self._on_more)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_result(self, row: ResultRow | None) -> bool:
        """Show what the answers lead to, or nothing; True if it is another outcome than before."""
        put(self, shows=row is not None)
        before, self._row = self._row, row
        if row is None:
            return False
        _, ink, icon = _LOOKS[row.outcome]
        self.setAccessibleName(row.heading)
        self._icon.show_icon(icon, ink)
        self.head.set_colour(ink)
        self.head.show_text(row.heading)
        self._lead.show_text(row.lead)
        is_short = len(row.number) <= _SHORT
        self._number.show_text("" if is_short else row.number)
        self._short_number.show_text(row.number if is_short else "")
        self._number_line.show_text(row.number_line)
        self._lines.show_text("\n".join(row.lines))
        self._say_heading.show_text(row.say_heading)
        self._say.show_text(row.say)
        self._items_heading.show_text(row.items_heading)
        self._items.show_text("\n".join(row.items))
        put(self.action, shows=bool(row.action_text))
        self.action.become(ButtonKind.PRIMARY, row.action_text, row.action_icon)
        put(self.more, shows=bool(row.more_text))
        self.more.show_words(row.more_text)
        self.update()
        return before is None or before.outcome is not row.outcome

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, head and border."""
        if self._row is None:
            return
        theme = self._look.theme
        fill, _, _ = _LOOKS[self._row.outcome]
        width = 2.0 * theme.factor
        inside = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        outline = rounded(inside, theme.px(RADIUS_CARD))
        canvas = Canvas(self, theme)
        canvas.fill(outline, ColourRole.SURFACE)
        head = QRectF(0, 0, self.width(), self._head_place.geometry().bottom() + 1)
        canvas.fill(outline.intersected(rectangle(head)), fill)
        canvas.stroke(outline, fill, width)

    def _on_action(self, _checked: bool = False) -> None:
        self.acted.emit()

    def _on_more(self, _checked: bool = False) -> None:
        self.more_wanted.emit()

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._head_place.setMinimumHeight(px(_HEAD))
        self._head_row.setContentsMargins(px(22), px(12), px(22), px(12))
        self._head_row.setSpacing(px(14))
        self._body.setContentsMargins(px(22), px(16), px(22), px(20))
        self._body.setSpacing(px(8))
