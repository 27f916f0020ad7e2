"""Faults to plant into the engine, each of which the oracle has to notice. Nothing here is ever used but in tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.simulation import engine_port

from aftercare.domain import clock_watch, reminder_maker
from aftercare.domain.quiet_hours import QuietHours
from aftercare.domain.reminder import Reminder, ReminderId, ReminderState
from aftercare.domain.wanted_reminders import WantedReminders
from aftercare.scheduling import decision, reminder_desk, standing
from aftercare.scheduling import reconcile as reconciling
from aftercare.scheduling.announcer import Announcer
from aftercare.scheduling.decision import Decision
from aftercare.scheduling.reconcile import Ledger, ReconcileResult
from aftercare.storage.ledger_entry import LedgerEntry
from aftercare.storage.reminder_ledger import LedgerChange, ReminderLedger
from aftercare.ui.today import away_rows, notice_rows

Plant = Callable[[pytest.MonkeyPatch], None]
_GONE_BY = (ReminderState.MISSED, ReminderState.LAPSED)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, the violations any of which gives it away, and the patient to begin the search with, to save time."""

    plant: Plant
    given_away_by: frozenset[str]
    first: int = 0


FAULTS: dict[str, Fault] = {}


def fault(*given_away_by: str, first: int = 0) -> Callable[[Plant], Plant]:
    def keep(plant: Plant) -> Plant:
        FAULTS[plant.__name__] = Fault(plant, frozenset(given_away_by), first)
        return plant

    return keep


def _after_reconcile(patch: pytest.MonkeyPatch, twist: Callable[[Ledger, ReconcileResult, datetime], Any]) -> None:
    real = reconciling.reconcile

    def twisted(ledger: Ledger, wanted: Sequence[WantedReminders], now: datetime, **more: Any) -> ReconcileResult:
        result = real(ledger, wanted, now, **more)
        return twist(ledger, result, now) or result

    patch.setattr(reminder_desk, "reconcile", twisted)


def _wants(patch: pytest.MonkeyPatch, twist: Callable[[WantedReminders], WantedReminders]) -> None:
    real = engine_port.Program._wanted_now
    patch.setattr(engine_port.Program, "_wanted_now", lambda program: [twist(one) for one in real(program)])


def _deciding(patch: pytest.MonkeyPatch, twist: Callable[[Decision], object]) -> None:
    real = decision.decide

    def twisted(*given: Any, **more: Any) -> Decision:
        decided = real(*given, **more)
        twist(decided)
        return decided

    patch.setattr(standing, "decide", twisted)


@fault("lost", "card-without-notice")
def what_was_shown_is_recorded_before_it_is_shown(patch: pytest.MonkeyPatch) -> None:
    def record(ledger: Any, result: ReconcileResult, now: datetime) -> None:
        if result.to_show and result.unsaved is None:
            ledger.record_shown([one.reminder_id for one in result.to_show], now)

    _after_reconcile(patch, record)


@fault("lost")
def what_is_a_second_late_is_dropped(patch: pytest.MonkeyPatch) -> None:
    def drop(ledger: Any, result: ReconcileResult, now: datetime) -> ReconcileResult:
        late = [one for one in result.to_show if now - one.due > timedelta(seconds=1)]
        if late and result.unsaved is None:
            with ledger.changing(now) as change:
                for one in late:
                    change.close(one.reminder_id, ReminderState.MISSED)
        return replace(result, to_show=tuple(one for one in result.to_show if one not in late))

    _after_reconcile(patch, drop)


def _closing(patch: pytest.MonkeyPatch, *kept_open: ReminderState) -> None:
    real = LedgerChange.close

    def close(change: LedgerChange, reminder_id: ReminderId, state: ReminderState) -> bool:
        return state not in kept_open and real(change, reminder_id, state)

    patch.setattr(LedgerChange, "close", close)


@fault("stale-row", "card-of-nothing")
def what_was_moved_is_not_superseded(patch: pytest.MonkeyPatch) -> None:
    _closing(patch, ReminderState.SUPERSEDED)


@fault("stale-row", "card-of-nothing")
def what_is_past_stays_open(patch: pytest.MonkeyPatch) -> None:
    _closing(patch, *_GONE_BY)


@fault("stale", "stale-row", "old-times")
def what_matters_no_more_is_still_said(patch: pytest.MonkeyPatch) -> None:
    def longer(wanted: WantedReminders) -> WantedReminders:
        more = (replace(one, useful_until=one.useful_until + timedelta(days=2)) for one in wanted.reminders)
        return replace(wanted, reminders=tuple(more))

    _wants(patch, longer)


@fault("snooze-past-the-deadline", "snooze-of-nothing")
def a_snooze_may_pass_the_deadline(patch: pytest.MonkeyPatch) -> None:
    def snooze(ledger: ReminderLedger, reminder_id: ReminderId, until: datetime, now: datetime) -> bool:
        with ledger._database.transaction():
            for number, entry in ledger._rows.open_entries(reminder_id):
                snoozed = replace(entry, state=ReminderState.SNOOZED, snoozed_until=until)
                ledger._rows.write(number, snoozed)
        return True

    patch.setattr(ReminderLedger, "snooze", snooze)


@fault("after-answer", "superseded-shown", "stale-row")
def a_final_state_is_opened_again(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(decision, "_is_answered", lambda past, reminder, now: now >= reminder.useful_until)


@fault("superseded-shown", "stale-row", "early")
def a_clock_set_back_brings_back_what_went_by(patch: pytest.MonkeyPatch) -> None:
    real = LedgerChange.entries

    def entries(change: LedgerChange, session_id: str) -> tuple[LedgerEntry, ...]:
        found = real(change, session_id)
        return tuple(
            one for one in found if one.state not in _GONE_BY or one.settled_at is None or one.settled_at <= change._now
        )

    patch.setattr(LedgerChange, "entries", entries)


@fault("forgotten", "card-after-answer")
def an_answer_is_not_written_down(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(ReminderLedger, "settle", lambda *_: True)


@fault("stale-text")
def words_are_made_once_and_kept(patch: pytest.MonkeyPatch) -> None:
    real, first = Reminder.words_at, dict[str, str]()

    def words_at(reminder: Reminder, now: datetime) -> str:
        return first.setdefault(reminder.reminder_id, real(reminder, now))

    patch.setattr(Reminder, "words_at", words_at)


@fault("in-the-night")
def quiet_hours_are_ignored(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(QuietHours, "hold_at", lambda *_: False)


@fault("lost-row")
def new_reminders_are_not_entered(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(LedgerChange, "add", lambda *_, **__: None)


@fault("lost")
def the_alarm_rings_on_whole_quarters_of_an_hour(patch: pytest.MonkeyPatch) -> None:
    real = engine_port._Waker.wake_at

    def wake_at(waker: engine_port._Waker, moment: datetime | None, now: datetime) -> None:
        seconds = None if moment is None else -(-int(moment.timestamp()) // 900) * 900 + 420
        real(waker, None if seconds is None else engine_port.moment(seconds), now)

    patch.setattr(engine_port._Waker, "wake_at", wake_at)


@fault("lost", first=10)
def a_full_disk_hides_what_is_due(patch: pytest.MonkeyPatch) -> None:
    _after_reconcile(patch, lambda _ledger, result, _now: replace(result, to_show=()) if result.unsaved else result)


@fault("too-many-notices", "not-idempotent")
def each_look_shows_it_again(patch: pytest.MonkeyPatch) -> None:
    real = decision._Round._speaks_at

    def speaks_at(one: decision._Round, entry: decision.Entry, reminder: Reminder) -> datetime | None:
        return reminder.due if entry.state is ReminderState.SHOWN else real(one, entry, reminder)

    patch.setattr(decision._Round, "_speaks_at", speaks_at)


@fault("against-a-limit")
def a_permission_is_given_while_another_session_forbids_it(patch: pytest.MonkeyPatch) -> None:
    _wants(patch, lambda wanted: replace(wanted, held={}))


@fault("in-a-visit", first=7)
def it_speaks_during_the_visit_of_another_session(patch: pytest.MonkeyPatch) -> None:
    _wants(patch, lambda wanted: replace(wanted, visit_until=None))


@fault("owed-notice-lost")
def what_was_quiet_at_night_is_not_said_in_the_morning(patch: pytest.MonkeyPatch) -> None:
    _deciding(patch, lambda decided: decided.owed.clear())


@fault("away-not-listed")
def what_went_by_in_sleep_is_not_listed(patch: pytest.MonkeyPatch) -> None:
    _deciding(patch, lambda decided: decided.away.clear())


@fault("away-not-listed", first=917)
def what_never_fitted_on_the_disk_is_forgotten(patch: pytest.MonkeyPatch) -> None:
    real = reconciling.reconcile

    def forgetful(ledger: Ledger, wanted: Sequence[WantedReminders], now: datetime, **more: Any) -> ReconcileResult:
        return real(ledger, wanted, now, **{**more, "unheard": ()})

    patch.setattr(reminder_desk, "reconcile", forgetful)


@fault("card-of-nothing", "superseded-shown", first=1193)
def what_was_answered_and_found_no_room_stays_on_its_card(patch: pytest.MonkeyPatch) -> None:
    real = reconciling.reconcile

    def forgetful(ledger: Ledger, wanted: Sequence[WantedReminders], now: datetime, **more: Any) -> ReconcileResult:
        return real(ledger, wanted, now, **{**more, "answered": {}})

    patch.setattr(reminder_desk, "reconcile", forgetful)


@fault("not-by-harm")
def what_went_by_is_listed_by_time(patch: pytest.MonkeyPatch) -> None:
    real = away_rows.away_items

    def by_time(*given: Any) -> tuple[away_rows.AwayItem, ...]:
        return tuple(sorted(real(*given), key=lambda item: item.reminder.event))

    patch.setattr(engine_port, "away_items", by_time)


@fault("order-that-has-passed", "stale-text")
def an_order_is_given_after_its_time(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Reminder, "words_at", lambda reminder, now: reminder.on_time)


@fault("no-correction")
def nothing_is_corrected(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(LedgerChange, "correct", lambda *_: None)


@fault("correction-too-many", first=13)
def whatever_moves_is_corrected_though_nothing_was_said(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(decision._Round, "_told_for", lambda one: one._now)


@fault("correction-of-something-else")
def a_correction_does_not_say_what_no_longer_holds(patch: pytest.MonkeyPatch) -> None:
    real = notice_rows.notice_cards
    patch.setattr(
        engine_port, "notice_cards", lambda *given: tuple(card._replace(lead="It moved.") for card in real(*given))
    )


@fault("order-in-a-correction")
def a_correction_repeats_what_was_told(patch: pytest.MonkeyPatch) -> None:
    real = notice_rows.notice_cards

    def told_again(course: Any, table: Any, *rest: Any) -> tuple[Any, ...]:
        said = " ".join(one.on_time for plan in course.plans for one in plan.reminders)
        return tuple(card._replace(line=said) for card in real(course, table, *rest))

    patch.setattr(engine_port, "notice_cards", told_again)


@fault("repeat-gives-the-order-late")
def what_is_said_once_more_keeps_its_order(patch: pytest.MonkeyPatch) -> None:
    real = reminder_maker.ReminderMaker._once_more

    def once_more(*given: Any) -> list[Reminder]:
        return [replace(one, late=one.on_time) for one in real(*given)]

    patch.setattr(reminder_maker.ReminderMaker, "_once_more", once_more)


@fault("after-answer", "stale-row")
def an_answer_silences_no_repeat(patch: pytest.MonkeyPatch) -> None:
    _wants(
        patch, lambda wanted: replace(wanted, reminders=tuple(replace(one, repeats=None) for one in wanted.reminders))
    )


@fault("more-than-two-repeats")
def it_is_said_again_and_again(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reminder_maker, "_MOST_REPEATS", 4)


@fault("clock-not-doubted")
def every_clock_is_believed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(clock_watch, "BEHIND", timedelta(days=99))


@fault("closed-in-doubt", first=28)
def a_doubtful_clock_closes_what_it_likes(patch: pytest.MonkeyPatch) -> None:
    real = reconciling.reconcile
    patch.setattr(reminder_desk, "reconcile", lambda ledger, wanted, now, **_: real(ledger, wanted, now))


@fault("two-notices-at-once")
def each_reminder_has_a_notice_of_its_own(patch: pytest.MonkeyPatch) -> None:
    real = Announcer.announce

    def announce(announcer: Announcer, reminders: Sequence[Reminder]) -> bool:
        return all([real(announcer, [one]) for one in reminders])

    patch.setattr(Announcer, "announce", announce)


@fault("offered-past-the-deadline")
def moments_past_the_deadline_are_offered(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(engine_port, "snooze_deadline", lambda reminder, now: reminder.useful_until + timedelta(days=1))


@fault("stale-row", "lost-row", "card-of-nothing", "superseded-shown")
def the_plan_is_kept_from_before_the_move(patch: pytest.MonkeyPatch) -> None:
    first: dict[tuple[int, str], WantedReminders] = {}
    real = engine_port.Program._wanted_now

    def wanted_now(program: engine_port.Program) -> list[WantedReminders]:
        return [first.setdefault((id(program), one.session_id), one) for one in real(program)]

    patch.setattr(engine_port.Program, "_wanted_now", wanted_now)
