"""What they may be like, and how long, and what helps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from aftercare.domain.calling import Known, Span
from aftercare.ui.recovery.cards import ListCard
from aftercare.ui.recovery.rows import FeelRow
from aftercare.ui.theme.canvas import Align
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.card import Divider
from aftercare.ui.widgets.strong_text import StrongText
from aftercare.ui.widgets.text_label import TextLabel


class SeenCard(ListCard):
    """What one may see on the left, how long on the right, and a last line of what helps."""

    def show_seen(self, heading: str, rows: Sequence[FeelRow], lead: str, helps: str) -> None:
        """Show all of it."""
        last = StrongText(self._look, TypeRole.BODY, TypeRole.CONTROL_BOLD)
        last.show_spans((Span(f"{lead} ", Known.FACT), Span(helps)), f"{lead} {helps}")
        lines: list[QWidget] = [_SeenLine(self._look, row) for row in rows]
        self.show_lines(heading, [*lines, Divider(self._look), last])


class _SeenLine(QWidget):
    def __init__(self, look: Look, row: FeelRow) -> None:
        super().__init__()
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look.theme.px(16))
        text = TextLabel(look, TypeRole.BODY)
        text.show_text(row.name)
        lasts = TextLabel(look, TypeRole.META, ColourRole.INK_2, align=Align.RIGHT)
        lasts.show_text(row.lasts)
        box.addWidget(text, 3)
        box.addWidget(lasts, 2)
