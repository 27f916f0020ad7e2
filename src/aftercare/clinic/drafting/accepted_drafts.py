"""Puts accepted drafts into a pack's folder, which is made if it is not there. Each file is written whole or not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from aftercare.clinic.rule_table import Table, rule_text, toml_text
from aftercare.clinic.whole_file import write_whole

_CLINIC, _RULES = "clinic.toml", "rules.toml"
_ID = re.compile(r'^\s*id\s*=\s*"([^"]+)"', re.MULTILINE)

_NEW_CLINIC = """\
# A new pack. `aftercare-clinic check` says what is still missing; docs/clinic-packs.md says what each key means.
format = "aftercare-clinic-pack/1"
id = {pack_id}
serial = 1
# name = "…"
# author = "…"              who answers for the rules
# country = "US"
language = {language}
# zone = "America/New_York"
"""
_NEW_TREATMENT = """
# [[treatment]]
# kind = "iv-infusion"      or im-injection, esketamine-nasal, oral
"""


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a person accepted.

    Attributes:
        rules: the tables of the rules, with ids of their own.
        phones: names and numbers.
        language: the language of the sheet.
    """

    rules: tuple[Table, ...]
    phones: tuple[tuple[str, str], ...]
    language: str


def ids_in(folder: Path) -> frozenset[str]:
    """The ids that the rules of a folder already have."""
    files = [folder / _RULES, *sorted((folder / "rules").glob("*.toml"))]
    return frozenset(found for file in files if file.is_file() for found in _ID.findall(file.read_text("utf-8")))


def with_free_ids(rules: Iterable[Table], taken: frozenset[str]) -> tuple[Table, ...]:
    """The rules, those whose id is taken with a number behind it."""
    used = set(taken)
    free: list[Table] = []
    for rule in rules:
        rule_id, number = str(rule.get("id", "rule")), 2
        while rule_id in used:
            rule_id, number = f"{rule.get('id', 'rule')}-{number}", number + 1
        used.add(rule_id)
        free.append({**rule, "id": rule_id})
    return tuple(free)


def add_to_pack(folder: Path, accepted: Accepted) -> tuple[str, ...]:
    """Writes accepted drafts into a folder.

    Returns:
        The names of phones that were left out because the folder has a number of that name.

    Raises:
        OSError: if it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rules = folder / _RULES
    before = rules.read_text("utf-8").rstrip("\n") + "\n\n" if rules.is_file() else ""
    if accepted.rules:
        write_whole(rules, before + "\n".join(rule_text(rule) for rule in accepted.rules))
    return _add_phones(folder / _CLINIC, folder.name, accepted)


def _add_phones(file: Path, pack_id: str, accepted: Accepted) -> tuple[str, ...]:
    if not file.is_file():
        head = _NEW_CLINIC.format(pack_id=toml_text(pack_id), language=toml_text(accepted.language))
        phones = [f"{name} = {{ number = {toml_text(number)} }}" for name, number in accepted.phones]
        write_whole(file, head + "\n".join(["\n[phones]", *phones]) + "\n" + _NEW_TREATMENT)
        return ()
    if not accepted.phones:
        return ()
    # Loaded here alone: only a pack that is there already has comments and an order to keep.
    import tomlkit

    document = tomlkit.parse(file.read_text("utf-8"))
    table = document.setdefault("phones", tomlkit.table())
    left_out: list[str] = []
    for name, number in accepted.phones:
        if name in table:
            left_out.append(name)
            continue
        entry = tomlkit.inline_table()
        entry["number"] = number
        table[name] = entry
    write_whole(file, tomlkit.dumps(document))
    return tuple(left_out)
