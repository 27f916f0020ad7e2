"""What the first run shows around its questions, as frozen values."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from aftercare.ui.form.blocks import Block


class StepState(Enum):
    """Where a step stands."""

    DONE = auto()
    NOW = auto()
    LATER = auto()


class StepRow(NamedTuple):
    """One step in the list: its number, its name, where it stands, and how that is spoken."""

    number: str
    name: str
    state: StepState
    spoken: str


class SetupRows(NamedTuple):
    """One step of the first run.

    Attributes:
        title: the question, as the title of the page.
        subtitle: one sentence below it.
        steps: all steps, for the list.
        blocks: what is asked.
        place: "Step 2 of 7. You can change this later."
        next: words on the button that leads on.
        has_back: whether there is a step before.
        is_broad: whether the blocks take the whole width.
    """

    title: str
    subtitle: str
    steps: tuple[StepRow, ...]
    blocks: tuple[Block, ...]
    place: str
    next: str
    has_back: bool = True
    is_broad: bool = False
