"""Writes events as a calendar file (RFC 5545, RFC 5546) that phones and computers take.

A handful of properties is all it holds, so it is written here. Moments stand in UTC, since readers differ in how
they take the rules of a zone. The one alarm is the last thing in an event, because some readers stop there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from aftercare.documents.errors import EmptyCalendarError
from aftercare.domain.calendar import CalendarEvent
from aftercare.domain.calendar_text import escaped, stamp

_LONGEST_LINE = 75
_CRLF = b"\r\n"
_MINUTE = timedelta(minutes=1)


def calendar_file(events: Sequence[CalendarEvent], made_at: datetime) -> bytes:
    """A calendar file. One in which every event is called off asks the reader to take them all out.

    Args:
        events: what stands in it.
        made_at: when it is made. Of two events alike in all but this, the later one is true.

    Raises:
        EmptyCalendarError: there is no event, and readers refuse such a file.
    """
    if not events:
        raise EmptyCalendarError
    method = "CANCEL" if all(event.is_cancelled for event in events) else "PUBLISH"
    return b"".join(_folded(line) for line in _calendar(events, made_at, method))


def _calendar(events: Sequence[CalendarEvent], made_at: datetime, method: str) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Aftercare//Aftercare//EN"
    yield "CALSCALE:GREGORIAN"
    yield f"METHOD:{method}"
    for event in events:
        yield from _event(event, made_at)
    yield "END:VCALENDAR"


def _event(event: CalendarEvent, made_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.uid}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTAMP:{stamp(made_at)}"
    yield f"DTSTART:{stamp(event.starts)}"
    yield f"DTEND:{stamp(event.ends)}"
    yield f"SUMMARY:{escaped(event.summary)}"
    for name, text in (("DESCRIPTION", event.description), ("LOCATION", event.location)):
        if text:
            yield f"{name}:{escaped(text)}"
    yield f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}"
    # Those who may see the calendar see that the time is taken, and no more.
    yield "CLASS:PRIVATE"
    yield f"TRANSP:{'OPAQUE' if event.is_busy else 'TRANSPARENT'}"
    if event.alarm_before is not None:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{escaped(event.summary)}"
        yield f"TRIGGER:-PT{event.alarm_before // _MINUTE}M"
        yield "END:VALARM"
    yield "END:VEVENT"


def _folded(line: str) -> bytes:
    """A line in pieces of at most 75 bytes; none ends inside a character, and all but the first begin with a space."""
    pieces: list[bytes] = []
    piece = b""
    for sign in line:
        byte = sign.encode()
        if len(piece) + len(byte) > _LONGEST_LINE:
            pieces.append(piece)
            piece = b" "
        piece += byte
    return (_CRLF.join((*pieces, piece))) + _CRLF
