"""How a text becomes lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.documents.faces import load_faces
from aftercare.documents.type_scale import NORMAL_PRINT, Role
from aftercare.documents.typesetter import Typesetter, tidied

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def typesetter(fonts: Path) -> Typesetter:
    return Typesetter(load_faces(fonts), NORMAL_PRINT)


def test_a_text_breaks_between_words_and_keeps_the_space_for_those_who_copy_it(typesetter: Typesetter) -> None:
    text = "Pack: headphones, eye mask, blanket, this page."

    assert typesetter.lines(Role.LINE, text, 226) == ("Pack: headphones, eye mask, blanket, ", "this page.")


def test_a_time_held_together_by_a_no_break_space_is_not_broken(typesetter: Typesetter) -> None:
    wide_enough_for_half = typesetter.width(Role.LINE, "Be there at 9:45")

    lines = typesetter.lines(Role.LINE, f"Be there at 9:45{NO_BREAK_SPACE}AM", wide_enough_for_half)

    assert lines == ("Be there ", f"at 9:45{NO_BREAK_SPACE}AM")


def test_a_last_word_is_not_left_alone_on_its_line(typesetter: Typesetter) -> None:
    room = typesetter.width(Role.LINE, "water, apple juice, plain")

    assert typesetter.lines(Role.LINE, "water, apple juice, plain tea.", room) == (
        "water, apple juice, ",
        "plain tea.",
    )


def test_a_word_wider_than_the_line_is_cut_and_not_clipped(typesetter: Typesetter) -> None:
    lines = typesetter.lines(Role.LINE, "Call " + "W" * 40, 100)

    assert "".join(lines) == "Call " + "W" * 40
    assert typesetter.widest(Role.LINE, lines) <= 100


@pytest.mark.parametrize(
    ("written", "set_as"),
    [
        ("  two \t lines\nof text ", "two lines of text"),
        ("me\N{SOFT HYPHEN}di\N{SOFT HYPHEN}ca\N{SOFT HYPHEN}mentos", "medicamentos"),
        ("e\N{COMBINING ACUTE ACCENT}l", "él"),
        (f"4{NO_BREAK_SPACE}AM", f"4{NO_BREAK_SPACE}AM"),
        (" \n ", ""),
    ],
)
def test_spaces_accents_and_soft_hyphens_are_tidied(written: str, set_as: str) -> None:
    assert tidied(written) == set_as


def test_an_empty_text_has_no_lines(typesetter: Typesetter) -> None:
    assert typesetter.lines(Role.LINE, " ", 100) == ()


@given(text=st.text("abcdefg WWiií,.0 ", max_size=200), width=st.floats(30, 400))
def test_no_letter_is_lost_and_no_line_is_too_wide(fonts: Path, text: str, width: float) -> None:
    typesetter = Typesetter(load_faces(fonts), NORMAL_PRINT)

    lines = typesetter.lines(Role.LINE, text, width)

    assert "".join(lines) == tidied(text)
    assert typesetter.widest(Role.LINE, lines) <= width


def test_bold_words_stand_before_the_others_on_the_same_line(typesetter: Typesetter) -> None:
    lines = typesetter.led_lines(Role.LINE, "Call 988", "if Alex talks about suicide. Stay with Alex.", 200)

    assert (lines[0].lead, lines[0].text) == ("Call 988 ", "if Alex talks about suicide. ")
    assert "".join(line.text for line in lines) == "if Alex talks about suicide. Stay with Alex."


@given(lead=st.text("abc W", max_size=40), text=st.text("abc iW.", max_size=120), width=st.integers(60, 500))
def test_no_line_with_bold_words_is_wider_than_its_room(
    typesetter: Typesetter, lead: str, text: str, width: int
) -> None:
    lines = typesetter.led_lines(Role.LINE, lead, text, width)

    said = "".join(line.lead + line.text for line in lines)
    assert "".join(said.split()) == "".join(f"{lead} {text}".split())
    for line in lines:
        wide = typesetter.width(Role.LINE, line.lead.rstrip(" ") if not line.text else line.lead, is_strong=True)
        assert wide + typesetter.width(Role.LINE, line.text.rstrip(" ")) <= width + typesetter.width(Role.LINE, " ")
