"""What a widget is to a screen reader, where Qt's own guess is wrong."""

from __future__ import annotations

from enum import Enum, auto


class SpokenRole(Enum):
    """A widget that carries one as `spoken_role` is announced so; see `accessible`."""

    HEADING = auto()
    GROUP = auto()
    LIST = auto()
    LIST_ITEM = auto()
    ALERT = auto()
