"""The one thing to do next: words, time left, and at most a few buttons."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from aftercare.ui.theme.canvas import Align
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.today.rows import ActionRow, CardAction, CardKind, NextCardRow
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.icon_label import IconLabel
from aftercare.ui.widgets.progress_line import ProgressLine
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import discard, put

_ICONS = {CardAction.DONE: "check", CardAction.KEPT: "check", CardAction.REMIND: "bell", CardAction.UNDO: "undo-2"}
_CARE = (CardKind.MISSED, CardKind.PROBLEM)


def action_button(look: Look, row: ActionRow, *, is_first: bool, parent: QWidget | None = None) -> ActionButton:
    """The button for an action: filled when it is the first, a link for Why?, outlined otherwise."""
    kind = ButtonKind.PRIMARY if is_first else ButtonKind.PLAIN
    if row.action is CardAction.WHY:
        kind = ButtonKind.LINK
    button = ActionButton(look, kind, row.text, row.icon or _ICONS.get(row.action, ""), parent)
    button.setObjectName(f"action-{row.action.name.lower()}")
    return button


class _Lead(Heading):
    """Takes focus when another task has come, so that it is read out; Tab goes on to its first button."""

    following: QWidget | None = None

    def focusNextPrevChild(self, is_next: bool) -> bool:
        if is_next and self.following is not None:
            self.following.setFocus()
            return True
        return super().focusNextPrevChild(is_next)


class NextCard(Card):
    """Shows a NextCardRow.

    Signals:
        acted: the ActionRow of the button that was pressed.
    """

    acted = Signal(ActionRow)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(look, parent)
        self._class = LayoutClass.WIDE
        self._row: NextCardRow | None = None
        self._buttons: list[ActionButton] = []
        self._hints: list[QWidget] = []
        self._icon = IconLabel(look)
        self._eyebrow = TextLabel(look, TypeRole.META_STRONG, ColourRole.PRIMARY)
        self._count = TextLabel(look, TypeRole.META, ColourRole.INK_2, wraps=False)
        self._lead = _Lead(look, TypeRole.LEAD)
        self._line = TextLabel(look, TypeRole.BODY, ColourRole.INK_2)
        self._note = TextLabel(look, TypeRole.META_STRONG, ColourRole.PRIMARY)
        self._countdown = TextLabel(look, TypeRole.COUNTDOWN, wraps=False, align=Align.RIGHT)
        self._until = TextLabel(look, TypeRole.META, ColourRole.INK_2, align=Align.RIGHT)
        self._bar = ProgressLine(look)
        self._bar.setAccessibleName(self.tr("Time used"))
        self._build()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._arrange()
        look.changed.connect(self._arrange)

    def _build(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._icon)
        self._head.addWidget(self._eyebrow, 1)
        self._head.addWidget(self._count)
        self._words = QVBoxLayout()
        self._words.addLayout(self._head)
        self._words.addWidget(self._lead)
        self._words.addWidget(self._line)
        self._words.addWidget(self._note)
        self._words.addStretch(1)
        self._time = QVBoxLayout()
        self._time.addStretch(1)
        self._time.addWidget(self._countdown)
        self._time.addWidget(self._until)
        self._top = QHBoxLayout()
        self._top.addLayout(self._words, 1)
        self._top.addLayout(self._time)
        self._foot = FlowLayout()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self._bar)
        self._column.addStretch(1)
        self._column.addLayout(self._foot)

    @property
    def row(self) -> NextCardRow | None:
        """What it shows."""
        return self._row

    @property
    def buttons(self) -> tuple[ActionButton, ...]:
        """The buttons in order."""
        return tuple(self._buttons)

    def show_card(self, row: NextCardRow) -> None:
        """Show `row`; the buttons of the same task keep focus."""
        if row == self._row:
            return
        before = self._row
        self._row = row
        is_care = row.kind in _CARE
        colour = ColourRole.SOON if is_care else ColourRole.PRIMARY
        self._icon.show_icon(row.icon, colour)
        self._eyebrow.set_colour(colour)
        self._eyebrow.show_text(row.eyebrow)
        self._count.show_text(row.place)
        self._lead.show_text(row.lead)
        self._line.show_text(row.line)
        self._line.set_colour(ColourRole.INK if is_care else ColourRole.INK_2)
        self._note.show_text(row.note)
        put(self._note, shows=bool(row.note))
        self._countdown.show_text(row.countdown)
        self._until.show_text(row.until)
        if row.progress is not None:
            self._bar.show_share(row.progress)
        spoken = self.tr("{eyebrow}: {lead}. {left}").format(
            eyebrow=row.eyebrow, lead=row.lead, left=row.countdown_in_words or row.until
        )
        self.setAccessibleName(spoken.strip())
        if before is None or (row.task_id, row.actions) != (before.task_id, before.actions):
            self._show_actions(row.actions)
        self._arrange()

    def set_layout_class(self, layout_class: LayoutClass) -> None:
        """Take another layout."""
        if layout_class is not self._class:
            self._class = layout_class
            self._place_time()
            self._arrange()

    def button(self, action: CardAction) -> ActionButton | None:
        """The button of an action, or None."""
        name = f"action-{action.name.lower()}"
        return next((button for button in self._buttons if button.objectName() == name), None)

    def show_key_hints(self, keys: Mapping[CardAction, str]) -> None:
        """Name the keys of these buttons, and of no others."""
        for hint in self._hints:
            discard(hint)
        self._hints = []
        for action, words in keys.items():
            button = self.button(action)
            if button is not None:
                from aftercare.ui.widgets.key_hint import KeyHint

                self._hints.append(KeyHint(self._look, words, button))
                self._hints[-1].show()

    def _place_time(self) -> None:
        """Compact windows have no room for a second column: time left goes up beside the eyebrow."""
        is_compact = self._class is LayoutClass.COMPACT
        for widget in (self._countdown, self._until):
            self._time.removeWidget(widget)
            self._head.removeWidget(widget)
            (self._head if is_compact else self._time).addWidget(widget)

    def _show_actions(self, actions: tuple[ActionRow, ...]) -> None:
        had_focus = any(button.hasFocus() for button in self._buttons)
        self.show_key_hints({})
        for button in self._buttons:
            self._foot.removeWidget(button)
            put(button, shows=False)
            button.deleteLater()
        self._buttons = []
        for at, action in enumerate(actions):
            button = action_button(self._look, action, is_first=at == 0, parent=self)
            button.clicked.connect(partial(self._on_clicked, action))
            self._foot.addWidget(button)
            self._buttons.append(button)
        self._lead.following = self._buttons[0] if self._buttons else None
        if had_focus:
            # Not on the new first button: pressing twice must not answer for a task that was never read.
            self._lead.setFocus()

    def press(self, action: CardAction) -> None:
        """Press the button of an action, if the card has it."""
        button = self.button(action)
        if button is not None:
            button.click()

    def _on_clicked(self, action: ActionRow, _checked: bool = False) -> None:
        self.acted.emit(action)

    def _arrange(self) -> None:
        px = self._look.theme.px
        is_wide = self._class is LayoutClass.WIDE
        is_compact = self._class is LayoutClass.COMPACT
        row = self._row
        if row is not None and row.kind in _CARE:
            self.set_ground(ColourRole.SOON, ColourRole.SOON_TINT, 2.0)
        else:
            self.set_ground(ColourRole.PRIMARY, ColourRole.SURFACE, 1.5)
        self._lead.set_role(TypeRole.LEAD if is_wide or is_compact else TypeRole.LEAD_NARROW)
        self._line.set_role(TypeRole.BODY if is_wide or is_compact else TypeRole.META)
        self._countdown.set_role(TypeRole.COUNTDOWN if is_wide else TypeRole.COUNTDOWN_NARROW)
        side, top, foot = (25, 20, 23) if is_wide else (19, 9, 13)
        self._column.setContentsMargins(px(side), px(top), px(side), px(foot))
        self._head.setSpacing(px(8))
        self._words.setSpacing(px(4) if is_wide else 0)
        self._time.setSpacing(0)
        self._top.setSpacing(px(16))
        self._foot.set_gaps(px(12), px(8))
        self._column.setSpacing(px(15) if is_wide else px(8))
        put(self._bar, shows=is_wide and row is not None and row.progress is not None)
