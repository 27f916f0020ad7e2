"""Pages to fill in by hand: the medicine list, questions to ask, questions on cost, the summary for the clinician.

What the app knows is printed; what it does not know is a line to write on. A strength is printed only as the patient
typed it for this list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import assert_never

from aftercare.domain.guidance import Guidance
from aftercare.domain.medicines import Medicine, MedicineList, MedicineStatus
from aftercare.domain.plan import Plan, Stretch, TaskKind
from aftercare.domain.sheets.limits import sentence
from aftercare.domain.sheets.printing import Printing, stationery, subtitle
from aftercare.domain.sheets.sheet import (
    Blanks,
    Block,
    Entry,
    Group,
    Mark,
    Paragraph,
    Sheet,
    SheetKind,
    Spread,
    Table,
)
from aftercare.domain.today import TaskState

_ROWS_OF_MEDICINES = 7
_OWN_QUESTIONS = 6
_LEAST_EMPTY_ROWS = 2
_MOST_OPEN = 6
_EFFECT_ROWS = 4
_PREPARING = (Stretch.THIS_WEEK, Stretch.DAY_BEFORE, Stretch.MORNING)


def medicines_sheet(printing: Printing, medicines: Sequence[Medicine] = ()) -> Sheet:
    """The medicine list for the clinic: the patient's own, every kind it does not cover, and rows to fill in."""
    words, plan = printing.words, printing.plan
    listed = MedicineList(tuple(medicines)).in_order
    covered = {one for medicine in listed for one in medicine.classes}
    named = sorted(
        plan.names.get(name, name) for name, is_taken in plan.facts.takes.items() if is_taken and name not in covered
    )
    rows = [_medicine(printing, medicine) for medicine in listed]
    rows += [(printing.say("medicines_kind", name=name), "", "", "") for name in named]
    rows += [("", "", "", "")] * max(_LEAST_EMPTY_ROWS, _ROWS_OF_MEDICINES - len(rows))
    head = tuple(words.phrases[f"medicines_{name}"] for name in ("name", "when", "said", "who"))
    also = tuple(
        Entry(text, Mark.TICK, key=f"also-{number}") for number, text in enumerate(words.lists["medicines_also"], 1)
    )
    blanks = (
        Entry(words.phrases["medicines_allergies"], Mark.NONE, lines=1),
        Entry(words.phrases["medicines_last"], Mark.NONE, lines=1),
    )
    return _form(
        printing,
        SheetKind.MEDICINES,
        "medicines",
        (
            Table(words.phrases["medicines_table"], head, tuple(rows), (34, 22, 26, 18), is_form=True),
            Spread((Group(words.phrases["medicines_also"], also), Group("", blanks))),
        ),
        Paragraph(words.phrases["medicines_keep"]),
    )


def _medicine(printing: Printing, medicine: Medicine) -> tuple[str, str, str, str]:
    """One row of the list: name and strength as typed, when it is taken, what the clinic said, who and when."""
    phrases, wording = printing.words.phrases, printing.wording
    match medicine.status:
        case MedicineStatus.ASK_CLINIC:
            said = ""
        case MedicineStatus.TAKE_AS_USUAL:
            said = phrases["medicines_usual"]
        case MedicineStatus.HOLD:
            said = phrases["medicines_hold"]
            if medicine.restart_on is not None:
                said = printing.say("medicines_restart", day=wording.date_of(medicine.restart_on))
        case _:
            assert_never(medicine.status)
    answer = medicine.answer
    when = wording.date_of(answer.on) if answer.on is not None else ""
    who = wording.phrases["list_comma"].join(filter(None, (answer.who, when)))
    return f"{medicine.name} {medicine.strength}".strip(), medicine.taken, said, who


def questions_sheet(printing: Printing, own_questions: Sequence[str] = ()) -> Sheet:
    """Questions to ask: what the plan has no answer to, the ones worth asking, and the patient's own, with room."""
    words, plan = printing.words, printing.plan
    asks = dict.fromkeys(sentence(window, printing) for window in plan.windows if window.ask is not None)
    opened = tuple(
        Entry(text, Mark.TICK, key=f"open-{number}", lines=1) for number, text in enumerate(list(asks)[:_MOST_OPEN], 1)
    )
    asked = tuple(
        Entry(text, Mark.TICK, key=f"ask-{number}", lines=1) for number, text in enumerate(words.lists["questions"], 1)
    )
    own = tuple(
        Entry(text, Mark.TICK, key=f"own-{number}", lines=1) for number, text in enumerate(own_questions, 1)
    ) + tuple(Entry("", Mark.NONE, lines=1) for _ in range(max(_LEAST_EMPTY_ROWS, _OWN_QUESTIONS - len(own_questions))))
    groups = (
        Group(words.phrases["questions_open"], opened),
        Group(words.phrases["questions_title"], asked),
        Group(words.phrases["questions_own"], own),
    )
    return _form(printing, SheetKind.QUESTIONS, "questions", (Spread(tuple(one for one in groups if one.items)),))


def cost_sheet(printing: Printing, guidance: Guidance) -> Sheet:
    """Questions on cost and insurance, with room for the answers. No price is printed: nobody checked one."""
    words = printing.words
    answers = {answer.answer_id: answer for answer in guidance.answers}
    asked = tuple(
        Entry(answers[answer_id].question, Mark.TICK, key=answer_id, lines=1)
        for answer_id in words.lists["cost"]
        if answer_id in answers
    )
    who = Blanks(((words.phrases["cost_who"], 2), (words.phrases["cost_when"], 1)))
    return _form(printing, SheetKind.COST, "cost", (Spread((Group(words.phrases["cost_ask"], asked),)),), foot=(who,))


def summary_sheet(printing: Printing, states: Mapping[str, TaskState]) -> Sheet:
    """The summary for the clinician since the last session.

    Args:
        printing: the plan and its words.
        states: what became of the tasks, by their key; a task without one is left to be filled in.
    """
    words = printing.words
    effects = tuple(("", "", "", "") for _ in range(_EFFECT_ROWS))
    head = tuple(words.phrases[f"summary_{name}"] for name in ("effect", "how_long", "how_bad", "now"))
    notes = (
        Group(words.phrases["summary_mood"], (Entry("", Mark.NONE, lines=1),)),
        Group(words.phrases["summary_new"], (Entry("", Mark.NONE, lines=1),)),
        Group(words.phrases["summary_ask"], (Entry("", Mark.NONE, lines=2),)),
    )
    last = _last_session(printing)
    since = (Paragraph(printing.say("summary_since", day=printing.wording.day(last.session_day()))),) if last else ()
    end = last.session.actual_end if last else None
    left = words.phrases["summary_left"]
    return _form(
        printing,
        SheetKind.SUMMARY,
        "summary",
        (
            *_preparation(printing, states),
            Table(words.phrases["summary_felt"], head, effects, (40, 20, 22, 18), is_form=True),
            *notes,
        ),
        *since,
        foot=(Blanks(((_with_time(left, end, printing), 1), (words.phrases["summary_slept"], 1))),),
    )


def _last_session(printing: Printing) -> Plan | None:
    """The session that was last, as the paper is printed; None before the first."""
    been = [one for one in printing.plans if not one.session.is_cancelled and one.session.end <= printing.printed_at]
    return max(been, key=lambda one: one.session.planned_start, default=None)


def _with_time(label: str, moment: datetime | None, printing: Printing) -> str:
    """A label, and the time if it is known."""
    return f"{label} {printing.moment(moment)}" if moment else label


def _preparation(printing: Printing, states: Mapping[str, TaskState]) -> tuple[Table, ...]:
    """What the plan asked before the session, and how it went."""
    words, plan = printing.words, printing.plan
    rows = tuple(
        (_heading(plan, task.key), _due(plan, task.key), _answer(printing, states.get(task.key)))
        for task in plan.tasks
        if task.stretch in _PREPARING and (task.kind is TaskKind.LIMIT or task.label)
    )
    head = tuple(words.phrases[f"summary_{name}"] for name in ("task", "due", "answer"))
    return (Table(words.phrases["summary_prepared"], head, rows, (50, 28, 22)),) if rows else ()


def _heading(plan: Plan, key: str) -> str:
    task = plan.task(key)
    return plan.filler.fill(task.heading, plan.window_of(task), plan.session_day()) if task else ""


def _due(plan: Plan, key: str) -> str:
    task = plan.task(key)
    if task is None or task.due is None:
        return ""
    return plan.wording.moment(plan.local(task.due), plan.session_day(), near=False, short=True)


def _answer(printing: Printing, state: TaskState | None) -> str:
    phrases = printing.words.phrases
    match state:
        case TaskState.DONE:
            return phrases["summary_done"]
        case TaskState.NOT_DOING:
            return phrases["summary_not_doing"]
        case TaskState.ASKED:
            return phrases["summary_asked"]
        case _:
            return ""


def _form(
    printing: Printing,
    kind: SheetKind,
    name: str,
    body: tuple[Block, ...],
    *more: Paragraph,
    foot: tuple[Blanks, ...] = (),
) -> Sheet:
    phrases = printing.words.phrases
    return Sheet(
        kind=kind,
        stationery=stationery(printing),
        owner=printing.plan.facts.name,
        owner_line=subtitle(printing.plan),
        title=phrases[f"{name}_title"],
        opening=(Paragraph(phrases[f"{name}_line"]), *more),
        body=body,
        foot=foot,
    )
