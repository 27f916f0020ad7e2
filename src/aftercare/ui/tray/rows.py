"""What the tray shows, as frozen values. Others see it, so it names no medicine, rule or clinic."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class TrayMark(Enum):
    """The states of the icon, told apart by their shape and not by colour alone."""

    QUIET = auto()
    WAITING = auto()
    STOPPED = auto()


class TrayState(NamedTuple):
    """What is known at one moment.

    Attributes:
        waiting: how many reminders wait for an answer.
        next_time: when the next one speaks, "7:45 AM" or "7:45 AM tomorrow"; empty if none is planned.
        is_stopped: True if reminders are not looked after.
    """

    waiting: int = 0
    next_time: str = ""
    is_stopped: bool = False


class TrayRow(NamedTuple):
    """The icon and its words."""

    mark: TrayMark
    tooltip: str
    next_line: str
