"""The file in which a person marks which drafts to take: TOML, one table for each, all refused until marked."""

from __future__ import annotations

from aftercare.clinic.drafting.drafts import Doubt, Draft, Drafted
from aftercare.clinic.rule_table import Table, rule_table, rule_text, toml_text

OWN_KEYS = ("accept", "from", "look")
"""Keys of a draft that are no part of the rule."""

_HEAD = """\
# Draft rules from {sheet}. None of this is in a pack yet.
#
# Read each one beside the sentence it came from. If it is right, write  accept = true  above it. Change whatever is not
# right first; what the keys mean stands in docs/clinic-packs.md. Then:
#
#     aftercare-clinic draft --accept {review} --out {folder}
#
# What was not understood is listed at the end. A clinician has to read the rules before patients get them.
"""

_LOOK = {
    Doubt.MEDICINE: "About a medicine. This draft never says to stop one; a clinician has to decide what it says.",
    Doubt.NO_TIME: "No time was understood. Add starts and ends, or at.",
    Doubt.SIDE_GUESSED: "The sheet does not say before or after; this is a guess.",
    Doubt.CONDITION_IN_WORDS: "The condition is kept in words; Aftercare cannot tell whom it fits.",
    Doubt.CUT: "Write the text. The sentence holds an order about a medicine, a link, or nothing that can be shown.",
}


def doubts_in_words(draft: Draft) -> tuple[str, ...]:
    """What to look at before accepting a draft."""
    return tuple(_LOOK[doubt] for doubt in draft.doubts)


def draft_table(draft: Draft) -> Table:
    """The keys of the proposed rule or number."""
    if draft.phone is not None:
        return {"name": draft.phone.name, "number": draft.phone.number}
    return rule_table(draft.rule) if draft.rule else {}


def review_text(drafted: Drafted, sheet: str, review: str, folder: str) -> str:
    """The whole file.

    Args:
        drafted: what came of the sheet.
        sheet: name of the sheet.
        review: name of this file, for the command to give afterwards.
        folder: the pack's folder, likewise.
    """
    parts = [_HEAD.format(sheet=sheet, review=review, folder=folder), f"language = {toml_text(drafted.language)}\n"]
    for draft in drafted.drafts:
        own: Table = {"accept": False, "from": f"line {draft.sentence.line}: {draft.sentence.text}"}
        if draft.doubts:
            own["look"] = " ".join(doubts_in_words(draft))
        parts.append(rule_text({**own, **draft_table(draft)}, "[[phone]]" if draft.phone else "[[rule]]"))
    parts.append(_not_understood(drafted))
    return "\n".join(parts)


def _not_understood(drafted: Drafted) -> str:
    if not drafted.not_understood:
        return "# Every sentence of the sheet led to a draft.\n"
    shown = ["".join(mark for mark in one.text if mark.isprintable()) for one in drafted.not_understood]
    lines = [f"#   line {one.line}: {text}" for one, text in zip(drafted.not_understood, shown, strict=True)]
    return "\n".join(["# Not understood. If one of these is a rule, write it yourself.", *lines]) + "\n"
