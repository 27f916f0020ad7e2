"""Reads our own guidance from ``resources/<language>/``.

It is checked like anything else that people write, but here a fault stops the program: half a guidance is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from aftercare.content.caregiver_reader import read_caregiver_words
from aftercare.content.content_error import ContentError
from aftercare.content.findings import Findings, listed, quoted
from aftercare.content.handbook_reader import read_call_script, read_meanings, read_source_list
from aftercare.content.help_reader import read_help
from aftercare.content.learn_reader import LearnReader, read_disclaimer
from aftercare.content.names_reader import read_names
from aftercare.content.phone_words_reader import read_phone_words
from aftercare.content.place import Place
from aftercare.content.plan_files import OF_PLANS
from aftercare.content.ready_reader import read_ready_check
from aftercare.content.rule_reader import RuleReader
from aftercare.content.sheet_words_reader import read_sheet_words
from aftercare.content.table_reader import TableReader
from aftercare.content.toml_file import read_toml
from aftercare.content.topic_reader import read_topics
from aftercare.content.vocabulary import Vocabulary
from aftercare.content.wording_reader import read_wording
from aftercare.domain.answer_search import Meanings
from aftercare.domain.calling import CallScript
from aftercare.domain.caregiving import CaregiverWords
from aftercare.domain.fault import Fault
from aftercare.domain.guidance import Guidance
from aftercare.domain.learning import Answer, Effect, RecoveryPeriod, SourceList
from aftercare.domain.phone.words import PhoneWords
from aftercare.domain.ready_check import ReadyWords
from aftercare.domain.rule import Layer, Rule, TopicId
from aftercare.domain.sheets.words import SheetWords
from aftercare.domain.sign import WarningSign
from aftercare.domain.topic import Topic, TopicTree
from aftercare.domain.treatment import Treatment
from aftercare.domain.wording import Wording

Part = TypeVar("Part")

_OF_LEARNING = ("timelines", "effects", "periods", "signs", "tell", "answers", "cost")
_OF_ONE_PAGE = ("medicine-names", "calling", "sources", "meanings", "ready", "caregiver")
_OF_PAPER = ("phone", "sheets")
_NAME_TABLES = ("medicines", "conditions", "devices", "treatments")
_RULE = b"[[rule]]"
_TREATMENTS = re.compile(rb"^treatments = \[([^\]]*)\]$", re.MULTILINE)
_NO_WORDING = Wording("", 12, (), (), (), (), {})


def read_guidance(root: Path, language: str) -> Guidance:
    """All of our guidance in one language.

    Raises:
        ContentError: if any of it is missing or wrong.
    """
    return _whole(GuidanceFolder(root, language), None)


def read_plan_guidance(root: Path, language: str, treatment: Treatment) -> Guidance:
    """What plans of one treatment need, which reads faster.

    Steps, effects, periods, signs, the tell list and answers stay empty.

    Raises:
        ContentError: if any of it is missing or wrong.
    """
    return _whole(GuidanceFolder(root, language), treatment)


def read_sheets_words(root: Path, language: str) -> SheetWords:
    """The words of printed sheets.

    Raises:
        ContentError: if any of them is missing or wrong.
    """
    folder = GuidanceFolder(root, language)
    words = folder.sheet_words()
    if folder.must_be_fixed:
        raise ContentError(folder.faults())
    return words


def read_phones_words(root: Path, language: str) -> PhoneWords:
    """The words of the page for a phone.

    Raises:
        ContentError: if any of them is missing or wrong.
    """
    folder = GuidanceFolder(root, language)
    words = folder.phone_words()
    if folder.must_be_fixed:
        raise ContentError(folder.faults())
    return words


def _whole(folder: GuidanceFolder, treatment: Treatment | None) -> Guidance:
    guidance = folder.for_plans(treatment) if treatment else folder.everything()
    if folder.must_be_fixed:
        raise ContentError(folder.faults())
    return guidance


class GuidanceFolder:
    """The guidance of one language, read in parts, with what was found wrong with it."""

    def __init__(self, root: Path, language: str) -> None:
        self._folder = root / language
        self._language = language
        self._findings = Findings()
        self._reviewers: list[str] = []

    @property
    def must_be_fixed(self) -> bool:
        """True if what was read so far cannot be used."""
        return self._findings.must_be_fixed

    def faults(self) -> tuple[Fault, ...]:
        """Everything found wrong so far, warnings too."""
        return self._findings.all()

    def for_plans(self, treatment: Treatment | None) -> Guidance:
        """What plans need: of one treatment, or of all."""
        learn = LearnReader()
        topics: dict[TopicId, Topic] = self._part("topics", _topics, {})
        names: dict[str, str] = self._part("names", _names, {})
        rules = self._rules(topics, names, treatment)
        return Guidance(
            language=self._language,
            topics=TopicTree(topics),
            rules=rules,
            steps=(),
            effects=(),
            periods=(),
            signs=(),
            tell=(),
            answers=(),
            help_numbers=self._part("help", read_help, ()),
            visit_lengths=self._part("visits", learn.visits, ()),
            names=names,
            disclaimer=self._part("disclaimer", read_disclaimer, ""),
            wording=self._part("wording", self._wording, _NO_WORDING),
            calls=self._part("calls", learn.calls, ()),
            reviewed_by=self._reviewed_by(),
        )

    def everything(self) -> Guidance:
        """All of it. A file that nobody would read is told of."""
        learn = LearnReader()
        plans = self.for_plans(None)
        self.script(), self.sources(), self.meanings(), self.ready_check(), self.caregiver()
        guidance = replace(
            plans,
            steps=self._part("timelines", learn.steps, ()),
            effects=self.effects(),
            periods=self.periods(),
            signs=self.signs(),
            tell=self._part("tell", learn.tell, ()),
            answers=self.answers(),
            reviewed_by=self._reviewed_by(),
        )
        self._tell_of_unread_files()
        return guidance

    def effects(self) -> tuple[Effect, ...]:
        """What people may feel."""
        return self._part("effects", LearnReader().effects, ())

    def periods(self) -> tuple[RecoveryPeriod, ...]:
        """The stretches of time after a session."""
        return self._part("periods", LearnReader().periods, ())

    def signs(self) -> tuple[WarningSign, ...]:
        """The warning signs."""
        return self._part("signs", LearnReader().signs, ())

    def answers(self) -> tuple[Answer, ...]:
        """Questions and answers, those on cost last."""
        read, nothing = LearnReader().answers, tuple[Answer, ...]()
        return self._part("answers", read, nothing) + self._part("cost", read, nothing)

    def script(self) -> CallScript:
        """What to say on the phone."""
        return self._part("calling", read_call_script, CallScript({}, {}))

    def sources(self) -> SourceList:
        """The documents our facts come from."""
        return self._part("sources", read_source_list, SourceList({}, date.min))

    def meanings(self) -> Meanings:
        """The words people search with."""
        return self._part("meanings", read_meanings, Meanings(()))

    def ready_check(self) -> ReadyWords:
        """The ready check."""
        return self._part("ready", read_ready_check, ReadyWords((), {}))

    def caregiver(self) -> CaregiverWords:
        """What a caregiver reads."""
        return self._part("caregiver", read_caregiver_words, CaregiverWords({}, (), (), ()))

    def names(self) -> dict[str, str]:
        """Plain names of kinds of medicine, conditions, devices and treatments."""
        return self._part("names", _names, dict[str, str]())

    def sheet_words(self) -> SheetWords:
        """The words of printed sheets, which nothing else needs."""
        return self._part("sheets", read_sheet_words, SheetWords({}, {}, ()))

    def phone_words(self) -> PhoneWords:
        """The words of the page for a phone, which nothing else needs."""
        return self._part("phone", read_phone_words, PhoneWords({}))

    def _part(self, name: str, read: Callable[[TableReader], Part], nothing: Part) -> Part:
        table = self._table(f"{name}.toml")
        return nothing if table is None else read(table)

    def _table(self, name: str, treatment: Treatment | None = None) -> TableReader | None:
        try:
            content = (self._folder / name).read_bytes()
        except OSError as error:
            problem = f"cannot be read ({error.strerror})"
            self._findings.add(name, "whole file", problem, "install Aftercare again")
            return None
        file = read_toml(name, rules_for(treatment, content) if treatment else content, self._findings)
        if file is None:
            return None
        table = TableReader(file.table, Place(file, self._findings))
        reviewer = table.text("reviewed_by", 'write who reviewed it: reviewed_by = "…"')
        if reviewer not in self._reviewers:
            self._reviewers.append(reviewer)
        return table

    def _rules(
        self, topics: dict[TopicId, Topic], names: dict[str, str], treatment: Treatment | None
    ) -> tuple[Rule, ...]:
        treatments = {one.value for one in Treatment}
        known = Vocabulary(frozenset(topics), frozenset(names) - treatments, is_open=not topics or not names)
        reader = RuleReader(Layer.GENERAL, known)
        rules: list[Rule] = []
        paths = sorted((self._folder / "rules").glob("*.toml"))
        for path in paths:
            table = self._table(f"rules/{path.name}", treatment)
            if table is not None:
                rules.extend(reader.read(table))
                table.finish()
        if not paths:
            self._findings.add("rules", "whole folder", "holds no rules", "install Aftercare again")
        reader.check_pairs()
        return tuple(rule for rule in rules if treatment is None or not rule.treatments or treatment in rule.treatments)

    def _wording(self, table: TableReader) -> Wording:
        wording = read_wording(table, self._language)
        table.finish()
        return wording

    def _reviewed_by(self) -> str:
        return listed(self._reviewers, "and")

    def _tell_of_unread_files(self) -> None:
        for path in sorted(self._folder.glob("*.toml")):
            if path.stem not in (*OF_PLANS, *_OF_LEARNING, *_OF_ONE_PAGE, *_OF_PAPER):
                self._findings.add(path.name, "whole file", "is read by nobody", "take it out, or rename it")


def rules_for(treatment: Treatment, content: bytes) -> bytes:
    """A file of rules without those that name other treatments only.

    Reading TOML is most of the work at a start, and half of our rules are for other treatments. The lines stay where
    they are, so that a fault still names the right one.
    """
    parts = content.split(_RULE)
    wanted = f'"{treatment.value}"'.encode()
    for index, part in enumerate(parts[1:], 1):
        named = _TREATMENTS.search(part)
        if named and wanted not in named[1]:
            parts[index] = b"\n" * part.count(b"\n")
    return parts[0] + b"".join(part if part.isspace() else _RULE + part for part in parts[1:])


def _topics(table: TableReader) -> dict[TopicId, Topic]:
    topics = read_topics(table)
    table.finish()
    return topics


def _names(table: TableReader) -> dict[str, str]:
    names: dict[str, str] = {}
    for key in _NAME_TABLES:
        more = read_names(table, key)
        for name in names.keys() & more.keys():
            table.fault(key, f"{quoted(name)} is already named above", "name it once")
        names.update(more)
    table.finish()
    return names
