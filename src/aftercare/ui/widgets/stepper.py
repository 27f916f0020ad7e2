"""A value between a button that makes it less and one that makes it more. Nothing is typed and nothing pops up."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.theme.canvas import Align
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.spoken_role import SpokenRole
from aftercare.ui.widgets.text_label import TextLabel


class Stepper(QWidget):
    """Shows the value it is told to show.

    Signals:
        stepped: -1 for one step back, 1 for one step on.
    """

    stepped = Signal(int)
    spoken_role = SpokenRole.GROUP

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        """Make a stepper without a value; `name` tells its buttons from those of another."""
        super().__init__(parent)
        self._look = look
        self._label = TextLabel(look, TypeRole.META_STRONG)
        self._value = TextLabel(look, TypeRole.CONTROL, align=Align.MIDDLE)
        self.earlier = ActionButton(look, ButtonKind.PLAIN, icon="chevron-left")
        self.later = ActionButton(look, ButtonKind.PLAIN, icon="chevron-right")
        self.earlier.setObjectName(f"{name}-earlier")
        self.later.setObjectName(f"{name}-later")
        for button, step in ((self.earlier, -1), (self.later, 1)):
            button.setAutoRepeat(True)
            button.clicked.connect(partial(self._on_clicked, step))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._row = QHBoxLayout()
        self._row.addWidget(self.earlier)
        self._row.addWidget(self._value, 1)
        self._row.addWidget(self.later)
        self._column.addWidget(self._label)
        self._column.addLayout(self._row)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_value(self, label: str, value: str, earlier: str, later: str, *, is_set: bool = True) -> None:
        """Show what is asked and the value in words.

        Args:
            label: what is asked.
            value: the value, or words such as "No day yet".
            earlier: the accessible name of the button for one step back.
            later: that of the button for one step on.
            is_set: False if there is no value yet.
        """
        self._label.show_text(label)
        self._value.show_text(value)
        self._value.set_colour(ColourRole.INK if is_set else ColourRole.INK_2)
        self.setAccessibleName(f"{label} {value}")
        self.earlier.setAccessibleName(earlier)
        self.later.setAccessibleName(later)

    def _on_clicked(self, step: int, _checked: bool = False) -> None:
        self.stepped.emit(step)

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._column.setSpacing(px(4))
        self._row.setSpacing(px(8))
