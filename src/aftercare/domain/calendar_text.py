"""How calendars write a moment and a text (RFC 5545), and an event short enough for a code on paper."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from aftercare.domain.calendar import CalendarEvent

MOST_CODE_BYTES = 120
"""What a code of 30 mm holds so that it is still read from a page scanned at 150 dpi."""
_LINE_BREAK = re.compile("\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_SPECIAL = re.compile(r"([\\;,])")


def stamp(moment: datetime) -> str:
    """A moment in UTC: ``20260514T170000Z``. Every reader gets it right, as no rules of a zone come into it."""
    at = moment.astimezone(UTC)
    return f"{at.year:04}{at:%m%dT%H%M%SZ}"


def escaped(text: str) -> str:
    """A text as the value of a property: no comma, semicolon or end of line in it can end the value."""
    text = _CONTROL.sub("", _LINE_BREAK.sub("\n", text))
    return _SPECIAL.sub(r"\\\1", text).replace("\n", r"\n")


def event_code(event: CalendarEvent) -> str:
    """An event for a phone camera, at most ``MOST_CODE_BYTES`` long in UTF-8; a long summary is cut.

    It stands without the calendar around it, which phones can do without and which would double it. Only one event
    goes into a code, and the time stands in words beside it: not every camera reads it.
    """
    lines = ("BEGIN:VEVENT", "SUMMARY:", f"DTSTART:{stamp(event.starts)}", f"DTEND:{stamp(event.ends)}", "END:VEVENT")
    room = MOST_CODE_BYTES - len("\r\n".join(lines))
    summary = " ".join(event.summary.split())
    while len(escaped(summary).encode()) > room:
        summary = summary[:-1].rstrip()
    return "\r\n".join(line + escaped(summary) if line == "SUMMARY:" else line for line in lines)
