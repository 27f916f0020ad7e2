"""The ready check: a few questions before leaving home, and what follows from the answers.

It ends in "ready", in "call the clinic", or in the crisis card. It never says that somebody may not go, and it never
tells anybody to leave out a medicine: the clinic decides about both. A question that is left open counts as a no.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

from aftercare.domain.condition import Truth
from aftercare.domain.plan import Plan
from aftercare.domain.reminder import neutral_id
from aftercare.domain.rule import TopicId
from aftercare.domain.treatment import Treatment
from aftercare.domain.window import Window, limits_topic

READY_MARKS = ("time", "driver")
"""The marks in the words of the ready check; nothing else is filled in."""

_PHRASES = """
heading subtitle subtitle_home subtitle_brief subtitle_brief_home other_day ready ready_line leave leave_plain
leave_where arrive bring leaving ready_home ready_home_line call call_home call_no_number what_to_say
say_start say_end called called_line crisis crisis_plain crisis_lines crisis_safe crisis_more nobody_watches
preview preview_line
"""
REQUIRED_READY_PHRASES: frozenset[str] = frozenset(_PHRASES.split())
"""The phrases every language has to give."""


class Answer(Enum):
    """What the person said to one question. ``NONE`` is an answer taken back."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    NONE = "none"


class OnNo(Enum):
    """What a no leads to. ``CALL_NOW`` and ``CRISIS`` do not wait for the other answers."""

    CALL = "call"
    CALL_NOW = "call-now"
    CRISIS = "crisis"


class ReadyOutcome(Enum):
    """What the check ends in."""

    READY = "ready"
    CALL = "call"
    CRISIS = "crisis"


@dataclass(frozen=True, slots=True)
class ReadyQuestion:
    """One question, as a sentence that is true when all is well.

    Attributes:
        question_id: its lasting name.
        text: the sentence, with the time its limit began: "I have not eaten since {time}".
        ahead: the sentence while the limit has not begun: "I will not eat after {time}".
        plain: the sentence where the plan gives no time.
        line: a second line below it.
        say: what to say on the phone if it is not true.
        say_plain: the same where the plan gives no time.
        unsure: what to say if the person does not know.
        topics: what it is about; the first limit of the plan on any of them gives the time.
        needs_rule: True if it is asked only where the plan has a rule on its topics.
        on_no: what a no leads to.
        treatments: the treatments it is for; empty for all.
        sources: source ids.
    """

    question_id: str
    plain: str
    say_plain: str
    unsure: str
    text: str = ""
    ahead: str = ""
    line: str = ""
    say: str = ""
    topics: tuple[TopicId, ...] = ()
    needs_rule: bool = False
    on_no: OnNo = OnNo.CALL
    treatments: tuple[Treatment, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadyWords:
    """The whole check in one language."""

    questions: tuple[ReadyQuestion, ...]
    phrases: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReadyItem:
    """One question at one moment, with its times written out: what is asked, and what to say if it is not true."""

    question_id: str
    text: str
    line: str
    say: str
    unsure: str
    on_no: OnNo


def ready_items(words: ReadyWords, plan: Plan, now: datetime) -> tuple[ReadyItem, ...]:
    """The questions for one session, in their order."""
    return tuple(
        _item(question, plan, now)
        for question in words.questions
        if (not question.treatments or plan.session.treatment in question.treatments)
        and (not question.needs_rule or _has_rule(question, plan))
    )


def ready_outcome(
    items: tuple[ReadyItem, ...], answers: Mapping[str, Answer], *, is_finished: bool = False
) -> ReadyOutcome | None:
    """What the answers lead to; None while the others are waited for.

    Args:
        items: the questions.
        answers: what was said so far.
        is_finished: True if the person leaves the rest open; what is open counts as a no.
    """
    said = {item.question_id: answers.get(item.question_id, Answer.NONE) for item in items}
    not_true = {item.on_no for item in items if said[item.question_id] in (Answer.NO, Answer.UNSURE)}
    if OnNo.CRISIS in not_true:
        return ReadyOutcome.CRISIS
    is_open = Answer.NONE in said.values()
    is_urgent = any(item.on_no is OnNo.CALL_NOW and said[item.question_id] is Answer.NO for item in items)
    if is_urgent or (is_open and is_finished):
        return ReadyOutcome.CALL
    if is_open or not items:
        return None
    return ReadyOutcome.CALL if not_true else ReadyOutcome.READY


def what_to_report(items: tuple[ReadyItem, ...], answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """What to say on the phone: one sentence for each answer that was no, and for each that is not known."""
    said: list[str] = []
    for item in items:
        match answers.get(item.question_id, Answer.NONE):
            case Answer.YES:
                continue
            case Answer.NO:
                said.append(item.say)
            case Answer.UNSURE | Answer.NONE:
                said.append(item.unsure)
    return tuple(dict.fromkeys(said))


def kept_name(plan: Plan, question_id: str, text: str = "") -> str:
    """The name under which an answer is kept: of this appointment, and of the very sentence that was answered.

    Once the appointment moves, or "I will not drink after 8" has become "I have not drunk since 8", it is asked again.
    """
    session = plan.session
    asked = neutral_id(session.session_id, plan.session_day().isoformat(), str(session.revision), text)
    return f"{question_id}@{asked}"


def is_day_of_check(plan: Plan, now: datetime) -> bool:
    """True on the day of the session, until it begins."""
    is_the_day = plan.local(now).date() == plan.session_day()
    return is_the_day and now < plan.session.planned_start and not plan.session.is_cancelled


def _item(question: ReadyQuestion, plan: Plan, now: datetime) -> ReadyItem:
    limit = _limit(question, plan)
    text, say, time = question.plain, question.say_plain, ""
    if limit is not None and limit.starts is not None and question.text:
        has_begun = limit.starts <= now.astimezone(UTC)
        text = question.text if has_begun or not question.ahead else question.ahead
        say = question.say or question.say_plain
        time = plan.filler.moment(limit.starts, plan.local(now).date(), True, limit.starts_on_day)
    driver = plan.driver.name if plan.driver is not None and plan.driver.name else plan.wording.phrases["your_driver"]
    marks = {"time": time, "driver": driver}
    return ReadyItem(
        question_id=question.question_id,
        text=_filled(text, marks),
        line=_filled(question.line, marks),
        say=_filled(say, marks),
        unsure=_filled(question.unsure, marks),
        on_no=question.on_no,
    )


def _filled(text: str, marks: Mapping[str, str]) -> str:
    filled = text.format(**marks)
    return filled[:1].upper() + filled[1:]


def _limit(question: ReadyQuestion, plan: Plan) -> Window | None:
    """The limit that closes its topic first, of those that hold for this patient until the session begins."""
    start = plan.session.planned_start
    found = [
        window
        for window in plan.windows
        if window.forbids
        and not window.is_partial
        and window.applies is Truth.YES
        and window.starts is not None
        and window.starts < start
        and (window.ends is None or window.ends >= start)
        and any(limits_topic(window, topic, plan.topics) for topic in question.topics)
    ]
    return min(found, key=lambda window: window.starts or start, default=None)


def _has_rule(question: ReadyQuestion, plan: Plan) -> bool:
    return any(
        window.applies is not Truth.NO and any(topic in window.topics for topic in question.topics)
        for window in plan.windows
    )
