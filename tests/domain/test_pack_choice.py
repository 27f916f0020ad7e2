"""No pack is ever ready before everything that has to be asked was answered, whatever the order of the answers."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.samples import pack

from aftercare.domain.clinic import ClinicPack, PhoneNumber
from aftercare.domain.pack_choice import PackAnswers, Question, Standing, consider
from aftercare.domain.trust import PackOffer, Pin

KEY, OTHER = "aa" * 32, "bb" * 32
WORDS = ("amber", "canoe", "lantern", "muffin", "pelican", "violin")


def numbered(serial: int, pack_id: str = "riverside", phone: str = "1") -> ClinicPack:
    return dataclasses.replace(pack(), pack_id=pack_id, serial=serial, phones=(PhoneNumber("main", phone),))


def offered(of: ClinicPack, key: str | None) -> PackOffer:
    return PackOffer(of, f"{of.serial:064x}", key, (key,) if key else (), WORDS if key else ())


packs = st.builds(
    numbered, st.integers(1, 4), st.sampled_from(("riverside", "alder-lane")), st.sampled_from(("1", "2"))
)
keys = st.sampled_from((KEY, OTHER, None))
answers = st.builds(
    PackAnswers,
    st.sampled_from(((), WORDS, tuple(reversed(WORDS)))),
    st.frozensets(st.sampled_from(Question)),
)


@given(offer=st.builds(offered, packs, keys), in_use=st.none() | packs, pinned=st.none() | packs, said=answers)
def test_whatever_was_answered_a_pack_is_ready_only_if_nothing_is_left_to_ask(
    offer: PackOffer, in_use: ClinicPack | None, pinned: ClinicPack | None, said: PackAnswers
) -> None:
    pin = Pin(offer.pack.pack_id, (KEY,), pinned.serial, f"{pinned.serial:064x}") if pinned is not None else None

    found = consider("file", b"", offer, pin, in_use, said)

    assert (found.standing is Standing.ASKING) == bool(found.questions)
    if found.standing is not Standing.READY:
        assert found.pin is None
        return
    is_known = pin is not None and offer.signer in pin.keys
    if offer.signer is None:
        assert pin is None
        assert Question.DRAFT in said.agreed
        assert found.pin is None
    else:
        assert is_known or Question.WORDS in said.agreed or said.typed_words == WORDS
        assert found.pin is not None
        assert pin is None or found.pin.serial >= pin.serial
        assert is_known or pin is None or said.typed_words == WORDS
    if in_use is not None and in_use.pack_id != offer.pack.pack_id:
        assert Question.OTHER_CLINIC in said.agreed
    if found.changes:
        assert Question.CHANGES in said.agreed


@given(offer=st.builds(offered, packs, keys), in_use=st.none() | packs, pinned=st.none() | packs)
def test_saying_yes_to_one_question_after_the_other_comes_to_an_end(
    offer: PackOffer, in_use: ClinicPack | None, pinned: ClinicPack | None
) -> None:
    pin = Pin(offer.pack.pack_id, (KEY,), pinned.serial, f"{pinned.serial:064x}") if pinned is not None else None
    found = consider("file", b"", offer, pin, in_use)
    asked: list[Question] = []

    while found.questions:
        asked.append(found.questions[0])
        found = consider("file", b"", offer, pin, in_use, PackAnswers((), frozenset(asked)))

    assert len(set(asked)) == len(asked)
    assert found.standing is not Standing.ASKING
