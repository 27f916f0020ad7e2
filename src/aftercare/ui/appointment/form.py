"""What is being entered of an appointment or a course, what of it was typed and not understood, and what to ask about.

It knows no widget: each wish changes it, and ``blocks`` in ``form_blocks.py`` is what it looks like.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from aftercare.domain.course_dates import (
    LONGEST,
    MOST_SESSIONS,
    SHORTEST,
    CourseDraft,
    Doubt,
    PlannedVisit,
    Rhythm,
    sessions_of,
    visits,
    with_day,
)
from aftercare.domain.plan import Plan
from aftercare.domain.planning import make_plan
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment
from aftercare.domain.typed_time import read_day, read_time
from aftercare.ui.appointment.ports import SessionDesk

DAY, TIME, MONTH, LENGTH, COUNT, RHYTHM, NUMBER = "day", "time", "month", "length", "count", "rhythm", "number"
WHICH, SURE, UNKNOWN, SESSION = "which", "sure", "unknown", "session-"
_QUARTER = timedelta(minutes=15)
_OPENING = time(10)
_DAY_FIRST = {"US": False, "CA": False}


class AppointmentForm:
    """One entry, from the first wish to its sessions.

    Attributes:
        draft: what was understood so far.
        typed_day: what stands in the line of the day.
        typed_time: what stands in the line of the time.
        month: the first day of the month that shows.
        is_course: whether more than one session can be entered.
        own: the sessions that are entered here once more, which are in nobody's way.
        is_asking: whether the person wants to go on and something has to be asked first.
    """

    def __init__(
        self,
        desk: SessionDesk,
        now: Callable[[], datetime],
        treatment: Treatment,
        draft: CourseDraft | None = None,
        *,
        is_course: bool = True,
    ) -> None:
        """Begin an entry.

        Args:
            desk: knows the clinic and the zones.
            now: the moment it is.
            treatment: how the medicine is given.
            draft: what was entered before.
            is_course: False for one session.
        """
        self.desk = desk
        self.treatment = treatment
        self.is_course = is_course
        self._now = now
        self.own: tuple[str, ...] = ()
        self._confirmed: frozenset[tuple[date, time | None, Doubt]] = frozenset()
        self.is_asking = False
        self.draft = draft or CourseDraft()
        self.typed_day = self.typed_time = ""
        self.month = self.today
        self._show_draft()

    @property
    def now(self) -> datetime:
        """The moment it is."""
        return self._now()

    @property
    def today(self) -> date:
        """The day it is at the clinic."""
        return self._now().astimezone(self.desk.zone).date()

    @property
    def length(self) -> timedelta:
        """How long a visit is planned to take."""
        return self.draft.length or self.desk.visit_length(self.treatment)

    def visits(self) -> tuple[PlannedVisit, ...]:
        """The appointments as they are entered now."""
        known = [one for one in self.desk.sessions() if one.session_id not in self.own]
        return visits(self.draft, self.desk.zone, self.length, self.now, self.desk.clinic, known)

    def preview(self) -> Plan | None:
        """The plan of the first session; None while there is none."""
        found = sessions_of(self.visits(), self.draft, self.treatment, ["preview"])
        return make_plan(self.desk.request(found[0])) if found else None

    def sessions(self, names: Callable[[int], list[str]]) -> tuple[Session, ...]:
        """The sessions of this entry; `names` gives as many lasting names as there are."""
        planned = self.visits()
        return sessions_of(planned, self.draft, self.treatment, names(len(planned)))

    @property
    def is_day_missing(self) -> bool:
        """Whether there is no day that could be understood."""
        return self.draft.first_day is None

    @property
    def is_time_missing(self) -> bool:
        """Whether there is no time that could be understood."""
        return self.draft.starts is None

    @property
    def is_impossible(self) -> bool:
        """Whether the clocks never show this time on one of the days."""
        return any(Doubt.SKIPPED in one.doubts for one in self.visits())

    def open_doubts(self) -> tuple[tuple[PlannedVisit, Doubt], ...]:
        """What has to be asked before going on: everything odd that the person has not said is right."""
        return tuple(
            (one, doubt)
            for one in self.visits()
            for doubt in one.doubts
            if doubt not in (Doubt.SKIPPED, Doubt.COMES_TWICE)
            and (one.day, self.draft.starts, doubt) not in self._confirmed
        )

    def may_go_on(self) -> bool:
        """Whether the entry can be taken as it is; if not, what is missing or odd shows from now on."""
        self.is_asking = True
        return self.draft.is_whole and not self.is_impossible and not self.open_doubts()

    # Wishes

    def typed(self, key: str, text: str) -> None:
        """Something was typed; it is understood as soon as it can be."""
        if key == DAY:
            self.typed_day = text
            self._take_day(self._read_day(text), keeps_text=True)
        elif key == TIME:
            self.typed_time = text
            self._change(starts=read_time(text, self.desk.wording), is_second=False)

    def entered(self, key: str) -> None:
        """A line was left: what was understood takes the place of what was typed."""
        if key == DAY and not self.is_day_missing:
            self.typed_day = self._day_words()
        elif key == TIME and not self.is_time_missing:
            self.typed_time = self._time_words()

    def chosen(self, key: str, value: str) -> None:
        """A day was chosen in the month, or which of two times is meant."""
        if key == MONTH:
            self._take_day(date.fromisoformat(value))
        elif key == WHICH:
            self.draft = replace(self.draft, is_second=value == "second")

    def pressed(self, key: str) -> None:
        """The person said that what is odd is right."""
        if key == SURE:
            self._confirmed |= {(one.day, self.draft.starts, doubt) for one, doubt in self.open_doubts()}

    def stepped(self, key: str, step: int) -> None:
        """A value was made less or more."""
        draft = self.draft
        match key:
            case "month":
                first = self.month.replace(day=1) + timedelta(days=-1 if step < 0 else 31)
                self.month = first.replace(day=1)
            case "day":
                self._take_day((draft.first_day or self.today) + timedelta(days=step))
            case "time":
                self._step_time(step)
            case "length":
                self._change(length=min(max(self.length + step * _QUARTER, SHORTEST), LONGEST))
            case "count":
                self._change(count=min(max(draft.count + step, 1), MOST_SESSIONS), moved={})
            case "rhythm":
                rhythms = list(Rhythm)
                self._change(rhythm=rhythms[(rhythms.index(draft.rhythm) + step) % len(rhythms)], moved={})
            case "number":
                number = (draft.number or 0) + step
                self._change(number=number if 1 <= number <= MOST_SESSIONS else None)
            case _ if key.startswith(SESSION):
                self._step_session(int(key.removeprefix(SESSION)), step)

    def _step_session(self, place: int, step: int) -> None:
        days = self.draft.days()
        if 0 < place < len(days):
            self.draft = with_day(self.draft, place, days[place] + timedelta(days=step))

    def _step_time(self, step: int) -> None:
        at = self.draft.starts
        minutes = _OPENING.hour * 60 if at is None else (at.hour * 60 + at.minute + 15 * step) % (24 * 60)
        self._change(starts=time(minutes // 60, minutes % 60), is_second=False)
        self.typed_time = self._time_words()

    def _change(self, **known: object) -> None:
        self.draft = replace(self.draft, is_unknown=False, **known)  # type: ignore[arg-type]

    def _take_day(self, day: date | None, *, keeps_text: bool = False) -> None:
        if day is None:
            self._change(first_day=None, moved={})
            return
        self.draft = replace(with_day(self.draft, 0, day), is_unknown=False)
        self.month = day.replace(day=1)
        if not keeps_text:
            self.typed_day = self._day_words()

    def _read_day(self, text: str) -> date | None:
        pack = self.desk.clinic
        is_day_first = _DAY_FIRST.get(pack.country if pack else "US", True)
        return read_day(text, self.desk.wording, self.today, is_day_first=is_day_first)

    def _show_draft(self) -> None:
        if self.draft.first_day is not None:
            self.month = self.draft.first_day
            self.typed_day = self._day_words()
        self.month = self.month.replace(day=1)
        if self.draft.starts is not None:
            self.typed_time = self._time_words()

    def _day_words(self) -> str:
        day = self.draft.first_day
        if day is None:
            return ""
        wording = self.desk.wording
        return wording.day(day) if day.year == self.today.year else f"{wording.weekday(day)}, {wording.date_of(day)}"

    def _time_words(self) -> str:
        return "" if self.draft.starts is None else self.desk.wording.clock_time(self.draft.starts)
