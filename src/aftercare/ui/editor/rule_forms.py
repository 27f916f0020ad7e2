"""A section of rules with the form of the open one."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QCoreApplication

from aftercare.ui.editor.ports import PackBench
from aftercare.ui.editor.rows import ActRow, FormRows, ItemRow
from aftercare.ui.editor.rule_fields import RuleFields
from aftercare.ui.editor.sections import section_of

ADD_RULE, REMOVE_RULE = "add-rule", "remove-rule"
SHOW_ALL, SHOW_FEWER = "show-all", "show-fewer"


def rules_form(
    bench: PackBench, section: str, rule_id: str, touched: AbstractSet[str] = frozenset(), *, is_full: bool = False
) -> FormRows:
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
    fewer, every = translate("Editor", "Fewer fields"), translate("Editor", "All fields")
    acts.append(ActRow(SHOW_FEWER, fewer) if is_full else ActRow(SHOW_ALL, every))
    fields = RuleFields(rule, bench, touched=touched, is_full=is_full).all()
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
