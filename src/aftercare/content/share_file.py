"""Writes the file that a patient hands to the person who drives them: plain JSON, the same for the same value."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from aftercare.domain.board import BoardItem, Until
from aftercare.domain.contacts import Driver
from aftercare.domain.sharing import SharedCourse, SharedCut, SharedLane

FORMAT = "aftercare-share"
VERSION = 1


def share_bytes(course: SharedCourse) -> bytes:
    """The file, the same for the same value."""
    body = _body(course)
    whole = {FORMAT: VERSION, "check": checksum(body), **body}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def checksum(body: dict[str, Any]) -> str:
    """What tells that the members of a file are whole. Anybody can reckon it, so it finds damage and no malice."""
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()


def _body(course: SharedCourse) -> dict[str, Any]:
    visit, clinic, chosen = course.visit, course.clinic, course.chosen
    return {
        "made": _moment(course.made),
        "zone": course.zone.key,
        "country": course.country,
        "visit": {
            "starts": _moment(visit.starts),
            "ends": _moment(visit.ends),
            "end_is_known": visit.end_is_known,
            "arrives": _moment(visit.arrives),
            "pick_up": _moment(visit.pick_up),
            "someone_stays": visit.someone_stays,
            "is_cancelled": visit.is_cancelled,
        },
        "driver": _driver(course.driver),
        "clinic": {
            "address": list(clinic.address),
            "phones": [{"name": phone.name, "number": phone.number} for phone in clinic.phones],
            "hours": [
                {
                    "weekday": one.weekday,
                    "opens": one.opens.isoformat("minutes"),
                    "closes": one.closes.isoformat("minutes"),
                }
                for one in clinic.hours
            ],
            "closed_on": [day.isoformat() for day in clinic.closed_on],
        },
        "board": list(course.board),
        "after": list(course.after),
        "topics": [_lane(lane) for lane in course.lanes],
        "chosen": {
            "name": chosen.name,
            "treatment": chosen.treatment.value if chosen.treatment is not None else None,
            "medicines": list(chosen.medicines),
        },
    }


def _driver(driver: Driver | None) -> dict[str, Any] | None:
    if driver is None:
        return None
    return {
        "name": driver.name,
        "phone": driver.phone,
        "backup_name": driver.backup_name,
        "backup_phone": driver.backup_phone,
    }


def _lane(lane: SharedLane) -> dict[str, Any]:
    return {"topic": lane.topic, "from": [_cut(cut) for cut in lane.cuts]}


def _cut(cut: SharedCut) -> dict[str, Any]:
    item = cut.item
    return {
        "since": _moment(cut.since),
        "state": item.state.value,
        "reason": item.reason.value,
        "until": _until(item.until),
        **_then(item),
    }


def _then(item: BoardItem) -> dict[str, Any]:
    then = {"then": item.then.value} if item.then is not None else {}
    return then | ({"then_until": _until(item.then_until)} if item.then_until is not None else {})


def _until(until: Until) -> dict[str, Any]:
    flags = {
        name: True for name in ("is_about", "is_day", "is_session_end", "is_session_start") if getattr(until, name)
    }
    at = {"at": _moment(until.at)} if until.at is not None else {}
    waits = {"waits_for": [one.state.value for one in until.waits_for]} if until.waits_for else {}
    return {**at, **flags, **waits}


def _moment(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment is not None else None
