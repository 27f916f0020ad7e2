"""The pack on the workbench: the port of the editor, made real. Part of the editor, and loaded only with it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from aftercare.clinic.drafting.review_file import doubts_in_words, draft_table
from aftercare.clinic.editing.edited_pack import CLINIC, EditedPack, History
from aftercare.clinic.editing.pack_folder import PackFolder
from aftercare.clinic.editing.toml_lines import Block, NotEditable
from aftercare.clinic.rule_table import Table
from aftercare.content.guidance_reader import read_guidance, read_sheets_words
from aftercare.content.pack_reader import LoadedPack, load_files
from aftercare.content.vocabulary import vocabulary_of
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.condition import PatientFacts
from aftercare.domain.editor_errors import EditorError, Trouble
from aftercare.domain.fault import Fault, Weight
from aftercare.domain.file_endings import CLINIC_ENDING
from aftercare.domain.guidance import Guidance
from aftercare.domain.plan import Plan
from aftercare.domain.planning import PlanRequest, make_plan
from aftercare.domain.session import Session
from aftercare.domain.sheets.page_picture import PagePicture
from aftercare.domain.topic import TopicTree
from aftercare.domain.treatment import Treatment
from aftercare.draft_problems import draft_problems
from aftercare.pack_problems import problems_of
from aftercare.try_command import SESSION_TIME, clinic_program
from aftercare.ui.editor.ports import DraftFound

if TYPE_CHECKING:
    from aftercare.clinic.drafting.drafts import Drafted

_MOST_LOGO_BYTES = 1024 * 1024
_PAGE_WIDTH = 720
_LANGUAGE = "en"


class EditorBench:
    """One pack's folder, opened."""

    def __init__(self, folder: Path, resources: Path, assets: Path, clock: Callable[[], datetime]) -> None:
        """Opens a folder.

        Args:
            folder: the pack's folder.
            resources: the folder of our content.
            assets: the folder of our fonts and icons.
            clock: the moment it is.

        Raises:
            OSError: if it cannot be read.
            NotEditable: if a file in it is not TOML, which has to be mended with a text editor first.
        """
        self._resources = resources
        self._assets = assets
        self._clock = clock
        self._disk = PackFolder(folder)
        opened = self._disk.open()
        self.was_recovered = opened.was_recovered
        for name, _ in opened.pack.files:
            opened.pack.table(name)
        self._history = History(opened.pack)
        self._tag: tuple[str, ...] = ()
        self._drafted: Drafted | None = None
        self._loaded: tuple[EditedPack, LoadedPack] | None = None
        self._saved_at: datetime | None = None

    @property
    def now(self) -> EditedPack:
        """The pack as it stands."""
        return self._history.now

    @property
    def clinic(self) -> Table:
        """What ``clinic.toml`` holds."""
        return self.now.table(CLINIC)

    @property
    def rules(self) -> Sequence[Table]:
        """The rules as they stand in the files."""
        return [place.table for place in self.now.rules()]

    @property
    def languages(self) -> Sequence[str]:
        """The further languages there are words for."""
        return self.now.languages()

    def words(self, language: str, rule_id: str) -> Table:
        """A rule's words in a further language."""
        return self.now.words(language, rule_id)

    def set_clinic(self, table: str, key: str, value: object | None) -> None:
        """Set a key of ``clinic.toml``."""
        block = Block(table) if table else Block()
        self._change(("clinic", table, key), lambda pack: pack.with_clinic(key, value, block))

    @property
    def logo(self) -> bytes | None:
        """The picture of the clinic's logo."""
        return self.now.logo

    def set_logo(self, path: Path | None) -> None:
        """Take a picture as the logo, without whatever else its file holds; or have none."""
        from aftercare.content.picture import NotAPicture, clean_picture

        picture: bytes | None = None
        if path is not None:
            try:
                with path.open("rb") as stream:
                    picture = clean_picture(stream.read(_MOST_LOGO_BYTES))
            except (NotAPicture, OSError) as error:
                raise EditorError(Trouble.LOGO, getattr(error, "strerror", None) or str(error)) from None
        self._change((), lambda pack: pack.with_logo(picture))

    def offer(self, treatment: str, *, is_offered: bool) -> None:
        """Take a treatment into the pack, or out of it."""
        self._change((), lambda pack: pack.with_treatment(treatment, is_offered=is_offered))

    def set_visit_length(self, treatment: str, length: str) -> None:
        """Set how long a visit takes; empty for ours."""
        self._change(("visit", treatment), lambda pack: pack.with_visit_length(treatment, length.strip() or None))

    def set_rule(self, rule_id: str, key: str, value: object | None) -> None:
        """Set a key of a rule, or take it out."""
        self._change(("rule", rule_id, key), lambda pack: pack.with_rule(rule_id, key, value))

    def change_rule(self, rule_id: str, changes: Mapping[str, object | None]) -> None:
        """Set several keys of a rule in one step, or take them out."""

        def changed(pack: EditedPack) -> EditedPack:
            for key, value in changes.items():
                pack = pack.with_rule(rule_id, key, value)
            return pack

        self._change(("rule", rule_id, *sorted(changes)), changed)

    def add_language(self, language: str) -> None:
        """Begin with the words of a further language."""
        self._change((), lambda pack: pack.with_language(language))

    def set_words(self, language: str, rule_id: str, key: str, value: object | None) -> None:
        """Set words of a rule in a further language."""
        self._change(("words", language, rule_id, key), lambda pack: pack.with_words(language, rule_id, key, value))

    def add_rule(self, table: Mapping[str, object]) -> str:
        """Add a rule; gives its id."""
        self._change((), lambda pack: pack.with_new_rule(dict(table)))
        return self.now.rules()[-1].rule_id

    def remove_rule(self, rule_id: str) -> None:
        """Take a rule out."""
        self._change((), lambda pack: pack.without_rule(rule_id))

    def undo(self) -> None:
        """Take the last change back."""
        self._history, self._tag = self._history.undone(), ()

    def redo(self) -> None:
        """Make it again."""
        self._history, self._tag = self._history.redone(), ()

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._history.past)

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back."""
        return bool(self._history.future)

    @property
    def pack(self) -> ClinicPack | None:
        """The pack as it can be read now."""
        return self._read().draft

    @property
    def topics(self) -> TopicTree:
        """What rules may be about."""
        draft = self.pack
        return self._guidance.topics.joined(draft.topics) if draft is not None else self._guidance.topics

    @property
    def names(self) -> Mapping[str, str]:
        """The medicine classes, conditions and devices by id."""
        draft, treatments = self.pack, {treatment.value for treatment in Treatment}
        ours = {key: name for key, name in self._guidance.names.items() if key not in treatments}
        return {**ours, **draft.names} if draft is not None else ours

    def problems(self) -> Sequence[Fault]:
        """What is wrong with the pack."""
        return problems_of(self._read(), self._guidance, self._clock().date())

    def plan(self, treatment: str) -> Plan | None:
        """The plan of a sample session tomorrow at 10 AM."""
        pack, kind = self.pack, Treatment(treatment)
        offer = pack.offers(kind) if pack is not None else None
        if pack is None or offer is None:
            return None
        zone = ZoneInfo(pack.zone or "UTC")
        day = self._clock().astimezone(zone).date() + timedelta(days=1)
        start = datetime.combine(day, SESSION_TIME, zone)
        length = offer.visit_length or self._guidance.visit_length(kind)
        session = Session("preview", kind, start, start + length, number=1)
        return make_plan(PlanRequest(self._guidance, pack, PatientFacts(country=pack.country), session, zone))

    def checklist(self, plan: Plan) -> PagePicture:
        """The first page of the printed checklist."""
        from aftercare.documents.page_pictures import page_pictures
        from aftercare.documents.press import sheet_pdf
        from aftercare.domain.sheets.catalogue import Entered, made_sheet
        from aftercare.domain.sheets.paper import Paper, TextSize
        from aftercare.domain.sheets.printing import Printing
        from aftercare.domain.sheets.sheet import SheetKind

        words = read_sheets_words(self._resources, _LANGUAGE)
        printing = Printing(plan, words, self._clock(), (plan,))
        sheet = made_sheet(SheetKind.PREPARATION, printing, self._guidance, Entered())
        logo = plan.clinic.logo if plan.clinic is not None else None
        pdf = sheet_pdf(sheet, self._assets / "fonts", Paper.LETTER, TextSize.NORMAL, logo=logo)
        return page_pictures(pdf, width=_PAGE_WIDTH, only_first=True)[0]

    @property
    def saved_at(self) -> datetime | None:
        """When the draft was last saved."""
        return self._saved_at

    def save(self) -> None:
        """Write what changed into the folder.

        Raises:
            EditorError: if it cannot be written, or was changed by somebody else; the changes are still here.
        """
        self._take_outside()
        try:
            if self._disk.save(self.now):
                self._saved_at = self._clock()
        except OSError as error:
            raise EditorError(Trouble.NOT_SAVED, error.strerror or "") from None

    def _take_outside(self) -> None:
        """Go on from the folder as somebody else left it; what stood here until now is one step back."""
        try:
            outside = self._disk.changed_outside()
            if outside is None:
                return
            for name, _ in outside.files:
                outside.table(name)
        except (NotEditable, UnicodeDecodeError, OSError):
            raise EditorError(Trouble.BROKEN_OUTSIDE) from None
        self._disk.go_by(outside)
        self._history, self._tag = self._history.then(outside), ()
        raise EditorError(Trouble.CHANGED_OUTSIDE)

    def read_sheet(self, path: Path) -> Sequence[DraftFound]:
        """What an old instruction sheet proposes."""
        from aftercare.clinic.drafting.draft_maker import DraftMaker
        from aftercare.clinic.drafting.opened_sheet import SheetError, text_of_sheet
        from aftercare.clinic.drafting.pattern_book import LANGUAGES, read_pattern_book

        try:
            text = text_of_sheet(path)
        except SheetError as error:
            raise EditorError(Trouble.SHEET, error.problem) from None
        books = {language: read_pattern_book(self._resources, language) for language in LANGUAGES}
        self._drafted = DraftMaker(books, self._guidance.names).drafted(text)
        return [
            DraftFound(draft.sentence.text, draft_table(draft), doubts_in_words(draft))
            for draft in self._drafted.drafts
        ]

    @property
    def not_understood(self) -> Sequence[str]:
        """The sentences of that sheet that led to nothing."""
        return [sentence.text for sentence in self._drafted.not_understood] if self._drafted is not None else []

    def draft_problems(self, draft: Mapping[str, object]) -> Sequence[Fault]:
        """What is wrong with a proposal."""
        return draft_problems(draft, vocabulary_of(self._guidance, self.pack))

    def accept_draft(self, draft: Mapping[str, object]) -> str:
        """Put a proposal into the pack."""
        if "number" in draft:
            name = str(draft["name"])
            before = self.clinic.get("phones", {}).get(name, {})
            self.set_clinic("phones", name, {**before, "number": draft["number"]})
            return ""
        return self.add_rule(draft)

    def try_as_patient(self, treatment: str) -> None:
        """Open the app as a patient of this draft has it, in a folder that goes when that app ends."""
        self.save()
        chosen = ["--treatment", treatment] if treatment else []
        try:
            subprocess.Popen([*clinic_program(), "try", str(self._disk.folder), *chosen])
        except OSError as error:
            raise EditorError(Trouble.NOT_STARTED, error.strerror or "") from None

    def publish(self, key: Path, passphrase: str) -> Path:
        """Sign the pack."""
        from aftercare.content.key_file import KeyFileError, read_key_file, unlocked
        from aftercare.content.sealing import files_to_sign, sealed, write_whole

        self.save()
        loaded = self._read()
        files, more = files_to_sign(self._disk.folder)
        problems = (*self.problems(), *more)
        if loaded.pack is None or any(fault.weight is Weight.MUST_FIX for fault in problems):
            raise EditorError(Trouble.MUST_FIX)
        out = self._disk.folder.resolve().with_name(f"{loaded.pack.pack_id}{CLINIC_ENDING}")
        self._refuse_older(out, loaded.pack, files)
        try:
            locked = read_key_file(key)
        except (KeyFileError, OSError, ValueError) as error:
            raise EditorError(Trouble.KEY, key.name or type(error).__name__) from None
        try:
            secret = unlocked(locked, passphrase)
        except KeyFileError:
            raise EditorError(Trouble.PASSPHRASE) from None
        try:
            write_whole(out, sealed(loaded.pack, files, secret, ()))
        except OSError as error:
            raise EditorError(Trouble.NOT_WRITTEN, error.strerror or "") from None
        return out

    def _refuse_older(self, out: Path, pack: ClinicPack, files: dict[str, bytes]) -> None:
        from aftercare.command_faults import FaultsFound
        from aftercare.signing_commands import refuse_older

        try:
            refuse_older(out, pack, files, self._guidance)
        except FaultsFound:
            raise EditorError(Trouble.VERSION, str(pack.serial + 1)) from None

    def _change(self, tag: tuple[str, ...], change: Callable[[EditedPack], EditedPack]) -> None:
        """Makes a change; letter after letter in one field is one step back."""
        try:
            changed = change(self.now)
        except (NotEditable, KeyError):
            raise EditorError(Trouble.LAYOUT) from None
        is_same = bool(tag) and tag == self._tag
        self._history = self._history.amended(changed) if is_same else self._history.then(changed)
        self._tag = tag

    def _read(self) -> LoadedPack:
        if self._loaded is None or self._loaded[0] is not self.now:
            name = self._disk.folder.name
            loaded = load_files(name, self.now.content(), self._guidance)
            draft = replace(loaded.draft, is_signed=False) if loaded.draft is not None else None
            self._loaded = (self.now, replace(loaded, draft=draft))
        return self._loaded[1]

    @cached_property
    def _guidance(self) -> Guidance:
        return read_guidance(self._resources, _LANGUAGE)
