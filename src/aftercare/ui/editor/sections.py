"""The sections of the editor, and where in them a rule or a problem belongs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from aftercare.domain.fault import Fault, FaultKind
from aftercare.domain.rule import TopicId
from aftercare.domain.topic import TopicTree
from aftercare.ui.editor.edge_form import AFTER, AT_END, AT_START, form_of

CLINIC = "clinic"
TREATMENTS = "treatments"
TIMING = "timing"
CHECKLIST = "checklist"
MEDICINES = "medicines"
RECOVERY = "recovery"
LANGUAGES = "languages"
SHEET = "sheet"
PUBLISH = "publish"
RULE_SECTIONS = (TIMING, CHECKLIST, MEDICINES, RECOVERY)

_MEDICINE_TOPICS = frozenset({"medicine-list", "restart-medicine", "pain-relief", "nasal-sprays"})
_AFTER_TOPICS = frozenset(
    {
        *("driving", "machinery", "aircraft", "decisions", "posting", "hazards", "bathing", "caring-alone"),
        *("companion", "rest", "sleep", "eating-after", "drinking-after", "standing-up", "injection-site", "iv-site"),
    }
)
_LIMITS = frozenset({"must-not", "should-not", "no-change", "may"})
_REVIEW_KEYS = ("reviewed_on", "review_by", "serial")
_RULE_PLACE = re.compile(r"\brule ([A-Za-z0-9_-]+)(?:, ([A-Za-z_]+))?")
_KEY_PLACE = re.compile(r"(?:^line \d+, )?([A-Za-z_-]+(?:\.[A-Za-z_-]+)*)")


class SectionSpec(NamedTuple):
    """One entry of the menu: its id, its words, its icon."""

    section_id: str
    name: str
    icon: str


class Target(NamedTuple):
    """Where a problem can be mended: a section, in it a rule or nothing, and a field or nothing."""

    section: str
    rule_id: str = ""
    field_id: str = ""


def section_specs() -> tuple[SectionSpec, ...]:
    """The sections in the order of the menu."""
    translate = QCoreApplication.translate
    return (
        SectionSpec(CLINIC, translate("Editor", "Clinic and phones"), "phone"),
        SectionSpec(TREATMENTS, translate("Editor", "Treatments"), "stethoscope"),
        SectionSpec(TIMING, translate("Editor", "Timing rules"), "clock"),
        SectionSpec(CHECKLIST, translate("Editor", "Checklist"), "list-checks"),
        SectionSpec(MEDICINES, translate("Editor", "Medicines"), "pill"),
        SectionSpec(RECOVERY, translate("Editor", "Recovery"), "sofa"),
        SectionSpec(LANGUAGES, translate("Editor", "Languages"), "message-circle"),
        SectionSpec(SHEET, translate("Editor", "Old sheet"), "notebook-pen"),
        SectionSpec(PUBLISH, translate("Editor", "Publish"), "check"),
    )


def section_of(rule: Mapping[str, object], topics: TopicTree) -> str:
    """The section in which a rule is shown."""
    named = rule.get("topic")
    topic = str(named[0]) if isinstance(named, list) and named else str(named or "")
    if topic in _MEDICINE_TOPICS or topics.covers(TopicId("medicines"), TopicId(topic)):
        return MEDICINES
    if topic in _AFTER_TOPICS or rule.get("part") == "after":
        return RECOVERY
    starts, ends = form_of(rule.get("starts")).form, form_of(rule.get("ends")).form
    if starts in (AT_START, AT_END) and ends == AFTER:
        return RECOVERY
    return TIMING if rule.get("force") in _LIMITS else CHECKLIST


def _field_of(kind: FaultKind, section: str) -> str:
    """The field of a rule in which a problem of the whole rule is mended."""
    match kind:
        case FaultKind.BELOW_FLOOR:
            return "ends" if section == RECOVERY else "starts"
        case FaultKind.BACKWARD:
            return "ends"
        case FaultKind.DRY_SPELL | FaultKind.TWO_LIMITS | FaultKind.CONTRADICTION:
            return "starts"
        case FaultKind.WEAK_PERMISSION:
            return "force"
        case _:
            return "text"


def target_of(fault: Fault, sections: Mapping[str, str]) -> Target:
    """Where a problem can be mended.

    Args:
        fault: the problem.
        sections: the section of each rule, by its id.
    """
    rule = _RULE_PLACE.search(fault.place)
    if fault.file.startswith("words."):
        language = fault.file.split(".")[1]
        rule_id = rule[1] if rule else fault.place.rpartition(", ")[2]
        return Target(LANGUAGES, "", f"words.{language}.{rule_id}.{(rule and rule[2]) or 'text'}")
    if rule is not None:
        section = sections.get(rule[1], TIMING)
        return Target(section, rule[1], f"rule.{rule[2] or _field_of(fault.kind, section)}")
    if fault.file != "clinic.toml":
        topic = fault.place.removeprefix("topic ")
        if fault.file == "logo.png":
            return Target(CLINIC, "", "clinic.logo")
        return Target(RECOVERY if topic in _AFTER_TOPICS else TIMING)
    key = _KEY_PLACE.match(fault.place)
    path = key[1] if key else ""
    if path in _REVIEW_KEYS:
        return Target(PUBLISH, "", f"clinic.{path}")
    if path.startswith("treatment"):
        return Target(TREATMENTS)
    number = ".number" if path.startswith("phones.") and path.count(".") == 1 else ""
    return Target(CLINIC, "", f"clinic.{path}{number}")
