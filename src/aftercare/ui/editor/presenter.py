"""What the editor shows and what its fields and buttons do. Decisions, and no widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from aftercare.domain.editor_errors import EditorError, Trouble
from aftercare.domain.fault import Fault, Weight
from aftercare.domain.plan import Plan
from aftercare.ui.editor import clinic_forms, language_forms, preview_rows, rule_forms, sheet_desk
from aftercare.ui.editor.edge_form import EdgeForm
from aftercare.ui.editor.edits import edge_changes, rule_changes, take_clinic, word_value
from aftercare.ui.editor.ports import EditorScreen, PackBench
from aftercare.ui.editor.problem_rows import problems_rows
from aftercare.ui.editor.problem_words import sentence_of
from aftercare.ui.editor.rows import BarRows, FieldRow, FormRows, Option, PreviewRows
from aftercare.ui.editor.rule_fields import DRAFT
from aftercare.ui.editor.sections import (
    CLINIC,
    LANGUAGES,
    PUBLISH,
    RULE_SECTIONS,
    SHEET,
    TREATMENTS,
    Target,
    section_of,
    target_of,
)
from aftercare.ui.editor.sheet_desk import SheetDesk
from aftercare.ui.editor.trouble_words import words_of

Later = Callable[[Callable[[], None]], None]
_Result = TypeVar("_Result")


class EditorPresenter:
    """Feeds the editor. What is shown is what stands in the pack, never what we hoped."""

    def __init__(self, screen: EditorScreen, bench: PackBench, later: Later) -> None:
        """Makes a presenter.

        Args:
            screen: the view.
            bench: the pack being edited.
            later: calls what it is given once the person has paused; checking after every letter would lag.
        """
        self._screen = screen
        self._bench = bench
        self._later = later
        self._section = CLINIC
        self._rule_id = ""
        self._problems: Sequence[Fault] = ()
        self._targets: dict[str, Target] = {}
        self._is_full = False
        self._touched: set[str] = set()
        self._is_print = False
        self._treatment = ""
        self._step = preview_rows.USUAL_STEP
        self._sheet = SheetDesk(bench)
        self._key = ""
        self._code = ""
        self._missing = ""
        self._told = ""
        self._passphrase = ""

    def start(self) -> None:
        """Show everything as it is now."""
        self._look_for_problems()
        self._show_all()

    def open_section(self, section: str) -> None:
        """Show another section."""
        if section != self._section:
            self._section, self._rule_id, self._told = section, "", ""
            self._touched.clear()
        self._show_form()

    def open_item(self, item_id: str) -> None:
        """Show another rule of the section."""
        self._rule_id = item_id
        self._touched.clear()
        self._show_form()

    def change(self, field_id: str, value: str) -> None:
        """Take what was typed or chosen."""
        head, _, rest = field_id.partition(".")
        if head == "publish":
            self._passphrase = value
            return
        if field_id == language_forms.CODE:
            self._code = value.strip()
            return
        if field_id == language_forms.CHOSEN:
            self._add_language(value)
            self._show_all()
            return
        if head == DRAFT:
            self._sheet.change(rest, value)
            self._later(self._check)
            return
        self._try(lambda: self._take(head, rest, value))

    def change_edge(self, field_id: str, form: EdgeForm) -> None:
        """Take another edge."""
        head, _, key = field_id.partition(".")
        if head == DRAFT:
            self._sheet.change_edge(key, form)
            self._show_form()
            return
        rule = self._open_rule()
        if rule is None:
            return
        self._try(lambda: self._bench.change_rule(str(rule.get("id", "")), edge_changes(rule, key, form)))

    def _take(self, head: str, rest: str, value: str) -> None:
        bench = self._bench
        match head:
            case "rule":
                rule = self._open_rule()
                if rule is not None:
                    self._touched.add(rest.partition(".")[0])
                    bench.change_rule(str(rule.get("id", "")), rule_changes(rule, rest, value))
            case "clinic":
                table, _, key = rest.rpartition(".")
                take_clinic(bench, table, key, value)
            case "offer":
                bench.offer(rest, is_offered=value == "yes")
            case "visit":
                bench.set_visit_length(rest, value.strip())
            case "words":
                language, rule_id, key = rest.split(".", 2)
                bench.set_words(language, rule_id, key, word_value(key, value))
            case _:
                pass

    def act(self, act_id: str) -> None:
        """Do what a button of the form says."""
        match act_id:
            case rule_forms.ADD_RULE:
                self._rule_id = self._try(lambda: self._bench.add_rule(rule_forms.new_rule(self._section))) or ""
            case rule_forms.SHOW_ALL | rule_forms.SHOW_FEWER:
                self._is_full = act_id == rule_forms.SHOW_ALL
            case rule_forms.REMOVE_RULE:
                rule = self._open_rule()
                if rule is not None:
                    self._try(lambda: self._bench.remove_rule(str(rule.get("id", ""))))
                self._rule_id = ""
            case language_forms.ADD_LANGUAGE:
                if not self._code:
                    self._screen.focus_field(language_forms.CHOSEN)
                    return
                self._add_language(self._code)
            case language_forms.NEXT_MISSING:
                self._go_to_missing()
                return
            case sheet_desk.ACCEPT:
                self._accept_draft()
            case sheet_desk.REFUSE:
                self._sheet.settle()
            case clinic_forms.REMOVE_LOGO:
                self._try(lambda: self._bench.set_logo(None))
            case clinic_forms.PUBLISH_NOW:
                self._publish()
            case _:
                return
        self._show_all()

    def read_sheet(self, path: Path) -> None:
        """Open an old instruction sheet and propose what it says."""
        drafts = self._try(lambda: self._bench.read_sheet(path))
        if drafts is not None:
            self._sheet.lay_out(drafts)
        self._show_form()

    def choose_logo(self, path: Path) -> None:
        """Take a picture as the clinic's logo."""
        self._try(lambda: self._bench.set_logo(path))
        self._show_all()

    def choose_key(self, path: Path) -> None:
        """Take the clinic's key file."""
        self._key = str(path)
        self._show_form()

    def undo(self) -> None:
        """Take the last change back."""
        self._bench.undo()
        self._changed()
        self._show_form()

    def redo(self) -> None:
        """Make it again."""
        self._bench.redo()
        self._changed()
        self._show_form()

    def go_to(self, problem_id: str) -> None:
        """Open the field in which a problem can be mended."""
        target = self._targets.get(problem_id)
        if target is None:
            return
        self._section, self._rule_id = target.section, target.rule_id
        if target.section == LANGUAGES:
            self._rule_id = target.field_id.split(".")[1]
        self._screen.show_section(target.section)
        self._show_form()
        self._screen.focus_field(target.field_id)

    def check_and_publish(self) -> None:
        """Check once more, and go to the section that publishes, or to the first problem that stands in the way."""
        self._look_for_problems()
        self._show_problems()
        first = next((number for number, fault in enumerate(self._problems) if _is_must(fault)), None)
        if first is not None:
            self._screen.say(QCoreApplication.translate("Editor", "This must be fixed first."))
            self.go_to(str(first))
            return
        self._section = PUBLISH
        self._screen.show_section(PUBLISH)
        self._show_form()

    def try_as_patient(self) -> None:
        """Open the app with this draft."""
        self._try(lambda: self._bench.try_as_patient(self._treatment))

    def slide(self, step: int) -> None:
        """Show another moment."""
        self._step = step
        self._show_preview()

    def choose_mode(self, *, is_print: bool) -> None:
        """Show the board, or the sheet."""
        self._is_print = is_print
        self._show_preview()

    def choose_treatment(self, treatment: str) -> None:
        """Show another treatment."""
        self._treatment = treatment
        self._show_preview()

    def saved(self) -> None:
        """Show that the draft was saved."""
        self._show_title()

    def _accept_draft(self) -> None:
        draft = self._sheet.draft
        if draft is None:
            return
        if not self._sheet.is_sound:
            self._screen.say(QCoreApplication.translate("Editor", "Change what is marked first, or refuse this one."))
        elif self._try(lambda: self._bench.accept_draft(draft)) is not None:
            self._sheet.settle()

    def _add_language(self, code: str) -> None:
        if not language_forms.is_language(code):
            translate = QCoreApplication.translate
            self._screen.say(translate("Editor", "Type a code of two or three letters, such as es, or pt-BR."))
            return
        if self._try(lambda: self._bench.add_language(code)) is None:
            self._rule_id, self._code = code, ""

    def _go_to_missing(self) -> None:
        """Go to the first field after the last one that has no words yet; behind the end, to the first."""
        self._missing = language_forms.next_missing(self._form().fields, self._missing)
        if self._missing:
            self._screen.focus_field(self._missing)

    def _publish(self) -> None:
        made = self._try(lambda: self._bench.publish(Path(self._key), self._passphrase))
        if made is not None:
            words = QCoreApplication.translate("Editor", "{file} is signed. Hand it to your patients with your card.")
            self._told = words.format(file=made.name)

    def _try(self, do: Callable[[], _Result]) -> _Result | None:
        """Does something; what does not happen is told, and nothing has changed then."""
        try:
            result = do()
        except EditorError as error:
            self._screen.say(words_of(error))
            if error.trouble is Trouble.CHANGED_OUTSIDE:
                self.start()
            return None
        self._changed()
        return result

    def _changed(self) -> None:
        self._show_title()
        self._screen.show_bar(BarRows(self._bench.can_undo, self._bench.can_redo))
        self._later(self._check)

    def _check(self) -> None:
        self._look_for_problems()
        self._show_form()
        self._show_problems()
        self._show_preview()

    def _look_for_problems(self) -> None:
        self._problems = self._bench.problems()
        sections = {str(rule.get("id", "")): section_of(rule, self._bench.topics) for rule in self._bench.rules}
        self._targets = {str(number): target_of(fault, sections) for number, fault in enumerate(self._problems)}

    def _show_all(self) -> None:
        self._show_title()
        self._screen.show_bar(BarRows(self._bench.can_undo, self._bench.can_redo))
        self._show_form()
        self._show_problems()
        self._show_preview()

    def _show_title(self) -> None:
        translate = QCoreApplication.translate
        name = str(self._bench.clinic.get("name") or translate("Editor", "New clinic"))
        saved = self._bench.saved_at
        line = translate("Editor", "Draft, nothing changed yet")
        if saved is not None:
            clock = f"{saved:%I:%M %p}".lstrip("0")
            line = translate("Editor", "Draft saved at {time}").format(time=clock)
        self._screen.show_title(name, line)

    def _show_form(self) -> None:
        rows = self._form()
        noted = tuple(self._noted(field) for field in rows.fields)
        self._screen.show_form(rows._replace(fields=noted))

    def _form(self) -> FormRows:
        bench = self._bench
        if self._section in RULE_SECTIONS:
            return rule_forms.rules_form(bench, self._section, self._rule_id, self._touched, is_full=self._is_full)
        match self._section:
            case s if s == TREATMENTS:
                return clinic_forms.treatments_form(bench)
            case s if s == LANGUAGES:
                return language_forms.languages_form(bench, self._rule_id, self._code)
            case s if s == SHEET:
                return self._sheet.form()
            case s if s == PUBLISH:
                must = sum(1 for fault in self._problems if _is_must(fault))
                return clinic_forms.publish_form(bench, must, Path(self._key).name if self._key else "", self._told)
            case _:
                return clinic_forms.clinic_form(bench)

    def _noted(self, field: FieldRow) -> FieldRow:
        """The field with what is wrong with it."""
        rule = self._open_rule()
        rule_id = str(rule.get("id", "")) if rule is not None else ""
        for number, fault in enumerate(self._problems):
            target = self._targets[str(number)]
            is_here = target.field_id == field.field_id and target.rule_id in ("", rule_id)
            if is_here and target.section == self._section:
                return field._replace(note=sentence_of(fault), is_must=_is_must(fault))
        return field

    def _open_rule(self) -> Mapping[str, object] | None:
        if self._section not in RULE_SECTIONS:
            return None
        rules = [one for one in self._bench.rules if section_of(one, self._bench.topics) == self._section]
        return next((one for one in rules if one.get("id") == self._rule_id), rules[0] if rules else None)

    def _show_problems(self) -> None:
        rows, counts = problems_rows(self._problems, self._targets)
        self._screen.show_problems(rows)
        self._screen.show_counts(counts)

    def _show_preview(self) -> None:
        plan, treatments = self._plan()
        if plan is None:
            self._screen.show_preview(preview_rows.nothing_rows(is_print=self._is_print))
            return
        self._screen.show_preview(self._preview(plan, treatments))

    def _preview(self, plan: Plan, treatments: tuple[Option, ...]) -> PreviewRows:
        if self._is_print:
            rows = preview_rows.print_rows(plan, treatments, self._step)
            return rows._replace(page=self._bench.checklist(plan))
        return preview_rows.screen_rows(plan, treatments, self._step)

    def _plan(self) -> tuple[Plan | None, tuple[Option, ...]]:
        pack = self._bench.pack
        if pack is None or not pack.treatments:
            return None, ()
        offered = [offer.treatment.value for offer in pack.treatments]
        treatment = self._treatment if self._treatment in offered else offered[0]
        plan = self._bench.plan(treatment)
        names = plan.names if plan is not None else {}
        options = tuple(Option(one, names.get(one, one)) for one in offered)
        return plan, options if len(options) > 1 else ()


def _is_must(fault: Fault) -> bool:
    return fault.weight is Weight.MUST_FIX
