"""How moments are kept.

What has happened, or is due, is kept as a moment in UTC. What was agreed by the clock on a wall, an appointment, is
kept by that clock with its zone besides, because governments change zones after appointments are made.
"""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


def utc_text(moment: datetime) -> str:
    """A moment as text of one fixed form, so that text order is time order.

    Raises:
        ValueError: the moment has no zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without a zone cannot be kept")
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def moment_of(text: str) -> datetime:
    """The moment of a text made by `utc_text`, in UTC.

    Raises:
        ValueError: the text is no moment.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"{text!r} has no zone")
    return moment.astimezone(UTC)


def local_text(moment: datetime, zone: ZoneInfo) -> str:
    """The same moment by the clock on a wall in that zone; its offset tells two equal readings of a night apart."""
    return moment.astimezone(zone).isoformat(timespec="microseconds")


def agreed_moment(text: str, zone: ZoneInfo) -> datetime:
    """What a text made by `local_text` means by today's rules of the zone: the same reading of the clock.

    Raises:
        ValueError: the text is no moment.
    """
    agreed = datetime.fromisoformat(text)
    first = agreed.replace(tzinfo=zone, fold=0)
    second = first.replace(fold=1)
    return second if second.utcoffset() == agreed.utcoffset() != first.utcoffset() else first
