"""A tone comes with a notice only where the person wants one, and never with one that nobody was shown."""

from __future__ import annotations

import pytest

from aftercare.domain.reminder import ReminderId
from aftercare.scheduling.desktop_notice import Notice, discreet_notice
from aftercare.scheduling.sounded_notices import SoundedNotices


class Desktop:
    """Shows notices, or says that it cannot."""

    def __init__(self, shows: bool) -> None:
        self.shows = shows
        self.withdrawn: list[ReminderId] = []

    def show(self, _notice: Notice) -> bool:
        return self.shows

    def withdraw(self, reminder_id: ReminderId) -> None:
        self.withdrawn.append(reminder_id)


@pytest.mark.parametrize(
    ("shows", "is_wanted", "sounds"), [(True, True, 1), (True, False, 0), (False, True, 0), (False, False, 0)]
)
def test_it_sounds_with_a_notice_that_is_shown_where_that_is_wanted(shows: bool, is_wanted: bool, sounds: int) -> None:
    heard: list[bool] = []
    notices = SoundedNotices(Desktop(shows), lambda: heard.append(True), lambda: is_wanted)

    assert notices.show(discreet_notice(ReminderId("r-1"))) is shows
    assert len(heard) == sounds


def test_taking_a_notice_away_makes_no_sound() -> None:
    heard: list[bool] = []
    desktop = Desktop(shows=True)
    SoundedNotices(desktop, lambda: heard.append(True), lambda: True).withdraw(ReminderId("r-1"))

    assert (desktop.withdrawn, heard) == ([ReminderId("r-1")], [])
