"""What a screen reader finds in a running program, and a press from outside. Run by the system's own Python.

python3 tests/atspi_probe.py tree PROGRAM           writes every node that is on the screen, as JSON
python3 tests/atspi_probe.py press PROGRAM NAME     presses the one button of that name
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import pyatspi  # type: ignore[import-not-found] # comes with the system, and only for its own Python


def nodes(node: Any) -> Iterator[Any]:
    """A node and everything in it."""
    yield node
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None:
            yield from nodes(child)


def described(node: Any) -> dict[str, object]:
    """What a test may ask about a node."""
    states = node.getState()
    return {
        "role": node.getRoleName(),
        "name": node.name,
        "takes_focus": states.contains(pyatspi.STATE_FOCUSABLE),
        "is_showing": states.contains(pyatspi.STATE_SHOWING),
    }


def main(order: str, program: str, name: str = "") -> int:
    """Does one thing and ends; 1 if the program or the button is not there."""
    desktop = pyatspi.Registry.getDesktop(0)
    programs = [desktop.getChildAtIndex(index) for index in range(desktop.childCount)]
    found = [node for one in programs if one is not None and one.name == program for node in nodes(one)]
    if order == "tree":
        json.dump([described(node) for node in found], sys.stdout)
        return 0 if found else 1
    buttons = [node for node in found if node.name == name and node.getRole() == pyatspi.ROLE_PUSH_BUTTON]
    if len(buttons) != 1:
        return 1
    action = buttons[0].queryAction()
    (press,) = [index for index in range(action.nActions) if action.getName(index) == "Press"]
    return 0 if action.doAction(press) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
