"""What a pop-up says by default, and what it says to a person who chose to read more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.ui.demo_course import at, request

from aftercare.domain.plan import Plan
from aftercare.domain.planning import make_plan
from aftercare.domain.reminder import Reminder
from aftercare.ui.popup.presenter import Words, popup_row

WORDS = Words("Appointment prep", "You have a reminder. Open Aftercare to read it.")
LAST_DRINK = at("07:45")


def last_drink() -> tuple[Plan, Reminder]:
    plan = make_plan(request())
    (found,) = [one for one in plan.reminders if one.due == LAST_DRINK]
    return plan, found


def test_by_default_it_says_that_there_is_one_and_cannot_be_settled() -> None:
    row = popup_row("r-1", WORDS, last_drink(), LAST_DRINK, shows_details=False)

    assert (row.source, row.heading, row.text) == (
        "Aftercare. Appointment prep",
        "You have a reminder.",
        "Open Aftercare to read it.",
    )
    assert (row.icon, row.can_be_answered, row.snooze_text) == ("bell", False, "Remind me in 5 min")


def test_a_person_who_chose_so_reads_what_it_is_about_and_can_settle_it() -> None:
    row = popup_row("r-1", WORDS, last_drink(), LAST_DRINK, shows_details=True)

    assert (row.heading, row.text) == ("Last drink by 8:00\xa0AM.", "Then no drinks until later.")
    assert row.can_be_answered
    assert row.icon != "bell"


def test_what_is_said_late_is_said_in_its_late_words() -> None:
    known = last_drink()
    now = known[1].event + timedelta(minutes=5)

    row = popup_row("r-1", WORDS, known, now, shows_details=True)

    assert f"{row.heading} {row.text}".strip() == known[1].late


def test_of_a_reminder_that_no_plan_has_nothing_is_said_and_nothing_can_be_put_off() -> None:
    row = popup_row("r-1", WORDS, None, LAST_DRINK, shows_details=True)

    assert (row.heading, row.snooze_text, row.can_be_answered) == ("You have a reminder.", "", False)


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (60, "Remind me in 15 min"),
        (20, "Remind me in 15 min"),
        (19, "Remind me in 5 min"),
        (7, "Remind me in 5 min"),
        (6, ""),
        (1, ""),
        (-30, ""),
    ],
)
def test_it_offers_to_be_put_off_as_far_as_its_card_does_and_never_past_the_deadline(before: int, words: str) -> None:
    known = last_drink()
    now = known[1].event - timedelta(minutes=before)

    assert popup_row("r-1", WORDS, known, now, shows_details=False).snooze_text == words
