"""What is to be done daily before each of several sessions is said once a day, not once for each of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from aftercare.domain.plan import Plan
from aftercare.domain.reminder import ReminderId
from aftercare.domain.rule import RuleId


def said_already(plans: Iterable[Plan]) -> frozenset[ReminderId]:
    """The daily reminders that say on some day what an earlier session's reminder says on that day."""
    said: set[tuple[RuleId, date]] = set()
    again: set[ReminderId] = set()
    for plan in sorted(plans, key=lambda one: one.session.planned_start):
        if plan.session.is_cancelled:
            continue
        daily = [one for one in plan.reminders if one.is_daily]
        again |= {one.reminder_id for one in daily if (one.rule_id, plan.local(one.due).date()) in said}
        said |= {(one.rule_id, plan.local(one.due).date()) for one in daily}
    return frozenset(again)
