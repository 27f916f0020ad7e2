"""Edges in words: the ways to count one, one that was answered, and one that the form keeps as it stands."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from aftercare.ui.editor.edge_form import AFTER, AT_END, AT_START, BEFORE, DAY, KEPT, SLEPT, EdgeForm, form_of


def form_words() -> dict[str, str]:
    """The ways an edge is counted, in words."""
    translate = QCoreApplication.translate
    return {
        BEFORE: translate("Editor", "before the visit"),
        AFTER: translate("Editor", "after the visit"),
        AT_START: translate("Editor", "when the visit starts"),
        AT_END: translate("Editor", "when the visit ends"),
        DAY: translate("Editor", "on a day, at a time"),
        "midnight-before": translate("Editor", "at midnight before"),
        "evening-before": translate("Editor", "the evening before"),
        "night-before": translate("Editor", "the night before"),
        "day-before": translate("Editor", "the day before"),
        "morning-of": translate("Editor", "the morning of the visit"),
        "treatment-day": translate("Editor", "the day of the visit"),
        "rest-of-day": translate("Editor", "the rest of the day"),
        "end-of-day": translate("Editor", "the end of that day"),
        "night-after": translate("Editor", "the night after"),
        "next-morning": translate("Editor", "the next morning"),
        "next-day": translate("Editor", "the next day"),
        SLEPT: translate("Editor", "after a night’s sleep"),
    }


def edge_words(edge: EdgeForm) -> str:
    """An edge in words, such as "6 hours before the visit"."""
    translate = QCoreApplication.translate
    words = form_words().get(edge.form, edge.form)
    if edge.form == KEPT:
        words = translate("Editor", "a time that stands in the rule")
    elif edge.form in (BEFORE, AFTER):
        words = f"{edge.amount} {edge.unit} {words}"
    elif edge.form == DAY:
        words = f"{words} ({edge.day}, {edge.time})"
    sleep = translate("Editor", "and a night’s sleep")
    return f"{words} {sleep}" if edge.with_sleep else words


def kept_words(edge: object) -> str:
    """What an edge says that the form keeps as it stands."""
    translate = QCoreApplication.translate
    if not isinstance(edge, Mapping):
        return str(edge)
    for key, joining in (
        ("later_of", translate("Editor", "all of these")),
        ("earlier_of", translate("Editor", "the first of these")),
    ):
        parts = edge.get(key)
        if isinstance(parts, list):
            return f"{joining}: {'; '.join(_part(part) for part in parts)}"
    return ", ".join(f"{key} {value}" for key, value in edge.items())


def _part(edge: object) -> str:
    form = form_of(edge)
    return kept_words(edge) if form.form == KEPT else edge_words(form)
