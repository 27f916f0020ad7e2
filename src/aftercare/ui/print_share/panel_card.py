"""What can be done with the chosen sheet: print, save, open; and how it is printed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from aftercare.ui.print_share.rows import PanelRow
from aftercare.ui.print_share.said_line import SaidLine
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.option_card import OptionCard
from aftercare.ui.widgets.spoken_role import SpokenRole
from aftercare.ui.widgets.switch_row import SwitchRow
from aftercare.ui.widgets.text_label import TextLabel


class _Papers(QWidget):
    """A group of radio buttons, one a paper."""

    spoken_role = SpokenRole.GROUP


class PanelCard(Card):
    """Shows a PanelRow.

    Signals:
        print_requested, save_requested, open_requested, web_page_requested: what the person wants.
        large_wanted: whether large type should be on.
        paper_chosen: the paper_id of a paper.
    """

    print_requested = Signal()
    save_requested = Signal()
    open_requested = Signal()
    web_page_requested = Signal()
    large_wanted = Signal(bool)
    paper_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty card."""
        super().__init__(look, parent)
        self._title = Heading(look, TypeRole.H2)
        self._line = TextLabel(look, TypeRole.BODY, ColourRole.INK_2)
        self.print_button = self._button(ButtonKind.PRIMARY, "", "printer", "print-sheet", self._on_print)
        self.save_button = self._button(ButtonKind.PLAIN, "", "file-text", "save-sheet", self._on_save)
        self.large = SwitchRow(look, "large-type", self.tr("Extra large type"))
        self.large.wanted.connect(self.large_wanted)
        self._papers = _Papers()
        self._papers.setAccessibleName(self.tr("Paper"))
        self._paper_flow = FlowLayout(self._papers)
        self._group = QButtonGroup(self)
        self._options: dict[str, OptionCard] = {}
        self.said = SaidLine(look)
        self._last = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._links = QWidget()
        flow = self._link_flow = FlowLayout(self._links)
        self.open_button = self._button(ButtonKind.LINK, self.tr("Open it"), "eye", "open-sheet", self._on_open)
        self.web_button = self._button(
            ButtonKind.LINK, self.tr("Save as a web page"), "book-open", "save-web-page", self._on_web_page
        )
        for link in (self.open_button, self.web_button):
            flow.addWidget(link)
        self._column = QVBoxLayout(self)
        for part in (
            self._title,
            self._line,
            self.print_button,
            self.save_button,
            self.said,
            self._last,
            self.large,
            self._papers,
            self._links,
        ):
            self._column.addWidget(part)
        look.changed.connect(self.arrange)
        self.arrange()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Its controls from top to bottom."""
        buttons = (self.print_button, self.save_button, self.large)
        return (*buttons, *self._options.values(), self.open_button, self.web_button)

    def _button(self, kind: ButtonKind, words: str, icon: str, name: str, slot: object) -> ActionButton:
        button = ActionButton(self._look, kind, words, icon)
        button.setObjectName(name)
        button.clicked.connect(slot)
        if kind is not ButtonKind.LINK:
            policy = button.sizePolicy()
            policy.setHorizontalPolicy(policy.Policy.Expanding)
            policy.setVerticalPolicy(policy.Policy.Minimum)
            button.setSizePolicy(policy)
        return button

    def show_panel(self, row: PanelRow) -> None:
        """Show what can be done."""
        self.setAccessibleName(row.title)
        self._title.show_text(row.title)
        self._line.show_text(row.line)
        first, second = (
            (ButtonKind.PRIMARY, ButtonKind.PLAIN) if row.can_print else (ButtonKind.PLAIN, ButtonKind.PRIMARY)
        )
        self.print_button.become(first, row.print_text, "printer")
        self.save_button.become(second, row.save_text, "file-text")
        self.large.show_on(row.is_large)
        words = self.tr("Extra large type")
        if row.large_line:
            words = self.tr("Extra large type ({pages})").format(pages=row.large_line)
        self.large.setText(words)
        self.large.setAccessibleName(words)
        self._last.show_text(row.last)
        self.said.show_said(row.said, is_problem=row.is_problem)
        for paper in row.papers:
            if paper.paper_id not in self._options:
                option = self._options[paper.paper_id] = OptionCard(self._look, paper.name, parent=self._papers)
                option.setObjectName(f"paper-{paper.paper_id}")
                option.clicked.connect(partial(self._on_paper, paper.paper_id))
                self._group.addButton(option)
                self._paper_flow.addWidget(option)
            self._options[paper.paper_id].setChecked(paper.is_chosen)

    def arrange(self) -> None:
        """Lay out for the text size that is on."""
        px = self._look.theme.px
        self._column.setContentsMargins(px(20), px(16), px(20), px(14))
        self._column.setSpacing(px(10))
        self._paper_flow.set_gaps(px(10), px(8))
        self._link_flow.set_gaps(px(4), 0)

    def _on_print(self, _checked: bool = False) -> None:
        self.print_requested.emit()

    def _on_save(self, _checked: bool = False) -> None:
        self.save_requested.emit()

    def _on_open(self, _checked: bool = False) -> None:
        self.open_requested.emit()

    def _on_web_page(self, _checked: bool = False) -> None:
        self.web_page_requested.emit()

    def _on_paper(self, paper_id: str, _checked: bool = False) -> None:
        self.paper_chosen.emit(paper_id)
