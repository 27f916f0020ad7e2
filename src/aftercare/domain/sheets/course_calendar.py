"""The calendar of a course: sessions, the days on which driving is not allowed yet, and the next cut-offs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from aftercare.domain.board import BoardState
from aftercare.domain.board_words import board_words
from aftercare.domain.calendar import visit_event
from aftercare.domain.calendar_text import event_code
from aftercare.domain.checklist import Code
from aftercare.domain.checklist_maker import cut_off
from aftercare.domain.plan import Plan
from aftercare.domain.rule import TopicId
from aftercare.domain.sheets.limits import board_of
from aftercare.domain.sheets.printing import Printing, stationery
from aftercare.domain.sheets.sheet import Calendar, CalendarDay, Paragraph, Sheet, SheetKind, Table

_DRIVING = TopicId("driving")
_CUT_OFFS = (TopicId("food"), TopicId("clear-drinks"))
_WEEK = 7
_MOST_WEEKS = 4
_SUNDAY = 6
_NEXT = 3


def calendar_sheet(printing: Printing) -> Sheet:
    """The calendar, at most four weeks a block; a longer course goes on over the page."""
    words, wording = printing.words, printing.wording
    plans = _in_order(printing)
    first, last = plans[0].session_day(), plans[-1].session_day()
    weeks = tuple(_weeks(printing, plans))
    blocks = tuple(
        Calendar(
            weekdays=tuple(
                wording.weekday(first - timedelta(days=_days_into_week(first)) + timedelta(days=day), short=True)
                for day in range(_WEEK)
            ),
            weeks=weeks[at : at + _MOST_WEEKS],
            legend=(
                words.phrases["calendar_legend_session"],
                words.phrases["calendar_legend_after"],
                words.phrases["calendar_legend_done"],
            ),
            done=words.phrases["calendar_done"],
        )
        for at in range(0, len(weeks), _MOST_WEEKS)
    )
    span = printing.say("calendar_line", first=wording.day(first), last=wording.date_of(last))
    return Sheet(
        kind=SheetKind.CALENDAR,
        stationery=stationery(printing),
        owner=printing.plan.facts.name,
        owner_line=printing.say("calendar_owner_line", treatment=printing.treatment, count=str(len(plans))),
        title=words.phrases["calendar_title"],
        opening=(Paragraph(span),),
        body=(*blocks, *_next_sessions(printing, plans)),
        continued=span,
        event_code=_event_code(printing),
    )


def _event_code(printing: Printing) -> Code | None:
    """The visit for a phone's calendar, while it is to come; others see that there is an appointment, and when."""
    plan = printing.plan
    if plan.session.is_cancelled or plan.session.planned_end <= printing.printed_at:
        return None
    start = plan.local(plan.session.planned_start)
    when = printing.say(
        "calendar_date_time", day=printing.wording.day(start.date()), time=printing.wording.clock_time(start.time())
    )
    link = event_code(visit_event(printing))
    return Code(link, printing.words.phrases["event_code_caption"], printing.say("event_code_alt", when=when))


def _in_order(printing: Printing) -> tuple[Plan, ...]:
    held = [plan for plan in printing.plans if not plan.session.is_cancelled] or [printing.plan]
    return tuple(sorted(held, key=lambda plan: plan.session.planned_start))


def _days_into_week(day: date) -> int:
    """Weeks begin on Sunday, as on the calendars of the clinic's country."""
    return (day.weekday() - _SUNDAY) % _WEEK


def _weeks(printing: Printing, plans: tuple[Plan, ...]) -> Iterator[tuple[CalendarDay, ...]]:
    first, last = plans[0].session_day(), plans[-1].session_day() + timedelta(days=1)
    day = first - timedelta(days=_days_into_week(first))
    is_first = True
    while day <= last:
        yield tuple(
            _day(printing, plans, day + timedelta(days=number), is_first and number == 0) for number in range(_WEEK)
        )
        day += timedelta(days=_WEEK)
        is_first = False


def _day(printing: Printing, plans: tuple[Plan, ...], day: date, names_month: bool) -> CalendarDay:
    wording = printing.wording
    month = wording.months_short[day.month - 1]
    shown = f"{month} {day.day}" if names_month or day.day == 1 else str(day.day)
    plan = next((plan for plan in plans if plan.session_day() == day), None)
    if plan is None:
        return CalendarDay(shown, wording.day(day), note=_no_driving(printing, plans, day))
    number = plan.session.number
    label = (
        printing.say("calendar_session", number=str(number))
        if number
        else printing.words.phrases["calendar_session_plain"]
    )
    return CalendarDay(
        date=shown,
        said=wording.day(day),
        label=label,
        time=wording.clock_time(plan.local(plan.session.planned_start).time()),
        is_done=plan.session.end_is_known and plan.session.end <= printing.printed_at,
    )


def _no_driving(printing: Printing, plans: tuple[Plan, ...], day: date) -> str:
    """What the board says of driving as a day without a session begins, if a session of the day before is behind it."""
    plan = next((plan for plan in plans if plan.session_day() == day - timedelta(days=1)), None)
    if plan is None:
        return ""
    begins = datetime.combine(day, time(), tzinfo=plan.zone).astimezone(UTC)
    item = board_of(plan, [_DRIVING], begins).item(_DRIVING)
    match item.state:
        case BoardState.NOT_ALLOWED:
            return printing.say("calendar_no_driving", until=board_words(item, plan, begins).until)
        case BoardState.ASK_CLINIC:
            return printing.words.phrases["calendar_ask_driving"]
        case _:
            return ""


def _next_sessions(printing: Printing, plans: tuple[Plan, ...]) -> tuple[Table, ...]:
    """The cut-offs of the sessions to come."""
    words, wording = printing.words, printing.wording
    coming = [plan for plan in plans if plan.session.end > printing.printed_at][:_NEXT]
    rows: list[tuple[str, ...]] = []
    for plan in coming:
        start = plan.local(plan.session.planned_start)
        day = wording.moment(start, start.date() - timedelta(days=_WEEK), is_day=True, near=False, short=True)
        when = printing.say("calendar_date_time", day=day, time=wording.clock_time(start.time()))
        number = str(plan.session.number) if plan.session.number else ""
        driver = plan.driver.name if plan.driver else ""
        rows.append((number, when, *(_cut_off_time(plan, topic) for topic in _CUT_OFFS), driver))
    if not rows:
        return ()
    head = tuple(words.phrases[f"calendar_{name}"] for name in ("number", "when", "food", "drinks", "driver"))
    return (Table(words.phrases["calendar_next"], head, tuple(rows), (8, 36, 20, 20, 16)),)


def _cut_off_time(plan: Plan, topic: TopicId) -> str:
    found = cut_off(plan, topic)
    if found is None or found[0].due is None:
        return ""
    return plan.wording.moment(plan.local(found[0].due), plan.session_day(), near=False, short=True)
