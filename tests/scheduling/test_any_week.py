"""Any week of plans, answers, restarts and clocks set back: looking twice is looking once, and nothing gets lost."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from aftercare.domain.reminder import Reminder, ReminderId, ReminderState, neutral_id
from aftercare.domain.rule import RuleId
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment
from aftercare.domain.wanted_reminders import WantedReminders
from aftercare.scheduling.reconcile import ReconcileResult, reconcile
from aftercare.storage.ledger_entry import LedgerEntry
from aftercare.storage.schedule_store import open_schedule

BEGIN = datetime(2026, 5, 14, 12, 0, tzinfo=UTC)
SESSION_ID = "4f9a"
OPEN = (ReminderState.PLANNED, ReminderState.SHOWN, ReminderState.SNOOZED)
ANSWERS = [ReminderState.DONE, ReminderState.NOT_DOING, ReminderState.ASKED]
hours = st.integers(0, 12)


@st.composite
def reminders(draw: st.DrawFn) -> Reminder:
    name = draw(st.sampled_from("abcd"))
    due = BEGIN + timedelta(hours=draw(hours))
    until = due + timedelta(hours=draw(st.integers(1, 6)))
    return Reminder(ReminderId(neutral_id(name)), RuleId(name), due, due, until, draw(st.booleans()), "", "", "")


plans = st.lists(reminders(), max_size=4, unique_by=lambda reminder: reminder.reminder_id).map(tuple)


class AnyWeek(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="aftercare-"))
        self.now = BEGIN
        self.plan: tuple[Reminder, ...] = ()
        self.closed: dict[int, LedgerEntry] = {}
        self.answered: set[tuple[ReminderId, datetime]] = set()
        self.store = open_schedule(self.folder, self.now)
        session = Session(SESSION_ID, Treatment.IV_INFUSION, BEGIN, BEGIN + timedelta(hours=2))
        self.store.sessions.save(session, ZoneInfo("UTC"))

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    def look(self) -> ReconcileResult:
        return reconcile(self.store.ledger, [WantedReminders(SESSION_ID, 0, self.plan)], self.now)

    def entries(self) -> tuple[LedgerEntry, ...]:
        return self.store.ledger.entries(SESSION_ID)

    def on_screen(self) -> list[ReminderId]:
        return [entry.reminder_id for entry in self.entries() if entry.state is ReminderState.SHOWN]

    @rule(plan=plans)
    def plan_changes(self, plan: tuple[Reminder, ...]) -> None:
        self.plan = plan

    @rule(passed=hours)
    def time_passes(self, passed: int) -> None:
        self.now += timedelta(hours=passed)

    @rule(back=hours)
    def clock_is_set_back(self, back: int) -> None:
        self.now -= timedelta(hours=back)

    @rule()
    def program_starts_again(self) -> None:
        self.store.close()
        self.store = open_schedule(self.folder, self.now)

    @rule()
    def notices_are_shown(self) -> None:
        to_show = self.look().to_show
        for reminder in to_show:
            assert reminder.due <= self.now < reminder.useful_until, "early or stale"
            assert (reminder.reminder_id, reminder.due) not in self.answered, "after an answer"
            assert reminder in self.plan, "no longer holds"
        self.store.ledger.record_shown([reminder.reminder_id for reminder in to_show], self.now)

    @precondition(lambda self: self.on_screen())
    @rule(data=st.data())
    def person_answers(self, data: st.DataObject) -> None:
        reminder_id = data.draw(st.sampled_from(self.on_screen()))
        entry = next(e for e in self.entries() if e.reminder_id == reminder_id and e.state in OPEN)
        assert self.store.ledger.settle(reminder_id, data.draw(st.sampled_from(ANSWERS)), self.now)
        self.answered.add((reminder_id, entry.due))

    @precondition(lambda self: self.on_screen())
    @rule(data=st.data())
    def person_snoozes(self, data: st.DataObject) -> None:
        reminder_id = data.draw(st.sampled_from(self.on_screen()))
        entry = next(e for e in self.entries() if e.reminder_id == reminder_id and e.state in OPEN)
        until = self.now + timedelta(minutes=data.draw(st.integers(1, 300)))
        if self.now < until < entry.useful_until:
            self.store.ledger.snooze(reminder_id, until, self.now)

    @invariant()
    def looking_twice_is_looking_once(self) -> None:
        first = self.look()
        entries = self.entries()
        second = self.look()
        assert (second.missed, second.lapsed, second.superseded) == ((), (), ())
        assert (second.to_show, second.next_due, second.unsaved) == (first.to_show, first.next_due, None)
        assert self.entries() == entries
        assert first.next_due is None or first.next_due > self.now

        for reminder in self.plan:
            assert any((e.reminder_id, e.due) == (reminder.reminder_id, reminder.due) for e in entries), "lost"
        open_entries = [entry for entry in entries if entry.state in OPEN]
        wanted = {(reminder.reminder_id, reminder.due, reminder.useful_until) for reminder in self.plan}
        assert {(e.reminder_id, e.due, e.useful_until) for e in open_entries} <= wanted, "stale entry open"
        assert all(self.now < entry.useful_until for entry in open_entries), "stale entry open"
        waiting = {e.reminder_id for e in open_entries if e.state is ReminderState.PLANNED and e.due <= self.now}
        assert waiting <= {reminder.reminder_id for reminder in first.to_show}, "due and not shown"

        closed = {number: entry for number, entry in enumerate(entries) if entry.state not in OPEN}
        assert self.closed.items() <= closed.items(), "a closed entry changed"
        self.closed = closed


TestAnyWeek = AnyWeek.TestCase
TestAnyWeek.settings = settings(max_examples=60, stateful_step_count=25)
