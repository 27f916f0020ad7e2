"""Lines of text: broken to fit, on the heights of the design, never cut."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import TEXT_SIZES, TypeRole

WORDS = st.lists(st.text("abcdefghij", min_size=1, max_size=12), min_size=1, max_size=20)


@given(words=WORDS, width=st.integers(120, 900))
def test_no_line_is_wider_than_its_room_and_no_word_is_lost(shared_look: Look, words: list[str], width: int) -> None:
    text = " ".join(words)
    paragraph = shared_look.theme.paragraph(text, TypeRole.BODY, width)
    assert paragraph.width <= width
    assert " ".join(paragraph.lines).split() == words


def test_a_no_break_space_keeps_a_time_on_one_line(look: Look) -> None:
    text = "Finish clear drinks by 8:00\u00a0AM"
    narrow = look.theme.advance("Finish clear drinks by 8:00", TypeRole.LEAD)
    assert look.theme.paragraph(text, TypeRole.LEAD, narrow).lines[-1] == "8:00\u00a0AM"


def test_no_single_word_stands_alone_on_the_last_line(look: Look) -> None:
    text = "Next: the clinic on Monday, May 18"
    width = look.theme.advance("Next: the clinic on Monday, May", TypeRole.BODY)
    assert look.theme.paragraph(text, TypeRole.BODY, width).lines == ("Next: the clinic on Monday,", "May 18")


def test_two_words_stand_below_one_another_where_each_fills_a_line(look: Look) -> None:
    width = look.theme.advance("clinic before", TypeRole.BODY)
    assert look.theme.paragraph("clinic before leaving", TypeRole.BODY, width).lines == ("clinic before", "leaving")


def test_a_balanced_name_takes_no_more_lines_and_is_no_wider(look: Look) -> None:
    name = "Riverside Ketamine Clinic"
    plain = look.theme.paragraph(name, TypeRole.BRAND, 145)
    balanced = look.theme.balanced(name, TypeRole.BRAND, 145)
    assert balanced.lines == ("Riverside", "Ketamine Clinic")
    assert len(balanced.lines) == len(plain.lines)
    assert balanced.width <= plain.width


@pytest.mark.parametrize("percent", TEXT_SIZES)
def test_body_text_grows_in_full_and_numbers_do_not_have_to(look: Look, percent: int) -> None:
    look.set_text_percent(percent)
    assert look.theme.font(TypeRole.BODY).pixelSize() == round(18 * percent / 100)
    assert look.theme.font(TypeRole.NUMBER_XL).pixelSize() == 76
    assert look.theme.font(TypeRole.TITLE).pixelSize() >= 34


def test_a_text_size_nobody_offers_is_refused(look: Look) -> None:
    with pytest.raises(ValueError, match="110"):
        look.set_text_percent(110)
