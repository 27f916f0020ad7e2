"""The tabs of Prepare, and the sentence that stands below the title of each."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from aftercare.domain.plan import Plan
from aftercare.ui.prepare import CHECKLIST, DRIVER, MEDICINES
from aftercare.ui.widgets.segment_tabs import TabRow


def tab_rows() -> tuple[TabRow, ...]:
    """The three tabs; the ready check is opened from elsewhere."""
    translate = QCoreApplication.translate
    return (
        TabRow(CHECKLIST, translate("Prepare", "Checklist"), "list-checks"),
        TabRow(MEDICINES, translate("Prepare", "My medicines"), "pill"),
        TabRow(DRIVER, translate("Prepare", "My driver"), "car"),
    )


def title() -> str:
    """The title of all parts but the ready check."""
    return QCoreApplication.translate("Prepare", "Prepare")


def session_sentence(plan: Plan, now: datetime) -> tuple[str, str]:
    """When the session is, as a sentence and as a brief one."""
    translate, wording = QCoreApplication.translate, plan.wording
    start, today = plan.local(plan.session.planned_start), plan.local(now).date()
    name = translate("Prepare", "Your session")
    if plan.session.number is not None:
        name = translate("Prepare", "Session {number}").format(number=plan.session.number)
    marks = {"session": name, "day": wording.day(start.date()), "time": wording.clock_time(start.time())}
    if plan.session.is_cancelled:
        sentence = brief = translate("Prepare", "{session} on {day} is cancelled")
    elif now >= plan.session.planned_start:
        sentence = brief = translate("Prepare", "{session} was on {day}")
    elif start.date() == today:
        sentence = translate("Prepare", "{session} is today, {day}, at {time}")
        brief = translate("Prepare", "Session today at {time}")
    elif start.date() == today + timedelta(days=1):
        sentence = translate("Prepare", "{session} is tomorrow, {day}, at {time}")
        brief = translate("Prepare", "Session tomorrow at {time}")
    else:
        sentence = brief = translate("Prepare", "{session} is on {day}, at {time}")
    return sentence.format(**marks), brief.format(**marks)
