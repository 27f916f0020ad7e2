"""One medicine and what is being answered about it, before it is saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from aftercare.domain.medicines import Medicine, MedicineStatus
from aftercare.domain.wording import Wording
from aftercare.ui.medicines.rows import DayRow, DetailRow
from aftercare.ui.medicines.words import shown_name


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """What is marked and typed so far; it may still lack something."""

    status: MedicineStatus
    who: str
    on: date | None
    restart_on: date | None

    @classmethod
    def of(cls, medicine: Medicine) -> AnswerDraft:
        """What is stored about a medicine."""
        return cls(medicine.status, medicine.answer.who, medicine.answer.on, medicine.restart_on)


def answer_lack(draft: AnswerDraft) -> str:
    """What an answer still needs, in words; empty when it can be saved."""
    translate = QCoreApplication.translate
    if draft.status is not MedicineStatus.HOLD:
        return ""
    if not draft.who.strip():
        return translate("Medicines", "Who told you to hold it? Write their name.")
    if draft.on is None:
        return translate("Medicines", "On what day did they say so?")
    return ""


def detail_row(
    medicine: Medicine, draft: AnswerDraft, reasons: tuple[str, ...], wording: Wording, phone: str, lack: str
) -> DetailRow:
    """The open medicine."""
    translate = QCoreApplication.translate
    is_answered = draft.status is not MedicineStatus.ASK_CLINIC
    is_held = draft.status is MedicineStatus.HOLD
    is_to_be_asked = not is_answered or (is_held and draft.restart_on is None)
    who_label = translate("Medicines", "Who said so?")
    if is_answered and not is_held:
        who_label = translate("Medicines", "Who said so? (if you know)")
    return DetailRow(
        medicine_id=medicine.medicine_id,
        name=shown_name(medicine),
        taken=medicine.taken,
        reasons=reasons,
        picked=draft.status,
        who=draft.who if is_answered else None,
        who_label=who_label,
        said=_day(translate("Medicines", "When?"), draft.on, wording, translate("Medicines", "No day yet"))
        if is_answered
        else None,
        restart=_day(
            translate("Medicines", "When can you take it again?"),
            draft.restart_on,
            wording,
            translate("Medicines", "Not told yet"),
        )
        if is_held
        else None,
        has_restart=is_held and draft.restart_on is not None,
        lack=lack,
        phone=phone if is_to_be_asked else "",
        ask_line=_ask_line(is_held=is_held) if is_to_be_asked else "",
    )


def _ask_line(*, is_held: bool) -> str:
    translate = QCoreApplication.translate
    if is_held:
        return translate("Medicines", "Ask: “When can I take it again?” Ask before you leave the clinic, too.")
    return translate("Medicines", "No answer yet? Take it as prescribed and call before you come.")


def _day(label: str, day: date | None, wording: Wording, nothing: str) -> DayRow:
    return DayRow(label, nothing if day is None else wording.day(day), day is not None)
