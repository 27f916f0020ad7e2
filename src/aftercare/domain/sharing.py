"""What a patient shares with the person who drives them: times, numbers, and the board as it will be.

It names no diagnosis, medicine, treatment, score or note, and holds no word a clinic or patient wrote besides names,
numbers and an address; the rules themselves stay behind. What the patient chose to add stands apart, in ``Chosen``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from datetime import UTC, date, datetime, timedelta
from unicodedata import category
from zoneinfo import ZoneInfo

from aftercare.domain.board import Board, BoardItem, Chart, Until
from aftercare.domain.clinic import ClinicPack, OpenHours, PhoneNumber
from aftercare.domain.contacts import Driver
from aftercare.domain.edge import State, WhenState
from aftercare.domain.frozen import frozen
from aftercare.domain.plan import Plan
from aftercare.domain.rule import TopicId
from aftercare.domain.treatment import Treatment

SHARE_REACH = timedelta(days=8)
"""So long after the session the board of a shared file speaks; then it takes a new one."""

SHAREABLE = tuple(
    TopicId(topic)
    for topic in (
        *("food", "clear-drinks", "other-drinks", "drinks", "alcohol", "driving", "decisions"),
        *("machinery", "drugs", "cannabis", "other-drugs", "hazards", "bathing", "caring-alone"),
    )
)
"""The topics that may be told. None is a medicine, and all carry our own words."""

AFTERWARDS = tuple(
    TopicId(topic)
    for topic in (
        *("driving", "machinery", "alcohol", "drugs", "cannabis", "other-drugs"),
        *("decisions", "hazards", "bathing", "caring-alone"),
    )
)
"""What a driver has to know of the time after the session."""

PHONES = ("main", "after-hours")
"""The numbers of a clinic that are told, by their names in rules."""

NUMBER = re.compile(r"(?=.*[0-9])[0-9+() ./*#x\u00a0\u2011-]{2,30}")
"""A phone number as people write it."""

_COMPANION = TopicId("companion")
_HIDDEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs", "Co", "Cn"})


def is_plain_text(text: str, longest: int) -> bool:
    """True for one line of words to read, with nothing hidden in it and no space at its ends."""
    is_whole = 0 < len(text) <= longest and text.strip() == text
    return is_whole and not any(category(sign) in _HIDDEN for sign in text)


@frozen
class Chosen:
    """What the patient chose to share besides; all empty unless they did.

    Attributes:
        name: their first name.
        treatment: how the medicine is given.
        medicines: the names of their medicines, as they typed them.
    """

    name: str = ""
    treatment: Treatment | None = None
    medicines: tuple[str, ...] = ()


@frozen
class SharedVisit:
    """The day itself, every moment aware.

    Attributes:
        ends: when the patient can be taken home; an estimate unless ``end_is_known``.
        arrives: when to be at the clinic, if a rule says so.
        pick_up: when the driver comes to the patient, if they do.
        someone_stays: True if an adult has to stay with the patient afterwards.
    """

    starts: datetime
    ends: datetime
    end_is_known: bool = False
    arrives: datetime | None = None
    pick_up: datetime | None = None
    someone_stays: bool = False
    is_cancelled: bool = False


@frozen
class SharedClinic:
    """Where to go and whom to call; its name stays behind, as a name can say what is treated there."""

    address: tuple[str, ...] = ()
    phones: tuple[PhoneNumber, ...] = ()
    hours: tuple[OpenHours, ...] = ()
    closed_on: tuple[date, ...] = ()


@frozen
class SharedCut:
    """What the board says of a topic from a moment on; its rule is left out."""

    since: datetime
    item: BoardItem


@frozen
class SharedLane:
    """One topic over the time of the file, in order."""

    topic: TopicId
    cuts: tuple[SharedCut, ...]

    def item(self, now: datetime) -> BoardItem:
        """What the board says at a moment; before the file begins, what it begins with."""
        at = bisect_right(self.cuts, now.astimezone(UTC), key=lambda cut: cut.since)
        return self.cuts[max(at - 1, 0)].item


@frozen
class SharedCourse:
    """One shared file.

    Attributes:
        made: when it was made, which is also when its board begins.
        zone: the zone its times are read in.
        country: for emergency numbers, which come from the reader's own program.
        board: the topics of the board, in order.
        after: the topics of "not yet".
        lanes: one for each topic of either.
    """

    made: datetime
    zone: ZoneInfo
    country: str
    visit: SharedVisit
    driver: Driver | None
    clinic: SharedClinic
    board: tuple[TopicId, ...]
    after: tuple[TopicId, ...]
    lanes: tuple[SharedLane, ...]
    chosen: Chosen = field(default_factory=Chosen)

    @property
    def speaks_until(self) -> datetime:
        """When its board has nothing more to say."""
        return self.visit.ends.astimezone(UTC) + SHARE_REACH

    def item(self, topic: TopicId, now: datetime) -> BoardItem:
        """What the board says of a topic at a moment.

        Raises:
            KeyError: the file says nothing about it.
        """
        for lane in self.lanes:
            if lane.topic == topic:
                return lane.item(now)
        raise KeyError(topic)

    def board_at(self, now: datetime) -> Board:
        """The board at a moment."""
        return Board(now.astimezone(UTC), tuple(self.item(topic, now) for topic in self.board))


def share(plan: Plan, course: Sequence[Plan], now: datetime, chosen: Chosen) -> SharedCourse:
    """What is shared of one session, with the limits of the whole course on its board.

    Args:
        plan: the session.
        course: the plans of all sessions, ``plan`` among them.
        now: the moment it is made.
        chosen: what the patient chose to share besides.
    """
    session, driver = plan.session, plan.driver
    board = tuple(topic for topic in plan.board_topics if topic in SHAREABLE)
    after = tuple(topic for topic in AFTERWARDS if topic in plan.topics)
    visit = SharedVisit(
        starts=_utc(session.planned_start),
        ends=_utc(session.end),
        end_is_known=session.end_is_known,
        arrives=_utc(plan.arrives) if plan.arrives is not None else None,
        pick_up=_utc(driver.pick_up) if driver is not None and driver.pick_up is not None else None,
        someone_stays=any(_COMPANION in window.topics and not window.forbids for window in plan.windows),
        is_cancelled=session.is_cancelled,
    )
    return SharedCourse(
        made=_utc(now),
        zone=plan.zone,
        country=plan.help_numbers.country,
        visit=visit,
        driver=_driver(driver) if driver is not None else None,
        clinic=_clinic(plan.clinic),
        board=board,
        after=after,
        lanes=_lanes((*board, *after), course, now, visit.ends + SHARE_REACH),
        chosen=Chosen(_line(chosen.name), chosen.treatment, tuple(filter(None, map(_line, chosen.medicines)))[:60]),
    )


def _driver(driver: Driver) -> Driver:
    return Driver(
        name=_line(driver.name),
        phone=_number(driver.phone),
        backup_name=_line(driver.backup_name),
        backup_phone=_number(driver.backup_phone),
    )


def _line(text: str, longest: int = 80) -> str:
    """What a person typed, as one plain line."""
    return " ".join("".join(sign for sign in text if sign.isspace() or category(sign) not in _HIDDEN).split())[
        :longest
    ].strip()


def _number(text: str) -> str:
    number = _line(text)
    return number if NUMBER.fullmatch(number) else ""


def _lanes(topics: Iterable[TopicId], course: Sequence[Plan], now: datetime, until: datetime) -> tuple[SharedLane, ...]:
    wanted = tuple(dict.fromkeys(topics))
    chart = Chart([replace(plan, board_topics=wanted) for plan in course])
    begins = _utc(now)
    moments = (begins, *(moment for moment in chart.changes() if begins < moment <= until))
    boards = [chart.board(moment) for moment in moments]
    return tuple(SharedLane(topic, tuple(_cuts(topic, moments, boards))) for topic in wanted)


def _cuts(topic: TopicId, moments: Sequence[datetime], boards: Sequence[Board]) -> Iterable[SharedCut]:
    before: BoardItem | None = None
    for moment, board in zip(moments, boards, strict=True):
        item = _without_rules(board.item(topic))
        if item != before:
            yield SharedCut(moment, item)
        before = item


def _without_rules(item: BoardItem) -> BoardItem:
    then_until = _without_words(item.then_until) if item.then_until is not None else None
    return replace(item, window=None, part=None, until=_without_words(item.until), then_until=then_until)


def _without_words(until: Until) -> Until:
    """What has to be confirmed, without the clinic's words for it: those could name anything."""
    states = dict.fromkeys(State.STAFF_SAID_SO if one.state is State.OTHER else one.state for one in until.waits_for)
    return replace(until, waits_for=tuple(WhenState(state) for state in states))


def _clinic(pack: ClinicPack | None) -> SharedClinic:
    if pack is None:
        return SharedClinic()
    names = {pack.name.casefold(), pack.short_name.casefold()}
    address = [_line(line, 120) for line in pack.address if not any(one and one in line.casefold() for one in names)]
    told = [phone for name in PHONES if (phone := pack.phone(name)) is not None and _number(phone.number)]
    phones = tuple(PhoneNumber(phone.name, _number(phone.number)) for phone in told)
    return SharedClinic(tuple(filter(None, address))[:6], phones, pack.hours[:28], pack.closed_on[:100])


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
