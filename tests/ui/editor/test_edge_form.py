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
        ({"before": "start", "by": ["2 hours", "4 hours"]}, EdgeForm(BEFORE, 2, "hours", how="between", most=4)),
        ({"before": "start", "by": ["30 minutes", "4 hours"]}, EdgeForm(KEPT)),
        (
            {"before": "start", "by": ["4 hours", "8 hours"], "bound": "better-longer"},
            EdgeForm(BEFORE, 4, "hours", how="better-longer", most=8),
        ),
        ({"before": "dose", "by": "2 hours"}, EdgeForm("before-dose", 2, "hours")),
        ({"before": "window", "by": "1 hour"}, EdgeForm("before-window", 1, "hours")),
        ({"at": "window-end"}, EdgeForm("at-window-end")),
        ({"before": "start", "by": "2 hours", "bound": "about"}, EdgeForm(BEFORE, 2, "hours", how="about")),
        ({"before": "start", "by": "2 hours", "bound": "perhaps"}, EdgeForm(BEFORE, 2, "hours", how="perhaps")),
        ({"day": [-14, -7], "time": "09:00"}, EdgeForm("days", day=-14, time="09:00", last_day=-7)),
        ({"day": -1, "time": "09:00", "of": "end"}, EdgeForm(KEPT)),
        ({"visit": "on-arrival"}, EdgeForm("on-arrival")),
        ({"ask": "not-stated"}, EdgeForm("not-stated")),
        ({"later_of": [SLEEP, {"point": "next-day"}]}, EdgeForm(KEPT)),
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
