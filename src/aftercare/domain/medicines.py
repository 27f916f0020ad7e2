"""The person's own list of medicines, and what their clinic said about each.

The app never chooses. Whatever a medicine is, it starts at "Ask the clinic", and only the person moves it from there,
to what a nurse or doctor told them (clinical reference 7.1.3). Someone who was told to hold a medicine has to say who
said so and when, and is then asked from when on they may take it again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import NewType

from aftercare.domain.medicine_names import Known, MedicineName, Reading

MedicineId = NewType("MedicineId", str)


class MedicineStatus(Enum):
    """What is known of the clinic's answer."""

    ASK_CLINIC = "ask-clinic"
    TAKE_AS_USUAL = "take-as-usual"
    HOLD = "clinic-said-hold"


@dataclass(frozen=True, slots=True)
class ClinicAnswer:
    """Who at the clinic said something, and on which day. Either may be unknown where the medicine goes on as usual."""

    who: str = ""
    on: date | None = None

    @property
    def is_complete(self) -> bool:
        """True if both who and when are known."""
        return bool(self.who.strip()) and self.on is not None


NO_ANSWER = ClinicAnswer()


@dataclass(frozen=True, slots=True)
class Medicine:
    """One medicine on the list.

    Attributes:
        medicine_id: its lasting name on this list.
        name: as the person typed it, without a strength.
        strength: as typed; shown on the printed list for the clinic and nowhere else.
        classes: what it belongs to, as conditions of rules name it; empty if it was not recognised.
        taken: when it is taken, in the person's words: "Every morning".
        status: what the clinic said about it.
        answer: who said so and when; complete for a hold.
        restart_on: for a hold, the first day to take it again; None while the clinic has not said.
    """

    medicine_id: MedicineId
    name: str
    strength: str = ""
    classes: tuple[str, ...] = ()
    taken: str = ""
    status: MedicineStatus = MedicineStatus.ASK_CLINIC
    answer: ClinicAnswer = NO_ANSWER
    restart_on: date | None = None

    def __post_init__(self) -> None:
        """Refuse what nobody could have been told."""
        if not self.name.strip():
            raise ValueError(f"{self.medicine_id}: a medicine needs a name")
        if self.status is MedicineStatus.HOLD and not self.answer.is_complete:
            raise ValueError(f"{self.medicine_id}: a hold needs who said so and when")
        if self.status is MedicineStatus.ASK_CLINIC and self.answer != NO_ANSWER:
            raise ValueError(f"{self.medicine_id}: there is no answer while the clinic is still to be asked")
        if self.status is not MedicineStatus.HOLD and self.restart_on is not None:
            raise ValueError(f"{self.medicine_id}: only what is held has a day to start again")
        if self.restart_on is not None and self.answer.on is not None and self.restart_on < self.answer.on:
            raise ValueError(f"{self.medicine_id}: cannot start again before it was held")

    @property
    def is_to_be_asked(self) -> bool:
        """True while the clinic has given no answer."""
        return self.status is MedicineStatus.ASK_CLINIC

    @property
    def lacks_a_restart(self) -> bool:
        """True while it is held and nobody has said until when."""
        return self.status is MedicineStatus.HOLD and self.restart_on is None

    @property
    def is_open(self) -> bool:
        """True while there is something to ask the clinic."""
        return self.is_to_be_asked or self.lacks_a_restart


@dataclass(frozen=True, slots=True)
class MedicineList:
    """All medicines of a person. Every change makes a new list, so that the old one can be put back."""

    medicines: tuple[Medicine, ...] = ()

    def __post_init__(self) -> None:
        """Refuse two medicines under one id."""
        ids = [medicine.medicine_id for medicine in self.medicines]
        if len(set(ids)) < len(ids):
            raise ValueError("two medicines have the same id")

    @property
    def in_order(self) -> tuple[Medicine, ...]:
        """By name, as the page shows them."""
        return tuple(sorted(self.medicines, key=lambda medicine: (medicine.name.casefold(), medicine.medicine_id)))

    @property
    def to_ask(self) -> tuple[Medicine, ...]:
        """Those the clinic is still to be asked about, by name."""
        return tuple(medicine for medicine in self.in_order if medicine.is_to_be_asked)

    @property
    def without_restart(self) -> tuple[Medicine, ...]:
        """Those that are held with nobody having said until when, by name."""
        return tuple(medicine for medicine in self.in_order if medicine.lacks_a_restart)

    @property
    def classes(self) -> frozenset[str]:
        """Every class the person is known to take, for the conditions of rules. A class left out is not known."""
        return frozenset(one for medicine in self.medicines for one in medicine.classes)

    def of(self, medicine_id: str) -> Medicine | None:
        """One medicine; None if it is not on the list."""
        return next((medicine for medicine in self.medicines if medicine.medicine_id == medicine_id), None)

    def found(self, words: str) -> tuple[Medicine, ...]:
        """Those with these words in their name or in when they are taken, by name; all for no words."""
        wanted = words.casefold().split()
        return tuple(
            medicine
            for medicine in self.in_order
            if all(word in f"{medicine.name} {medicine.taken}".casefold() for word in wanted)
        )

    def with_added(self, medicines: Iterable[Medicine]) -> MedicineList:
        """The list with more medicines."""
        return MedicineList((*self.medicines, *medicines))

    def with_changed(self, medicine: Medicine) -> MedicineList:
        """The list with another word on one of its medicines."""
        return MedicineList(
            tuple(medicine if one.medicine_id == medicine.medicine_id else one for one in self.medicines)
        )

    def without(self, medicine_id: str) -> MedicineList:
        """The list without one medicine."""
        return MedicineList(tuple(one for one in self.medicines if one.medicine_id != medicine_id))


def new_medicine(
    medicine_id: MedicineId, reading: Reading, taken: str = "", picked: MedicineName | None = None
) -> Medicine:
    """A medicine as it comes on to the list: to be asked about, whatever it is.

    Args:
        medicine_id: a name that no other medicine on the list has.
        reading: what was made of what the person typed.
        taken: when it is taken.
        picked: which of several possible names it is, if the person said so.
    """
    classes = picked.classes if picked is not None else reading.classes if isinstance(reading, Known) else ()
    name = picked.name if picked is not None else reading.name
    return Medicine(medicine_id, name, reading.strength, classes, taken.strip())


def told_to_ask(medicine: Medicine) -> Medicine:
    """The same medicine with its answer taken back."""
    return replace(medicine, status=MedicineStatus.ASK_CLINIC, answer=NO_ANSWER, restart_on=None)


def told_as_usual(medicine: Medicine, answer: ClinicAnswer = NO_ANSWER) -> Medicine:
    """The same medicine, to be taken as usual."""
    return replace(medicine, status=MedicineStatus.TAKE_AS_USUAL, answer=answer, restart_on=None)


def told_to_hold(medicine: Medicine, answer: ClinicAnswer, restart_on: date | None = None) -> Medicine:
    """The same medicine, held because somebody at the clinic said so.

    Raises:
        ValueError: it is not said who told them and when, or the restart comes before that.
    """
    return replace(medicine, status=MedicineStatus.HOLD, answer=answer, restart_on=restart_on)
