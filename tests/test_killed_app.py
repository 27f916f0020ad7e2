"""The program itself is killed again and again: what it said it kept is there, and what was answered stays quiet."""

from __future__ import annotations

import sys

import pytest
from tests.torture import torture


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_the_running_app_loses_no_answer_and_brings_none_back_however_it_is_killed() -> None:
    tortured = torture(rounds=5, seed=1)

    assert tortured.faults == []
    assert tortured.counts["rounds"] == 5
    assert tortured.counts["answered"] > 5
    assert tortured.counts["marked"] > 5
