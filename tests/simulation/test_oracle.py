"""The oracle judges by what holds now, and expects of the program what a careful person would, and no more."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.simulation.facts import AwayLine, Card, Row, Screen, Visit, Want
from tests.simulation.oracle import Oracle

HOUR = 3600
DAY = 24 * HOUR


def want(name: str, due: int, until: int, repeats: str | None = None) -> Want:
    """A reminder about medicines that gives an order up to its end."""
    return Want(
        name, "s1", "medicines", due, until, until, f"{name}: ask.", "late", "over", repeats=repeats, asked_with="them"
    )


def card(name: str) -> Card:
    return Card(name, "shown", is_away=False, text=f"{name}: ask.")


@pytest.fixture
def oracle() -> Oracle:
    return Oracle()


def look(
    oracle: Oracle, now: int, notice: Sequence[str] = (), *, is_behind: bool = False, is_saved: bool = True
) -> None:
    oracle.comes_to(now)
    if notice:
        oracle.notices(notice)
    oracle.looked(is_saved=is_saved, is_behind=is_behind)


def kinds(oracle: Oracle) -> set[str]:
    return {one.kind for one in oracle.violations}


def moved_earlier_twice(oracle: Oracle) -> None:
    """What was asked on Wednesday, and answered, is asked a day earlier with each move, and then once more."""
    monday, tuesday, wednesday = (want(name, at, 9 * DAY) for at, name in enumerate(("mon", "tue", "wed")))
    oracle.wants([wednesday])
    look(oracle, 3 * DAY, ["wed"])
    oracle.answered("wed", "done", 3 * DAY)
    oracle.wants([tuesday, wednesday._replace(repeats="tue")])
    look(oracle, 3 * DAY, ["tue"])
    oracle.wants([monday, tuesday._replace(repeats="mon"), wednesday._replace(repeats="mon")])
    look(oracle, 3 * DAY, ["mon"])


def test_a_card_goes_once_it_only_repeats_what_was_answered(oracle: Oracle) -> None:
    moved_earlier_twice(oracle)

    oracle.screen(Screen((card("mon"),), (), ()), is_saved=True)

    assert kinds(oracle) == set()


def test_what_only_repeats_something_answered_may_not_stay_on_its_card(oracle: Oracle) -> None:
    moved_earlier_twice(oracle)

    oracle.screen(Screen((card("mon"), card("tue")), (), ()), is_saved=True)

    assert kinds(oracle) == {"card-of-nothing"}


def test_a_doubted_clock_enters_nothing_that_is_over_by_it_so_no_answer_of_it_is_kept(oracle: Oracle) -> None:
    look(oracle, 8 * DAY + HOUR)
    oracle.wants([want("over", 0, HOUR), want("today", 7 * DAY, 9 * DAY)])
    look(oracle, 8 * DAY, ["today"], is_behind=True)

    oracle.answered("today", "done", 8 * DAY)
    oracle.file([Row(1, "today", 7 * DAY, 9 * DAY, "done", 8 * DAY, 8 * DAY)])

    assert kinds(oracle) == set()


def test_what_the_file_held_is_answered_with_the_rest_of_its_rule_also_by_a_doubted_clock(oracle: Oracle) -> None:
    look(oracle, 8 * DAY + HOUR)
    oracle.wants([want("earlier", 0, 9 * DAY), want("today", 7 * DAY, 9 * DAY)])
    look(oracle, 8 * DAY, ["earlier", "today"], is_behind=True)

    oracle.answered("today", "done", 8 * DAY)
    oracle.file(
        [
            Row(1, "earlier", 0, 9 * DAY, "shown", 8 * DAY, None),
            Row(2, "today", 7 * DAY, 9 * DAY, "done", 8 * DAY, 8 * DAY),
        ]
    )

    assert kinds(oracle) == {"forgotten"}


def listed_order(oracle: Oracle, left: Sequence[Want]) -> None:
    """What went by before a move, in the list of what went by, with its order."""
    oracle.wants([want("practice", HOUR, 2 * HOUR)])
    look(oracle, 3 * HOUR)
    oracle.wants([], left=left)
    oracle.screen(Screen((), (), (AwayLine("practice", "practice: ask."),)), is_saved=False)


def test_an_order_has_not_passed_if_by_the_new_day_it_still_holds(oracle: Oracle) -> None:
    listed_order(oracle, left=[want("practice", HOUR, DAY)])

    assert kinds(oracle) == set()


def test_an_order_has_passed_if_no_day_gives_it_any_more(oracle: Oracle) -> None:
    listed_order(oracle, left=[])

    assert kinds(oracle) == {"order-that-has-passed"}


def test_what_went_by_and_moved_away_leaves_the_list_once_a_doubted_clock_is_right_again(oracle: Oracle) -> None:
    oracle.wants([want("clothes", 2 * HOUR, DAY)])
    look(oracle, HOUR)
    look(oracle, 20 * HOUR, ["clothes"])
    look(oracle, 2 * DAY, is_behind=True)
    oracle.wants([])
    look(oracle, 2 * DAY, is_behind=True)

    look(oracle, 3 * DAY)
    oracle.screen(Screen((), (), ()), is_saved=True)

    assert "away-not-listed" not in kinds(oracle)


@pytest.mark.parametrize(("is_restarted", "found"), [(False, {"superseded-shown"}), (True, set())])
def test_what_was_answered_and_found_no_room_on_the_disk_is_said_again_only_after_a_restart(
    oracle: Oracle, is_restarted: bool, found: set[str]
) -> None:
    oracle.wants([want("known", 0, DAY)])
    look(oracle, 0, ["known"])
    oracle.wants([want("known", 0, DAY), want("no room", 0, DAY)])
    look(oracle, HOUR, ["no room"], is_saved=False)
    oracle.answered("known", "done", HOUR)

    if is_restarted:
        oracle.ended()
    look(oracle, 2 * HOUR, ["no room"], is_saved=False)

    assert kinds(oracle) == found


@pytest.mark.parametrize(("looked_at", "found"), [(3 * HOUR - 1, set()), (4 * HOUR, {"owed-notice-lost"})])
def test_what_was_put_off_into_a_visit_is_owed_its_notice_once_the_visit_ends(
    oracle: Oracle, looked_at: int, found: set[str]
) -> None:
    oracle.wants([want("phone", 0, DAY)], visits=[Visit("s2", 2 * HOUR, 3 * HOUR)])
    look(oracle, 0, ["phone"])
    oracle.snoozed("phone", 2 * HOUR + 60, HOUR)
    look(oracle, HOUR)
    look(oracle, 2 * HOUR + 60, is_saved=False)

    oracle.ran(2 * HOUR + 60, looked_at, slack=1)

    assert kinds(oracle) == found
