"""Reads ``words.<language>.toml``: the words of a pack's rules in a further language."""

from __future__ import annotations

from dataclasses import replace

from aftercare.content.findings import did_you_mean, listed
from aftercare.content.table_reader import TableReader
from aftercare.domain.fault import FaultKind
from aftercare.domain.filling import MARKS
from aftercare.domain.rule import Quantities, Rule, Speech


def read_words(table: TableReader, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """The rules with their words in the language of the file; what is missing there stays and is warned of."""
    known = frozenset(str(rule.rule_id) for rule in rules)
    for rule_id in table:
        if rule_id not in known and not table.place.findings.is_full:
            remedy = did_you_mean(rule_id, sorted(known), "take it out, or give it the id of one of your rules")
            table.fault(rule_id, "is not the id of a rule in this pack", remedy)
    return tuple(_translated(rule, table) for rule in rules)


def _translated(rule: Rule, table: TableReader) -> Rule:
    entry = table.table(rule.rule_id)
    if entry is None:
        if rule.rule_id not in table:
            problem = "is missing, so this rule stays in the first language"
            table.place.inside(rule.rule_id).warning(
                problem, f"add [{rule.rule_id}] with its words below", FaultKind.WORDS_MISSING
            )
        return rule
    entry.relabelled(f"rule {rule.rule_id}")
    return _RuleWords(entry).over(rule)


class _RuleWords:
    """The words of one rule, and which of them are missing."""

    def __init__(self, entry: TableReader) -> None:
        self._entry = entry
        self._missing: list[str] = []

    def over(self, rule: Rule) -> Rule:
        """The rule with these words."""
        translated = replace(
            rule,
            text=self._marked("text", rule.text),
            unless=self._plain("unless", rule.unless),
            why=self._marked("why", rule.why),
            consequence=self._marked("consequence", rule.consequence),
            alternative=self._marked("alternative", rule.alternative),
            quantities=self._quantities(rule.quantities),
            speech=self._speech(rule.speech),
        )
        self._entry.finish()
        if self._missing:
            missing = listed(self._missing, "and")
            problem = f"no words for {missing}, which stay in the first language"
            self._entry.place.warning(problem, f"add {missing} below [{rule.rule_id}]", FaultKind.WORDS_MISSING)
        return translated

    def _quantities(self, quantities: Quantities) -> Quantities:
        return replace(
            quantities,
            allowed=self._list("allowed", quantities.allowed),
            excepted=self._list("except", quantities.excepted),
            not_allowed=self._list("not_allowed", quantities.not_allowed),
            amount=self._plain("amount", quantities.amount),
        )

    def _speech(self, speech: Speech) -> Speech:
        return replace(
            speech,
            task=self._marked("task", speech.task),
            detail=self._marked("detail", speech.detail),
            label=self._marked("label", speech.label),
            line=self._marked("line", speech.line),
            tile=self._marked("tile", speech.tile),
            on_time=self._marked("on_time", speech.on_time),
            late=self._marked("late", speech.late),
            passed=self._marked("passed", speech.passed),
            asks=self._marked("asks", speech.asks),
            kept=self._plain("kept", speech.kept),
            slipped=self._plain("slipped", speech.slipped),
        )

    def _marked(self, key: str, first: str) -> str:
        return self._entry.text(key, marks=MARKS) or self._kept(key, first)

    def _plain(self, key: str, first: str) -> str:
        return self._entry.text(key) or self._kept(key, first)

    def _list(self, key: str, first: tuple[str, ...]) -> tuple[str, ...]:
        words = self._entry.texts(key)
        if not words:
            self._kept(key, "".join(first))
        return words or first

    def _kept(self, key: str, first: str) -> str:
        if first and key not in self._entry:
            self._missing.append(key)
        return first
