"""Recovery as rows: where in the days after a session a person is, what to do, what many feel, what is not yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from aftercare.domain.board import Board, BoardState, Reason
from aftercare.domain.board_words import board_words
from aftercare.domain.condition import Truth
from aftercare.domain.learning import Effect, RecoveryPeriod
from aftercare.domain.plan import Plan
from aftercare.domain.recovery import PeriodTimes, Stage, limits_at, recovery_periods
from aftercare.domain.rule import Force, Layer, Part, TopicId
from aftercare.domain.treatment import Treatment
from aftercare.domain.window import Window, limits_topic
from aftercare.ui.recovery.rows import CheckRow, DoRow, FeelRow, NotYetRow, PhaseRow, RecoveryRows

_LONGEST_DUTY = timedelta(hours=36)
_HABITS = frozenset({TopicId("door")})
_FEWEST, _MOST = 3, 7


def recovery_rows(
    periods: Sequence[RecoveryPeriod],
    effects: Sequence[Effect],
    plan: Plan | None,
    board: Board | None,
    now: datetime,
    shown: str = "",
    check: CheckRow | None = None,
    problem: str = "",
) -> RecoveryRows:
    """The page at one moment.

    Args:
        periods: the stretches of our content.
        effects: what people may feel.
        plan: the session to recover from; None if none is planned.
        board: what is allowed now; None without a plan.
        now: the moment.
        shown: the period the person chose to read; empty for the present one.
        check: the driving check, if there is one.
        problem: what went wrong, if something did.
    """
    translate = QCoreApplication.translate
    times = recovery_periods(plan, now) if plan is not None else ()
    by_id = {period.period_id: period for period in periods}
    current = next((one.period_id for one in times if one.stage is Stage.NOW), "")
    period = by_id.get(shown) or by_id.get(current) or periods[0]
    is_now = period.period_id == current
    not_yet = tuple(_not_yet(plan, board, now)) if plan is not None and board is not None else ()
    # In the first day the plan's own limits say it better, with their times.
    leave = () if period.feel and not_yet else period.leave
    subtitle, brief = _subtitle(plan, now)
    says = plan.wording.phrases["says_general" if plan.is_general else "says_clinic"] if plan is not None else ""
    general = translate("Recovery", "General guidance, awaiting clinical review.")
    return RecoveryRows(
        title=translate("Recovery", "Recovery"),
        subtitle=subtitle,
        subtitle_brief=brief,
        phases=tuple(_phases(periods, times, plan, now)),
        shown=period.period_id,
        do_heading=translate("Recovery", "Do this now") if is_now else translate("Recovery", "What to do"),
        do=tuple(_do(period, times, plan, now)),
        feel_heading=translate("Recovery", "Many people feel"),
        feel=tuple(_feel(period, effects, plan.session.treatment if plan is not None else None)),
        not_yet_heading=translate("Recovery", "Not yet") if not_yet else "",
        not_yet=not_yet,
        leave_heading=translate("Recovery", "Leave for now") if leave else "",
        leave=leave,
        banner=(
            translate("Recovery", "Feeling worse, or longer than this?"),
            translate("Recovery", "You do not have to wait."),
        ),
        banner_action=translate("Recovery", "Check warning signs"),
        source=f"{says}. {general}" if says and plan is not None and not plan.is_general else general,
        check=check,
        problem=problem,
    )


def _subtitle(plan: Plan | None, now: datetime) -> tuple[str, str]:
    translate = QCoreApplication.translate
    if plan is None:
        line = translate("Recovery", "Your own times appear here once a session is known.")
        return line, line
    wording, session = plan.wording, plan.session
    local = plan.local(now)
    if now < session.planned_start:
        start = plan.local(session.planned_start)
        line = translate("Recovery", "For the time after your session on {day}, at {time}.").format(
            day=wording.day(start.date()), time=wording.clock_time(start.time())
        )
        return line, line
    moment = translate("Recovery", "{day}, {time}.").format(
        day=wording.day(local.date()), time=wording.clock_time(local.time())
    )
    if now < session.end:
        said = translate("Recovery", "Staff say when you can leave.")
    elif not session.end_is_known:
        said = translate("Recovery", "When did you leave? Say it on Today.")
    else:
        left = wording.moment(plan.local(session.end), local.date(), near=False)
        said = translate("Recovery", "You left the clinic at {time}.").format(time=left)
    return f"{moment} {said}", said


def _phases(
    periods: Sequence[RecoveryPeriod], times: Sequence[PeriodTimes], plan: Plan | None, now: datetime
) -> Iterator[PhaseRow]:
    by_id = {one.period_id: one for one in times}
    for period in periods:
        at = by_id.get(period.period_id)
        if at is None or plan is None:
            yield PhaseRow(period.period_id, period.title, "", Stage.LATER, period.title)
            continue
        line = _phase_line(at, plan, now)
        yield PhaseRow(period.period_id, period.title, line, at.stage, f"{period.title}, {line}")


def _phase_line(at: PeriodTimes, plan: Plan, now: datetime) -> str:
    translate = QCoreApplication.translate
    if at.stage is Stage.NOW:
        return translate("Recovery", "Now")
    if at.stage is Stage.DONE:
        return translate("Recovery", "Over")
    today = plan.local(now).date()
    when = plan.filler.moment(at.starts, today, is_day=at.is_day, is_about=at.is_about)
    return translate("Recovery", "From {time}").format(time=when)


def _do(period: RecoveryPeriod, times: Sequence[PeriodTimes], plan: Plan | None, now: datetime) -> Iterator[DoRow]:
    """What the plan asks for in this stretch, the clinic's own words first; where it asks for little, our guidance."""
    own: list[DoRow] = []
    if plan is not None:
        today = plan.local(now).date()
        windows = _duties(period, times, plan, now)
        firm = [one for one in windows if one.layer is not Layer.GENERAL or one.rule.force is Force.MUST]
        chosen = firm + [one for one in windows if _is_habit(one) and one not in firm]
        if len(firm) < _FEWEST:
            chosen = windows
        for window in chosen[:_MOST]:
            line = window.speech.line or window.rule.text
            icon = plan.topics.topic(window.topics[0]).icon
            own.append(DoRow(icon, plan.filler.fill(line, window, today, near=True)))
    yield from own
    if len(own) < _FEWEST:
        yield from (DoRow("", text) for text in period.do)


def _duties(period: RecoveryPeriod, times: Sequence[PeriodTimes], plan: Plan, now: datetime) -> list[Window]:
    starts = [one.starts for one in times]
    at = next((place for place, one in enumerate(times) if one.period_id == period.period_id), None)
    if at is None:
        return []
    begins = max(starts[at], now) if times[at].stage is Stage.NOW else starts[at]
    ends = starts[at + 1] if at + 1 < len(starts) else None
    found = [
        window
        for window in plan.windows
        if window.part is Part.AFTER
        and window.applies is Truth.YES
        and (window.rule.force in (Force.MUST, Force.SHOULD) or _is_habit(window))
        and window.starts is not None
        and window.ends is not None
        and window.ends - window.starts <= _LONGEST_DUTY
        and window.ends > begins
        and (ends is None or window.starts < ends)
    ]
    found.sort(key=lambda window: (window.layer is Layer.GENERAL, _is_habit(window)))
    return found


def _is_habit(window: Window) -> bool:
    """A limit that is better said as something to do: "Leave the bathroom door unlocked"."""
    return window.forbids and all(topic in _HABITS for topic in window.topics)


def _feel(period: RecoveryPeriod, effects: Sequence[Effect], treatment: Treatment | None) -> Iterator[FeelRow]:
    by_id = {effect.effect_id: effect for effect in effects}
    named: set[str] = set()
    for effect_id in period.feel:
        effect = by_id.get(effect_id)
        is_theirs = effect is not None and (treatment is None or treatment in effect.treatments)
        if effect is not None and is_theirs and effect.name not in named:
            named.add(effect.name)
            yield FeelRow(effect.name, effect.lasts)
    if not named:
        yield from (FeelRow(text, "") for text in period.expect)


def _not_yet(plan: Plan, board: Board, now: datetime) -> Iterator[NotYetRow]:
    """What the board says no to, in its order and words, and then every other limit of the session that holds now."""
    if now < plan.session.planned_start:
        return
    today = plan.local(now).date()
    for item in board.items:
        if item.state is BoardState.NOT_ALLOWED:
            until = board_words(item, plan, now).until
            yield NotYetRow(plan.topics.topic(item.topic).name, until, item.reason is Reason.CHECK_FIRST)
    for window in limits_at(plan, now):
        on_board = any(limits_topic(window, topic, plan.topics) for topic in plan.board_topics)
        if on_board or _is_habit(window):
            continue
        line = plan.filler.fill(window.speech.line or window.rule.text, window, today)
        if window.waits_at(now):
            line = plan.wording.listed(plan.wording.until_state(state) for state in window.ends_when)
        elif window.applies is Truth.UNKNOWN and window.condition:
            line = plan.wording.say("if_upper", condition=window.condition, text=line)
        name = plan.wording.listed(plan.topics.topic(topic).name for topic in window.topics)
        yield NotYetRow(name, line, window.waits_at(now))
