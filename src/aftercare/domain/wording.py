"""How times, lengths, states and conditions are put into words. The words themselves are content, one file a language.

Nobody should have to subtract hours, and no time stands without its day where the day could be mistaken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta

from aftercare.domain.condition import Condition, Occasion, PartOfDay
from aftercare.domain.edge import AskReason, State, WhenState
from aftercare.domain.frozen import frozen
from aftercare.domain.length import Bound, Length, LengthRange
from aftercare.domain.rule import Every, Layer

_SOON_DAYS = 6
STRETCHES = ("this-week", "day-before", "morning", "at-clinic", "rest-of-day", "next-day", "later")
"""The stretches of time a checklist is grouped by."""

_UNITS = ("minute", "hour", "day", "week", "month", "business_hour", "business_day")
_PLAIN = """
noon midnight am pm today tomorrow day day_short day_and_year time_tomorrow time_on_weekday time_on_date
midnight_tonight midnight_on_night about both_zones no_end_given until until_after_session until_session
until_and_state until_ask then_not_until time_left hours_minutes hours minutes days list_comma list_and
list_or range at_least at_most at_least_better only_these amount range_said fee_within cancel_by
notice_within cancel_until if_upper unless takes has uses alone not_alone age_min age_max age_between
your_clinic your_driver board_no_rule board_ask_staff board_check_first board_may_apply session_label
session_of_label leave_with leave_home home_with go_home after_task passed_task pick_up_box sheet_title
sheet_when sheet_arrive sheet_subtitle sheet_subtitle_of sheet_subtitle_plain sheet_call_title
sheet_call_clinic sheet_call_after_hours sheet_emergency sheet_crisis sheet_source sheet_source_general
sheet_plan sheet_printed sheet_page sheet_name nothing_line time_agreed fine not_fine takes_long
least_age greatest_age pressure call_number otherwise or_else schedule schedule_one schedule_many
schedule_per schedule_lasts schedule_apart rest_eyebrow rest_lead rest_line condition end_is_about
text_right_now text_reminders text_rules group_with_day sheet_draft sheet_sample away_eyebrow away_lead
away_seen slip_eyebrow slip_call_lead slip_call_lead_plain slip_call_line slip_tell_lead slip_tell_line
slip_later_lead slip_later_line moved_eyebrow moved_lead moved_line replanned_lead replanned_line
cancelled_eyebrow cancelled_lead cancelled_line zone_eyebrow zone_lead zone_line clock_question
reminder_set
"""

REQUIRED_PHRASES: frozenset[str] = frozenset(
    {
        *_PLAIN.split(),
        *(f"unit_{unit}" for unit in _UNITS),
        *(f"unit_{unit}s" for unit in _UNITS),
        *(f"session_{occasion.value}" for occasion in Occasion),
        *(f"appointment_{part.value}" for part in PartOfDay),
        *(f"state_{state.value}" for state in State),
        *(f"until_{state.value}" for state in State),
        *(f"ask_{reason.value}" for reason in AskReason),
        *(f"says_{layer.value}" for layer in Layer),
        *(f"group_{stretch}" for stretch in STRETCHES),
        *(f"every_{every.value}" for every in Every),
    }
)
"""The phrases every language has to give; a file of words without one of them is refused."""


@frozen
class Wording:
    """The words of one language.

    Attributes:
        language: two letters.
        clock: 12 or 24.
        weekdays: Monday first.
        months: January first.
        phrases: sentences with marks in braces, by name; ``REQUIRED_PHRASES`` lists them all.
    """

    language: str
    clock: int
    weekdays: tuple[str, ...]
    weekdays_short: tuple[str, ...]
    months: tuple[str, ...]
    months_short: tuple[str, ...]
    phrases: Mapping[str, str]

    def say(self, phrase: str, **marks: str) -> str:
        """One phrase with its marks filled in."""
        return self.phrases[phrase].format(**marks)

    def clock_time(self, at: time) -> str:
        """A time of day: ``8:00 AM``, ``noon``, ``midnight``, or ``08:00`` where the language uses 24 hours."""
        if (at.hour, at.minute) == (12, 0):
            return self.phrases["noon"]
        if (at.hour, at.minute) == (0, 0):
            return self.phrases["midnight"]
        if self.clock == 24:
            return f"{at.hour:02}:{at.minute:02}"
        half = self.phrases["am"] if at.hour < 12 else self.phrases["pm"]
        return f"{(at.hour - 1) % 12 + 1}:{at.minute:02}\N{NO-BREAK SPACE}{half}"

    def day(self, day: date) -> str:
        """A day: ``Thursday, May 14``."""
        return self.say("day", weekday=self.weekdays[day.weekday()], month=self.months[day.month - 1], day=str(day.day))

    def date_of(self, day: date) -> str:
        """A date with its year: ``May 13, 2026``."""
        return self.say("day_and_year", month=self.months[day.month - 1], day=str(day.day), year=str(day.year))

    def weekday(self, day: date, *, short: bool = False) -> str:
        """The name of a weekday."""
        return (self.weekdays_short if short else self.weekdays)[day.weekday()]

    def moment(self, at: datetime, today: date, *, is_day: bool = False, short: bool = False, near: bool = True) -> str:
        """A local moment as people say it on a given day.

        Args:
            at: the moment, in the zone it is to be read in.
            today: the day on which it is said.
            is_day: True to name the day and leave the time out.
            short: True to shorten the weekday.
            near: True if "tomorrow" may be said; False on paper and in texts that are kept.
        """
        day = at.date()
        is_midnight = (at.hour, at.minute) == (0, 0)
        if is_midnight and not is_day:
            night = day - timedelta(days=1)
            if night == today and near:
                return self.phrases["midnight_tonight"]
            return self.say("midnight_on_night", weekday=self._named_day(night, today, short=short))
        clock = self.clock_time(at.time())
        if day == today:
            return self.phrases["today"] if is_day else clock
        if near and day == today + timedelta(days=1):
            return self.phrases["tomorrow"] if is_day else self.say("time_tomorrow", time=clock)
        named = self._named_day(day, today, short=short)
        if is_day:
            return named
        soon = abs((day - today).days) <= _SOON_DAYS
        return self.say("time_on_weekday" if soon else "time_on_date", time=clock, day=named)

    def _named_day(self, day: date, today: date, *, short: bool) -> str:
        if abs((day - today).days) <= _SOON_DAYS:
            return self.weekday(day, short=short)
        if short:
            month = self.months_short[day.month - 1]
            return self.say("day_short", weekday=self.weekday(day, short=True), month=month, day=str(day.day))
        return self.day(day)

    def time_left(self, left: timedelta) -> str:
        """A countdown: ``1 h 20 min``, ``45 min``, ``2 days``; a begun minute counts, so that it ends at nought."""
        minutes = max(0, int(-(-left.total_seconds() // 60)))
        if minutes >= 48 * 60:
            return self.say("days", days=str(minutes // (24 * 60)))
        hours, rest = divmod(minutes, 60)
        if hours and rest:
            return self.say("hours_minutes", hours=str(hours), minutes=str(rest))
        return self.say("hours", hours=str(hours)) if hours else self.say("minutes", minutes=str(rest))

    def length(self, length: Length) -> str:
        """A length in words: ``6 hours``."""
        unit = length.unit.value.replace(" ", "_")
        return self.say(f"unit_{unit}" if length.amount == 1 else f"unit_{unit}s", n=str(length.amount))

    def length_range(self, lengths: LengthRange) -> str:
        """A length or range with how firmly it is meant: ``at least 4 hours, better 8 hours``."""
        if lengths.bound is Bound.BETTER_LONGER:
            shortest, longest = self.length(lengths.shortest), self.length(lengths.longest)
            return self.say("at_least_better", shortest=shortest, longest=longest)
        if lengths.is_range:
            text = self.say("range", shortest=self.length(lengths.shortest), longest=self.length(lengths.longest))
        else:
            text = self.length(lengths.shortest)
        match lengths.bound:
            case Bound.AT_LEAST:
                return self.say("at_least", length=text)
            case Bound.AT_MOST:
                return self.say("at_most", length=text)
            case Bound.ABOUT:
                return self.say("about", moment=text)
            case _:
                return text

    def listed(self, items: Iterable[str], *, last: str = "list_and") -> str:
        """A list in a sentence: ``water, black coffee and juice``."""
        words = [item for item in items if item]
        if len(words) < 2:
            return "".join(words)
        head = self.phrases["list_comma"].join(words[:-1])
        return self.say(last, head=head, tail=words[-1])

    def state(self, state: WhenState) -> str:
        """What has to be true, to follow "and": ``a night's sleep``, ``until you feel ready``."""
        return self.say(f"state_{state.state.value}", words=state.words)

    def until_state(self, state: WhenState) -> str:
        """Until when, if only this is missing: ``until you feel ready``."""
        return self.say(f"until_{state.state.value}", words=state.words)

    def condition(self, condition: Condition, names: Mapping[str, str]) -> str:
        """A condition, without its "if": ``you take lamotrigine``. Empty for one that is always decided by the plan."""
        clauses: list[str] = []
        for phrase, ids in (("takes", condition.takes), ("has", condition.has), ("uses", condition.uses)):
            if ids:
                named = self.listed([names.get(name, name) for name in ids], last="list_or")
                clauses.append(self.say(phrase, names=named))
        if condition.session:
            clauses.append(
                self.listed([self.phrases[f"session_{one.value}"] for one in condition.session], last="list_or")
            )
        if condition.appointment:
            parts = [self.phrases[f"appointment_{part.value}"] for part in condition.appointment]
            clauses.append(self.listed(parts, last="list_or"))
        if condition.travels_alone is not None:
            clauses.append(self.phrases["alone" if condition.travels_alone else "not_alone"])
        clauses.extend(self._age(condition))
        if condition.case:
            clauses.append(condition.case)
        return self.listed(clauses)

    def _age(self, condition: Condition) -> list[str]:
        low, high = condition.age_min, condition.age_max
        if low is not None and high is not None:
            return [self.say("age_between", low=str(low), high=str(high))]
        if low is not None:
            return [self.say("age_min", age=str(low))]
        return [self.say("age_max", age=str(high))] if high is not None else []
