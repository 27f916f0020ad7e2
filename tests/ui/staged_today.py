"""The presenter of Today among stand-ins, with a clock that is set by hand."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.ui.demo_course import SESSION_ID, Box, Store, at, course_of, request

from aftercare.domain.desk_table import WaitingReminder
from aftercare.domain.errors import AftercareError
from aftercare.domain.plan import Plan
from aftercare.domain.reminder import ReminderId, ReminderState
from aftercare.domain.store_errors import StoreFull, StoreUnreadable
from aftercare.ui.course import Course
from aftercare.ui.today.presenter import TodayPresenter
from aftercare.ui.today.rows import (
    CardAction,
    InSessionRows,
    NextCardRow,
    ReminderCardRow,
    TileState,
    TodayRows,
    WhyRow,
)

NO_BREAK = "\xa0"
FULL = StoreFull("schedule.db", "no space left on device")
UNREADABLE = StoreUnreadable("schedule.db", "database disk image is malformed")


class Screen:
    """Keeps what stands on it."""

    def __init__(self) -> None:
        self.shown: TodayRows | InSessionRows | None = None
        self.why: WhyRow | None = None

    def show_today(self, rows: TodayRows) -> None:
        self.shown = rows

    def show_in_session(self, rows: InSessionRows) -> None:
        self.shown = rows

    def show_why(self, row: WhyRow) -> None:
        self.why = row


class Today:
    """A presenter among stand-ins, and a clock that is set by hand."""

    def __init__(
        self,
        moment: str,
        *,
        has_course: bool = True,
        problem: AftercareError | None = None,
        course: Course | None = None,
        **known: Any,
    ) -> None:
        self.now = at(moment)
        self.screen, self.store, self.box = Screen(), Store(), Box()
        requests = [request(**known)] if has_course else []
        self.course = course or course_of(*requests, store=self.store)
        self.presenter = self.made(problem)

    def made(self, problem: AftercareError | None = None) -> TodayPresenter:
        presenter = TodayPresenter(self.screen, self.course, self.box, lambda: self.now, problem)
        presenter.refresh()
        return presenter

    def go_to(self, moment: str | timedelta) -> None:
        self.now = self.now + moment if isinstance(moment, timedelta) else at(moment)
        self.presenter.refresh()

    @property
    def plan(self) -> Plan:
        return self.course.plans[0]

    @property
    def rows(self) -> TodayRows:
        assert isinstance(self.screen.shown, TodayRows)
        return self.screen.shown

    def is_in_session(self) -> bool:
        return isinstance(self.screen.shown, InSessionRows)

    @property
    def banner(self) -> str:
        return self.rows.banner.text if self.rows.banner is not None else ""

    @property
    def undo_of(self) -> str:
        return self.rows.undo.task_id if self.rows.undo is not None else ""

    def cards(self) -> tuple[ReminderCardRow, ...]:
        return self.rows.reminders

    @property
    def clinic_note(self) -> str:
        assert self.rows.clinic is not None
        return plain(self.rows.clinic.note)

    @property
    def card(self) -> NextCardRow:
        assert self.rows.next_card is not None
        return self.rows.next_card

    def offers(self) -> dict[CardAction, str]:
        return {action.action: action.text for action in self.card.actions}

    def tile(self, topic: str) -> tuple[TileState, str]:
        (found,) = [row for row in self.rows.tiles if row.topic_id == topic]
        return found.state, found.full.replace(NO_BREAK, " ")

    def remind_of(
        self, rule_id: str, which: int = 0, state: ReminderState = ReminderState.SHOWN, *, is_away: bool = False
    ) -> ReminderId:
        """A reminder of a rule comes up or went by, and its id."""
        reminder = [one for one in self.plan.reminders if one.rule_id == rule_id][which]
        self.box.shown.append(WaitingReminder(SESSION_ID, reminder.reminder_id, state, reminder.due, is_away=is_away))
        self.presenter.refresh()
        return reminder.reminder_id

    def why_of(self, asked: str) -> WhyRow | None:
        """The answer to Why? about this very thing."""
        self.screen.why = None
        self.presenter.why(asked)
        return self.screen.why


def plain(text: str) -> str:
    return text.replace(NO_BREAK, " ")
