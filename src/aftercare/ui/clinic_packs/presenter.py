"""Decides what the page of the clinic shows, and what each answer does. It knows no widget and no file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.errors import AftercareError
from aftercare.domain.pack_choice import Consideration, PackAnswers, Question, Standing
from aftercare.ui.clinic_packs.ports import ClinicPacks
from aftercare.ui.clinic_packs.rows import ButtonRow, FactRow, HomeRows, OfferRow, StepRow, Wanted
from aftercare.ui.clinic_packs.session_times import PlannedBy, SessionTimes
from aftercare.ui.clinic_packs.step_rows import StepWords
from aftercare.ui.messages import problem_words

_MOST_HISTORY = 5
_YES = {
    Wanted.MATCH: Question.WORDS,
    Wanted.CHANGE_CLINIC: Question.OTHER_CLINIC,
    Wanted.USE_DRAFT: Question.DRAFT,
    Wanted.USE_CHANGES: Question.CHANGES,
}


class ClinicFileScreen(Protocol):
    """What shows it."""

    def show_home(self, rows: HomeRows) -> None:
        """Show the clinic in use, and what can be done."""

    def show_step(self, row: StepRow) -> None:
        """Show one question or answer about a file."""


class ClinicFilePresenter:
    """Feeds the page. Files come to it from every way in."""

    def __init__(
        self,
        screen: ClinicFileScreen,
        packs: ClinicPacks,
        today: Callable[[], datetime],
        planned_by: PlannedBy,
    ) -> None:
        """Takes the page, the packs, the moment it is, and what plans the next session under a pack."""
        self._screen = screen
        self._packs = packs
        self._today = today
        self._planned_by = planned_by
        self._file: Consideration | None = None
        self._offers: tuple[Consideration, ...] = ()
        self._problem = ""
        self._said: StepRow | None = None

    @property
    def is_asking(self) -> bool:
        """True while a file waits for an answer."""
        return self._file is not None

    def refresh(self) -> None:
        """Show how things stand now; a question that is on the screen stays there.

        Raises:
            AftercareError: our own content or what is kept cannot be read.
        """
        if self._said is not None:
            self._screen.show_step(self._said)
        elif self._file is not None:
            self._screen.show_step(self._words().step(self._file))
        else:
            self._show_home()

    def open(self, path: Path) -> None:
        """Look at a file that somebody opened, dropped or chose.

        Raises:
            AftercareError: our own content or what is kept cannot be read.
        """
        self._take(self._packs.consider(path))

    def open_offer(self, number: int) -> None:
        """Look at one of the files that wait on this computer, counted from 0."""
        if number < len(self._offers):
            self._take(self._offers[number])

    def do(self, wanted: Wanted) -> None:
        """Follow a button."""
        file = self._file
        self._problem = ""
        try:
            if wanted in _YES and file is not None:
                self._answer(PackAnswers(file.answers.typed_words, file.answers.agreed | {_YES[wanted]}))
            elif wanted is Wanted.NO_MATCH and file is not None:
                self._packs.decline(file)
                self._end(self._words().no_match(file))
            elif wanted is Wanted.NO_CARD and file is not None:
                self._end(self._words().no_card(file))
            elif wanted is Wanted.TYPE_WORDS and file is not None:
                self._say(self._words().typing(file))
            elif wanted is Wanted.DECLINE and file is not None:
                self._packs.decline(file)
                self._end(None)
            elif wanted in (Wanted.BACK, Wanted.NOT_NOW):
                self._end(None)
            elif wanted is Wanted.NEWS_READ:
                self._packs.news_read()
                self._end(None)
            elif wanted is Wanted.LEAVE:
                self._say(_leaving())
            elif wanted is Wanted.SURE_TO_LEAVE:
                self._packs.leave()
                self._end(None)
        except AftercareError as error:
            self._tell(error)

    def check_typed(self, text: str) -> None:
        """Compare the words that were typed from a new card."""
        file = self._file
        if file is None:
            return
        self._problem = ""
        words = tuple(word.strip(".,;:0123456789") for word in text.split())
        try:
            self._answer(PackAnswers(tuple(word for word in words if word), file.answers.agreed))
        except AftercareError as error:
            self._tell(error)

    def _take(self, file: Consideration) -> None:
        self._file, self._said, self._problem = file, None, ""
        if file.standing is Standing.READY:
            self._accept(file)
        else:
            self._screen.show_step(self._words().step(file))

    def _answer(self, answers: PackAnswers) -> None:
        assert self._file is not None
        self._file, self._said = self._packs.answer(self._file, answers), None
        if self._file.standing is Standing.READY:
            self._accept(self._file)
        else:
            self._screen.show_step(self._words().step(self._file))

    def _accept(self, file: Consideration) -> None:
        try:
            in_use = self._packs.accept(file)
        except AftercareError as error:
            self._tell(error)
            return
        self._end(self._words().done(in_use.pack, can_print=self._can_print()))

    def _end(self, said: StepRow | None) -> None:
        self._file, self._said = None, said
        self.refresh()

    def _say(self, row: StepRow) -> None:
        self._said = row
        self._screen.show_step(row)

    def _tell(self, error: AftercareError) -> None:
        self._problem = problem_words(error)
        self._said = None
        self.refresh()

    def _can_print(self) -> bool:
        current = self._packs.current()
        return current is not None and self._planned_by(current.pack) is not None

    def _words(self) -> StepWords:
        words = StepWords(self._packs.wording(), self._packs.names(), SessionTimes(self._planned_by, self._today()))
        words.problem = self._problem
        return words

    def _show_home(self) -> None:
        translate = QCoreApplication.translate
        current, can_print = self._packs.current(), self._can_print()
        self._offers = tuple(self._packs.offers())
        news = self._packs.news()
        problem = self._problem
        closed = self._packs.unreadable_folders()
        if closed and not problem:
            template = translate("ClinicPacks", "A folder on this computer cannot be read: {folder}")
            problem = template.format(folder=closed[0])
        choose = ButtonRow(Wanted.CHOOSE_FILE, translate("ClinicPacks", "Open my clinic’s file"), icon="plus")
        self._screen.show_home(
            HomeRows(
                current.pack.name if current else translate("ClinicPacks", "No clinic yet"),
                _lines(current.pack if current else None, self._today().date()),
                self._facts(current.pack, current.since) if current else (),
                self._buttons(choose, has_clinic=current is not None, is_main=not self._offers and current is None),
                tuple(_offer_row(offer) for offer in self._offers),
                problem,
                self._history(),
                self._words().news(news, can_print=can_print) if news is not None else None,
            )
        )

    @staticmethod
    def _buttons(choose: ButtonRow, *, has_clinic: bool, is_main: bool) -> tuple[ButtonRow, ...]:
        translate = QCoreApplication.translate
        if not has_clinic:
            return (choose._replace(is_main=is_main),)
        newer = choose._replace(text=translate("ClinicPacks", "Open another file"))
        return newer, ButtonRow(Wanted.LEAVE, translate("ClinicPacks", "Stop using this clinic’s rules"))

    def _facts(self, pack: ClinicPack, since: datetime) -> tuple[FactRow, ...]:
        translate = QCoreApplication.translate
        wording = self._packs.wording()
        phones = [
            FactRow(
                {
                    "main": translate("ClinicPacks", "Phone"),
                    "after-hours": translate("ClinicPacks", "After hours"),
                }.get(phone.name, phone.label or phone.name),
                phone.number,
            )
            for phone in pack.phones
        ]
        version = translate("ClinicPacks", "{serial}, in use since {day}")
        signed = translate("ClinicPacks", "Signed. Compared with your clinic’s card once.")
        draft = translate("ClinicPacks", "A draft. Nobody signed it.")
        facts = [
            *phones,
            FactRow(translate("ClinicPacks", "Who answers for it"), pack.author),
            FactRow(
                translate("ClinicPacks", "Version"),
                version.format(serial=pack.serial, day=wording.date_of(since.astimezone(self._today().tzinfo).date())),
            ),
            FactRow(translate("ClinicPacks", "Where it comes from"), signed if pack.is_signed else draft),
        ]
        if pack.reviewed_on is not None:
            facts.append(FactRow(translate("ClinicPacks", "Last checked on"), wording.date_of(pack.reviewed_on)))
        return tuple(facts)

    def _history(self) -> tuple[str, ...]:
        wording = self._packs.wording()
        template = QCoreApplication.translate("ClinicPacks", "{clinic}, version {serial}, from {day}")
        here = self._today().tzinfo
        return tuple(
            template.format(
                clinic=one.pack.short_name or one.pack.name,
                serial=one.pack.serial,
                day=wording.date_of(one.since.astimezone(here).date()),
            )
            for one in self._packs.history()[1 : _MOST_HISTORY + 1]
        )


def _lines(pack: ClinicPack | None, today: date) -> tuple[str, ...]:
    translate = QCoreApplication.translate
    if pack is None:
        return (
            translate("ClinicPacks", "You see general guidance. Your clinic’s own rules come first."),
            translate("ClinicPacks", "Ask your clinic for its Aftercare file, and for the card with six words."),
        )
    lines = [translate("ClinicPacks", "Your plan goes by the rules of this clinic.")]
    if pack.review_by is not None and pack.review_by < today:
        late = translate(
            "ClinicPacks", "These rules are past the date to check them again. Ask your clinic for a new file."
        )
        lines.append(late)
    return tuple(lines)


def _offer_row(offer: Consideration) -> OfferRow:
    translate = QCoreApplication.translate
    assert offer.offer is not None
    pack = offer.offer.pack
    template = translate("ClinicPacks", "{clinic}, version {serial}")
    text = template.format(clinic=pack.name, serial=pack.serial)
    return OfferRow(text, translate("ClinicPacks", "Look at it"))


def _leaving() -> StepRow:
    from aftercare.ui.clinic_packs.rows import Tone

    translate = QCoreApplication.translate
    return StepRow(
        Tone.CARE,
        translate("ClinicPacks", "Stop using this clinic’s rules?"),
        lines=(
            translate("ClinicPacks", "You then see general guidance, which may be stricter or less strict."),
            translate("ClinicPacks", "Ask your clinic before you do this. You can open its file again."),
        ),
        buttons=(
            ButtonRow(Wanted.BACK, translate("ClinicPacks", "Keep them"), is_main=True),
            ButtonRow(Wanted.SURE_TO_LEAVE, translate("ClinicPacks", "Use general guidance")),
        ),
    )
