"""The page of the first run: what is asked, and the two buttons that lead back and on."""

from __future__ import annotations

from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare.ui.form.blocks import SayBlock
from aftercare.ui.form.page import FormPage
from aftercare.ui.setup.rows import SetupRows
from aftercare.ui.setup.steps_side import StepsSide
from aftercare.ui.shell.page import page_sides
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.theme.canvas import Canvas, rectangle
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_LOW = 26.0
"""Below this height of the window, in units of body text, what is said below the title scrolls with the question."""


class _Footer(QWidget):
    """Back, where one is, and on."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.back = ActionButton(look, ButtonKind.PLAIN, self.tr("Back"), "arrow-left")
        self.back.setObjectName("setup-back")
        self.on = ActionButton(look, ButtonKind.PRIMARY, self.tr("Next"), "arrow-right", is_icon_last=True)
        self.on.setObjectName("setup-next")
        self._place = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._words = ""
        self._is_low = False
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.back)
        self._row.addWidget(self._place, 1)
        self._row.addStretch(0)
        self._row.addWidget(self.on)

    def show_rows(self, rows: SetupRows) -> None:
        put(self.back, shows=rows.has_back)
        self.back.show_words(self.tr("Back"))
        self._words = rows.place
        self._show_place()
        self.on.show_words(rows.next)

    def arrange(self, sides: int, *, is_low: bool) -> None:
        px = self._look.theme.px
        self._is_low = is_low
        self._show_place()
        self._row.setContentsMargins(sides, px(5 if is_low else 14), sides, px(6 if is_low else 16))
        self._row.setSpacing(px(12))

    def _show_place(self) -> None:
        # In a low window it stands below the question.
        self._place.show_text("" if self._is_low else self._words)
        self._row.setStretch(2, 1 if self._is_low else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line above."""
        Canvas(self, self._look.theme).fill(rectangle(QRectF(0, 0, self.width(), 1)), ColourRole.LINE)


class SetupView(FormPage):
    """One step at a time.

    Signals:
        back_wanted: to the step before.
        next_wanted: to the step after.
    """

    back_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make a page without a step."""
        self._footer: _Footer | None = None
        self._rows: SetupRows | None = None
        self._is_low = False
        super().__init__(look, parent)
        self.steps = StepsSide(look)
        self.side = self.steps
        self._footer = _Footer(look, self)
        self._footer.back.clicked.connect(self._on_back)
        self._footer.on.clicked.connect(self._on_next)
        self.box.addWidget(self._footer)
        self.arrange()

    def show_rows(self, rows: SetupRows) -> None:
        """Show a step."""
        self._rows = rows
        self._show_question(rows)
        self.steps.show_steps(self.tr("Set up. About 2 minutes."), rows.steps)
        if self._footer is not None:
            self._footer.show_rows(rows)
            # After the questions, whenever those were made.
            if self.last_control is not None:
                QWidget.setTabOrder(self.last_control, self._footer.back)
            QWidget.setTabOrder(self._footer.back, self._footer.on)

    def arrange(self) -> None:
        """Lay out for the class and the text size that are on."""
        super().arrange()
        if self._footer is None:
            return
        # In a low window with large text the buttons stay in reach, and the question keeps its room.
        is_low = self.window().height() < _LOW * self.look.theme.body_size
        self._footer.arrange(page_sides(self.layout_class), is_low=is_low)
        if is_low is not self._is_low:
            self._is_low = is_low
            if self._rows is not None:
                self._show_question(self._rows)

    def _show_question(self, rows: SetupRows) -> None:
        subtitle, blocks = rows.subtitle, rows.blocks
        if self._is_low:
            said = [SayBlock(subtitle)] if subtitle else []
            subtitle, blocks = "", (*said, *rows.blocks, SayBlock(rows.place))
        self.show_form(HeaderRow(rows.title, subtitle), blocks, is_broad=rows.is_broad)

    def choose_clinic_file(self) -> Path | None:
        """Ask for the file of a clinic, in the way this system does that; None if none was chosen."""
        from PySide6.QtWidgets import QFileDialog

        title, kinds = self.tr("Open the file my clinic gave me"), self.tr("Clinic files (*.aftercare-clinic)")
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", kinds)
        return Path(chosen) if chosen else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter where a question does not take it, and back with Alt+Left."""
        keys, alt = QtCore.Qt.Key, QtCore.Qt.KeyboardModifier.AltModifier
        if event.key() in (keys.Key_Return, keys.Key_Enter):
            self.next_wanted.emit()
        elif event.key() == keys.Key_Left and event.modifiers() == alt:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _on_back(self, _checked: bool = False) -> None:
        self.back_wanted.emit()

    def _on_next(self, _checked: bool = False) -> None:
        self.next_wanted.emit()
