"""All that is wrong with a pack that was read, in one place for the commands, the editor and the app."""

from __future__ import annotations

from datetime import date

from aftercare.clinic.pack_check import PackCheck
from aftercare.content.pack_reader import LoadedPack
from aftercare.domain.fault import Fault, Weight
from aftercare.domain.guidance import Guidance


def problems_of(loaded: LoadedPack, guidance: Guidance, today: date) -> tuple[Fault, ...]:
    """What must be fixed and then what should be, each once: the spelling first, then the meaning.

    Args:
        loaded: what came of reading the pack.
        guidance: the guidance it was read over.
        today: the present day, for the days of review.
    """
    found = list(loaded.faults)
    if loaded.draft is not None:
        meant = PackCheck(guidance, loaded.draft, today, loaded.translations).findings()
        # What a broken pack does not say cannot be told from what could not be read of it.
        found += [fault for fault in meant if loaded.pack is not None or fault.weight is Weight.MUST_FIX]
    unique = dict.fromkeys(found)
    return (
        *(fault for fault in unique if fault.weight is Weight.MUST_FIX),
        *(fault for fault in unique if fault.weight is Weight.SHOULD_FIX),
    )
