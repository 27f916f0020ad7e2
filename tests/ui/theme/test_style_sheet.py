"""One style sheet, filled in whole, and nobody else brings one."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import aftercare.ui
from aftercare.ui.theme.stylesheet import style_sheet
from aftercare.ui.theme.tokens import LIGHT, ColourRole, Scheme

UI = Path(aftercare.ui.__file__).parent


@pytest.mark.parametrize("scheme", list(Scheme))
def test_no_value_of_the_template_is_left_open(scheme: Scheme) -> None:
    assert "$" not in style_sheet(scheme.colours, 1.0)


@pytest.mark.parametrize("scheme", list(Scheme))
def test_the_handle_of_a_scroll_bar_stands_out_from_its_track(scheme: Scheme) -> None:
    track = re.search(r"QScrollBar:vertical \{ background: (\S+);", style_sheet(scheme.colours, 1.0))
    assert track is not None
    assert track[1] != scheme.colours[ColourRole.LINE_STRONG]


def test_the_style_sheet_sets_no_font_size_so_text_follows_the_chosen_size() -> None:
    assert "font-size" not in style_sheet(LIGHT, 1.0)


def test_every_length_grows_with_the_text_but_for_the_room_beside_the_scroll_bar() -> None:
    once, twice = (re.findall(r"(\d+)px", style_sheet(LIGHT, factor)) for factor in (1.0, 2.0))
    fixed = [small for small, large in zip(once, twice, strict=True) if small == large and small != "0"]
    assert fixed == ["4"]


def test_only_the_look_hands_a_style_sheet_to_qt() -> None:
    callers = {
        path.relative_to(UI).as_posix()
        for path in UI.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "setStyleSheet"
    }
    assert callers == {"theme/look.py"}
