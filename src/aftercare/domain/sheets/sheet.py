"""A sheet before anybody lays it out: words in reading order, each with what it is rather than how it looks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from aftercare.domain.checklist import CallBox, Code, TimeBox


class SheetKind(Enum):
    """The sheets there are; the value is the lasting name of the file."""

    PREPARATION = "preparation-checklist"
    SIGNS = "warning-signs"
    DRIVER = "driver-sheet"
    RECOVERY = "first-24-hours"
    SESSION_DAY = "session-day-card"
    WALLET = "wallet-card"
    CALENDAR = "course-calendar"
    MEDICINES = "medicine-list"
    QUESTIONS = "questions-to-ask"
    COST = "cost-questions"
    SUMMARY = "clinician-summary"


class Mark(Enum):
    """What stands before an entry: nothing, a dot, a box to tick, or the cross of something not allowed."""

    NONE = "none"
    DOT = "dot"
    TICK = "tick"
    CROSS = "cross"


class FrameLook(Enum):
    """How much a frame weighs: THIN for a reminder, HEAVY for limits, SOLID black for emergencies only."""

    THIN = "thin"
    HEAVY = "heavy"
    SOLID = "solid"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence or two; ``lead`` stands before the text in bold. Without both it is a line to write on."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list.

    Attributes:
        text: what it says.
        mark: what stands before it.
        lead: words in bold before the text.
        note: a smaller line below it.
        key: lasting and neutral name of the box to tick; only for those.
        lines: how many lines to write on stand below it.
    """

    text: str
    mark: Mark = Mark.DOT
    lead: str = ""
    note: str = ""
    key: str = ""
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what holds for it, in bold: "Alcohol", "until noon Friday". An empty value is a line to write on."""

    label: str
    value: str
    mark: Mark = Mark.NONE


Item = Entry | Row


@dataclass(frozen=True, slots=True)
class Group:
    """Entries or rows under a heading."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Entries or rows in a frame, under a heading, in one or two columns."""

    title: str
    items: tuple[Item, ...]
    look: FrameLook = FrameLook.THIN
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Spread:
    """Groups that run down one column and go on in the next; large print has one column."""

    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Two columns that belong side by side; large print sets the right one below the left."""

    left: tuple[Group | Frame, ...]
    right: tuple[Group | Frame, ...]


@dataclass(frozen=True, slots=True)
class TimeBoxes:
    """The large times at the top of a sheet, at most three."""

    boxes: tuple[TimeBox, ...]


@dataclass(frozen=True, slots=True)
class Timetable:
    """A day in rows: a large time, and what happens."""

    title: str
    head: tuple[str, str]
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a heading over every column; an empty cell is to be filled in by pen.

    Attributes:
        title: the heading above it; may be empty.
        head: one heading a column.
        rows: as many cells as there are headings; the first one names the row.
        shares: how the width is shared out among the columns.
        is_form: True if most cells are to be filled in, and need the room.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]
    is_form: bool = False


@dataclass(frozen=True, slots=True)
class CareCard:
    """One level of warning signs: what to do and the number on the left, the signs on the right.

    Attributes:
        head: "Emergency. Call".
        number: the number to call; may be empty.
        lines: what stands below the number.
        signs: the signs.
        is_solid: True for white on black.
        is_large: True for the number that has to be read from across the room.
        is_called: True if somebody is to be called: a number that is not known is then a line to write on.
        code: a code that calls the number.
    """

    head: str
    number: str
    lines: tuple[str, ...]
    signs: tuple[str, ...]
    is_solid: bool = False
    is_large: bool = False
    is_called: bool = True
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class Blanks:
    """Lines to sign or to write on, side by side, each with a label and a share of the width."""

    labels: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One day of the calendar.

    Attributes:
        date: "14", or "May 1" where the month has to be said.
        said: the whole day, for who hears it.
        label: "Session 4"; empty on other days.
        time: when the session starts.
        note: what holds on the day after.
        is_done: True once the session has been.
    """

    date: str
    said: str
    label: str = ""
    time: str = ""
    note: str = ""
    is_done: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """Weeks of a course.

    Attributes:
        weekdays: headings of the seven columns.
        weeks: rows of seven days.
        legend: what a heavy frame, a tick and a hatch mean.
        done: the word a tick stands for.
    """

    weekdays: tuple[str, ...]
    weeks: tuple[tuple[CalendarDay, ...], ...]
    legend: tuple[str, str, str]
    done: str


@dataclass(frozen=True, slots=True)
class WalletCard:
    """A card to cut out and fold, 85.7 x 54 mm a side.

    Attributes:
        owner: the line above it: "For Alex".
        title: "I had ketamine treatment".
        facts: label and value; an empty value is a line to write on.
        limit: the limit, in bold.
        plea: what the finder is asked to do.
        people: name and number of who to call.
        urgent: label and number of the emergency and the crisis line.
    """

    owner: str
    title: str
    facts: tuple[tuple[str, str], ...]
    limit: str
    plea: str
    people: tuple[tuple[str, str], ...]
    urgent: tuple[tuple[str, str], ...]


Block = (
    Paragraph
    | Group
    | Frame
    | Spread
    | Beside
    | TimeBoxes
    | Timetable
    | Table
    | CareCard
    | Blanks
    | Calendar
    | WalletCard
)


@dataclass(frozen=True, slots=True)
class Stationery:
    """What every page of every sheet carries.

    Attributes:
        language: of the words, two letters.
        clinic: name of the clinic in one or two lines; empty prints a line to write on.
        calls: the strip of numbers.
        small_print: disclaimer and source lines.
        printed: "Printed May 13, 2026, 4:20 PM".
        plan_number: the plan the sheet was made from.
        replaces: "Replaces the sheet of May 11", or empty.
        marks: banners such as "Draft" or "Sample".
        page_words: template for the page count, with ``{page}`` and ``{pages}``.
        name_words: label for the line to write the name on.
        code: a code that calls the clinic; None if its number is not known.
    """

    language: str
    clinic: tuple[str, ...]
    calls: tuple[CallBox, ...]
    small_print: tuple[str, ...]
    printed: str
    plan_number: str
    replaces: str = ""
    marks: tuple[str, ...] = ()
    page_words: str = "{page} / {pages}"
    name_words: str = ""
    code: Code | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Attributes:
        kind: which one; None for a page that belongs to no plan.
        stationery: what every page carries.
        owner: whose it is, at the upper right; empty prints a line to write the name on.
        owner_line: the line below.
        title: its heading.
        opening: what stands below the title.
        body: everything else, in reading order.
        foot: what stands at the foot of the last page, above the numbers.
        continued: said again below the title of further pages.
        has_strip: False where the numbers stand on the cards of the page itself.
        has_code_on_top: False where the code has its place elsewhere on the sheet.
        event_code: a code that puts the visit into a phone's calendar; None where there is no room or nothing to come.
    """

    kind: SheetKind | None
    stationery: Stationery
    owner: str
    owner_line: str
    title: str
    opening: tuple[Paragraph, ...]
    body: tuple[Block, ...]
    foot: tuple[Frame | Blanks | Paragraph, ...] = ()
    continued: str = ""
    has_strip: bool = True
    has_code_on_top: bool = True
    event_code: Code | None = None
