"""The published schema and the readers agree on every pack of the tests, on every key, and on what is wrong."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, time
from pathlib import Path
from typing import Any, cast

import pytest
from jsonschema import Draft202012Validator

from aftercare.content.edge_reader import WEEKDAYS
from aftercare.content.findings import Findings
from aftercare.content.guidance_reader import read_guidance
from aftercare.content.pack_reader import load_pack
from aftercare.content.pack_schema import pack_schema
from aftercare.content.place import Place
from aftercare.content.table_reader import TableReader
from aftercare.domain.fault import Weight
from aftercare.domain.guidance import Guidance
from aftercare.pack_problems import problems_of
from aftercare.resource_root import resource_root

CHECKOUT = Path(__file__).parents[2]
PUBLISHED = CHECKOUT / "docs" / "schema" / "aftercare-clinic-pack-1.json"
PACKS = CHECKOUT / "tests" / "packs"
GOOD = sorted(
    file.parent
    for root in (PACKS, PACKS / "strange", CHECKOUT / "resources" / "samples", CHECKOUT / "resources" / "demo")
    for file in root.glob("*/clinic.toml")
)
FREE = {("clinic.toml", "phones"), ("clinic.toml", "names")}
"""Tables whose keys are of the clinic's own making."""

Steps = tuple[str | int, ...]


@pytest.fixture(scope="module")
def guidance() -> Guidance:
    return read_guidance(resource_root(), "en")


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads(PUBLISHED.read_text(encoding="utf-8")))


def test_the_published_schema_is_the_one_the_readers_give() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == pack_schema()
    Draft202012Validator.check_schema(pack_schema())


@pytest.mark.parametrize("folder", GOOD, ids=lambda folder: folder.name)
def test_every_good_pack_is_valid(folder: Path, schema: Draft202012Validator) -> None:
    assert [error.message for error in schema.iter_errors(as_json(files_of(folder)))] == []


@pytest.mark.parametrize("folder", GOOD, ids=lambda folder: folder.name)
def test_a_misspelt_key_and_a_value_of_the_wrong_kind_fail_in_both(
    folder: Path, schema: Draft202012Validator, guidance: Guidance, tmp_path: Path
) -> None:
    """Every key of the pack once, in a pack of its own: the reader and the schema have to refuse the same."""
    files = files_of(folder)
    seen: set[Steps] = set()
    for steps in keys_in(files):
        kind = tuple(step for step in steps if isinstance(step, str))
        if kind in seen or len(steps) == 1:
            continue
        seen.add(kind)
        for change in (misspelt, emptied):
            changed = change(files, steps)
            if changed is None:
                continue
            assert not schema.is_valid(as_json(changed)), (change.__name__, steps)
            assert reader_refuses(changed, guidance), (change.__name__, steps)


def test_the_schema_knows_the_keys_that_the_readers_ask_for_and_no_others(
    guidance: Guidance, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[str] = set()
    finish = TableReader.finish

    def noting(table: TableReader) -> None:
        asked.update(table._asked)
        finish(table)

    monkeypatch.setattr(TableReader, "finish", noting)
    for folder in GOOD:
        load_pack(folder, guidance)

    assert keys_of(pack_schema()) - {"clinic.toml", "rules.toml"} == asked


def test_the_page_for_clinics_names_every_key_and_every_word_that_can_stand_for_a_value() -> None:
    page = (CHECKOUT / "docs" / "clinic-packs.md").read_text(encoding="utf-8")
    said = set(re.findall(r"[A-Za-z][A-Za-z0-9_.-]*", page))

    assert keys_of(pack_schema()) - said == set()
    assert words_of(pack_schema()) - said - {name.capitalize() for name in WEEKDAYS} == set()


def test_the_examples_of_the_page_for_clinics_make_a_pack_with_nothing_to_mend(
    schema: Draft202012Validator, guidance: Guidance, tmp_path: Path
) -> None:
    page = (CHECKOUT / "docs" / "clinic-packs.md").read_text(encoding="utf-8")
    clinic, _, rules, words = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    for name, text in (("clinic.toml", clinic), ("rules.toml", rules), ("words.es.toml", words)):
        (tmp_path / name).write_text(text, encoding="utf-8")

    loaded = load_pack(tmp_path, guidance)
    problems = problems_of(loaded, guidance, date(2026, 6, 1))

    assert [error.message for error in schema.iter_errors(as_json(files_of(tmp_path)))] == []
    assert [str(fault) for fault in problems] == []
    assert [language for language, _ in loaded.translations] == ["es"]


def words_of(part: object) -> set[str]:
    """Every word that a schema lists as a value."""
    if isinstance(part, dict):
        listed = {word for word in part.get("enum", []) if isinstance(word, str)}
        return listed.union(*(words_of(inner) for inner in part.values()))
    if isinstance(part, list):
        return set().union(*(words_of(inner) for inner in part))
    return set()


def keys_of(part: object) -> set[str]:
    """Every name of a property anywhere in a schema."""
    found: set[str] = set()
    if isinstance(part, dict):
        for key, inner in part.items():
            if key == "properties":
                found.update(inner)
            found |= keys_of(inner)
    elif isinstance(part, list):
        for inner in part:
            found |= keys_of(inner)
    return found


def files_of(folder: Path) -> dict[str, Any]:
    return {
        file.relative_to(folder).as_posix(): tomllib.loads(file.read_text(encoding="utf-8"))
        for file in sorted(folder.rglob("*.toml"))
    }


def as_json(value: object) -> Any:
    match value:
        case dict():
            return {key: as_json(inner) for key, inner in value.items()}
        case list():
            return [as_json(inner) for inner in value]
        case date() | time():
            return value.isoformat()
        case _:
            return value


def keys_in(value: object, steps: Steps = ()) -> Iterator[Steps]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*steps, key)
            yield from keys_in(inner, (*steps, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from keys_in(inner, (*steps, index))


def misspelt(files: dict[str, Any], steps: Steps) -> dict[str, Any] | None:
    """The same files with one key written wrongly; None where the key is the clinic's own to choose."""
    if tuple(steps[:-1]) in FREE or (str(steps[0]).startswith("words.") and len(steps) == 2):
        return None
    changed = deepcopy(files)
    table = inside(changed, steps[:-1])
    table[f"{steps[-1]}x"] = table.pop(steps[-1])
    return changed


def emptied(files: dict[str, Any], steps: Steps) -> dict[str, Any]:
    """The same files with a table without any known key in place of one value."""
    changed = deepcopy(files)
    inside(changed, steps[:-1])[steps[-1]] = {"neither-here-nor-there": 0.5}
    return changed


def inside(files: dict[str, Any], steps: Steps) -> dict[Any, Any]:
    here: Any = files
    for step in steps:
        here = here[step]
    return cast("dict[Any, Any]", here)


def reader_refuses(files: dict[str, Any], guidance: Guidance) -> bool:
    from aftercare.content import pack_reader
    from aftercare.content.pack_source import PackFiles
    from aftercare.content.toml_file import TomlFile

    def opened(name: str, files_read: PackFiles, findings: Findings) -> TableReader:
        return TableReader(files[name], Place(TomlFile(name, files[name]), findings))

    def read(path: Path, findings: Findings) -> PackFiles:
        return PackFiles(path.name, dict.fromkeys(sorted(files), b""))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pack_reader, "_open", opened)
        patch.setattr(pack_reader, "read_pack_files", read)
        loaded = load_pack(Path("pack"), guidance)
    return any(fault.weight is Weight.MUST_FIX for fault in loaded.faults)
