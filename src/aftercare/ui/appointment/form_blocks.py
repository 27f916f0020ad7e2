"""What entering an appointment looks like: a month, the day and time to type or step, the series, and what it sets."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from aftercare.domain.board import board_at
from aftercare.domain.board_words import board_words
from aftercare.domain.course_dates import Doubt, PlannedVisit, Rhythm
from aftercare.domain.plan import MilestoneKind, Plan
from aftercare.domain.rule import TopicId
from aftercare.ui.appointment.form import (
    COUNT,
    DAY,
    LENGTH,
    MONTH,
    NUMBER,
    RHYTHM,
    SESSION,
    SURE,
    TIME,
    WHICH,
    AppointmentForm,
)
from aftercare.ui.form.blocks import (
    Block,
    ButtonItem,
    ButtonsBlock,
    CardBlock,
    ChoiceBlock,
    ColumnsBlock,
    DayCell,
    FactsBlock,
    FieldBlock,
    HeadingBlock,
    MonthBlock,
    Option,
    SayBlock,
    StepBlock,
    Tone,
)

_SUNDAY_FIRST = ("US", "CA")
_DRIVING = TopicId("driving")
_MOST_FACTS = 4
_MOST_DOUBTS = 3
_LONG_BEFORE = timedelta(days=60)
"""A day so long before the session that every time said on it needs its whole day."""


def appointment_blocks(form: AppointmentForm) -> tuple[Block, ...]:
    """The whole entry."""
    remarks = _remarks(form)
    right: list[Block] = [*_questions(form), *_series(form), *_what_it_sets(form), *_other_days(form)]
    if not form.is_asking:
        right[1:1] = remarks
        remarks = []
    # What keeps the person from going on comes first, where they see it.
    return (*remarks, ColumnsBlock((_month(form),), tuple(right)))


def full_moment(plan: Plan, at: datetime) -> str:
    """A moment of a plan with its whole day, in both zones where they differ."""
    return plan.filler.moment(at, (at - _LONG_BEFORE).date())


def _questions(form: AppointmentForm) -> list[Block]:
    translate, wording = QCoreApplication.translate, form.desk.wording
    asks = form.is_asking
    day_help = translate("Appointment", "Such as 5/14, May 14 or Thursday.")
    if form.is_day_missing and (asks or form.typed_day):
        day_help = translate("Appointment", "We need the day. Write it like May 14, or choose it in the month.")
    time_help = translate("Appointment", "As your clinic says it. Such as 10, 10:30 or 2 pm.")
    if form.is_time_missing and (asks or form.typed_time):
        time_help = translate("Appointment", "We need the time. Write it like 10:30 AM.")
    length = wording.time_left(form.length)
    day, time = (
        FieldBlock(
            DAY,
            translate("Appointment", "Day"),
            form.typed_day,
            day_help,
        ),
        FieldBlock(
            TIME,
            translate("Appointment", "Session starts"),
            form.typed_time,
            time_help,
            less=translate("Appointment", "15 minutes earlier"),
            more=translate("Appointment", "15 minutes later"),
        ),
    )
    blocks: list[Block] = [ColumnsBlock((day,), (time,), is_even=True)]
    if Doubt.COMES_TWICE in [doubt for one in form.visits() for doubt in one.doubts]:
        blocks.append(_which(form))
    long = StepBlock(
        LENGTH,
        translate("Appointment", "How long is the visit?"),
        translate("Appointment", "about {length}").format(length=length),
        translate("Appointment", "15 minutes shorter, now {length}").format(length=length),
        translate("Appointment", "15 minutes longer, now {length}").format(length=length),
    )
    if not form.is_course:
        return [*blocks, long]
    count = str(form.draft.count)
    many = StepBlock(
        COUNT,
        translate("Appointment", "How many sessions?"),
        count,
        translate("Appointment", "One less, now {count}").format(count=count),
        translate("Appointment", "One more, now {count}").format(count=count),
    )
    return [*blocks, ColumnsBlock((long,), (many,), is_even=True)]


def _which(form: AppointmentForm) -> ChoiceBlock:
    translate = QCoreApplication.translate
    clock = form.typed_time
    asked = translate("Appointment", "The clocks go back that night, so {time} comes twice. Which one?")
    return ChoiceBlock(
        WHICH,
        asked.format(time=clock),
        (
            Option("first", translate("Appointment", "The first, before the clocks go back")),
            Option("second", translate("Appointment", "The second, an hour after it")),
        ),
        "second" if form.draft.is_second else "first",
    )


def _series(form: AppointmentForm) -> list[Block]:
    if not form.is_course:
        return []
    translate, draft = QCoreApplication.translate, form.draft
    number = translate("Appointment", "not sure") if draft.number is None else str(draft.number)
    which = StepBlock(
        NUMBER,
        translate("Appointment", "The first is session number"),
        number,
        translate("Appointment", "One before, now {number}").format(number=number),
        translate("Appointment", "One after, now {number}").format(number=number),
        draft.number is not None,
    )
    if draft.count == 1:
        return [which._replace(label=translate("Appointment", "This is session number"))]
    often = rhythm_words(draft.rhythm)
    rhythm = StepBlock(
        RHYTHM,
        translate("Appointment", "How often?"),
        often,
        translate("Appointment", "More often than {often}").format(often=often),
        translate("Appointment", "Less often than {often}").format(often=often),
    )
    return [ColumnsBlock((rhythm,), (which,), is_even=True)]


def _other_days(form: AppointmentForm) -> list[Block]:
    """The days that follow from the first, each of which may be another one."""
    days = form.draft.days()[1:] if form.is_course else ()
    if not days:
        return []
    translate, wording = QCoreApplication.translate, form.desk.wording
    label = translate("Appointment", "Session {number}")
    steps = [
        _session_step(place, label.format(number=(form.draft.number or 1) + place), wording.day(day))
        for place, day in enumerate(days, start=1)
    ]
    title = HeadingBlock(translate("Appointment", "The other days. Change any that differ."))
    return [CardBlock("series", (title, *steps))]


def _session_step(place: int, label: str, day: str) -> StepBlock:
    translate = QCoreApplication.translate
    earlier = translate("Appointment", "One day earlier: {label}, {day}").format(label=label, day=day)
    later = translate("Appointment", "One day later: {label}, {day}").format(label=label, day=day)
    return StepBlock(f"{SESSION}{place}", label, day, earlier, later)


def rhythm_words(rhythm: Rhythm) -> str:
    """How often, in words."""
    translate = QCoreApplication.translate
    match rhythm:
        case Rhythm.THREE_A_WEEK:
            return translate("Appointment", "three times a week")
        case Rhythm.TWICE_A_WEEK:
            return translate("Appointment", "twice a week")
        case Rhythm.WEEKLY:
            return translate("Appointment", "once a week")
        case Rhythm.EVERY_TWO_WEEKS:
            return translate("Appointment", "every two weeks")
        case Rhythm.EVERY_FOUR_WEEKS:
            return translate("Appointment", "every four weeks")
    assert_never(rhythm)


def _remarks(form: AppointmentForm) -> list[Block]:
    """What is odd. It is told at once, and has to be said to be right only when the person wants to go on."""
    translate = QCoreApplication.translate
    blocks: list[Block] = []
    for visit in form.visits():
        if Doubt.SKIPPED in visit.doubts:
            text = translate("Appointment", "On {day} the clocks skip {time}. Ask your clinic for the right time.")
            words = text.format(day=form.desk.wording.day(visit.day), time=form.typed_time)
            blocks.append(SayBlock(words, Tone.CARE, "triangle-alert"))
    doubts = form.open_doubts()
    blocks += [SayBlock(_doubt_words(form, *one), Tone.CARE, "circle-question-mark") for one in doubts[:_MOST_DOUBTS]]
    if len(doubts) > _MOST_DOUBTS:
        more = translate("Appointment", "And {count} more of these.").format(count=len(doubts) - _MOST_DOUBTS)
        blocks.append(SayBlock(more, Tone.CARE))
    if doubts and form.is_asking:
        sure = ButtonItem(SURE, translate("Appointment", "Yes, that is right"), "check")
        blocks.append(ButtonsBlock((sure,)))
    return blocks


def _doubt_words(form: AppointmentForm, visit: PlannedVisit, doubt: Doubt) -> str:
    translate, wording = QCoreApplication.translate, form.desk.wording
    clinic = form.desk.clinic
    match doubt:
        case Doubt.PAST:
            text = translate("Appointment", "{day}, {time} has passed. Is the date right?")
        case Doubt.FAR_AHEAD:
            text = translate("Appointment", "{date} is more than a year away. Is the year right?")
        case Doubt.AT_NIGHT:
            text = translate("Appointment", "{time} is an unusual time for a session. Is it right?")
        case Doubt.CLINIC_CLOSED:
            text = translate("Appointment", "{clinic} is usually closed on {day} at {time}. Is it right?")
        case Doubt.WEEKEND:
            text = translate("Appointment", "{day} is on a weekend. Is it right?")
        case Doubt.SAME_DAY:
            text = translate("Appointment", "You have another session on {day}. Is it right?")
        case Doubt.OVERLAPS:
            text = translate("Appointment", "You have another session at that time on {day}. Is it right?")
        case Doubt.SKIPPED | Doubt.COMES_TWICE:
            text = ""
        case _:
            assert_never(doubt)
    return text.format(
        day=wording.day(visit.day),
        date=wording.date_of(visit.day),
        time=form.typed_time,
        clinic=clinic.short_name if clinic else wording.phrases["your_clinic"],
    )


def _what_it_sets(form: AppointmentForm) -> list[Block]:
    plan = form.preview()
    if plan is None:
        return []
    translate = QCoreApplication.translate
    rows = [(translate("Appointment", "Session starts"), full_moment(plan, plan.session.planned_start))]
    cuts = [one for one in plan.milestones if one.kind is MilestoneKind.CUT_OFF]
    # The latest ones are the nearest to the session, and the ones a person is surest to be asked about.
    rows += [(one.label, full_moment(plan, one.at)) for one in sorted(cuts, key=lambda one: one.at)[-_MOST_FACTS:]]
    # Said the day before, so that the day of each limit is named.
    until = board_words(board_at((plan,), plan.session.end).item(_DRIVING), plan, plan.session.end).until
    if until:
        rows.append((translate("Appointment", "No driving"), until))
    clinic = form.desk.clinic
    name = form.desk.treatment_name(form.treatment)
    source = translate("Appointment", "General guidance for {treatment}. Your clinic may have other times.")
    if clinic is not None:
        source = translate("Appointment", "From {clinic}’s plan for {treatment}")
    said = source.format(clinic=clinic.short_name if clinic else "", treatment=name)
    blocks: list[Block] = [FactsBlock(translate("Appointment", "What this sets"), tuple(rows))]
    if plan.filler.other_zone is not None:
        differs = translate("Appointment", "Your clinic’s clocks and this computer’s differ. We show both times.")
        blocks.append(SayBlock(differs, Tone.QUIET, "clock"))
    return [*blocks, SayBlock(said, Tone.QUIET, "stethoscope" if clinic else "book-open")]


def _month(form: AppointmentForm) -> MonthBlock:
    translate, wording = QCoreApplication.translate, form.desk.wording
    first = form.month
    clinic = form.desk.clinic
    is_sunday_first = (clinic.country if clinic else "US") in _SUNDAY_FIRST
    order = [6, 0, 1, 2, 3, 4, 5] if is_sunday_first else [0, 1, 2, 3, 4, 5, 6]
    taken = {
        one.planned_start.astimezone(form.desk.zone).date() for one in form.desk.sessions() if not one.is_cancelled
    }
    marked = taken | set(form.draft.days())
    days = [first + timedelta(days=place) for place in range(monthrange(first.year, first.month)[1])]
    title = f"{wording.months[first.month - 1]} {first.year}"
    return MonthBlock(
        MONTH,
        title,
        tuple(wording.weekdays_short[weekday][:2] for weekday in order),
        order.index(first.weekday()),
        tuple(_cell(form, day, is_marked=day in marked) for day in days),
        translate("Appointment", "The month before {month}").format(month=title),
        translate("Appointment", "The month after {month}").format(month=title),
    )


def _cell(form: AppointmentForm, day: date, *, is_marked: bool) -> DayCell:
    translate, wording = QCoreApplication.translate, form.desk.wording
    spoken = f"{wording.weekday(day)}, {wording.date_of(day)}"
    if is_marked:
        spoken = translate("Appointment", "{day}, a session").format(day=spoken)
    is_chosen = day == form.draft.first_day
    return DayCell(day.isoformat(), str(day.day), spoken, is_chosen, is_marked, day == form.today)
