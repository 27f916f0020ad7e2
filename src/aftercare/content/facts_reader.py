"""Reads what is known of a patient, and the rules that the clinic told this patient personally."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from aftercare.content.clinic_reader import read_country
from aftercare.content.condition_reader import OLDEST
from aftercare.content.findings import Findings
from aftercare.content.place import Place
from aftercare.content.plain_text import LONGEST_NAME, plain_text
from aftercare.content.rule_reader import RuleReader
from aftercare.content.table_reader import TableReader
from aftercare.content.toml_file import MOST_BYTES, read_toml
from aftercare.content.vocabulary import Vocabulary, vocabulary_of
from aftercare.content.zone_reader import read_zone
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.condition import PatientFacts
from aftercare.domain.fault import Fault
from aftercare.domain.guidance import Guidance
from aftercare.domain.rule import Layer, Rule


@dataclass(frozen=True, slots=True)
class LoadedFacts:
    """What came of reading a file of facts.

    Attributes:
        facts: what is known; nothing at all if anything in the file has to be fixed first.
        told: rules the clinic told the patient personally, layer ``TOLD``.
        faults: everything that was found.
    """

    facts: PatientFacts
    told: tuple[Rule, ...]
    faults: tuple[Fault, ...]


def read_facts(path: Path, guidance: Guidance, pack: ClinicPack | None) -> LoadedFacts:
    """Reads a ``facts.toml``. The names in it are those of our guidance and of the pack."""
    findings = Findings()
    table = _open(path, findings)
    facts, told = PatientFacts(), tuple[Rule, ...]()
    if table is not None:
        known = vocabulary_of(guidance, pack)
        reader = RuleReader(Layer.TOLD, known)
        facts, told = _facts(table, known), reader.read(table)
        table.finish()
        reader.check_pairs()
    if findings.must_be_fixed:
        facts, told = PatientFacts(), ()
    return LoadedFacts(facts, told, findings.all())


def _open(path: Path, findings: Findings) -> TableReader | None:
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "the path cannot be used"
        remedy = "check that it is there and that you may read it"
        findings.add(path.name, "whole file", f"cannot be opened ({reason})", remedy)
        return None
    file = read_toml(path.name, content, findings)
    return None if file is None else TableReader(file.table, Place(file, findings))


def _facts(table: TableReader, known: Vocabulary) -> PatientFacts:
    usual = PatientFacts()
    return PatientFacts(
        name=table.text("name", longest=LONGEST_NAME),
        age=table.whole_number("age", 0, OLDEST),
        takes=_known_claims(table, "takes", known),
        has=_known_claims(table, "has", known),
        uses=_known_claims(table, "uses", known),
        cases=_cases(table),
        travels_alone=table.claim("travels_alone"),
        country=read_country(table) or usual.country,
        zone=read_zone(table),
    )


def _known_claims(table: TableReader, key: str, known: Vocabulary) -> dict[str, bool]:
    claims = _claims(table, key)
    for name in claims:
        known.check_name(name, table.place.inside(key).inside(name))
    return claims


def _cases(table: TableReader) -> dict[str, bool]:
    """Whether the cases that rules name in words are true; the words are those of the rule."""
    claims = _claims(table, "cases")
    return {plain_text(words, table.place.inside("cases").inside(words)): claim for words, claim in claims.items()}


def _claims(table: TableReader, key: str) -> dict[str, bool]:
    inner = table.table(key)
    if inner is None:
        return {}
    return {name: claim for name in inner if (claim := inner.claim(name)) is not None}
