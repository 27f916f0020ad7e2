"""What the person reads when a file was damaged: which day they are back at, and what is missing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from aftercare.domain.store_errors import SessionHalfLost, StoreReplaced
from aftercare.ui.messages import message_of

DATA = Path("data")
TUESDAY, WEDNESDAY = date(2026, 5, 12), date(2026, 5, 13)


def replaced(
    name: str, day: date | None, also: StoreReplaced | None = None, *, is_session_lost: bool = False
) -> StoreReplaced:
    copy = None if day is None else DATA / "copies" / f"{name}-{day}-080000.db"
    kept_as = DATA / f"{name}-damaged.db"
    return StoreReplaced(
        DATA / f"{name}.db", kept_as, "malformed", copy, day, also=also, is_session_lost=is_session_lost
    )


NEW, BACK = "We had to start a new file.", "We went back to a copy."


@pytest.mark.parametrize(
    ("error", "title", "said", "unsaid"),
    [
        (
            replaced("schedule", WEDNESDAY),
            BACK,
            ("the copy of Wednesday, May 13.", "schedule-damaged.db", "schedule-2026-05-13-080000.db"),
            ("cannot be shown", "old file"),
        ),
        (
            replaced("schedule", WEDNESDAY, replaced("private", TUESDAY)),
            BACK,
            ("the copy of Tuesday, May 12.", "schedule-damaged.db", "private-damaged.db", "private-2026-05-12"),
            ("Wednesday", "old file"),
        ),
        (
            replaced("schedule", WEDNESDAY, is_session_lost=True),
            BACK,
            ("A session you entered after that cannot be shown. Ask your clinic for its times.",),
            (),
        ),
        (
            replaced("schedule", WEDNESDAY, replaced("private", None)),
            NEW,
            (
                "the copy of Wednesday, May 13.",
                "schedule-2026-05-13-080000.db",
                "private-damaged.db",
                "Ask your clinic",
            ),
            (),
        ),
        (replaced("schedule", None), NEW, ("schedule-damaged.db",), ("copy",)),
    ],
)
def test_a_damaged_file_is_told_with_the_day_it_goes_back_to_and_the_names_of_both_files(
    error: StoreReplaced, title: str, said: tuple[str, ...], unsaid: tuple[str, ...]
) -> None:
    message = message_of(error)

    assert message.title == f"Your data was damaged. {title}"
    assert [words for words in said if words not in message.detail] == []
    assert [words for words in unsaid if words in message.detail] == []


def test_a_session_of_which_a_half_is_left_is_told_as_missing() -> None:
    assert message_of(SessionHalfLost(1)).title == "A session you entered is missing."
