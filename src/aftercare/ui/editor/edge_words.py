"""Edges in words: the ways to count one, one that was answered, and one that the form keeps as it stands."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from aftercare.ui.editor.edge_form import (
    AFTER,
    AT_END,
    AT_START,
    BEFORE,
    BETTER_LONGER,
    BETWEEN,
    COUNTED,
    DAY,
    DAYS,
    EXACTLY,
    KEPT,
    SLEPT,
    TWO_NUMBERS,
    EdgeForm,
    form_of,
)


def form_words() -> dict[str, str]:
    """The ways an edge is counted, in words."""
    translate = QCoreApplication.translate
    return {
        BEFORE: translate("Editor", "before the visit"),
        AFTER: translate("Editor", "after the visit"),
        AT_START: translate("Editor", "when the visit starts"),
        AT_END: translate("Editor", "when the visit ends"),
        DAY: translate("Editor", "on a day, at a time"),
        DAYS: translate("Editor", "between two days, at a time"),
        **point_words(),
        "after-start": translate("Editor", "after the visit starts"),
        "before-end": translate("Editor", "before the visit ends"),
        "before-dose": translate("Editor", "before the medicine is given"),
        "at-dose": translate("Editor", "when the medicine is given"),
        "after-dose": translate("Editor", "after the medicine is given"),
        SLEPT: translate("Editor", "after a night’s sleep"),
        "feels-clear": translate("Editor", "when the patient feels clear"),
        "staff-said-so": translate("Editor", "when the staff say so"),
        "not-stated": translate("Editor", "not stated: patients read “Ask your clinic”"),
        "told-personally": translate("Editor", "told to each patient personally"),
    }


def point_words() -> dict[str, str]:
    """The named parts of the calendar and of the visit."""
    translate = QCoreApplication.translate
    return {
        "midnight-before": translate("Editor", "at midnight before"),
        "evening-before": translate("Editor", "the evening before"),
        "night-before": translate("Editor", "the night before"),
        "day-before": translate("Editor", "the day before"),
        "few-days-before": translate("Editor", "3 days before"),
        "week-before": translate("Editor", "a week before"),
        "morning-of": translate("Editor", "the morning of the visit"),
        "treatment-day": translate("Editor", "the day of the visit"),
        "rest-of-day": translate("Editor", "the rest of the day"),
        "end-of-day": translate("Editor", "the end of that day"),
        "evening-after": translate("Editor", "the evening after"),
        "night-after": translate("Editor", "the night after"),
        "next-morning": translate("Editor", "the next morning"),
        "next-day": translate("Editor", "the next day"),
        "week-after": translate("Editor", "a week after"),
        "before-leaving-home": translate("Editor", "before leaving home"),
        "on-arrival": translate("Editor", "on arrival"),
        "during-session": translate("Editor", "during the session"),
        "before-discharge": translate("Editor", "before leaving the clinic"),
        "once-home": translate("Editor", "once home"),
    }


def reminder_words() -> dict[str, str]:
    """The ways a reminder alone is counted, from the times of its own rule."""
    translate = QCoreApplication.translate
    return {
        "before-window": translate("Editor", "before this rule starts"),
        "at-window": translate("Editor", "when this rule starts"),
        "after-window": translate("Editor", "after this rule starts"),
        "before-window-end": translate("Editor", "before this rule ends"),
        "at-window-end": translate("Editor", "when this rule ends"),
        "after-window-end": translate("Editor", "after this rule ends"),
    }


def bound_words() -> dict[str, str]:
    """How firmly a number is meant."""
    translate = QCoreApplication.translate
    return {
        EXACTLY: translate("Editor", "exactly"),
        "at-least": translate("Editor", "at least"),
        "at-most": translate("Editor", "at most"),
        "about": translate("Editor", "about"),
        BETWEEN: translate("Editor", "between two numbers"),
        BETTER_LONGER: translate("Editor", "at least, better the second"),
    }


def edge_words(edge: EdgeForm) -> str:
    """An edge in words, such as "6 hours before the visit"."""
    translate = QCoreApplication.translate
    words = {**form_words(), **reminder_words()}.get(edge.form, edge.form)
    if edge.form == KEPT:
        words = translate("Editor", "a time that stands in the rule")
    elif edge.form in COUNTED:
        amount = f"{edge.amount} – {edge.most}" if edge.how in TWO_NUMBERS else str(edge.amount)
        words = f"{amount} {edge.unit} {words}"
    elif edge.form == DAY:
        words = f"{words} ({edge.day}, {edge.time})"
    elif edge.form == DAYS:
        words = f"{words} ({edge.day}, {edge.last_day}, {edge.time})"
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
