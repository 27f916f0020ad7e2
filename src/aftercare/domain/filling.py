"""Fills the few marks that a rule's words may hold with clock times and names. There is nothing else to fill in."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.contacts import Driver
from aftercare.domain.frozen import frozen
from aftercare.domain.window import Window
from aftercare.domain.wording import Wording

MARKS = ("starts", "ends", "at", "start", "driver", "pick_up", "clinic", "phone")
_MARK = re.compile(r"\{([a-z_]+)\}")
_BEGINNING = re.compile(r"(^|[.!?]\s+)$")
_BEFORE_STOP = re.compile(r"\s+([.,;:])")


def unknown_marks(text: str) -> tuple[str, ...]:
    """The marks in a text that nothing fills, including braces that are no mark."""
    found = [name for name in _MARK.findall(text) if name not in MARKS]
    rest = _MARK.sub("", text)
    return tuple(found) + (("{",) if "{" in rest or "}" in rest else ())


@frozen
class Filler:
    """Whose words and times fill the marks.

    Attributes:
        other_zone: the zone the patient is in, when it is not the clinic's: both times are then given.
    """

    wording: Wording
    zone: ZoneInfo
    session_start: datetime
    clinic: ClinicPack | None
    driver: Driver | None
    other_zone: ZoneInfo | None = None

    def fill(self, text: str, window: Window, said_on: date, *, near: bool = False) -> str:
        """A text with its marks filled, as it is said on a day at the clinic.

        Args:
            text: words with marks.
            window: the rule in its session, for the times.
            said_on: the day on which it is said: times on that day need no day name.
            near: True if "tomorrow" may be said, for words that are shown once and not kept.
        """
        if "{" not in text:
            return text

        def value(mark: re.Match[str]) -> str:
            said = self._value(mark[1], window, said_on, near)
            # "your driver" and "about noon" may begin a sentence.
            return said[:1].upper() + said[1:] if _BEGINNING.search(text[: mark.start()]) else said

        return _BEFORE_STOP.sub(r"\1", _MARK.sub(value, text)).strip()

    def _value(self, mark: str, window: Window, said_on: date, near: bool) -> str:
        match mark:
            case "starts":
                return self.moment(window.starts, said_on, near, window.starts_on_day, window.starts_about)
            case "ends":
                return self.moment(window.ends, said_on, near, window.ends_on_day, window.ends_about)
            case "at" if window.forbids:
                return self.moment(window.starts, said_on, near, window.starts_on_day, window.starts_about)
            case "at":
                return self.moment(window.ends or window.starts, said_on, near, window.ends_on_day, window.ends_about)
            case "start":
                return self.moment(self.session_start, said_on, near)
            case "driver":
                return self.driver.name if self.driver else self.wording.phrases["your_driver"]
            case "pick_up":
                return self._pick_up(said_on, near)
            case "clinic":
                return self.clinic.short_name if self.clinic else self.wording.phrases["your_clinic"]
            case "phone":
                return self._phone()
            case _:
                return f"{{{mark}}}"

    def moment(
        self,
        at: datetime | None,
        said_on: date,
        near: bool = False,
        is_day: bool = False,
        is_about: bool = False,
        short: bool = False,
    ) -> str:
        """A moment in words, at the clinic and, where it differs, where the patient is."""
        if at is None:
            return self.wording.phrases["no_end_given"]
        text = self.wording.moment(at.astimezone(self.zone), said_on, is_day=is_day, near=near, short=short)
        if self.other_zone is not None and not is_day:
            here, there = at.astimezone(self.zone), at.astimezone(self.other_zone)
            if here.replace(tzinfo=UTC) != there.replace(tzinfo=UTC):
                elsewhere = self.wording.moment(there, said_on, near=near, short=short)
                text = self.wording.say("both_zones", here=text, there=elsewhere)
        return self.wording.say("about", moment=text) if is_about else text

    def _pick_up(self, said_on: date, near: bool) -> str:
        at = self.driver.pick_up if self.driver else None
        return self.wording.phrases["time_agreed"] if at is None else self.moment(at, said_on, near)

    def _phone(self) -> str:
        main = self.clinic.phone("main") if self.clinic else None
        return main.number if main else ""
