"""A plan and a board as plain text, for ``aftercare-clinic plan`` without ``--json``."""

from __future__ import annotations

from aftercare.domain.board import Board
from aftercare.domain.board_words import board_words
from aftercare.domain.checklist_maker import preparation_checklist
from aftercare.domain.plan import Plan
from aftercare.domain.rule_words import rule_details


def plan_text(plan: Plan, board: Board) -> str:
    """What a patient would read: the board of the moment, the checklist, the reminders, and every rule."""
    wording = plan.wording
    today = plan.local(board.now).date()
    sheet = preparation_checklist(plan, board.now)
    lines = [f"{' '.join(sheet.clinic)}  {sheet.subtitle}  {sheet.plan_number}".strip(), *sheet.marks]
    lines += [f"{sheet.when} {sheet.arrive}".strip(), ""]
    now = wording.moment(plan.local(board.now), plan.session_day(), near=False)
    lines.append(wording.say("text_right_now", moment=f"{now}, {wording.day(today)}"))
    for item in board.items:
        words = board_words(item, plan, board.now)
        name = plan.topics.topic(item.topic).name
        said = ". ".join(part for part in (words.until, words.more) if part)
        lines.append(f"  {name:<22} {item.state.value:<13}{said}".rstrip())
    for group in sheet.groups:
        lines += ["", group.title, *(f"  [ ] {line.text}" for line in group.lines)]
    lines += ["", wording.phrases["text_reminders"]]
    for reminder in plan.reminders:
        due = plan.local(reminder.due)
        lines.append(f"  {wording.day(due.date())}, {wording.clock_time(due.time())}: {reminder.on_time}")
    lines += ["", wording.phrases["text_rules"]]
    for window in plan.windows:
        said_on = plan.session_day()
        text = " ".join([plan.filler.fill(window.rule.text, window, said_on), *rule_details(window, plan, said_on)])
        if window.condition:
            text = wording.say("if_upper", condition=window.condition, text=text)
        lines.append(f"  {text} ({wording.phrases[f'says_{window.layer.value}']})")
    return "\n".join(lines) + "\n"
