"""A proposed rule in plain words, for somebody who has never seen the file it would go into."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from aftercare.domain.rule import TopicId
from aftercare.domain.topic import TopicTree
from aftercare.ui.editor.edge_form import NONE, form_of
from aftercare.ui.editor.edge_words import edge_words, form_words
from aftercare.ui.editor.ports import DraftFound
from aftercare.ui.editor.rule_forms import force_options


def draft_words(draft: DraftFound, topics: TopicTree) -> str:
    """One line for each thing a draft says."""
    translate = QCoreApplication.translate
    table = draft.table
    if "number" in table:
        words = translate("Editor", "A number: {number} ({name})")
        return words.format(number=table.get("number"), name=table.get("name"))
    named = table.get("topic")
    ids = [str(one) for one in named] if isinstance(named, list) else [str(named)]
    names = ", ".join(topics.topic(TopicId(one)).name if one in topics else one for one in ids)
    force = next((option.words for option in force_options() if option.value == table.get("force")), "")
    lines = [f"{names}: {force}", f"“{table.get('text', '')}”"]
    starts, ends, at = (form_of(table.get(key)) for key in ("starts", "ends", "at"))
    if starts.form != NONE:
        lines.append(translate("Editor", "Starts: {time}").format(time=edge_words(starts)))
        lines.append(translate("Editor", "Ends: {time}").format(time=edge_words(ends)))
    if at.form != NONE:
        lines.append(translate("Editor", "When: {time}").format(time=edge_words(at)))
    on = table.get("on")
    if isinstance(on, str):
        lines.append(translate("Editor", "When: {time}").format(time=form_words().get(on, on)))
    when = table.get("when")
    if isinstance(when, Mapping):
        people = translate("Editor", "Only for: {people}")
        lines.append(people.format(people=", ".join(f"{key} {value}" for key, value in when.items())))
    return "\n".join(lines)
