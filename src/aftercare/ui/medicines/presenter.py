"""What the medicines page shows and what its buttons do. Decisions, and no widgets.

It holds what is being typed or picked until it is saved, so that nothing is lost by looking at another medicine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from aftercare.domain.errors import AftercareError
from aftercare.domain.medicine_names import MedicineName, MedicineNames, Reading, SeveralPossible, Unknown
from aftercare.domain.medicines import (
    ClinicAnswer,
    Medicine,
    MedicineId,
    MedicineList,
    MedicineStatus,
    new_medicine,
    told_as_usual,
    told_to_ask,
    told_to_hold,
)
from aftercare.domain.wording import Wording
from aftercare.ui.medicines.detail_rows import AnswerDraft, answer_lack, detail_row
from aftercare.ui.medicines.ports import MedicinesScreen, MedicinesSetting, MedicineStore
from aftercare.ui.medicines.rows import AddRow, MedicinesRows
from aftercare.ui.medicines.words import medicine_row, reading_row, reason_words, shown_name, status_words, with_capital
from aftercare.ui.messages import problem_words
from aftercare.ui.prepare import MEDICINES

_OFFERS_SEARCH_FROM = 8
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _AddDraft:
    typed: str = ""
    taken: str = ""
    picks: tuple[tuple[int, str], ...] = ()


class MedicinesPresenter:
    """Feeds the medicines page. The list it shows is always the list that is stored."""

    def __init__(
        self,
        screen: MedicinesScreen,
        store: MedicineStore,
        names: Callable[[], MedicineNames],
        setting: Callable[[], MedicinesSetting],
        wording: Wording,
        class_words: Mapping[str, str],
    ) -> None:
        """Takes the view and what it stands on.

        Args:
            screen: the view.
            store: where the list is kept.
            names: gives the names we know; asked when first somebody types, since they are long to read.
            setting: what the page stands in at this moment.
            wording: how days are said.
            class_words: what each class is called, by its id, as `Guidance.names` has it.
        """
        self._screen = screen
        self._store = store
        self._ask_names = names
        self._setting = setting
        self._wording = wording
        self._class_words = class_words
        self._names: MedicineNames | None = None
        self._list = MedicineList()
        self._before: MedicineList | None = None
        self._undo = ""
        self._open_id = ""
        self._drafts: dict[str, AnswerDraft] = {}
        self._adding: _AddDraft | None = None
        self._search: str | None = None
        self._lack = ""
        self._problem: AftercareError | None = None
        self._is_loaded = False

    @property
    def medicines(self) -> MedicineList:
        """The list as it is stored."""
        return self._list

    def refresh(self) -> None:
        """Show the present moment, after reading the list if that has not worked yet."""
        self._load()
        self._show()

    def open(self, medicine_id: str) -> None:
        """Show one medicine, or close it when it is open already."""
        self._open_id = "" if medicine_id == self._open_id and self._adding is None else medicine_id
        self._adding, self._lack = None, ""
        self._show()

    def start_adding(self) -> None:
        """Show the form for more medicines."""
        self._adding, self._lack = self._adding or _AddDraft(), ""
        self._show()
        self._screen.focus_form()

    def stop_adding(self) -> None:
        """Put the form away."""
        self._adding, self._lack = None, ""
        self._show()

    def type_names(self, typed: str) -> None:
        """Something was typed into the line for names."""
        if self._adding is not None:
            self._adding = replace(self._adding, typed=typed, picks=())
            self._lack = ""
            self._show()

    def type_taken(self, taken: str) -> None:
        """Something was typed into the line for when it is taken."""
        if self._adding is not None:
            self._adding = replace(self._adding, taken=taken)

    def pick_name(self, at: int, name: str) -> None:
        """One of several possible names was picked for one of the medicines that are typed."""
        if self._adding is not None:
            others = tuple(pick for pick in self._adding.picks if pick[0] != at)
            self._adding = replace(self._adding, picks=(*others, (at, name)))
            self._show()

    def add(self) -> None:
        """Put what was typed on the list. Every medicine starts at "Ask the clinic"."""
        draft = self._adding
        readings = self._readings(draft.typed) if draft is not None else ()
        if draft is None or not readings:
            self._lack = QCoreApplication.translate("Medicines", "Type the name of a medicine first.")
            self._show()
            self._screen.focus_form()
            return
        if not self._load():
            self._show()
            return
        first = 1 + max((_number_of(one.medicine_id) for one in self._list.medicines), default=0)
        added = [
            new_medicine(MedicineId(f"m{first + at}"), reading, draft.taken, self._picked(reading, at, draft))
            for at, reading in enumerate(readings)
        ]
        said = QCoreApplication.translate("Medicines", "Added to your list: {names}.")
        names = ", ".join(shown_name(one) for one in added)
        if self._keep(self._list.with_added(added), said.format(names=names)):
            self._adding = None
            self._open_id = added[0].medicine_id
            self._search = None
            self._show()
            self._screen.focus_medicine(self._open_id)

    def pick_status(self, status: MedicineStatus) -> None:
        """The person marked what the clinic told them; it counts once it is saved."""
        draft = self._draft()
        if draft is not None:
            self._redraft(replace(draft, status=status))

    def type_who(self, who: str) -> None:
        """The person typed who said so."""
        draft = self._draft()
        if draft is not None:
            self._drafts[self._open_id] = replace(draft, who=who)

    def step_said(self, days: int) -> None:
        """The person stepped to another day on which it was said; none lies in the future."""
        draft, today = self._draft(), self._setting().today
        if draft is not None:
            on = today if draft.on is None else min(today, draft.on + days * _ONE_DAY)
            restart = draft.restart_on if draft.restart_on is None else max(draft.restart_on, on)
            self._redraft(replace(draft, on=on, restart_on=restart))

    def step_restart(self, days: int) -> None:
        """The person stepped to another first day to take it again; none lies before it was held."""
        draft, today = self._draft(), self._setting().today
        if draft is not None:
            earliest = draft.on or today
            on = today if draft.restart_on is None else max(earliest, draft.restart_on + days * _ONE_DAY)
            self._redraft(replace(draft, restart_on=on))

    def forget_restart(self) -> None:
        """Nobody has said yet from when on it may be taken again."""
        draft = self._draft()
        if draft is not None:
            self._redraft(replace(draft, restart_on=None))

    def save_answer(self) -> None:
        """Keep what is marked, if nothing is lacking."""
        medicine, draft = self._list.of(self._open_id), self._draft()
        if medicine is None or draft is None:
            return
        self._lack = answer_lack(draft)
        if self._lack:
            self._show()
            self._screen.focus_form()
            return
        changed = _answered(medicine, draft)
        said = QCoreApplication.translate("Medicines", "{name}: {status}.")
        words = said.format(name=shown_name(medicine), status=status_words(changed.status))
        if self._keep(self._list.with_changed(changed), words):
            self._drafts.pop(self._open_id, None)
            self._show()
            self._screen.focus_medicine(changed.medicine_id)

    def remove(self) -> None:
        """Take the open medicine off the list; it can be put back."""
        medicine = self._list.of(self._open_id)
        if medicine is None:
            return
        said = QCoreApplication.translate("Medicines", "{name} is off your list.")
        if self._keep(self._list.without(medicine.medicine_id), said.format(name=shown_name(medicine))):
            self._open_id = ""
            self._show()

    def undo(self) -> None:
        """Go back to the list before the last change."""
        before = self._before
        if before is None:
            return
        if self._keep(before, ""):
            self._before = None
            self._drafts.clear()
            if self._list.of(self._open_id) is None:
                self._open_id = ""
            self._show()

    def search(self, words: str) -> None:
        """Show only what has these words."""
        self._search = words
        self._show()

    def close_search(self) -> None:
        """Show all of the list again."""
        self._search = None
        self._show()

    def _load(self) -> bool:
        """Read the list once; False while it cannot be read, for then nothing may be saved in its place."""
        if not self._is_loaded:
            try:
                self._list = MedicineList(tuple(self._store.load()))
                self._is_loaded, self._problem = True, None
            except AftercareError as error:
                self._problem = error
        return self._is_loaded

    def _keep(self, changed: MedicineList, undo: str) -> bool:
        """Save a list; False, with the problem shown and nothing changed, if that did not work."""
        try:
            self._store.save(changed.medicines)
        except AftercareError as error:
            self._problem = error
            self._show()
            return False
        self._before, self._undo = self._list, undo
        self._list, self._problem, self._lack = changed, None, ""
        return True

    def _draft(self) -> AnswerDraft | None:
        medicine = self._list.of(self._open_id)
        if medicine is None:
            return None
        return self._drafts.get(self._open_id) or AnswerDraft.of(medicine)

    def _redraft(self, draft: AnswerDraft) -> None:
        self._drafts[self._open_id] = draft
        self._lack = ""
        self._show()

    def _readings(self, typed: str) -> tuple[Reading, ...]:
        """What was typed; without the names everything is unknown, and nothing is lost."""
        if not typed.strip():
            return ()
        try:
            self._names = self._names or self._ask_names()
        except AftercareError as error:
            self._problem = error
            return (Unknown(typed.strip(), typed.strip(), ""),)
        return self._names.recognise(typed)

    def _picked(self, reading: Reading, at: int, draft: _AddDraft) -> MedicineName | None:
        if not isinstance(reading, SeveralPossible):
            return None
        wanted = dict(draft.picks).get(at)
        return next((one for one in reading.candidates if with_capital(one.name) == wanted), None)

    def _show(self) -> None:
        setting = self._setting()
        shown = self._list.found(self._search or "")
        medicine, draft = self._list.of(self._open_id), self._draft()
        detail = None
        if medicine is not None and draft is not None and self._adding is None:
            reasons = self._reasons(medicine)
            detail = detail_row(medicine, draft, reasons, self._wording, setting.phone, self._lack)
        self._screen.show_medicines(
            MedicinesRows(
                title=setting.title,
                subtitle=setting.subtitle,
                tabs=setting.tabs,
                tab=MEDICINES,
                medicines=tuple(medicine_row(one, self._wording) for one in shown),
                open_id="" if self._adding is not None else self._open_id,
                empty=self._empty_words() if not shown else "",
                detail=detail,
                adding=self._add_row(),
                search=self._search,
                can_search=len(self._list.medicines) >= _OFFERS_SEARCH_FROM,
                can_print=setting.can_print and bool(self._list.medicines),
                undo=self._undo if self._before is not None else "",
                problem=problem_words(self._problem),
            )
        )

    def _reasons(self, medicine: Medicine) -> tuple[str, ...]:
        if not medicine.classes:
            return ()
        try:
            self._names = self._names or self._ask_names()
        except AftercareError:
            return ()
        return reason_words(self._names.reasons_for(medicine.classes))

    def _add_row(self) -> AddRow | None:
        if self._adding is None:
            return None
        picks = dict(self._adding.picks)
        readings = self._readings(self._adding.typed)
        rows = tuple(reading_row(one, self._class_words, picks.get(at, "")) for at, one in enumerate(readings))
        return AddRow(self._adding.typed, self._adding.taken, rows, bool(rows), self._lack)

    def _empty_words(self) -> str:
        translate = QCoreApplication.translate
        if not self._is_loaded:
            return translate("Medicines", "Your list cannot be shown right now.")
        if self._list.medicines:
            return translate("Medicines", "No medicine on your list has these words.")
        return translate(
            "Medicines", "Your list is empty. Add all you take: prescribed, from the store, vitamins and herbs."
        )


def _answered(medicine: Medicine, draft: AnswerDraft) -> Medicine:
    answer = ClinicAnswer(draft.who.strip(), draft.on)
    match draft.status:
        case MedicineStatus.ASK_CLINIC:
            return told_to_ask(medicine)
        case MedicineStatus.TAKE_AS_USUAL:
            return told_as_usual(medicine, answer)
        case MedicineStatus.HOLD:
            return told_to_hold(medicine, answer, draft.restart_on)


def _number_of(medicine_id: str) -> int:
    number = medicine_id.removeprefix("m")
    return int(number) if number.isdecimal() else 0
