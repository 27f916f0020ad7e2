"""An edge keeps its meaning on its way through the form: what the form cannot say is kept as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.clinic.conftest import FOLDERS

from aftercare.clinic.editing.pack_folder import PackFolder
from aftercare.ui.editor.edge_form import AFTER, BEFORE, DAY, KEPT, SLEPT, EdgeForm, edge_of, form_of
from aftercare.ui.editor.edge_words import edge_words, kept_words

SLEEP = {"state": "slept"}


def edges() -> Iterator[Any]:
    for folder in FOLDERS:
        for place in PackFolder(folder).open().pack.rules():
            yield from (place.table[key] for key in ("starts", "ends", "at") if key in place.table)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_edge_of_any_pack_is_changed_by_looking_at_it(folder: Path) -> None:
    for edge in edges():
        assert edge_of(form_of(edge), edge) == edge


@pytest.mark.parametrize(
    ("edge", "form"),
    [
        ({"before": "start", "by": "6 hours"}, EdgeForm(BEFORE, 6, "hours")),
        ({"before": "start", "by": "1 hour"}, EdgeForm(BEFORE, 1, "hours")),
        ({"after": "end", "by": "24 hours"}, EdgeForm(AFTER, 24, "hours")),
        ({"day": -1, "time": "18:00"}, EdgeForm(DAY, day=-1, time="18:00")),
        ({"point": "midnight-before"}, EdgeForm("midnight-before")),
        (SLEEP, EdgeForm(SLEPT)),
        ({"later_of": [{"point": "next-day"}, SLEEP]}, EdgeForm("next-day", with_sleep=True)),
        ({"before": "start", "by": ["2 hours", "4 hours"]}, EdgeForm(KEPT)),
        ({"before": "dose", "by": "2 hours"}, EdgeForm(KEPT)),
        ({"before": "start", "by": "2 hours", "bound": "about"}, EdgeForm(KEPT)),
        ({"later_of": [SLEEP, SLEEP]}, EdgeForm(KEPT)),
        ("nonsense", EdgeForm(KEPT)),
        (None, EdgeForm()),
    ],
)
def test_an_edge_becomes_the_answers_that_make_it_again(edge: object, form: EdgeForm) -> None:
    assert form_of(edge) == form
    assert edge_of(form, edge) == edge


def test_every_edge_can_be_said_in_words() -> None:
    for edge in edges():
        form = form_of(edge)
        words = kept_words(edge) if form.form == KEPT else edge_words(form)
        assert words
        assert "{" not in words
