"""When the program was last alive and by which clocks, and the person's own quiet hours."""

from __future__ import annotations

from datetime import time
from typing import cast

from aftercare.domain.clock_watch import Pulse
from aftercare.domain.store_errors import StoreUnreadable
from aftercare.storage.database import Database
from aftercare.storage.stored_time import moment_of, utc_text


class PulseTable:
    """One line each: the last sign of life, and the times at which the person goes to bed and gets up."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def last(self) -> Pulse | None:
        """The last sign of life; None before the first.

        Raises:
            StoreError: it cannot be read.
        """
        rows = self._database.rows("SELECT seen_at, zone, tzdata, told_zone FROM pulse")
        try:
            for seen_at, zone, tzdata, told_zone in rows:
                return Pulse(moment_of(cast(str, seen_at)), cast(str, zone), cast(str, tzdata), cast(str, told_zone))
        except ValueError as error:
            raise StoreUnreadable(self._database.path, str(error)) from error
        return None

    def keep(self, pulse: Pulse) -> None:
        """Keep a sign of life in place of the last one.

        Raises:
            StoreError: it could not be saved.
        """
        with self._database.transaction():
            self._database.execute(
                "INSERT OR REPLACE INTO pulse (only, seen_at, zone, tzdata, told_zone) VALUES (1, ?, ?, ?, ?)",
                (utc_text(pulse.seen_at), pulse.zone, pulse.tzdata, pulse.told_zone),
            )

    def quiet_hours(self) -> tuple[time, time] | None:
        """The person's own bedtime and morning, by the clock on their wall; None if they set none.

        Raises:
            StoreError: they cannot be read.
        """
        rows = self._database.rows("SELECT begins, ends FROM quiet_hours")
        try:
            for bedtime, morning in rows:
                return time.fromisoformat(cast(str, bedtime)), time.fromisoformat(cast(str, morning))
        except ValueError as error:
            raise StoreUnreadable(self._database.path, str(error)) from error
        return None

    def keep_quiet_hours(self, bedtime: time, morning: time) -> None:
        """Keep the person's own bedtime and morning.

        Raises:
            StoreError: they could not be saved.
        """
        with self._database.transaction():
            self._database.execute(
                "INSERT OR REPLACE INTO quiet_hours (only, begins, ends) VALUES (1, ?, ?)",
                (bedtime.isoformat("minutes"), morning.isoformat("minutes")),
            )

    def forget_quiet_hours(self) -> None:
        """Go by what the clinic says again.

        Raises:
            StoreError: it could not be saved.
        """
        with self._database.transaction():
            self._database.execute("DELETE FROM quiet_hours")
