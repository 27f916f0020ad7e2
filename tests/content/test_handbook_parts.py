"""The parts of the handbook are read one by one, checked like everything else, and read only once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aftercare.content.content_error import ContentError
from aftercare.content.guidance_reader import read_guidance
from aftercare.content.handbook import Handbook
from aftercare.domain.calling import REQUIRED_CALL_PHRASES
from aftercare.domain.treatment import Treatment

RESOURCES = Path(__file__).parents[2] / "resources"


def test_each_part_is_what_the_whole_guidance_has() -> None:
    whole, book = read_guidance(RESOURCES, "en"), Handbook(RESOURCES, "en")
    assert (book.signs, book.answers, book.periods, book.effects) == (
        whole.signs,
        whole.answers,
        whole.periods,
        whole.effects,
    )
    assert set(book.script.phrases) == REQUIRED_CALL_PHRASES
    assert set(book.script.treatments) == set(Treatment)
    assert book.meanings.groups
    assert book.sources.names


def test_a_part_is_read_once(tmp_path: Path) -> None:
    shutil.copytree(RESOURCES / "en", tmp_path / "en")
    book = Handbook(tmp_path, "en")
    first = book.signs
    (tmp_path / "en" / "signs.toml").unlink()
    assert book.signs is first


def test_every_feeling_of_a_period_is_an_effect_of_ours() -> None:
    book = Handbook(RESOURCES, "en")
    known = {effect.effect_id for effect in book.effects}
    assert {effect for period in book.periods for effect in period.feel} <= known


def test_every_topic_of_an_answer_is_a_topic_of_the_board() -> None:
    topics = read_guidance(RESOURCES, "en").topics
    assert all(one.topic in topics for one in Handbook(RESOURCES, "en").answers if one.topic is not None)


@pytest.mark.parametrize(
    ("name", "written", "instead", "part", "fault"),
    [
        ("signs.toml", "Call {emergency}. Or", "Call {ambulance}. Or", "signs", "is not a mark"),
        ("signs.toml", 'speaker = "other"\nlevel', 'speaker = "me"\nlevel', "signs", "is not known here"),
        ("signs.toml", 'text = "I might hurt myself"', "", "signs", "text"),
        ("calling.toml", 'oral = "oral ketamine"', "", "script", "oral is missing"),
        ("calling.toml", 'blank = "____"', "", "script", "blank"),
        ("calling.toml", "at {when}", "at {moment}", "script", "is not a mark"),
        ("sources.toml", "checked_on = 2026-11-22", "", "sources", "checked_on"),
        (
            "meanings.toml",
            '["heart", "pulse", "heartbeat", "palpitations", "pounding"]',
            '["heart"]',
            "meanings",
            "same",
        ),
        ("meanings.toml", '["heart", "pulse"', '[7, "pulse"', "meanings", "is not a text"),
        ("answers.toml", 'group = "getting-ready"', 'group = "reddy"', "answers", "is not known here"),
        ("periods.toml", 'title = "First 2 hours"', "", "periods", "title"),
        ("effects.toml", 'name = "Spacey"', "", "effects", "name"),
    ],
)
def test_a_fault_in_a_part_is_told_with_its_place(
    tmp_path: Path, name: str, written: str, instead: str, part: str, fault: str
) -> None:
    shutil.copytree(RESOURCES / "en", tmp_path / "en")
    path = tmp_path / "en" / name
    text = path.read_text(encoding="utf-8")
    assert written in text
    path.write_text(text.replace(written, instead, 1), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        getattr(Handbook(tmp_path, "en"), part)
    assert name in str(caught.value)
    assert fault in str(caught.value)
