"""Reads a clinic pack, a folder or a packed file, into one checked value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from aftercare.content.clinic_reader import is_readable_format, read_clinic
from aftercare.content.findings import Findings, quoted
from aftercare.content.pack_files import LOGO
from aftercare.content.pack_source import PackFiles, files_at_hand, read_pack_files, read_packed_files
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

if TYPE_CHECKING:
    from aftercare.content.signed_pack import Seal

_CLINIC = "clinic.toml"


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """What came of reading a pack.

    Attributes:
        pack: the pack; None if anything in it has to be fixed first.
        faults: everything that was found, warnings too, in the order of the files.
        draft: the pack, or what is sound of a pack that has to be fixed: its rules on topics where nothing is wrong.
            For finding more faults in the same breath, never for a patient. None if even that could not be told.
        seal: what was signed and by whom; None for a draft.
        translations: the rules in each further language, what has no words there in the first one.
    """

    pack: ClinicPack | None
    faults: tuple[Fault, ...]
    draft: ClinicPack | None = None
    seal: Seal | None = None
    translations: tuple[tuple[str, tuple[Rule, ...]], ...] = ()


def load_pack(path: Path, guidance: Guidance, language: str | None = None) -> LoadedPack:
    """Reads a pack from a folder or from a packed ``.aftercare-clinic`` file.

    Args:
        path: the folder or the file.
        guidance: our guidance, whose topics and names the pack may use; plan guidance is enough.
        language: the language wanted for the clinic's rules; where the pack lacks words, its first language stays.
    """
    findings = Findings()
    return _loaded(read_pack_files(path, findings), findings, guidance, language)


def load_packed(name: str, packed: bytes, guidance: Guidance, language: str | None = None) -> LoadedPack:
    """Reads a packed pack from bytes that are at hand, so that what is checked is what is then kept.

    Args:
        name: the name of the file they came from.
        packed: the bytes of the file.
        guidance: as in `load_pack`.
        language: as in `load_pack`.
    """
    findings = Findings()
    return _loaded(read_packed_files(name, packed, findings), findings, guidance, language)


def load_files(name: str, content: dict[str, bytes], guidance: Guidance, language: str | None = None) -> LoadedPack:
    """Reads a pack whose files are in memory, such as one being edited.

    Args:
        name: the name of its folder.
        content: the bytes of each file, by its name.
        guidance: as in `load_pack`.
        language: as in `load_pack`.
    """
    findings = Findings()
    return _loaded(files_at_hand(name, content, findings), findings, guidance, language)


def _loaded(files: PackFiles, findings: Findings, guidance: Guidance, language: str | None) -> LoadedPack:
    table = _clinic_table(files, findings)
    if table is not None and not is_readable_format(table):
        return LoadedPack(None, findings.all())
    clinic = None if table is None else read_clinic(table, guidance.topics)
    reader = RuleReader(Layer.CLINIC, _vocabulary(guidance, clinic), clinic.author if clinic else "")
    rules = _read_rules(files, reader, findings)
    translations = _read_translations(files, clinic, rules or (), findings)
    if clinic is None:
        return LoadedPack(None, findings.all())
    if files.seal is not None:
        _compare_with_manifest(files.seal, clinic, findings)
    languages = (clinic.language, *translations)
    clinic = replace(clinic, languages=languages, logo=files.content.get(LOGO), is_signed=files.seal is not None)
    if findings.must_be_fixed:
        draft = None if rules is None else replace(clinic, rules=_sound_rules(reader, clinic, guidance))
        return LoadedPack(None, findings.all(), draft)
    pack = replace(clinic, rules=translations.get(language or clinic.language, rules) or ())
    return LoadedPack(pack, findings.all(), pack, files.seal, tuple(translations.items()))


def _compare_with_manifest(seal: Seal, clinic: ClinicPack, findings: Findings) -> None:
    from aftercare.content.pack_manifest import told_apart

    for key, signed, written in told_apart(seal.manifest, clinic):
        names = ["nothing" if value is None else quoted(value) for value in (written, signed)]
        problem = f"says {names[0]}, and {names[1]} was signed"
        findings.add(_CLINIC, key, problem, "do not use it; ask the clinic to sign the pack again")


def _clinic_table(files: PackFiles, findings: Findings) -> TableReader | None:
    if _CLINIC in files.content:
        return _open(_CLINIC, files, findings)
    if not findings.must_be_fixed:
        remedy = "add clinic.toml; if it lies in a folder inside, give that folder"
        findings.add(files.name, "whole pack", "has no clinic.toml", remedy)
    return None


def _sound_rules(reader: RuleReader, clinic: ClinicPack, guidance: Guidance) -> tuple[Rule, ...]:
    """The rules that nothing is wrong with, but for those that share a topic with a rule that has to be fixed."""
    topics = guidance.topics.joined(clinic.topics)
    return tuple(
        rule
        for rule in reader.sound
        if not any(
            topics.covers(mine, other) or topics.covers(other, mine)
            for mine in rule.topics
            for other in reader.unsound_topics
        )
    )


def _open(name: str, files: PackFiles, findings: Findings) -> TableReader | None:
    file = read_toml(name, files.content[name], findings)
    return None if file is None else TableReader(file.table, Place(file, findings))


def _read_rules(files: PackFiles, reader: RuleReader, findings: Findings) -> tuple[Rule, ...] | None:
    """All rules that could be read; None if a whole file of them could not."""
    tables = [_open(name, files, findings) for name in files.rules()]
    readable = [table for table in tables if table is not None]
    rules: list[Rule] = []
    for table in readable:
        rules.extend(reader.read(table))
        table.finish()
    reader.check_pairs()
    if not tables and not findings.must_be_fixed:
        remedy = "add rules.toml; until then patients see our general guidance only"
        findings.add(files.name, "whole pack", "has no rules", remedy, Weight.SHOULD_FIX)
    return tuple(rules) if len(readable) == len(tables) else None


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
