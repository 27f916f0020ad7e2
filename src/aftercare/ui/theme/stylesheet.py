"""The one style sheet of the application, filled in from colours and text size.

It is for the widgets that are Qt's own: scroll bars, tool tips. Ours draw themselves by the same roles, since a style
sheet has to look at every widget of the first window before it may be shown.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from string import Template

from aftercare.ui.theme import tokens
from aftercare.ui.theme.tokens import Colours


@cache
def _template() -> Template:
    return Template(Path(__file__).with_name("aftercare.qss").read_text(encoding="utf-8"))


def style_sheet(colours: Colours, factor: float) -> str:
    """The filled-in template.

    Args:
        colours: one table of colour roles.
        factor: text size as a factor of normal; every length grows with it.

    Raises:
        KeyError: if the template names a value that does not exist.
    """
    lengths = {f"px{step}": f"{max(1, round(step * factor))}px" for step in (1, 4, 24)}
    line, handle = tokens.ColourRole.LINE, tokens.ColourRole.LINE_STRONG
    # Where lines are as dark as the handle, it has to lie on the page itself.
    track = line if colours[line] != colours[handle] else tokens.ColourRole.BG
    bar = {
        "scroll_bar": f"{scroll_bar_width(factor)}px",
        "scroll_track": colours[track],
        "beside_bar": f"{tokens.BESIDE_SCROLL_BAR}px",
    }
    return _template().substitute({role.value: colour for role, colour in colours.items()} | lengths | bar)


def scroll_bar_width(factor: float) -> int:
    """Width of a scroll bar with the room beside it, in px; `factor` is the text size as a factor of normal."""
    return round(tokens.SCROLL_BAR * factor) + tokens.BESIDE_SCROLL_BAR
