"""A rule as the table that stands for it in ``rules.toml``, and that table's text. The reverse of reading a rule."""

from __future__ import annotations

from datetime import date, time
from typing import Any, assert_never

from aftercare.domain.condition import Condition
from aftercare.domain.edge import (
    AskClinic,
    AtPoint,
    AtVisit,
    AtWeekday,
    DayTime,
    EarlierOf,
    Edge,
    LaterOf,
    Offset,
    Side,
    WhenState,
)
from aftercare.domain.length import Bound, Length, LengthRange
from aftercare.domain.rule import Every, IfBroken, NoticeBand, Quantities, Repeat, Rule, Schedule, Speech

Table = dict[str, Any]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def rule_table(rule: Rule) -> Table:
    """The keys and values of a rule, in the order in which a person would write them; what is not said is left out."""
    timing, speech = rule.timing, rule.speech
    table: Table = {
        "id": str(rule.rule_id),
        "topic": _one_or_more(tuple(map(str, rule.topics))),
        "force": rule.force.value,
        "treatments": [treatment.value for treatment in rule.treatments],
        "text": rule.text,
        "why": rule.why,
        "when": condition_table(rule.when),
        "unless": condition_table(rule.exempt) or rule.unless,
        "starts": edge_table(timing.starts),
        "ends": edge_table(timing.ends),
        "at": edge_table(timing.at),
        "on": timing.on.value if timing.on else None,
        "repeats": _repeats(timing.repeats),
        **_quantities(rule.quantities),
        **_speech(speech),
        "consequence": rule.consequence,
        "alternative": rule.alternative,
        "if_broken": None if rule.if_broken is IfBroken.INFO else rule.if_broken.value,
        "part": rule.part.value if rule.part else None,
        "pair": rule.pair,
        "source": _one_or_more(rule.sources),
    }
    return _said(table)


def edge_table(edge: Edge | None) -> Table | None:
    """An edge as the table that stands for it."""
    match edge:
        case None:
            return None
        case Offset(by=None):
            return {"at": edge.anchor.value}
        case Offset():
            side = "before" if edge.side is Side.BEFORE else "after"
            bound = edge.by.bound if edge.by else Bound.EXACTLY
            return _said({side: edge.anchor.value, "by": _lengths(edge.by), "bound": _bound(bound)})
        case DayTime():
            days = edge.first_day if edge.first_day == edge.last_day else [edge.first_day, edge.last_day]
            of = {} if edge.anchor.value == "start" else {"of": edge.anchor.value}
            return {"day": days, "time": f"{edge.at:%H:%M}", **of}
        case AtPoint():
            return {"point": edge.point.value}
        case AtVisit():
            return {"visit": edge.visit.value}
        case AtWeekday():
            opens = f"{edge.opens:%H:%M}"
            times = [opens, f"{edge.closes:%H:%M}"] if edge.closes else opens
            weekday: Table = {"weekday": _WEEKDAYS[edge.weekday], "time": times}
            if edge.times != 1:
                weekday["times"] = edge.times
            return weekday if edge.side is Side.BEFORE else {**weekday, "side": "after"}
        case WhenState():
            return _said({"state": edge.state.value, "words": edge.words})
        case AskClinic():
            return {"ask": edge.reason.value}
        case LaterOf():
            return {"later_of": [edge_table(one) for one in edge.edges]}
        case EarlierOf():
            return {"earlier_of": [edge_table(one) for one in edge.edges]}
        case _:
            assert_never(edge)


def condition_table(condition: Condition | None) -> Table | None:
    """A condition as the table that stands for it."""
    if condition is None:
        return None
    return _said(
        {
            "takes": _one_or_more(condition.takes),
            "has": _one_or_more(condition.has),
            "uses": _one_or_more(condition.uses),
            "session": _one_or_more(tuple(one.value for one in condition.session)),
            "appointment": _one_or_more(tuple(one.value for one in condition.appointment)),
            "treatment": _one_or_more(tuple(one.value for one in condition.treatment)),
            "travels_alone": condition.travels_alone,
            "age_min": condition.age_min,
            "age_max": condition.age_max,
            "case": condition.case,
        }
    )


def toml_text(value: object) -> str:
    """A value as TOML writes it on one line."""
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case str():
            return f'"{_escaped(value)}"'
        case date() | time():
            return value.isoformat()
        case list() | tuple():
            return f"[{', '.join(map(toml_text, value))}]"
        case dict():
            return f"{{ {', '.join(f'{key} = {toml_text(inner)}' for key, inner in value.items())} }}"
        case _:
            raise TypeError(f"no rule holds {value!r}")


def rule_text(table: Table, header: str = "[[rule]]") -> str:
    """The lines of a rule in ``rules.toml``."""
    return "\n".join([header, *(f"{key} = {toml_text(value)}" for key, value in table.items())]) + "\n"


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\\\").replace('"', '\\"')
    return "".join(mark if mark.isprintable() else f"\\U{ord(mark):08X}" for mark in plain)


def _quantities(quantities: Quantities) -> Table:
    pressure, schedule = quantities.blood_pressure, quantities.schedule
    return {
        "allowed": list(quantities.allowed),
        "except": list(quantities.excepted),
        "not_allowed": list(quantities.not_allowed),
        "amount": quantities.amount,
        "length": _range(quantities.length),
        "age_min": quantities.age_min,
        "age_max": quantities.age_max,
        "blood_pressure": {"systolic": pressure.systolic, "diastolic": pressure.diastolic} if pressure else None,
        "notice": [_band(band) for band in quantities.notice],
        "schedule": _schedule(schedule),
        "phone": quantities.phone,
    }


def _band(band: NoticeBand) -> Table:
    return {"within": str(band.within), **({"fee": band.fee} if band.fee else {})}


def _schedule(schedule: Schedule | None) -> Table | None:
    if schedule is None:
        return None
    lengths = {name: _range(getattr(schedule, name)) for name in ("per", "lasts", "apart")}
    return _said({"sessions": schedule.sessions, **lengths})


def _speech(speech: Speech) -> Table:
    return {
        "task": speech.task,
        "detail": speech.detail,
        "label": speech.label,
        "line": speech.line,
        "tile": speech.tile,
        "remind": [edge_table(edge) for edge in speech.remind],
        "hard": True if speech.hard else None,
        "on_time": speech.on_time,
        "late": speech.late,
        "passed": speech.passed,
        "asks": speech.asks,
        "kept": speech.kept,
        "slipped": speech.slipped,
        "useful_for": f"{int(speech.useful_for.total_seconds() // 60)} minutes" if speech.useful_for else None,
    }


def _repeats(repeat: Repeat | None) -> str | None:
    if repeat is None:
        return None
    return str(repeat.length) if repeat.every is Every.LENGTH else repeat.every.value


def _range(lengths: LengthRange | None) -> object:
    if lengths is None:
        return None
    plain = _lengths(lengths)
    return plain if lengths.bound is Bound.EXACTLY else {"is": plain, "bound": lengths.bound.value}


def _lengths(lengths: LengthRange | None) -> object:
    if lengths is None:
        return None
    first, last = lengths.shortest, lengths.longest
    return _length(first) if first == last else [_length(first), _length(last)]


def _length(length: Length) -> str:
    return str(length)


def _bound(bound: Bound) -> str | None:
    return None if bound is Bound.EXACTLY else bound.value


def _one_or_more(values: tuple[str, ...]) -> object:
    return values[0] if len(values) == 1 else list(values)


def _said(table: Table) -> Table:
    """A table without the keys that say nothing."""
    return {key: value for key, value in table.items() if value is not None and value not in ("", [], {})}
