"""The twin on the screen says what the paper says, in the same order, and nothing leaves the file."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from tests.documents.golden_sheets import demo_sheets
from tests.documents.spoken import body_texts, foot_texts, head_texts, squeezed

from aftercare.documents.html_twin import sheet_html
from aftercare.domain.sheets.sheet import Calendar, CareCard, Sheet, SheetKind

every_sheet = pytest.mark.parametrize("kind", SheetKind, ids=lambda kind: kind.value)
EMPTY_TAGS = {"meta", "input", "br", "path"}


class Reader(HTMLParser):
    """Collects the text of the body, every tag with what it says of itself, and what was left open."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in EMPTY_TAGS:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "body" in self.open:
            self.text += data

    def found(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def read(sheet: Sheet) -> Reader:
    reader = Reader()
    reader.feed(sheet_html(sheet))
    reader.close()
    return reader


def texts_of_the_twin(sheet: Sheet) -> list[str]:
    """The texts of the paper; the legend explains looks that only paper has."""
    legend = {words for block in sheet.body if isinstance(block, Calendar) for words in block.legend}
    return [text for text in body_texts(sheet) if text not in legend]


@every_sheet
def test_the_twin_says_what_the_paper_says_in_its_order(kind: SheetKind) -> None:
    sheet = demo_sheets()[kind]

    reader = read(sheet)

    said = "".join((*head_texts(sheet), *texts_of_the_twin(sheet), *foot_texts(sheet)))
    assert squeezed(reader.text) == squeezed(said)
    assert reader.open == []


@every_sheet
def test_the_twin_runs_nothing_loads_nothing_and_sends_nothing(kind: SheetKind) -> None:
    html = sheet_html(demo_sheets()[kind])
    reader = read(demo_sheets()[kind])

    (policy,) = [one["content"] for one in reader.found("meta") if one.get("http-equiv") == "Content-Security-Policy"]
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style is not None
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert b64encode(sha256(style[1].encode()).digest()).decode() in policy
    assert not reader.found("script")
    assert not any(name in ("src", "style") or name.startswith("on") for _, found in reader.tags for name in found)
    links = [link["href"] or "" for link in reader.found("a")]
    assert links
    assert all(re.fullmatch(r"tel:\+?\d+", link) for link in links)
    assert "url(" not in style[1]
    assert "http" not in html.replace("http-equiv", "")


@every_sheet
def test_the_twin_has_a_language_a_title_one_heading_and_a_label_for_every_box(kind: SheetKind) -> None:
    sheet = demo_sheets()[kind]
    reader = read(sheet)

    assert reader.found("html")[0]["lang"] == "en"
    assert len(reader.found("h1")) == 1
    assert len(reader.found("title")) == 1
    assert len(reader.found("input")) == len(reader.found("label"))
    assert all(one.get("aria-label") for one in reader.found("svg"))
    assert all(one.get("scope") in ("row", "col") for one in reader.found("th"))


def test_words_of_a_pack_cannot_become_part_of_the_page() -> None:
    hostile = '<script>alert("hello")</script>'

    reader = read(replace(demo_sheets()[SheetKind.DRIVER], title=hostile))

    assert hostile in reader.text
    assert not reader.found("script")


def test_the_poster_makes_a_link_of_every_number() -> None:
    sheet = demo_sheets()[SheetKind.SIGNS]
    numbers = [card.number for card in sheet.body if isinstance(card, CareCard) and card.number]

    links = [link["href"] for link in read(sheet).found("a")]

    assert links == [f"tel:{''.join(sign for sign in number if sign.isdigit())}" for number in numbers]
