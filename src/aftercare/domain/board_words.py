"""The board in words: until when, and what else to know. Said on one day, so "tomorrow" may be said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from aftercare.domain.board import BoardItem, BoardState, Reason
from aftercare.domain.frozen import frozen
from aftercare.domain.plan import Plan
from aftercare.domain.topic import Usual

ANSWER_SHOWS_FOR = timedelta(minutes=10)
"""How long an answer that ended a limit can be seen, and taken back, where it was given."""


@frozen
class BoardWords:
    """One tile in words.

    Attributes:
        until: how long the state holds; empty if nothing ends it.
        until_short: the same with short day names, for a narrow tile.
        more: a second line; empty if there is none.
        text: the rule behind the tile in its own words.
    """

    until: str
    until_short: str
    more: str
    text: str


def nearest_plan(plans: Sequence[Plan], now: datetime) -> Plan:
    """The plan that speaks at a moment: of the running or next session, else of the last one.

    A session stays in charge while it forbids something, to the end of the next day at most, and never keeps the last
    day before another session, or the day of it, from that one. A cancelled session gives way to any other to come.

    Raises:
        ValueError: if there is no plan.
    """
    if not plans:
        raise ValueError("there is no plan")
    in_order = sorted(plans, key=lambda plan: plan.session.planned_start)
    running = [plan for plan in in_order if now < _in_charge_until(plan, in_order)]
    return next((plan for plan in running if not plan.session.is_cancelled), running[0] if running else in_order[-1])


def changes_of_charge(plans: Sequence[Plan]) -> tuple[datetime, ...]:
    """The moments in UTC at which another plan may begin to speak."""
    return tuple(_in_charge_until(plan, plans) for plan in plans)


def _in_charge_until(plan: Plan, plans: Sequence[Plan]) -> datetime:
    end = plan.session.end.astimezone(UTC)
    limits = [window for window in plan.windows if window.forbids]
    kept = [window.ends for window in limits if window.ends is not None]
    kept += [at.astimezone(UTC) + ANSWER_SHOWS_FOR for at in plan.session.confirmed.values()]
    day = plan.local(end).date()
    day_is_over, next_day_is_over = (
        datetime.combine(day + timedelta(days=days), time(0), plan.zone).astimezone(UTC) for days in (1, 2)
    )
    if any(window.ends_when for window in limits):
        # The clock alone ends none of these, so the question of it must not go away with the clock.
        kept.append(next_day_is_over)
    starts = [one.session.planned_start.astimezone(UTC) for one in plans if not one.session.is_cancelled]
    gives_way = [max(day_is_over, start - timedelta(days=1)) for start in starts if start >= end]
    return max(end, min([max([end, *kept]), next_day_is_over, *gives_way]))


def board_words(item: BoardItem, plan: Plan, now: datetime) -> BoardWords:
    """The words of one tile at one moment."""
    today = plan.local(now).date()
    until = _until_words(item, plan, today, short=False)
    return BoardWords(
        until=until,
        until_short=_until_words(item, plan, today, short=True),
        more=_more(item, plan, today),
        text=_text(item, plan, today),
    )


def _until_words(item: BoardItem, plan: Plan, today: date, *, short: bool) -> str:
    wording, until = plan.wording, item.until
    if item.state is BoardState.ASK_CLINIC:
        return ""
    if item.state is BoardState.ALLOWED:
        return _allowed_until(item, plan, today, short=short)
    if until.at is None:
        if until.waits_for:
            return wording.listed([wording.until_state(state) for state in until.waits_for])
        return wording.phrases["until_ask"]
    if until.is_session_end:
        return wording.phrases["until_after_session"]
    moment = _moment(item, plan, today, short=short)
    if until.waits_for:
        states = wording.listed([wording.state(state) for state in until.waits_for])
        return wording.say("until_and_state", moment=moment, state=states)
    return wording.say("until", moment=moment)


def _allowed_until(item: BoardItem, plan: Plan, today: date, *, short: bool) -> str:
    until = item.until
    if until.at is None:
        return ""
    starts_on = plan.local(until.at).date()
    if until.is_session_start and starts_on != today:
        return plan.wording.phrases["until_session"]
    if until.is_day and (starts_on - today).days == 1:
        return plan.wording.phrases["today"]
    return plan.wording.say("until", moment=_moment(item, plan, today, short=short))


def _moment(item: BoardItem, plan: Plan, today: date, *, short: bool) -> str:
    until = item.until
    near = item.state is BoardState.ALLOWED
    return plan.filler.moment(until.at, today, near=near, is_day=until.is_day, is_about=until.is_about, short=short)


def _more(item: BoardItem, plan: Plan, today: date) -> str:
    wording = plan.wording
    match item.reason:
        case Reason.IN_SESSION:
            return wording.phrases["board_ask_staff"]
        case Reason.PARTLY if item.window is not None:
            return _exceptions(item, plan) or plan.filler.fill(item.window.speech.line, item.window, today, near=True)
        case Reason.NO_LIMIT:
            return _what_comes(item, plan, today)
        case _:
            return ""


def _exceptions(item: BoardItem, plan: Plan) -> str:
    if item.window is None:
        return ""
    quantities, wording = item.window.rule.quantities, plan.wording
    if quantities.excepted:
        return wording.say("only_these", items=wording.listed(quantities.excepted, last="list_or"))
    return wording.say("amount", amount=quantities.amount) if quantities.amount else ""


def _what_comes(item: BoardItem, plan: Plan, today: date) -> str:
    if item.window is not None and item.window.speech.tile:
        return plan.filler.fill(item.window.speech.tile, item.window, today, near=True)
    if item.part is not None and item.part.speech.line:
        return plan.filler.fill(item.part.speech.line, item.part, today, near=True)
    is_as_usual = plan.topics.topic(item.topic).usual is Usual.AS_USUAL
    if is_as_usual and item.then is BoardState.NOT_ALLOWED and item.then_until and item.then_until.at:
        ends_on = plan.local(item.then_until.at).date()
        moment = plan.wording.moment(plan.local(item.then_until.at), today, is_day=ends_on != today, near=False)
        return plan.wording.say("then_not_until", moment=moment)
    return ""


def _text(item: BoardItem, plan: Plan, today: date) -> str:
    wording, window = plan.wording, item.window
    if item.reason is Reason.NO_RULE:
        return wording.phrases["board_no_rule"]
    if item.reason is Reason.IN_SESSION:
        return wording.phrases["board_ask_staff"]
    if window is None:
        return ""
    text = plan.filler.fill(window.rule.text, window, today, near=True)
    if item.reason is Reason.MAY_APPLY and window.condition:
        return wording.say("board_may_apply", condition=window.condition, text=text)
    if item.reason is Reason.NO_END_GIVEN and window.ask is not None:
        return f"{text} {wording.phrases[f'ask_{window.ask.value}']}"
    return text
