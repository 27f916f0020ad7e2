"""What the editor needs of the rest of the program: the pack being edited, its problems, its preview, its way out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, Protocol

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.fault import Fault
from aftercare.domain.plan import Plan
from aftercare.domain.sheets.page_picture import PagePicture
from aftercare.domain.topic import TopicTree
from aftercare.ui.editor.rows import BarRows, FormRows, PreviewRows, ProblemsRows

Table = Mapping[str, object]


class DraftFound(NamedTuple):
    """A proposal from an old sheet.

    Attributes:
        sentence: where it came from.
        table: the keys of the proposed rule, or the name and number of a phone.
        doubts: what to look at.
    """

    sentence: str
    table: Table
    doubts: tuple[str, ...]


class PackBench(Protocol):
    """The pack on the workbench. Each change either happens whole or raises an ``AftercareError``."""

    @property
    def clinic(self) -> Table:
        """What ``clinic.toml`` holds."""

    @property
    def rules(self) -> Sequence[Table]:
        """The rules as they stand in the files."""

    @property
    def languages(self) -> Sequence[str]:
        """The further languages there are words for."""

    def words(self, language: str, rule_id: str) -> Table:
        """A rule's words in a further language."""

    def set_clinic(self, table: str, key: str, value: object | None) -> None:
        """Set a key of ``clinic.toml``, in a table of it or, with an empty name, at its top."""

    @property
    def logo(self) -> bytes | None:
        """The picture of the clinic's logo; None if there is none."""

    def set_logo(self, path: Path | None) -> None:
        """Take a picture as the logo, or have none."""

    def offer(self, treatment: str, *, is_offered: bool) -> None:
        """Take a treatment into the pack, or out of it."""

    def set_visit_length(self, treatment: str, length: str) -> None:
        """Set how long a visit takes; empty for ours."""

    def set_rule(self, rule_id: str, key: str, value: object | None) -> None:
        """Set a key of a rule, or take it out."""

    def change_rule(self, rule_id: str, changes: Mapping[str, object | None]) -> None:
        """Set several keys of a rule in one step, or take them out."""

    def add_language(self, language: str) -> None:
        """Begin with the words of a further language; every one of them is missing then."""

    def set_words(self, language: str, rule_id: str, key: str, value: object | None) -> None:
        """Set words of a rule in a further language."""

    def add_rule(self, table: Table) -> str:
        """Add a rule; gives its id."""

    def remove_rule(self, rule_id: str) -> None:
        """Take a rule out."""

    def undo(self) -> None:
        """Take the last change back."""

    def redo(self) -> None:
        """Make it again."""

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back."""

    @property
    def pack(self) -> ClinicPack | None:
        """The pack as it can be read now; None if too much of it is broken."""

    @property
    def topics(self) -> TopicTree:
        """What rules may be about."""

    @property
    def names(self) -> Mapping[str, str]:
        """The medicine classes, conditions and devices that rules may name, by id."""

    def problems(self) -> Sequence[Fault]:
        """What is wrong with the pack, what must be fixed first."""

    def plan(self, treatment: str) -> Plan | None:
        """The plan of a sample session."""

    def checklist(self, plan: Plan) -> PagePicture:
        """The first page of the printed checklist."""

    @property
    def saved_at(self) -> datetime | None:
        """When the draft was last saved; None before it was."""

    def read_sheet(self, path: Path) -> Sequence[DraftFound]:
        """What an old instruction sheet proposes, kept until the next one is read."""

    @property
    def not_understood(self) -> Sequence[str]:
        """The sentences of that sheet that led to nothing."""

    def draft_problems(self, draft: Table) -> Sequence[Fault]:
        """What is wrong with a proposal as it stands, mended or not."""

    def accept_draft(self, draft: Table) -> str:
        """Put a proposal into the pack; gives the id of its rule, or nothing for a number."""

    def try_as_patient(self, treatment: str) -> None:
        """Open the app as a patient of this draft has it, before a session of this treatment; empty for the first."""

    def publish(self, key: Path, passphrase: str) -> Path:
        """Sign the pack; gives the file for patients."""


class EditorScreen(Protocol):
    """The view, as far as the presenter needs it."""

    def show_title(self, title: str, line: str) -> None:
        """Show whose pack it is, and when it was saved."""

    def show_form(self, rows: FormRows) -> None:
        """Show a section."""

    def show_bar(self, rows: BarRows) -> None:
        """Show which buttons can be pressed."""

    def show_preview(self, rows: PreviewRows) -> None:
        """Show what a patient would see."""

    def show_problems(self, rows: ProblemsRows) -> None:
        """Show what is wrong."""

    def show_counts(self, counts: Mapping[str, tuple[int, bool]]) -> None:
        """Show how many problems each section has, and whether one of them must be fixed."""

    def show_section(self, section_id: str) -> None:
        """Bring a section to the front."""

    def focus_field(self, field_id: str) -> None:
        """Put the cursor into a field."""

    def say(self, text: str) -> None:
        """Tell one sentence at the foot of the window."""
