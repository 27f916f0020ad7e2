"""While you were away: one card at a time, the most harmful first, asking what is true now, and blaming nobody."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.ui.demo_course import SESSION_ID, at, request, task_on
from tests.ui.staged_today import FULL, Today, plain

from aftercare.domain.clock_watch import ClockState
from aftercare.domain.desk_table import Correction, Said
from aftercare.domain.reminder import ReminderState
from aftercare.domain.today import TaskState
from aftercare.ui.course import Course
from aftercare.ui.today.rows import CardAction, CardKind, NodeState

MISSED = ReminderState.MISSED


def away(today: Today, *rules: str, state: ReminderState = ReminderState.SHOWN) -> None:
    for rule in rules:
        today.remind_of(rule, -1, state, is_away=True)


def test_one_card_takes_the_place_of_the_next_card_and_says_what_comes_after_it() -> None:
    today = Today("07:05")
    away(today, "food")

    assert today.card.kind is CardKind.MISSED
    assert plain(today.card.lead) == "“Stop eating” was due at 4:00 AM"
    assert plain(today.card.line).startswith("Have you had any food since 4:00 AM? Milk counts as food.")
    assert today.offers() == {CardAction.KEPT: "No, nothing to eat", CardAction.SLIPPED: "Yes, I ate something"}
    assert (today.card.eyebrow, today.card.icon, today.card.place) == ("While you were away", "moon", "")
    after_that = today.rows.after_that
    assert after_that is not None
    assert plain(after_that.lead) == "Finish clear drinks by 8:00 AM"
    assert today.cards() == ()


def test_the_most_harmful_comes_first_and_of_equal_ones_the_newest_deadline() -> None:
    today = Today("08:30")
    away(today, "pack-bag", "fatty-food", "confirm-driver", "clear-drinks", "food", "medicines-morning")
    order = []
    while today.card.kind is CardKind.MISSED:
        order.append((today.card.task_id, today.card.place))
        today.presenter.looked_back(today.card.task_id, Said.DONE.value)

    rules = {one.reminder_id: one.rule_id for one in today.plan.reminders}
    assert [rules[reminder_id] for reminder_id, _ in order] == [  # type: ignore[index]
        "clear-drinks",
        "food",
        "fatty-food",
        "medicines-morning",
        "confirm-driver",
        "pack-bag",
    ]
    assert [place for _, place in order] == ["1 of 6", "1 of 5", "1 of 4", "1 of 3", "1 of 2", ""]


def test_what_was_kept_is_done() -> None:
    today = Today("07:05")
    away(today, "food")

    today.presenter.kept(today.card.task_id)

    assert [said for _, said in today.box.said] == [Said.KEPT]
    assert today.store.marks == [(task_on(today.plan, "food").key, TaskState.DONE)]
    assert today.card.kind is CardKind.DO


def test_after_a_slip_the_card_says_whom_to_call_and_what_to_say_until_it_was_read() -> None:
    today = Today("07:05")
    away(today, "food")

    today.presenter.slipped(today.card.task_id)

    assert plain(today.card.lead).replace("\u2011", "-") == "Call Riverside before you leave home: (503) 555-0199"
    assert "My session is at 10:00 AM" in plain(today.card.line)
    said = f"{today.card.eyebrow} {today.card.lead} {today.card.line}".lower()
    assert not any(word in said for word in ("should not", "must not", "wrong", "fail", "broke", "do not go", "skip"))
    assert CardAction.OPEN_PAGE in today.offers()
    today.made()
    assert today.card.eyebrow == "Thank you for saying so"
    seen = next(action for action in today.card.actions if action.action is CardAction.SEEN)
    today.presenter.seen(seen.target)
    assert today.card.kind is CardKind.DO


@pytest.mark.parametrize("moment", ["09:30", "09:44"])
def test_what_is_passed_gives_no_order(moment: str) -> None:
    today = Today(moment)
    away(today, "confirm-driver", state=MISSED)

    assert plain(today.card.line) == "Has Sam said yes? If not, call Riverside: (503) 555-0142."
    assert list(today.offers()) == [CardAction.LOOK_BACK]


def test_once_the_session_is_over_what_went_by_can_only_be_read_on_one_card() -> None:
    today = Today("2026-05-15 09:00", actual_end=at("12:00"))
    away(today, "food", "clear-drinks", "ready-check", state=MISSED)

    assert plain(today.card.line).count("was due at") == 3
    assert list(today.offers().values()) == ["I see"]
    today.presenter.looked_back(today.card.task_id, Said.SEEN.value)

    assert [said for _, said in today.box.said] == [Said.SEEN] * 3
    assert today.store.marks == []
    assert today.card.kind is not CardKind.MISSED


def test_right_after_the_session_the_first_question_is_when_it_ended() -> None:
    today = Today("12:20")
    away(today, "food", state=MISSED)

    assert today.card.kind is CardKind.WHEN_LEFT


def test_of_one_rule_that_went_by_twice_there_is_one_card() -> None:
    today = Today("07:05")
    today.remind_of("food", 0, MISSED, is_away=True)
    today.remind_of("food", 1, is_away=True)

    assert today.card.place == ""


def test_what_was_ticked_is_not_asked_about() -> None:
    today = Today("07:05")
    away(today, "food")

    today.presenter.task_done(task_on(today.plan, "food").key)

    assert today.card.kind is CardKind.DO


def test_the_moment_on_the_day_line_has_a_moon() -> None:
    today = Today("07:05")
    away(today, "food")

    assert today.rows.day is not None
    node = today.rows.day.nodes[0]
    assert (node.label, node.state) == ("Stop eating", NodeState.MISSED)
    assert node.spoken.endswith("passed while you were away")


def test_an_answer_that_could_not_be_kept_leaves_the_card() -> None:
    today = Today("07:05")
    away(today, "food")
    today.box.error = FULL

    today.presenter.kept(today.card.task_id)

    assert today.card.kind is CardKind.MISSED
    assert today.store.marks == []
    assert today.banner


# Corrections


def test_a_correction_says_what_no_longer_holds_with_one_button() -> None:
    today = Today("2026-05-12 09:00")
    today.box.corrections.append(Correction(7, SESSION_ID, at("2026-05-12 10:00"), at("2026-05-12 04:00")))
    today.presenter.refresh()

    assert plain(today.card.lead) == "Your appointment moved. What we told you for 4:00 AM no longer holds."
    assert "10:00 AM Thursday" in plain(today.card.line)
    assert list(today.offers().values()) == ["I see"]

    today.presenter.seen(today.card.actions[0].target)

    assert today.box.corrections == []
    assert today.card.kind is CardKind.DO


def test_of_a_cancelled_session_the_correction_names_the_day_and_the_clinic() -> None:
    today = Today("2026-05-12 09:00", is_cancelled=True)
    today.box.corrections.append(Correction(7, SESSION_ID, at("10:00"), at("04:00")))
    today.presenter.refresh()

    assert plain(today.card.lead).startswith("Your appointment on Thursday, May 14 was called off.")
    assert "Riverside" in today.card.line


# Clocks and zones


def test_a_new_zone_is_told_with_both_times_and_one_button() -> None:
    new_york = ZoneInfo("America/New_York")
    today = Today("2026-05-13 12:00")
    today.course.live_by(new_york)
    today.box.clock = ClockState(new_zone=new_york)
    today.presenter.refresh()

    assert today.card.lead == "Your computer is now on New York time."
    assert plain(today.card.line) == ("Your appointment stays 10:00 AM tomorrow clinic time (1:00 PM tomorrow here).")

    today.presenter.seen(today.card.actions[0].target)

    assert today.card.kind is CardKind.DO
    assert plain(today.card.until) == "by 6:00 PM clinic time (9:00 PM here)"


def test_where_zones_differ_every_time_on_a_card_is_said_by_both() -> None:
    course = Course([replace(request(), here=ZoneInfo("America/New_York"))], Today("07:46").store)
    today = Today("07:46", course=course)
    today.remind_of("clear-drinks")

    (card,) = today.cards()

    both = "8:00 AM clinic time (11:00 AM here)"
    assert both in plain(card.text)
    assert both in plain(card.heading)
    assert both in plain(today.card.lead)


def test_a_clock_that_was_set_back_is_asked_about_in_a_banner_with_an_answer() -> None:
    today = Today("07:05")
    today.box.clock = ClockState(is_behind=True)
    today.presenter.refresh()

    banner = today.rows.banner
    assert banner is not None
    assert banner.text.startswith("Is today’s date and time right?")
    assert banner.action is not None

    today.presenter.seen(banner.action.target)

    assert today.rows.banner is None


# Putting off


def test_a_reminder_can_be_put_off_and_says_until_when_and_can_be_changed() -> None:
    today = Today("07:46")
    reminder_id = today.remind_of("clear-drinks")
    (card,) = today.cards()
    choice = card.choices[0]
    assert choice.text == "In 5 min"

    today.presenter.reminder_put_off(reminder_id, choice.target)

    assert today.box.snoozed == [(reminder_id, at("07:51"))]
    assert today.cards() == ()
    more = today.rows.more_reminders
    assert more is not None
    assert [(plain(line.note), line.open_text) for line in more.lines] == [("Reminder set for 7:51 AM", "Change")]
    today.presenter.reminder_opened(reminder_id)
    (card,) = today.cards()
    assert plain(card.note) == "Reminder set for 7:51 AM"


def test_a_limit_that_holds_cannot_be_put_off() -> None:
    today = Today("08:30")
    today.remind_of("clear-drinks")

    assert today.cards()[0].choices == ()


def test_remind_me_says_when_and_offers_other_times_none_of_them_too_late() -> None:
    today = Today("07:00")
    key = today.card.task_id
    today.presenter.snoozed(key)
    assert plain(today.card.note) == "Reminder set for 7:15 AM"
    assert today.offers()[CardAction.CHANGE_TIME] == "Change the time"

    today.presenter.time_wanted(key)
    times = [action for action in today.card.actions if action.action is CardAction.REMIND_AT]
    assert [plain(time.text) for time in times] == ["In 15 min", "5 min before it is too late, 7:55 AM"]
    today.presenter.remind_at(key, times[-1].target)

    assert plain(today.card.note) == "Reminder set for 7:55 AM"
    nudges = [one for one in today.course.reminders(today.plan) if one.due in (at("07:15"), at("07:55"))]
    assert [one.due for one in nudges if one.rule_id == "clear-drinks" and one not in today.plan.repeats] == [
        at("07:55")
    ]


def test_a_time_that_has_passed_by_now_is_not_set() -> None:
    today = Today("07:00")
    key = today.card.task_id

    today.presenter.remind_at(key, (today.now - timedelta(minutes=1)).isoformat())
    today.presenter.remind_at(key, at("08:00").isoformat())

    assert today.store.asked_for == []
