"""What the driver page shows, as frozen values. Every text arrives translated and with its times written out."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from aftercare.ui.today.rows import ChipRow
from aftercare.ui.widgets.segment_tabs import TabRow


class DriverAction(Enum):
    """What a button of the page asks for."""

    ASKED = auto()
    SAID_YES = auto()
    NOT_YES = auto()
    CANNOT_COME = auto()
    COPY = auto()
    CHANGE = auto()
    CHANGE_BACKUP = auto()
    BACKUP_ASKED = auto()
    BACKUP_YES = auto()
    SAVE = auto()
    CANCEL = auto()
    REMOVE = auto()
    PRINT = auto()
    CALENDAR = auto()


class ButtonRow(NamedTuple):
    """One button: its wish, its words, its icon, and whether it is the filled one."""

    action: DriverAction
    text: str
    icon: str = ""
    is_primary: bool = False
    is_link: bool = False


class StepState(Enum):
    """Where a step stands."""

    DONE = auto()
    NOW = auto()
    LATER = auto()


class StepRow(NamedTuple):
    """One step of arranging the ride: its name, one line, and where it stands."""

    title: str
    line: str
    state: StepState
    spoken: str


class FactRow(NamedTuple):
    """One fact of the ride: "Picks you up", "9:15 AM Thu"."""

    label: str
    value: str


class FormRow(NamedTuple):
    """The form for a person.

    Attributes:
        heading: whose details it takes.
        line: one sentence below.
        name, phone: what stands in the two lines.
        pick_up: when they come to the door, in words; None where nobody asks.
        has_pick_up: whether that is a time yet.
        buttons: save first.
        lack: what is missing before it can be saved; empty for nothing.
    """

    heading: str
    line: str
    name: str
    phone: str
    pick_up: str | None
    has_pick_up: bool
    buttons: tuple[ButtonRow, ...]
    lack: str = ""


class PersonRow(NamedTuple):
    """The driver, once chosen.

    Attributes:
        steps: how far it is.
        name, phone: who.
        facts: when.
        message_heading, message: what to send them; empty shows none.
        change: the button that opens the form.
        buttons: what can be said of them.
    """

    steps: tuple[StepRow, ...]
    name: str
    phone: str
    facts: tuple[FactRow, ...]
    message_heading: str
    message: str
    change: ButtonRow
    buttons: tuple[ButtonRow, ...]


class BackupRow(NamedTuple):
    """Who comes if the driver cannot."""

    heading: str
    chip: ChipRow | None
    name: str
    phone: str
    line: str
    buttons: tuple[ButtonRow, ...]


class CareRow(NamedTuple):
    """What is unmet: a sentence, what to do, and the clinic's number."""

    heading: str
    line: str
    phone: str


class DriverRows(NamedTuple):
    """The whole page.

    Attributes:
        title, subtitle, subtitle_brief: of the header.
        tabs: the parts beside this one.
        care: what is unmet; None for nothing.
        person: the driver; None while nobody is chosen, or while the form shows.
        form: the form; None while it is closed.
        backup: who comes if they cannot; None while there is no driver.
        sheets: the buttons for paper and calendar, with a line each.
        rules: what the plan asks of whoever drives or stays, each with who says so.
        empty: what stands in place of everything while no session is known.
        undo: what can be taken back, in words; empty for nothing.
        problem: what went wrong, in words; empty for nothing.
    """

    title: str
    subtitle: str
    subtitle_brief: str
    tabs: tuple[TabRow, ...]
    care: CareRow | None = None
    person: PersonRow | None = None
    form: FormRow | None = None
    backup: BackupRow | None = None
    sheets: tuple[tuple[ButtonRow, str], ...] = ()
    rules: tuple[str, ...] = ()
    empty: str = ""
    undo: str = ""
    problem: str = ""
