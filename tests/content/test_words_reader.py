"""The words of a pack in a further language."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aftercare.content.pack_reader import LoadedPack
from aftercare.domain.fault import Weight
from aftercare.domain.filling import MARKS

ALL_MARKS = " or ".join(", ".join(f"{{{mark}}}" for mark in MARKS).rsplit(", ", 1))

RULES = """\
[[rule]]
id = "stop-food"
topic = "food"
force = "must-not"
text = "No food after {starts}."
around = "6 hours"
why = "Food can come up."
unless = "the doctor told you otherwise"
allowed = ["water"]
task = "Stop eating"
amount = "none"

[[rule]]
id = "alcohol"
topic = "alcohol"
force = "must-not"
text = "No alcohol."
"""
SPANISH = """\
[stop-food]
text = "No coma nada después de {starts}."
why = "La comida puede subir."
unless = "su médico le dijo otra cosa"
allowed = ["agua"]
task = "Deje de comer"
amount = "nada"

[alcohol]
text = "No beba alcohol."
"""


def read(load: Callable[..., LoadedPack], spanish: str, language: str | None = None) -> LoadedPack:
    return load(language, rules=RULES, files={"words.es.toml": spanish.encode()})


def test_the_rules_speak_the_language_that_is_wanted(load: Callable[..., LoadedPack]) -> None:
    loaded = read(load, SPANISH, "es")
    assert loaded.faults == ()
    assert loaded.pack is not None
    food, alcohol = loaded.pack.rules
    assert food.text == "No coma nada después de {starts}."
    assert (food.why, food.unless) == ("La comida puede subir.", "su médico le dijo otra cosa")
    assert (food.quantities.allowed, food.quantities.amount) == (("agua",), "nada")
    assert (food.speech.task, alcohol.text) == ("Deje de comer", "No beba alcohol.")
    assert loaded.pack.languages == ("en", "es")


@pytest.mark.parametrize("language", [None, "en", "fr"])
def test_without_words_in_a_language_the_first_one_stays(load: Callable[..., LoadedPack], language: str | None) -> None:
    pack = read(load, SPANISH, language).pack
    assert pack is not None
    assert pack.rules[0].text == "No food after {starts}."


def test_what_is_missing_stays_in_the_first_language_and_is_listed(load: Callable[..., LoadedPack]) -> None:
    loaded = read(load, '[stop-food]\ntext = "No coma."\nwhy = "Sube."\n', "es")
    assert [str(fault) for fault in loaded.faults] == [
        "words.es.toml:alcohol: is missing, so this rule stays in the first language; "
        "add [alcohol] with its words below",
        "words.es.toml:line 1, rule stop-food: "
        "no words for unless, allowed, amount and task, which stay in the first language; "
        "add unless, allowed, amount and task below [stop-food]",
    ]
    assert {fault.weight for fault in loaded.faults} == {Weight.SHOULD_FIX}
    assert loaded.pack is not None
    assert [rule.text for rule in loaded.pack.rules] == ["No coma.", "No alcohol."]
    assert loaded.pack.rules[0].quantities.allowed == ("water",)


@pytest.mark.parametrize(
    ("written", "instead", "fault"),
    [
        (
            "[stop-food]",
            "[stop-fod]",
            'line 1, stop-fod: is not the id of a rule in this pack; did you mean "stop-food"?',
        ),
        (
            "[alcohol]",
            "[zzz]\n[alcohol]",
            "line 9, zzz: is not the id of a rule in this pack; take it out, or give it the id of one of your rules",
        ),
        (
            "{starts}",
            "{comienza}",
            f'line 2, rule stop-food, text: "{{comienza}}" is not a mark; write {ALL_MARKS}',
        ),
        (
            'amount = "nada"',
            'amount = "nada"\nforce = "may"',
            "line 8, rule stop-food, force: is not a key that can stand here; take it out",
        ),
        ('[alcohol]\ntext = "No beba alcohol."', "", ""),
        (
            'text = "No beba alcohol."',
            'text = ""',
            "line 10, rule alcohol, text: is empty; write the words, or leave the key out",
        ),
    ],
)
def test_a_mistake_in_the_words_is_told(
    load: Callable[..., LoadedPack], written: str, instead: str, fault: str
) -> None:
    told = [
        str(found) for found in read(load, SPANISH.replace(written, instead)).faults if found.weight is Weight.MUST_FIX
    ]
    assert told == ([f"words.es.toml:{fault}"] if fault else [])


def test_words_that_are_no_table_are_told(load: Callable[..., LoadedPack]) -> None:
    told = [str(fault) for fault in read(load, 'alcohol = "No beba."\n' + SPANISH.split("[alcohol]")[0]).faults]
    assert told == [
        'words.es.toml:line 1, alcohol: "No beba." is not a table; write alcohol = { … } or [alcohol]',
    ]


def test_words_in_the_language_of_the_rules_themselves_are_told(load: Callable[..., LoadedPack]) -> None:
    loaded = load(rules=RULES, files={"words.en.toml": b""})
    assert [str(fault) for fault in loaded.faults] == [
        "words.en.toml:whole file: en is the language of the rules themselves; "
        "rename the file to the language it is in, or take it out"
    ]


def test_words_that_cannot_be_read_are_told(load: Callable[..., LoadedPack]) -> None:
    assert [str(fault) for fault in read(load, "[stop-food").faults] == [
        "words.es.toml:line 1: a square bracket is not closed; write the name of a table as [name] or [[name]]"
    ]
