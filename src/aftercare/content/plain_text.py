"""What a text has to be: something to read, plain, not too long, and with marks that Aftercare can fill."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import category

from aftercare.content.findings import did_you_mean, listed, quoted
from aftercare.content.place import Place

LONGEST_TEXT = 400
"""In characters. A longer rule is two rules."""

LONGEST_NAME = 120
"""In characters."""

_TAG = re.compile(r"</?[A-Za-z!][^<>]{0,60}>?")
_LINK = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,20}:/|\bwww\.|\]\(|\b(?:javascript|mailto|tel|data):)\S{0,40}", re.IGNORECASE
)
_MARK = re.compile(r"\{([^{}]*)\}")
_WORTH_A_LOOK = ("{", "}", "<", ":", "](", "  ")

NEEDED_FORMAT_MARKS = frozenset("\u200c\u200d\u200e\u200f\u061c\u00ad")
"""Joiners and direction marks that some scripts cannot be written without, and the soft hyphen."""
_HIDDEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co"})


def is_plain(value: str, longest: int, marks: tuple[str, ...] = ()) -> bool:
    """True for a text that needs no closer look, which is most of them."""
    if marks and "{" in value:
        value = _known_marks(marks).sub("-", value)
    return (
        0 < len(value) <= longest
        and value.isprintable()
        and value.strip() == value
        and not any(mark in value for mark in _WORTH_A_LOOK)
        and "www." not in value.lower()
    )


def plain_text(value: str, place: Place, *, longest: int = LONGEST_TEXT, marks: tuple[str, ...] = ()) -> str:
    """The text as it will be shown, line breaks folded into spaces; what is wrong with it is told at its place."""
    if is_plain(value, longest, marks):
        return value
    text = " ".join(value.split())
    if not text:
        place.fault("is empty", "write the words, or leave the key out")
    elif len(text) > longest:
        place.fault(f"has {len(text)} characters", f"keep it to {longest}")
    elif not text.isprintable() and (hidden := next((mark for mark in text if _is_hidden(mark)), None)):
        place.fault(f"holds a hidden character (U+{ord(hidden):04X})", "delete the text and type it again")
    elif found := _TAG.search(text):
        place.fault(f"holds {quoted(found[0])}, and texts are plain", "take it out")
    elif found := _LINK.search(text):
        place.fault(f"holds a link, {quoted(found[0])}", "take it out; say where to look in words")
    else:
        _check_marks(text, place, marks)
    return text


def _is_hidden(mark: str) -> bool:
    return category(mark) in _HIDDEN and mark not in NEEDED_FORMAT_MARKS


@cache
def _known_marks(marks: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\{{(?:{'|'.join(marks)})\}}")


def _check_marks(text: str, place: Place, marks: tuple[str, ...]) -> None:
    if "{" not in text and "}" not in text:
        return
    written = [f"{{{mark}}}" for mark in marks]
    allowed = f"write {listed(written)}" if marks else "take the braces out; this text is shown as it stands"
    for name in _MARK.findall(text):
        if name not in marks:
            remedy = did_you_mean(f"{{{name}}}", written, allowed)
            place.fault(f"{quoted(f'{{{name}}}')} is not a mark", remedy)
            return
    rest = _MARK.sub("", text)
    if "{" in rest or "}" in rest:
        place.fault("holds a brace that belongs to no mark", allowed)
