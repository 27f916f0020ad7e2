"""Reads ``caregiver.toml``: what somebody reads who drives the patient or stays with them."""

from __future__ import annotations

from dataclasses import replace

from aftercare.content.learn_reader import LearnReader
from aftercare.content.plain_text import LONGEST_NAME
from aftercare.content.rule_reader import read_sources
from aftercare.content.table_reader import TableReader
from aftercare.domain.caregiving import CAREGIVER_MARKS, CAREGIVER_PHRASES, CaregiverWords, Seen


def read_caregiver_words(table: TableReader) -> CaregiverWords:
    """All of it; every phrase has to be there, and no other."""
    phrases: dict[str, str] = {}
    inner = table.table("phrases", "add [phrases]")
    if inner is not None:
        for name in sorted(CAREGIVER_PHRASES):
            phrases[name] = inner.text(name, f'write {name} = "…"', marks=CAREGIVER_MARKS)
        inner.finish()
    helps: tuple[str, ...] = ()
    lists = table.table("lists", "add [lists]")
    if lists is not None:
        helps = lists.texts("help", 'write help = ["…"]')
        lists.finish()
    seen = tuple(_seen(entry) for entry in table.tables("seen", "add [[seen]]"))
    signs = LearnReader().signs(table)
    return CaregiverWords(phrases, helps, seen, tuple(replace(sign, by_other=True) for sign in signs))


def _seen(entry: TableReader) -> Seen:
    seen = Seen(
        text=entry.text("text", "write what they may see", longest=LONGEST_NAME),
        lasts=entry.text("lasts", longest=LONGEST_NAME),
        sources=read_sources(entry),
    )
    entry.finish()
    return seen
