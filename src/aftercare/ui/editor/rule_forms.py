"""The form of one rule, its words in other languages, and what no clinic can change."""

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
from aftercare.ui.editor.rows import ActRow, FieldKind, FieldRow, FormRows, ItemRow, Option
from aftercare.ui.editor.sections import section_of
from aftercare.ui.editor.treatment_words import treatment_names

ADD_RULE, REMOVE_RULE = "add-rule", "remove-rule"
ADD_SPANISH = "add-spanish"

_SHOWN = frozenset(
    {
        *("id", "topic", "force", "text", "why", "starts", "ends", "at", "on", "around", "treatments"),
        *("task", "label", "line"),
    }
)
_TRANSLATED = ("text", "why", "consequence", "alternative", "unless", "task", "detail", "label", "line", "tile")
_SPOKEN = ("on_time", "late", "passed", "asks", "kept", "slipped")


def rules_form(bench: PackBench, section: str, rule_id: str) -> FormRows:
    """A section of rules: the list, and the form of the open one."""
    translate = QCoreApplication.translate
    rules = [rule for rule in bench.rules if section_of(rule, bench.topics) == section]
    rule = next((one for one in rules if one.get("id") == rule_id), rules[0] if rules else None)
    current = str(rule.get("id", "")) if rule is not None else ""
    acts = [ActRow(ADD_RULE, translate("Editor", "Add a rule"), "plus")]
    if rule is None:
        line = translate("Editor", "No rule yet. Our general guidance is shown to your patients.")
        return FormRows(f"{section}-empty", section_title(section), line, acts=tuple(acts))
    acts.append(ActRow(REMOVE_RULE, translate("Editor", "Take this rule out"), "x"))
    fields = rule_fields(rule, bench)
    items = tuple(_item(one, current) for one in rules)
    shape = ",".join(field.field_id for field in fields)
    return FormRows(f"{current}|{shape}", section_title(section), "", items, fields, tuple(acts), acts_first=True)


def _item(rule: Mapping[str, object], current: str) -> ItemRow:
    """One line of a list of rules."""
    rule_id = str(rule.get("id", ""))
    return ItemRow(rule_id, str(rule.get("text") or rule_id), rule_id == current)


def section_title(section: str) -> str:
    """The heading of a section of rules."""
    translate = QCoreApplication.translate
    match section:
        case "checklist":
            return translate("Editor", "Checklist")
        case "medicines":
            return translate("Editor", "Medicines")
        case "recovery":
            return translate("Editor", "Recovery")
        case _:
            return translate("Editor", "Timing rules")


def rule_fields(rule: Table, bench: PackBench) -> tuple[FieldRow, ...]:
    """The fields of a rule; keys that have none are named, and kept as they are."""
    translate = QCoreApplication.translate
    topics = [str(topic) for topic in _listed(rule.get("topic"))]
    fields = [
        _words("text", translate("Editor", "What patients read"), rule),
        _words("why", translate("Editor", "Why"), rule),
        FieldRow(
            "rule.topic",
            FieldKind.CHOICE,
            translate("Editor", "What it is about"),
            topics[0] if topics else "",
            options=topic_options(bench.topics),
            help=_more_topics(topics, bench.topics),
        ),
        FieldRow(
            "rule.force",
            FieldKind.CHOICE,
            translate("Editor", "How it is meant"),
            str(rule.get("force") or ""),
            options=force_options(),
        ),
        *_times(rule),
        *locked_fields(topics, bench),
        _line("task", translate("Editor", "On the card"), rule),
        _line("label", translate("Editor", "On the day line, 2 or 3 words"), rule),
        _line("line", translate("Editor", "On paper"), rule),
    ]
    others = [key for key in rule if key not in _SHOWN]
    if others:
        words = translate("Editor", "{keys}. They stay as they are; change them in rules.toml.")
        kept = words.format(keys=", ".join(others))
        fields.append(FieldRow("rule.others", FieldKind.NOTE, translate("Editor", "Also in this rule"), kept))
    return tuple(fields)


def _times(rule: Table) -> tuple[FieldRow, ...]:
    translate = QCoreApplication.translate
    if "at" in rule:
        return (_edge("at", translate("Editor", "When"), rule),)
    if "on" in rule:
        label = translate("Editor", "When")
        return (FieldRow("rule.on", FieldKind.NOTE, label, str(rule["on"])),)
    if "around" in rule:
        help_text = translate("Editor", "Before and after the visit, such as 24 hours.")
        return (
            FieldRow("rule.around", FieldKind.LINE, translate("Editor", "So long"), str(rule["around"]), help_text),
        )
    return (
        _edge("starts", translate("Editor", "It starts"), rule),
        _edge("ends", translate("Editor", "It ends"), rule),
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


def languages_form(bench: PackBench) -> FormRows:
    """The words of all rules side by side with those of the further languages; what is missing is empty."""
    translate = QCoreApplication.translate
    title = translate("Editor", "Languages")
    if not bench.languages:
        line = translate("Editor", "Your rules are in one language so far.")
        act = ActRow(ADD_SPANISH, translate("Editor", "Add Spanish"), "plus", is_primary=True)
        return FormRows("languages-empty", title, line, acts=(act,))
    fields: list[FieldRow] = []
    missing = 0
    for language in bench.languages:
        for rule in bench.rules:
            rule_id = str(rule.get("id", ""))
            known = bench.words(language, rule_id)
            for key in (*_TRANSLATED, *_SPOKEN):
                first = rule.get(key)
                if not isinstance(first, str):
                    continue
                value = str(known.get(key) or "")
                missing += not value
                note = "" if value else translate("Editor", "Missing: patients see the first language here.")
                fields.append(FieldRow(f"words.{language}.{rule_id}.{key}", FieldKind.WORDS, first, value, "", note))
    line = translate("Editor", "Texts missing: {n}. The first language stands above each field.").format(n=missing)
    return FormRows(f"languages-{len(fields)}", title, line, fields=tuple(fields))


def new_rule(section: str) -> dict[str, object]:
    """A rule to start from, in a section."""
    match section:
        case "checklist":
            return {"id": "new-rule", "topic": "bring", "force": "should", "text": "Bring …", "on": "day-before"}
        case "medicines":
            text = "Ask us about …"
            return {"id": "new-rule", "topic": "other-medicines", "force": "must", "text": text}
        case "recovery":
            edges = {"starts": {"at": "end"}, "ends": {"point": "end-of-day"}}
            return {"id": "new-rule", "topic": "rest", "force": "should", "text": "Rest …", **edges, "part": "after"}
        case _:
            edges = {"starts": {"before": "start", "by": "6 hours"}, "ends": {"at": "start"}}
            return {"id": "new-rule", "topic": "food", "force": "must-not", "text": "Eat nothing …", **edges}


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


def _words(key: str, label: str, rule: Mapping[str, object]) -> FieldRow:
    return FieldRow(f"rule.{key}", FieldKind.WORDS, label, str(rule.get(key) or ""))


def _line(key: str, label: str, rule: Mapping[str, object]) -> FieldRow:
    return FieldRow(f"rule.{key}", FieldKind.LINE, label, str(rule.get(key) or ""))


def _edge(key: str, label: str, rule: Mapping[str, object]) -> FieldRow:
    edge = form_of(rule.get(key))
    help_text = kept_words(rule.get(key)) if edge.form == KEPT else ""
    return FieldRow(f"rule.{key}", FieldKind.EDGE, label, help=help_text, edge=edge)


def _listed(value: object) -> Sequence[object]:
    if value is None:
        return ()
    return value if isinstance(value, list) else (value,)
