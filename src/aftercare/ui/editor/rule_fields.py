"""The fields of one rule, of the pack or proposed, and what no clinic can change of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from aftercare.domain.floors import Floor, FloorKind, floors_for
from aftercare.domain.rule import Force, TopicId
from aftercare.domain.topic import TopicTree
from aftercare.domain.treatment import Treatment
from aftercare.ui.editor.edge_form import KEPT, form_of
from aftercare.ui.editor.edge_words import kept_words
from aftercare.ui.editor.ports import PackBench, Table
from aftercare.ui.editor.rows import FieldKind, FieldRow, Option
from aftercare.ui.editor.treatment_words import treatment_names

_SHOWN = frozenset(
    {
        *("id", "topic", "force", "text", "why", "starts", "ends", "at", "on", "around", "treatments"),
        *("task", "label", "line"),
    }
)


RULE, DRAFT = "rule", "draft"
"""What the ids of a rule's fields begin with: one of the pack, or a proposed one."""


def rule_fields(rule: Table, bench: PackBench, head: str = RULE) -> tuple[FieldRow, ...]:
    """The fields of a rule; keys that have none are named, and kept as they are.

    Args:
        rule: its keys.
        bench: the pack it is in, or is to come into.
        head: what the ids of the fields begin with.
    """
    translate = QCoreApplication.translate
    topics = [str(topic) for topic in _listed(rule.get("topic"))]
    fields = [
        _words(head, "text", translate("Editor", "What patients read"), rule),
        _words(head, "why", translate("Editor", "Why"), rule),
        FieldRow(
            f"{head}.topic",
            FieldKind.CHOICE,
            translate("Editor", "What it is about"),
            topics[0] if topics else "",
            options=topic_options(bench.topics),
            help=_more_topics(topics, bench.topics),
        ),
        FieldRow(
            f"{head}.force",
            FieldKind.CHOICE,
            translate("Editor", "How it is meant"),
            str(rule.get("force") or ""),
            options=force_options(),
        ),
        *_times(head, rule),
        *locked_fields(topics, bench),
        _line(head, "task", translate("Editor", "On the card"), rule),
        _line(head, "label", translate("Editor", "On the day line, 2 or 3 words"), rule),
        _line(head, "line", translate("Editor", "On paper"), rule),
    ]
    others = [key for key in rule if key not in _SHOWN]
    if others:
        words = translate("Editor", "{keys}. They stay as they are; change them in rules.toml.")
        kept = words.format(keys=", ".join(others))
        fields.append(FieldRow(f"{head}.others", FieldKind.NOTE, translate("Editor", "Also in this rule"), kept))
    return tuple(fields)


def _times(head: str, rule: Table) -> tuple[FieldRow, ...]:
    translate = QCoreApplication.translate
    if "at" in rule:
        return (_edge(head, "at", translate("Editor", "When"), rule),)
    if "on" in rule:
        label = translate("Editor", "When")
        return (FieldRow(f"{head}.on", FieldKind.NOTE, label, str(rule["on"])),)
    if "around" in rule:
        help_text = translate("Editor", "Before and after the visit, such as 24 hours.")
        label = translate("Editor", "So long")
        return (FieldRow(f"{head}.around", FieldKind.LINE, label, str(rule["around"]), help_text),)
    return (
        _edge(head, "starts", translate("Editor", "It starts"), rule),
        _edge(head, "ends", translate("Editor", "It ends"), rule),
    )


def locked_fields(topics: Sequence[str], bench: PackBench) -> tuple[FieldRow, ...]:
    """The safety floors under a rule's topics, for the treatments the clinic offers."""
    given = bench.clinic.get("treatment")
    kinds = {entry.get("kind") for entry in given if isinstance(entry, dict)} if isinstance(given, list) else set()
    found: list[FieldRow] = []
    for treatment in Treatment:
        if treatment.value not in kinds:
            continue
        for floor in floors_for(treatment):
            if any(bench.topics.covers(TopicId(topic), floor.topic) for topic in topics):
                found.append(_locked(floor, bench.topics, len(found)))
    return tuple(found)


def _locked(floor: Floor, topics: TopicTree, number: int) -> FieldRow:
    translate = QCoreApplication.translate
    reason = translate("Editor", "Nobody can make this shorter, to keep patients safe. Sources {sources}.")
    label = translate("Editor", "Locked: {topic}, {treatment}").format(
        topic=topics.topic(floor.topic).name, treatment=treatment_names()[floor.treatment]
    )
    help_text = reason.format(sources=", ".join(floor.sources))
    return FieldRow(f"floor.{number}", FieldKind.LOCKED, label, floor_words(floor), help_text)


def floor_words(floor: Floor) -> str:
    """What a floor asks at least."""
    translate = QCoreApplication.translate
    minutes = int(floor.least.total_seconds() // 60)
    match floor.kind:
        case FloorKind.BEFORE_DOSE:
            return translate("Editor", "At least {n} minutes before the dose.").format(n=minutes)
        case FloorKind.STAY:
            return translate("Editor", "At least {n} minutes at the clinic.").format(n=minutes)
        case FloorKind.NEXT_DAY_AFTER_SLEEP:
            return translate("Editor", "Until the next day, after a night’s sleep.")
        case FloorKind.DAY_OR_NEXT_DAY_AFTER_SLEEP:
            return translate("Editor", "24 hours, or the next day after a night’s sleep.")
        case _:
            assert_never(floor.kind)


def topic_options(topics: TopicTree) -> tuple[Option, ...]:
    """All topics by name."""
    return tuple(sorted((Option(str(topic.topic_id), topic.name) for topic in topics), key=lambda one: one.words))


def force_options() -> tuple[Option, ...]:
    """The ways a rule can be meant."""
    translate = QCoreApplication.translate
    words = {
        Force.MUST_NOT: translate("Editor", "Must not"),
        Force.SHOULD_NOT: translate("Editor", "Should not"),
        Force.MUST: translate("Editor", "Must"),
        Force.SHOULD: translate("Editor", "Should"),
        Force.MAY: translate("Editor", "May"),
        Force.INFO: translate("Editor", "Good to know"),
        Force.NO_CHANGE: translate("Editor", "No limit"),
    }
    return tuple(Option(force.value, name) for force, name in words.items())


def _more_topics(topics: Sequence[str], tree: TopicTree) -> str:
    more = [tree.topic(TopicId(topic)).name for topic in topics[1:] if topic in tree]
    translate = QCoreApplication.translate
    return translate("Editor", "And also: {topics}.").format(topics=", ".join(more)) if more else ""


def _words(head: str, key: str, label: str, rule: Mapping[str, object]) -> FieldRow:
    return FieldRow(f"{head}.{key}", FieldKind.WORDS, label, str(rule.get(key) or ""))


def _line(head: str, key: str, label: str, rule: Mapping[str, object]) -> FieldRow:
    return FieldRow(f"{head}.{key}", FieldKind.LINE, label, str(rule.get(key) or ""))


def _edge(head: str, key: str, label: str, rule: Mapping[str, object]) -> FieldRow:
    edge = form_of(rule.get(key))
    help_text = kept_words(rule.get(key)) if edge.form == KEPT else ""
    return FieldRow(f"{head}.{key}", FieldKind.EDGE, label, help=help_text, edge=edge)


def _listed(value: object) -> Sequence[object]:
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)
