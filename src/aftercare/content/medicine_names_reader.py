"""Reads ``medicine-names.toml``: the names of medicines that people type, and why the clinic is asked about each class.

It is long and only one page needs it, so it is read when that page first asks. A fault in it stops that page from
recognising anything; it never stops the plan.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from aftercare.content.content_error import ContentError
from aftercare.content.findings import Findings, did_you_mean, quoted
from aftercare.content.place import Place
from aftercare.content.plain_text import LONGEST_NAME
from aftercare.content.rule_reader import read_sources
from aftercare.content.table_reader import TableReader, read_text
from aftercare.content.toml_file import read_toml
from aftercare.domain.medicine_names import AskReason, MedicineName, MedicineNames, key_of

FILE_NAME = "medicine-names.toml"
_CLASS_REMEDY = "take one from [medicines] in names.toml"


def read_medicine_names(root: Path, language: str, classes: Collection[str]) -> MedicineNames:
    """The names of medicines in one language.

    Args:
        root: the folder of our content.
        language: two letters.
        classes: the classes of medicine that rules may ask about.

    Raises:
        ContentError: if the file is missing, or anything in it is wrong.
    """
    findings = Findings()
    try:
        content = (root / language / FILE_NAME).read_bytes()
    except OSError as error:
        findings.add(FILE_NAME, "whole file", f"cannot be read ({error.strerror})", "install Aftercare again")
        raise ContentError(findings.all()) from error
    file = read_toml(FILE_NAME, content, findings)
    names = None if file is None else _Reader(classes).read(TableReader(file.table, Place(file, findings)))
    if names is None or findings.must_be_fixed:
        raise ContentError(findings.all())
    return names


class _Reader:
    """Reads the file once; a name may stand in it only once, however it is spelled."""

    def __init__(self, classes: Collection[str]) -> None:
        self._classes = frozenset(classes)
        self._seen: dict[str, str] = {}

    def read(self, table: TableReader) -> MedicineNames:
        table.text("reviewed_by", 'write who reviewed it: reviewed_by = "…"')
        look_alikes = tuple(self._own_names(table, "look_alikes")) if "look_alikes" in table else ()
        names: list[MedicineName] = []
        reasons: list[AskReason] = []
        places: list[Place] = []
        for entry in table.tables("class", "add [[class]]"):
            class_id = entry.identifier("id", 'name the class, such as id = "lamotrigine"')
            if class_id:
                entry.relabelled(f"class {class_id}")
                self._check_class(class_id, entry.place.inside("id"))
            if class_id in [reason.class_id for reason in reasons]:
                entry.fault("id", f"{quoted(class_id)} already stands above", "keep each class together")
            places.append(entry.place)
            text = entry.text("reason", "say why the clinic is asked")
            reasons.append(AskReason(class_id, text, read_sources(entry)))
            if "names" in entry:
                names.extend(MedicineName(name, (class_id,)) for name in self._own_names(entry, "names"))
            entry.finish()
        names.extend(self._combined(table, frozenset(reason.class_id for reason in reasons)))
        named = {one for name in names for one in name.classes}
        for reason, place in zip(reasons, places, strict=True):
            if reason.class_id not in named:
                place.fault("no name belongs to this class", "add names = [...], or take the class out")
        table.finish()
        return MedicineNames(names, reasons, look_alikes)

    def _combined(self, table: TableReader, with_reason: frozenset[str]) -> Iterator[MedicineName]:
        for entry in table.tables("combined"):
            classes = entry.identifiers("classes", "name two classes or more")
            if len(set(classes)) < 2 and "classes" in entry:
                entry.fault("classes", "are not two different classes", "put the names under their one [[class]]")
            for one in classes:
                place = entry.place.inside("classes")
                self._check_class(one, place)
                if one in self._classes and one not in with_reason:
                    place.fault(f"no reason is given for {quoted(one)}", f'add [[class]] with id = "{one}"')
            for name in self._own_names(entry, "names"):
                yield MedicineName(name, classes)
            entry.finish()

    def _own_names(self, table: TableReader, key: str) -> Iterator[str]:
        """The names of a list that stand nowhere above."""
        for value, place in table.entries(key, "write the names"):
            name = read_text(value, place, longest=LONGEST_NAME)
            known_by = key_of(name)
            if name and not known_by:
                place.fault(f"{quoted(name)} has no letters to know it by", "take it out")
            elif known_by in self._seen:
                place.fault(f"{quoted(name)} already stands above as {quoted(self._seen[known_by])}", "take one out")
            elif name:
                self._seen[known_by] = name
                yield name

    def _check_class(self, class_id: str, place: Place) -> None:
        if class_id not in self._classes:
            remedy = did_you_mean(class_id, sorted(self._classes), _CLASS_REMEDY)
            place.fault(f"{quoted(class_id)} is not a class of medicine we know", remedy)
