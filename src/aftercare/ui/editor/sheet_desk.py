"""The proposals of an old instruction sheet, one after another: mended, accepted or refused. No widgets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from aftercare.domain.fault import Fault
from aftercare.ui.editor.edge_form import EdgeForm
from aftercare.ui.editor.edits import edge_changes, rule_changes, with_changes
from aftercare.ui.editor.ports import DraftFound, PackBench, Table
from aftercare.ui.editor.problem_words import sentence_of
from aftercare.ui.editor.rows import ActRow, FieldKind, FieldRow, FormRows, Option
from aftercare.ui.editor.rule_fields import DRAFT, RuleFields

OPEN_SHEET, ACCEPT, REFUSE = "open-sheet", "accept-draft", "refuse-draft"

_KEY = re.compile(r"\brule [A-Za-z0-9_-]+, ([A-Za-z_]+)")


class SheetDesk:
    """What was proposed, how it was mended, and what is still to be decided. Nothing here is in the pack."""

    def __init__(self, bench: PackBench) -> None:
        """An empty desk, for a pack."""
        self._bench = bench
        self._drafts: tuple[DraftFound, ...] = ()
        self._at = 0
        self._touched: set[str] = set()

    def lay_out(self, drafts: Sequence[DraftFound]) -> None:
        """Begin with the proposals of another sheet."""
        self._drafts, self._at = tuple(drafts), 0

    @property
    def draft(self) -> Table | None:
        """The proposal that is shown, as it was mended; None if there is none left."""
        return self._drafts[self._at].table if self._at < len(self._drafts) else None

    @property
    def is_sound(self) -> bool:
        """True if the proposal that is shown can be accepted as it stands."""
        draft = self.draft
        return draft is not None and not self._bench.draft_problems(draft)

    def change(self, key: str, value: str) -> None:
        """Mend a key of the proposal."""
        draft = self.draft
        if draft is not None:
            self._touched.add(key.partition(".")[0])
            self._mend(with_changes(draft, rule_changes(draft, key, value)))

    def change_edge(self, key: str, form: EdgeForm) -> None:
        """Mend a time of the proposal."""
        draft = self.draft
        if draft is not None:
            self._mend(with_changes(draft, edge_changes(draft, key, form)))

    def settle(self) -> None:
        """Go on to the next one."""
        self._at += 1
        self._touched.clear()

    def _mend(self, table: Table) -> None:
        mended = self._drafts[self._at]._replace(table=table)
        self._drafts = (*self._drafts[: self._at], mended, *self._drafts[self._at + 1 :])

    def form(self) -> FormRows:
        """The proposal that is shown beside its sentence, or the way to open a sheet."""
        translate = QCoreApplication.translate
        title = translate("Editor", "Draft from your old sheet")
        draft = self.draft
        opening = ActRow(OPEN_SHEET, translate("Editor", "Open a sheet"), "notebook-pen", is_primary=draft is None)
        unknown = _not_understood(self._bench.not_understood)
        if draft is None:
            line = translate(
                "Editor", "Text, Word or PDF. You accept or refuse each one. Nothing leaves this computer."
            )
            if self._drafts:
                line = translate("Editor", "That was the last proposal.")
            return FormRows(f"sheet-{len(unknown)}", title, line, fields=unknown, acts=(opening,))
        line = translate("Editor", "Proposal {n} of {all}. Change what is not right, then accept or refuse it.")
        line = line.format(n=self._at + 1, all=len(self._drafts))
        fields = (*self._fields(draft), *unknown)
        acts = (
            ActRow(ACCEPT, translate("Editor", "Accept"), "check", is_primary=True),
            ActRow(REFUSE, translate("Editor", "Refuse")),
            opening,
        )
        shape = ",".join(field.field_id for field in fields)
        return FormRows(f"sheet-{self._at}-{shape}", title, line, fields=fields, acts=acts, acts_first=True)

    def _fields(self, draft: Table) -> tuple[FieldRow, ...]:
        translate = QCoreApplication.translate
        found = self._drafts[self._at]
        says = FieldRow("draft.sentence", FieldKind.NOTE, translate("Editor", "Your sheet says"), found.sentence)
        look = translate("Editor", "Look at this")
        doubts = [FieldRow(f"draft.doubt.{n}", FieldKind.NOTE, look, doubt) for n, doubt in enumerate(found.doubts)]
        if "number" in draft:
            return says, *self._phone_fields(draft), *doubts
        notes, others = _noted(self._bench.draft_problems(draft))
        fields = [
            field._replace(note=notes[field.field_id], is_must=True) if field.field_id in notes else field
            for field in RuleFields(draft, self._bench, DRAFT, self._touched).all()
        ]
        shown = {field.field_id for field in fields}
        others += [words for field_id, words in notes.items() if field_id not in shown]
        doubts += [FieldRow(f"draft.problem.{n}", FieldKind.NOTE, look, words) for n, words in enumerate(others)]
        return says, *doubts, *fields

    def _phone_fields(self, draft: Table) -> tuple[FieldRow, ...]:
        translate = QCoreApplication.translate
        name = str(draft.get("name") or "")
        names = (
            Option("main", translate("Editor", "Main number")),
            Option("after-hours", translate("Editor", "Number after hours")),
        )
        note = "".join(sentence_of(fault) for fault in self._bench.draft_problems(draft)[:1])
        phones = self._bench.clinic.get("phones")
        known = phones.get(name) if isinstance(phones, dict) else None
        help_text = ""
        if isinstance(known, dict) and known.get("number"):
            words = translate("Editor", "Your pack says {number} there. Accepting puts this one in its place.")
            help_text = words.format(number=known["number"])
        number = str(draft.get("number") or "")
        return (
            FieldRow("draft.number", FieldKind.LINE, translate("Editor", "Number"), number, note=note, is_must=True),
            FieldRow("draft.name", FieldKind.CHOICE, translate("Editor", "It is"), name, help_text, options=names),
        )


def _not_understood(sentences: Sequence[str]) -> tuple[FieldRow, ...]:
    """The sentences from which nothing came, each on a line of its own."""
    if not sentences:
        return ()
    label = QCoreApplication.translate("Editor", "Not understood. If one of these is a rule, add it yourself.")
    return (FieldRow("sheet.unknown", FieldKind.NOTE, label, "\n".join(f"• {one}" for one in sentences)),)


def _noted(faults: Sequence[Fault]) -> tuple[dict[str, str], list[str]]:
    """The problems of a proposal by the field they are in, and those of no field."""
    notes: dict[str, str] = {}
    others: list[str] = []
    for fault in faults:
        found = _KEY.search(fault.place)
        if found is None:
            others.append(sentence_of(fault))
        else:
            notes.setdefault(f"{DRAFT}.{found[1]}", sentence_of(fault))
    return notes, others
