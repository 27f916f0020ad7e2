"""The window of the editor: our shell with the sections in its menu, one page, and what feeds it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from aftercare.ui.editor import clinic_forms, sheet_desk
from aftercare.ui.editor.ports import PackBench
from aftercare.ui.editor.presenter import EditorPresenter
from aftercare.ui.editor.problem_words import problem_count
from aftercare.ui.editor.rows import BarRows, FormRows, PreviewRows, ProblemsRows
from aftercare.ui.editor.sections import CLINIC, section_specs
from aftercare.ui.editor.view import EditorPage
from aftercare.ui.shell.page import Page
from aftercare.ui.shell.rows import StripRow
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.layout_class import LayoutClass

PAUSE = 350
"""In milliseconds, after which what was typed is checked."""

AskForFile = Callable[[str, str], Path | None]


class EditorWindow(QObject):
    """Connects the page, the menu and the presenter."""

    def __init__(self, window: ShellWindow, bench: PackBench, ask_for_file: AskForFile) -> None:
        """Fill a window.

        Args:
            window: the frame, with Get help now in it.
            bench: the pack being edited.
            ask_for_file: asks the person for a file, by the title of the question and the endings to show.
        """
        super().__init__()
        self.window = window
        self._bench = bench
        self._ask_for_file = ask_for_file
        self.page = EditorPage(window.look)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._waiting: Callable[[], None] | None = None
        self._counts: Mapping[str, tuple[int, bool]] = {}
        self._pause.timeout.connect(self.settle)
        self.presenter = EditorPresenter(self, bench, self._later)
        for spec in section_specs():
            window.register_page(PageSpec(spec.section_id, spec.name, spec.icon, self._the_page))
        for keys, slot in (("Ctrl+Z", self.presenter.undo), ("Ctrl+Y", self.presenter.redo)):
            window.add_key(keys, slot)
        self._connect()
        window.show_page(CLINIC)
        self.presenter.start()

    def _connect(self) -> None:
        page, presenter = self.page, self.presenter
        self.window.page_shown.connect(presenter.open_section)
        self.window.strip_action_requested.connect(self._on_strip)
        page.form.changed.connect(presenter.change)
        page.form.edge_changed.connect(presenter.change_edge)
        page.form.item_opened.connect(presenter.open_item)
        page.form.acted.connect(self._on_acted)
        page.preview.slid.connect(presenter.slide)
        page.preview.mode_chosen.connect(self._on_mode)
        page.preview.treatment_chosen.connect(presenter.choose_treatment)
        page.problems.wanted.connect(presenter.go_to)
        page.arranged.connect(self._on_arranged)
        page.undo_wanted.connect(presenter.undo)
        page.redo_wanted.connect(presenter.redo)
        page.try_wanted.connect(presenter.try_as_patient)
        page.publish_wanted.connect(presenter.check_and_publish)

    def settle(self) -> None:
        """Check what was typed now, without waiting for the pause."""
        self._pause.stop()
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def show_title(self, title: str, line: str) -> None:
        """Show whose pack it is."""
        self.page.show_title(title, line)

    def show_form(self, rows: FormRows) -> None:
        """Show a section."""
        self.page.form.show_form(rows)
        self.page.settle()

    def show_bar(self, rows: BarRows) -> None:
        """Show which buttons can be pressed."""
        self.page.show_bar(rows)

    def show_preview(self, rows: PreviewRows) -> None:
        """Show what a patient would see."""
        self.page.preview.show_preview(rows)
        self.page.settle()

    def show_problems(self, rows: ProblemsRows) -> None:
        """Show what is wrong."""
        self.page.problems.show_problems(rows)
        self.page.settle()

    def show_counts(self, counts: Mapping[str, tuple[int, bool]]) -> None:
        """Show the counts in the menu; a section with something that must be fixed has an exclamation mark.

        A narrow menu has no room for them; the list of problems has the same counts.
        """
        self._counts = counts
        has_room = self.window.layout_class is LayoutClass.WIDE
        for spec in section_specs():
            count, has_must = counts.get(spec.section_id, (0, False))
            shown = f"{count}{'!' if has_must else ''}" if count and has_room else ""
            self.window.show_count(spec.section_id, shown, problem_count(count))

    def show_section(self, section_id: str) -> None:
        """Bring a section to the front."""
        self.window.show_page(section_id)

    def focus_field(self, field_id: str) -> None:
        """Put the cursor into a field."""
        self.page.focus_field(field_id)

    def say(self, text: str) -> None:
        """Tell one sentence at the foot of the window."""
        self.window.show_strip(StripRow("editor", text, self.tr("Close"), "info"))

    def _the_page(self) -> Page:
        return self.page

    def _on_arranged(self) -> None:
        self.show_counts(self._counts)

    def _later(self, do: Callable[[], None]) -> None:
        self._waiting = do
        self._pause.start()

    def _on_mode(self, is_print: bool) -> None:
        self.presenter.choose_mode(is_print=is_print)

    def _on_acted(self, act_id: str) -> None:
        self.settle()
        if act_id == sheet_desk.OPEN_SHEET:
            path = self._ask_for_file(self.tr("Open your old sheet"), "*.txt *.docx *.pdf")
            if path is not None:
                self.presenter.read_sheet(path)
        elif act_id == clinic_forms.CHOOSE_LOGO:
            path = self._ask_for_file(self.tr("Choose your logo"), "*.png")
            if path is not None:
                self.presenter.choose_logo(path)
        elif act_id == clinic_forms.CHOOSE_KEY:
            path = self._ask_for_file(self.tr("Choose the key file"), "*.aftercare-key")
            if path is not None:
                self.presenter.choose_key(path)
        else:
            self.presenter.act(act_id)

    def _on_strip(self, _strip_id: str) -> None:
        self.window.show_strip(None)
