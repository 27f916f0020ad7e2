"""Buttons: one filled, the others outlined or links; each at least as tall as a target must be."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from aftercare.ui.theme.canvas import Align, Canvas, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.theme import Paragraph
from aftercare.ui.theme.tokens import (
    BUTTON,
    HELP_BUTTON,
    ICON,
    RADIUS_BUTTON,
    RADIUS_HELP,
    TARGET,
    ColourRole,
    TypeRole,
)
from aftercare.ui.widgets.drawn_button import DrawnButton

_BETWEEN_LINES = 10


class ButtonKind(Enum):
    """How a button looks."""

    PRIMARY = auto()
    PLAIN = auto()
    LINK = auto()
    CLOSE = auto()
    HELP = auto()
    HELP_OPEN = auto()


class _Face(NamedTuple):
    """Colours and lengths of one kind, lengths in px at normal text; a ground of None is see-through."""

    text: ColourRole
    ground: ColourRole | None
    hover: ColourRole
    border: ColourRole | None = None
    border_width: int = 1
    height: int = BUTTON
    padding: int = 18
    icon_gap: int = 8
    radius: int = RADIUS_BUTTON
    role: TypeRole = TypeRole.CONTROL


_R = ColourRole
_FACES = {
    ButtonKind.PRIMARY: _Face(_R.ON_PRIMARY, _R.PRIMARY, _R.PRIMARY_HOVER, padding=19, role=TypeRole.CONTROL_BOLD),
    ButtonKind.PLAIN: _Face(_R.INK, _R.SURFACE, _R.SUNKEN, _R.LINE_STRONG),
    ButtonKind.LINK: _Face(_R.PRIMARY, None, _R.PRIMARY_TINT, padding=12),
    ButtonKind.CLOSE: _Face(_R.INK_2, None, _R.SUNKEN, height=TARGET, padding=12),
    ButtonKind.HELP: _Face(
        _R.ON_HELP, _R.HELP, _R.HELP_HOVER, _R.HELP_BORDER, 2, HELP_BUTTON, 21, 10, RADIUS_HELP, TypeRole.CONTROL_BOLD
    ),
    ButtonKind.HELP_OPEN: _Face(
        _R.EMERGENCY, _R.SURFACE, _R.SUNKEN, _R.EMERGENCY, 2, HELP_BUTTON, 21, 10, RADIUS_HELP, TypeRole.CONTROL_BOLD
    ),
}


class ActionButton(DrawnButton):
    """A push button that brings its icon in the colour of its words, wraps long words, and also answers to Enter."""

    ring_radius = RADIUS_BUTTON

    def __init__(
        self,
        look: Look,
        kind: ButtonKind,
        text: str = "",
        icon: str = "",
        parent: QWidget | None = None,
        *,
        is_icon_last: bool = False,
    ) -> None:
        """Make a button.

        Args:
            look: gives colours, font and icon.
            kind: picks how it looks.
            text: words on the button; a button without words needs an accessible name.
            icon: Lucide name, or empty.
            parent: widget it lies in.
            is_icon_last: the icon stands after the words, as an arrow that leads on.
        """
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self._is_icon_last = is_icon_last
        self._face = _FACES[kind]
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_words(text)
        look.changed.connect(self._on_look_changed)

    @property
    def words(self) -> str:
        """The text as the person reads it."""
        return self.text().replace("&&", "&")

    def show_words(self, text: str) -> None:
        """Put `text` on the button; an ampersand is only an ampersand."""
        self.setText(text.replace("&", "&&"))
        self.updateGeometry()

    def become(self, kind: ButtonKind, text: str, icon: str) -> None:
        """Turn into another kind of button."""
        self._face = _FACES[kind]
        self._icon = icon
        self.show_words(text)
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Words that do not fit go on in the next line."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height with all words."""
        px = self._look.theme.px
        words = self._paragraph(width).height + px(_BETWEEN_LINES) if self.text() else 0
        return max(px(self._face.height), words)

    def sizeHint(self) -> QSize:
        """Icon and words on one line."""
        theme, face = self._look.theme, self._face
        width = 2 * theme.px(face.padding) + self._icon_width()
        if self.text():
            width += theme.advance(self.words, face.role)
        return QSize(max(width, theme.px(TARGET)), self.hinted_height(theme.px(face.height)))

    def minimumSizeHint(self) -> QSize:
        """Icon and the longest word."""
        theme, face = self._look.theme, self._face
        width = 2 * theme.px(face.padding) + self._icon_width() + theme.longest_word(self.words, face.role)
        return QSize(max(width, theme.px(TARGET)), theme.px(face.height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, border, icon and words."""
        theme, face = self._look.theme, self._face
        canvas = Canvas(self, theme)
        border = max(1, theme.px(face.border_width)) if face.border is not None else 0
        inset = border / 2
        outline = rounded(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), theme.px(face.radius) - inset)
        ground = face.hover if self.underMouse() or self.isDown() else face.ground
        if ground is not None:
            canvas.fill(outline, ground)
        if face.border is not None:
            canvas.stroke(outline, face.border, border)
        left, icon = theme.px(face.padding), theme.px(ICON)
        if self._icon:
            last = self.width() - left - icon
            place = last if self._is_icon_last else left
            canvas.icon(self._icon, face.text, place, (self.height() - icon) / 2, icon)
            left += 0 if self._is_icon_last else self._icon_width()
        if self.text():
            room = QRectF(left, 0, self.width() - left - theme.px(face.padding), self.height())
            canvas.text_in_middle(self._paragraph(self.width()), room, face.text, Align.LEFT)

    def _icon_width(self) -> int:
        """Room for the icon and the gap to the words."""
        if not self._icon:
            return 0
        return self._look.theme.px(ICON + (self._face.icon_gap if self.text() else 0))

    def _paragraph(self, width: int) -> Paragraph:
        theme, face = self._look.theme, self._face
        return theme.paragraph(self.words, face.role, width - 2 * theme.px(face.padding) - self._icon_width())

    def _on_look_changed(self) -> None:
        self.updateGeometry()
        self.update()
