"""Whether a pack may take the place of what is there: whose key signed it, which number it has, and what it changes.

Nothing is stored here and nothing is checked of the signature itself, which held before a pack comes here. A clinic's
first pack asks the person to compare six words with the printed card; from then on its keys are pinned. The key that is
pinned announces the next one. A number that was seen never comes back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from aftercare.domain.clinic import ClinicPack, DayTimes
from aftercare.domain.frozen import frozen
from aftercare.domain.rule import BloodPressure, Force, Rule, Timing

Key: TypeAlias = str
"""A public key in hexadecimal digits."""


@frozen
class PackOffer:
    """A pack that somebody wants to use.

    Attributes:
        pack: what it says.
        digest: SHA-256 of all that was signed, in hexadecimal digits; tells two packs of one number apart.
        signer: the key that signed it; None for a draft.
        accepted: the keys that may sign later versions, as this one announces them.
        words: the six words of ``signer``.
    """

    pack: ClinicPack
    digest: str
    signer: Key | None = None
    accepted: tuple[Key, ...] = ()
    words: tuple[str, ...] = ()


@frozen
class Pin:
    """What is remembered of a clinic for as long as the person's data lasts.

    Attributes:
        pack_id: the clinic's lasting name for its pack.
        keys: the keys that may sign it.
        serial: the highest number that was ever in use.
        digest: the digest of the pack with that number.
    """

    pack_id: str
    keys: tuple[Key, ...]
    serial: int
    digest: str


class Refusal(Enum):
    """Why a pack is not taken.

    ``OTHER_KEY``: a key that this clinic never announced. ``OLDER``: a newer version was in use. ``SAME_NUMBER``:
    another pack with this number was in use. ``DRAFT``: a draft cannot take the place of a signed pack.
    ``OTHER_WORDS``: the words that were typed are not those of the key.
    """

    OTHER_KEY = "other-key"
    OLDER = "older"
    SAME_NUMBER = "same-number"
    DRAFT = "draft"
    OTHER_WORDS = "other-words"


class Measure(Enum):
    """A safety number of a clinic."""

    PHONE = "phone"
    RULE = "rule"
    FORCE = "force"
    TIMING = "timing"
    AMOUNT = "amount"
    LENGTH = "length"
    BLOOD_PRESSURE = "blood-pressure"
    AGE = "age"
    FOR_WHOM = "for-whom"
    COUNTRY = "country"
    ZONE = "zone"
    DAY_TIMES = "day-times"
    HOURS = "hours"
    VISIT = "visit"
    TOPIC = "topic"


SafetyValue: TypeAlias = str | Force | Timing | BloodPressure | DayTimes | tuple[object, ...] | None


@frozen
class NumberChange:
    """A safety number that is not what it was.

    Attributes:
        measure: which kind.
        name: the id of the rule or topic, the name of the phone number, the treatment; empty for the whole clinic.
        old: what it was; None if there was none.
        new: what it is; None if there is none any more.
        old_text: the rule as the clinic worded it before; empty if it is not about a rule.
        new_text: the rule as the clinic words it now.
    """

    measure: Measure
    name: str
    old: SafetyValue
    new: SafetyValue
    old_text: str = ""
    new_text: str = ""


@frozen
class Refused:
    """The pack is not taken; what is there stays."""

    reason: Refusal


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The pack is in use already."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The pack may be tried, with the mark of a draft on every screen and sheet. Nothing is pinned."""


@frozen
class Ask:
    """The pack may be taken once the person has answered.

    Attributes:
        words: the six words to compare with the card; empty if the key is known.
        changes: the safety numbers that change, to be shown old and new; empty if none does.
        key_is_replaced: True if the clinic lost its key, which has to be said as a warning.
    """

    words: tuple[str, ...] = ()
    changes: tuple[NumberChange, ...] = ()
    key_is_replaced: bool = False


@frozen
class Accepted:
    """The pack may be taken without a question.

    Attributes:
        pin: what has to be remembered from now on.
    """

    pin: Pin


Verdict: TypeAlias = Refused | Unchanged | Draft | Ask | Accepted


@frozen
class Answers:
    """What the person has said so far.

    Attributes:
        typed_words: the six words as they typed them from a new card, after the clinic told them that its key was lost.
        words_agree: True if they compared the words on the screen with the card.
        changes_confirmed: the changes they were shown and agreed to.
    """

    typed_words: tuple[str, ...] = ()
    words_agree: bool = False
    changes_confirmed: tuple[NumberChange, ...] = ()


def judge(offer: PackOffer, pin: Pin | None, in_use: ClinicPack | None, answers: Answers | None = None) -> Verdict:
    """What may be done with a pack.

    Args:
        offer: the pack.
        pin: what is remembered of the clinic with this pack's id; None if nothing is.
        in_use: the pack of this clinic that is in use, to compare the safety numbers with; None if none is.
        answers: what the person has said.
    """
    said = answers or Answers()
    if offer.signer is None:
        return Draft() if pin is None else Refused(Refusal.DRAFT)
    if pin is not None and pin.pack_id != offer.pack.pack_id:
        raise ValueError("the pin is another clinic's")
    refusal = _refusal(offer, offer.signer, pin, said)
    if refusal is not None:
        return Refused(refusal)
    key_is_known = pin is not None and offer.signer in pin.keys
    # What is in use may be older than what is pinned, where the newer file was damaged.
    if pin is not None and key_is_known and in_use is not None and offer.pack.serial == in_use.serial == pin.serial:
        return Unchanged()
    changes = () if in_use is None else safety_changes(in_use, offer.pack)
    open_changes = () if changes == said.changes_confirmed else changes
    # Who types the words of a new card has compared them; who has not is asked, a first time or after a lost key.
    words = () if key_is_known or said.words_agree or said.typed_words else offer.words
    if words or open_changes:
        return Ask(words, open_changes, key_is_replaced=pin is not None and not key_is_known)
    return Accepted(Pin(offer.pack.pack_id, _keys_after(offer, offer.signer), offer.pack.serial, offer.digest))


def _refusal(offer: PackOffer, signer: Key, pin: Pin | None, said: Answers) -> Refusal | None:
    if said.typed_words and _plain(said.typed_words) != _plain(offer.words):
        return Refusal.OTHER_WORDS
    if pin is None:
        return None
    if signer not in pin.keys and not said.typed_words:
        return Refusal.OTHER_KEY
    if offer.pack.serial < pin.serial:
        return Refusal.OLDER
    if offer.pack.serial == pin.serial and offer.digest != pin.digest:
        return Refusal.SAME_NUMBER
    return None


def _keys_after(offer: PackOffer, signer: Key) -> tuple[Key, ...]:
    """The keys that count from now on: those the pack announces, and never none."""
    return offer.accepted or (signer,)


def _plain(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.strip().lower() for word in words)


def safety_changes(old: ClinicPack, new: ClinicPack) -> tuple[NumberChange, ...]:
    """Everything that is not what it was and that a plan or a call for help hangs on, in a fixed order.

    Every rule counts, because which topics are dangerous is not for a signature to say. Words alone do not count: a
    clinic that mends its spelling asks nobody anything.
    """
    changes: list[NumberChange] = []
    for measure, before, after in _tables(old, new):
        for name in dict.fromkeys((*before, *after)):
            if before.get(name) != after.get(name):
                changes.append(NumberChange(measure, name, before.get(name), after.get(name)))
    rules_before, rules_after = ({str(rule.rule_id): rule for rule in pack.rules} for pack in (old, new))
    for name in dict.fromkeys((*rules_before, *rules_after)):
        changes += _changes_of(name, rules_before.get(name), rules_after.get(name))
    return tuple(changes)


def _tables(
    old: ClinicPack, new: ClinicPack
) -> tuple[tuple[Measure, Mapping[str, SafetyValue], Mapping[str, SafetyValue]], ...]:
    """What is safety of the clinic as a whole, by name, before and after."""

    def pairs(pack: ClinicPack) -> dict[Measure, Mapping[str, SafetyValue]]:
        return {
            Measure.PHONE: {phone.name: phone.number for phone in pack.phones},
            Measure.COUNTRY: {"": pack.country},
            Measure.ZONE: {"": pack.zone},
            Measure.DAY_TIMES: {"": pack.day_times},
            Measure.HOURS: {"": (*pack.hours, *pack.closed_on)},
            Measure.VISIT: {offer.treatment.value: (offer.visit_length,) for offer in pack.treatments},
            Measure.TOPIC: {str(name): (topic.under,) for name, topic in pack.topics.items()},
        }

    before, after = pairs(old), pairs(new)
    return tuple((measure, before[measure], after[measure]) for measure in before)


def _changes_of(name: str, old: Rule | None, new: Rule | None) -> list[NumberChange]:
    if old is None or new is None:
        texts = [rule.text if rule else "" for rule in (old, new)]
        return [NumberChange(Measure.RULE, name, texts[0] or None, texts[1] or None, *texts)]
    before, after = _numbers_of(old), _numbers_of(new)
    return [
        NumberChange(measure, name, before[measure], after[measure], old.text, new.text)
        for measure in before
        if before[measure] != after[measure]
    ]


def _numbers_of(rule: Rule) -> dict[Measure, SafetyValue]:
    numbers = rule.quantities
    return {
        Measure.FORCE: rule.force,
        Measure.TIMING: rule.timing,
        Measure.FOR_WHOM: (rule.topics, rule.when, rule.exempt, rule.unless, rule.treatments),
        Measure.AMOUNT: (numbers.amount, numbers.allowed, numbers.excepted, numbers.not_allowed),
        Measure.LENGTH: (numbers.length, numbers.schedule),
        Measure.BLOOD_PRESSURE: numbers.blood_pressure,
        Measure.AGE: (numbers.age_min, numbers.age_max),
        Measure.PHONE: numbers.phone,
    }
