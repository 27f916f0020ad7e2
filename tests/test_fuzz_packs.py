"""A short form of ``make fuzz``."""

from __future__ import annotations

from tests.fuzz_packs import MAKERS, run


def test_no_damaged_or_made_up_pack_breaks_a_promise_of_the_reader() -> None:
    score = run(seed=7, inputs=600 * len(MAKERS) // 2)

    assert score.broken == []
    assert score.outcomes["refused"] > score.outcomes["signed"] > 0
    assert score.outcomes["draft"] > 0
