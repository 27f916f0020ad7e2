"""Who to call: the driver and the clinic, each with a number to read out."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.today.rows import CallRow
from aftercare.ui.widgets.card import Card, Divider
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.phone_label import PhoneLabel
from aftercare.ui.widgets.status_chip import StatusChip
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_BRIEF_HEAD = 30
"""As tall as a state chip, so that two headings side by side stand on one line."""


class CallBlock(QWidget):
    """One person or place: heading, number, state and note."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty block."""
        super().__init__(parent)
        self._look = look
        self._row: CallRow | None = None
        self._is_brief = False
        self._icon = IconLabel(look)
        self._heading = TextLabel(look, TypeRole.CONTROL_BOLD)
        self._phone = PhoneLabel(look)
        self._chip = StatusChip(look)
        self._note = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._head = QHBoxLayout()
        self._head.addWidget(self._icon)
        self._head.addWidget(self._heading)
        self._head.addStretch(1)
        self._foot = FlowLayout()
        self._foot.addWidget(self._chip)
        self._foot.addWidget(self._note)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._head)
        self._column.addWidget(self._phone)
        self._column.addLayout(self._foot)
        self._column.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._restyle()
        look.changed.connect(self._restyle)

    def show_call(self, row: CallRow | None) -> None:
        """Show whom to call, or nothing."""
        put(self, shows=row is not None)
        if row is None or row == self._row:
            self._row = row
            return
        self._row = row
        self._icon.show_icon(row.icon)
        self._heading.show_text(row.brief_heading if self._is_brief else row.heading)
        self._phone.show_text(row.phone)
        self._chip.show_chip(row.chip)
        self._note.show_text(row.note)

    def set_brief(self, is_brief: bool) -> None:
        """Use the short heading, with the state beside it, and a smaller number."""
        self._is_brief = is_brief
        self._head.removeWidget(self._chip)
        self._foot.removeWidget(self._chip)
        self._foot.removeWidget(self._note)
        self._heading.setMinimumHeight(self._look.theme.px(_BRIEF_HEAD) if is_brief else 0)
        if is_brief:
            self._head.insertWidget(2, self._chip)
        else:
            self._foot.addWidget(self._chip)
        self._foot.addWidget(self._note)
        self._phone.set_role(TypeRole.PHONE_NARROW if is_brief else TypeRole.PHONE)
        if self._row is not None:
            self._heading.show_text(self._row.brief_heading if is_brief else self._row.heading)

    def _restyle(self) -> None:
        px = self._look.theme.px
        self._head.setSpacing(px(8))
        self._foot.set_gaps(px(8), px(2))
        self._column.setSpacing(px(3))


class CallCard(Card):
    """Driver and clinic in one card, one below the other or side by side."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(look, parent)
        self._is_across = False
        self._is_brief = False
        self._has_both = False
        self._driver = CallBlock(look)
        self._clinic = CallBlock(look)
        self._across = Divider(look)
        self._down = Divider(look, vertical=True)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        for widget in (self._driver, self._across, self._down, self._clinic):
            self._box.addWidget(widget)
        self._box.addStretch(1)
        self.setAccessibleName(self.tr("Who to call"))
        self._arrange()
        look.changed.connect(self._arrange)

    def show_calls(self, driver: CallRow | None, clinic: CallRow | None) -> None:
        """Show whom to call; without anyone the card hides."""
        self._driver.show_call(driver)
        self._clinic.show_call(clinic)
        self._has_both = driver is not None and clinic is not None
        put(self, shows=driver is not None or clinic is not None)
        self._show_divider()

    def set_form(self, *, is_across: bool, is_brief: bool) -> None:
        """Set the two blocks side by side or stack them; brief ones have short headings and smaller numbers."""
        if (is_across, is_brief) != (self._is_across, self._is_brief):
            self._is_across, self._is_brief = is_across, is_brief
            self._arrange()

    def _show_divider(self) -> None:
        put(self._across, shows=self._has_both and not self._is_across)
        put(self._down, shows=self._has_both and self._is_across)

    def _arrange(self) -> None:
        px = self._look.theme.px
        across = self._is_across
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom)
        edge = px(9 if self._is_brief else 16)
        self._box.setContentsMargins(px(19), edge, px(19), edge + px(2))
        self._box.setSpacing(px(16 if across else 10))
        self._box.setStretch(0, int(across))
        self._box.setStretch(3, int(across))
        self._box.setStretch(4, int(not across))
        self._driver.set_brief(self._is_brief)
        self._clinic.set_brief(self._is_brief)
        self._show_divider()
