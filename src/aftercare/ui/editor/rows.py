"""What the editor shows, as frozen values. Every text arrives translated; the view decides nothing."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from aftercare.domain.sheets.page_picture import PagePicture
from aftercare.ui.editor.edge_form import EdgeForm
from aftercare.ui.today.rows import NextCardRow, TileRow


class FieldKind(Enum):
    """How a field is answered."""

    LINE = auto()
    WORDS = auto()
    SECRET = auto()
    CHOICE = auto()
    SWITCH = auto()
    EDGE = auto()
    CONDITION = auto()
    LIST = auto()
    PAIRED = auto()
    PAIRED_LIST = auto()
    NOTE = auto()
    LOCKED = auto()


class Option(NamedTuple):
    """One answer of a choice: what stands in the file, and its words."""

    value: str
    words: str


class FieldRow(NamedTuple):
    """One field of the form.

    Attributes:
        field_id: goes back with each change.
        kind: how it is answered.
        label: above it.
        value: what stands there; "yes" for a switch that is on.
        help: one quiet sentence below.
        note: what is wrong with it, or empty.
        is_must: True if the note has to be mended before publishing.
        options: for a choice.
        edge: for an edge.
        beside: the same words in the first language, for a pair.
    """

    field_id: str
    kind: FieldKind
    label: str
    value: str = ""
    help: str = ""
    note: str = ""
    is_must: bool = False
    options: tuple[Option, ...] = ()
    edge: EdgeForm | None = None
    beside: str = ""


class ItemRow(NamedTuple):
    """Something that can be opened in a list: a rule, or a draft; `is_current` marks the open one."""

    item_id: str
    text: str
    is_current: bool = False


class ActRow(NamedTuple):
    """A button of the form: its wish, its words, its Lucide icon."""

    act_id: str
    text: str
    icon: str = ""
    is_primary: bool = False


class FormRows(NamedTuple):
    """One section of the form.

    Attributes:
        form_id: changes when other fields stand there, not when their values do.
        title: heading.
        line: one sentence below.
        items: what can be opened, above the fields.
        fields: in reading order.
        acts: buttons below the fields.
        acts_first: True to have them above the fields.
    """

    form_id: str
    title: str
    line: str = ""
    items: tuple[ItemRow, ...] = ()
    fields: tuple[FieldRow, ...] = ()
    acts: tuple[ActRow, ...] = ()
    acts_first: bool = False


class ProblemRow(NamedTuple):
    """One problem: whether it blocks publishing, what it is, where it is, and the id that Go to it brings back."""

    problem_id: str
    is_must: bool
    word: str
    text: str
    place: str


class ProblemsRows(NamedTuple):
    """All problems: "3 problems", "1 must be fixed before you publish"."""

    heading: str
    line: str
    problems: tuple[ProblemRow, ...]


class PreviewRows(NamedTuple):
    """What a patient would see.

    Attributes:
        is_print: True for the sheet, False for the board.
        treatments: to choose from; empty for one alone.
        treatment: the chosen one.
        steps: how many moments the slider has; 0 leaves it out.
        step: the present one.
        moment: "Thursday, 6:40 AM".
        caption: "Shown for a session at 10:00 AM on Thursday."
        tiles: of the board.
        card: what is to be done next, or None.
        page: the sheet, or None while there is none.
    """

    is_print: bool
    treatments: tuple[Option, ...]
    treatment: str
    steps: int
    step: int
    moment: str
    caption: str
    tiles: tuple[TileRow, ...] = ()
    card: NextCardRow | None = None
    page: PagePicture | None = None


class BarRows(NamedTuple):
    """The buttons above the form."""

    can_undo: bool
    can_redo: bool
