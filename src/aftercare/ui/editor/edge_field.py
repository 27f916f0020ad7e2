"""An edge as a sentence: how it is counted, how much, and whether a night's sleep has to pass besides."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from aftercare.ui.editor.choice_line import ChoiceLine
from aftercare.ui.editor.edge_form import (
    AFTER,
    AT_END,
    BEFORE,
    DAY,
    KEPT,
    NONE,
    POINTS,
    UNITS,
    EdgeForm,
)
from aftercare.ui.editor.edge_words import form_words
from aftercare.ui.editor.fields import FormField
from aftercare.ui.editor.rows import FieldRow, Option
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.switch_row import SwitchRow
from aftercare.ui.widgets.text_field import TypingLine
from aftercare.ui.widgets.visibility import put

_EARLIEST_DAY, _LATEST_DAY = -14, 7
_USUAL_AMOUNT = 6


class EdgeField(FormField):
    """A row of choices that reads as a sentence."""

    def build(self, row: FieldRow) -> None:
        """Make the parts; those that do not belong to the form are put away."""
        self._edge = row.edge or EdgeForm()
        look = self.look
        self.amount = TypingLine(look, 4)
        self.unit = ChoiceLine(look)
        self.form = ChoiceLine(look)
        self.day = ChoiceLine(look)
        self.time = TypingLine(look, 5)
        self.sleep = SwitchRow(look, f"sleep-{row.field_id}", self.tr("and not before a night’s sleep"))
        self._parts = QWidget()
        line = FlowLayout(self._parts, look.theme.px(8), look.theme.px(8))
        for part in (self.amount, self.unit, self.form, self.day, self.time):
            line.addWidget(part)
        self.label.setBuddy(self.form)
        self.column.addWidget(self._parts)
        self.column.addWidget(self.sleep)
        self.form.picked.connect(self._on_form)
        self.unit.picked.connect(self._on_unit)
        self.day.picked.connect(self._on_day)
        self.amount.textEdited.connect(self._on_amount)
        self.time.textEdited.connect(self._on_time)
        self.sleep.wanted.connect(self._on_sleep)

    def show_value(self, row: FieldRow) -> None:
        """Show the answers."""
        self._edge = edge = row.edge or EdgeForm()
        for part, name in (
            (self.form, self.tr("{label}, how")),
            (self.amount, self.tr("{label}, how many")),
            (self.unit, self.tr("{label}, unit")),
            (self.day, self.tr("{label}, day")),
            (self.time, self.tr("{label}, time")),
            (self.sleep, self.tr("{label}, and not before a night’s sleep")),
        ):
            part.setAccessibleName(name.format(label=row.label))
        self.form.show_options(_form_options(edge), edge.form)
        self.unit.show_options(_unit_options(), edge.unit)
        self.day.show_options(_day_options(), str(edge.day))
        if not self.amount.hasFocus():
            self.amount.setText(str(edge.amount))
        if not self.time.hasFocus():
            self.time.setText(edge.time)
        self.sleep.show_on(edge.with_sleep)
        is_counted = edge.form in (BEFORE, AFTER)
        for widget in (self.amount, self.unit):
            put(widget, shows=is_counted)
        for other in (self.day, self.time):
            put(other, shows=edge.form == DAY)
        put(self.sleep, shows=edge.form in (AFTER, AT_END, *POINTS) and row.field_id.endswith(".ends"))

    def take_focus(self) -> None:
        """Put focus on the first part."""
        self.form.setFocus()

    def _tell(self, edge: EdgeForm) -> None:
        self._edge = edge
        self.edge_changed.emit(self.field_id, edge)

    def _on_form(self, form: str) -> None:
        amount = self._edge.amount or _USUAL_AMOUNT
        keeps_sleep = self._edge.with_sleep and form in (AFTER, AT_END, *POINTS)
        self._tell(self._edge._replace(form=form, amount=amount, with_sleep=keeps_sleep))

    def _on_unit(self, unit: str) -> None:
        self._tell(self._edge._replace(unit=unit))

    def _on_day(self, day: str) -> None:
        self._tell(self._edge._replace(day=int(day)))

    def _on_amount(self, text: str) -> None:
        if text.isascii() and text.isdigit() and int(text):
            self._tell(self._edge._replace(amount=int(text)))

    def _on_time(self, text: str) -> None:
        self._tell(self._edge._replace(time=text))

    def _on_sleep(self, is_wanted: bool) -> None:
        self._tell(self._edge._replace(with_sleep=is_wanted))


def _form_options(edge: EdgeForm) -> tuple[Option, ...]:
    translate = QCoreApplication.translate
    options = [Option(form, name) for form, name in form_words().items()]
    if edge.form == KEPT:
        options.insert(0, Option(KEPT, translate("Editor", "as written in rules.toml")))
    if edge.form == NONE:
        options.insert(0, Option(NONE, translate("Editor", "no time")))
    return tuple(options)


def _unit_options() -> tuple[Option, ...]:
    translate = QCoreApplication.translate
    words = (
        translate("Editor", "minutes"),
        translate("Editor", "hours"),
        translate("Editor", "days"),
        translate("Editor", "weeks"),
    )
    return tuple(Option(unit, name) for unit, name in zip(UNITS, words, strict=True))


def _day_options() -> tuple[Option, ...]:
    return tuple(Option(str(day), _day_words(day)) for day in range(_EARLIEST_DAY, _LATEST_DAY + 1))


def _day_words(day: int) -> str:
    translate = QCoreApplication.translate
    if day == 0:
        return translate("Editor", "the day of the visit")
    words = translate("Editor", "{n} days before") if day < 0 else translate("Editor", "{n} days after")
    if day == -1:
        words = translate("Editor", "the day before")
    elif day == 1:
        words = translate("Editor", "the day after")
    return words.format(n=abs(day))
