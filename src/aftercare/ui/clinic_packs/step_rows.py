"""What is asked and said about one file, step by step: calm, in short sentences, and always with a way back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.pack_choice import Consideration, PackNews, Question, Standing
from aftercare.domain.sheets.sheet import SheetKind
from aftercare.domain.trust import Measure, NumberChange, Refusal
from aftercare.domain.wording import Wording
from aftercare.ui.clinic_packs.change_words import change_row
from aftercare.ui.clinic_packs.rows import ButtonRow, ChangeRow, StepRow, Tone, Wanted
from aftercare.ui.clinic_packs.session_times import SessionTimes

_MOST_REASONS = 3


class StepWords:
    """Makes the steps of one file.

    Attributes:
        problem: why the last answer could not be followed; empty for nothing.
    """

    def __init__(self, wording: Wording, names: Mapping[str, str], times: SessionTimes) -> None:
        """Takes how things are said, and when rules hold in the person's next session."""
        self._wording = wording
        self._names = names
        self._times = times
        self.problem = ""

    def step(self, file: Consideration) -> StepRow:
        """What is to be asked or said of a file as it stands."""
        match file.standing:
            case Standing.UNREADABLE:
                return _unreadable(file)
            case Standing.REFUSED:
                return self._refused(file)
            case Standing.IN_USE:
                return _in_use(file)
            case Standing.ASKING | Standing.READY:
                return self._question(file)
            case _:
                assert_never(file.standing)

    def no_match(self, file: Consideration) -> StepRow:
        """The words on the card are others."""
        translate = QCoreApplication.translate
        lines = (
            translate("ClinicPacks", "It may not come from your clinic. Nothing was changed."),
            *_how_to_call(file),
        )
        return StepRow(
            Tone.CARE,
            translate("ClinicPacks", "Do not use this file."),
            file.file_name,
            lines=lines,
            buttons=(_back(is_main=True),),
        )

    def no_card(self, file: Consideration) -> StepRow:
        """There is no card to compare with."""
        translate = QCoreApplication.translate
        lines = (
            translate("ClinicPacks", "The card has six words on it. They show that a file comes from your clinic."),
            *_how_to_call(file),
            translate("ClinicPacks", "Nothing was changed. You can open the file again once you have the card."),
        )
        title = translate("ClinicPacks", "Ask your clinic for its card.")
        return StepRow(Tone.DO, title, file.file_name, lines=lines, buttons=(_back(is_main=True),))

    def typing(self, file: Consideration) -> StepRow:
        """The six words of a new card, after the clinic lost its key."""
        translate = QCoreApplication.translate
        is_wrong = file.refusal is Refusal.OTHER_WORDS
        problem = translate("ClinicPacks", "These are not the words of this file. Look at the card again.")
        lines = (
            translate("ClinicPacks", "Your clinic’s key has changed. That is rare."),
            translate("ClinicPacks", "Go on only if your clinic told you so and gave you a new card."),
        )
        return StepRow(
            Tone.CARE,
            translate("ClinicPacks", "Type the six words of the new card"),
            file.file_name,
            lines=lines,
            typed=translate("ClinicPacks", "The six words, in the order of the card"),
            problem=problem if is_wrong else self.problem,
            buttons=(
                ButtonRow(Wanted.CHECK_TYPED, translate("ClinicPacks", "Compare the words"), is_main=True),
                _back(),
            ),
        )

    def done(self, pack: ClinicPack, *, can_print: bool) -> StepRow:
        """The file is in force."""
        translate = QCoreApplication.translate
        lines = [translate("ClinicPacks", "Your times, limits and phone numbers now come from this clinic.")]
        if can_print:
            lines.append(translate("ClinicPacks", "Sheets you printed before may be wrong now. Print them again."))
        buttons = [ButtonRow(Wanted.TODAY, translate("ClinicPacks", "Go to Today"), is_main=True)]
        if can_print:
            buttons.append(ButtonRow(Wanted.PRINT, translate("ClinicPacks", "Print again"), icon="printer"))
        return StepRow(
            Tone.GOOD,
            translate("ClinicPacks", "Your plan now goes by these rules."),
            clinic=pack.name,
            lines=tuple(lines),
            buttons=tuple(buttons),
        )

    def news(self, news: PackNews, *, can_print: bool) -> StepRow:
        """What a newer version changed, until it was read."""
        translate = QCoreApplication.translate
        lines: list[str] = []
        if news.prints:
            replaced = translate("ClinicPacks", "These are replaced now: {names}. Print them again.")
            lines.append(replaced.format(names=", ".join(map(_sheet_name, news.prints))))
        elif can_print:
            lines.append(translate("ClinicPacks", "Sheets you printed before may be wrong now. Print them again."))
        if not news.changes:
            lines.append(translate("ClinicPacks", "No time, limit or phone number has changed."))
        buttons = [ButtonRow(Wanted.NEWS_READ, translate("ClinicPacks", "I have read this"), is_main=True)]
        if can_print:
            buttons.append(ButtonRow(Wanted.PRINT, translate("ClinicPacks", "Print again"), icon="printer"))
        return StepRow(
            Tone.CARE,
            translate("ClinicPacks", "{clinic} changed its rules").format(clinic=_short(news.now.pack)),
            lines=tuple(lines),
            changes=self._changes(news.changes, news.before, news.now.pack),
            buttons=tuple(buttons),
        )

    def _question(self, file: Consideration) -> StepRow:
        question = file.questions[0] if file.questions else None
        match question:
            case Question.WORDS:
                return self._words(file)
            case Question.OTHER_CLINIC:
                return self._other_clinic(file)
            case Question.DRAFT:
                return self._draft(file)
            case Question.CHANGES | None:
                return self._changed(file)
            case _:
                assert_never(question)

    def _words(self, file: Consideration) -> StepRow:
        translate = QCoreApplication.translate
        pack = _pack(file)
        return StepRow(
            Tone.DO,
            translate("ClinicPacks", "Is this your clinic?"),
            file.file_name,
            pack.name,
            (translate("ClinicPacks", "Take the card your clinic gave you. Are these the six words on it?"),),
            file.offer.words if file.offer is not None else (),
            problem=self.problem,
            buttons=(
                ButtonRow(Wanted.MATCH, translate("ClinicPacks", "They match"), is_main=True, icon="check"),
                ButtonRow(Wanted.NO_MATCH, translate("ClinicPacks", "They do not match"), icon="x"),
                ButtonRow(Wanted.NO_CARD, translate("ClinicPacks", "I have no card")),
            ),
        )

    def _other_clinic(self, file: Consideration) -> StepRow:
        translate = QCoreApplication.translate
        pack = _pack(file)
        now = file.in_use.name if file.in_use is not None else ""
        keep = translate("ClinicPacks", "Keep {clinic}").format(clinic=_short(file.in_use) if file.in_use else "")
        change = translate("ClinicPacks", "Change to {clinic}").format(clinic=_short(pack))
        return StepRow(
            Tone.CARE,
            translate("ClinicPacks", "Change to another clinic?"),
            file.file_name,
            lines=(
                translate("ClinicPacks", "Now: {clinic}").format(clinic=now),
                translate("ClinicPacks", "New: {clinic}").format(clinic=pack.name),
                translate("ClinicPacks", "Times, limits and phone numbers then come from the new one."),
                translate("ClinicPacks", "Your sessions and what you ticked stay."),
            ),
            problem=self.problem,
            buttons=(
                ButtonRow(Wanted.DECLINE, keep, is_main=True),
                ButtonRow(Wanted.CHANGE_CLINIC, change),
            ),
        )

    def _draft(self, file: Consideration) -> StepRow:
        translate = QCoreApplication.translate
        return StepRow(
            Tone.CARE,
            translate("ClinicPacks", "This file is a draft."),
            file.file_name,
            _pack(file).name,
            (
                translate("ClinicPacks", "Nobody signed it, so we cannot tell who made it."),
                translate("ClinicPacks", "Use it only if your clinic asked you to try it."),
                translate("ClinicPacks", "Every screen and sheet will say that it is a draft."),
            ),
            problem=self.problem,
            buttons=(
                ButtonRow(Wanted.DECLINE, translate("ClinicPacks", "Do not use it"), is_main=True),
                ButtonRow(Wanted.USE_DRAFT, translate("ClinicPacks", "Use the draft")),
            ),
        )

    def _changed(self, file: Consideration) -> StepRow:
        """Old and new before it counts; also the last step of what needs no answer, where keeping it went wrong."""
        translate = QCoreApplication.translate
        pack = _pack(file)
        lines = [translate("ClinicPacks", "Read what changes. Nothing is changed yet.")] if file.changes else []
        notes = _number_of(file.in_use, translate("ClinicPacks", "Not sure? Call {clinic}: {phone}"))
        return StepRow(
            Tone.DO,
            translate("ClinicPacks", "{clinic} has new rules").format(clinic=_short(pack)),
            file.file_name,
            lines=tuple(lines),
            changes=self._changes(file.changes, file.in_use, pack),
            problem=self.problem,
            notes=notes,
            buttons=(
                ButtonRow(Wanted.USE_CHANGES, translate("ClinicPacks", "Use the new rules"), is_main=True),
                ButtonRow(Wanted.NOT_NOW, translate("ClinicPacks", "Not now")),
            ),
        )

    def _changes(
        self, changes: tuple[NumberChange, ...], before: ClinicPack | None, pack: ClinicPack
    ) -> tuple[ChangeRow, ...]:
        topics = {str(topic_id): topic.name for topic_id, topic in pack.topics.items()}
        names = {**self._names, **topics, **pack.names}
        times = self._times
        return tuple(
            change_row(change, self._wording, names, (times.words(before, change.name), times.words(pack, change.name)))
            if change.measure is Measure.TIMING
            else change_row(change, self._wording, names)
            for change in changes
        )

    def _refused(self, file: Consideration) -> StepRow:
        refusal = file.refusal
        assert refusal is not None
        translate = QCoreApplication.translate
        nothing = translate("ClinicPacks", "Nothing was changed.")
        pack = _pack(file)
        buttons = [_back(is_main=True)]
        match refusal:
            case Refusal.OTHER_WORDS:
                return self.typing(file)
            case Refusal.OTHER_KEY:
                title = translate("ClinicPacks", "This file is not signed by your clinic.")
                said = translate("ClinicPacks", "It says it is from {clinic}, but its key is a different one.")
                lines = [said.format(clinic=pack.name), nothing, *_how_to_call(file)]
                buttons.append(ButtonRow(Wanted.TYPE_WORDS, translate("ClinicPacks", "I have a new card")))
            case Refusal.OLDER:
                title = translate("ClinicPacks", "This file is older than the one you had.")
                newest = translate("ClinicPacks", "It is version {serial}. Ask your clinic for its newest file.")
                lines = [newest.format(serial=pack.serial), nothing]
            case Refusal.SAME_NUMBER:
                title = translate("ClinicPacks", "This is a different file with the same version as yours.")
                ask = translate("ClinicPacks", "Two different files cannot have the same version. Ask your clinic.")
                lines = [ask, nothing]
            case Refusal.DRAFT:
                title = translate("ClinicPacks", "This file is a draft.")
                signed = translate("ClinicPacks", "Your clinic’s rules are signed. A draft cannot take their place.")
                lines = [signed, nothing]
            case _:
                assert_never(refusal)
        return StepRow(Tone.CARE, title, file.file_name, lines=tuple(lines), buttons=tuple(buttons))


def _sheet_name(kind: SheetKind) -> str:
    translate = QCoreApplication.translate
    names = {
        SheetKind.PREPARATION: translate("ClinicPacks", "the checklist"),
        SheetKind.SESSION_DAY: translate("ClinicPacks", "the session-day card"),
        SheetKind.DRIVER: translate("ClinicPacks", "the driver sheet"),
        SheetKind.RECOVERY: translate("ClinicPacks", "the first 24 hours"),
        SheetKind.WALLET: translate("ClinicPacks", "the wallet card"),
        SheetKind.CALENDAR: translate("ClinicPacks", "the calendar"),
    }
    return names.get(kind, translate("ClinicPacks", "a sheet"))


def _unreadable(file: Consideration) -> StepRow:
    translate = QCoreApplication.translate
    reasons = [f"{fault.file}, {fault.place}: {fault.problem}" for fault in file.faults[:_MOST_REASONS]]
    needs_newer = any("update Aftercare" in fault.remedy for fault in file.faults)
    what = translate("ClinicPacks", "Ask your clinic for a new file, and read these reasons to them.")
    if needs_newer:
        what = translate("ClinicPacks", "It needs a newer Aftercare. Install the newest one, then open the file again.")
    return StepRow(
        Tone.CARE,
        translate("ClinicPacks", "We cannot use this file."),
        file.file_name,
        lines=(translate("ClinicPacks", "Nothing was changed."), what),
        notes=tuple(reasons),
        buttons=(_back(is_main=True),),
    )


def _in_use(file: Consideration) -> StepRow:
    translate = QCoreApplication.translate
    pack = _pack(file)
    line = translate("ClinicPacks", "It is version {serial}. There is nothing to do.").format(serial=pack.serial)
    title = translate("ClinicPacks", "You use this file already.")
    return StepRow(Tone.GOOD, title, file.file_name, pack.name, (line,), buttons=(_back(is_main=True),))


def _how_to_call(file: Consideration) -> tuple[str, ...]:
    """Never by a number of the file that is in doubt; by one that was trusted before, if there is one."""
    translate = QCoreApplication.translate
    trusted = file.in_use if file.in_use is not None and file.in_use.is_signed else None
    known = _number_of(trusted, translate("ClinicPacks", "Call {clinic} on the number you have: {phone}"))
    if known:
        return known
    return (
        translate("ClinicPacks", "Call your clinic on a number you already have, from a letter or its website."),
        translate("ClinicPacks", "Do not call a number from this file."),
    )


def _number_of(pack: ClinicPack | None, template: str) -> tuple[str, ...]:
    main = pack.phone("main") if pack is not None else None
    if pack is None or main is None:
        return ()
    return (template.format(clinic=_short(pack), phone=main.number),)


def _back(*, is_main: bool = False) -> ButtonRow:
    return ButtonRow(Wanted.BACK, QCoreApplication.translate("ClinicPacks", "Back to My clinic"), is_main=is_main)


def _pack(file: Consideration) -> ClinicPack:
    assert file.offer is not None
    return file.offer.pack


def _short(pack: ClinicPack) -> str:
    return pack.short_name or pack.name
