"""What was printed, when and from which plan: to say what a sheet replaces, and which sheets are out of date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import Enum

from aftercare.domain.frozen import frozen
from aftercare.domain.plan import Plan
from aftercare.domain.sheets.sheet import SheetKind


class PrintWay(Enum):
    """How a sheet left the program."""

    PRINTED = "printed"
    SAVED = "saved"


@frozen
class PrintEntry:
    """One sheet that left the program.

    Attributes:
        session_id: the session it is about.
        kind: which sheet.
        plan_number: the plan it was made from.
        at: when.
        way: on which way.
    """

    session_id: str
    kind: SheetKind
    plan_number: str
    at: datetime
    way: PrintWay


_BEFORE_THE_VISIT = frozenset((SheetKind.PREPARATION, SheetKind.SESSION_DAY))
_UNTIL_THE_NIGHT = frozenset((SheetKind.DRIVER, SheetKind.RECOVERY, SheetKind.WALLET))


def replaced_entry(entries: Sequence[PrintEntry], kind: SheetKind, plan: Plan) -> PrintEntry | None:
    """The last sheet of this kind that was made from another plan of this session; None if all copies agree."""
    older = [one for one in _of(entries, kind, plan) if one.plan_number != plan.number]
    return max(older, key=lambda one: one.at, default=None)


def last_entry(entries: Sequence[PrintEntry], kind: SheetKind, plan: Plan) -> PrintEntry | None:
    """The last sheet of this kind about this session; None if there was none."""
    return max(_of(entries, kind, plan), key=lambda one: one.at, default=None)


def out_of_date(entries: Sequence[PrintEntry], plan: Plan, now: datetime) -> tuple[SheetKind, ...]:
    """The sheets that lie on somebody's table with times that have changed since, in the order of `SheetKind`.

    Sheets without times of the session are left out, and so are those whose time is over.
    """
    found: list[SheetKind] = []
    for kind in SheetKind:
        last = last_entry(entries, kind, plan)
        if last is not None and last.plan_number != plan.number and _is_of_use(kind, plan, now):
            found.append(kind)
    return tuple(found)


def _of(entries: Sequence[PrintEntry], kind: SheetKind, plan: Plan) -> list[PrintEntry]:
    return [one for one in entries if one.kind is kind and one.session_id == plan.session.session_id]


def _is_of_use(kind: SheetKind, plan: Plan, now: datetime) -> bool:
    if plan.session.is_cancelled:
        return False
    if kind in _BEFORE_THE_VISIT:
        return now < plan.session.planned_start
    return kind in _UNTIL_THE_NIGHT and plan.local(now).date() <= plan.session_day()
