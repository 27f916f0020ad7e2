"""Reads rules: ours, a clinic's, and those a clinic told one patient. All three are written in the same way."""

from __future__ import annotations

import re

from aftercare.content.condition_reader import read_condition
from aftercare.content.findings import quoted
from aftercare.content.place import Place
from aftercare.content.quantity_reader import read_quantities
from aftercare.content.speech_reader import read_speech
from aftercare.content.table_reader import TableReader
from aftercare.content.timing_reader import read_timing
from aftercare.content.vocabulary import Vocabulary
from aftercare.domain.condition import Condition
from aftercare.domain.filling import MARKS
from aftercare.domain.rule import Force, IfBroken, Layer, Part, Rule, RuleId, Timing, TopicId

SPOKEN = ("text", "why", "consequence", "alternative", "task", "detail", "label", "line", "tile")
"""Keys whose words may hold marks and are shown with the rule."""
REMINDED = ("on_time", "late", "passed", "asks")
"""Keys whose words a reminder says."""
QUESTION = ("asks", "kept", "slipped")
"""Keys that ask about a limit which began while nobody was there."""

_SOURCE = re.compile(r"(?:S\d{1,3}[a-z]?\d?|[A-D]-seed|[UD])", re.ASCII)
_TIME_MARKS = ("{starts}", "{ends}", "{at}")


class RuleReader:
    """Reads the rules of one layer, from one file or many, and knows what they share: ids and pairs.

    Attributes:
        sound: the rules in which nothing was found.
        unsound_topics: the topics of all other rules, as far as they could be read.
    """

    def __init__(self, layer: Layer, vocabulary: Vocabulary, author: str = "") -> None:
        self._layer = layer
        self._vocabulary = vocabulary
        self._author = author
        self.sound: list[Rule] = []
        self.unsound_topics: set[TopicId] = set()
        self._seen: dict[str, Place] = {}
        self._pairs: dict[str, list[Place]] = {}

    def read(self, file_table: TableReader) -> tuple[Rule, ...]:
        """The rules under ``[[rule]]`` of one file; those that cannot be read are left out and told of."""
        rules = (self._rule(table) for table in file_table.tables("rule"))
        return tuple(rule for rule in rules if rule is not None)

    def read_one(self, table: TableReader) -> Rule | None:
        """One rule that stands alone, such as a draft; None if it cannot be read."""
        return self._rule(table)

    def check_pairs(self) -> None:
        """Warns of every pair that has only one half. To be called when all files are read."""
        for name, places in self._pairs.items():
            if len(places) == 1:
                problem = f"no other rule has pair = {quoted(name)}"
                places[0].warning(problem, "give its other half the same pair, or leave pair out")

    def _rule(self, table: TableReader) -> Rule | None:
        found_before = table.place.findings.count
        rule_id = table.identifier("id", 'give the rule a short name of its own, such as id = "stop-food"')
        if rule_id:
            table.relabelled(f"rule {rule_id}")
            self._check_is_new(rule_id, table)
        topics = self._vocabulary.topic_ids(table, "topic", 'say what it is about, such as topic = "food"')
        force = table.choice("force", Force, 'say how it is meant, such as force = "must-not"')
        text = table.text("text", 'write the rule in your words, such as text = "No food."', marks=MARKS)
        timing = read_timing(table)
        unless, exempt = self._unless(table)
        rule = Rule(
            rule_id=RuleId(rule_id),
            topics=topics,
            force=force or Force.INFO,
            text=text,
            layer=self._layer,
            part=table.choice("part", Part),
            timing=timing,
            when=self._condition(table, "when"),
            unless=unless,
            exempt=exempt,
            quantities=read_quantities(table, self._vocabulary),
            speech=read_speech(table),
            why=table.text("why", marks=MARKS),
            consequence=table.text("consequence", marks=MARKS),
            alternative=table.text("alternative", marks=MARKS),
            if_broken=table.choice("if_broken", IfBroken) or IfBroken.INFO,
            sources=self._sources(table),
            pair=self._pair(table),
            treatments=self._vocabulary.offered(table, "treatments"),
            author=self._author,
            place=self._place(table, rule_id),
        )
        _check_time_marks(table, timing)
        _check_question(table, force)
        table.finish()
        if table.place.findings.count == found_before:
            self.sound.append(rule)
        else:
            self.unsound_topics.update(topics)
        return rule if rule_id and topics and force and text else None

    def _check_is_new(self, rule_id: str, table: TableReader) -> None:
        place = table.place.inside("id")
        first = self._seen.setdefault(rule_id, place)
        if first is not place:
            where = f"{first.file.name}:{first}"
            place.fault(f"{quoted(rule_id)} is already used at {where}", "give each rule an id of its own")

    def _condition(self, table: TableReader, key: str) -> Condition | None:
        inner = table.table(key)
        return None if inner is None else read_condition(inner, self._vocabulary)

    def _unless(self, table: TableReader) -> tuple[str, Condition | None]:
        """An exception in words, or one that can be told from the patient's facts."""
        if isinstance(table.value("unless"), dict):
            return "", self._condition(table, "unless")
        return table.text("unless"), None

    def _sources(self, table: TableReader) -> tuple[str, ...]:
        return read_sources(table) if self._layer is Layer.GENERAL else table.texts("source")

    def _pair(self, table: TableReader) -> str:
        pair = table.identifier("pair")
        if pair:
            self._pairs.setdefault(pair, []).append(table.place.inside("pair"))
        return pair

    def _place(self, table: TableReader, rule_id: str) -> str:
        if self._layer is Layer.GENERAL:
            return f"{table.place.file.name}:rule {rule_id}"
        return f"{table.place.file.name}:{table.place}"


def read_sources(table: TableReader) -> tuple[str, ...]:
    """The source ids of our own content, which all of it must have."""
    sources = table.texts("source", 'name the sources, such as source = ["S18"]')
    for source in sources:
        if not _SOURCE.fullmatch(source):
            table.fault(
                "source", f"{quoted(source)} is not a source id", 'write ids such as "S18", "A-seed", "U" or "D"'
            )
    return sources


def _check_question(table: TableReader, force: Force | None) -> None:
    for key in QUESTION:
        if key in table and force is not None and not force.forbids:
            table.fault(key, "is asked about limits only", f'take {key} out, or write force = "must-not"')


def _check_time_marks(table: TableReader, timing: Timing) -> None:
    if any((timing.starts, timing.ends, timing.at, timing.on)):
        return
    for key in (*SPOKEN, *REMINDED):
        value = table.value(key)
        mark = next((mark for mark in _TIME_MARKS if isinstance(value, str) and mark in value), None)
        if mark is not None:
            table.fault(key, f"{quoted(mark)} has no time to show", "give the rule starts and ends, at, on or around")
