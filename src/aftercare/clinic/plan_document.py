"""A plan and a board as the public JSON format of ``aftercare-clinic plan --json``."""

from __future__ import annotations

from datetime import datetime

from aftercare.domain.board import Board
from aftercare.domain.board_words import board_words
from aftercare.domain.plan import Plan
from aftercare.domain.rule_words import rule_details
from aftercare.domain.window import Window

Document = dict[str, object]


def plan_document(plan: Plan, board: Board) -> Document:
    """The plan, its windows, tasks and reminders, and the board, with times in ISO 8601 with offset at the clinic."""
    return {
        "plan": _head(plan),
        "windows": [_window(plan, window) for window in plan.windows],
        "tasks": _tasks(plan),
        "reminders": _reminders(plan),
        "board": _board(plan, board),
    }


def _time(plan: Plan, moment: datetime | None) -> str | None:
    return None if moment is None else plan.local(moment).isoformat()


def _head(plan: Plan) -> Document:
    session, clinic = plan.session, plan.clinic
    return {
        "number": plan.number,
        "treatment": session.treatment.value,
        "clinic": clinic.name if clinic else None,
        "pack": clinic.pack_id if clinic else None,
        "serial": clinic.serial if clinic else None,
        "signed": clinic.is_signed if clinic else None,
        "zone": plan.zone.key,
        "starts": _time(plan, session.planned_start),
        "planned_end": _time(plan, session.planned_end),
        "ended": _time(plan, session.actual_end),
        "counts_from": _time(plan, session.end),
        "cancelled": session.is_cancelled,
    }


def _window(plan: Plan, window: Window) -> Document:
    rule, said_on = window.rule, plan.session_day()
    return {
        "rule": window.rule_id,
        "topic": ", ".join(window.topics),
        "force": rule.force.value,
        "starts": _time(plan, window.starts),
        "ends": _time(plan, window.ends),
        "ends_when": _ends_when(plan, window),
        "text": " ".join([plan.filler.fill(rule.text, window, said_on), *rule_details(window, plan, said_on)]),
        "why": rule.why or None,
        "says": window.layer.value,
        "source": list(rule.sources),
        "condition": plan.wording.say("condition", condition=window.condition) if window.condition else None,
    }


def _ends_when(plan: Plan, window: Window) -> str | None:
    """What has to be confirmed or asked besides the clock, in words; "about" while the end is an estimate."""
    said = [plan.wording.until_state(state) for state in window.ends_when]
    if window.ask is not None:
        said.append(plan.wording.phrases[f"ask_{window.ask.value}"])
    if window.ends_about:
        said.append(plan.wording.phrases["end_is_about"])
    return "; ".join(said) or None


def _tasks(plan: Plan) -> list[Document]:
    said_on = plan.session_day()
    return [
        {
            "id": task.key,
            "rule": task.rule_id,
            "kind": task.kind.value,
            "due": _time(plan, task.due),
            "when": task.stretch.value,
            "text": plan.filler.fill(task.heading, plan.window_of(task), said_on),
            "line": plan.filler.fill(task.line, plan.window_of(task), said_on),
            "says": task.layer.value,
        }
        for task in plan.tasks
    ]


def _reminders(plan: Plan) -> list[Document]:
    return [
        {
            "id": reminder.reminder_id,
            "rule": reminder.rule_id,
            "due": _time(plan, reminder.due),
            "useful_until": _time(plan, reminder.useful_until),
            "hard": reminder.hard,
            "on_time": reminder.on_time,
            "late": reminder.late,
            "passed": reminder.passed,
        }
        for reminder in plan.reminders
    ]


def _board(plan: Plan, board: Board) -> list[Document]:
    found: list[Document] = []
    for item in board.items:
        words = board_words(item, plan, board.now)
        found.append(
            {
                "topic": item.topic,
                "state": item.state.value,
                "until": _time(plan, item.until.at),
                "until_text": words.until or None,
                "rule": item.window.rule_id if item.window else None,
                "text": words.text or words.more or None,
            }
        )
    return found
