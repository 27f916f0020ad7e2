"""A notice is shown by the desktop or by us, and what nobody was shown is not taken as shown."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from aftercare.domain.reminder import ReminderId
from aftercare.scheduling.desktop_notice import Notice, discreet_notice
from aftercare.scheduling.seen_notices import NoticeUnseen, OnlySeen, SeenNotices

STOP_FOOD = ReminderId("00000000000000f0")


@dataclass
class Way:
    """One way to show notices."""

    works: bool = True
    shown: list[ReminderId] = field(default_factory=list)

    def show(self, notice: Notice) -> bool:
        if self.works:
            self.shown.append(notice.reminder_id)
        return self.works

    def withdraw(self, reminder_id: ReminderId) -> None:
        if reminder_id in self.shown:
            self.shown.remove(reminder_id)


@pytest.mark.parametrize(
    ("desktop_works", "prefers_ours", "on_desktop", "on_ours"),
    [(True, False, 1, 0), (False, False, 0, 1), (True, True, 0, 1), (False, True, 0, 1)],
)
def test_exactly_one_way_shows_it(desktop_works: bool, prefers_ours: bool, on_desktop: int, on_ours: int) -> None:
    desktop, ours = Way(desktop_works), Way()
    notices = SeenNotices(desktop, ours, lambda: prefers_ours)

    assert notices.show(discreet_notice(STOP_FOOD))
    assert (len(desktop.shown), len(ours.shown)) == (on_desktop, on_ours)

    notices.withdraw(STOP_FOOD)
    assert (desktop.shown, ours.shown) == ([], [])


def test_once_the_desktop_shows_it_our_own_goes_away() -> None:
    desktop, ours = Way(works=False), Way()
    notices = SeenNotices(desktop, ours, lambda: False)
    notices.show(discreet_notice(STOP_FOOD))
    desktop.works = True

    notices.show(discreet_notice(STOP_FOOD))

    assert (desktop.shown, ours.shown) == ([STOP_FOOD], [])


def test_without_a_window_what_nobody_was_shown_is_an_error() -> None:
    with pytest.raises(NoticeUnseen):
        OnlySeen(Way(works=False)).show(discreet_notice(STOP_FOOD))

    way = Way()
    assert OnlySeen(way).show(discreet_notice(STOP_FOOD))
    OnlySeen(way).withdraw(STOP_FOOD)
    assert way.shown == []
