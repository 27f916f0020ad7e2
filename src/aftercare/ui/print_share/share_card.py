"""Files for the phone and for whoever drives: a code for the camera, and things to save and hand on."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftercare.ui.print_share.rows import ShareRow, ThingRow
from aftercare.ui.print_share.said_line import SaidLine
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_CODE = 180
_QUIET = 4
"""White modules around a code, as the standard for codes asks."""


class CodePicture(QWidget):
    """A code for the camera of a phone: black on white in every colour scheme, as cameras want it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty picture."""
        super().__init__(parent)
        self._look = look
        self._rows: tuple[tuple[bool, ...], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_code(self, rows: tuple[tuple[bool, ...], ...], spoken: str) -> None:
        """Show the modules of a code."""
        self._rows = rows
        self.setAccessibleName(spoken)
        put(self, shows=bool(rows))
        self.update()

    def sizeHint(self) -> QSize:
        """Modules of whole pixels, so that all are alike."""
        edge = self._module() * (len(self._rows) + 2 * _QUIET)
        return QSize(edge, edge)

    def minimumSizeHint(self) -> QSize:
        """It is not made smaller: a camera could not read it."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the white ground and the black modules."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#FFFFFF"))
        module = self._module()
        path = QPainterPath()
        for down, row in enumerate(self._rows):
            across = 0
            for is_black, run in groupby(row):
                count = len(tuple(run))
                if is_black:
                    left, top = (across + _QUIET) * module, (down + _QUIET) * module
                    path.addRect(QRectF(left, top, count * module, module))
                across += count
        painter.fillPath(path, QColor("#000000"))
        painter.end()

    def _module(self) -> int:
        return max(2, self._look.theme.px(_CODE) // max(1, len(self._rows) + 2 * _QUIET))


class ThingCard(QWidget):
    """One thing to hand on: what it is, and the button that saves it.

    Signals:
        wanted: its thing_id.
    """

    wanted = Signal(str)

    def __init__(self, look: Look, row: ThingRow, parent: QWidget | None = None) -> None:
        """Show a thing."""
        super().__init__(parent)
        self._look = look
        self.row = row
        self._title = TextLabel(look, TypeRole.CONTROL_BOLD)
        self._title.show_text(row.title)
        self._line = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._line.show_text(row.line)
        self.button = ActionButton(look, ButtonKind.PLAIN, row.button, row.icon)
        self.button.setObjectName(f"share-{row.thing_id}")
        self.button.setAccessibleName(self.tr("{button}: {title}").format(button=row.button, title=row.title))
        self.button.setAccessibleDescription(row.line)
        self.button.clicked.connect(self._on_clicked)
        policy = self.button.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        policy.setVerticalPolicy(policy.Policy.Minimum)
        self.button.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self._title, self._line, self.button):
            self._column.addWidget(part)
        look.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._column.setSpacing(self._look.theme.px(4))

    def _on_clicked(self, _checked: bool = False) -> None:
        self.wanted.emit(self.row.thing_id)


class ShareCard(Card):
    """Shows a ShareRow.

    Signals:
        wanted: the thing_id of a thing to hand on.
    """

    wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(look, parent)
        self._title = Heading(look, TypeRole.H3)
        self._line = TextLabel(look, TypeRole.BODY, ColourRole.INK_2)
        self._code_row = QHBoxLayout()
        self.code = CodePicture(look)
        self._code_row.addStretch(1)
        self._code_row.addWidget(self.code)
        self._code_row.addStretch(1)
        self.said = SaidLine(look)
        self._things: list[ThingCard] = []
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._title)
        self._column.addWidget(self._line)
        self._column.addLayout(self._code_row)
        self._column.addWidget(self.said)
        look.changed.connect(self.arrange)
        self.arrange()

    @property
    def things(self) -> tuple[ThingCard, ...]:
        """What is offered."""
        return tuple(self._things)

    def show_share(self, row: ShareRow) -> None:
        """Show code and things."""
        self.setAccessibleName(row.title)
        self._title.show_text(row.title)
        self._line.show_text(row.line)
        self.code.show_code(row.code, row.code_spoken)
        self.said.show_said(row.said, is_problem=row.is_problem)
        if tuple(thing.row for thing in self._things) == row.things:
            return
        for thing in self._things:
            self._column.removeWidget(thing)
            put(thing, shows=False)
            thing.deleteLater()
        self._things = []
        for one in row.things:
            card = ThingCard(self._look, one, self)
            card.wanted.connect(self.wanted)
            self._things.append(card)
            self._column.insertWidget(self._column.indexOf(self.said), card)

    def arrange(self) -> None:
        """Lay out for the text size that is on."""
        px = self._look.theme.px
        self._column.setContentsMargins(px(20), px(16), px(20), px(18))
        self._column.setSpacing(px(12))
