"""The page of the editor: buttons above, form and preview side by side, problems below. No decisions."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.editor.form_view import FormView
from aftercare.ui.editor.preview_pane import PreviewPane
from aftercare.ui.editor.problem_list import ProblemList
from aftercare.ui.editor.rows import BarRows
from aftercare.ui.shell.page import Page, page_sides
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Divider
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.page_scroll import PageScroll
from aftercare.ui.widgets.visibility import put

_PREVIEW_WIDTH = 400
_PROBLEMS_HEIGHT = 190


class EditorPage(Page):
    """Everything but the menu and the header.

    Signals:
        undo_wanted, redo_wanted, try_wanted, publish_wanted: a button above the form was pressed.
        arranged: the page was laid out for another width or text size.
    """

    undo_wanted = Signal()
    redo_wanted = Signal()
    try_wanted = Signal()
    publish_wanted = Signal()
    arranged = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty page."""
        super().__init__(look, parent)
        self.form = FormView(look)
        self.preview = PreviewPane(look)
        self.problems = ProblemList(look)
        self.undo = ActionButton(look, ButtonKind.PLAIN, self.tr("Undo"), "undo-2")
        self.redo = ActionButton(look, ButtonKind.PLAIN, self.tr("Redo"))
        self.trying = ActionButton(look, ButtonKind.PLAIN, self.tr("Try as a patient"), "eye")
        self.publishing = ActionButton(look, ButtonKind.PRIMARY, self.tr("Check and publish"), "check")
        for button, name, signal in (
            (self.undo, "undo", self.undo_wanted),
            (self.redo, "redo", self.redo_wanted),
            (self.trying, "try-as-patient", self.try_wanted),
            (self.publishing, "check-and-publish", self.publish_wanted),
        ):
            button.setObjectName(name)
            button.clicked.connect(signal)
        self._form_scroll = PageScroll(look)
        self._preview_scroll = PageScroll(look)
        self._problem_scroll = PageScroll(look)
        self._rule = Divider(look)
        self._build()
        look.changed.connect(self.arrange)
        self.arrange()

    def _build(self) -> None:
        self._bar_place = QWidget()
        self._bar = FlowLayout(self._bar_place)
        for button in (self.trying, self.publishing, self.undo, self.redo):
            self._bar.addWidget(button)
        put(self.undo, shows=False)
        put(self.redo, shows=False)
        self._body = QHBoxLayout()
        self._body.addWidget(self._form_scroll, 1)
        self._body.addWidget(self._preview_scroll)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._bar_box = QVBoxLayout()
        self._bar_box.addWidget(self._bar_place)
        self._column.addLayout(self._bar_box)
        self._column.addLayout(self._body, 1)
        self._column.addWidget(self._rule)
        self._column.addWidget(self._problem_scroll)

    def show_bar(self, rows: BarRows) -> None:
        """Let buttons be pressed, or not."""
        put(self.undo, shows=rows.can_undo)
        put(self.redo, shows=rows.can_redo)

    def show_title(self, title: str, line: str) -> None:
        """Show whose pack it is."""
        self.set_header(HeaderRow(title, line, line))

    def focus_field(self, field_id: str) -> None:
        """Put the cursor into a field and bring it into view."""
        found = self.form.focus_field(field_id)
        if found is not None:
            self._form_scroll.settle()
            self._form_scroll.bring_into_view(found)

    def arrange(self) -> None:
        """Side by side in a wide window; one below the other in any other."""
        px = self.look.theme.px
        is_wide = self.layout_class is LayoutClass.WIDE
        sides = page_sides(self.layout_class)
        self._bar_box.setContentsMargins(sides, 4, sides, px(10))
        self._bar.set_gaps(px(10), px(8))
        self.problems.set_stacked(not is_wide)
        if is_wide:
            self._form_scroll.set_sections((self.form,))
            self._preview_scroll.set_sections((self.preview,))
            self._problem_scroll.set_sections((self.problems,))
            self._preview_scroll.setFixedWidth(px(_PREVIEW_WIDTH))
            self._problem_scroll.setFixedHeight(px(_PROBLEMS_HEIGHT))
        else:
            self._preview_scroll.set_sections(())
            self._problem_scroll.set_sections(())
            self._form_scroll.set_sections((self.form, self.preview, self.problems))
        for part in (self._preview_scroll, self._problem_scroll, self._rule):
            part.setVisible(is_wide)
        self._form_scroll.set_page_margins(sides, 8, 16)
        self._preview_scroll.set_page_margins(px(16), 8, 16)
        self._problem_scroll.set_page_margins(sides, 8, 8)
        for scroll in (self._form_scroll, self._preview_scroll, self._problem_scroll):
            scroll.set_gaps(lambda _section: px(20))
        self.arranged.emit()

    def settle(self) -> None:
        """Give every part the height that its texts need now."""
        for scroll in (self._form_scroll, self._preview_scroll, self._problem_scroll):
            scroll.settle()
