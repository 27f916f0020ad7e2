"""What the rules ask about the person, each with "not sure" as an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QLocale

from aftercare.domain.asked_facts import AskedFacts
from aftercare.domain.condition import PatientFacts
from aftercare.ui.form.blocks import (
    AnswerBlock,
    Block,
    CardBlock,
    ChoiceBlock,
    FieldBlock,
    HeadingBlock,
    Option,
    SayBlock,
    StepBlock,
    Tone,
)
from aftercare.ui.settings.section import Section

NAME, AGE, COUNTRY, ALONE = "you-name", "you-age", "you-country", "you-alone"
_TAKES, _HAS, _USES, _CASE = "takes-", "has-", "uses-", "case-"
YES, NO, UNSURE = "yes", "no", "unsure"
_USUAL_AGE, _OLDEST = 40, 120


class FactBook(Protocol):
    """What is known of the person, and what the rules ask."""

    @property
    def asked(self) -> AskedFacts:
        """What the rules in force ask about."""

    @property
    def names(self) -> Mapping[str, str]:
        """Plain names of medicine classes, conditions and devices."""

    @property
    def countries(self) -> Mapping[str, str]:
        """The emergency number of each country we know, by its two letters."""

    def facts(self) -> PatientFacts:
        """What the person said.

        Raises:
            AftercareError: it cannot be read.
        """

    def listed(self) -> frozenset[str]:
        """The medicine classes on their list of medicines."""

    def save(self, facts: PatientFacts) -> None:
        """Keep what they said; every plan follows from it.

        Raises:
            AftercareError: it could not be kept.
        """


class YouSection(Section):
    """Name, country, age, and one question for each fact that changes a rule."""

    icon = "user"

    def __init__(self, book: FactBook) -> None:
        """Takes what is known."""
        self._book = book

    def title(self) -> str:
        """Its name."""
        return QCoreApplication.translate("Settings", "About you")

    def line(self) -> str:
        """How many questions are open."""
        translate = QCoreApplication.translate
        facts, asked = self._book.facts(), self._book.asked
        answered = {*facts.takes, *self._book.listed(), *facts.has, *facts.uses, *facts.cases}
        left = len([one for one in (*asked.takes, *asked.has, *asked.uses, *asked.cases) if one not in answered])
        if left == 0:
            return translate("Settings", "Every question is answered.")
        return translate("Settings", "{count} questions are open. Your plan says “if” where it does not know.").format(
            count=left
        )

    def blocks(self) -> tuple[Block, ...]:
        """All questions."""
        translate = QCoreApplication.translate
        facts, asked = self._book.facts(), self._book.asked
        blocks: list[Block] = [
            FieldBlock(
                NAME,
                translate("Settings", "First name"),
                facts.name,
                translate("Settings", "It stands on your sheets. You can leave it empty."),
                longest=40,
            ),
        ]
        if asked.asks_age:
            blocks.append(_age(facts.age))
        why = translate(
            "Settings", "Your clinic’s rules depend on these. “Not sure” is a good answer: we then say “if”."
        )
        blocks.append(SayBlock(why, Tone.QUIET, "info"))
        if asked.asks_escort:
            alone = _answer(ALONE, translate("Settings", "Do you come to the clinic on your own?"), facts.travels_alone)
            blocks.append(alone)
        blocks += self._group(translate("Settings", "Do you take any of these?"), _TAKES, asked.takes, facts.takes)
        blocks += self._group(translate("Settings", "Do you have any of these?"), _HAS, asked.has, facts.has)
        blocks += self._group(translate("Settings", "Do you use any of these?"), _USES, asked.uses, facts.uses)
        cases = [
            _answer(f"{_CASE}{place}", _sentence(one), facts.cases.get(one)) for place, one in enumerate(asked.cases)
        ]
        if cases:
            title = HeadingBlock(translate("Settings", "Is any of this true for you?"))
            blocks.append(CardBlock("cases", (title, *cases)))
        where = translate("Settings", "Where do you live? It decides which help numbers show.")
        return (*blocks, ChoiceBlock(COUNTRY, where, self._countries(), facts.country))

    def _group(self, title: str, kind: str, names: tuple[str, ...], known: Mapping[str, bool]) -> list[Block]:
        if not names:
            return []
        listed = self._book.listed() if kind == _TAKES else frozenset[str]()
        template = QCoreApplication.translate("Settings", "{name} (on your list of medicines)")
        rows: list[Block] = []
        for name in sorted(names, key=lambda one: self._book.names.get(one, one).casefold()):
            words = _sentence(self._book.names.get(name, name))
            if name in listed:
                rows.append(SayBlock(template.format(name=words), icon="check"))
            else:
                rows.append(_answer(f"{kind}{name}", words, known.get(name)))
        return [CardBlock(kind, (HeadingBlock(title), *rows))]

    def _countries(self) -> tuple[Option, ...]:
        translate = QCoreApplication.translate
        emergency = translate("Settings", "In an emergency: {number}")
        return tuple(
            Option(code, _country(code), emergency.format(number=number) if number else "")
            for code, number in self._book.countries.items()
        )

    # Wishes

    def typed(self, key: str, text: str) -> None:
        """Keep the name."""
        if key == NAME:
            self._book.save(replace(self._book.facts(), name=text.strip()))

    def stepped(self, key: str, step: int) -> None:
        """Keep the age; below one year it is not known."""
        if key == AGE:
            facts = self._book.facts()
            age = _USUAL_AGE if facts.age is None else facts.age + step
            self._book.save(replace(facts, age=age if 0 < age <= _OLDEST else None))

    def chosen(self, key: str, value: str) -> None:
        """Keep an answer."""
        facts = self._book.facts()
        answer = {YES: True, NO: False}.get(value)
        if key == COUNTRY:
            self._book.save(replace(facts, country=value))
        elif key == ALONE:
            self._book.save(replace(facts, travels_alone=answer))
        elif key.startswith(_CASE):
            case = self._book.asked.cases[int(key.removeprefix(_CASE))]
            self._book.save(replace(facts, cases=_with(facts.cases, case, answer)))
        elif key.startswith(_TAKES):
            self._book.save(replace(facts, takes=_with(facts.takes, key.removeprefix(_TAKES), answer)))
        elif key.startswith(_HAS):
            self._book.save(replace(facts, has=_with(facts.has, key.removeprefix(_HAS), answer)))
        elif key.startswith(_USES):
            self._book.save(replace(facts, uses=_with(facts.uses, key.removeprefix(_USES), answer)))


def _with(known: Mapping[str, bool], name: str, answer: bool | None) -> dict[str, bool]:
    """The answers with another one; not to be sure is not to be there."""
    rest = {one: said for one, said in known.items() if one != name}
    return rest if answer is None else {**rest, name: answer}


def _answer(key: str, words: str, known: bool | None) -> AnswerBlock:
    translate = QCoreApplication.translate
    options = (
        Option(YES, translate("Settings", "Yes")),
        Option(NO, translate("Settings", "No")),
        Option(UNSURE, translate("Settings", "Not sure")),
    )
    return AnswerBlock(key, words, options, UNSURE if known is None else YES if known else NO)


def _age(age: int | None) -> StepBlock:
    translate = QCoreApplication.translate
    words = translate("Settings", "not said") if age is None else str(age)
    return StepBlock(
        AGE,
        translate("Settings", "How old are you?"),
        words,
        translate("Settings", "One year younger, now {age}").format(age=words),
        translate("Settings", "One year older, now {age}").format(age=words),
        age is not None,
    )


def _country(code: str) -> str:
    if not code:
        return QCoreApplication.translate("Settings", "Somewhere else")
    return QLocale.territoryToString(QLocale.codeToTerritory(code))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
