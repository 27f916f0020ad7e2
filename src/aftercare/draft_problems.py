"""What is wrong with one proposal of an old sheet, for the command and the editor alike."""

from __future__ import annotations

from collections.abc import Mapping

from aftercare.content.findings import Findings
from aftercare.content.place import Place
from aftercare.content.rule_reader import RuleReader
from aftercare.content.table_reader import TableReader
from aftercare.content.toml_file import TomlFile
from aftercare.content.vocabulary import Vocabulary, is_phone_number
from aftercare.domain.fault import Fault, Weight
from aftercare.domain.rule import Layer

_FILE = "draft"


def draft_problems(draft: Mapping[str, object], vocabulary: Vocabulary) -> tuple[Fault, ...]:
    """What has to be mended before it can enter a pack, read the way a pack is.

    Args:
        draft: the keys of a rule, or ``name`` and ``number`` of a phone.
        vocabulary: what rules of that pack may name.
    """
    number = draft.get("number")
    if "number" in draft or "name" in draft:
        if isinstance(number, str) and is_phone_number(number):
            return ()
        return (Fault(_FILE, "number", "this is not a phone number", 'write digits, such as "(503) 555-0142"'),)
    findings = Findings()
    place = Place(TomlFile(_FILE, {"rule": [dict(draft)]}), findings)
    RuleReader(Layer.CLINIC, vocabulary).read_one(TableReader(dict(draft), place))
    return tuple(fault for fault in findings.all() if fault.weight is Weight.MUST_FIX)
