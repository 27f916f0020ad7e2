"""A pack as it stands in the editor: the text of its files. Every change gives a new value; the old one is the undo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from aftercare.clinic.editing.toml_lines import (
    Block,
    NotEditable,
    read,
    with_block,
    with_key,
    without_block,
    without_key,
)
from aftercare.clinic.rule_table import Table, rule_text

CLINIC = "clinic.toml"
RULES = "rules.toml"

_WORDS = re.compile(r"words\.([a-z]{2,3}(?:-[A-Z]{2})?)\.toml")
_NEW_WORDS = "# The words of our rules in this language, under the id of each rule.\n"
_MOST_STEPS_BACK = 500


@dataclass(frozen=True, slots=True)
class RulePlace:
    """Where a rule stands: its file, its place among the rules of that file from 0, and its keys."""

    file: str
    number: int
    table: Table

    @property
    def rule_id(self) -> str:
        """Its id; empty if it has none yet."""
        return str(self.table.get("id", ""))

    @property
    def block(self) -> Block:
        """Its lines in the file."""
        return Block("rule", self.number, is_listed=True)


@dataclass(frozen=True, slots=True)
class EditedPack:
    """The files of a pack, by name in order, each as its text.

    Attributes:
        files: name and text.
        logo: the bytes of the logo, if there is one.
    """

    files: tuple[tuple[str, str], ...]
    logo: bytes | None = None

    def text(self, file: str) -> str:
        """The text of a file; empty if there is none."""
        return dict(self.files).get(file, "")

    def table(self, file: str) -> Table:
        """What a file holds, as plain values; a copy.

        Raises:
            NotEditable: if the file is not TOML.
        """
        return read(self.text(file))

    def content(self) -> dict[str, bytes]:
        """All files as bytes, as a reader of packs takes them."""
        found = {name: text.encode() for name, text in self.files}
        return found if self.logo is None else {**found, "logo.png": self.logo}

    def rules(self) -> tuple[RulePlace, ...]:
        """The rules of all files, in the order in which they are read."""
        return tuple(self._rules())

    def _rules(self) -> Iterator[RulePlace]:
        for name, _ in self.files:
            if name == RULES or name.startswith("rules/"):
                entries: Any = self.table(name).get("rule", [])
                for number, entry in enumerate(entries):
                    yield RulePlace(name, number, entry)

    def rule(self, rule_id: str) -> RulePlace | None:
        """The first rule of that id."""
        return next((place for place in self.rules() if place.rule_id == rule_id), None)

    def languages(self) -> tuple[str, ...]:
        """The further languages there are words for."""
        return tuple(found[1] for name, _ in self.files if (found := _WORDS.fullmatch(name)))

    def with_clinic(self, key: str, value: object | None, block: Block | None = None) -> EditedPack:
        """The pack with a key of ``clinic.toml`` set, or taken out for None.

        Raises:
            NotEditable: if the file is laid out in a way that cannot be changed line by line.
        """
        return self._changed(CLINIC, block or Block(), key, value)

    def with_treatment(self, kind: str, *, is_offered: bool) -> EditedPack:
        """The pack with a treatment offered, or not.

        Raises:
            NotEditable: as in ``with_clinic``.
        """
        number = self._treatment(kind)
        if (number is not None) is is_offered:
            return self
        before = self.text(CLINIC)
        if number is None:
            text = with_block(before, rule_text({"kind": kind}, "[[treatment]]"))
        else:
            text = without_block(before, Block("treatment", number, is_listed=True))
        changed = self._with_text(CLINIC, text)
        if (changed._treatment(kind) is not None) is not is_offered:
            raise NotEditable
        return changed

    def with_visit_length(self, kind: str, length: str | None) -> EditedPack:
        """The pack with another length of a visit; ours for None.

        Raises:
            NotEditable: as in ``with_clinic``, or if the treatment is not offered.
        """
        number = self._treatment(kind)
        if number is None:
            raise NotEditable
        return self._changed(CLINIC, Block("treatment", number, is_listed=True), "visit_length", length)

    def _treatment(self, kind: str) -> int | None:
        entries: Any = self.table(CLINIC).get("treatment", [])
        return next((number for number, entry in enumerate(entries) if entry.get("kind") == kind), None)

    def with_rule(self, rule_id: str, key: str, value: object | None) -> EditedPack:
        """The pack with a key of a rule set, or taken out for None; its words follow when it gets another id.

        Raises:
            KeyError: if there is no such rule.
            NotEditable: as in ``with_clinic``.
        """
        place = self.rule(rule_id)
        if place is None:
            raise KeyError(rule_id)
        return self._changed(place.file, place.block, key, value)

    def with_new_rule(self, table: Table) -> EditedPack:
        """The pack with a rule behind all others; its id gets a number if it is taken."""
        taken = {place.rule_id for place in self.rules()}
        rule_id, number = str(table.get("id", "rule")), 2
        while rule_id in taken:
            rule_id, number = f"{table.get('id', 'rule')}-{number}", number + 1
        written = rule_text({**table, "id": rule_id})
        return self._with_text(RULES, with_block(self.text(RULES), written))

    def without_rule(self, rule_id: str) -> EditedPack:
        """The pack without a rule, and without its words in other languages.

        Raises:
            NotEditable: as in ``with_clinic``.
        """
        place = self.rule(rule_id)
        if place is None:
            return self
        expected: Any = self.table(place.file)
        del expected["rule"][place.number]
        text = without_block(self.text(place.file), place.block)
        after: Any = read(text)
        if after.get("rule", []) != expected["rule"]:
            raise NotEditable
        changed = self._with_text(place.file, text)
        for language in self.languages():
            name = f"words.{language}.toml"
            changed = changed._with_text(name, without_block(changed.text(name), Block(rule_id)))
        return changed

    def with_logo(self, logo: bytes | None) -> EditedPack:
        """The pack with another logo, or with none."""
        return EditedPack(self.files, logo)

    def with_language(self, language: str) -> EditedPack:
        """The pack with a file for the words of a further language, which is empty so far."""
        return self if language in self.languages() else self._with_text(f"words.{language}.toml", _NEW_WORDS)

    def with_words(self, language: str, rule_id: str, key: str, value: object | None) -> EditedPack:
        """The pack with a rule's words in a further language, whose file is made if it is not there.

        Raises:
            NotEditable: as in ``with_clinic``.
        """
        return self._changed(f"words.{language}.toml", Block(rule_id), key, value)

    def words(self, language: str, rule_id: str) -> Table:
        """A rule's words in a further language; empty if there are none."""
        found: Any = self.table(f"words.{language}.toml").get(rule_id, {})
        return found if isinstance(found, dict) else {}

    def _changed(self, file: str, block: Block, key: str, value: object | None) -> EditedPack:
        before = self.table(file)
        expected = _expected(before, block, key, value)
        if expected == before and value is not None:
            return self
        old = self.text(file)
        text = without_key(old, block, key) if value is None else with_key(old, block, key, value)
        if read(text) != expected:
            raise NotEditable
        return self._with_text(file, text)

    def _with_text(self, file: str, text: str) -> EditedPack:
        if text == self.text(file):
            return self
        others = [(name, old) for name, old in self.files if name != file]
        return EditedPack(tuple(sorted([*others, (file, text)])), self.logo)


def _expected(before: Table, block: Block, key: str, value: object | None) -> Table:
    """What the file is to hold afterwards."""
    table: Any = deepcopy(before)
    if not block.name:
        here = table
    elif block.is_listed:
        entries = table.setdefault(block.name, [])
        if block.number == len(entries):
            entries.append({})
        here = entries[block.number]
    else:
        here = table.setdefault(block.name, {})
    if value is None:
        here.pop(key, None)
        if block.name and not here and block.name not in before:
            table.pop(block.name)
    else:
        here[key] = value
    result: Table = table
    return result


@dataclass(frozen=True, slots=True)
class History:
    """A pack and the way to it: what was before, and what was taken back.

    Attributes:
        now: the pack as it stands.
        past: earlier versions, the latest last.
        future: versions that were taken back, the next one last.
    """

    now: EditedPack
    past: tuple[EditedPack, ...] = field(default=())
    future: tuple[EditedPack, ...] = field(default=())

    def then(self, pack: EditedPack) -> History:
        """After a change; what was taken back before is gone."""
        if pack == self.now:
            return self
        return History(pack, (*self.past, self.now)[-_MOST_STEPS_BACK:])

    def amended(self, pack: EditedPack) -> History:
        """After one more letter of the same change; one step back undoes all of it."""
        if not self.past or pack == self.now:
            return self.then(pack)
        return History(pack, self.past)

    def undone(self) -> History:
        """One step back; the same if there is none."""
        if not self.past:
            return self
        return History(self.past[-1], self.past[:-1], (*self.future, self.now))

    def redone(self) -> History:
        """One step forward again; the same if there is none."""
        if not self.future:
            return self
        return History(self.future[-1], (*self.past, self.now), self.future[:-1])
