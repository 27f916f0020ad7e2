"""The names that rules may use: topics, medicines, conditions, devices, phone numbers and treatments."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from aftercare.content.findings import did_you_mean, listed, quoted
from aftercare.content.place import Place
from aftercare.content.table_reader import TableReader, read_identifier
from aftercare.domain.clinic import ClinicPack, ClinicTreatment, PhoneNumber
from aftercare.domain.guidance import Guidance
from aftercare.domain.rule import TopicId
from aftercare.domain.treatment import Treatment

_PHONE = re.compile(r"\+?[(]?\d[\d\s().\-/]{1,24}(?:\s*(?:x|ext\.?)\s*\d{1,6})?", re.IGNORECASE | re.ASCII)
_TOPIC_REMEDY = "take one from aftercare-clinic check --topics, or declare it as [[topic]] in clinic.toml"
_NAME_REMEDY = 'declare it under [names] in clinic.toml, such as nerve-pain = "nerve pain"'
_PHONE_REMEDY = "write the number, or add the name under [phones] in clinic.toml"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What may be named.

    Attributes:
        topics: topic ids.
        names: ids of medicine classes, conditions and devices.
        phones: names of the clinic's numbers.
        treatments: the treatments there can be rules for: those a clinic offers, or all.
        is_open: True if the clinic's own names could not be read, so that no name can be called unknown.
    """

    topics: frozenset[str]
    names: frozenset[str]
    phones: frozenset[str] = frozenset()
    treatments: frozenset[Treatment] = frozenset(Treatment)
    is_open: bool = False

    def joined(
        self,
        topics: Iterable[str],
        names: Iterable[str],
        phones: Iterable[PhoneNumber],
        treatments: Iterable[ClinicTreatment],
    ) -> Vocabulary:
        """These names and a clinic's own."""
        return Vocabulary(
            topics=self.topics.union(topics),
            names=self.names.union(names),
            phones=frozenset(phone.name for phone in phones),
            treatments=frozenset(offer.treatment for offer in treatments) or self.treatments,
        )

    def topic_ids(self, table: TableReader, key: str, needed: str = "") -> tuple[TopicId, ...]:
        """Topics that are known, and each only once."""
        found: list[TopicId] = []
        for value, place in table.entries(key, needed):
            topic = TopicId(read_identifier(value, place))
            if not topic:
                continue
            if topic not in self.topics and not self.is_open:
                _tell_of_unknown(topic, "a topic", self.topics, place, _TOPIC_REMEDY)
            elif topic in found:
                place.fault(f"{quoted(topic)} is named twice", "name it once")
            else:
                found.append(topic)
        return tuple(found)

    def known_names(self, table: TableReader, key: str) -> tuple[str, ...]:
        """Medicine classes, conditions or devices that are known."""
        names = table.identifiers(key)
        for name in names:
            self.check_name(name, table.place.inside(key))
        return names

    def check_name(self, name: str, place: Place) -> None:
        """Tells of a name that stands for no medicine class, condition or device."""
        if name not in self.names and not self.is_open:
            what = "a medicine class, condition or device we know"
            _tell_of_unknown(name, what, self.names, place, _NAME_REMEDY)

    def check_phone(self, phone: str, place: Place) -> None:
        """Tells of a phone that is neither a number nor one of the clinic's names for its numbers."""
        if phone not in self.phones and not is_phone_number(phone) and not self.is_open:
            what = "a number, or the name of one of the clinic's numbers"
            _tell_of_unknown(phone, what, self.phones, place, _PHONE_REMEDY)

    def offered(self, table: TableReader, key: str) -> tuple[Treatment, ...]:
        """Treatments that the clinic offers."""
        treatments = table.choices(key, Treatment)
        for treatment in treatments:
            if treatment not in self.treatments:
                offered = listed(sorted(one.value for one in self.treatments), "and")
                remedy = f'add [[treatment]] with kind = "{treatment.value}" to clinic.toml, or take it out here'
                table.fault(key, f"{quoted(treatment.value)} is not offered; this clinic offers {offered}", remedy)
        return treatments


def vocabulary_of(guidance: Guidance, pack: ClinicPack | None) -> Vocabulary:
    """What rules may name over our guidance and, if there is one, a clinic's pack."""
    topics = frozenset(str(topic.topic_id) for topic in guidance.topics)
    ours = Vocabulary(topics, frozenset(guidance.names) - {treatment.value for treatment in Treatment})
    return ours if pack is None else ours.joined(pack.topics, pack.names, pack.phones, pack.treatments)


def is_phone_number(text: str) -> bool:
    """True for what a person could dial."""
    return _PHONE.fullmatch(text) is not None


def _tell_of_unknown(word: str, what: str, known: frozenset[str], place: Place, remedy: str) -> None:
    place.fault(f"{quoted(word)} is not {what}", did_you_mean(word, sorted(known), remedy))
