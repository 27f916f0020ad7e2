"""What Print & share shows, as frozen values."""

from __future__ import annotations

from typing import NamedTuple

from aftercare.domain.sheets.page_picture import PagePicture


class SheetRow(NamedTuple):
    """One sheet to choose.

    Attributes:
        kind_id: which one.
        name: "Driver sheet".
        line: "1 page, for Sam".
        spoken: both, and whether it is chosen.
        picture: of its first page; None while it is being made.
        is_chosen: True for the one the panel is about.
    """

    kind_id: str
    name: str
    line: str
    spoken: str
    picture: PagePicture | None
    is_chosen: bool


class PaperRow(NamedTuple):
    """One paper to choose."""

    paper_id: str
    name: str
    is_chosen: bool


class PanelRow(NamedTuple):
    """What can be done with the sheet that is chosen.

    Attributes:
        title: its name.
        line: what it is made from and for.
        print_text: on the button that prints.
        save_text: on the button that saves.
        can_print: False without a printer; then saving comes first.
        large_line: what large type means for this sheet: "2 pages".
        is_large: whether large type is on.
        papers: what it can be printed on.
        last: when it was last printed or saved, and from which plan; empty if it never was.
        said: what has just happened; empty for nothing.
        is_problem: True if that went wrong.
    """

    title: str
    line: str
    print_text: str
    save_text: str
    can_print: bool
    large_line: str
    is_large: bool
    papers: tuple[PaperRow, ...]
    last: str = ""
    said: str = ""
    is_problem: bool = False


class ThingRow(NamedTuple):
    """Something to hand on, with the button that saves it."""

    thing_id: str
    title: str
    line: str
    button: str
    icon: str


class ShareRow(NamedTuple):
    """The card for the phone: a code with what it says, and things to hand on."""

    title: str
    line: str
    code: tuple[tuple[bool, ...], ...]
    code_spoken: str
    things: tuple[ThingRow, ...]
    said: str = ""
    is_problem: bool = False


class PrintShareRows(NamedTuple):
    """The page.

    Attributes:
        title: of the page.
        subtitle: below it.
        sheets: to choose from; empty while there is no session.
        panel: about the chosen one.
        share: files for phone and driver.
        banner: what is out of date; empty for nothing.
        nothing: what to say while there is no session; empty otherwise.
    """

    title: str
    subtitle: str
    sheets: tuple[SheetRow, ...] = ()
    panel: PanelRow | None = None
    share: ShareRow | None = None
    banner: str = ""
    nothing: str = ""
