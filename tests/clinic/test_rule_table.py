"""A rule written as TOML and read again is the same rule: for every rule of every pack there is."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from tests.clinic.conftest import FOLDERS, pack_of

from aftercare.clinic.rule_table import rule_table, rule_text
from aftercare.content.findings import Findings
from aftercare.content.place import Place
from aftercare.content.rule_reader import RuleReader
from aftercare.content.table_reader import TableReader
from aftercare.content.toml_file import TomlFile
from aftercare.content.vocabulary import vocabulary_of
from aftercare.domain.guidance import Guidance
from aftercare.domain.rule import Layer


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_what_is_written_is_read_again_as_the_same_rules(folder: Path, guidance: Guidance) -> None:
    pack = pack_of(folder, guidance)
    tables = tomllib.loads("\n".join(rule_text(rule_table(rule)) for rule in pack.rules))
    findings = Findings()
    reader = RuleReader(Layer.CLINIC, vocabulary_of(guidance, pack), pack.author)

    read = reader.read(TableReader(tables, Place(TomlFile("rules.toml", tables), findings)))

    assert [str(fault) for fault in findings.all()] == []
    assert [replace(rule, place="") for rule in read] == [replace(rule, place="") for rule in pack.rules]
