"""Today while a session runs: a calm sentence, two numbers and one button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpacerItem, QVBoxLayout, QWidget

from aftercare.ui.shell.page import page_sides
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.today.rows import InSessionRows
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.call_card import CallCard
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.page_scroll import PageScroll
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put


class InSessionPage(PageScroll):
    """No forms, no list, nothing that counts.

    Signals:
        session_over: the person or the escort says that the session is over.
    """

    session_over = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(look, parent)
        self._look = look
        self._card = Card(look)
        self._card.set_ground(ColourRole.PRIMARY, ColourRole.SURFACE, 1.5)
        self._lead = TextLabel(look, TypeRole.LEAD)
        self._line = TextLabel(look, TypeRole.BODY, ColourRole.INK_2)
        self._over = ActionButton(look, ButtonKind.PRIMARY, icon="check")
        self._over.setObjectName("session-over")
        self._over.clicked.connect(self._on_over)
        self._words = QVBoxLayout(self._card)
        self._words.addWidget(self._lead)
        self._words.addWidget(self._line)
        self._gap = QSpacerItem(0, 0)
        self._words.addItem(self._gap)
        self._words.addWidget(self._over)
        self._calls = CallCard(look)
        self.set_sections((self._card, self._calls))

    def show_rows(self, rows: InSessionRows) -> None:
        """Show who is there."""
        self._lead.show_text(rows.lead)
        self._line.show_text(rows.line)
        self._over.show_words(rows.over_text)
        put(self._over, shows=bool(rows.over_text))
        self._card.setAccessibleName(rows.lead)
        self._calls.show_calls(rows.driver, rows.clinic)

    def arrange(self, layout_class: LayoutClass) -> None:
        """Lay out for a class and the text size that is on."""
        px = self._look.theme.px
        is_compact = layout_class is LayoutClass.COMPACT
        self._calls.set_form(is_across=not is_compact, is_brief=False)
        self._words.setContentsMargins(px(25), px(20), px(25), px(24))
        self._words.setSpacing(px(4))
        self._gap.changeSize(0, px(12))
        self.set_page_margins(page_sides(layout_class), 8, 24)
        gap = px(20)
        self.set_gaps(lambda _section: gap)

    def _on_over(self, _checked: bool = False) -> None:
        self.session_over.emit()
