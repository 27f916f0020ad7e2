"""The command ``draft``: from an old instruction sheet to draft rules, accepted one by one. Part of clinic_app."""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from aftercare.command_faults import COMMAND_LINE, FaultsFound, reason_of, stop
from aftercare.content.findings import Findings
from aftercare.content.pack_reader import load_pack
from aftercare.content.place import Place
from aftercare.content.rule_reader import RuleReader
from aftercare.content.table_reader import TableReader
from aftercare.content.toml_file import TomlFile, read_toml
from aftercare.content.vocabulary import Vocabulary, is_phone_number, vocabulary_of
from aftercare.domain.fault import Weight
from aftercare.domain.rule import Layer
from aftercare.draft_problems import draft_problems
from aftercare.signing_commands import Commands, Workshop

if TYPE_CHECKING:
    from aftercare.clinic.drafting.accepted_drafts import Accepted
    from aftercare.clinic.drafting.drafts import Draft, Drafted
    from aftercare.clinic.rule_table import Table

_CHOICES = "[a]ccept, [m]end, [r]efuse, [q]uit: "


def add_draft_command(commands: Commands, workshop: Callable[[], Workshop]) -> None:
    """Adds the command to those of ``aftercare-clinic``."""
    draft = commands.add_parser("draft", help="propose rules from an old instruction sheet, to accept one by one")
    draft.add_argument("sheet", type=Path, nargs="?", help="the old sheet: text, .docx or PDF")
    draft.add_argument("--out", required=True, type=Path, help="the pack's folder; made if it is not there")
    draft.add_argument("--review", type=Path, help="write the drafts into this file, to be marked with an editor")
    draft.add_argument("--accept", type=Path, help="a marked file; what it accepts goes into the folder")
    draft.set_defaults(run=lambda options: _draft(options, workshop()))


def _draft(options: argparse.Namespace, workshop: Workshop) -> int:
    if (options.sheet is None) is (options.accept is None):
        raise stop(COMMAND_LINE, "SHEET", "give a sheet, or a marked file with --accept", "see draft --help")
    if options.accept is not None:
        return _apply(options.accept, options.out, workshop)
    drafted = _drafted(options.sheet, workshop)
    if options.review is None and sys.stdin.isatty():
        return _ask_one_by_one(drafted, options.out, workshop)
    review = options.review or options.out.with_name(f"{options.out.name}.review.toml")
    return _write_review(drafted, options.sheet, review, options.out)


def _drafted(sheet: Path, workshop: Workshop) -> Drafted:
    from aftercare.clinic.drafting.draft_maker import DraftMaker
    from aftercare.clinic.drafting.opened_sheet import SheetError, text_of_sheet
    from aftercare.clinic.drafting.pattern_book import LANGUAGES, read_pattern_book

    try:
        text = text_of_sheet(sheet)
    except SheetError as error:
        raise stop(sheet.name, "whole file", error.problem, error.remedy) from None
    books = {language: read_pattern_book(workshop.resources, language) for language in LANGUAGES}
    return DraftMaker(books, workshop.guidance().names).drafted(text)


def _write_review(drafted: Drafted, sheet: Path, review: Path, folder: Path) -> int:
    from aftercare.clinic.drafting.review_file import review_text

    try:
        with review.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(review_text(drafted, sheet.name, str(review), str(folder)))
    except FileExistsError:
        remedy = "move it away, or name another with --review"
        raise stop(review.name, "whole file", "is there already", remedy) from None
    except OSError as error:
        remedy = "name another place with --review"
        raise stop(review.name, "whole file", f"cannot be written ({reason_of(error)})", remedy) from None
    sys.stdout.write(
        f"{review}: {len(drafted.drafts)} drafts, {len(drafted.not_understood)} sentences not understood\n"
        f"Mark what is right with accept = true, then: aftercare-clinic draft --accept {review} --out {folder}\n"
    )
    return 0


def _ask_one_by_one(drafted: Drafted, folder: Path, workshop: Workshop) -> int:
    from aftercare.clinic.drafting.accepted_drafts import Accepted
    from aftercare.clinic.drafting.review_file import draft_table

    rules: list[Table] = []
    phones: list[tuple[str, str]] = []
    for number, draft in enumerate(drafted.drafts, 1):
        _show(draft, f"{number} of {len(drafted.drafts)}")
        table = draft_table(draft)
        answer = _answer()
        while answer == "m" and draft.phone is None:
            table = _mended(table, folder, workshop)
            answer = _answer()
        if answer == "q":
            break
        if answer == "a" and draft.phone is not None:
            phones.append((draft.phone.name, draft.phone.number))
        elif answer == "a":
            rules.append(table)
    for sentence in drafted.not_understood:
        sys.stdout.write(f"not understood, line {sentence.line}: {sentence.text}\n")
    return _add(folder, Accepted(tuple(rules), tuple(phones), drafted.language))


def _show(draft: Draft, position: str) -> None:
    from aftercare.clinic.drafting.review_file import doubts_in_words, draft_table
    from aftercare.clinic.rule_table import rule_text

    header = "[[phone]]" if draft.phone else "[[rule]]"
    sys.stdout.write(f"\n{position}. Line {draft.sentence.line} says: {draft.sentence.text}\n\n")
    sys.stdout.write("".join(f"    {line}\n" for line in rule_text(draft_table(draft), header).splitlines()))
    sys.stdout.write("".join(f"  Look: {doubt}\n" for doubt in doubts_in_words(draft)))


def _answer() -> str:
    while True:
        answer = input(_CHOICES).strip().lower()[:1]
        if answer in ("a", "m", "r", "q"):
            return answer


def _mended(table: Table, folder: Path, workshop: Workshop) -> Table:
    """The rule with lines that the person types, checked before it is taken."""
    from aftercare.clinic.rule_table import rule_text

    sys.stdout.write(
        'Type lines such as  text = "…"  or  starts = { before = "start", by = "6 hours" }; an empty one ends.\n'
    )
    lines = "\n".join(iter(input, ""))
    try:
        changed = {**table, **tomllib.loads(lines)}
    except tomllib.TOMLDecodeError as error:
        sys.stdout.write(f"That is not TOML ({error}). Nothing was changed.\n")
        return table
    faults = draft_problems(changed, _vocabulary(folder, workshop))
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    if faults:
        sys.stdout.write("Nothing was changed.\n")
        return table
    sys.stdout.write("".join(f"    {line}\n" for line in rule_text(changed).splitlines()))
    return changed


def _apply(review: Path, folder: Path, workshop: Workshop) -> int:
    from aftercare.clinic.drafting.accepted_drafts import Accepted

    findings = Findings()
    try:
        file = read_toml(review.name, review.read_bytes(), findings)
    except OSError as error:
        remedy = "give the file that draft wrote"
        raise stop(review.name, "whole file", f"cannot be opened ({reason_of(error)})", remedy) from None
    if file is None:
        raise FaultsFound(findings.all())
    whole = TableReader(file.table, Place(file, findings))
    language = whole.text("language") or "en"
    rules = list(_accepted(file, "rule"))
    tables = _read_rules(rules, file, findings, _vocabulary(folder, workshop))
    phones = [(str(entry.get("name", "")), str(entry.get("number", ""))) for _, entry in _accepted(file, "phone")]
    for _, number in phones:
        if not is_phone_number(number):
            whole.fault("phone", f'"{number}" is not a phone number', 'write digits, such as "(503) 555-0142"')
    if findings.must_be_fixed:
        raise FaultsFound([fault for fault in findings.all() if fault.weight is Weight.MUST_FIX])
    return _add(folder, Accepted(tables, tuple(phones), language))


def _accepted(file: TomlFile, key: str) -> Iterator[tuple[int, Table]]:
    entries = file.table.get(key, [])
    for index, entry in enumerate(entries if isinstance(entries, list) else []):
        if isinstance(entry, dict) and entry.get("accept") is True:
            yield index, entry


def _read_rules(
    rules: list[tuple[int, Table]], file: TomlFile, findings: Findings, vocabulary: Vocabulary
) -> tuple[Table, ...]:
    """The rules without what is no part of them; each is read the way a pack is, so that its faults are told here."""
    from aftercare.clinic.drafting.review_file import OWN_KEYS

    reader = RuleReader(Layer.CLINIC, vocabulary)
    tables: list[Table] = []
    for index, entry in rules:
        table = {key: value for key, value in entry.items() if key not in OWN_KEYS}
        place = Place(file, findings).inside("rule").inside(index).labelled(f"rule {index + 1}")
        reader.read_one(TableReader(table, place))
        tables.append(table)
    return tuple(tables)


def _vocabulary(folder: Path, workshop: Workshop) -> Vocabulary:
    guidance = workshop.guidance()
    draft = load_pack(folder, guidance).draft if (folder / "clinic.toml").is_file() else None
    return vocabulary_of(guidance, draft)


def _add(folder: Path, accepted: Accepted) -> int:
    from aftercare.clinic.drafting.accepted_drafts import Accepted, add_to_pack, ids_in, with_free_ids

    if not accepted.rules and not accepted.phones:
        sys.stdout.write("Nothing was accepted, and nothing was written.\n")
        return 0
    try:
        rules = with_free_ids(accepted.rules, ids_in(folder))
        left_out = add_to_pack(folder, Accepted(rules, accepted.phones, accepted.language))
    except OSError as error:
        remedy = "choose a folder that you may write to"
        raise stop(folder.name, "whole folder", f"cannot be written ({reason_of(error)})", remedy) from None
    for name in left_out:
        sys.stdout.write(f"clinic.toml has a number {name} already; the one from the sheet was left out\n")
    sys.stdout.write(
        f"{folder}: {len(rules)} rules and {len(accepted.phones) - len(left_out)} numbers added\n"
        f"Next: aftercare-clinic check {folder}\n"
    )
    return 0
