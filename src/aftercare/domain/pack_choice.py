"""Whether a person may go on to use a pack: what has to be asked first, in order, and what they answered.

``trust.py`` judges key, number and safety numbers; here it is joined by what only the person can decide: whether to
leave their clinic for another one, and whether to try a draft. Nothing is stored here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import Enum

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.fault import Fault
from aftercare.domain.frozen import frozen
from aftercare.domain.sheets.sheet import SheetKind
from aftercare.domain.trust import (
    Accepted,
    Answers,
    Ask,
    Draft,
    NumberChange,
    PackOffer,
    Pin,
    Refusal,
    Refused,
    Unchanged,
    judge,
)


class Question(Enum):
    """What is asked before a pack is used, in the order in which it is asked.

    ``WORDS``: whether the six words are those of the printed card. ``OTHER_CLINIC``: whether to leave the clinic whose
    rules are in use. ``DRAFT``: whether to try a pack that nobody signed. ``CHANGES``: whether the safety numbers may
    change as shown.
    """

    WORDS = "words"
    OTHER_CLINIC = "other-clinic"
    DRAFT = "draft"
    CHANGES = "changes"


@frozen
class PackAnswers:
    """What the person has said so far.

    Attributes:
        typed_words: the six words as typed from a new card, after the clinic said that its key was lost.
        agreed: the questions they said yes to.
    """

    typed_words: tuple[str, ...] = ()
    agreed: frozenset[Question] = frozenset()


class Standing(Enum):
    """How it stands with a pack.

    ``UNREADABLE``: it has faults, or was tampered with. ``REFUSED``: it may not take the place of what is there.
    ``IN_USE``: it is in use already. ``ASKING``: the person has to answer. ``READY``: it may be accepted.
    """

    UNREADABLE = "unreadable"
    REFUSED = "refused"
    IN_USE = "in-use"
    ASKING = "asking"
    READY = "ready"


@frozen
class Consideration:
    """One file, what it would change, and what has to be confirmed first. Nothing has been written.

    Attributes:
        file_name: the name of the file, for the person.
        packed: the bytes that were checked, and that will be kept if they are accepted.
        standing: how it stands with it.
        offer: what it says and who signed it; None if it is unreadable.
        faults: why it is unreadable, each with place and remedy.
        refusal: why it is refused; None if it is not.
        in_use: the pack that is in use now, of this clinic or another; None for general guidance.
        questions: what is still to be asked, in order.
        changes: the safety numbers that change, whether they were confirmed or not.
        key_is_replaced: True if the clinic lost its key and this is signed by a new one.
        pin: what has to be remembered once it is accepted; None for a draft.
        answers: what the person has said so far.
    """

    file_name: str
    packed: bytes
    standing: Standing
    offer: PackOffer | None = None
    faults: tuple[Fault, ...] = ()
    refusal: Refusal | None = None
    in_use: ClinicPack | None = None
    questions: tuple[Question, ...] = ()
    changes: tuple[NumberChange, ...] = ()
    key_is_replaced: bool = False
    pin: Pin | None = None
    answers: PackAnswers = PackAnswers()


@frozen
class PackInUse:
    """A pack that is or was in use.

    Attributes:
        pack: what it says.
        since: from when on.
    """

    pack: ClinicPack
    since: datetime


@frozen
class PackNews:
    """A newer version of the same clinic's pack, since the person last read what changed.

    Attributes:
        now: the pack in use.
        before: the version in use before it.
        changes: what is not what it was, in a fixed order.
        prints: the sheets on somebody's table that hold times of another plan.
    """

    now: PackInUse
    before: ClinicPack
    changes: tuple[NumberChange, ...]
    prints: tuple[SheetKind, ...] = ()


def unreadable(file_name: str, faults: Sequence[Fault]) -> Consideration:
    """A file that cannot be used."""
    return Consideration(file_name, b"", Standing.UNREADABLE, faults=tuple(faults))


def consider(
    file_name: str,
    packed: bytes,
    offer: PackOffer,
    pin: Pin | None,
    in_use: ClinicPack | None,
    answers: PackAnswers = PackAnswers(),  # noqa: B008  (a frozen value)
) -> Consideration:
    """What a readable pack would change, and what is still to be asked.

    Args:
        file_name: the name of the file.
        packed: its bytes.
        offer: what it says and who signed it.
        pin: what is remembered of the clinic with this pack's id; None if nothing is.
        in_use: the pack that is in use, of whichever clinic.
        answers: what the person has said so far.
    """
    is_other = in_use is not None and in_use.pack_id != offer.pack.pack_id
    same = None if is_other else in_use
    agreed = answers.agreed
    asked = judge(offer, pin, same, Answers(answers.typed_words))
    changes = asked.changes if isinstance(asked, Ask) else ()
    said = Answers(
        answers.typed_words,
        words_agree=Question.WORDS in agreed,
        changes_confirmed=changes if Question.CHANGES in agreed else (),
    )
    verdict = judge(offer, pin, same, said)

    def stands(standing: Standing, refusal: Refusal | None = None, made: Pin | None = None) -> Consideration:
        return Consideration(
            file_name,
            packed,
            standing,
            offer,
            refusal=refusal,
            in_use=in_use,
            questions=questions if standing is Standing.ASKING else (),
            changes=changes,
            key_is_replaced=bool(answers.typed_words) and pin is not None and offer.signer not in pin.keys,
            pin=made,
            answers=answers,
        )

    questions: tuple[Question, ...] = ()
    match verdict:
        case Refused(reason):
            return stands(Standing.REFUSED, reason)
        case Unchanged():
            return stands(Standing.IN_USE)
        case Ask() | Draft() | Accepted():
            wanted = {
                Question.WORDS: isinstance(verdict, Ask) and bool(verdict.words),
                Question.OTHER_CLINIC: is_other and Question.OTHER_CLINIC not in agreed,
                Question.DRAFT: isinstance(verdict, Draft) and Question.DRAFT not in agreed,
                Question.CHANGES: isinstance(verdict, Ask) and bool(verdict.changes),
            }
            questions = tuple(question for question, is_open in wanted.items() if is_open)
            if questions:
                return stands(Standing.ASKING)
            return stands(Standing.READY, made=verdict.pin if isinstance(verdict, Accepted) else None)
