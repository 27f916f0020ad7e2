"""What the caregiver page shows, as frozen values with every text and time written out."""

from __future__ import annotations

from typing import NamedTuple

from aftercare.ui.recovery.rows import FeelRow, NotYetRow
from aftercare.ui.today.rows import TileRow


class StepRow(NamedTuple):
    """One step of the day: when, what, one line below, whether it comes next, and how a screen reader says it."""

    time: str
    what: str
    line: str
    is_next: bool
    spoken: str


class NumberRow(NamedTuple):
    """A number in large type: when to call it, and how it is spoken, digit by digit."""

    line: str
    number: str
    spoken: str


class PhoneRow(NamedTuple):
    """One more number to call: whose it is, and the number."""

    name: str
    number: str


class CaregiverRows(NamedTuple):
    """The page.

    Attributes:
        title, subtitle: for the header.
        notice: that the file is old, the visit called off, or the clock wrong; empty for none.
        day: heading of the steps, "Thursday, May 14".
        steps: the day; empty once the visit is called off.
        seen_heading, seen: what they may be like, and how long.
        helps_lead, helps: what helps, in one sentence.
        not_yet_heading, not_yet: what is not yet, and until when; with nothing in it, ``rest`` says so.
        emergency, crisis: the two numbers.
        phones: the others.
        worried: a line below them.
        told: what the patient chose to tell besides.
        board_heading, board_source, tiles: the patient's board right now; no tiles leave it out.
        made: when the file was made.
    """

    title: str
    subtitle: str
    notice: str
    day: str
    steps: tuple[StepRow, ...]
    seen_heading: str
    seen: tuple[FeelRow, ...]
    helps_lead: str
    helps: str
    not_yet_heading: str
    not_yet: tuple[NotYetRow, ...]
    rest: str
    emergency: NumberRow
    crisis: NumberRow
    phones: tuple[PhoneRow, ...]
    worried: str
    told: tuple[str, ...]
    board_heading: str
    board_source: str
    tiles: tuple[TileRow, ...]
    made: str
