"""The preview: the real board and card of a sample session, at a moment a slider picks; or the printed checklist."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from aftercare.domain.board import board_at
from aftercare.domain.plan import Plan
from aftercare.domain.today import Phase, phase_at
from aftercare.ui.course import CourseMoment
from aftercare.ui.editor.rows import Option, PreviewRows
from aftercare.ui.today.board_rows import tile_rows
from aftercare.ui.today.card_rows import next_card_row

BEFORE, AFTER = timedelta(hours=30), timedelta(hours=36)
"""How far around the session the slider reaches."""
STEP = timedelta(minutes=15)
STEPS = (BEFORE + AFTER) // STEP + 1
USUAL_STEP = (BEFORE - timedelta(hours=3, minutes=15)) // STEP
"""A quarter past three hours before the session, where fasting and drinks differ."""


def moment_of(plan: Plan, step: int) -> datetime:
    """The moment of a step of the slider."""
    return plan.session.planned_start - BEFORE + STEP * step


def screen_rows(plan: Plan, treatments: tuple[Option, ...], step: int) -> PreviewRows:
    """The board and the next card at a moment."""
    now = moment_of(plan, step)
    moment = CourseMoment(now, plan, board_at([plan], now), {})
    is_running = phase_at(plan, now) is Phase.IN_SESSION
    return PreviewRows(
        is_print=False,
        treatments=treatments,
        treatment=plan.session.treatment.value,
        steps=STEPS,
        step=step,
        moment=_when(plan, now),
        caption=_caption(plan),
        tiles=tile_rows(moment),
        card=None if is_running else next_card_row(moment)._replace(actions=()),
    )


def print_rows(plan: Plan, treatments: tuple[Option, ...], step: int) -> PreviewRows:
    """The same session as a sheet, without its picture yet."""
    return PreviewRows(
        is_print=True,
        treatments=treatments,
        treatment=plan.session.treatment.value,
        steps=0,
        step=step,
        moment="",
        caption=_caption(plan),
    )


def nothing_rows(*, is_print: bool) -> PreviewRows:
    """While the pack cannot be read."""
    caption = QCoreApplication.translate("Editor", "The preview comes back when the pack can be read again.")
    return PreviewRows(is_print, (), "", 0, 0, "", caption)


def _when(plan: Plan, now: datetime) -> str:
    local = plan.local(now)
    return f"{plan.wording.day(local.date())}, {plan.wording.clock_time(local.time())}"


def _caption(plan: Plan) -> str:
    words = QCoreApplication.translate("Editor", "Shown for a session at {time}, with nothing known of the patient.")
    return words.format(time=plan.wording.clock_time(plan.local(plan.session.planned_start).time()))
