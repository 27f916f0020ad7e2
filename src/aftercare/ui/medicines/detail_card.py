"""One medicine: what did the clinic tell you, who said so and when, and the number to call."""

from __future__ import annotations

from functools import partial

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpacerItem, QVBoxLayout, QWidget

from aftercare.domain.medicines import MedicineStatus
from aftercare.ui.medicines.rows import DayRow, DetailRow
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card, Divider
from aftercare.ui.widgets.day_stepper import DayStepper
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.option_card import OptionCard
from aftercare.ui.widgets.phone_label import PhoneLabel
from aftercare.ui.widgets.spoken_role import SpokenRole
from aftercare.ui.widgets.text_field import TextField
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put


class _Question(QWidget):
    """The answers to one question, as a group for a screen reader."""

    spoken_role = SpokenRole.GROUP


class DetailCard(Card):
    """Shows what is marked; nothing counts until it is saved.

    Signals:
        status_picked: the MedicineStatus that was marked.
        who_typed: who said so.
        said_stepped, restart_stepped: days to step.
        restart_forgotten: nobody has said from when on.
        save_pressed, remove_pressed: the two buttons.
    """

    status_picked = Signal(MedicineStatus)
    who_typed = Signal(str)
    said_stepped = Signal(int)
    restart_stepped = Signal(int)
    restart_forgotten = Signal()
    save_pressed = Signal()
    remove_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make a card about nothing yet."""
        super().__init__(look, parent)
        self._heading = Heading(look, TypeRole.H2)
        self._taken = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._question = TextLabel(look, TypeRole.META_STRONG)
        self._question.show_text(self.tr("What did the clinic tell you?"))
        self._answers = self._made_answers()
        self._lack = TextLabel(look, TypeRole.META_STRONG, ColourRole.SOON)
        self._who = TextField(look)
        self._who.line.setObjectName("medicine-who")
        self._said = DayStepper(look, "said")
        self._restart = DayStepper(look, "restart")
        self._forget = ActionButton(look, ButtonKind.LINK, self.tr("Not told yet"))
        self._forget.setObjectName("restart-forget")
        self._divider = Divider(look)
        self._call = TextLabel(look, TypeRole.META_STRONG)
        self._call.show_text(self.tr("Call and ask"))
        self._phone = PhoneLabel(look)
        self._ask = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._reasons = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._save = ActionButton(look, ButtonKind.PRIMARY, self.tr("Save answer"))
        self._save.setObjectName("medicine-save")
        self._remove = ActionButton(look, ButtonKind.LINK, self.tr("Remove"))
        self._remove.setObjectName("medicine-remove")
        self._build()
        self._connect()
        self._restyle()
        look.changed.connect(self._restyle)

    def _made_answers(self) -> _Question:
        group = _Question()
        group.setAccessibleName(self.tr("What did the clinic tell you?"))
        self._options = {
            MedicineStatus.TAKE_AS_USUAL: OptionCard(self._look, self.tr("Take as usual"), parent=group),
            MedicineStatus.ASK_CLINIC: OptionCard(
                self._look, self.tr("Ask the clinic"), self.tr("I am not sure yet"), group
            ),
            MedicineStatus.HOLD: OptionCard(
                self._look, self.tr("Clinic told me to hold"), self.tr("Only if a nurse or doctor said so"), group
            ),
        }
        self._options_box = QVBoxLayout(group)
        self._options_box.setContentsMargins(0, 0, 0, 0)
        for status, option in self._options.items():
            option.setObjectName(f"answer-{status.value}")
            option.clicked.connect(partial(self._on_picked, status))
            self._options_box.addWidget(option)
        return group

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._gaps: dict[QWidget, QSpacerItem] = {}
        for part in (
            self._heading,
            self._taken,
            self._question,
            self._answers,
            self._lack,
            self._who,
            self._said,
            self._restart,
            self._forget,
            self._divider,
            self._call,
            self._phone,
            self._ask,
        ):
            self._gaps[part] = QSpacerItem(0, 0)
            self._column.addItem(self._gaps[part])
            self._column.addWidget(part)
        self._foot = FlowLayout()
        self._foot.addWidget(self._save)
        self._foot.addWidget(self._remove)
        self._foot_gap = QSpacerItem(0, 0)
        self._column.addItem(self._foot_gap)
        self._column.addLayout(self._foot)
        # Below the buttons, so that those are in view on a window of the usual size.
        self._gaps[self._reasons] = QSpacerItem(0, 0)
        self._column.addItem(self._gaps[self._reasons])
        self._column.addWidget(self._reasons)

    def _connect(self) -> None:
        self._who.typed.connect(self.who_typed)
        self._who.entered.connect(self.save_pressed)
        self._said.stepped.connect(self.said_stepped)
        self._restart.stepped.connect(self.restart_stepped)
        self._forget.clicked.connect(self._on_forget)
        self._save.clicked.connect(self._on_save)
        self._remove.clicked.connect(self._on_remove)

    def show_detail(self, row: DetailRow) -> None:
        """Show one medicine."""
        self.setAccessibleName(row.name)
        self._heading.show_text(row.name)
        self._taken.show_text(row.taken)
        self._options[row.picked].setChecked(True)
        policies = QtCore.Qt.FocusPolicy
        for option in self._options.values():
            option.setFocusPolicy(policies.StrongFocus if option.isChecked() else policies.ClickFocus)
        put(self._who, shows=row.who is not None)
        if row.who is not None:
            self._who.show_label(row.who_label)
            self._who.show_typed(row.who)
        _show_day(self._said, row.said)
        _show_day(self._restart, row.restart)
        put(self._forget, shows=row.has_restart)
        put(self._divider, shows=bool(row.ask_line))
        put(self._call, shows=bool(row.ask_line))
        self._phone.show_text(row.phone)
        self._ask.show_text(row.ask_line)
        self._reasons.show_text("\n".join(row.reasons) if row.ask_line else "")
        self._lack.show_text(row.lack)
        self._save.setAccessibleName(self.tr("Save answer: {name}").format(name=row.name))
        self._remove.setAccessibleName(self.tr("Remove from my list: {name}").format(name=row.name))
        self._restyle()

    def take_focus(self, lack: str) -> tuple[QWidget, ...]:
        """Move focus to what is lacking, else to the answers; gives what has to be in view, the first above all."""
        if not lack:
            next(option for option in self._options.values() if option.isChecked()).setFocus()
            return (self,)
        stop: QWidget = self._said.earlier if self._who.line.text().strip() else self._who.line
        stop.setFocus()
        return (self._lack, stop)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, from top to bottom."""
        return (
            *self._options.values(),
            self._who.line,
            self._said.earlier,
            self._said.later,
            self._restart.earlier,
            self._restart.later,
            self._forget,
            self._save,
            self._remove,
        )

    def _on_picked(self, status: MedicineStatus, _checked: bool = False) -> None:
        self.status_picked.emit(status)

    def _on_forget(self, _checked: bool = False) -> None:
        self.restart_forgotten.emit()

    def _on_save(self, _checked: bool = False) -> None:
        self.save_pressed.emit()

    def _on_remove(self, _checked: bool = False) -> None:
        self.remove_pressed.emit()

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._column.setContentsMargins(px(20), px(16), px(20), px(18))
        self._column.setSpacing(0)
        self._options_box.setSpacing(px(8))
        self._foot.set_gaps(px(12), px(8))
        gaps = {
            self._question: 10,
            self._answers: 5,
            self._who: 12,
            self._said: 12,
            self._restart: 14,
            self._divider: 12,
            self._call: 8,
            self._reasons: 12,
            self._lack: 10,
        }
        for part, spacer in self._gaps.items():
            spacer.changeSize(0, px(gaps.get(part, 0)) if not part.isHidden() else 0)
        self._foot_gap.changeSize(0, px(14))
        self._column.invalidate()


def _show_day(stepper: DayStepper, row: DayRow | None) -> None:
    put(stepper, shows=row is not None)
    if row is not None:
        stepper.show_day(row.label, row.day, is_set=row.is_set)
