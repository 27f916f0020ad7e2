"""The one style sheet of the application, filled in from colours and text size."""

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
    lengths = {f"px{step}": f"{max(1, round(step * factor))}px" for step in (1, 2, 3, 4, 6, 8, 12, 16, 18, 20, 24)}
    # A box's height in a style sheet leaves its border out; a target's height counts it.
    thin = max(1, round(factor))
    targets = {
        "button": f"{round(tokens.BUTTON * factor)}px",
        "plain_button": f"{round(tokens.BUTTON * factor) - 2 * thin}px",
        "plain_padding": f"{round(18 * factor) - thin}px",
        "help_button": f"{round(tokens.HELP_BUTTON * factor) - 2 * max(1, round(2 * factor))}px",
        "scroll_bar": f"{round(8 * factor) + 4}px",
        "target": f"{round(tokens.TARGET * factor)}px",
        "radius_button": f"{round(tokens.RADIUS_BUTTON * factor)}px",
        "radius_help": f"{round(tokens.RADIUS_HELP * factor)}px",
    }
    return _template().substitute({role.value: colour for role, colour in colours.items()} | lengths | targets)
