"""The step of the clinic in the first run: the page of the clinic's questions, shown in the words of this page.

What a file may do, and what has to be asked first, is decided where it is decided for every other way in.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.pack_choice import Consideration
from aftercare.domain.setup import SetupStep
from aftercare.ui.clinic_packs.ports import ClinicPacks
from aftercare.ui.clinic_packs.presenter import ClinicFilePresenter
from aftercare.ui.clinic_packs.rows import HomeRows, StepRow, Wanted
from aftercare.ui.clinic_packs.rows import Tone as StepTone
from aftercare.ui.form.blocks import (
    Block,
    ButtonItem,
    ButtonsBlock,
    CardBlock,
    ChoiceBlock,
    FactsBlock,
    FieldBlock,
    HeadingBlock,
    Option,
    SayBlock,
    Tone,
)
from aftercare.ui.setup.ports import ClinicView
from aftercare.ui.setup.steps import titled

CLINIC, OPEN_FILE, GENERAL, IN_USE, OFFER = "clinic", "open-file", "general", "in-use", "offer-"
TYPED = "typed-words"
_ELSEWHERE = (Wanted.TODAY, Wanted.PRINT)
"""Buttons that lead out of this page, which leads on by itself."""


class FileChooser(Protocol):
    """Asks the person for a file."""

    def choose_clinic_file(self) -> Path | None:
        """The file; None if they chose none."""


class KnowsClinic(Protocol):
    """Knows the clinic's pack in force."""

    @property
    def clinic(self) -> ClinicPack | None:
        """The pack; None for general guidance."""


class ClinicFileStep:
    """Shows what the presenter of the clinic's page says; it is that presenter's screen."""

    def __init__(
        self, packs: ClinicPacks, course: KnowsClinic, now: Callable[[], datetime], files: FileChooser
    ) -> None:
        """Takes the packs, what knows the clinic in force, the moment it is, and what asks for a file."""
        self._packs = packs
        self._course = course
        self._files = files
        self._step: StepRow | None = None
        self._typed = ""
        self._offers: tuple[Consideration, ...] | None = None
        self._presenter = ClinicFilePresenter(self, packs, now, lambda _pack: None)

    # What the presenter of the clinic's page shows

    def show_home(self, _rows: HomeRows) -> None:
        """No file is looked at: the choice shows."""
        self._step = None
        self._offers = None

    def show_step(self, row: StepRow) -> None:
        """A file asks something, or is in force now."""
        self._step = row

    # What the first run shows

    def view(self, *, is_general: bool | None) -> ClinicView:
        """What it shows now."""
        title, subtitle = titled(SetupStep.CLINIC)
        clinic = self._course.clinic
        is_settled = clinic is not None or bool(is_general)
        if self._step is not None and self._step.tone is not StepTone.GOOD:
            return ClinicView(self._step.title, self._step.eyebrow, tuple(self._step_blocks(self._step)), False)
        chosen = IN_USE if clinic is not None and not is_general else GENERAL if is_general else ""
        asked = ChoiceBlock(CLINIC, title, self._options(clinic), chosen, is_asked_above=True)
        says = self._packs.wording()
        blocks: list[Block] = [asked]
        if clinic is not None and clinic.reviewed_on is not None:
            checked = QCoreApplication.translate("Setup", "Its rules were last checked on {day}.")
            blocks.append(SayBlock(checked.format(day=says.date_of(clinic.reviewed_on)), Tone.QUIET, "check"))
        note = QCoreApplication.translate(
            "Setup",
            "This app gives general information and reminders. It is not medical advice and nobody watches it for you. "
            "Your clinic’s instructions come first.",
        )
        return ClinicView(title, subtitle, (*blocks, SayBlock(note, Tone.QUIET, "info")), is_settled)

    def _options(self, clinic: ClinicPack | None) -> tuple[Option, ...]:
        translate = QCoreApplication.translate
        options: list[Option] = []
        if clinic is not None:
            line = translate("Setup", "Your plan goes by its rules. {about}").format(about=_about(clinic))
            options.append(Option(IN_USE, clinic.name, line.strip(), "stethoscope"))
        for number, offer in enumerate(self._offered()):
            if offer.offer is not None:
                line = translate("Setup", "Already on this computer. {about}").format(about=_about(offer.offer.pack))
                options.append(Option(f"{OFFER}{number}", offer.offer.pack.name, line.strip(), "stethoscope"))
        options += [
            Option(
                OPEN_FILE,
                translate("Setup", "Open the file my clinic gave me"),
                translate("Setup", "A file from an email or USB stick. It ends in .aftercare-clinic"),
                "folder-open",
            ),
            Option(
                GENERAL,
                translate("Setup", "Use general guidance for now"),
                translate("Setup", "You can open your clinic’s file later."),
                "book-open",
            ),
        ]
        return tuple(options)

    def _offered(self) -> tuple[Consideration, ...]:
        if self._offers is None:
            self._offers = tuple(self._packs.offers())
        return self._offers

    def _step_blocks(self, row: StepRow) -> list[Block]:
        blocks: list[Block] = [HeadingBlock(row.clinic)] if row.clinic else []
        blocks += [SayBlock(line) for line in row.lines]
        if row.words:
            numbered = tuple((str(number), word) for number, word in enumerate(row.words, start=1))
            blocks.append(FactsBlock(QCoreApplication.translate("Setup", "The six words"), numbered))
        for change in row.changes:
            lines = [SayBlock(text, Tone.QUIET) for text in (change.was, change.now) if text]
            blocks.append(CardBlock(change.title, (HeadingBlock(f"{change.label}: {change.title}"), *lines)))
        if row.typed:
            blocks.append(FieldBlock(TYPED, row.typed, self._typed, longest=160))
        if row.problem:
            blocks.append(SayBlock(row.problem, Tone.CARE, "triangle-alert"))
        blocks += [SayBlock(note, Tone.QUIET) for note in row.notes]
        items = [
            ButtonItem(f"clinic-{button.wanted.name.lower()}", button.text, button.icon, button.is_main)
            for button in row.buttons
            if button.wanted not in _ELSEWHERE
        ]
        return [*blocks, ButtonsBlock(tuple(items))]

    # Wishes

    def chosen(self, _key: str, value: str) -> bool | None:
        """Follow a choice."""
        self._step = None
        if value == GENERAL:
            if self._course.clinic is not None:
                self._packs.leave()
                self._offers = None
            return True
        if value == IN_USE:
            return False
        if value == OPEN_FILE:
            path = self._files.choose_clinic_file()
            if path is None:
                return None
            self._presenter.open(path)
        else:
            # The presenter counts its own offers, which are the same until a file has been answered.
            self._presenter.refresh()
            self._presenter.open_offer(int(value.removeprefix(OFFER)))
        return self._settled()

    def take(self, path: Path) -> bool | None:
        """Look at a file that came from elsewhere: dragged here, or opened by a double-click."""
        self._step = None
        self._presenter.open(path)
        return self._settled()

    def pressed(self, key: str) -> bool | None:
        """Follow a button of a question."""
        wanted = Wanted[key.removeprefix("clinic-").upper()]
        if wanted is Wanted.CHECK_TYPED:
            self._presenter.check_typed(self._typed)
        else:
            self._presenter.do(wanted)
        return self._settled()

    def typed(self, key: str, text: str) -> None:
        """Take the words that are typed from a card."""
        if key == TYPED:
            self._typed = text

    def _settled(self) -> bool | None:
        """False once the clinic's file is in force."""
        if self._step is not None and self._step.tone is StepTone.GOOD and self._course.clinic is not None:
            self._step = None
            self._offers = None
            return False
        return None


def _about(pack: ClinicPack) -> str:
    """Where the clinic is, and its number."""
    main = pack.phone("main")
    parts = [pack.address[0] if pack.address else "", main.number if main is not None else ""]
    return ". ".join(part for part in parts if part)
