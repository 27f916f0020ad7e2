"""When the app speaks, and what it says: the reminders of one session, from its windows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from aftercare.domain.agenda import task_kind
from aftercare.domain.condition import Truth
from aftercare.domain.edge import AtWeekday, Offset
from aftercare.domain.filling import Filler
from aftercare.domain.frozen import frozen
from aftercare.domain.occasion import Occasion, occasions, rule_key
from aftercare.domain.quiet_hours import QuietHours
from aftercare.domain.reminder import Harm, Reminder, ReminderId, ReminderKind, neutral_id
from aftercare.domain.resolve import Frame, Moment, Pick, resolve
from aftercare.domain.rule import Every, Force, Layer, TopicId
from aftercare.domain.topic import TopicTree
from aftercare.domain.window import Window

_DUTY_STAYS_USEFUL = timedelta(hours=12)
_BEFORE_BEDTIME = timedelta(minutes=30)
_MOST_REPEATS = 2
_MOST_DAYS = 31
_LEAST_GAP, _GREATEST_GAP = timedelta(minutes=5), timedelta(days=1)

_MEDICINES = tuple(map(TopicId, ("medicines", "nasal-sprays", "pain-relief", "restart-medicine", "medicine-list")))
_TRAVEL = tuple(map(TopicId, ("driving", "driver", "companion", "sitter")))
EATEN_OR_DRUNK = tuple(map(TopicId, ("food", "drinks", "caffeine", "gum")))
"""The broad topics of fasting."""


@frozen
class ReminderMaker:
    """Makes the reminders of one session.

    Attributes:
        frame: what moments are resolved against.
        filler: whose words and times fill the texts.
        topics: all topics, broad and narrow.
        quiet: the hours in which only what is hard speaks.
    """

    frame: Frame
    filler: Filler
    topics: TopicTree
    quiet: QuietHours

    def made(self, windows: Iterable[Window]) -> tuple[tuple[Reminder, ...], tuple[Reminder, ...]]:
        """Every moment at which the app speaks, and what it says once more while nobody answers; both in order.

        None falls inside the session (clinical reference 7.1).
        """
        reminders: list[Reminder] = []
        repeats: list[Reminder] = []
        for window in windows:
            for occasion in occasions(window, self.frame):
                of_window = [
                    replace(one, task_key=occasion.key, occasion=occasion.key)
                    for one in self._of_window(occasion.window)
                ]
                if of_window and _comes_daily(window):
                    reminders += self._each_day(occasion, of_window[0])
                elif of_window:
                    reminders += of_window
                    repeats += self._once_more(occasion.window, of_window[-1])
        return _in_order(reminders), _in_order(repeats)

    def _each_day(self, occasion: Occasion, first: Reminder) -> list[Reminder]:
        """What is to be done every day, once a day for as long as its window lasts.

        Each day stands until the next one speaks, so that no two of them ever wait at once. Tomorrow says it again, so
        none is said once more. An answer is about its day; ticking the task ends all of them.
        """
        window, zone = occasion.window, self.frame.zone
        if window.ends is None and first.due >= self.frame.start:
            # Nobody said until when.
            return [first]
        ends = window.ends or self.frame.start
        begins = first.due.astimezone(zone)
        days = (begins.date() + timedelta(days=number) for number in range(_MOST_DAYS))
        moments = [self.frame.local(day, begins.time(), Pick.EARLIEST) for day in days]
        found: list[Reminder] = []
        for due, after in zip(moments, [*moments[1:], ends], strict=True):
            until = min(after, ends)
            if due < until and not self._is_in_session(due):
                one = self._reminder(window, due, until, until)
                key = rule_key(window, self.frame, due.astimezone(zone).date().isoformat())
                found.append(replace(one, task_key=occasion.key, occasion=key))
        return found

    def _of_window(self, window: Window) -> list[Reminder]:
        kind = task_kind(window, self.frame.start)
        if kind is None and not window.rule.speech.remind:
            return []
        if window.applies is Truth.UNKNOWN and window.layer is Layer.GENERAL:
            return []
        event = self._event(window)
        if event is None:
            return []
        useful_until = self._useful_until(window, event)
        return [
            self._reminder(window, due, event, useful_until)
            for due in sorted(set(self._moments(window, event)))
            if due < useful_until and not self._is_in_session(due)
        ]

    def _moments(self, window: Window, event: datetime) -> list[datetime]:
        """When a rule speaks: as it says, or for a clinic's rule that does not say, when it begins to matter."""
        frame, speech = self.frame, window.speech
        opens = window.starts or window.ends
        if any(isinstance(edge, Offset) for edge in speech.remind):
            frame = frame.around(Moment(opens), Moment(window.ends or opens))
        found = [resolve(edge, frame, Pick.EARLIEST, opens=True).at for edge in speech.remind]
        if not speech.remind and window.layer in (Layer.CLINIC, Layer.TOLD):
            found = [event if window.rule.force.forbids else opens]
        moments = [moment for moment in found if moment is not None]
        if self._is_dose(window) and window.starts is not None:
            moments = [max(moment, window.starts) for moment in moments]
        moments = [self._unless_overtaken(moment) for moment in moments]
        return moments if speech.hard else [self._by_day(moment, window) for moment in moments]

    def _unless_overtaken(self, moment: datetime) -> datetime:
        """The moment itself, or the end of a visit that takes longer than planned and has overtaken it.

        What falls into the planned visit is in the hands of the staff; nobody there knows of what comes after it.
        """
        planned_end = self.frame.session.planned_end.astimezone(UTC)
        return self.frame.end if planned_end <= moment < self.frame.end else moment

    def _by_day(self, moment: datetime, window: Window) -> datetime:
        """The moment itself, or shortly before bedtime if it falls into the night (clinical reference 7.4) [D].

        What begins in the night is announced before it; only what the clinic marked as hard speaks in it. A medicine is
        not announced before its time: it waits for the morning, or speaks without a sound.
        """
        if not self.quiet.hold_at(moment):
            return moment
        before, morning = self.quiet.begin_of(moment) - _BEFORE_BEDTIME, self.quiet.end_of(moment)
        if before < self.frame.end <= moment:
            # The visit ended in the night: what belongs after it waits for the morning.
            return morning
        if self._is_dose(window) and window.starts is not None and before < window.starts:
            return morning if window.ends is None or morning < window.ends else moment
        return before

    def _event(self, window: Window) -> datetime | None:
        """The moment a reminder is about: the cut-off of a limit, the deadline of something to do."""
        if window.rule.force.forbids or isinstance(window.rule.timing.at, AtWeekday):
            return window.starts
        return window.ends or window.starts or self.frame.start

    def _useful_until(self, window: Window, event: datetime) -> datetime:
        if window.speech.useful_for is not None:
            until = event + window.speech.useful_for
        elif event <= self.frame.start:
            until = self.frame.start
        elif window.rule.force.forbids and window.ends is not None:
            until = max(window.ends, event)
        else:
            until = event + _DUTY_STAYS_USEFUL
        if self._is_dose(window) and window.rule.speech.late and window.ends is not None:
            # A clinic's own words on taking something hold inside its window; ours only ask, and say never to take.
            until = min(until, window.ends)
        return until

    def _reminder(self, window: Window, due: datetime, event: datetime, useful_until: datetime) -> Reminder:
        speech, phrases = window.speech, self.filler.wording.phrases
        said_on = due.astimezone(self.frame.zone).date()
        # The late words never repeat an order that no longer holds.
        texts = (
            speech.on_time or speech.task or window.rule.text,
            speech.late or phrases["after_task"],
            speech.passed or speech.late or phrases["passed_task"],
            speech.asks,
            speech.kept,
            speech.slipped,
        )
        on_time, late, passed, asks, kept, slipped = (self.filler.fill(text, window, said_on) for text in texts)
        return Reminder(
            reminder_id=self._name(window, due),
            rule_id=window.rule_id,
            due=due,
            event=event,
            useful_until=useful_until,
            hard=speech.hard,
            # What speaks after its event may not say what was to be done before it.
            on_time=on_time if due <= event else late,
            late=late,
            passed=passed,
            kind=_kind_of(window.rule.force),
            harm=self._harm(window),
            topics=window.topics,
            asks=asks,
            kept=kept,
            slipped=slipped,
        )

    def _once_more(self, window: Window, last: Reminder) -> list[Reminder]:
        """What must be done or must not be done, said at most twice more before the moment it is about."""
        if window.rule.force not in (Force.MUST, Force.MUST_NOT) or task_kind(window, self.frame.start) is None:
            return []
        gap = min(max((last.event - last.due) / 3, _LEAST_GAP), _GREATEST_GAP)
        moments = [last.due + gap * number for number in range(1, _MOST_REPEATS + 1)]
        end = min(last.event, last.useful_until)
        return [
            replace(
                self._reminder(window, due, last.event, last.useful_until),
                hard=False,
                repeats=last.reminder_id,
                task_key=last.task_key,
                occasion=last.occasion,
            )
            for due in moments
            if due < end and not self.quiet.hold_at(due) and not self._is_in_session(due)
        ]

    def _is_in_session(self, moment: datetime) -> bool:
        return self.frame.start <= moment < self.frame.end

    def _is_dose(self, window: Window) -> bool:
        """True for something to take between two times."""
        has_edges = window.starts is not None and window.ends is not None
        return has_edges and not window.rule.force.forbids and self._is_about(window, _MEDICINES)

    def _harm(self, window: Window) -> Harm:
        if window.rule.force.forbids and self._is_about(window, EATEN_OR_DRUNK):
            return Harm.FASTING
        if self._is_about(window, _MEDICINES):
            return Harm.MEDICINE
        return Harm.DRIVING if self._is_about(window, _TRAVEL) else Harm.OTHER

    def _is_about(self, window: Window, broad: tuple[TopicId, ...]) -> bool:
        return any(self.topics.covers(one, topic) for one in broad for topic in window.topics)

    def _name(self, window: Window, due: datetime) -> ReminderId:
        session_id = self.frame.session.session_id
        return ReminderId(neutral_id(session_id, window.layer.value, window.rule_id, due.isoformat()))


def _comes_daily(window: Window) -> bool:
    """True for something to do each day. A limit holds all the time, and is said when it begins."""
    repeats = window.rule.timing.repeats
    return repeats is not None and repeats.every is Every.DAY and not window.rule.force.forbids


def _kind_of(force: Force) -> ReminderKind:
    if force.forbids:
        return ReminderKind.BAN
    return ReminderKind.RELEASE if force in (Force.MAY, Force.NO_CHANGE) else ReminderKind.DUTY


def _in_order(reminders: Iterable[Reminder]) -> tuple[Reminder, ...]:
    return tuple(sorted(reminders, key=lambda reminder: (reminder.due, reminder.reminder_id)))
