"""One answer: the answer first, then the person's own plan, why, and where it comes from."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from aftercare.ui.learn.rows import AnswerRow
from aftercare.ui.theme.canvas import Canvas, rectangle, rounded
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_BUTTON, ColourRole, TypeRole
from aftercare.ui.widgets.card import Card, Divider
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_LONG = 110
"""Characters from which an answer is set in body type: a short one can be large."""


class AnswerBox(QFrame):
    """The answer itself on a tint, with a bar."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty box."""
        super().__init__(parent)
        self._look = look
        self.words = TextLabel(look, TypeRole.H3)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.words)

    def arrange(self) -> None:
        """Lay out for the text size that is on."""
        px = self._look.theme.px
        self._column.setContentsMargins(px(24), px(14), px(20), px(15))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and bar."""
        theme = self._look.theme
        outline = rounded(QRectF(self.rect()), theme.px(RADIUS_BUTTON))
        canvas = Canvas(self, theme)
        canvas.fill(outline, ColourRole.PRIMARY_TINT)
        canvas.fill(outline.intersected(rectangle(QRectF(0, 0, theme.px(5), self.height()))), ColourRole.PRIMARY)


class AnswerCard(Card):
    """Shows an AnswerRow."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(look, parent)
        self._row: AnswerRow | None = None
        self.question = Heading(look, TypeRole.LEAD)
        self.question.setObjectName("answer-question")
        self.question.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._answer = AnswerBox(look)
        self._plan_heading = TextLabel(look, TypeRole.META_STRONG, ColourRole.PRIMARY)
        self._plan_line = TextLabel(look, TypeRole.CONTROL)
        self._divider = Divider(look)
        self._sources_heading = Heading(look, TypeRole.CONTROL_BOLD)
        self._why: list[TextLabel] = []
        self._sources: list[TextLabel] = []
        self._column = QVBoxLayout(self)
        self._why_column, self._source_column = QVBoxLayout(), QVBoxLayout()
        self._plan_column = QVBoxLayout()
        self._plan_column.setSpacing(0)
        self._plan_column.addWidget(self._plan_heading)
        self._plan_column.addWidget(self._plan_line)
        self._column.addWidget(self.question)
        self._column.addWidget(self._answer)
        self._column.addLayout(self._plan_column)
        self._column.addLayout(self._why_column)
        self._column.addWidget(self._divider)
        self._column.addLayout(self._source_column)
        self._source_column.addWidget(self._sources_heading)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def row(self) -> AnswerRow | None:
        """What it shows."""
        return self._row

    def show_answer(self, row: AnswerRow) -> None:
        """Show an answer."""
        if row == self._row:
            return
        self._row = row
        self.setAccessibleName(row.question)
        self.question.show_text(row.question)
        self._answer.words.set_role(TypeRole.H3 if len(row.answer) <= _LONG else TypeRole.CONTROL)
        self._answer.words.show_text(row.answer)
        self._plan_heading.show_text(row.plan_heading)
        self._plan_line.show_text(row.plan_line)
        self._sources_heading.show_text(row.sources_heading)
        self._why = self._replaced(self._why, row.paragraphs, self._why_column, TypeRole.BODY, ColourRole.INK)
        self._sources = self._replaced(self._sources, row.sources, self._source_column, TypeRole.META, ColourRole.INK_2)

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        px = self._look.theme.px
        is_wide = layout_class is LayoutClass.WIDE
        self.question.set_role(TypeRole.LEAD if layout_class is not LayoutClass.NARROW else TypeRole.LEAD_NARROW)
        side = px(32 if is_wide else 20)
        self._column.setContentsMargins(side, px(26 if is_wide else 16), side, px(28 if is_wide else 18))
        self._column.setSpacing(px(18))
        self._why_column.setSpacing(px(12))
        self._source_column.setSpacing(0)
        self._answer.arrange()

    def _replaced(
        self,
        before: list[TextLabel],
        texts: tuple[str, ...],
        column: QVBoxLayout,
        role: TypeRole,
        colour: ColourRole,
    ) -> list[TextLabel]:
        for label in before:
            column.removeWidget(label)
            put(label, shows=False)
            label.deleteLater()
        made = []
        for text in texts:
            label = TextLabel(self._look, role, colour, self)
            label.show_text(text)
            column.addWidget(label)
            made.append(label)
        return made
