"""What every part of Settings is: a row in the list, and a page of blocks that follows wishes."""

from __future__ import annotations

from enum import Enum

from aftercare.ui.form.blocks import Block


class Part(Enum):
    """The parts of Settings, in their order."""

    SESSIONS = "sessions"
    CLINIC = "clinic"
    YOU = "you"
    LANGUAGE = "language"
    LOOK = "look"
    REMINDERS = "reminders"
    PRIVACY = "privacy"
    DATA = "data"
    ABOUT = "about"


class Section:
    """A part of Settings. What a part does not care about it leaves as it is here.

    Attributes:
        icon: its Lucide icon.
        is_broad: whether its blocks take the whole width of the page.
    """

    icon = "settings"
    is_broad = False

    def title(self) -> str:
        """Its name, in the list and as the title of its page."""
        raise NotImplementedError

    def line(self) -> str:
        """One sentence about how it stands.

        Raises:
            AftercareError: it cannot be read.
        """
        return ""

    def blocks(self) -> tuple[Block, ...]:
        """What its page shows.

        Raises:
            AftercareError: it cannot be read.
        """
        return ()

    def open(self) -> None:
        """It is about to be shown anew: what was half done is forgotten."""

    def pressed(self, key: str) -> None:
        """A button was pressed. Like every wish it may raise an ``AftercareError``, which is then told."""

    def chosen(self, key: str, value: str) -> None:
        """An answer was chosen."""

    def typed(self, key: str, text: str) -> None:
        """Something was typed."""

    def entered(self, key: str) -> None:
        """A line was left."""

    def stepped(self, key: str, step: int) -> None:
        """A value was made less or more."""

    def switched(self, key: str, is_on: bool) -> None:
        """A switch was turned."""
