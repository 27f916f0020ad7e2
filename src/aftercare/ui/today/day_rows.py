"""Today in all its phases, as frozen rows with every text and time written out."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, assert_never

from PySide6.QtCore import QCoreApplication

from aftercare.domain.contacts import DriverStatus
from aftercare.domain.errors import AftercareError
from aftercare.domain.opening import open_until
from aftercare.domain.plan import Milestone, MilestoneKind, Plan
from aftercare.domain.preparation import READY_CHECK
from aftercare.domain.rule import Layer, TopicId
from aftercare.domain.today import Phase, TaskState, day_line, phase_at
from aftercare.domain.window import limits_topic
from aftercare.ui.course import CourseMoment
from aftercare.ui.messages import message_of, problem_words
from aftercare.ui.today.board_rows import tile_rows
from aftercare.ui.today.card_rows import DRIVER_PAGE, READY_PAGE, after_that_row
from aftercare.ui.today.notice_rows import CLOCK
from aftercare.ui.today.rows import (
    ActionRow,
    BannerKind,
    BannerRow,
    CallRow,
    CardAction,
    CardKind,
    ChipKind,
    ChipRow,
    DayLineRow,
    DayNodeRow,
    InSessionRows,
    NextCardRow,
    NodeState,
    ReminderCardRow,
    ReminderListRow,
    TodayRows,
    UndoRow,
)

if TYPE_CHECKING:
    from aftercare.ui.recovery.rows import CheckRow

OPEN_DRIVERS_FILE = "open-drivers-file"
"""Asks for a file that somebody shared with whoever drives them."""

_DRIVER, _COMPANION = TopicId("driver"), TopicId("companion")


class Waiting(NamedTuple):
    """What waits for the person, besides the next thing to do.

    Attributes:
        top: cards that take the place of the next card, one at a time.
        cards: reminders that wait for an answer.
        more: those that wait besides.
        undo: offered while Done can be taken back.
        missed: the keys of tasks whose reminder went by unheard.
        is_clock_behind: True while the clock may be wrong.
    """

    top: tuple[NextCardRow, ...] = ()
    cards: tuple[ReminderCardRow, ...] = ()
    more: ReminderListRow | None = None
    undo: UndoRow | None = None
    missed: frozenset[str] = frozenset()
    is_clock_behind: bool = False


def today_rows(
    moment: CourseMoment,
    waiting: Waiting,
    next_card: NextCardRow,
    problem: AftercareError | None,
    check: CheckRow | None = None,
    following: Plan | None = None,
) -> TodayRows:
    """The whole page at one moment; the driving check takes the place of the next card, unless something goes first.

    Once a session is over the page also names the one that follows it, if any.
    """
    plan, now = moment.plan, moment.now
    translate = QCoreApplication.translate
    title, subtitle, brief = _heading(plan, now, following)
    clock = plan.wording.clock_time(plan.local(now).time())
    is_general = all(
        window.layer is Layer.GENERAL
        for topic in plan.board_topics
        for window in plan.windows
        if limits_topic(window, topic, plan.topics)
    )
    says = plan.wording.phrases["says_general" if is_general else "says_clinic"]
    return TodayRows(
        title=title,
        subtitle=subtitle,
        subtitle_brief=brief,
        next_card=waiting.top[0] if waiting.top else (next_card if check is None else None),
        board_heading=translate("Today", "Right now, {time}").format(time=clock),
        board_source=says,
        tiles=tile_rows(moment),
        day=_day_line_row(moment, waiting.missed, has_heading=not waiting.top),
        driver=_driver_row(plan, now),
        clinic=_clinic_row(plan, now),
        reminders=waiting.cards,
        more_reminders=waiting.more,
        check=None if waiting.top else check,
        after_that=after_that_row(next_card) if waiting.top else None,
        undo=waiting.undo,
        banner=_banner(moment, waiting, next_card, problem),
        board_source_icon="info" if is_general else "stethoscope",
    )


def in_session_rows(moment: CourseMoment) -> InSessionRows:
    """The page while a session runs: no forms, no tasks, two numbers and one button."""
    plan, now = moment.plan, moment.now
    translate = QCoreApplication.translate
    _, subtitle, brief = _heading(plan, now)
    return InSessionRows(
        title=translate("Today", "Session day"),
        subtitle=subtitle,
        subtitle_brief=brief,
        lead=translate("Today", "You are in good hands"),
        line=translate("Today", "Tell the staff about anything that feels new or wrong."),
        over_text=translate("Today", "Session is over") if now > plan.session.planned_start else "",
        clinic=_clinic_row(plan, now),
        driver=_driver_row(plan, now),
    )


def nothing_planned_rows() -> TodayRows:
    """The page while no session is known."""
    translate = QCoreApplication.translate
    card = NextCardRow(
        CardKind.NOTHING,
        translate("Today", "Nothing planned"),
        translate("Today", "When is your next session?"),
        translate("Today", "Your plan appears here once a session is known. Ask your clinic for its Aftercare file."),
        (
            ActionRow(CardAction.ADD_SESSION, translate("Today", "Add a session"), icon="plus"),
            ActionRow(
                CardAction.OPEN_PAGE, translate("Today", "I drive somebody: open their file"), OPEN_DRIVERS_FILE, "car"
            ),
        ),
    )
    return TodayRows(translate("Today", "Today"), "", "", card, "", "", (), None, None, None)


def problem_rows(error: AftercareError, *, can_try_again: bool) -> TodayRows:
    """The page when what was stored cannot be read: what happened, and what to do. Help is still one press away."""
    translate = QCoreApplication.translate
    message = message_of(error)
    card = NextCardRow(
        CardKind.PROBLEM,
        translate("Today", "A problem"),
        message.title,
        message.detail,
        (ActionRow(CardAction.TRY_AGAIN, translate("Today", "Try again")),) if can_try_again else (),
        icon="triangle-alert",
    )
    return TodayRows(translate("Today", "Today"), "", "", card, "", "", (), None, None, None)


def _session_name(plan: Plan) -> str:
    session = plan.session
    translate = QCoreApplication.translate
    if session.number is None:
        return translate("Today", "Your session")
    if session.of is None:
        return translate("Today", "Session {number}").format(number=session.number)
    return translate("Today", "Session {number} of {of}").format(number=session.number, of=session.of)


def _following_words(following: Plan | None) -> str:
    """When the session after this one is; empty if none is entered."""
    if following is None:
        return ""
    translate, session = QCoreApplication.translate, following.session
    day = following.wording.day(following.session_day())
    if session.number is None:
        return translate("Today", "Your next session is on {day}.").format(day=day)
    return translate("Today", "Session {number} is on {day}.").format(number=session.number, day=day)


def _heading(plan: Plan, now: datetime, following: Plan | None = None) -> tuple[str, str, str]:
    """Title, sentence, and a short sentence for small windows."""
    wording, translate = plan.wording, QCoreApplication.translate
    today, session_day = plan.local(now).date(), plan.session_day()
    start = plan.local(plan.session.planned_start)
    marks = {
        "session": _session_name(plan),
        "today": wording.day(today),
        "day": wording.day(session_day),
        "time": wording.clock_time(start.time()),
    }
    phase = phase_at(plan, now)
    match phase:
        case Phase.BEFORE if session_day == today + timedelta(days=1):
            sentence = translate("Today", "{session} is tomorrow, {day}, at {time}")
            brief = translate("Today", "Session tomorrow at {time}")
            return marks["today"], sentence.format(**marks), brief.format(**marks)
        case Phase.BEFORE:
            sentence = translate("Today", "{session} is on {day}, at {time}")
            return marks["today"], sentence.format(**marks), sentence.format(**marks)
        case Phase.SESSION_DAY | Phase.IN_SESSION:
            sentence = translate("Today", "{today}. {session} is at {time}")
            brief = translate("Today", "{today}. Session at {time}")
            return translate("Today", "Session day"), sentence.format(**marks), brief.format(**marks)
        case Phase.WHEN_LEFT | Phase.REST_OF_DAY:
            sentence = translate("Today", "{today}. {session} is done.")
            return translate("Today", "Rest of today"), sentence.format(**marks), marks["today"]
        case Phase.NEXT_DAY:
            if plan.session.number is None:
                sentence = translate("Today", "The day after your session.")
            else:
                sentence = translate("Today", "The day after session {number}.").format(number=plan.session.number)
            return marks["today"], " ".join(filter(None, (sentence, _following_words(following)))), sentence
        case Phase.AFTERWARDS:
            sentence = translate("Today", "{session} was on {day}.").format(**marks)
            return marks["today"], " ".join(filter(None, (sentence, _following_words(following)))), sentence
        case Phase.CANCELLED:
            sentence = translate("Today", "{session} on {day} is cancelled.").format(**marks)
            return marks["today"], " ".join(filter(None, (sentence, _following_words(following)))), sentence
        case _:
            assert_never(phase)


def _day_line_row(moment: CourseMoment, missed: Collection[str], *, has_heading: bool) -> DayLineRow | None:
    plan, now = moment.plan, moment.now
    milestones = day_line(plan, now)
    if not milestones:
        return None
    translate = QCoreApplication.translate
    is_today = plan.local(now).date() == plan.session_day()
    heading = translate("Today", "Your day") if is_today else translate("Today", "Next 24 hours")
    behind = sum(1 for milestone in milestones if milestone.at <= now) - 1
    share = 0.0
    if 0 <= behind < len(milestones) - 1:
        begin, end = milestones[behind].at, milestones[behind + 1].at
        share = (now - begin) / (end - begin) if end > begin else 0.0
    return DayLineRow(
        heading if has_heading else "",
        tuple(_node(milestone, moment, missed) for milestone in milestones),
        behind,
        share,
    )


def _node(milestone: Milestone, moment: CourseMoment, missed: Collection[str]) -> DayNodeRow:
    plan, now = moment.plan, moment.now
    wording, translate = plan.wording, QCoreApplication.translate
    local, today = plan.local(milestone.at), plan.local(now).date()
    clock = wording.clock_time(local.time())
    if milestone.is_about:
        clock = wording.say("about", moment=clock)
    is_today = local.date() == today
    time = clock[:1].upper() + clock[1:] if is_today else f"{wording.weekday(local.date(), short=True)} {clock}"
    spoken_time = clock if is_today else f"{wording.weekday(local.date())} {clock}"
    is_done = moment.states.get(milestone.task_key) is TaskState.DONE
    is_past = milestone.at <= now
    state = NodeState.DONE if is_done or is_past else NodeState.COMING
    said = translate("Today", "coming") if state is NodeState.COMING else translate("Today", "passed")
    if not is_done and is_past and milestone.task_key and milestone.kind is MilestoneKind.DUTY:
        # Its time has gone by, and nobody said that it was done.
        state = NodeState.COMING
    if is_done:
        said = translate("Today", "done")
    elif is_past and milestone.task_key in missed:
        state, said = NodeState.MISSED, translate("Today", "passed while you were away")
    label = milestone.label
    if milestone.kind is MilestoneKind.HOME and is_past and plan.driver is not None and not milestone.is_about:
        label = translate("Today", "Left with {driver}").format(driver=plan.driver.name)
    return DayNodeRow(time, label, state, f"{spoken_time}, {label}, {said}")


def _driver_row(plan: Plan, now: datetime) -> CallRow | None:
    driver = plan.driver
    if driver is None:
        return None
    translate = QCoreApplication.translate
    note = ""
    match driver.status:
        case DriverStatus.CONFIRMED:
            chip = ChipRow(ChipKind.CONFIRMED, translate("Today", "Confirmed"))
            if driver.pick_up is not None and now < driver.pick_up:
                today = plan.local(now).date()
                when = plan.filler.moment(driver.pick_up, today, near=True)
                note = translate("Today", "Here at {time}").format(time=when)
        case DriverStatus.ASKED:
            chip = ChipRow(ChipKind.ASKED, translate("Today", "Asked"))
            note = translate("Today", "No answer yet")
        case DriverStatus.NOT_ARRANGED:
            chip = ChipRow(ChipKind.NOT_ARRANGED, translate("Today", "Not arranged"))
        case _:
            assert_never(driver.status)
    is_home = phase_at(plan, now) is Phase.REST_OF_DAY and driver.status is DriverStatus.CONFIRMED
    if is_home and any(_COMPANION in window.topics and not window.forbids for window in plan.windows):
        note = translate("Today", "Here tonight")
    heading = translate("Today", "Your driver: {name}").format(name=driver.name)
    return CallRow(heading, driver.name, "car", driver.phone, note, chip)


def _clinic_row(plan: Plan, now: datetime) -> CallRow | None:
    clinic = plan.clinic
    main = clinic.phone("main") if clinic else None
    if clinic is None or main is None:
        return None
    translate = QCoreApplication.translate
    heading = translate("Today", "Clinic")
    closes = open_until(clinic, now, plan.zone)
    after = clinic.phone("after-hours")
    if closes is not None:
        until = plan.wording.clock_time(closes.time())
        note = translate("Today", "Open today until {time}").format(time=until)
    elif after is not None:
        note = translate("Today", "After hours: {phone}").format(phone=after.number)
    else:
        note = main.when
    return CallRow(heading, heading, "stethoscope", main.number, note)


def _banner(
    moment: CourseMoment, waiting: Waiting, next_card: NextCardRow, problem: AftercareError | None
) -> BannerRow | None:
    plan, now = moment.plan, moment.now
    if waiting.is_clock_behind:
        right = ActionRow(CardAction.SEEN, QCoreApplication.translate("Today", "Yes, it is right"), CLOCK)
        return BannerRow(BannerKind.CARE, plan.wording.phrases["clock_question"], "clock", right)
    if problem is None:
        task = plan.task(next_card.task_id)
        is_on_top = not waiting.top and task is not None and _DRIVER in plan.window_of(task).topics
        return (None if is_on_top else _ride_banner(moment)) or _ready_banner(plan, now)
    return BannerRow(BannerKind.CARE, problem_words(problem))


def _ride_banner(moment: CourseMoment) -> BannerRow | None:
    """What is unmet about the ride home, with the clinic's number; nothing is loaded where somebody has said yes.

    Who ticked that the driver they asked can come has said so too.
    """
    plan, driver = moment.plan, moment.plan.driver
    if driver is not None and driver.status is DriverStatus.CONFIRMED:
        return None
    from aftercare.domain.ride import driver_tasks
    from aftercare.ui.prepare.ride_words import ride_warning

    is_checked = any(moment.states.get(task.key) is TaskState.DONE for task in driver_tasks(plan)[-1:])
    warning = ride_warning(plan, moment.now)
    if warning is None or (is_checked and driver is not None and bool(driver.name)):
        return None
    opens = QCoreApplication.translate("Today", "Open driver card")
    return BannerRow(
        BannerKind.CARE,
        " ".join(filter(None, warning)),
        "car",
        ActionRow(CardAction.OPEN_PAGE, opens, DRIVER_PAGE, "car"),
    )


def _ready_banner(plan: Plan, now: datetime) -> BannerRow | None:
    """The way to the ready check on the day, where no task of the plan leads to it."""
    if phase_at(plan, now) is not Phase.SESSION_DAY:
        return None
    if any(READY_CHECK in plan.window_of(task).topics for task in plan.tasks):
        return None
    translate = QCoreApplication.translate
    return BannerRow(
        BannerKind.INFO,
        translate("Today", "Before your session: answer the ready check. It takes 1 minute."),
        "list-checks",
        ActionRow(CardAction.OPEN_PAGE, translate("Today", "Start the ready check"), READY_PAGE, "list-checks"),
    )
