"""The problems of the pack, what must be fixed first, each with the way to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from aftercare.ui.editor.form_view import throw_away
from aftercare.ui.editor.rows import ProblemRow, ProblemsRows
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Divider
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.text_label import TextLabel

_WORD_WIDTH = 128
_PLACE_WIDTH = 190


class _ProblemLine(QWidget):
    """One problem: in a row where there is room, else its parts below one another."""

    def __init__(self, look: Look, row: ProblemRow, *, is_stacked: bool) -> None:
        super().__init__()
        px = look.theme.px
        colour = ColourRole.NO if row.is_must else ColourRole.SOON
        grid = QGridLayout(self)
        grid.setContentsMargins(0, px(2), 0, px(2))
        grid.setHorizontalSpacing(px(10))
        word = TextLabel(look, TypeRole.META_STRONG, colour)
        text = TextLabel(look, TypeRole.META)
        place = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        for label, words in ((word, row.word), (text, row.text), (place, row.place)):
            label.show_text(words)
        self.button = ActionButton(look, ButtonKind.LINK, self.tr("Go to it"))
        self.button.setObjectName(f"go-to-{row.problem_id}")
        self.button.setAccessibleName(self.tr("Go to it: {problem}").format(problem=row.text))
        grid.addWidget(IconLabel(look, "x" if row.is_must else "triangle-alert", colour), 0, 0)
        grid.addWidget(word, 0, 1)
        if is_stacked:
            grid.addWidget(text, 1, 0, 1, 3)
            grid.addWidget(place, 2, 0, 1, 3)
            grid.addWidget(self.button, 0, 2)
            grid.setColumnStretch(1, 1)
            return
        word.setFixedWidth(px(_WORD_WIDTH))
        place.setFixedWidth(px(_PLACE_WIDTH))
        grid.addWidget(text, 0, 2)
        grid.addWidget(place, 0, 3)
        grid.addWidget(self.button, 0, 4)
        grid.setColumnStretch(2, 1)


class ProblemList(QWidget):
    """All problems.

    Signals:
        wanted: the id of a problem whose field is wanted.
    """

    wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._look = look
        self._rows = ProblemsRows("", "", ())
        self._lines: list[QWidget] = []
        self._is_stacked = False
        self._heading = Heading(look, TypeRole.H3)
        self._line = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self._heading)
        self._head.addWidget(self._line, 1)
        column.addLayout(self._head)
        column.addLayout(self._list)

    def show_problems(self, rows: ProblemsRows) -> None:
        """Show them."""
        if rows == self._rows:
            return
        self._rows = rows
        self._show()

    def set_stacked(self, is_stacked: bool) -> None:
        """Put the parts of each problem below one another, or side by side again."""
        self._is_stacked = is_stacked
        directions = QBoxLayout.Direction
        self._head.setDirection(directions.TopToBottom if is_stacked else directions.LeftToRight)
        self._show()

    def _show(self) -> None:
        rows = self._rows
        self._heading.show_text(rows.heading)
        self._line.show_text(rows.line)
        for line in self._lines:
            throw_away(self._list, line)
        self._lines = []
        for row in rows.problems:
            line = _ProblemLine(self._look, row, is_stacked=self._is_stacked)
            line.button.clicked.connect(partial(self._on_wanted, row.problem_id))
            self._lines += [Divider(self._look), line]
        for part in self._lines:
            self._list.addWidget(part)

    def _on_wanted(self, problem_id: str, _checked: bool = False) -> None:
        self.wanted.emit(problem_id)
