"""What a pack that was read puts before ``domain/trust.py``."""

from __future__ import annotations

from aftercare.content.fingerprint import fingerprint_words
from aftercare.content.signed_pack import Seal
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.trust import PackOffer


def pack_offer(pack: ClinicPack, seal: Seal | None, words: tuple[str, ...]) -> PackOffer:
    """A pack to be judged.

    Args:
        pack: what it says.
        seal: what was signed and by whom; None for a draft.
        words: our list of words.
    """
    if seal is None:
        return PackOffer(pack, "")
    six = fingerprint_words(bytes.fromhex(seal.signer), words)
    return PackOffer(pack, seal.digest, seal.signer, seal.manifest.keys, six)
