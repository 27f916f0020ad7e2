"""Being reminded again, answering a reminder, and asking why: what Today does then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from tests.ui.demo_course import SESSION_ID, at, task_on
from tests.ui.staged_today import FULL, UNREADABLE, Today, plain

from aftercare.domain.desk_table import WaitingReminder
from aftercare.domain.reminder import ReminderId, ReminderState
from aftercare.domain.today import TaskState
from aftercare.ui.today.presenter import TodayPresenter
from aftercare.ui.today.rows import CardAction

# Remind me


@pytest.mark.parametrize(
    ("moment", "minutes"),
    [("06:40", 15), ("07:40", 15), ("07:41", 5), ("07:53", 5), ("07:54", None), ("07:59", None)],
)
def test_remind_me_is_a_quarter_of_an_hour_then_five_minutes_then_not_offered(moment: str, minutes: int | None) -> None:
    today = Today(moment)
    assert plain(today.card.lead) == "Finish clear drinks by 8:00 AM"

    assert today.offers().get(CardAction.REMIND) == (f"Remind me in {minutes} min" if minutes else None)
    today.presenter.snoozed(today.card.task_id)

    asked = [(nudge.task_key, nudge.at) for nudge in today.store.asked_for]
    wanted = [(today.card.task_id, today.now + timedelta(minutes=minutes))] if minutes else []
    assert asked == wanted


def test_remind_me_never_reaches_the_cut_off() -> None:
    for minute in range(60):
        today = Today(f"07:{minute:02}")
        drinks = task_on(today.plan, "clear-drinks")
        today.presenter.snoozed(drinks.key)
        assert all(nudge.at < at("08:00") for nudge in today.store.asked_for)


def test_remind_me_of_a_task_that_is_gone_asks_for_nothing() -> None:
    today = Today("06:40")

    today.presenter.snoozed("no such task")

    assert today.store.asked_for == []
    assert today.banner == ""


# Reminder cards


def test_a_reminder_that_waits_is_a_card_in_its_own_words() -> None:
    today = Today("07:46")

    reminder_id = today.remind_of("clear-drinks")

    (card,) = today.cards()
    assert card.reminder_id == reminder_id
    assert plain(card.text) == "Last drink by 8:00 AM. Then no drinks until later."
    assert plain(card.eyebrow) == "Reminder, 7:45 AM"
    assert not card.is_late


def test_after_the_cut_off_the_card_no_longer_says_the_old_thing() -> None:
    today = Today("07:46")
    today.remind_of("clear-drinks")

    today.go_to("08:30")

    (card,) = today.cards()
    assert plain(card.text) == "No drinks now. This began at 8:00 AM."
    assert "8:00" not in card.heading
    assert card.is_late


@pytest.mark.parametrize(
    ("press", "state", "mark"),
    [
        (TodayPresenter.reminder_done, ReminderState.DONE, TaskState.DONE),
        (TodayPresenter.reminder_declined, ReminderState.NOT_DOING, TaskState.NOT_DOING),
        (TodayPresenter.reminder_asked, ReminderState.ASKED, None),
    ],
)
def test_an_answer_settles_the_reminder_and_its_task(
    press: Callable[[TodayPresenter, str], None], state: ReminderState, mark: TaskState | None
) -> None:
    today = Today("07:46")
    reminder_id = today.remind_of("clear-drinks")

    press(today.presenter, reminder_id)

    drinks = task_on(today.plan, "clear-drinks")
    assert today.box.answers == [(reminder_id, state)]
    assert today.store.marks == ([(drinks.key, mark)] if mark else [])
    assert today.cards() == ()


def test_an_answer_that_could_not_be_kept_leaves_the_card_and_ticks_nothing() -> None:
    today = Today("07:46")
    reminder_id = today.remind_of("clear-drinks")
    today.box.error = FULL

    today.presenter.reminder_done(reminder_id)

    assert [card.reminder_id for card in today.cards()] == [reminder_id]
    assert today.store.marks == []
    assert today.banner


def test_putting_a_card_away_is_no_answer_and_it_is_there_when_the_app_opens_again() -> None:
    today = Today("07:46")
    reminder_id = today.remind_of("clear-drinks")

    today.presenter.reminder_hidden(reminder_id)
    assert today.cards() == ()
    today.go_to(timedelta(minutes=1))
    assert today.cards() == ()
    today.made()

    assert today.box.answers == []
    assert [card.reminder_id for card in today.cards()] == [reminder_id]


def test_a_reminder_whose_task_was_ticked_elsewhere_is_gone() -> None:
    today = Today("07:46")
    today.remind_of("clear-drinks")

    today.presenter.task_done(task_on(today.plan, "clear-drinks").key)

    assert today.cards() == ()


def test_of_two_reminders_of_one_rule_only_the_later_speaks_and_of_many_one_has_a_card_and_the_rest_a_line() -> None:
    today = Today("2026-05-13 22:00")
    waiting = (("food", 0), ("food", 1), ("fatty-food", 0), ("pack-bag", 0), ("confirm-driver", 0))
    shown = [today.remind_of(rule, which) for rule, which in waiting]

    (card,) = today.cards()

    assert card.reminder_id == shown[1]
    more = today.rows.more_reminders
    assert more is not None
    assert more.heading == "3 more reminders"
    assert {line.reminder_id for line in more.lines} == {shown[2], shown[3], shown[4]}
    assert [line.open_text for line in more.lines] == ["Open"] * 3


def test_opening_a_line_brings_its_card_to_the_front_and_answers_nothing() -> None:
    today = Today("2026-05-13 22:00")
    today.remind_of("food", 1)
    bag = today.remind_of("pack-bag")

    today.presenter.reminder_opened(bag)

    assert [card.reminder_id for card in today.cards()] == [bag]
    assert today.box.answers == []


def test_a_reminder_that_the_plan_no_longer_knows_makes_no_card() -> None:
    today = Today("07:46")
    nobody_knows = ReminderId("0000000000000000")
    today.box.shown.append(WaitingReminder(SESSION_ID, nobody_knows, ReminderState.SHOWN, at("07:45")))

    today.presenter.refresh()

    assert today.cards() == ()


# Why


def test_why_of_a_tile_says_the_rule_the_reason_and_who_says_so() -> None:
    today = Today("06:40")

    today.presenter.why("food")

    why = today.screen.why
    assert why is not None
    assert (why.why_id, why.heading, why.says) == ("food", "Food", "Your clinic’s plan")
    assert "Eat no food for 6 hours before your session." in plain(why.rule)
    assert why.source == "Riverside plan, version 3"


def test_why_of_general_guidance_names_its_sources_and_says_that_it_waits_for_review() -> None:
    today = Today("06:40", without_clinic=True)

    today.presenter.why("driving")

    why = today.screen.why
    assert why is not None
    assert why.says == "General guidance"
    assert why.source.startswith("Sources S")
    assert why.source.endswith("Awaiting clinical review")


def test_why_of_every_tile_and_of_every_next_card_has_an_answer() -> None:
    for moment in ("2026-05-10 09:00", "06:40", "2026-05-15 09:00"):
        today = Today(moment, actual_end=at("12:00"))
        for asked in [*(tile.topic_id for tile in today.rows.tiles), today.card.task_id]:
            why = today.why_of(asked)
            assert why is not None, (moment, asked)
            assert why.why_id == asked
            assert why.rule, (moment, asked)
            assert why.says, (moment, asked)


def test_why_of_a_task_repeats_its_heading() -> None:
    today = Today("06:40")

    today.presenter.why(today.card.task_id)

    assert today.screen.why is not None
    assert today.screen.why.heading == today.card.lead


def test_why_of_something_unknown_opens_nothing() -> None:
    today = Today("06:40")

    today.presenter.why("no such thing")

    assert today.screen.why is None


def test_why_still_answers_when_the_marks_cannot_be_read() -> None:
    today = Today("06:40")
    today.store.read_error = UNREADABLE

    today.presenter.why("food")
