"""The published JSON Schema of clinic packs, made from the words and bounds that the readers themselves use.

A pack is one object: the content of each TOML file under the file's name. Dates and times of TOML are strings here.
The schema knows the form of everything; what only a whole pack can tell (an id used twice, a topic nobody declared, a
window that ends before it starts, an unknown time zone) stays with ``aftercare-clinic check``.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

from aftercare.content.clinic_reader import FORMAT, LARGEST_SERIAL, MOST_ON_BOARD
from aftercare.content.condition_reader import OLDEST
from aftercare.content.edge_reader import MOST_DAYS, MOST_JOINED, MOST_WEEKS, SESSION_ANCHORS, WEEKDAYS
from aftercare.content.length_reader import COURSE, ELAPSED, NOTICE, WINDOW
from aftercare.content.plain_text import LONGEST_NAME, LONGEST_TEXT
from aftercare.content.quantity_reader import DIASTOLIC, MOST_SESSIONS, SYSTOLIC
from aftercare.content.table_reader import MOST_ENTRIES
from aftercare.domain.condition import Occasion, PartOfDay
from aftercare.domain.edge import Anchor, AskReason, Point, Side, State, Visit
from aftercare.domain.length import Bound, Unit
from aftercare.domain.rule import Every, Force, IfBroken, Part
from aftercare.domain.treatment import Treatment

Schema = dict[str, Any]

TRANSLATED = (
    *("text", "why", "consequence", "alternative", "unless", "amount", "task", "detail", "label", "line", "tile"),
    *("on_time", "late", "passed", "asks", "kept", "slipped"),
)
"""Keys whose words a further language gives, besides the lists ``allowed``, ``except`` and ``not_allowed``."""

_ISO_LETTERS = {Unit.DAY: "D", Unit.WEEK: "W", Unit.MONTH: "M"}
_IDENTIFIER = {"type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$"}
_OWN_KEY = "^[A-Za-z0-9_-]+$"
_NAME = {"type": "string", "minLength": 1, "maxLength": LONGEST_NAME}
_TEXT = {"type": "string", "minLength": 1}
_DAY = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_CLOCK = {"type": "string", "pattern": "^([01]?[0-9]|2[0-3]):[0-5][0-9](:00)?$"}
_CLAIM = {"type": "boolean"}


def pack_schema() -> Schema:
    """The whole schema, as JSON would have it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Clinic pack for Aftercare, format 1",
        "description": "The TOML files of a pack under their names. Texts are plain: no HTML and no links.",
        "type": "object",
        "properties": {"clinic.toml": _ref("clinic"), "rules.toml": _ref("rules")},
        "patternProperties": {
            "^rules/[A-Za-z0-9][A-Za-z0-9_-]{0,59}\\.toml$": _ref("rules"),
            "^words\\.[a-z]{2,3}(-[A-Z]{2})?\\.toml$": _ref("words"),
        },
        "required": ["clinic.toml"],
        "additionalProperties": False,
        "$defs": {
            "clinic": _clinic(),
            "rules": _object({"rule": {"type": "array", "items": _ref("rule"), "maxItems": MOST_ENTRIES}}),
            "words": {"type": "object", "propertyNames": _IDENTIFIER, "additionalProperties": _ref("translation")},
            "rule": _rule(),
            "translation": _object(_translation()),
            "condition": {**_object(_condition()), "minProperties": 1},
            "edge": {"oneOf": _edges(SESSION_ANCHORS, "edge")},
            "reminder": {"oneOf": _edges(tuple(Anchor), "reminder")},
            "text": {**_TEXT, "maxLength": LONGEST_TEXT},
            "texts": _one_or_more(_ref("text")),
        },
    }


def _clinic() -> Schema:
    phone = _object({"number": _NAME, "label": _NAME, "when": _NAME}, "number")
    hours = {"type": "array", "items": _CLOCK, "minItems": 2, "maxItems": 2}
    return _object(
        {
            "format": {"const": FORMAT},
            "id": _IDENTIFIER,
            "serial": _whole(1, LARGEST_SERIAL),
            "name": _NAME,
            "short_name": _NAME,
            "author": _NAME,
            "reviewed_on": _DAY,
            "review_by": _DAY,
            "country": {"type": "string", "pattern": "^[A-Za-z]{2}$"},
            "language": {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Z]{2})?$"},
            "zone": {"type": "string", "pattern": "^[A-Za-z]+(/[A-Za-z0-9_+-]+){1,2}$"},
            "address": _one_or_more(_NAME),
            "board": _one_or_more(_IDENTIFIER, MOST_ON_BOARD),
            "sample": _CLAIM,
            "phones": {
                "type": "object",
                "required": ["main"],
                "propertyNames": {"pattern": _OWN_KEY},
                "additionalProperties": phone,
            },
            "hours": _object({**dict.fromkeys(WEEKDAYS, hours), "closed_on": _one_or_more(_DAY)}),
            "treatment": {
                "type": "array",
                "minItems": 1,
                "items": _object({"kind": _one_of(Treatment), "visit_length": _length(ELAPSED)}, "kind"),
            },
            "times": _object(dict.fromkeys(("morning", "evening", "bedtime"), _CLOCK)),
            "topic": {
                "type": "array",
                "items": _object({"id": _IDENTIFIER, "name": _NAME, "under": _IDENTIFIER}, "id", "name"),
            },
            "names": {"type": "object", "propertyNames": {"pattern": _OWN_KEY}, "additionalProperties": _NAME},
        },
        *("format", "id", "serial", "name", "author", "country", "language", "phones", "treatment"),
    )


def _rule() -> Schema:
    texts = dict.fromkeys(TRANSLATED, _ref("text"))
    blood_pressure = _object({"systolic": _whole(*SYSTOLIC), "diastolic": _whole(*DIASTOLIC)}, "systolic", "diastolic")
    schedule = _object(
        {"sessions": _whole(1, MOST_SESSIONS), **dict.fromkeys(("per", "lasts", "apart"), _range(COURSE))}
    )
    notice = _object({"within": _length(NOTICE), "fee": _ref("text")}, "within")
    repeats = {"anyOf": [{"enum": [one.value for one in Every if one is not Every.LENGTH]}, _length(WINDOW)]}
    rule = _object(
        {
            "id": _IDENTIFIER,
            "topic": _one_or_more(_IDENTIFIER),
            "force": _one_of(Force),
            **texts,
            "unless": {"anyOf": [_ref("text"), _ref("condition")]},
            "kept": _NAME,
            "slipped": _NAME,
            "part": _one_of(Part),
            "if_broken": _one_of(IfBroken),
            "source": _ref("texts"),
            "pair": _IDENTIFIER,
            "treatments": _one_or_more(_one_of(Treatment)),
            "when": _ref("condition"),
            "starts": _ref("edge"),
            "ends": _ref("edge"),
            "at": _ref("edge"),
            "on": {"enum": [part.value for kind in (Point, Visit) for part in kind]},
            "around": _range(WINDOW),
            "repeats": repeats,
            "allowed": _ref("texts"),
            "except": _ref("texts"),
            "not_allowed": _ref("texts"),
            "length": _range(COURSE),
            "age_min": _whole(0, OLDEST),
            "age_max": _whole(0, OLDEST),
            "blood_pressure": blood_pressure,
            "notice": _one_or_more(notice),
            "schedule": {**schedule, "minProperties": 1},
            "phone": _ref("text"),
            "remind": _one_or_more(_ref("reminder")),
            "hard": _CLAIM,
            "useful_for": _length(ELAPSED),
        },
        *("id", "topic", "force", "text"),
    )
    together = {"starts": ["ends"], "ends": ["starts"], "kept": ["slipped"], "slipped": ["kept"]}
    return {**rule, "dependentRequired": together}


def _translation() -> Schema:
    lists = dict.fromkeys(("allowed", "except", "not_allowed"), _ref("texts"))
    return {**dict.fromkeys(TRANSLATED, _ref("text")), **lists}


def _condition() -> Schema:
    return {
        **dict.fromkeys(("takes", "has", "uses"), _one_or_more(_IDENTIFIER)),
        "session": _one_or_more(_one_of(Occasion)),
        "appointment": _one_or_more(_one_of(PartOfDay)),
        "treatment": _one_or_more(_one_of(Treatment)),
        "travels_alone": _CLAIM,
        "age_min": _whole(0, OLDEST),
        "age_max": _whole(0, OLDEST),
        "case": _ref("text"),
    }


def _edges(anchors: tuple[Anchor, ...], itself: str) -> list[Schema]:
    anchor: Schema = {"enum": [one.value for one in anchors]}
    by = {"by": _lengths(WINDOW), "bound": _bound()}
    day = _whole(-MOST_DAYS, MOST_DAYS)
    clocks = {"anyOf": [_CLOCK, {"type": "array", "items": _CLOCK, "minItems": 1, "maxItems": 2}]}
    joined = {"type": "array", "items": _ref(itself), "minItems": 2, "maxItems": MOST_JOINED}
    weekday = {"enum": [*WEEKDAYS, *(name.capitalize() for name in WEEKDAYS)]}
    return [
        _object({"before": anchor, **by}, "before", "by"),
        _object({"after": anchor, **by}, "after", "by"),
        _object({"at": anchor}, "at"),
        _object({"day": _one_or_two(day), "time": _CLOCK, "of": _among(SESSION_ANCHORS)}, "day", "time"),
        _object({"point": _one_of(Point)}, "point"),
        _object({"visit": _one_of(Visit)}, "visit"),
        _object(
            {"weekday": weekday, "time": clocks, "times": _whole(1, MOST_WEEKS), "side": _one_of(Side)},
            *("weekday", "time"),
        ),
        _object({"state": _one_of(State), "words": _ref("text")}, "state"),
        _object({"ask": _one_of(AskReason)}, "ask"),
        _object({"later_of": joined}, "later_of"),
        _object({"earlier_of": joined}, "earlier_of"),
    ]


def _object(properties: Schema, *required: str) -> Schema:
    made: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**made, "required": list(required)} if required else made


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _one_of(kind: type[Enum]) -> Schema:
    return _among(tuple(kind))


def _among(values: Iterable[Enum]) -> Schema:
    return {"enum": [one.value for one in values]}


def _one_or_more(entry: Schema, most: int = MOST_ENTRIES) -> Schema:
    return {"anyOf": [entry, {"type": "array", "items": entry, "minItems": 1, "maxItems": most}]}


def _one_or_two(entry: Schema) -> Schema:
    return {"anyOf": [entry, {"type": "array", "items": entry, "minItems": 2, "maxItems": 2}]}


def _whole(low: int, high: int) -> Schema:
    return {"type": "integer", "minimum": low, "maximum": high}


def _bound() -> Schema:
    return _among(bound for bound in Bound if bound is not Bound.EXACTLY)


def _range(units: frozenset[Unit]) -> Schema:
    """A length, two of them, or either with how firmly it is meant."""
    firmly = _object({"is": _lengths(units), "bound": _bound()}, "is")
    return {"anyOf": [*_lengths(units)["anyOf"], firmly]}


def _lengths(units: frozenset[Unit]) -> Schema:
    return _one_or_two(_length(units))


def _length(units: frozenset[Unit]) -> Schema:
    """A number and a unit, in words or as ISO 8601 writes them."""
    ordered = [unit for unit in Unit if unit in units]
    words = "|".join(_in_any_case(unit.value) for unit in ordered)
    letters = "".join(_ISO_LETTERS[unit] for unit in ordered if unit in _ISO_LETTERS)
    iso = ["PT(?=[0-9])([0-9]{1,5}H)?([0-9]{1,6}M)?(0+S)?"] if units & ELAPSED else []
    iso += [f"P[0-9]{{1,5}}[{letters}]"] if letters else []
    return {"type": "string", "pattern": f"^\\s*([0-9]{{1,6}}\\s*({words})[sS]?|{'|'.join(iso)})\\s*$"}


def _in_any_case(words: str) -> str:
    return "".join(f"[{mark}{mark.upper()}]" if mark != " " else "\\s+" for mark in words)
