"""The driving check as a row: two questions, and an end that is never a permission."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from aftercare.domain.calling import clinic_call
from aftercare.domain.plan import Plan
from aftercare.domain.recovery import CheckStage, DrivingCheck
from aftercare.ui.recovery.rows import CheckResult, CheckRow, Question, QuestionRow
from aftercare.ui.signs.sheet_rows import clinic_line


def check_row(check: DrivingCheck, answers: Mapping[Question, bool], plan: Plan, now: datetime) -> CheckRow | None:
    """The check at one moment; None while there is nothing to ask.

    Args:
        check: how far it has come.
        answers: what was answered so far.
        plan: the session it is about.
        now: the moment.
    """
    translate = QCoreApplication.translate
    title = translate("DrivingCheck", "Driving check")
    match check.stage:
        case CheckStage.NONE | CheckStage.NOT_YET:
            return None
        case CheckStage.ENDED:
            return _ended(title, plan)
        case CheckStage.ASK:
            pass
    questions = (
        QuestionRow(
            Question.SLEPT, translate("DrivingCheck", "Did you sleep well last night?"), answers.get(Question.SLEPT)
        ),
        QuestionRow(
            Question.CLEAR, translate("DrivingCheck", "Do you feel clear and steady now?"), answers.get(Question.CLEAR)
        ),
    )
    line = translate("DrivingCheck", "The clock part of the limit is over. Answer both before you think of driving.")
    row = CheckRow(title, line, questions)
    if any(question.answer is False for question in questions):
        return _call(row, plan, now)
    return row


def _ended(title: str, plan: Plan) -> CheckRow:
    translate = QCoreApplication.translate
    heading = (
        translate("DrivingCheck", "The limit of the general guidance has ended")
        if plan.is_general
        else translate("DrivingCheck", "Your clinic’s limit has ended")
    )
    return CheckRow(
        title=title,
        line="",
        questions=(),
        result=CheckResult.LIMIT_ENDED,
        heading=heading,
        lines=(
            translate("DrivingCheck", "You said you slept well and feel clear and steady."),
            translate("DrivingCheck", "This app gives no permission. If you feel slow, sleepy or dizzy, do not drive."),
        ),
        again_text=translate("DrivingCheck", "That was wrong. Take it back"),
    )


def _call(row: CheckRow, plan: Plan, now: datetime) -> CheckRow:
    translate = QCoreApplication.translate
    call = clinic_call(plan, now)
    noes = {question.question for question in row.questions if question.answer is False}
    if noes == {Question.SLEPT}:
        what = translate("DrivingCheck", "I did not sleep well.")
    elif noes == {Question.CLEAR}:
        what = translate("DrivingCheck", "I do not feel clear and steady yet.")
    else:
        what = translate("DrivingCheck", "I did not sleep well, and I do not feel clear and steady yet.")
    start = plan.local(plan.session.planned_start)
    say = translate("DrivingCheck", "“I am {name}. I had my session on {day}. {what} When can I drive?”").format(
        name=plan.facts.name or "____", day=plan.wording.day(start.date()), what=what
    )
    return row._replace(
        line="",
        result=CheckResult.CALL_CLINIC,
        heading=translate("DrivingCheck", "Do not drive. Call the clinic."),
        lines=(translate("DrivingCheck", "The limit goes on. You can answer again when that has changed."),),
        number=call.number if call is not None else "",
        number_line=clinic_line(plan, call),
        say=say,
        again_text=translate("DrivingCheck", "Answer again"),
    )
