"""The hours in which nothing makes a sound but what the clinic marked as hard."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from aftercare.domain.frozen import frozen

_DAY = timedelta(days=1)


@frozen
class QuietHours:
    """From bedtime to the morning, by the clocks of one zone. They may lie on both sides of midnight or after it.

    Attributes:
        bedtime: when they begin.
        morning: when they end; the same as ``bedtime`` for none at all.
        zone: whose clocks are meant: the clinic's, or for the person's own times those of this computer.
    """

    bedtime: time
    morning: time
    zone: tzinfo

    def hold_at(self, moment: datetime) -> bool:
        """True if a moment lies in them."""
        at = moment.astimezone(self.zone).time()
        if self.bedtime < self.morning:
            return self.bedtime <= at < self.morning
        return self.bedtime != self.morning and not self.morning <= at < self.bedtime

    def begin_of(self, moment: datetime) -> datetime:
        """When the quiet hours around a moment began, in UTC: that evening, or the evening before."""
        return self._around(moment)[0]

    def end_of(self, moment: datetime) -> datetime:
        """When the quiet hours around a moment end, in UTC: that morning, or the next one."""
        return self._around(moment)[1]

    def next_morning(self, moment: datetime) -> datetime:
        """The first morning after a moment, in UTC."""
        today = moment.astimezone(self.zone).date()
        mornings = (max(self._readings(day, self.morning)) for day in (today, today + _DAY))
        return next(morning for morning in mornings if morning > moment)

    def _around(self, moment: datetime) -> tuple[datetime, datetime]:
        local = moment.astimezone(self.zone)
        begins_on = local.date() if local.time() >= self.bedtime else local.date() - _DAY
        ends_on = begins_on if self.bedtime < self.morning else begins_on + _DAY
        begins, ends = self._readings(begins_on, self.bedtime), self._readings(ends_on, self.morning)
        return min(begins), max(ends)

    def _readings(self, day: date, at: time) -> tuple[datetime, datetime]:
        """Both readings of a clock time in UTC; they differ in the night of a clock change only."""
        first = datetime.combine(day, at, self.zone)
        return first.astimezone(UTC), first.replace(fold=1).astimezone(UTC)
