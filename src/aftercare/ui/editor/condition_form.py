"""For whom a rule holds, as a sentence with one closed choice: "only people who take lamotrigine".

What a file says in a richer way (several facts at once, several names) is kept as it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

EVERYONE, KEPT, WORDS = "everyone", "kept", "words"
NAMED = ("takes", "has", "uses")
AGES = ("age_min", "age_max")
CASE = "case"
_FIXED: dict[str, dict[str, object]] = {
    "first": {"session": "first"},
    "later": {"session": "later"},
    "booster": {"session": "booster"},
    "morning": {"appointment": "morning"},
    "afternoon": {"appointment": "afternoon"},
    "evening": {"appointment": "evening"},
    "alone": {"travels_alone": True},
    "not-alone": {"travels_alone": False},
}
KINDS = (*NAMED, *AGES, *_FIXED, CASE)


class ConditionForm(NamedTuple):
    """The answers: one of `KINDS` or of the words above, and what was named, typed or counted with it."""

    kind: str = EVERYONE
    what: str = ""


def needs_more(kind: str) -> bool:
    """True for what is only said with a name, a number or words."""
    return kind in (*NAMED, *AGES, CASE, WORDS)


def condition_form(condition: object) -> ConditionForm:
    """The answers that a condition in a file stands for."""
    if condition is None:
        return ConditionForm()
    if isinstance(condition, str):
        return ConditionForm(WORDS, condition)
    if not isinstance(condition, Mapping) or len(condition) != 1:
        return ConditionForm(KEPT)
    fixed = next((kind for kind, table in _FIXED.items() if table == condition), "")
    if fixed:
        return ConditionForm(fixed)
    ((key, value),) = condition.items()
    is_ours = key in (*NAMED, *AGES, CASE)
    form = ConditionForm(str(key), str(value))
    return form if is_ours and condition_of(form, None) == condition else ConditionForm(KEPT)


def condition_of(form: ConditionForm, kept: object) -> object | None:
    """The condition that these answers stand for; None for everyone, and what was there for one that is kept."""
    what = form.what.strip()
    match form.kind:
        case "kept":
            return kept
        case "words":
            return what or None
        case "age_min" | "age_max":
            return {form.kind: int(what)} if what.isascii() and what.isdigit() else {form.kind: what}
        case kind if kind in _FIXED:
            return dict(_FIXED[kind])
        case kind if needs_more(kind):
            return {kind: what}
        case _:
            return None


def as_text(form: ConditionForm) -> str:
    """The answers as one text, for a field to bring back."""
    return f"{form.kind}={form.what}"


def from_text(text: str) -> ConditionForm:
    """The reverse."""
    kind, _, what = text.partition("=")
    return ConditionForm(kind, what)
