"""What is told of a pack's words, in every language it has: reading level, medicines, doses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aftercare.clinic.reading_level import complaint_about
from aftercare.clinic.rule_place import file_and_place
from aftercare.domain.fault import Fault, FaultKind, Weight
from aftercare.domain.rule import Rule, TopicId
from aftercare.domain.topic import TopicTree

_MEDICINES = TopicId("medicines")

_MEDICINE_NOUN = re.compile(
    r"\b(?:medicines?|medications?|meds|pills?|tablets?|prescriptions?|doses?|insulin|antidepressants?|lithium|lamotrigine|"
    r"benzodiazepines?|opioids?|blood thinners?|inhalers?|"
    r"medicamentos?|medicinas?|pastillas?|tabletas?|recetas?|insulina|antidepresivos?|litio|lamotrigina|"
    r"benzodiacepinas?|opioides?|anticoagulantes?)\b",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\b(?:(?:stop|quit|discontinue|cease|skip|halve|double|reduce|lower|taper|come off|go off|wean off|"
    r"cut (?:down|back) on) (?:taking|using|all|any|your|the|this|these|it|them|both|"
    r"medicines?|medications?|meds|pills?|insulin|lithium|lamotrigine|benzodiazepines?|opioids?|antidepressants?|"
    r"ssris?|maois?)|take half)\b",
    re.IGNORECASE,
)
_STOPPED = re.compile(
    r"\b(?:no longer take|(?:must|should|has to|have to|needs? to) be (?:stopped|discontinued|halved|reduced)|"
    r"suspendan?|interrumpan?|dej[ae]n? de (?:tomar|usar)|descontin[uú]en?|reduzcan?|"
    r"s[aá]ltese|no tome m[aá]s|dupliquen?|tome la mitad)\b",
    re.IGNORECASE,
)
_COMMANDING = re.compile(
    r"(?:^|[,;:–—-]\s*|\b(?:please|and|then|or|must|should|shall|always|just|also|need to|have to|has to)\s+)$",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"\b(?:not|never|don['’]t|without|no|before you|before|nunca|sin|antes de|nobody|cannot|if you|si)"
    r"\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
_ASK = re.compile(
    r"\b(?:ask|call|tell|talk|check with|speak|unless|doctor|nurse|prescriber|we (?:told|tell)|our staff|"
    r"pregunte|llame|hable|consulte|d[ií]ga|m[eé]dico|doctora?|enfermer[ao]|salvo|a menos)",
    re.IGNORECASE,
)
_DOSE = re.compile(
    r"\b\d+(?:[.,]\d+)?\s?(?:mg|mcg|µg|milligrams?|micrograms?|miligramos?|microgramos?)\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


@dataclass(frozen=True, slots=True)
class SpokenWords:
    """The words of a pack's rules in one language.

    Attributes:
        rules: the rules with their words.
        language: the language of the words.
        topics: what the rules are about.
        file: the file with the words; None if they stand in the rules themselves.
    """

    rules: tuple[Rule, ...]
    language: str
    topics: TopicTree
    file: str | None = None

    def faults(self, but: Iterable[Rule] = ()) -> Iterator[Fault]:
        """Everything told of the words; texts that stand in ``but`` in the same words are passed over."""
        already = {(rule.rule_id, key): text for rule in but for key, text in texts_of(rule)}
        for rule in self.rules:
            is_medicine = any(self.topics.covers(_MEDICINES, topic) for topic in rule.topics)
            texts = [(key, text) for key, text in texts_of(rule) if already.get((rule.rule_id, key)) != text]
            if not texts:
                continue
            for key, text in texts:
                yield from self._of_text(rule, key, text, is_medicine=is_medicine)
            if is_medicine and rule.force.forbids and not any(_ASK.search(text) for _, text in texts_of(rule)):
                yield Fault(
                    *self._where(rule, "text"),
                    "keeps people from a medicine and does not send them to ask first",
                    'add words such as "Ask us before you leave a medicine out"',
                    Weight.SHOULD_FIX,
                    FaultKind.LIMITS_MEDICINE,
                )

    def _of_text(self, rule: Rule, key: str, text: str, *, is_medicine: bool) -> Iterator[Fault]:
        file, place = self._where(rule, key)
        if told := stopping_words(text, is_medicine=is_medicine):
            problem = f'"{told}" tells people to stop or change a medicine on their own'
            remedy = 'write "Ask us about …"; what to do with a medicine is told to each patient in person'
            yield Fault(file, place, problem, remedy, Weight.MUST_FIX, FaultKind.STOPS_MEDICINE)
        if dose := _DOSE.search(text):
            problem = f'names a dose, "{dose[0]}"'
            remedy = "take the number out; doses belong on the prescription"
            yield Fault(file, place, problem, remedy, Weight.SHOULD_FIX, FaultKind.NAMES_DOSE)
        if complaint := complaint_about(text, self.language):
            remedy = "write shorter sentences and everyday words, for about grade 6"
            yield Fault(file, place, complaint, remedy, Weight.SHOULD_FIX, FaultKind.HARD_TO_READ)

    def _where(self, rule: Rule, key: str) -> tuple[str, str]:
        file, place = (self.file, f"rule {rule.rule_id}") if self.file else file_and_place(rule)
        return file, place if key == "text" else f"{place}, {key}"


def texts_of(rule: Rule) -> tuple[tuple[str, str], ...]:
    """The texts of a rule that are shown or said, each with its key."""
    speech = rule.speech
    texts = (
        ("text", rule.text),
        ("why", rule.why),
        ("consequence", rule.consequence),
        ("alternative", rule.alternative),
        ("task", speech.task),
        ("detail", speech.detail),
        ("line", speech.line),
        ("tile", speech.tile),
        ("on_time", speech.on_time),
        ("late", speech.late),
        ("passed", speech.passed),
        ("asks", speech.asks),
    )
    return tuple((key, text) for key, text in texts if text)


def stopping_words(text: str, *, is_medicine: bool) -> str:
    """The words that would tell somebody to stop or change a medicine; empty if there are none.

    Only a command counts: "reduce your dose", and not "it can lower your blood pressure".

    Args:
        text: the words of a rule, in English or Spanish.
        is_medicine: True if the rule is about a medicine; otherwise the sentence itself has to name one.
    """
    for sentence in _SENTENCE_END.split(text):
        if not (is_medicine or _MEDICINE_NOUN.search(sentence)):
            continue
        commands = [one for one in _STOP.finditer(sentence) if _COMMANDING.search(sentence[: one.start()])]
        for found in (*commands, *_STOPPED.finditer(sentence)):
            before = sentence[: found.start()]
            if not _NOT_BEFORE.search(before) and not _ASK.search(before):
                return found[0]
    return ""
