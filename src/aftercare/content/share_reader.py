"""Reads a shared file: bounded before it is parsed, and checked whole before it becomes a value.

It is signed by nobody, so nothing in it changes what this program says on its own: emergency numbers, words and warning
signs come from here, and a topic, a state or a key that is not known is refused.
"""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from aftercare.content.share_file import FORMAT, VERSION, checksum
from aftercare.content.share_members import Members
from aftercare.content.zone_reader import is_zone
from aftercare.domain.board import BoardItem, BoardState, Reason, Until
from aftercare.domain.clinic import OpenHours, PhoneNumber
from aftercare.domain.contacts import Driver
from aftercare.domain.edge import State, WhenState
from aftercare.domain.errors import ShareFault
from aftercare.domain.errors import ShareRefused as Refused
from aftercare.domain.rule import TopicId
from aftercare.domain.sharing import (
    AFTERWARDS,
    PHONES,
    SHAREABLE,
    Chosen,
    SharedClinic,
    SharedCourse,
    SharedCut,
    SharedLane,
    SharedVisit,
)
from aftercare.domain.treatment import Treatment

LARGEST = 256 * 1024
"""Of a file, in bytes."""

_DEEPEST = 8
_MOST_CUTS = 400
_MOST_MEDICINES = 60


def read_share(content: bytes) -> SharedCourse:
    """What a shared file says.

    Raises:
        ShareRefused: it is too large, no file of ours, one of a newer program, or damaged; never half of it is taken.
    """
    members = Members(_checked_body(content))
    zone = members.text("zone", 60)
    if not is_zone(zone):
        raise Refused(ShareFault.DAMAGED, "zone", "is not a time zone")
    country = members.text("country", 2, may_be_empty=True)
    course = SharedCourse(
        made=members.moment("made"),
        zone=ZoneInfo(zone),
        country=country if country.isascii() and country.isalpha() else "",
        visit=_visit(members.inner("visit")),
        driver=_driver(members),
        clinic=_clinic(members.inner("clinic")),
        board=members.names("board", SHAREABLE),
        after=members.names("after", AFTERWARDS),
        lanes=tuple(_lane(one) for one in members.inners("topics", len(SHAREABLE))),
        chosen=_chosen(members.inner("chosen")),
    )
    members.finish()
    told = [lane.topic for lane in course.lanes]
    if len(set(told)) != len(told) or not set(told) >= {*course.board, *course.after} or not course.board:
        raise Refused(ShareFault.DAMAGED, "topics", "are not those of the board")
    return course


def _checked_body(content: bytes) -> dict[str, Any]:
    """The members of a file whose shape, size, version and checksum hold; what they say is not looked at yet."""
    if len(content) > LARGEST:
        raise Refused(ShareFault.TOO_LARGE, "", f"has {len(content)} bytes")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(ShareFault.NOT_OURS, "", "is not text") from error
    _refuse_depth(text)
    try:
        body = json.loads(text, object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Refused(ShareFault.NOT_OURS, "", "is not a file of Aftercare") from error
    if not isinstance(body, dict) or FORMAT not in body:
        raise Refused(ShareFault.NOT_OURS, "", "is not a file of Aftercare")
    version = body.pop(FORMAT)
    if type(version) is not int or version < 1:
        raise Refused(ShareFault.NOT_OURS, FORMAT, "is not a version")
    if version > VERSION:
        raise Refused(ShareFault.NEWER, FORMAT, f"is {version}, and this program knows {VERSION}")
    if body.pop("check", None) != checksum(body):
        raise Refused(ShareFault.DAMAGED, "check", "does not fit the rest of the file")
    return body


def _refuse_depth(text: str) -> None:
    """Refuse what is nested deeper than a file of ours, before anything is built from it."""
    depth, is_in_text, is_escaped = 0, False, False
    for sign in text:
        if is_in_text:
            is_in_text, is_escaped = is_escaped or sign != '"', not is_escaped and sign == "\\"
        elif sign == '"':
            is_in_text, is_escaped = True, False
        elif sign in "[{":
            depth += 1
            if depth > _DEEPEST:
                raise Refused(ShareFault.NOT_OURS, "", "is nested too deep")
        elif sign in "]}":
            depth -= 1


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise Refused(ShareFault.DAMAGED, "", "says something twice")
    return members


def _no_constant(text: str) -> None:
    raise Refused(ShareFault.DAMAGED, "", f"{text[:20]} is not a whole number")


def _visit(members: Members) -> SharedVisit:
    visit = SharedVisit(
        starts=members.moment("starts"),
        ends=members.moment("ends"),
        end_is_known=members.flag("end_is_known"),
        arrives=members.maybe_moment("arrives"),
        pick_up=members.maybe_moment("pick_up"),
        someone_stays=members.flag("someone_stays"),
        is_cancelled=members.flag("is_cancelled"),
    )
    members.finish()
    if visit.ends < visit.starts:
        raise Refused(ShareFault.DAMAGED, "visit.ends", "is before the start")
    return visit


def _driver(outer: Members) -> Driver | None:
    members = outer.maybe_inner("driver")
    if members is None:
        return None
    driver = Driver(
        name=members.text("name", 80, may_be_empty=True),
        phone=members.number("phone", may_be_empty=True),
        backup_name=members.text("backup_name", 80, may_be_empty=True),
        backup_phone=members.number("backup_phone", may_be_empty=True),
    )
    members.finish()
    return driver


def _clinic(members: Members) -> SharedClinic:
    clinic = SharedClinic(
        address=members.texts("address", 120, 6),
        phones=tuple(_phone(one) for one in members.inners("phones", len(PHONES))),
        hours=tuple(_hours(one) for one in members.inners("hours", 28)),
        closed_on=members.days("closed_on", 100),
    )
    members.finish()
    return clinic


def _phone(members: Members) -> PhoneNumber:
    phone = PhoneNumber(members.one_of("name", PHONES), members.number("number"))
    members.finish()
    return phone


def _hours(members: Members) -> OpenHours:
    hours = OpenHours(members.whole("weekday", 6), members.clock("opens"), members.clock("closes"))
    members.finish()
    return hours


def _chosen(members: Members) -> Chosen:
    treatment = members.maybe_choice("treatment", Treatment)
    chosen = Chosen(
        members.text("name", 80, may_be_empty=True), treatment, members.texts("medicines", 80, _MOST_MEDICINES)
    )
    members.finish()
    return chosen


def _lane(members: Members) -> SharedLane:
    topic = TopicId(members.one_of("topic", SHAREABLE))
    cuts = tuple(_cut(topic, one) for one in members.inners("from", _MOST_CUTS))
    members.finish()
    if not cuts or any(one.since >= other.since for one, other in pairwise(cuts)):
        raise Refused(ShareFault.DAMAGED, members.place, "is not in order of time")
    return SharedLane(topic, cuts)


def _cut(topic: TopicId, members: Members) -> SharedCut:
    then = members.maybe_inner("then_until")
    cut = SharedCut(
        since=members.moment("since"),
        item=BoardItem(
            topic=topic,
            state=members.choice("state", BoardState),
            reason=members.choice("reason", Reason),
            until=_until(members.inner("until")),
            then=members.maybe_choice("then", BoardState),
            then_until=_until(then) if then is not None else None,
        ),
    )
    members.finish()
    return cut


def _until(members: Members) -> Until:
    until = Until(
        at=members.maybe_moment("at"),
        is_about=members.maybe_flag("is_about"),
        is_day=members.maybe_flag("is_day"),
        waits_for=tuple(WhenState(state) for state in members.choices("waits_for", State)),
        is_session_end=members.maybe_flag("is_session_end"),
        is_session_start=members.maybe_flag("is_session_start"),
    )
    members.finish()
    return until
