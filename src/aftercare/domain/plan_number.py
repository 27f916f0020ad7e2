"""The number of a plan, to read out and to tell an old sheet by: another one whenever the plan asks something else.

It hangs on what is asked and when, and on what stands on paper. How and how often the app speaks of it is left out, and
so is every field that says nothing: a program that learns to say more makes no sheet old.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import UTC, date, datetime, time
from enum import Enum
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from aftercare.domain.contacts import DriverStatus
from aftercare.domain.rule import Speech
from aftercare.domain.window import Window

if TYPE_CHECKING:
    from aftercare.domain.plan import Plan


def plan_number(plan: Plan) -> str:
    """Five letters and digits."""
    session, clinic, facts = plan.session, plan.clinic, plan.facts
    said: list[object] = [session.session_id, session.revision, session.planned_start, session.end]
    said += [session.is_cancelled, session.number, session.of, session.treatment, session.end_is_known]
    said += [
        session.confirmed,
        plan.help_numbers,
        plan.zone.key,
        plan.board_topics,
        facts.name,
        facts.zone,
        # Whether the driver has said yes stands on no sheet.
        replace(plan.driver, status=DriverStatus.NOT_ARRANGED) if plan.driver is not None else None,
    ]
    if clinic is not None:
        said += [clinic.pack_id, clinic.serial, clinic.name, clinic.phones, clinic.address, clinic.is_signed]
    said += [_asked(window) for window in plan.windows]
    digest = blake2b(plain_text(said).encode(), digest_size=8).digest()
    return base64.b32encode(digest).decode()[:5]


def _asked(window: Window) -> list[object]:
    rule = window.rule
    return [
        *(window.rule_id, window.layer, window.topics, window.starts, window.ends, window.ends_when, window.ask),
        *(window.condition, _on_paper(window.speech), rule.force, rule.text, rule.why, rule.unless, rule.consequence),
        *(rule.alternative, rule.quantities, rule.timing, rule.sources, rule.if_broken),
    ]


def _on_paper(speech: Speech) -> tuple[str, ...]:
    return speech.task, speech.detail, speech.label, speech.line, speech.tile


def plain_text(value: object) -> str:
    """A value as text that stays the same for as long as it means the same."""
    match value:
        case Enum():
            return plain_text(value.value)
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date() | time():
            return value.isoformat()
        case Mapping():
            return f"{{{','.join(sorted(f'{plain_text(key)}:{plain_text(one)}' for key, one in value.items()))}}}"
        case tuple() | list():
            return f"[{','.join(map(plain_text, value))}]"
        case set() | frozenset():
            return f"<{','.join(sorted(map(plain_text, value)))}>"
        case _ if is_dataclass(value):
            said = ((one.name, getattr(value, one.name), _unsaid(one)) for one in fields(value))
            named = (f"{name}={plain_text(holds)}" for name, holds, unsaid in said if holds != unsaid)
            return f"{type(value).__name__}({','.join(named)})"
        case _:
            return repr(value)


def _unsaid(field: Field[Any]) -> object:
    """What a field holds that says nothing."""
    return field.default_factory() if field.default_factory is not MISSING else field.default
