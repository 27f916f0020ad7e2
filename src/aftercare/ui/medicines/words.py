"""The sentences about a list of medicines. None of them tells anyone to take, leave out or change anything."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from aftercare.domain.medicine_names import AskReason, Known, Reading, SeveralPossible, Unknown, key_of
from aftercare.domain.medicines import Medicine, MedicineList, MedicineStatus
from aftercare.domain.wording import Wording
from aftercare.ui.medicines.rows import MedicineRow, ReadingRow


def today_sentence(medicines: MedicineList) -> str:
    """What Today says is still to be asked; empty for nothing: "Ask about 2 medicines"."""
    translate = QCoreApplication.translate
    to_ask, to_restart = len(medicines.to_ask), medicines.without_restart
    if to_ask == 1:
        return translate("Medicines", "Ask about 1 medicine")
    if to_ask:
        return translate("Medicines", "Ask about {count} medicines").format(count=to_ask)
    if to_restart:
        name = shown_name(to_restart[0])
        return translate("Medicines", "Ask when to take {name} again").format(name=name)
    return ""


def status_words(status: MedicineStatus) -> str:
    """The words on a chip."""
    translate = QCoreApplication.translate
    return {
        MedicineStatus.ASK_CLINIC: translate("Medicines", "Ask the clinic"),
        MedicineStatus.TAKE_AS_USUAL: translate("Medicines", "Take as usual"),
        MedicineStatus.HOLD: translate("Medicines", "Clinic said: hold"),
    }[status]


def shown_name(medicine: Medicine) -> str:
    """The name as typed, with a capital where the person wrote none."""
    return with_capital(medicine.name)


def with_capital(name: str) -> str:
    """A text whose first letter is a capital if none of its letters was."""
    return name[:1].upper() + name[1:] if name == name.lower() else name


def medicine_row(medicine: Medicine, wording: Wording) -> MedicineRow:
    """A row of the list."""
    translate = QCoreApplication.translate
    answered = _answered(medicine, wording)
    line = answered
    if medicine.taken:
        line = translate("Medicines", "{taken}. {answered}").format(taken=medicine.taken.rstrip("."), answered=answered)
    return MedicineRow(
        medicine.medicine_id,
        shown_name(medicine),
        line.rstrip(". ") if not answered else line,
        medicine.status,
        status_words(medicine.status),
    )


def _answered(medicine: Medicine, wording: Wording) -> str:
    translate = QCoreApplication.translate
    if medicine.is_to_be_asked:
        return translate("Medicines", "No answer yet")
    said = medicine.answer.who
    if medicine.answer.on is not None:
        day = day_and_month(medicine.answer.on, wording)
        said = translate("Medicines", "{who}, {day}").format(who=said, day=day) if said else day
    if medicine.lacks_a_restart:
        return translate("Medicines", "{said}. Ask when to start again").format(said=said)
    if medicine.restart_on is not None:
        day = day_and_month(medicine.restart_on, wording)
        return translate("Medicines", "{said}. Start again {day}").format(said=said, day=day)
    return said


def day_and_month(day: date, wording: Wording) -> str:
    """A day of this year or the next as people say it: "May 8"."""
    words = QCoreApplication.translate("Medicines", "{month} {day}")
    return words.format(month=wording.months[day.month - 1], day=day.day).replace(" ", "\N{NO-BREAK SPACE}")


def reason_words(reasons: tuple[AskReason, ...]) -> tuple[str, ...]:
    """Why the clinic is asked, each reason once."""
    translate = QCoreApplication.translate
    texts = tuple(dict.fromkeys(reason.text for reason in reasons))
    return tuple(translate("Medicines", "Why ask: {reason}").format(reason=text) for text in texts)


def reading_row(reading: Reading, class_words: Mapping[str, str], picked: str) -> ReadingRow:
    """What was made of one medicine that is being typed."""
    translate = QCoreApplication.translate
    name = with_capital(reading.name)
    match reading:
        case Known():
            kinds = translate("Medicines", " and ").join(class_words.get(one, one) for one in reading.classes)
            line = translate("Medicines", "We know this one: {kinds}.").format(kinds=kinds)
            if not any(key_of(ours) in key_of(reading.name) for ours in reading.names):
                meant = with_capital(reading.names[0])
                line = translate("Medicines", "We read it as {name}: {kinds}.").format(name=meant, kinds=kinds)
            return ReadingRow(name, line, reason_words(reading.reasons))
        case SeveralPossible():
            choices = tuple(with_capital(one.name) for one in reading.candidates)
            return ReadingRow(name, translate("Medicines", "Which one is it?"), choices=choices, picked=picked)
        case Unknown():
            line = translate("Medicines", "We do not know this name, and that is OK. Ask the clinic about it.")
            return ReadingRow(name, line)
