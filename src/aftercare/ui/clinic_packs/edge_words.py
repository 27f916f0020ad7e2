"""An edge of a rule in words, without a session to reckon it for: "6 hours before the start of your session"."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from aftercare.domain.edge import (
    Anchor,
    AskClinic,
    AtPoint,
    AtVisit,
    AtWeekday,
    DayTime,
    EarlierOf,
    Edge,
    LaterOf,
    Offset,
    Point,
    Side,
    Visit,
    WhenState,
)
from aftercare.domain.rule import Every, Repeat
from aftercare.domain.wording import Wording


def edge_words(edge: Edge, wording: Wording) -> str:
    """The edge, to follow "from" or "until"."""
    translate = QCoreApplication.translate
    match edge:
        case Offset(anchor, side, by):
            if by is None:
                return _anchor_words(anchor)
            is_before = side is Side.BEFORE
            before, after = (
                translate("ClinicPacks", "{length} before {anchor}"),
                translate("ClinicPacks", "{length} after {anchor}"),
            )
            template = before if is_before else after
            return template.format(length=wording.length_range(by), anchor=_anchor_words(anchor))
        case DayTime(first, last, at, _):
            days = _day_words(first) if first == last else f"{_day_words(first)} – {_day_words(last)}"
            return translate("ClinicPacks", "{time}, {day}").format(time=wording.clock_time(at), day=days)
        case AtPoint(point):
            return when_words(point)
        case AtVisit(visit):
            return when_words(visit)
        case AtWeekday(weekday, opens, closes, side, times):
            hours = wording.clock_time(opens)
            if closes is not None:
                hours = wording.say("range", shortest=hours, longest=wording.clock_time(closes))
            is_before = side is Side.BEFORE
            before, after = (
                translate("ClinicPacks", "{weekday} {hours}, {times} times before your session"),
                translate("ClinicPacks", "{weekday} {hours}, {times} times after your session"),
            )
            template = before if is_before else after
            return template.format(weekday=wording.weekdays[weekday], hours=hours, times=times)
        case WhenState():
            return wording.state(edge)
        case AskClinic():
            return translate("ClinicPacks", "a time that you ask your clinic for")
        case LaterOf(edges):
            template = translate("ClinicPacks", "the later of: {edges}")
            return template.format(edges="; ".join(edge_words(one, wording) for one in edges))
        case EarlierOf(edges):
            template = translate("ClinicPacks", "the earlier of: {edges}")
            return template.format(edges="; ".join(edge_words(one, wording) for one in edges))
        case _:
            assert_never(edge)


def repeat_words(repeat: Repeat, wording: Wording) -> str:
    """How often a rule comes round."""
    length = wording.length(repeat.length) if repeat.every is Every.LENGTH and repeat.length is not None else ""
    return wording.say(f"every_{repeat.every.value}", length=length)


def when_words(when: Point | Visit) -> str:
    """A named part of the calendar or of the visit."""
    translate = QCoreApplication.translate
    return {
        Point.WEEK_BEFORE: translate("ClinicPacks", "the week before"),
        Point.FEW_DAYS_BEFORE: translate("ClinicPacks", "three days before"),
        Point.DAY_BEFORE: translate("ClinicPacks", "the day before"),
        Point.EVENING_BEFORE: translate("ClinicPacks", "the evening before"),
        Point.NIGHT_BEFORE: translate("ClinicPacks", "the night before"),
        Point.MIDNIGHT_BEFORE: translate("ClinicPacks", "midnight before"),
        Point.MORNING_OF: translate("ClinicPacks", "the morning of your session"),
        Point.TREATMENT_DAY: translate("ClinicPacks", "the day of your session"),
        Point.REST_OF_DAY: translate("ClinicPacks", "the rest of the day"),
        Point.END_OF_DAY: translate("ClinicPacks", "the end of the day"),
        Point.EVENING_AFTER: translate("ClinicPacks", "the evening after"),
        Point.NIGHT_AFTER: translate("ClinicPacks", "the night after"),
        Point.NEXT_MORNING: translate("ClinicPacks", "the next morning"),
        Point.NEXT_DAY: translate("ClinicPacks", "the next day"),
        Point.WEEK_AFTER: translate("ClinicPacks", "the week after"),
        Visit.BEFORE_LEAVING_HOME: translate("ClinicPacks", "before you leave home"),
        Visit.ON_ARRIVAL: translate("ClinicPacks", "when you get there"),
        Visit.DURING_SESSION: translate("ClinicPacks", "during your session"),
        Visit.BEFORE_DISCHARGE: translate("ClinicPacks", "before you may leave"),
        Visit.ONCE_HOME: translate("ClinicPacks", "once you are home"),
    }[when]


def _anchor_words(anchor: Anchor) -> str:
    translate = QCoreApplication.translate
    return {
        Anchor.START: translate("ClinicPacks", "the start of your session"),
        Anchor.DOSE: translate("ClinicPacks", "the time you get the medicine"),
        Anchor.END: translate("ClinicPacks", "the end of your session"),
        Anchor.WINDOW_START: translate("ClinicPacks", "the time it begins"),
        Anchor.WINDOW_END: translate("ClinicPacks", "the time it ends"),
    }[anchor]


def _day_words(day: int) -> str:
    translate = QCoreApplication.translate
    if day == 0:
        return translate("ClinicPacks", "the day of your session")
    if day == -1:
        return translate("ClinicPacks", "the day before")
    if day == 1:
        return translate("ClinicPacks", "the day after")
    before, after = translate("ClinicPacks", "{count} days before"), translate("ClinicPacks", "{count} days after")
    return before.format(count=-day) if day < 0 else after.format(count=day)
