"""Reads a clinic pack, a folder or a packed file, into one checked value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from aftercare.content.clinic_reader import is_readable_format, read_clinic
from aftercare.content.findings import Findings
from aftercare.content.pack_files import LOGO
from aftercare.content.pack_source import PackFiles, read_pack_files
from aftercare.content.place import Place
from aftercare.content.rule_reader import RuleReader
from aftercare.content.table_reader import TableReader
from aftercare.content.toml_file import read_toml
from aftercare.content.vocabulary import Vocabulary, vocabulary_of
from aftercare.content.words_reader import read_words
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.fault import Fault, Weight
from aftercare.domain.guidance import Guidance
from aftercare.domain.rule import Layer, Rule

_CLINIC = "clinic.toml"


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """What came of reading a pack.

    Attributes:
        pack: the pack; None if anything in it has to be fixed first.
        faults: everything that was found, warnings too, in the order of the files.
    """

    pack: ClinicPack | None
    faults: tuple[Fault, ...]


def load_pack(path: Path, guidance: Guidance, language: str | None = None) -> LoadedPack:
    """Reads a pack from a folder or from a packed ``.aftercare-clinic`` file.

    Args:
        path: the folder or the file.
        guidance: our guidance, whose topics and names the pack may use; plan guidance is enough.
        language: the language wanted for the clinic's rules; where the pack lacks words, its first language stays.
    """
    findings = Findings()
    files = read_pack_files(path, findings)
    pack = _read_pack(files, guidance, language, findings)
    return LoadedPack(None if findings.must_be_fixed else pack, findings.all())


def _read_pack(files: PackFiles, guidance: Guidance, language: str | None, findings: Findings) -> ClinicPack | None:
    if _CLINIC not in files.content:
        if not findings.must_be_fixed:
            remedy = "add clinic.toml; if it lies in a folder inside, give that folder"
            findings.add(files.name, "whole pack", "has no clinic.toml", remedy)
        return None
    table = _open(_CLINIC, files, findings)
    if table is not None and not is_readable_format(table):
        return None
    clinic = None if table is None else read_clinic(table, guidance.topics)
    rules = _read_rules(files, guidance, clinic, findings)
    translations = _read_translations(files, clinic, rules, findings)
    if clinic is None:
        return None
    return replace(
        clinic,
        rules=translations.get(language, rules) if language else rules,
        languages=(clinic.language, *translations),
        logo=files.content.get(LOGO),
    )


def _open(name: str, files: PackFiles, findings: Findings) -> TableReader | None:
    file = read_toml(name, files.content[name], findings)
    return None if file is None else TableReader(file.table, Place(file, findings))


def _read_rules(
    files: PackFiles, guidance: Guidance, clinic: ClinicPack | None, findings: Findings
) -> tuple[Rule, ...]:
    reader = RuleReader(Layer.CLINIC, _vocabulary(guidance, clinic), clinic.author if clinic else "")
    rules: list[Rule] = []
    for name in files.rules():
        table = _open(name, files, findings)
        if table is not None:
            rules.extend(reader.read(table))
            table.finish()
    reader.check_pairs()
    if not files.rules() and not findings.must_be_fixed:
        remedy = "add rules.toml; until then patients see our general guidance only"
        findings.add(files.name, "whole pack", "has no rules", remedy, Weight.SHOULD_FIX)
    return tuple(rules)


def _vocabulary(guidance: Guidance, clinic: ClinicPack | None) -> Vocabulary:
    ours = vocabulary_of(guidance, None)
    if clinic is None:
        return replace(ours, is_open=True)
    return ours.joined(clinic.topics, clinic.names, clinic.phones, clinic.treatments)


def _read_translations(
    files: PackFiles, clinic: ClinicPack | None, rules: tuple[Rule, ...], findings: Findings
) -> dict[str, tuple[Rule, ...]]:
    translations: dict[str, tuple[Rule, ...]] = {}
    for language, name in files.words().items():
        if clinic is not None and language == clinic.language:
            problem = f"{language} is the language of the rules themselves"
            findings.add(name, "whole file", problem, "rename the file to the language it is in, or take it out")
            continue
        table = _open(name, files, findings)
        if table is not None:
            translations[language] = read_words(table, rules)
    return translations
