"""Problems in words: how many, and each as two sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from aftercare.domain.fault import Fault, FaultKind


def problem_count(count: int) -> str:
    """How many there are, in words: "3 problems"."""
    translate = QCoreApplication.translate
    if count == 0:
        return translate("Editor", "No problems")
    if count == 1:
        return translate("Editor", "1 problem")
    return translate("Editor", "{n} problems").format(n=count)


def sentence_of(fault: Fault) -> str:
    """The problem and its remedy, as two sentences."""
    return f"{_as_sentence(fault.problem)} {_as_sentence(_remedy(fault))}"


def _remedy(fault: Fault) -> str:
    """What to do in this window; the remedies of the command speak of the files."""
    translate = QCoreApplication.translate
    match fault.kind:
        case FaultKind.BELOW_FLOOR:
            return translate("Editor", "Make it last longer; what is locked stands below its times")
        case FaultKind.SILENT:
            return translate("Editor", "Add a rule, or one that is meant as “No limit”")
        case FaultKind.WEAK_PERMISSION:
            return translate("Editor", "Choose “No limit” if nothing is limited")
        case FaultKind.BACKWARD:
            return translate("Editor", "Let it end after it starts")
        case FaultKind.WORDS_MISSING:
            return translate("Editor", "Type the words in the section Languages")
        case _:
            return fault.remedy


def _as_sentence(words: str) -> str:
    ending = "" if words.endswith((".", "?", "!")) else "."
    return f"{words[:1].upper()}{words[1:]}{ending}"
