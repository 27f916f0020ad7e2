"""The file for the driver: whole, bounded, checked, and with the patient's own board in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain import samples, strategies
from tests.domain.contents import every_pack, our_guidance
from tests.domain.samples import at

from aftercare.content.share_file import checksum, share_bytes
from aftercare.content.share_reader import LARGEST, read_share
from aftercare.domain.board import BoardItem, Chart
from aftercare.domain.board_words import board_words
from aftercare.domain.clinic import OpenHours
from aftercare.domain.condition import PatientFacts
from aftercare.domain.contacts import Driver, DriverStatus
from aftercare.domain.edge import State
from aftercare.domain.errors import ShareFault, ShareRefused
from aftercare.domain.plan import Plan
from aftercare.domain.planning import PlanRequest, make_plan
from aftercare.domain.shared_plan import OwnWords, plan_of
from aftercare.domain.sharing import SHARE_REACH, Chosen, SharedCourse, share
from aftercare.domain.treatment import Treatment

QUARTER = timedelta(minutes=15)
SAM = Driver("Sam", "(503) 555-0117", DriverStatus.CONFIRMED, at("2026-05-14 09:15"), "Jo", "(503) 555-0163")


def plan_with(driver: Driver) -> Plan:
    return samples.plan_of(our_guidance(), samples.session(), driver=driver)


@cache
def shared(chosen: Chosen | None = None) -> SharedCourse:
    plan = plan_with(SAM)
    return share(plan, (plan,), at("2026-05-13 18:00"), chosen or Chosen())


def boards_differ(course: SharedCourse, plans: tuple[Plan, ...]) -> list[tuple[datetime, BoardItem, BoardItem]]:
    """Every quarter hour at which the two boards do not say the same of a topic that both show."""
    ours = our_guidance()
    own = OwnWords(ours.topics, ours.wording, ours.help_for("US"), ours.disclaimer)
    chart, stand_in = Chart(plans), plan_of(course, own)
    found = []
    moment = course.made
    while moment < course.speaks_until:
        theirs = chart.board(moment)
        for topic in course.board:
            mine, other = course.item(topic, moment), theirs.item(topic)
            waits = [one.state for one in other.until.waits_for]
            same = (mine.state, mine.reason, mine.until.at, mine.until.is_about) == (
                *(other.state, other.reason, other.until.at, other.until.is_about),
            )
            if State.OTHER not in waits:
                words = board_words(mine, stand_in, moment).until, board_words(other, plans[0], moment).until
                same = same and words[0] == words[1]
            if not same:
                found.append((moment, mine, other))
        moment += QUARTER
    return found


@pytest.mark.parametrize("treatment", samples.EVERY_TREATMENT)
def test_at_every_quarter_hour_the_drivers_board_is_the_patients(treatment: Treatment) -> None:
    plan = samples.general_plan(our_guidance(), samples.session(treatment))
    course = read_share(share_bytes(share(plan, (plan,), at("2026-05-12 18:00"), Chosen())))
    assert boards_differ(course, (plan,)) == []


@pytest.mark.parametrize("name", sorted(every_pack()))
def test_under_every_clinics_rules_both_boards_say_the_same(name: str) -> None:
    pack = every_pack()[name]
    for offer in pack.treatments:
        plan = make_plan(
            PlanRequest(our_guidance(), pack, PatientFacts(), samples.session(offer.treatment), samples.PACIFIC)
        )
        course = read_share(share_bytes(share(plan, (plan,), at("2026-05-12 18:00"), Chosen())))
        assert boards_differ(course, (plan,)) == []


@settings(max_examples=25, deadline=None)
@given(rules=strategies.rule_sets(), days=st.integers(2, 9), hours=st.integers(0, 60), is_over=st.booleans())
def test_whatever_the_clinics_rules_and_sessions_both_boards_say_the_same(
    rules: Any, days: int, hours: int, is_over: bool
) -> None:
    first = samples.session(start="2026-05-14 10:00")
    second = samples.session(start=f"2026-05-{14 + days} 14:00")
    if is_over:
        first = replace(first, actual_end=at("2026-05-14 12:07"))
    sessions = (first, replace(second, session_id="second"))
    plans = tuple(samples.plan_of(our_guidance(), one, *rules) for one in sessions)
    course = share(plans[0], plans, at("2026-05-12 18:00") + timedelta(hours=hours), Chosen())
    again = read_share(share_bytes(course))
    assert again == course
    assert boards_differ(again, plans) == []


def test_the_same_course_gives_the_same_bytes_and_reads_back_whole() -> None:
    course = shared(Chosen("Alex", Treatment.IV_INFUSION, ("Lamictal",)))
    assert share_bytes(course) == share_bytes(course)
    assert read_share(share_bytes(course)) == course


def test_a_number_that_is_none_and_odd_letters_do_not_stop_the_file() -> None:
    odd = Driver("  Sam\u202e\n the  brother ", "ask Jo", backup_name="J" * 300, backup_phone="+1 503-555-0163 x4")
    plan = plan_with(odd)
    course = share(plan, (plan,), at("2026-05-13 18:00"), Chosen())
    driver = read_share(share_bytes(course)).driver
    assert driver == Driver("Sam the brother", "", backup_name="J" * 80, backup_phone="+1 503-555-0163 x4")


def test_the_board_of_a_file_ends_a_week_after_the_session() -> None:
    course = shared()
    assert course.speaks_until == course.visit.ends + SHARE_REACH
    assert all(cut.since <= course.speaks_until for lane in course.lanes for cut in lane.cuts)


def changed(change: Callable[[dict[str, Any]], object], *, is_checked: bool = True) -> bytes:
    """A good file with one thing changed, its checksum made anew by whoever changed it."""
    body = json.loads(share_bytes(shared(Chosen("Alex"))))
    change(body)
    if is_checked and isinstance(body, dict):
        body["check"] = checksum({key: value for key, value in body.items() if key not in ("check", "aftercare-share")})
    return json.dumps(body).encode()


def deep(depth: int) -> bytes:
    return b"[" * depth + b"]" * depth


NOT_OURS = [b"", b"\xff\xfe\x00", b"hello", b"[]", b"{}", b'"aftercare-share"', deep(9), deep(100_000), b"null", b"7"]


@pytest.mark.parametrize("content", NOT_OURS, ids=range(len(NOT_OURS)))
def test_what_is_no_file_of_ours_is_refused_as_such(content: bytes) -> None:
    assert refused(content).fault is ShareFault.NOT_OURS


def refused(content: bytes) -> ShareRefused:
    with pytest.raises(ShareRefused) as caught:
        read_share(content)
    return caught.value


def test_a_file_that_is_too_large_is_refused_before_it_is_read() -> None:
    assert refused(b"[" * (LARGEST + 1)).fault is ShareFault.TOO_LARGE


def test_a_file_of_a_newer_program_is_refused_as_newer() -> None:
    assert refused(changed(lambda body: body.update({"aftercare-share": 2}))).fault is ShareFault.NEWER


@pytest.mark.parametrize("version", [0, -1, True, "1", None, 1.5])
def test_a_version_that_is_none_is_refused(version: object) -> None:
    assert refused(changed(lambda body: body.update({"aftercare-share": version}))).fault is not ShareFault.NEWER


def test_one_flipped_bit_is_found() -> None:
    content = share_bytes(shared(Chosen("Alex")))
    at_name = content.index(b"Alex")
    flipped = content[:at_name] + b"Blex" + content[at_name + 4 :]
    assert refused(flipped).place == "check"


def test_half_a_file_is_refused() -> None:
    content = share_bytes(shared())
    assert refused(content[: len(content) // 2]).fault is ShareFault.NOT_OURS


Change = Callable[[dict[str, Any]], object]
HOSTILE: tuple[tuple[str, Change], ...] = (
    ("nosuch", lambda body: body.update({"nosuch": 1})),
    ("made", lambda body: body.update({"made": "2026-05-14T10:00"})),
    ("made", lambda body: body.update({"made": "9999-12-31T23:59:59-12:00"})),
    ("made", lambda body: body.update({"made": 7})),
    ("zone", lambda body: body.update({"zone": "../../etc/passwd"})),
    ("zone", lambda body: body.update({"zone": "Nowhere/Land"})),
    ("visit", lambda body: body.update({"visit": []})),
    ("visit.starts", lambda body: body["visit"].pop("starts")),
    ("visit.ends", lambda body: body["visit"].update({"ends": "2020-01-01T00:00:00+00:00"})),
    ("visit.end_is_known", lambda body: body["visit"].update({"end_is_known": "no"})),
    ("driver.name", lambda body: body["driver"].update({"name": "x" * 81})),
    ("driver.name", lambda body: body["driver"].update({"name": "Sam\u202eevil"})),
    ("driver.name", lambda body: body["driver"].update({"name": "\ud800"})),
    ("driver.phone", lambda body: body["driver"].update({"phone": "tel:911;ext=<b>"})),
    ("driver.backup_phone", lambda body: body["driver"].update({"backup_phone": "()"})),
    ("clinic.address", lambda body: body["clinic"].update({"address": ["a"] * 7})),
    ("clinic.address", lambda body: body["clinic"].update({"address": ["two\nlines"]})),
    ("clinic.hours[0].weekday", lambda body: body["clinic"].update({"hours": [opening(weekday=9)]})),
    ("clinic.hours[0].opens", lambda body: body["clinic"].update({"hours": [opening(opens="25:00")]})),
    ("clinic.phones", lambda body: body["clinic"].update({"phones": [{}] * 3})),
    ("clinic.phones[0].name", lambda body: body["clinic"].update({"phones": [{"name": "boss", "number": "1"}]})),
    ("clinic.closed_on", lambda body: body["clinic"].update({"closed_on": ["2026-02-30"]})),
    ("board", lambda body: body.update({"board": ["lamotrigine"]})),
    ("board", lambda body: body.update({"board": ["food", "food"]})),
    ("topics", lambda body: body.update({"topics": []})),
    ("topics", lambda body: body["topics"].append(body["topics"][0])),
    ("topics[0].topic", lambda body: body["topics"][0].update({"topic": "depression"})),
    ("topics[0].from", lambda body: body["topics"][0].update({"from": [body["topics"][0]["from"][0]] * 401})),
    ("topics[0]", lambda body: body["topics"][0]["from"].append(body["topics"][0]["from"][0])),
    ("topics[0].from[0].state", lambda body: first_cut(body).update({"state": "fine"})),
    ("topics[0].from[0].then", lambda body: first_cut(body).update({"then": 1})),
    ("topics[0].from[0].until", lambda body: first_cut(body).update({"until": None})),
    (
        "topics[0].from[0].until.text",
        lambda body: body["topics"][0]["from"][0]["until"].update({"text": "You may drive"}),
    ),
    ("chosen.treatment", lambda body: body["chosen"].update({"treatment": "morphine"})),
    ("chosen.medicines", lambda body: body["chosen"].update({"medicines": "all"})),
)


def first_cut(body: dict[str, Any]) -> dict[str, Any]:
    cut: dict[str, Any] = body["topics"][0]["from"][0]
    return cut


def opening(**more: Any) -> dict[str, Any]:
    return {"weekday": 0, "opens": "08:00", "closes": "17:00", **more}


@pytest.mark.parametrize(("place", "change"), HOSTILE, ids=[f"{at}-{name}" for at, (name, _) in enumerate(HOSTILE)])
def test_a_file_that_somebody_changed_is_refused_with_its_place(place: str, change: Change) -> None:
    problem = refused(changed(change))
    assert (problem.fault, problem.place) == (ShareFault.DAMAGED, place)
    assert str(problem).endswith("ask for a new file")


def test_a_key_that_stands_twice_is_refused() -> None:
    content = share_bytes(shared()).replace(b'"zone":', b'"zone": "UTC",\n "zone":', 1)
    assert refused(content).fault is ShareFault.DAMAGED


def test_a_number_with_a_point_or_without_end_is_refused() -> None:
    for number in (b"1.5", b"NaN", b"Infinity", b"1e999"):
        assert refused(share_bytes(shared()).replace(b"false", number, 1)).fault is ShareFault.DAMAGED


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_damage_at_all_is_taken_for_a_file(data: st.DataObject) -> None:
    content = bytearray(share_bytes(shared()))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        read = read_share(bytes(content))
    except ShareRefused:
        return
    assert read == shared(), "only white space may differ"


def test_hours_and_days_off_of_the_clinic_are_told() -> None:
    hours, days_off = (OpenHours(3, time(8), time(17)),), (date(2026, 12, 25),)
    plan = samples.plan_of(our_guidance(), samples.session(), hours=hours, closed_on=days_off)
    course = read_share(share_bytes(share(plan, (plan,), at("2026-05-13 18:00"), Chosen())))
    assert course.clinic.hours == hours
    assert course.clinic.closed_on == days_off
