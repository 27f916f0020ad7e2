"""The driver: how far it is arranged, who they are, when they come, and what to send them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.driver.action_bar import ActionBar
from aftercare.ui.driver.rows import DriverAction, FactRow, PersonRow
from aftercare.ui.theme.canvas import Canvas, ellipse, rounded
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_BUTTON, ColourRole, TypeRole
from aftercare.ui.widgets.card import Card, Divider
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.phone_label import PhoneLabel
from aftercare.ui.widgets.ride_steps import RideSteps
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_AVATAR = 56


class _Avatar(QWidget):
    """A disc with a person in it; the name stands beside it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        edge = self._look.theme.px(_AVATAR)
        return QSize(edge, edge)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        edge = theme.px(_AVATAR)
        box = QRectF(0, (self.height() - edge) / 2, edge, edge)
        canvas = Canvas(self, theme)
        canvas.fill(ellipse(box), ColourRole.PRIMARY_TINT)
        canvas.icon_in_middle("user", ColourRole.PRIMARY, box.center(), theme.px(30))


class _Quote(QWidget):
    """The message, on a sunken ground."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.text = TextLabel(look, TypeRole.BODY)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self.text)
        self._restyle()
        look.changed.connect(self._restyle)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._look.theme
        Canvas(self, theme).fill(rounded(QRectF(self.rect()), theme.px(RADIUS_BUTTON)), ColourRole.SUNKEN)

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._box.setContentsMargins(px(16), px(10), px(16), px(12))


class _Fact(QWidget):
    """A label and its value below it."""

    def __init__(self, look: Look, row: FactRow, parent: QWidget) -> None:
        super().__init__(parent)
        label, value = TextLabel(look, TypeRole.META, ColourRole.INK_2), TextLabel(look, TypeRole.CONTROL_BOLD)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part, text in ((label, row.label), (value, row.value)):
            box.addWidget(part)
            part.show_text(text)
        box.addStretch(1)


class PersonCard(Card):
    """The driver: steps, name and number, times, the message, and what can be said of them.

    Signals:
        acted: the DriverAction of a button.
    """

    acted = Signal(DriverAction)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(look, parent)
        self._row: PersonRow | None = None
        self._facts: list[_Fact] = []
        self._shown_facts: tuple[FactRow, ...] = ()
        self._steps = RideSteps(look)
        self._avatar = _Avatar(look, self)
        self._name = Heading(look, TypeRole.STATE)
        self._phone = PhoneLabel(look)
        self._change = ActionBar(look)
        self._message_heading = TextLabel(look, TypeRole.META_STRONG)
        self._message = _Quote(look)
        self.bar = ActionBar(look)
        self._copied = TextLabel(look, TypeRole.META_STRONG, ColourRole.OK)
        self._copied.show_text("")
        self._build()
        self._change.acted.connect(self.acted)
        self.bar.acted.connect(self._on_acted)

    def _build(self) -> None:
        self._top = QWidget()
        self._top_box = QVBoxLayout(self._top)
        self._top_box.addWidget(self._steps)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._name)
        names.addWidget(self._phone)
        who = QHBoxLayout()
        who.addWidget(self._avatar)
        who.addLayout(names, 1)
        self._who = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._who.addLayout(who, 1)
        self._who.addWidget(self._change)
        self._who_row = who
        self._facts_box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body = QVBoxLayout()
        self._body.addLayout(self._who)
        self._body.addLayout(self._facts_box)
        self._body.addWidget(self._message_heading)
        self._body.addWidget(self._message)
        self._body.addWidget(self.bar)
        self._body.addWidget(self._copied)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(Divider(self._look))
        column.addLayout(self._body)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, from top to bottom."""
        return (*self._change.buttons, *self.bar.buttons)

    def show_person(self, row: PersonRow | None) -> None:
        """Show the driver, or nothing."""
        put(self, shows=row is not None)
        self._row = row
        if row is None:
            return
        self.setAccessibleName(row.name)
        self._steps.show_steps(row.steps)
        self._name.show_text(row.name)
        self._phone.show_text(row.phone)
        self._change.show_buttons((row.change,), row.name)
        self._show_facts(row.facts)
        self._message_heading.show_text(row.message_heading)
        self._message.text.show_text(row.message)
        self.bar.show_buttons(row.buttons)

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        px = self._look.theme.px
        is_compact = layout_class is LayoutClass.COMPACT
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._steps.arrange(layout_class)
        self._who.setDirection(down if is_compact else across)
        self._who.setSpacing(px(8))
        self._who_row.setSpacing(px(16))
        self._facts_box.setDirection(down if is_compact else across)
        self._facts_box.setSpacing(px(10 if is_compact else 16))
        self._top_box.setContentsMargins(px(24), px(20), px(24), px(16))
        self._body.setContentsMargins(px(24), px(18), px(24), px(20))
        self._body.setSpacing(px(14))

    def _show_facts(self, rows: tuple[FactRow, ...]) -> None:
        if rows == self._shown_facts:
            return
        self._shown_facts = rows
        for old in self._facts:
            self._facts_box.removeWidget(old)
            put(old, shows=False)
            old.deleteLater()
        self._facts = [_Fact(self._look, row, self) for row in rows]
        for fact in self._facts:
            self._facts_box.addWidget(fact, 1)
            fact.show()

    def _on_acted(self, action: DriverAction) -> None:
        if action is not DriverAction.COPY:
            self.acted.emit(action)
        elif self._row is not None:
            QGuiApplication.clipboard().setText(self._row.message)
            self._copied.show_text(self.tr("Copied. Paste it into a message."))
