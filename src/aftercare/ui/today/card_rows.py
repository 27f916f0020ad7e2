"""The next card: the one thing to do now, or the word that nothing is due."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from PySide6.QtCore import QCoreApplication

from aftercare.domain.plan import Plan, Stretch, TaskKind
from aftercare.domain.preparation import READY_CHECK
from aftercare.domain.snooze import SnoozeKind, offered_for, soon_minutes
from aftercare.domain.today import NextTask, Phase, arrival, next_task, phase_at
from aftercare.ui.course import CourseMoment
from aftercare.ui.today.board_rows import CHECK_PAGE
from aftercare.ui.today.reminder_rows import choice_rows, set_note
from aftercare.ui.today.rows import ActionRow, AfterThatRow, CardAction, CardKind, NextCardRow

HELP_PAGE, SIGNS_PAGE, READY_PAGE, DRIVER_PAGE = "help", "warning-signs", "ready-check", "driver"


def next_card_row(moment: CourseMoment, nudged_for: datetime | None = None, choosing: str = "") -> NextCardRow:
    """The card at one moment.

    Args:
        moment: the course at that moment.
        nudged_for: when the person wants to be reminded of the next task, if they asked for it.
        choosing: the key of the task for which they are choosing another time.
    """
    phase = phase_at(moment.plan, moment.now)
    coming = next_task(moment.plan, moment.states, moment.now)
    if phase is Phase.WHEN_LEFT:
        return _when_left(moment.plan)
    if phase is Phase.REST_OF_DAY:
        return _rest(moment, _after_today(moment))
    if is_to_check(moment, coming):
        return _check()
    is_at_clinic = coming is None or coming.task.stretch is Stretch.AT_CLINIC
    if phase is Phase.SESSION_DAY and is_at_clinic:
        return _on_the_way(moment, coming)
    if coming is None:
        return _nothing(moment.plan)
    return _do(moment, coming, nudged_for, is_choosing=choosing == coming.task.key)


def _do(moment: CourseMoment, coming: NextTask, nudged_for: datetime | None, *, is_choosing: bool) -> NextCardRow:
    plan, now, task = moment.plan, moment.now, coming.task
    translate, wording = QCoreApplication.translate, plan.wording
    window, today = plan.window_of(task), plan.local(now).date()
    due = task.due or now
    left = due - now
    when = plan.filler.moment(due, today, near=True, is_about=task.is_about)
    template = translate("Today", "until {time}") if task.kind is TaskKind.LIMIT else translate("Today", "by {time}")
    span = due - coming.since
    actions = [ActionRow(CardAction.DONE, translate("Today", "Done"))]
    if READY_CHECK in window.topics:
        # Done by answering its questions, and on the day only.
        start = ActionRow(CardAction.OPEN_PAGE, translate("Today", "Start the ready check"), READY_PAGE, "list-checks")
        actions = [start] if today == plan.session_day() else actions
    choices = offered_for(plan, due, now)
    minutes = next((soon_minutes(left) for one in choices if one.kind is SnoozeKind.SOON), 0)
    if is_choosing:
        actions += choice_rows(plan, choices, now)
    elif nudged_for is not None and choices:
        actions.append(ActionRow(CardAction.CHANGE_TIME, translate("Today", "Change the time"), icon="bell"))
    elif minutes:
        actions.append(
            ActionRow(CardAction.REMIND, translate("Today", "Remind me in {n} min").format(n=minutes), str(minutes))
        )
    elif choices:
        actions.append(ActionRow(CardAction.CHANGE_TIME, translate("Today", "Remind me later"), icon="bell"))
    actions.append(ActionRow(CardAction.WHY, translate("Today", "Why?")))
    countdown = wording.time_left(left)
    return NextCardRow(
        kind=CardKind.DO,
        eyebrow=translate("Today", "Do this next"),
        lead=plan.filler.fill(task.heading, window, today, near=True),
        line=plan.filler.fill(task.detail, window, today, near=True),
        actions=tuple(actions),
        task_id=task.key,
        countdown=countdown,
        countdown_in_words=wording.say("time_left", time=countdown),
        until=template.format(time=when),
        progress=min(1.0, max(0.0, (now - coming.since) / span)) if span > timedelta(0) else None,
        note=set_note(plan, nudged_for, now),
    )


def _on_the_way(moment: CourseMoment, coming: NextTask | None) -> NextCardRow:
    """From the last thing to do at home until they are there: when to be there, and what comes then."""
    plan, now = moment.plan, moment.now
    translate = QCoreApplication.translate
    arrives = arrival(plan)
    driver = plan.driver
    has_left = driver is not None and driver.pick_up is not None and now >= driver.pick_up
    countdown = plan.wording.time_left(arrives - now)
    time = plan.wording.clock_time(plan.local(arrives).time())
    address = plan.wording.phrases["list_comma"].join(plan.clinic.address) if plan.clinic is not None else ""
    return NextCardRow(
        kind=CardKind.REST,
        eyebrow=translate("Today", "You are on your way") if has_left else translate("Today", "Before you leave"),
        lead=translate("Today", "Be at the clinic by {time}").format(time=time),
        line=address,
        actions=(
            ActionRow(CardAction.OPEN_PAGE, translate("Today", "I don’t feel right"), SIGNS_PAGE, "triangle-alert"),
        ),
        countdown=countdown,
        countdown_in_words=plan.wording.say("time_left", time=countdown),
        until=translate("Today", "until {time}").format(time=time),
        note=_once_there(moment, coming),
    )


def _once_there(moment: CourseMoment, coming: NextTask | None) -> str:
    if coming is None:
        return ""
    plan = moment.plan
    what = plan.filler.fill(coming.task.heading, plan.window_of(coming.task), plan.local(moment.now).date(), near=True)
    return QCoreApplication.translate("Today", "Once you are there: {what}").format(what=what)


def _after_today(moment: CourseMoment) -> NextTask | None:
    """The first task of a later day: the rest of this one is for resting."""
    tomorrow = moment.plan.local(moment.now).date() + timedelta(days=1)
    midnight = datetime.combine(tomorrow, time(0), moment.plan.zone)
    return next_task(moment.plan, moment.states, midnight)


def _rest(moment: CourseMoment, coming: NextTask | None) -> NextCardRow:
    plan, now = moment.plan, moment.now
    wording, translate = plan.wording, QCoreApplication.translate
    countdown, until = "", ""
    if coming is not None and coming.task.due is not None:
        today, due = plan.local(now).date(), plan.local(coming.task.due)
        clock = plan.filler.moment(due, due.date())
        label = coming.task.label or coming.task.heading
        what = plan.filler.fill(label, plan.window_of(coming.task), due.date())
        countdown = clock if due.date() == today else wording.moment(due, today, is_day=True)
        countdown = countdown[:1].upper() + countdown[1:]
        until = what if due.date() == today else f"{what}, {clock}"
    return NextCardRow(
        kind=CardKind.REST,
        eyebrow=wording.phrases["rest_eyebrow"],
        lead=wording.phrases["rest_lead"],
        line=wording.phrases["rest_line"],
        actions=(
            ActionRow(CardAction.OPEN_PAGE, translate("Today", "See recovery steps"), CHECK_PAGE, "sofa"),
            ActionRow(CardAction.OPEN_PAGE, translate("Today", "I don’t feel right"), SIGNS_PAGE, "triangle-alert"),
        ),
        countdown=countdown,
        countdown_in_words=f"{countdown}, {until}" if countdown else "",
        until=until,
    )


def is_to_check(moment: CourseMoment, coming: NextTask | None) -> bool:
    """True while the driving check waits and nothing else is to be done on the same day."""
    plan, now = moment.plan, moment.now
    if phase_at(plan, now) not in (Phase.NEXT_DAY, Phase.AFTERWARDS):
        return False
    from aftercare.domain.recovery import CheckStage, driving_check

    due = coming.task.due if coming is not None else None
    is_free = due is None or plan.local(due).date() != plan.local(now).date()
    return is_free and driving_check(plan, now).stage is CheckStage.ASK


def _check() -> NextCardRow:
    from aftercare.domain.recovery import DRIVING

    translate = QCoreApplication.translate
    return NextCardRow(
        CardKind.DO,
        translate("Today", "Do this next"),
        translate("Today", "Driving check"),
        translate("Today", "Did you sleep well? Do you feel clear and steady? Answer before you think of driving."),
        (
            ActionRow(CardAction.OPEN_PAGE, translate("Today", "Answer two questions"), CHECK_PAGE),
            ActionRow(CardAction.WHY, translate("Today", "Why?"), DRIVING),
        ),
    )


def _when_left(plan: Plan) -> NextCardRow:
    translate = QCoreApplication.translate
    about = plan.wording.clock_time(plan.local(plan.session.end).time())
    return NextCardRow(
        kind=CardKind.WHEN_LEFT,
        eyebrow=translate("Today", "After your session"),
        lead=translate("Today", "When did you leave?"),
        line=translate("Today", "Every time from here on counts from then."),
        actions=(
            ActionRow(CardAction.LEFT_AT, translate("Today", "About {time}").format(time=about), "planned"),
            ActionRow(CardAction.LEFT_AT, translate("Today", "About an hour earlier"), "earlier"),
            ActionRow(CardAction.LEFT_AT, translate("Today", "About an hour later"), "later"),
        ),
    )


def _nothing(plan: Plan) -> NextCardRow:
    translate = QCoreApplication.translate
    is_over = plan.session.is_cancelled
    line = translate("Today", "Call your clinic for a new date.") if is_over else plan.wording.phrases["nothing_line"]
    return NextCardRow(
        CardKind.NOTHING,
        translate("Today", "Do this next"),
        translate("Today", "Nothing to do right now"),
        line,
        (ActionRow(CardAction.ADD_SESSION, translate("Today", "Add a session"), icon="plus"),) if is_over else (),
    )


def after_that_row(card: NextCardRow) -> AfterThatRow | None:
    """What comes after a card that has to be answered first; None if there is nothing to do then."""
    if card.kind is not CardKind.DO:
        return None
    asks = (CardAction.REMIND, CardAction.REMIND_AT, CardAction.CHANGE_TIME)
    remind = tuple(action for action in card.actions if action.action in asks)
    eyebrow = QCoreApplication.translate("Today", "After that")
    return AfterThatRow(eyebrow, card.lead, card.note or card.countdown_in_words, card.task_id, remind)
