"""An edge as a sentence: how firm, how much, how it is counted, and whether a night's sleep has to pass besides."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from aftercare.ui.editor.choice_line import ChoiceLine
from aftercare.ui.editor.edge_form import (
    ASKS,
    COUNTED,
    DAY,
    DAYS,
    EXACTLY,
    KEPT,
    NONE,
    STATES,
    TWO_NUMBERS,
    UNITS,
    EdgeForm,
    can_have_sleep,
)
from aftercare.ui.editor.edge_words import bound_words, form_words, reminder_words
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
        self._is_reminder = ".remind." in row.field_id
        look = self.look
        self.how = ChoiceLine(look)
        self.amount = TypingLine(look, 4)
        self.most = TypingLine(look, 4)
        self.unit = ChoiceLine(look)
        self.form = ChoiceLine(look)
        self.day = ChoiceLine(look)
        self.last_day = ChoiceLine(look)
        self.time = TypingLine(look, 5)
        self.sleep = SwitchRow(look, f"sleep-{row.field_id}", self.tr("and not before a night’s sleep"))
        self._parts = QWidget()
        line = FlowLayout(self._parts, look.theme.px(8), look.theme.px(8))
        for part in (self.how, self.amount, self.most, self.unit, self.form, self.day, self.last_day, self.time):
            line.addWidget(part)
        self.label.setBuddy(self.form)
        self.column.addWidget(self._parts)
        self.column.addWidget(self.sleep)
        self.form.picked.connect(self._on_form)
        self.how.picked.connect(self._on_how)
        self.unit.picked.connect(self._on_unit)
        self.day.picked.connect(self._on_day)
        self.last_day.picked.connect(self._on_last_day)
        self.amount.textEdited.connect(self._on_amount)
        self.most.textEdited.connect(self._on_most)
        self.time.textEdited.connect(self._on_time)
        self.sleep.wanted.connect(self._on_sleep)

    def show_value(self, row: FieldRow) -> None:
        """Show the answers."""
        self._edge = edge = row.edge or EdgeForm()
        self._name_parts(row.label)
        self.form.show_options(_form_options(edge, is_reminder=self._is_reminder), edge.form)
        self.how.show_options(tuple(Option(*one) for one in bound_words().items()), edge.how)
        self.unit.show_options(_unit_options(), edge.unit)
        self.day.show_options(_day_options(), str(edge.day))
        self.last_day.show_options(_day_options(), str(edge.last_day))
        for line, value in ((self.amount, str(edge.amount)), (self.most, str(edge.most)), (self.time, edge.time)):
            if not line.hasFocus():
                line.setText(value)
        self.sleep.show_on(edge.with_sleep)
        is_counted, is_day = edge.form in COUNTED, edge.form in (DAY, DAYS)
        put(self.how, shows=is_counted and (not self._is_reminder or edge.how != EXACTLY))
        for widget in (self.amount, self.unit):
            put(widget, shows=is_counted)
        put(self.most, shows=is_counted and edge.how in TWO_NUMBERS)
        put(self.day, shows=is_day)
        put(self.last_day, shows=edge.form == DAYS)
        put(self.time, shows=is_day)
        put(self.sleep, shows=can_have_sleep(edge.form) and row.field_id.endswith(".ends"))

    def _name_parts(self, label: str) -> None:
        for part, name in (
            (self.form, self.tr("{label}, how")),
            (self.how, self.tr("{label}, how firm")),
            (self.amount, self.tr("{label}, how many")),
            (self.most, self.tr("{label}, the larger number")),
            (self.unit, self.tr("{label}, unit")),
            (self.day, self.tr("{label}, day")),
            (self.last_day, self.tr("{label}, last day")),
            (self.time, self.tr("{label}, time")),
            (self.sleep, self.tr("{label}, and not before a night’s sleep")),
        ):
            part.setAccessibleName(name.format(label=label))

    def take_focus(self) -> None:
        """Put focus on the first part."""
        self.form.setFocus()

    def _tell(self, edge: EdgeForm) -> None:
        self._edge = edge
        self.edge_changed.emit(self.field_id, edge)

    def _on_form(self, form: str) -> None:
        edge = self._edge
        changed = edge._replace(form=form, amount=edge.amount or (1 if self._is_reminder else _USUAL_AMOUNT))
        if form == DAYS and edge.last_day <= edge.day:
            changed = changed._replace(last_day=edge.day + 1)
        self._tell(changed._replace(with_sleep=edge.with_sleep and can_have_sleep(form)))

    def _on_how(self, how: str) -> None:
        edge = self._edge._replace(how=how)
        is_short = how in TWO_NUMBERS and edge.most <= edge.amount
        self._tell(edge._replace(most=edge.amount + 1) if is_short else edge)

    def _on_unit(self, unit: str) -> None:
        self._tell(self._edge._replace(unit=unit))

    def _on_day(self, day: str) -> None:
        self._tell(self._edge._replace(day=int(day)))

    def _on_last_day(self, day: str) -> None:
        self._tell(self._edge._replace(last_day=int(day)))

    def _on_amount(self, text: str) -> None:
        if _is_number(text):
            self._tell(self._edge._replace(amount=int(text)))

    def _on_most(self, text: str) -> None:
        if _is_number(text):
            self._tell(self._edge._replace(most=int(text)))

    def _on_time(self, text: str) -> None:
        self._tell(self._edge._replace(time=text))

    def _on_sleep(self, is_wanted: bool) -> None:
        self._tell(self._edge._replace(with_sleep=is_wanted))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and int(text) > 0


def _form_options(edge: EdgeForm, *, is_reminder: bool) -> tuple[Option, ...]:
    translate = QCoreApplication.translate
    words = form_words()
    if is_reminder:
        # No clock tells when somebody slept, or what nobody stated.
        words = {**reminder_words(), **{form: name for form, name in words.items() if form not in (*STATES, *ASKS)}}
    options = [Option(form, name) for form, name in words.items()]
    if edge.form == KEPT:
        options.insert(0, Option(KEPT, translate("Editor", "as written in rules.toml")))
    if is_reminder:
        options.insert(0, Option(NONE, translate("Editor", "no reminder")))
    elif edge.form == NONE:
        options.insert(0, Option(NONE, translate("Editor", "no time")))
    return tuple(options)


def _unit_options() -> tuple[Option, ...]:
    translate = QCoreApplication.translate
    words = (
        translate("Editor", "minutes"),
        translate("Editor", "hours"),
        translate("Editor", "days"),
        translate("Editor", "weeks"),
        translate("Editor", "months"),
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
