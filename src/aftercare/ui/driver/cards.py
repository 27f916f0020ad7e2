"""The cards beside the driver: the form, the backup, what is unmet, and what the plan asks."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.driver.action_bar import ActionBar
from aftercare.ui.driver.rows import BackupRow, CareRow, DriverAction, FormRow
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.phone_label import PhoneLabel
from aftercare.ui.widgets.status_chip import StatusChip
from aftercare.ui.widgets.text_field import TextField
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.time_stepper import TimeStepper
from aftercare.ui.widgets.visibility import put


class CareCard(Card):
    """What is unmet, on top of the page."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(look, parent)
        self.set_ground(ColourRole.SOON, ColourRole.SOON_TINT, 2.0)
        self._icon = IconLabel(look, "clock", ColourRole.SOON, 26)
        self._heading = Heading(look, TypeRole.H3)
        self._line = TextLabel(look, TypeRole.BODY)
        self._phone = PhoneLabel(look)
        words = QVBoxLayout()
        words.setSpacing(0)
        for part in (self._heading, self._line):
            words.addWidget(part)
        self._words_box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._words_box.addLayout(words, 1)
        self._words_box.addWidget(self._phone)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._icon, 0, QtCore.Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._words_box, 1)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_care(self, row: CareRow | None) -> None:
        """Show what is unmet, or nothing."""
        put(self, shows=row is not None)
        if row is not None:
            self.setAccessibleName(row.heading)
            self._heading.show_text(row.heading)
            self._line.show_text(row.line)
            self._phone.show_text(row.phone)

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._words_box.setDirection(across if layout_class is LayoutClass.WIDE else down)

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._row.setContentsMargins(px(20), px(12), px(20), px(12))
        self._row.setSpacing(px(14))


class FormCard(Card):
    """Takes a name, a number, and when they come to the door.

    Signals:
        acted: the DriverAction of a button.
        name_typed, phone_typed: what stands in the two lines.
        pick_up_stepped: quarters of an hour to step.
    """

    acted = Signal(DriverAction)
    name_typed = Signal(str)
    phone_typed = Signal(str)
    pick_up_stepped = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty form."""
        super().__init__(look, parent)
        self._heading = Heading(look, TypeRole.H2)
        self._line = TextLabel(look, TypeRole.BODY, ColourRole.INK_2)
        self.name = TextField(look, 60)
        self.name.show_label(self.tr("Name"))
        self.name.line.setObjectName("driver-name")
        self.phone = TextField(look, 40)
        self.phone.show_label(self.tr("Phone"))
        self.phone.line.setObjectName("driver-phone")
        self._pick_up = TimeStepper(look, "pick-up")
        self._lack = TextLabel(look, TypeRole.META_STRONG, ColourRole.SOON)
        self.bar = ActionBar(look)
        self._column = QVBoxLayout(self)
        for part in (self._heading, self._line, self.name, self.phone, self._pick_up, self._lack, self.bar):
            self._column.addWidget(part)
        self.name.typed.connect(self.name_typed)
        self.phone.typed.connect(self.phone_typed)
        self.name.entered.connect(self._on_entered)
        self.phone.entered.connect(self._on_entered)
        self._pick_up.stepped.connect(self.pick_up_stepped)
        self.bar.acted.connect(self.acted)
        self._restyle()
        look.changed.connect(self._restyle)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, from top to bottom."""
        stepper = (self._pick_up.earlier, self._pick_up.later)
        return (self.name.line, self.phone.line, *stepper, *self.bar.buttons)

    def show_form(self, row: FormRow | None) -> None:
        """Show what is typed, or nothing."""
        put(self, shows=row is not None)
        if row is None:
            return
        self.setAccessibleName(row.heading)
        self._heading.show_text(row.heading)
        self._line.show_text(row.line)
        self.name.show_typed(row.name)
        self.phone.show_typed(row.phone)
        put(self._pick_up, shows=row.pick_up is not None)
        if row.pick_up is not None:
            label = self.tr("When do they pick you up?")
            earlier = self.tr("15 minutes earlier: {label} {time}").format(label=label, time=row.pick_up)
            later = self.tr("15 minutes later: {label} {time}").format(label=label, time=row.pick_up)
            self._pick_up.show_value(label, row.pick_up, earlier, later, is_set=row.has_pick_up)
        self._lack.show_text(row.lack)
        self.bar.show_buttons(row.buttons)

    def _on_entered(self) -> None:
        self.acted.emit(DriverAction.SAVE)

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._column.setContentsMargins(px(24), px(18), px(24), px(20))
        self._column.setSpacing(px(12))


class BackupCard(Card):
    """Who comes if the driver cannot.

    Signals:
        acted: the DriverAction of a button.
    """

    acted = Signal(DriverAction)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(look, parent)
        self._heading = Heading(look, TypeRole.H3)
        self._chip = StatusChip(look)
        self._name = TextLabel(look, TypeRole.CONTROL)
        self._phone = PhoneLabel(look, TypeRole.PHONE_NARROW)
        self._line = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self.bar = ActionBar(look)
        self._head = FlowLayout()
        self._head.addWidget(self._heading)
        self._head.addWidget(self._chip)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        for part in (self._name, self._phone, self._line, self.bar):
            self._column.addWidget(part)
        self.bar.acted.connect(self.acted)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_backup(self, row: BackupRow | None) -> None:
        """Show the backup, or nothing."""
        put(self, shows=row is not None)
        if row is None:
            return
        self.setAccessibleName(row.heading)
        self._heading.show_text(row.heading)
        self._chip.show_chip(row.chip)
        self._name.show_text(row.name)
        self._phone.show_text(row.phone)
        self._line.show_text(row.line)
        self.bar.show_buttons(row.buttons, row.name)

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._head.set_gaps(px(14), px(6))
        self._column.setContentsMargins(px(20), px(14), px(20), px(14))
        self._column.setSpacing(px(6))


class RulesNote(QWidget):
    """What the plan asks of whoever drives or stays, and who says so."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty note."""
        super().__init__(parent)
        self._look = look
        self._icon = IconLabel(look, "info", ColourRole.INK_2)
        self._lines = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._icon, 0, QtCore.Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self._lines, 1)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_rules(self, lines: tuple[str, ...]) -> None:
        """Show the sentences, or nothing."""
        put(self, shows=bool(lines))
        self._lines.show_text("\n".join(lines))

    def _restyle(self) -> None:
        self._row.setSpacing(self._look.theme.px(10))
