"""What can be put into the main menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from aftercare.ui.shell.page import Page


class PageSpec(NamedTuple):
    """A page of the app.

    Attributes:
        page_id: "today".
        name: shown in the menu.
        icon: Lucide name.
        factory: makes the page when it is first opened.
        keys: "Ctrl+1", or empty.
        is_below: stands at the foot of the menu, below the person's name (Settings).
        is_listed: False for a page that other pages lead to.
        part_of: the page whose entry is marked while this one shows; empty for its own.
    """

    page_id: str
    name: str
    icon: str
    factory: Callable[[], Page]
    keys: str = ""
    is_below: bool = False
    is_listed: bool = True
    part_of: str = ""


class ActionSpec(NamedTuple):
    """Something the menu does without leaving the page, "Print checklist"."""

    action_id: str
    name: str
    icon: str
    keys: str = ""
