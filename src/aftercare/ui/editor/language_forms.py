"""The words of all rules in two languages beside one another, with what is missing counted and found one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from aftercare.ui.editor.ports import PackBench
from aftercare.ui.editor.rows import ActRow, FieldKind, FieldRow, FormRows, ItemRow, Option

ADD_LANGUAGE, NEXT_MISSING = "add-language", "next-missing"
CHOSEN, CODE = "language.chosen", "language.code"

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z]{2})?", re.ASCII)
_TEXTS = (
    *("text", "why", "consequence", "alternative", "unless", "amount", "task", "detail", "label", "line", "tile"),
    *("on_time", "late", "passed", "asks", "kept", "slipped"),
)
_LISTS = ("allowed", "not_allowed", "except")


def is_language(code: str) -> bool:
    """True for a code that the name of a file of words can hold."""
    return _LANGUAGE.fullmatch(code) is not None


def languages_form(bench: PackBench, wanted: str, code: str) -> FormRows:
    """The languages there are, and the words of one of them beside the first.

    Args:
        bench: the pack.
        wanted: the code of the language to show; the first further one if there is none such.
        code: what was typed as the code of a language to add.
    """
    translate = QCoreApplication.translate
    title = translate("Editor", "Languages")
    own = str(bench.clinic.get("language") or "")
    language = wanted if wanted in bench.languages else next(iter(bench.languages), "")
    adding = _adding(own, bench, code)
    acts = [ActRow(ADD_LANGUAGE, translate("Editor", "Add a language"), "plus")]
    if not language:
        line = translate("Editor", "Your rules are in one language so far.")
        return FormRows("languages-empty", title, line, fields=adding, acts=tuple(acts))
    items = tuple(_item(one, bench, is_current=one == language) for one in bench.languages)
    words = tuple(_pairs(bench, language, language_name(own)))
    missing = len(missing_fields(words))
    line = translate("Editor", "Nothing is missing in {language}.")
    if missing:
        line = translate("Editor", "Missing in {language}: {n} of {all}. Patients see the first language there.")
        acts.insert(0, ActRow(NEXT_MISSING, translate("Editor", "Go to next missing"), "arrow-right", is_primary=True))
    line = line.format(language=language_name(language), n=missing, all=len(words))
    fields = (*words, *adding)
    form_id = f"languages-{language}-{','.join(field.field_id for field in fields)}"
    return FormRows(form_id, title, line, items, fields, tuple(acts), acts_first=True)


def missing_fields(fields: tuple[FieldRow, ...]) -> tuple[str, ...]:
    """The ids of the fields in which words are missing."""
    return tuple(field.field_id for field in fields if field.beside and not field.value)


def next_missing(fields: tuple[FieldRow, ...], after: str) -> str:
    """The first field behind another one in which words are missing; behind the last, the first. Empty if none are."""
    missing = missing_fields(fields)
    places = [field.field_id for field in fields]
    before = places.index(after) if after in places else -1
    return next((one for one in (*(one for one in missing if places.index(one) > before), *missing)), "")


def language_name(code: str) -> str:
    """The name of a language, in the language of this window; its code where it has none."""
    known = QLocale(code.replace("-", "_"))
    if not code or known.language() == QLocale.Language.C:
        return code
    name = QLocale.languageToString(known.language())
    return f"{name} ({code})" if "-" in code else name


def _item(language: str, bench: PackBench, *, is_current: bool) -> ItemRow:
    missing = len(missing_fields(tuple(_pairs(bench, language, ""))))
    translate = QCoreApplication.translate
    words = translate("Editor", "{language}: {n} missing") if missing else translate("Editor", "{language}: complete")
    return ItemRow(language, words.format(language=language_name(language), n=missing), is_current)


def _adding(own: str, bench: PackBench, code: str) -> tuple[FieldRow, ...]:
    translate = QCoreApplication.translate
    options = [Option("", translate("Editor", "choose one")), *_known(own, *bench.languages)]
    code_help = translate("Editor", "For one that is not in the list, or a country of its own: pt-BR.")
    return (
        FieldRow(CHOSEN, FieldKind.CHOICE, translate("Editor", "Add a language"), "", options=tuple(options)),
        FieldRow(CODE, FieldKind.LINE, translate("Editor", "Or its code"), code, code_help),
    )


def _known(*taken: str) -> Iterator[Option]:
    codes = {QLocale.languageToCode(one) for one in QLocale.Language}
    found = {code: language_name(code) for code in codes if is_language(code) and code not in taken}
    for code, name in sorted(found.items(), key=lambda one: one[1]):
        if name != code:
            yield Option(code, name)


def _pairs(bench: PackBench, language: str, first: str) -> Iterator[FieldRow]:
    """A field for every text of every rule, the first language beside it."""
    translate = QCoreApplication.translate
    label = translate("Editor", "{first}, and in {language} ({part})")
    for rule in bench.rules:
        rule_id = str(rule.get("id", ""))
        known = bench.words(language, rule_id)
        for key in (*_TEXTS, *_LISTS):
            given = _in_lines(rule.get(key))
            if not given:
                continue
            value = _in_lines(known.get(key))
            kind = FieldKind.PAIRED_LIST if key in _LISTS else FieldKind.PAIRED
            yield FieldRow(
                f"words.{language}.{rule_id}.{key}",
                kind,
                label.format(first=first, language=language_name(language), part=f"{rule_id}, {key}"),
                value,
                note="" if value else translate("Editor", "Missing"),
                beside=given,
            )


def _in_lines(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return "" if value is None or isinstance(value, Mapping) else str(value)
