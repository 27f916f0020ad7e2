"""What there is to do and when the app speaks: tasks, reminders and the labelled moments of the day line."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from aftercare.domain.condition import Truth
from aftercare.domain.edge import AtWeekday, Offset
from aftercare.domain.filling import Filler
from aftercare.domain.frozen import frozen
from aftercare.domain.plan import Milestone, MilestoneKind, Stretch, Task, TaskKind
from aftercare.domain.reminder import Reminder, ReminderId, neutral_id
from aftercare.domain.resolve import Frame, Moment, Pick, resolve, weekday_meetings
from aftercare.domain.rule import Force, Layer, Part, TopicId
from aftercare.domain.window import Window

_DUTY_STAYS_USEFUL = timedelta(hours=12)
_BEFORE_BEDTIME = timedelta(minutes=30)
_STRETCH_OF_PART = {
    Part.PREPARE: Stretch.THIS_WEEK,
    Part.VISIT: Stretch.AT_CLINIC,
    Part.AFTER: Stretch.REST_OF_DAY,
    Part.BETWEEN: Stretch.LATER,
    Part.WARNING: Stretch.LATER,
}
_CUT_OFF_TOPICS = frozenset(TopicId(topic) for topic in ("food", "clear-drinks", "drinks", "alcohol"))
_FAR = datetime.max.replace(tzinfo=UTC)
_Stretches = tuple[tuple[datetime, Stretch], ...]


@frozen
class Agenda:
    """Makes tasks, reminders and milestones from the windows of one session."""

    frame: Frame
    filler: Filler

    def tasks(self, windows: tuple[Window, ...]) -> tuple[Task, ...]:
        """The tasks of a session, in order of time."""
        stretches = self._stretches()
        found = [
            self._task(window, kind, stretches)
            for window in windows
            if (kind := _task_kind(window, self.frame.start)) is not None
        ]
        return tuple(sorted(found, key=lambda task: (task.due or _FAR, task.stretch.value, task.rule_id, task.key)))

    def _task(self, window: Window, kind: TaskKind, stretches: _Stretches) -> Task:
        speech = window.speech
        opens, due = (None, window.starts) if kind is TaskKind.LIMIT else (window.starts, window.ends or window.starts)
        if kind is TaskKind.DUTY and isinstance(window.rule.timing.at, AtWeekday):
            opens, due = weekday_meetings(window.rule.timing.at, self.frame)[0]
        session_id = self.frame.session.session_id
        return Task(
            key=neutral_id(session_id, window.layer.value, window.rule_id),
            rule_id=window.rule_id,
            kind=kind,
            opens=opens,
            due=due,
            is_about=window.starts_about if kind is TaskKind.LIMIT else window.ends_about,
            stretch=_stretch_of(opens, due, window.part, stretches),
            heading=self._for_whom(speech.task or window.rule.text, window),
            detail=speech.detail,
            label=speech.label,
            line=self._for_whom(self._line(window, kind), window),
            why=window.rule.why,
            layer=window.layer,
        )

    def _line(self, window: Window, kind: TaskKind) -> str:
        """The line to tick on paper: its own, the task, or the rule as it was written, with its exception."""
        line = window.speech.line or (window.speech.task if kind is TaskKind.DUTY else "") or window.rule.text
        if not window.rule.unless:
            return line
        return f"{line} {self.filler.wording.say('unless', condition=window.rule.unless.rstrip('.'))}"

    def _for_whom(self, text: str, window: Window) -> str:
        """A text with its condition in front, as long as nobody said whether it holds."""
        if window.applies is Truth.YES or not window.condition:
            return text
        return self.filler.wording.say("if_upper", condition=window.condition, text=text)

    def _stretches(self) -> _Stretches:
        """The stretches of this session with their ends, in order."""
        frame = self.frame
        arrives = frame.arrives or frame.start
        midnight = frame.local(frame.start_day, time(0), Pick.EARLIEST)
        day_before = frame.local(frame.start_day - timedelta(days=1), time(0), Pick.EARLIEST)
        evening_ends = frame.local(frame.end_day + timedelta(days=1), time(0), Pick.LATEST)
        next_ends = frame.local(frame.end_day + timedelta(days=2), time(0), Pick.LATEST)
        return (
            (day_before, Stretch.THIS_WEEK),
            (midnight, Stretch.DAY_BEFORE),
            (arrives.astimezone(UTC), Stretch.MORNING),
            (frame.end, Stretch.AT_CLINIC),
            (evening_ends, Stretch.REST_OF_DAY),
            (next_ends, Stretch.NEXT_DAY),
        )

    def reminders(self, windows: tuple[Window, ...]) -> tuple[Reminder, ...]:
        """Every moment at which the app speaks, in order. None falls inside the session (clinical reference 7.1)."""
        found = [
            reminder for window in windows for one in self._occasions(window) for reminder in self._reminders_of(one)
        ]
        return tuple(sorted(found, key=lambda reminder: (reminder.due, reminder.reminder_id)))

    def _occasions(self, window: Window) -> list[Window]:
        """A window once for each of its meetings, so that each week speaks for itself; any other as it is."""
        if not isinstance(window.rule.timing.at, AtWeekday):
            return [window]
        meetings = weekday_meetings(window.rule.timing.at, self.frame)
        return [replace(window, starts=opens, ends=closes) for opens, closes in meetings]

    def _reminders_of(self, window: Window) -> list[Reminder]:
        kind = _task_kind(window, self.frame.start)
        if kind is None and not window.rule.speech.remind:
            return []
        if window.applies is Truth.UNKNOWN and window.layer is Layer.GENERAL:
            return []
        opens = window.starts or window.ends
        event = self._event(window)
        if event is None:
            return []
        frame = self.frame
        if any(isinstance(edge, Offset) for edge in window.speech.remind):
            frame = frame.around(Moment(opens), Moment(window.ends or opens))
        moments = [resolve(edge, frame, Pick.EARLIEST, opens=True).at for edge in window.speech.remind]
        if not window.speech.remind and window.layer in (Layer.CLINIC, Layer.TOLD):
            moments = [event if window.rule.force.forbids else window.starts or window.ends]
        if not window.speech.hard:
            moments = [moment and self._before_the_night(moment) for moment in moments]
        useful_until = self._useful_until(window, event)
        texts = self._texts(window)
        reminders: list[Reminder] = []
        for due in sorted({moment for moment in moments if moment is not None}):
            if due >= useful_until or frame.start <= due < frame.end:
                continue
            said_on = due.astimezone(frame.zone).date()
            on_time, late, passed = (self.filler.fill(text, window, said_on) for text in texts)
            # What speaks after its event may not say what was to be done before it.
            on_time = on_time if due <= event else late
            key = neutral_id(frame.session.session_id, window.layer.value, window.rule_id, due.isoformat())
            hard = window.speech.hard
            reminder_id = ReminderId(key)
            reminders.append(
                Reminder(reminder_id, window.rule_id, due, event, useful_until, hard, on_time, late, passed)
            )
        return reminders

    def _before_the_night(self, moment: datetime) -> datetime:
        """The moment itself, or shortly before bedtime if it falls into the night (clinical reference 7.4) [D].

        What begins in the night is announced before it; only what the clinic marked as hard speaks in it.
        """
        times = self.frame.day_times
        local = moment.astimezone(self.frame.zone)
        if times.morning <= local.time() < times.bedtime:
            return moment
        evening = local.date() if local.time() >= times.bedtime else local.date() - timedelta(days=1)
        before = self.frame.local(evening, times.bedtime, Pick.EARLIEST) - _BEFORE_BEDTIME
        if before < self.frame.end <= moment:
            # The visit ended in the night: what belongs after it waits for the morning.
            return self.frame.local(evening + timedelta(days=1), times.morning, Pick.LATEST)
        return before

    def _event(self, window: Window) -> datetime | None:
        """The moment a reminder is about: the cut-off of a limit, the deadline of something to do."""
        if window.rule.force.forbids or isinstance(window.rule.timing.at, AtWeekday):
            return window.starts
        return window.ends or window.starts or self.frame.start

    def _useful_until(self, window: Window, event: datetime) -> datetime:
        if window.speech.useful_for is not None:
            return event + window.speech.useful_for
        if event <= self.frame.start:
            return self.frame.start
        if window.rule.force.forbids and window.ends is not None:
            return max(window.ends, event)
        return event + _DUTY_STAYS_USEFUL

    def _texts(self, window: Window) -> tuple[str, str, str]:
        """On-time, late and passed words. The late words never repeat an order that no longer holds."""
        speech, phrases = window.speech, self.filler.wording.phrases
        on_time = speech.on_time or speech.task or window.rule.text
        late = speech.late or phrases["after_task"]
        passed = speech.passed or speech.late or phrases["passed_task"]
        return on_time, late, passed

    def milestones(self, tasks: tuple[Task, ...], windows: tuple[Window, ...]) -> tuple[Milestone, ...]:
        """The labelled moments of the session: what has a label and a time, the ride, the start and the end."""
        by_rule = {(window.layer, window.rule_id): window for window in windows}
        found: list[Milestone] = []
        for task in tasks:
            window = by_rule[(task.layer, task.rule_id)]
            if task.label and task.due is not None:
                label = self.filler.fill(task.label, window, task.due.astimezone(self.frame.zone).date())
                kind = MilestoneKind.DUTY
                if task.kind is TaskKind.LIMIT:
                    is_cut_off = any(topic in _CUT_OFF_TOPICS for topic in window.topics)
                    kind = MilestoneKind.CUT_OFF if is_cut_off else MilestoneKind.LIMIT
                found.append(Milestone(task.due, label, task.key, kind, task.is_about))
        found.extend(self._visit_milestones())
        return tuple(sorted(found, key=lambda milestone: (milestone.at, milestone.label)))

    def _visit_milestones(self) -> list[Milestone]:
        session, wording, driver = self.frame.session, self.filler.wording, self.filler.driver
        number = str(session.number) if session.number is not None else ""
        label = wording.say("session_of_label", number=number) if number else wording.phrases["session_label"]
        found = [Milestone(self.frame.start, label, kind=MilestoneKind.SESSION)]
        if driver is not None and driver.pick_up is not None:
            leave = wording.say("leave_with", driver=driver.name) if driver.name else wording.phrases["leave_home"]
            found.append(Milestone(driver.pick_up.astimezone(UTC), leave, kind=MilestoneKind.RIDE))
        home = wording.say("home_with", driver=driver.name) if driver and driver.name else wording.phrases["go_home"]
        found.append(Milestone(self.frame.end, home, kind=MilestoneKind.HOME, is_about=not session.end_is_known))
        return found


def _stretch_of(opens: datetime | None, due: datetime | None, part: Part, stretches: _Stretches) -> Stretch:
    if due is None:
        return _STRETCH_OF_PART[part]
    moment = due if opens is None else min(opens, due)
    return next((stretch for ends, stretch in stretches if moment < ends), Stretch.LATER)


def _task_kind(window: Window, start: datetime) -> TaskKind | None:
    """Whether a window gives something to tick: a limit that begins before the session, or something to do."""
    rule = window.rule
    if window.applies is Truth.UNKNOWN and window.layer is Layer.GENERAL:
        return None
    if rule.force.forbids:
        begins_before = window.starts is not None and window.starts < start
        return TaskKind.LIMIT if begins_before and window.speech.task else None
    if rule.speech.task:
        return TaskKind.DUTY
    is_clinics = rule.layer in (Layer.CLINIC, Layer.TOLD)
    is_duty = rule.force in (Force.MUST, Force.SHOULD) and window.part in (Part.PREPARE, Part.AFTER)
    return TaskKind.DUTY if is_clinics and is_duty else None
