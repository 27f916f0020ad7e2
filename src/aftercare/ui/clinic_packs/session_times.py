"""The clock times that a pack's rules have in the person's own next session, in words: nobody has to subtract hours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.plan import Plan
from aftercare.domain.rule import RuleId

PlannedBy = Callable[[ClinicPack], Plan | None]
"""Gives the plan that the person's next session would have under a pack; None if no session is entered."""


class SessionTimes:
    """Says the times of rules under one pack and another; each plan is made once, when first asked for."""

    def __init__(self, planned_by: PlannedBy, now: datetime) -> None:
        """Takes what plans the next session, and the moment."""
        self._planned_by = planned_by
        self._now = now
        self._plans: list[tuple[ClinicPack, Plan | None]] = []

    def words(self, pack: ClinicPack | None, rule_id: str) -> str:
        """When a rule holds in the next session under a pack: "from 4:00 AM Thursday until noon"; else empty."""
        plan = self._plan(pack) if pack is not None else None
        window = plan.window(RuleId(rule_id)) if plan is not None else None
        if plan is None or window is None:
            return ""
        translate, today = QCoreApplication.translate, plan.local(self._now).date()
        parts: list[str] = []
        for template, at, is_day, is_about in (
            (translate("ClinicPacks", "from {edge}"), window.starts, window.starts_on_day, window.starts_about),
            (translate("ClinicPacks", "until {edge}"), window.ends, window.ends_on_day, window.ends_about),
        ):
            if at is not None:
                said = plan.filler.moment(at, today, is_day=is_day, is_about=is_about)
                parts.append(template.format(edge=said))
        return " ".join(parts)

    def _plan(self, pack: ClinicPack) -> Plan | None:
        for known, plan in self._plans:
            if known is pack:
                return plan
        made = self._planned_by(pack)
        self._plans.append((pack, made))
        return made
