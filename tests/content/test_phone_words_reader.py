"""The words of the page for a phone are all there, or the fault is named with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from aftercare.content.content_error import ContentError
from aftercare.content.guidance_reader import read_phones_words
from aftercare.domain.phone.words import REQUIRED_PHRASES
from aftercare.resource_root import resource_root


def test_every_phrase_is_there_and_no_other() -> None:
    assert set(read_phones_words(resource_root(), "en").phrases) == REQUIRED_PHRASES


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ('help = "Get help now"\n', "", 'is missing; write help = "…"'),
        ("signs =", "singns =", 'did you mean "signs"?'),
        ('reviewed_by = "awaiting clinical review"\n', "", "write who reviewed it"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, was: str, now: str, told: str) -> None:
    text = (resource_root() / "en" / "phone.toml").read_text(encoding="utf-8")
    assert was in text
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "phone.toml").write_text(text.replace(was, now), encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        read_phones_words(tmp_path, "en")

    assert told in str(caught.value)
