"""The problems of a pack as rows, and how many of them each section has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from aftercare.domain.fault import Fault, Weight
from aftercare.ui.editor.problem_words import problem_count, sentence_of
from aftercare.ui.editor.rows import ProblemRow, ProblemsRows
from aftercare.ui.editor.sections import Target, section_specs

Counts = Mapping[str, tuple[int, bool]]
"""By section: how many problems, and whether one of them has to be mended before publishing."""


def problems_rows(problems: Sequence[Fault], targets: Mapping[str, Target]) -> tuple[ProblemsRows, Counts]:
    """The list of problems, and the counts for the menu.

    Args:
        problems: what was found.
        targets: where each can be mended, by its number in the list.
    """
    translate = QCoreApplication.translate
    names = {spec.section_id: spec.name for spec in section_specs()}
    counts: dict[str, tuple[int, bool]] = {}
    rows: list[ProblemRow] = []
    for number, fault in enumerate(problems):
        target = targets[str(number)]
        is_must = fault.weight is Weight.MUST_FIX
        count, has_must = counts.get(target.section, (0, False))
        counts[target.section] = (count + 1, has_must or is_must)
        word = translate("Editor", "Must fix") if is_must else translate("Editor", "Should fix")
        place = ", ".join(filter(None, (names[target.section], target.rule_id)))
        rows.append(ProblemRow(str(number), is_must, word, sentence_of(fault), place))
    must = sum(1 for row in rows if row.is_must)
    line = translate("Editor", "Nothing stands in the way of publishing")
    if must:
        line = translate("Editor", "{n} must be fixed before you publish").format(n=must)
    return ProblemsRows(problem_count(len(rows)), line, tuple(rows)), counts
