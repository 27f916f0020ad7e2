"""What there is to do: the tasks of a session and the labelled moments of its day line."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from aftercare.domain.condition import Truth
from aftercare.domain.filling import Filler
from aftercare.domain.frozen import frozen
from aftercare.domain.occasion import Occasion, occasions
from aftercare.domain.plan import Milestone, MilestoneKind, Stretch, Task, TaskKind
from aftercare.domain.resolve import Frame, Pick
from aftercare.domain.rule import Force, Layer, Part, TopicId
from aftercare.domain.window import Window

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
    """Makes tasks and milestones from the windows of one session."""

    frame: Frame
    filler: Filler

    def tasks(self, windows: tuple[Window, ...]) -> tuple[Task, ...]:
        """The tasks of a session, in order of time."""
        stretches = self._stretches()
        found = [
            self._task(one, kind, stretches)
            for window in windows
            if (kind := task_kind(window, self.frame.start)) is not None
            for one in occasions(window, self.frame)[: None if kind is TaskKind.DUTY else 1]
        ]
        return tuple(sorted(found, key=lambda task: (task.due or _FAR, task.stretch.value, task.rule_id, task.key)))

    def _task(self, occasion: Occasion, kind: TaskKind, stretches: _Stretches) -> Task:
        window = occasion.window
        speech = window.speech
        opens, due = (None, window.starts) if kind is TaskKind.LIMIT else (window.starts, window.ends or window.starts)
        return Task(
            key=occasion.key,
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


def task_kind(window: Window, start: datetime) -> TaskKind | None:
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
