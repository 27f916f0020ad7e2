"""The first 24 hours: what is not allowed yet, what helps, what people feel, and when to call."""

from __future__ import annotations

from datetime import date, timedelta

from aftercare.domain.condition import Truth
from aftercare.domain.guidance import Guidance
from aftercare.domain.plan import Plan, Stretch
from aftercare.domain.rule import Force, TopicId
from aftercare.domain.sheets.limits import after_limits, must_duties, sentence
from aftercare.domain.sheets.printing import Printing, stationery
from aftercare.domain.sheets.sheet import (
    Entry,
    Frame,
    FrameLook,
    Group,
    Mark,
    Paragraph,
    Row,
    Sheet,
    SheetKind,
    Spread,
)
from aftercare.domain.sign import SignLevel
from aftercare.domain.window import Window

_MOST_EFFECTS = 3
_AFTERWARDS = (Stretch.REST_OF_DAY, Stretch.NEXT_DAY, Stretch.LATER)


def recovery_sheet(printing: Printing, guidance: Guidance) -> Sheet:
    """The sheet for the time after the session."""
    words = printing.words
    limits = after_limits(printing)
    rows = tuple(Row(row.label, row.until, Mark.CROSS) for row in limits.rows)
    frames = (Frame(words.phrases["recovery_not_yet"], rows, FrameLook.HEAVY),) if rows else ()
    also = (Paragraph(" ".join(limits.sentences), lead=words.phrases["recovery_also"]),) if limits.sentences else ()
    return Sheet(
        kind=SheetKind.RECOVERY,
        stationery=stationery(printing),
        owner=printing.plan.facts.name,
        owner_line=session_line(printing),
        title=words.phrases["recovery_title"],
        opening=(
            Paragraph(words.phrases["recovery_line"], lead=f"{printing.day}."),
            *(Paragraph(sentence(window, printing)) for window in _at_once(printing)),
        ),
        body=(
            *frames,
            *also,
            Spread(
                (
                    *(group for group in _to_do(printing) if group.items),
                    *(group for group in (_feel(printing, guidance), _call(printing)) if group.items),
                )
            ),
        ),
        continued=printing.day,
    )


def session_line(printing: Printing) -> str:
    """The treatment and which session it is, in few words."""
    number = printing.plan.session.number
    if number is None:
        return printing.treatment
    return printing.wording.say("sheet_subtitle", treatment=printing.treatment, number=str(number))


def _at_once(printing: Printing) -> tuple[Window, ...]:
    """What has to be done as the patient leaves."""
    end = printing.plan.session.end
    return tuple(window for window in must_duties(printing.plan) if window.starts == end and window.ends == end)


def _to_do(printing: Printing) -> tuple[Group, Group]:
    """The lines to tick of the rest of the day and of the next one; what has to be done is never left out."""
    day = printing.plan.session_day()
    next_day = day + timedelta(days=1)
    return (
        _ticks(printing, Stretch.REST_OF_DAY, "recovery_rest", day),
        _ticks(printing, Stretch.NEXT_DAY, "recovery_next", next_day),
    )


def _ticks(printing: Printing, stretch: Stretch, phrase: str, day: date) -> Group:
    plan = printing.plan
    lines = [
        Entry(plan.filler.fill(task.line, plan.window_of(task), day), Mark.TICK, key=task.key)
        for task in plan.tasks
        if task.stretch is stretch and task.line
    ]
    said = {task.rule_id for task in plan.tasks if task.line and task.stretch in _AFTERWARDS}
    lines += [
        Entry(_duty(window, printing), Mark.TICK, key=str(window.rule_id))
        for window in _duties(printing)
        if window.rule_id not in said and (_day_of(window, plan) > plan.session_day()) is (stretch is Stretch.NEXT_DAY)
    ]
    return Group(printing.say(phrase, weekday=printing.wording.weekday(day)), tuple(lines))


def _duties(printing: Printing) -> tuple[Window, ...]:
    """What has to be done afterwards; without a clinic also what is good to do."""
    plan, at_once = printing.plan, _at_once(printing)
    must = must_duties(plan)
    also = {TopicId(topic) for topic in printing.words.lists["recovery_also"]}
    return tuple(
        window
        for window in plan.windows
        if (window in must and window not in at_once)
        or (
            plan.is_general
            and window.rule.force is Force.SHOULD
            and window.applies is Truth.YES
            and window.starts is not None
            and window.starts >= plan.session.end
            and any(topic in also for topic in window.topics)
        )
    )


def _day_of(window: Window, plan: Plan) -> date:
    return plan.local(window.starts or window.ends or plan.session.end).date()


def _duty(window: Window, printing: Printing) -> str:
    """What is to be done, in few words where the rule has them; a case it holds in stands before them."""
    plan = printing.plan
    if window.applies is Truth.UNKNOWN or not window.speech.task:
        return sentence(window, printing)
    return f"{plan.filler.fill(window.speech.task, window, plan.session_day())}."


def _feel(printing: Printing, guidance: Guidance) -> Group:
    """What many people feel, and for how long; nothing is called normal."""
    treatment = printing.plan.session.treatment
    wanted = printing.words.lists["recovery_effects"]
    known = {effect.effect_id: effect for effect in guidance.effects if treatment in effect.treatments and effect.lasts}
    found = [known[effect_id] for effect_id in wanted if effect_id in known]
    rows = tuple(Row(effect.name, effect.lasts) for effect in found[:_MOST_EFFECTS])
    return Group(printing.words.phrases["recovery_feel"], rows)


def _call(printing: Printing) -> Group:
    """When to call the clinic the same day."""
    treatment = printing.plan.session.treatment
    own = [
        line.text[:1].lower() + line.text[1:] if not line.text[1:2].isupper() else line.text
        for line in printing.words.lines
        if line.level is SignLevel.URGENT and treatment in line.treatments
    ]
    texts = (*printing.words.lists["recovery_call"], *own, printing.words.phrases["recovery_worries"])
    return Group(printing.words.phrases["recovery_call"], tuple(Entry(text) for text in texts))
