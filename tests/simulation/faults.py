"""Faults to plant into the engine, each of which the oracle has to notice. Nothing here is ever used but in tests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from tests.simulation import engine_port

from aftercare.domain.agenda import Agenda
from aftercare.domain.reminder import Reminder, ReminderId, ReminderState
from aftercare.scheduling import reconcile as reconciling
from aftercare.scheduling import reminder_desk
from aftercare.scheduling.reconcile import Ledger, ReconcileResult
from aftercare.scheduling.reminder_desk import WantedReminders
from aftercare.storage import reminder_ledger
from aftercare.storage.reminder_ledger import LedgerChange, LedgerEntry, ReminderLedger

Plant = Callable[[pytest.MonkeyPatch], None]
_GONE_BY = (ReminderState.MISSED, ReminderState.LAPSED)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, and the violations any of which gives it away."""

    plant: Plant
    given_away_by: frozenset[str]


FAULTS: dict[str, Fault] = {}


def fault(*given_away_by: str) -> Callable[[Plant], Plant]:
    def keep(plant: Plant) -> Plant:
        FAULTS[plant.__name__] = Fault(plant, frozenset(given_away_by))
        return plant

    return keep


def _after_reconcile(patch: pytest.MonkeyPatch, twist: Callable[[Ledger, ReconcileResult, datetime], Any]) -> None:
    real = reconciling.reconcile

    def twisted(
        ledger: Ledger, wanted: Sequence[Reminder], session_id: str, revision: int, now: datetime
    ) -> ReconcileResult:
        result = real(ledger, wanted, session_id, revision, now)
        return twist(ledger, result, now) or result

    patch.setattr(reminder_desk, "reconcile", twisted)


def _wants(patch: pytest.MonkeyPatch, twist: Callable[[WantedReminders], WantedReminders]) -> None:
    real = engine_port.Program._wanted_now
    patch.setattr(engine_port.Program, "_wanted_now", lambda program: [twist(one) for one in real(program)])


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


@fault("snooze-past-the-deadline")
def a_snooze_may_pass_the_deadline(patch: pytest.MonkeyPatch) -> None:
    def snooze(ledger: ReminderLedger, reminder_id: ReminderId, until: datetime, now: datetime) -> bool:
        with ledger._database.transaction():
            for number, entry in reminder_ledger._open_entries(ledger._database, reminder_id):
                snoozed = replace(entry, state=ReminderState.SNOOZED, snoozed_until=until)
                reminder_ledger._write(ledger._database, number, snoozed)
        return True

    patch.setattr(ReminderLedger, "snooze", snooze)


@fault("after-answer", "superseded-shown", "stale-row")
def a_final_state_is_opened_again(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reconciling, "_is_answered", lambda past, reminder, now: now >= reminder.useful_until)


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
    patch.setattr(ReminderLedger, "settle", lambda ledger, reminder_id, state, now: True)


@fault("stale-text")
def words_are_made_once_and_kept(patch: pytest.MonkeyPatch) -> None:
    real, first = Reminder.words_at, dict[str, str]()

    def words_at(reminder: Reminder, now: datetime) -> str:
        return first.setdefault(reminder.reminder_id, real(reminder, now))

    patch.setattr(Reminder, "words_at", words_at)


@fault("in-the-night")
def quiet_hours_are_ignored(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Agenda, "_before_the_night", lambda agenda, moment: moment)


@fault("lost-row")
def new_reminders_are_not_entered(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(LedgerChange, "add", lambda *_: None)


@fault("lost")
def the_alarm_rings_on_whole_quarters_of_an_hour(patch: pytest.MonkeyPatch) -> None:
    real = engine_port._Waker.wake_at

    def wake_at(waker: engine_port._Waker, moment: datetime | None, now: datetime) -> None:
        seconds = None if moment is None else -(-int(moment.timestamp()) // 900) * 900 + 420
        real(waker, None if seconds is None else engine_port.moment(seconds), now)

    patch.setattr(engine_port._Waker, "wake_at", wake_at)


@fault("lost")
def a_full_disk_hides_what_is_due(patch: pytest.MonkeyPatch) -> None:
    _after_reconcile(patch, lambda _ledger, result, _now: replace(result, to_show=()) if result.unsaved else result)


@fault("too-many-notices", "not-idempotent")
def each_look_shows_it_again(patch: pytest.MonkeyPatch) -> None:
    real = reconciling._speaks_at

    def speaks_at(entry: Any, reminder: Reminder) -> datetime | None:
        return reminder.due if entry.state is ReminderState.SHOWN else real(entry, reminder)

    patch.setattr(reconciling, "_speaks_at", speaks_at)


@fault("stale-row", "lost-row", "card-of-nothing", "superseded-shown")
def the_plan_is_kept_from_before_the_move(patch: pytest.MonkeyPatch) -> None:
    first: dict[tuple[int, str], WantedReminders] = {}
    real = engine_port.Program._wanted_now

    def wanted_now(program: engine_port.Program) -> list[WantedReminders]:
        return [first.setdefault((id(program), one.session_id), one) for one in real(program)]

    patch.setattr(engine_port.Program, "_wanted_now", wanted_now)
