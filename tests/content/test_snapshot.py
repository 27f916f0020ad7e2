"""Content comes out of a snapshot as it went in, and nothing else comes out of one."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import PurePath

import pytest
from tests.domain.contents import ROOT, every_pack

from aftercare.content.guidance_reader import read_plan_guidance
from aftercare.content.snapshot import FORMAT, SnapshotError, from_snapshot, to_snapshot
from aftercare.domain.condition import Condition, Occasion
from aftercare.domain.guidance import Guidance
from aftercare.domain.length import Bound, Length, LengthRange, Unit
from aftercare.domain.treatment import Treatment


def test_our_guidance_comes_back_the_same() -> None:
    ours = read_plan_guidance(ROOT / "resources", "en", Treatment.IV_INFUSION)
    back = from_snapshot(to_snapshot(ours))

    assert isinstance(back, Guidance)
    assert tuple(back.topics) == tuple(ours.topics)
    assert replace(back, topics=ours.topics) == ours


@pytest.mark.parametrize("name", sorted(every_pack()))
def test_every_pack_comes_back_the_same(name: str) -> None:
    pack = replace(every_pack()[name], logo=None)

    assert from_snapshot(to_snapshot(pack)) == pack


@pytest.mark.parametrize(
    "value",
    [
        None,
        (1, True, 0, False, "1", ""),
        ((), ((),), {}),
        {"a": {"b": 1}, "b": {"a": True}},
        (date(2026, 5, 14), time(6, 40), timedelta(minutes=90)),
        Condition(session=(Occasion.FIRST,), travels_alone=False, case="you feel sick"),
        Condition(),
        (LengthRange.of(Length(1, Unit.HOUR)), LengthRange.of(Length(1, Unit.HOUR), Bound.AT_LEAST)),
    ],
    ids=repr,
)
def test_a_value_comes_back_with_each_part_of_its_own_type(value: object) -> None:
    back = from_snapshot(to_snapshot(value))

    assert back == value
    assert repr(back) == repr(value)


def test_what_occurs_twice_is_kept_once() -> None:
    back = from_snapshot(to_snapshot((Length(6, Unit.HOUR), Length(6, Unit.HOUR))))

    assert isinstance(back, tuple)
    assert back[0] is back[1]


@pytest.mark.parametrize("value", [1.5, b"logo", PurePath("x"), [1], {1}, datetime], ids=repr)
def test_what_is_no_content_is_not_kept(value: object) -> None:
    with pytest.raises(TypeError, match="is not content"):
        to_snapshot(value)


@pytest.mark.parametrize(
    "snapshot",
    [
        b"",
        b"{",
        b"\xff",
        b"null",
        json.dumps([FORMAT, []]).encode(),
        json.dumps([FORMAT + 1, [1]]).encode(),
        json.dumps([FORMAT, [["tuple", 0]]]).encode(),
        json.dumps([FORMAT, ["ls", ["system", 0]]]).encode(),
        json.dumps([FORMAT, ["ls", ["timedelta", 0]]]).encode(),
        json.dumps([FORMAT, ["parsec", ["Unit", 0]]]).encode(),
        json.dumps([FORMAT, [-1, "hour", ["Unit", 1], ["Length", 0, 2]]]).encode(),
        json.dumps([FORMAT, [[]]]).encode(),
        json.dumps([FORMAT, [[["tuple"], 0]]]).encode(),
        json.dumps([FORMAT, ["a", ["dict", 0]]]).encode(),
        json.dumps([FORMAT, ["soon", ["date", 0]]]).encode(),
    ],
    ids=repr,
)
def test_what_this_program_did_not_write_is_refused(snapshot: bytes) -> None:
    with pytest.raises(SnapshotError):
        from_snapshot(snapshot)
