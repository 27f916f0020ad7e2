"""The page of the clinic: whose rules the plan goes by, and what is asked about a new file."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from aftercare.ui.clinic_packs.rows import HomeRows, StepRow, Tone, Wanted
from aftercare.ui.clinic_packs.step_card import StepCard
from aftercare.ui.shell.page import Page, page_sides
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.page_scroll import PageScroll
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_BESIDE_BELOW = 1.5
"""Below this text size a fact stands beside its name."""
_WORDS_BESIDE = {LayoutClass.WIDE: 2, LayoutClass.NARROW: 2, LayoutClass.COMPACT: 1}


class ClinicFileView(Page):
    """Either the clinic in use with all that can be done, or one step of looking at a file.

    Signals:
        wanted: the Wanted of a button.
        typed: words from a new card, to be compared.
        offer_chosen: the number of a file that waits on this computer, from 0.
    """

    wanted = Signal(Wanted)
    typed = Signal(str)
    offer_chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make a page that knows nothing yet."""
        super().__init__(look, parent)
        self._scroll = PageScroll(look)
        content = self._scroll.content
        self.step = StepCard(look, content)
        self.news = StepCard(look, content)
        self.offers = _OffersCard(look, content)
        self.clinic = StepCard(look, content)
        self._facts = _FactsCard(look, content)
        self._ways = _ListCard(look, self.tr("How your clinic’s file gets here"), content)
        self._history = _ListCard(look, self.tr("Before that"), content)
        self._cards = (self.step, self.news, self.offers, self.clinic, self._facts, self._history, self._ways)
        for card in (self.step, self.news, self.clinic):
            card.wanted.connect(self.wanted)
        self.step.typed.connect(self.typed)
        self.offers.chosen.connect(self.offer_chosen)
        self._ways.show_lines(
            (
                self.tr("Double-click the file, or drag it onto this window."),
                self.tr("Or press the button above and choose it."),
                self.tr("A file that came with Aftercare is found by itself."),
                self.tr("Aftercare sends nothing to anybody."),
            )
        )
        for one in self._cards:
            put(one, shows=False)
        self._scroll.set_sections(list(self._cards))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._scroll)
        self.set_header(HeaderRow(self.tr("My clinic"), self.tr("Whose rules your plan goes by."), ""))
        look.changed.connect(self.arrange)
        self.arrange()

    @property
    def page_scroll(self) -> PageScroll:
        """What scrolls."""
        return self._scroll

    def show_home(self, rows: HomeRows) -> None:
        """Show the clinic in use, and what can be done."""
        put(self.step, shows=False)
        put(self.news, shows=rows.news is not None)
        if rows.news is not None:
            self.news.show_step(rows.news)
        put(self.offers, shows=bool(rows.offers))
        self.offers.show_offers(rows)
        lines, buttons = rows.lines, rows.buttons
        self.clinic.show_step(StepRow(Tone.PLAIN, rows.title, lines=lines, problem=rows.problem, buttons=buttons))
        put(self.clinic, shows=True)
        put(self._facts, shows=bool(rows.facts))
        self._facts.show_facts(rows)
        put(self._history, shows=bool(rows.history))
        self._history.show_lines(rows.history)
        put(self._ways, shows=True)
        self._settle()

    def show_step(self, row: StepRow) -> None:
        """Show one question or answer about a file, and nothing beside it."""
        is_other = row != self.step.row
        for one in self._cards:
            put(one, shows=one is self.step)
        self.step.show_step(row)
        self._settle()
        if is_other and self.step.heading is not None:
            self._scroll.verticalScrollBar().setValue(0)
            self.step.heading.setFocus()

    def arrange(self) -> None:
        """Lay out for the class and the text size that are on."""
        px = self.look.theme.px
        columns = _WORDS_BESIDE[self.layout_class]
        for card in (self.step, self.news, self.clinic):
            card.arrange(columns)
        for other in (self.offers, self._facts, self._ways, self._history):
            other.arrange()
        self._scroll.set_page_margins(page_sides(self.layout_class), 8, 24)
        gap = px(14)
        self._scroll.set_gaps(lambda _section: gap)

    def _settle(self) -> None:
        self.arrange()
        self._scroll.order_focus()


class _ListCard(Card):
    """A heading and sentences."""

    def __init__(self, look: Look, title: str, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.column = QVBoxLayout(self)
        heading = Heading(look, TypeRole.H3, parent=self)
        heading.show_text(title)
        self.column.addWidget(heading)
        self.setAccessibleName(title)
        self._labels: list[TextLabel] = []

    def show_lines(self, lines: tuple[str, ...]) -> None:
        while len(self._labels) < len(lines):
            label = TextLabel(self._look, TypeRole.BODY, parent=self)
            self.column.addWidget(label)
            self._labels.append(label)
        for number, label in enumerate(self._labels):
            label.show_text(lines[number] if number < len(lines) else "")

    def arrange(self) -> None:
        px = self._look.theme.px
        self.column.setContentsMargins(px(24), px(16), px(24), px(18))
        self.column.setSpacing(px(6))


class _FactsCard(_ListCard):
    """What is known of the clinic, label and value."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, "", parent)
        self.setAccessibleName(self.tr("About this clinic"))
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)
        self._pairs: list[tuple[TextLabel, TextLabel]] = []

    def show_facts(self, rows: HomeRows) -> None:
        while len(self._pairs) < len(rows.facts):
            label = TextLabel(self._look, TypeRole.META, ColourRole.INK_2, self)
            value = TextLabel(self._look, TypeRole.CONTROL, parent=self)
            self._pairs.append((label, value))
        for number, pair in enumerate(self._pairs):
            fact = rows.facts[number] if number < len(rows.facts) else None
            pair[0].show_text(fact.label if fact else "")
            pair[1].show_text(fact.value if fact else "")

    def arrange(self) -> None:
        super().arrange()
        px, theme = self._look.theme.px, self._look.theme
        self._grid.setHorizontalSpacing(px(20))
        self._grid.setVerticalSpacing(px(6))
        is_beside = theme.factor < _BESIDE_BELOW
        for number, (label, value) in enumerate(self._pairs):
            self._grid.removeWidget(label)
            self._grid.removeWidget(value)
            if is_beside:
                self._grid.addWidget(label, number, 0)
                self._grid.addWidget(value, number, 1)
            else:
                self._grid.addWidget(label, 2 * number, 0, 1, 2)
                self._grid.addWidget(value, 2 * number + 1, 0, 1, 2)


class _OffersCard(_ListCard):
    """The files that wait on this computer."""

    chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, self.tr("A file waits on this computer"), parent)
        self.set_ground(ColourRole.PRIMARY, ColourRole.SURFACE, 1.5)
        self._rows: list[tuple[TextLabel, ActionButton]] = []

    def show_offers(self, rows: HomeRows) -> None:
        while len(self._rows) < len(rows.offers):
            number = len(self._rows)
            label = TextLabel(self._look, TypeRole.CONTROL, parent=self)
            kind = ButtonKind.PLAIN if number else ButtonKind.PRIMARY
            button = ActionButton(self._look, kind, parent=self)
            button.setObjectName(f"clinic-offer-{number}")
            button.clicked.connect(partial(self._on_clicked, number))
            self.column.addWidget(label)
            self.column.addWidget(button)
            self._rows.append((label, button))
        for number, (label, button) in enumerate(self._rows):
            offer = rows.offers[number] if number < len(rows.offers) else None
            label.show_text(offer.text if offer else "")
            put(button, shows=offer is not None)
            if offer is not None:
                button.show_words(offer.button)
                button.setAccessibleName(self.tr("{button}: {file}").format(button=offer.button, file=offer.text))

    def _on_clicked(self, number: int, _checked: bool = False) -> None:
        self.chosen.emit(number)
