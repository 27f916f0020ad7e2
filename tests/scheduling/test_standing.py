"""Deciding only on what has come up since the last look comes to the same as deciding on everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from aftercare.domain.quiet_hours import QuietHours
from aftercare.domain.reminder import Reminder, ReminderId, ReminderKind, ReminderState, neutral_id
from aftercare.domain.rule import RuleId
from aftercare.domain.wanted_reminders import WantedReminders
from aftercare.scheduling.decision import Decision, decide
from aftercare.scheduling.standing import Standings
from aftercare.storage.ledger_entry import LedgerEntry

SESSION_ID = "s1"
MONDAY = datetime(2026, 5, 11, 8, tzinfo=UTC)
QUIET = QuietHours(time(22), time(7), UTC)
MINUTE = timedelta(minutes=1)
_moments = st.integers(0, 240).map(lambda minutes: MONDAY + minutes * MINUTE)


@st.composite
def groups(draw: st.DrawFn) -> tuple[Reminder, ...]:
    """A few reminders, some of which are said once more."""
    made: list[Reminder] = []
    for number in range(draw(st.integers(1, 6))):
        due = draw(_moments)
        until = due + draw(st.integers(1, 900)) * MINUTE
        event = due + (until - due) * draw(st.sampled_from([0.0, 0.5, 1.0]))
        kind, is_hard = draw(st.sampled_from(ReminderKind)), draw(st.booleans())
        first = Reminder(
            ReminderId(neutral_id(str(number))), RuleId("rule"), due, event, until, is_hard, "On time", "Late", "", kind
        )
        made.append(first)
        made += [
            replace(
                first,
                reminder_id=ReminderId(neutral_id(str(number), str(more))),
                due=due + more * MINUTE,
                hard=False,
                repeats=first.reminder_id,
            )
            for more in range(1, draw(st.integers(1, 3)))
            if due + more * MINUTE < until
        ]
    return tuple(sorted(made, key=lambda one: (one.due, one.reminder_id)))


class Book:
    """A ledger in memory, which does what it is told."""

    def __init__(self) -> None:
        self.entries: tuple[LedgerEntry, ...] = ()

    def _change(self, reminder_id: ReminderId, **fields: object) -> None:
        self.entries = tuple(
            replace(one, **fields) if one.reminder_id == reminder_id and not one.state.is_final else one  # type: ignore[arg-type]
            for one in self.entries
        )

    def follow(self, decision: Decision, now: datetime, *, is_shown: bool) -> None:
        for one in decision.away:
            self._change(one, away_at=now)
        for one, state in decision.close:
            self._change(one, state=state, settled_at=now)
        for reminder in decision.amend:
            self._change(reminder.reminder_id, useful_until=reminder.useful_until, is_hard=reminder.hard, revision=0)
        for reminder, state in decision.add:
            terms = (reminder.due, reminder.useful_until, reminder.hard, state)
            settled_at = now if state.is_final else None
            self.entries += (
                LedgerEntry(reminder.reminder_id, SESSION_ID, 0, *terms, settled_at=settled_at, entered_at=now),
            )
        for reminder in decision.to_show if is_shown else ():
            hushed_at = now if reminder.reminder_id in decision.hushed else None
            fields = {"shown_at": now, "hushed_at": hushed_at, "snoozed_until": None}
            self._change(reminder.reminder_id, state=ReminderState.SHOWN, **fields)
        for one in decision.owed if is_shown else ():
            self._change(one, hushed_at=None)

    def answer(self, which: int, state: ReminderState, now: datetime) -> None:
        shown = [one for one in self.entries if one.state is ReminderState.SHOWN]
        if shown:
            one = shown[which % len(shown)]
            later = {"snoozed_until": now + 20 * MINUTE} if state is ReminderState.SNOOZED else {"settled_at": now}
            self._change(one.reminder_id, state=state, **later)


def told(decision: Decision) -> tuple[object, ...]:
    first = min((moment for moment, _ in decision.turning_points), default=None)
    return (
        sorted(decision.away),
        sorted(decision.close, key=str),
        sorted(decision.amend, key=str),
        sorted(decision.add, key=str),
        sorted(decision.to_show, key=str),
        sorted(decision.hushed),
        sorted(decision.owed),
        sorted(decision.missed, key=str),
        first,
    )


_steps = st.tuples(
    st.sampled_from([0, 1, 5, 20, 60, 240, -30]),
    st.booleans(),
    st.sampled_from([None, *(state for state in ReminderState if state.value in ("snoozed", "done", "asked"))]),
    st.integers(0, 9),
    st.sampled_from(["", "held", "held", "freed", "freed", "visit", "doubt", "less", "more"]),
)


@given(groups(), st.lists(_steps, max_size=25))
def test_what_is_decided_since_the_last_look_is_what_would_be_decided_anew(
    reminders: tuple[Reminder, ...], steps: list[tuple[int, bool, ReminderState | None, int, str]]
) -> None:
    book, standings, now = Book(), Standings(), MONDAY
    wanted = WantedReminders(SESSION_ID, 0, reminders, quiet=QUIET)
    for minutes, is_shown, answer, which, what in steps:
        now += minutes * MINUTE
        one = reminders[which % len(reminders)]
        match what:
            case "held":
                wanted = replace(
                    wanted, held={other.reminder_id: now + 45 * MINUTE for other in reminders[which % 3 :]}
                )
            case "freed":
                wanted = replace(wanted, held={})
            case "visit":
                wanted = replace(wanted, visit_until=now + 90 * MINUTE if wanted.visit_until is None else None)
            case "less":
                wanted = replace(wanted, reminders=tuple(other for other in reminders if other is not one))
            case "more":
                wanted = replace(wanted, reminders=reminders)
        is_doubtful = what == "doubt"

        anew = decide(book.entries, wanted, now, is_moved=False, is_doubtful=is_doubtful)
        since = standings.decide(book.entries, wanted, now, is_moved=False, is_doubtful=is_doubtful)

        assert told(since) == told(anew)
        book.follow(since, now, is_shown=is_shown)
        if answer is not None:
            book.answer(which, answer, now)
