"""What no clinic can change: the safety floors under a rule's topics, with a lock and a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from aftercare.domain.floors import Floor, FloorKind, floors_for
from aftercare.domain.rule import TopicId
from aftercare.domain.topic import TopicTree
from aftercare.domain.treatment import Treatment
from aftercare.ui.editor.ports import PackBench
from aftercare.ui.editor.rows import FieldKind, FieldRow
from aftercare.ui.editor.treatment_words import treatment_names


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
