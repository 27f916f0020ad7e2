"""Whatever stands in a pack, it is read or told: never an error, and never a pack with a fault in it."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.content.clinic_reader import read_clinic
from aftercare.content.edge_reader import read_edge
from aftercare.content.findings import MOST_FINDINGS, Findings
from aftercare.content.pack_reader import load_pack
from aftercare.content.place import Place
from aftercare.content.rule_reader import RuleReader
from aftercare.content.table_reader import TableReader
from aftercare.content.toml_file import TomlFile
from aftercare.content.vocabulary import vocabulary_of
from aftercare.domain.edge import (
    Anchor,
    AskClinic,
    AskReason,
    AtPoint,
    AtVisit,
    AtWeekday,
    DayTime,
    EarlierOf,
    Edge,
    LaterOf,
    Offset,
    Point,
    Side,
    State,
    Visit,
    WhenState,
)
from aftercare.domain.fault import Weight
from aftercare.domain.guidance import Guidance
from aftercare.domain.length import Bound, Length, LengthRange, Unit
from aftercare.domain.rule import Layer


def words_of(row: str) -> list[str]:
    return row.split()


RULE_KEYS = words_of(
    "id topic force text part starts ends at on around repeats when unless allowed not_allowed except amount "
    "length  age_min age_max blood_pressure notice schedule phone why consequence alternative source pair "
    "if_broken task detail  label line tile remind hard on_time late passed asks kept slipped "
    "useful_for treatments "
)
CLINIC_KEYS = words_of(
    "format id serial name short_name author reviewed_on review_by country language zone address board sample "
    "phones  hours treatment times topic names "
)
INNER_KEYS = words_of(
    "before after at by bound day time of point weekday times side visit state words ask later_of earlier_of "
    "is takes  has uses session appointment treatment travels_alone age_min age_max case systolic diastolic "
    "within fee sessions  per lasts apart main number label when monday closed_on kind visit_length morning "
    "evening bedtime id name under "
)
WORDS = [
    *("start", "end", "dose", "window", "6 hours", "PT6H", "1 month", "2 business days", "18:00", "25:00", "slept"),
    *("other", "morning-of", "on-arrival", "tuesday", "not-stated", "food", "must-not", "at-least", "iv-infusion"),
    *("lamotrigine", "first", "evening", "(503) 555-0142", "main", "stop-food", "{starts}", "<b>", "", " ", "en", "US"),
]

scalars = (
    st.sampled_from(WORDS)
    | st.text(max_size=20)
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.dates()
    | st.times()
    | st.datetimes()
)
keys = st.sampled_from(INNER_KEYS) | st.text(max_size=8)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4), max_leaves=12
)


def reader(table: dict[str, Any]) -> tuple[TableReader, Findings]:
    findings = Findings()
    return TableReader(table, Place(TomlFile("rules.toml", table), findings)), findings


@given(rules=st.lists(st.dictionaries(st.sampled_from(RULE_KEYS) | keys, values, max_size=10), max_size=3))
def test_a_rule_of_anything_is_read_or_told(guidance: Guidance, rules: list[dict[str, Any]]) -> None:
    table, findings = reader({"rule": rules})
    read = RuleReader(Layer.CLINIC, vocabulary_of(guidance, None)).read(table)
    table.finish()
    assert len(read) == len(rules) or findings.must_be_fixed
    assert all(str(fault).isprintable() for fault in findings.all())


@given(rule=st.dictionaries(st.sampled_from(RULE_KEYS[5:]), values, max_size=4))
def test_a_rule_with_a_good_beginning_is_read_whatever_follows(guidance: Guidance, rule: dict[str, Any]) -> None:
    whole = {"id": "a", "topic": "food", "force": "must", "text": "Eat.", **rule}
    table, findings = reader({"rule": [whole]})
    read = RuleReader(Layer.CLINIC, vocabulary_of(guidance, None)).read(table)
    assert [one.rule_id for one in read] == ["a"]
    assert all(fault.remedy and fault.problem for fault in findings.all())


@given(clinic=st.dictionaries(st.sampled_from(CLINIC_KEYS) | keys, values, max_size=12))
def test_a_clinic_of_anything_is_read_or_told(guidance: Guidance, clinic: dict[str, Any]) -> None:
    table, findings = reader(clinic)
    pack = read_clinic(table, guidance.topics)
    assert findings.must_be_fixed or (pack.pack_id and pack.treatments and pack.country)


@given(
    content=st.binary(max_size=200), name=st.sampled_from(["rules.toml", "clinic.toml", "words.es.toml", "logo.png"])
)
def test_any_bytes_in_any_file_are_read_or_told(
    guidance: Guidance, tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str
) -> None:
    folder = tmp_path_factory.mktemp("pack")
    (folder / "clinic.toml").write_text('format = "aftercare-clinic-pack/1"\n')
    (folder / name).write_bytes(content)
    loaded = load_pack(folder, guidance)
    assert loaded.pack is None
    assert loaded.faults
    assert all(str(fault).isprintable() for fault in loaded.faults)


ranges = st.builds(
    lambda unit, least, more, bound: LengthRange(Length(least, unit), Length(least + more, unit), bound),
    st.sampled_from([Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.WEEK]),
    st.integers(0, 50),
    st.integers(0, 50),
    st.sampled_from([Bound.EXACTLY, Bound.AT_LEAST, Bound.AT_MOST, Bound.ABOUT]),
)
clocks = st.times().map(lambda clock: time(clock.hour, clock.minute))
simple_edges: st.SearchStrategy[Edge] = st.one_of(
    st.builds(Offset, st.sampled_from([Anchor.START, Anchor.DOSE, Anchor.END]), st.sampled_from(Side), ranges),
    st.builds(Offset, st.sampled_from([Anchor.START, Anchor.DOSE, Anchor.END])),
    st.builds(
        lambda first, more, at, anchor: DayTime(first, first + more, at, anchor),
        st.integers(-100, 100),
        st.integers(0, 100),
        clocks,
        st.sampled_from([Anchor.START, Anchor.DOSE, Anchor.END]),
    ),
    st.builds(AtPoint, st.sampled_from(Point)),
    st.builds(AtVisit, st.sampled_from(Visit)),
    st.builds(AtWeekday, st.integers(0, 6), clocks, st.none(), st.sampled_from(Side), st.integers(1, 52)),
    st.builds(WhenState, st.sampled_from([State.SLEPT, State.FEELS_CLEAR, State.STAFF_SAID_SO])),
    st.builds(WhenState, st.just(State.OTHER), st.just("you feel ready")),
    st.builds(AskClinic, st.sampled_from(AskReason)),
)


def joined(inner: st.SearchStrategy[Edge]) -> st.SearchStrategy[Edge]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.builds(LaterOf, several) | st.builds(EarlierOf, several)


edges = simple_edges | joined(simple_edges | joined(simple_edges | joined(simple_edges)))


def written(edge: Edge) -> dict[str, object]:
    """An edge as a clinic would write it."""
    match edge:
        case Offset(anchor, _, None):
            return {"at": anchor.value}
        case Offset(anchor, side, by) if by is not None:
            lengths = [str(by.shortest), str(by.longest)] if by.is_range else str(by.shortest)
            bound = {} if by.bound is Bound.EXACTLY else {"bound": by.bound.value}
            return {side.value: anchor.value, "by": lengths, **bound}
        case DayTime(first, last, at, anchor):
            return {"day": first if first == last else [first, last], "time": f"{at:%H:%M}", "of": anchor.value}
        case AtPoint(point):
            return {"point": point.value}
        case AtVisit(visit):
            return {"visit": visit.value}
        case AtWeekday(weekday, opens, _, side, times):
            name = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")[weekday]
            return {"weekday": name, "time": f"{opens:%H:%M}", "side": side.value, "times": times}
        case WhenState(state, words):
            return {"state": state.value, **({"words": words} if words else {})}
        case AskClinic(reason):
            return {"ask": reason.value}
        case LaterOf(parts):
            return {"later_of": [written(part) for part in parts]}
        case EarlierOf(parts):
            return {"earlier_of": [written(part) for part in parts]}
    raise AssertionError(edge)


@given(edge=edges)
def test_every_edge_that_can_be_said_can_be_written_and_read_again(edge: Edge) -> None:
    findings = Findings()
    assert read_edge(written(edge), Place(TomlFile("rules.toml", {}), findings)) == edge
    assert findings.all() == ()


def test_only_as_many_faults_are_kept_as_anybody_reads(guidance: Guidance, tmp_path: Path) -> None:
    (tmp_path / "clinic.toml").write_text("".join(f"key{number} = 1\n" for number in range(2000)))
    (tmp_path / "rules.toml").write_text("[[rule]]\n" * 2000)
    (tmp_path / "words.es.toml").write_bytes(b"\xff")
    assert len(load_pack(tmp_path, guidance).faults) == MOST_FINDINGS


def test_a_list_of_nothing_but_mistakes_is_read_no_further_than_anybody_reads(
    guidance: Guidance, tmp_path: Path
) -> None:
    topics = "\n".join("1," for _ in range(900))
    (tmp_path / "clinic.toml").write_text("")
    (tmp_path / "rules.toml").write_text(f"[[rule]]\ntopic = [\n{topics}\n]\n" * 2)
    assert len(load_pack(tmp_path, guidance).faults) == MOST_FINDINGS


def test_only_so_many_rules_of_a_file_are_read(guidance: Guidance, tmp_path: Path) -> None:
    rules = '[[rule]]\nid = "r{}"\ntopic = "food"\nforce = "may"\ntext = "Eat."\n'
    (tmp_path / "rules.toml").write_text("".join(rules.format(number) for number in range(1001)))
    (tmp_path / "clinic.toml").write_text("")
    told = [str(fault) for fault in load_pack(tmp_path, guidance).faults]
    assert "rules.toml:rule: has 1001 entries; keep it to 1000" in told


def test_only_so_many_entries_of_a_list_are_read(guidance: Guidance, tmp_path: Path) -> None:
    entries = "\n".join('"water",' for _ in range(1001))
    rule = f'[[rule]]\nid = "a"\ntopic = "food"\nforce = "may"\ntext = "Eat."\nallowed = [\n{entries}\n]\n'
    (tmp_path / "rules.toml").write_text(rule)
    (tmp_path / "clinic.toml").write_text("")
    told = [str(fault) for fault in load_pack(tmp_path, guidance).faults]
    assert "rules.toml:line 6, rule a, allowed: has 1001 entries; keep it to 1000" in told


def test_with_a_broken_clinic_file_no_name_in_the_rules_is_called_unknown(guidance: Guidance, tmp_path: Path) -> None:
    (tmp_path / "clinic.toml").write_text("name = ")
    (tmp_path / "rules.toml").write_text(
        '[[rule]]\nid = "a"\ntopic = "tea"\nforce = "never"\ntext = "x"\nwhen = { has = "tea" }\nphone = "desk"\n'
        'treatments = "oral"\n'
    )
    told = load_pack(tmp_path, guidance).faults
    assert [fault.file for fault in told if fault.weight is Weight.MUST_FIX] == ["clinic.toml", "rules.toml"]
    assert '"never" is not known here' in str(told[1])
