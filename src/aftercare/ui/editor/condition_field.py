"""For whom a rule holds, as a row of choices that reads as a sentence."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from aftercare.ui.editor.choice_line import ChoiceLine
from aftercare.ui.editor.condition_form import (
    EVERYONE,
    KEPT,
    NAMED,
    WORDS,
    ConditionForm,
    as_text,
    from_text,
    needs_more,
)
from aftercare.ui.editor.fields import FormField
from aftercare.ui.editor.rows import FieldRow, Option
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.text_field import TypingLine
from aftercare.ui.widgets.visibility import put

_LONGEST = 200


class ConditionField(FormField):
    """Everyone, or some people by one fact; what is not said to its end is not told yet."""

    def build(self, row: FieldRow) -> None:
        """Make the parts; those that do not belong to the answer are put away."""
        look = self.look
        self._is_exception = row.field_id.endswith(".unless")
        self._shown = ""
        self._form = ConditionForm()
        self.kind = ChoiceLine(look)
        self.what = ChoiceLine(look)
        self.words = TypingLine(look, _LONGEST)
        parts = QWidget()
        line = FlowLayout(parts, look.theme.px(8), look.theme.px(8))
        for part in (self.kind, self.what, self.words):
            line.addWidget(part)
        self.label.setBuddy(self.kind)
        self.column.addWidget(parts)
        self.kind.picked.connect(self._on_kind)
        self.what.picked.connect(self._on_what)
        self.words.textEdited.connect(self._on_what)

    def show_row(self, row: FieldRow) -> None:
        """Show the answer; one that was begun and is not in the pack yet stays."""
        self._options = row.options
        super().show_row(row)

    def show_value(self, row: FieldRow) -> None:
        """Show the answer that stands in the pack."""
        self.kind.setAccessibleName(row.label)
        self.what.setAccessibleName(self.tr("{label}, which").format(label=row.label))
        self.words.setAccessibleName(self.tr("{label}, in words or years").format(label=row.label))
        if row.value != self._shown or not self._shown:
            self._shown = row.value
            self._form = from_text(row.value)
        self._show()

    def take_focus(self) -> None:
        """Put focus on the first part."""
        self.kind.setFocus()

    def _show(self) -> None:
        form = self._form
        self.kind.show_options(_kinds(form.kind, is_exception=self._is_exception), form.kind)
        is_named = form.kind in NAMED
        if is_named:
            options = self._options if form.what else (Option("", self.tr("choose one")), *self._options)
            self.what.show_options(options, form.what)
        elif not self.words.hasFocus():
            self.words.setText(form.what)
        put(self.what, shows=is_named)
        put(self.words, shows=needs_more(form.kind) and not is_named)

    def _on_kind(self, kind: str) -> None:
        self._form = ConditionForm(kind)
        if needs_more(kind):
            self._show()
        else:
            self._tell()

    def _on_what(self, what: str) -> None:
        self._form = self._form._replace(what=what)
        if what.strip():
            self._tell()

    def _tell(self) -> None:
        self._shown = as_text(self._form)
        self._show()
        self.changed.emit(self.field_id, self._shown)


def kind_words() -> dict[str, str]:
    """The ways to say for whom a rule holds."""
    translate = QCoreApplication.translate
    return {
        "takes": translate("Editor", "people who take"),
        "has": translate("Editor", "people who have"),
        "uses": translate("Editor", "people who use"),
        "first": translate("Editor", "people at their first visit"),
        "later": translate("Editor", "people at a later visit"),
        "booster": translate("Editor", "people at a booster visit"),
        "morning": translate("Editor", "people with a morning visit"),
        "afternoon": translate("Editor", "people with an afternoon visit"),
        "evening": translate("Editor", "people with an evening visit"),
        "alone": translate("Editor", "people who come alone"),
        "not-alone": translate("Editor", "people who come with somebody"),
        "age_min": translate("Editor", "people of at least this age"),
        "age_max": translate("Editor", "people of at most this age"),
        "case": translate("Editor", "people for whom this is true: if"),
    }


def _kinds(current: str, *, is_exception: bool) -> tuple[Option, ...]:
    translate = QCoreApplication.translate
    none = translate("Editor", "no exception") if is_exception else translate("Editor", "everyone")
    options = [Option(EVERYONE, none), *(Option(*one) for one in kind_words().items())]
    if is_exception:
        options.append(Option(WORDS, translate("Editor", "in words: unless")))
    if current == KEPT:
        options.insert(0, Option(KEPT, translate("Editor", "as written in rules.toml")))
    return tuple(options)
