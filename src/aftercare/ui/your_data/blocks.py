"""What the page of the person's data looks like: three cards, or a backup beside what is here now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from aftercare.domain.backups import BackupContent
from aftercare.ui.form.blocks import (
    Block,
    ButtonItem,
    ButtonsBlock,
    CardBlock,
    ColumnsBlock,
    FactsBlock,
    HeadingBlock,
    SayBlock,
    Tone,
)
from aftercare.ui.your_data.ports import DataDesk

EXPORT, BACK_UP, OPEN, GO_BACK, LEAVE = "data-export", "data-backup", "data-open", "data-go-back", "data-leave"


class Said(NamedTuple):
    """What came of the last wish; empty for nothing yet."""

    words: str = ""
    is_problem: bool = False


class Preview(NamedTuple):
    """A backup that was looked into: the file, what it holds, and what is here now."""

    backup: Path
    holds: BackupContent
    here: BackupContent | None


def overview_blocks(said: Said) -> tuple[Block, ...]:
    """The three things that can be done."""
    translate = QCoreApplication.translate
    cards = (
        _card(
            EXPORT,
            translate("YourData", "Everything you entered"),
            translate("YourData", "A page to read, and a file for other programs. Both say what your treatment is."),
            translate("YourData", "Save everything"),
            "file-text",
        ),
        _card(
            BACK_UP,
            translate("YourData", "Keep a backup"),
            translate("YourData", "One file with all of it, to keep on another disk. Aftercare can go back to it."),
            translate("YourData", "Save a backup"),
            "folder-open",
        ),
        _card(
            OPEN,
            translate("YourData", "Go back to a backup"),
            translate("YourData", "You see what is in it first. Nothing changes before you say yes."),
            translate("YourData", "Open a backup"),
            "undo-2",
        ),
    )
    return (*_said(said), *cards)


def preview_blocks(preview: Preview, desk: DataDesk) -> tuple[Block, ...]:
    """A backup beside what is here now, and the question."""
    translate = QCoreApplication.translate
    there = FactsBlock(translate("YourData", "In the backup"), tuple(_facts(preview.holds, desk)))
    here_title = translate("YourData", "Here now")
    if preview.here is None:
        here = FactsBlock(here_title, ((translate("YourData", "Your data"), translate("YourData", "cannot be read")),))
    else:
        here = FactsBlock(here_title, tuple(_facts(preview.here, desk)))
    replaces = translate("YourData", "This replaces what is here now. A copy of it stays in your Aftercare folder.")
    return (
        ColumnsBlock((there,), (here,)),
        SayBlock(replaces, Tone.CARE, "triangle-alert"),
        ButtonsBlock(
            (
                ButtonItem(LEAVE, translate("YourData", "Leave it as it is"), is_main=True),
                ButtonItem(GO_BACK, translate("YourData", "Go back to this backup"), "undo-2"),
            )
        ),
    )


def _card(key: str, title: str, line: str, button: str, icon: str) -> CardBlock:
    item = ButtonItem(key, button, icon)
    return CardBlock(f"{key}-card", (HeadingBlock(title), SayBlock(line), ButtonsBlock((item,))))


def _said(said: Said) -> Iterator[Block]:
    if said.words:
        tone, icon = (Tone.CARE, "triangle-alert") if said.is_problem else (Tone.GOOD, "check")
        yield SayBlock(said.words, tone, icon)


def _facts(content: BackupContent, desk: DataDesk) -> Iterator[tuple[str, str]]:
    translate, none = QCoreApplication.translate, QCoreApplication.translate("YourData", "none")
    if content.made_at is not None:
        yield translate("YourData", "Made"), moment_words(desk.local(content.made_at), desk)
    yield translate("YourData", "Name"), content.name or none
    yield translate("YourData", "Sessions"), str(len(content.sessions)) if content.sessions else none
    if content.sessions:
        yield translate("YourData", "First session"), moment_words(content.sessions[0], desk)
        yield translate("YourData", "Last session"), moment_words(content.sessions[-1], desk)
    yield translate("YourData", "Medicines"), str(content.medicines) if content.medicines else none


def moment_words(moment: datetime, desk: DataDesk) -> str:
    """A day with its year, and a time."""
    wording = desk.wording
    return f"{wording.date_of(moment.date())}, {wording.clock_time(moment.time())}"
