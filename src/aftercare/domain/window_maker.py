"""From a rule to its window in one session."""

from __future__ import annotations

from dataclasses import replace

from aftercare.domain.condition import PartOfDay, PatientFacts, Truth, truth
from aftercare.domain.edge import Anchor, AskClinic, Edge, Offset, Point, Side, parts_of
from aftercare.domain.frozen import frozen
from aftercare.domain.length import Bound
from aftercare.domain.resolve import Frame, Moment, Pick, point_period, resolve, visit_period
from aftercare.domain.rule import Force, Layer, Part, Rule, Speech, Timing
from aftercare.domain.topic import TopicTree
from aftercare.domain.window import Window
from aftercare.domain.wording import Wording

_NOON, _EVENING = 12, 17


@frozen
class WindowMaker:
    """Turns rules into windows for one patient and session."""

    frame: Frame
    facts: PatientFacts
    topics: TopicTree
    wording: Wording
    names: dict[str, str]

    def window(self, rule: Rule) -> Window | None:
        """The rule in this session; None if it is not for this treatment or this patient."""
        session = self.frame.session
        if rule.treatments and session.treatment not in rule.treatments:
            return None
        applies, condition, may_be_exempt = Truth.YES, "", False
        if rule.when is not None:
            applies = truth(rule.when, self.facts, session.treatment, session.occasion, self._part_of_day())
            if applies is Truth.NO:
                return None
            condition = self.wording.condition(rule.when, self.names)
        if rule.exempt is not None:
            exempt = truth(rule.exempt, self.facts, session.treatment, session.occasion, self._part_of_day())
            if exempt is Truth.YES:
                return None
            may_be_exempt = exempt is Truth.UNKNOWN
        starts, ends = self._edges(rule)
        return Window(
            rule=rule,
            topics=rule.topics,
            starts=starts.at,
            ends=ends.at,
            ends_when=ends.waits_for,
            ask=ends.ask or starts.ask,
            starts_about=starts.is_about,
            ends_about=ends.is_about,
            starts_on_day=starts.is_day,
            ends_on_day=ends.is_day,
            applies=applies,
            condition=condition,
            speech=self._kept_speech(rule),
            part=rule.part or self._part(starts, ends),
            may_be_exempt=may_be_exempt,
            firm_from=self.frame.start if starts.ask and starts.at is None else None,
            end_is_asked=ends.ask is not None,
        )

    def _part_of_day(self) -> PartOfDay:
        hour = self.frame.start.astimezone(self.frame.zone).hour
        if hour < _NOON:
            return PartOfDay.MORNING
        return PartOfDay.AFTERNOON if hour < _EVENING else PartOfDay.EVENING

    def _edges(self, rule: Rule) -> tuple[Moment, Moment]:
        timing, forbids = rule.timing, rule.force.forbids
        if timing.on is not None:
            if isinstance(timing.on, Point):
                begins, _ = point_period(timing.on, self.frame, Pick.EARLIEST, is_limit=forbids)
                return begins, point_period(timing.on, self.frame, Pick.LATEST, is_limit=forbids)[1]
            return visit_period(timing.on, self.frame)
        if timing.at is not None:
            starts, ends = self._moments_of_doing(timing.at)
        else:
            starts, ends = self._opened_and_closed(timing, forbids)
        if forbids and starts.at is None and starts.ask is None and ends.at is None and ends.waits_for:
            # What has to be confirmed can only be confirmed after the session: the limit begins with its end.
            starts = self.frame.anchor(Anchor.END)
        return starts, ends

    def _opened_and_closed(self, timing: Timing, forbids: bool) -> tuple[Moment, Moment]:
        """A limit takes the wider reading of its edges, anything else the narrower one: the strict side both times."""
        opens, closes = (Pick.EARLIEST, Pick.LATEST) if forbids else (Pick.LATEST, Pick.EARLIEST)
        starts = resolve(timing.starts, self.frame, opens, opens=True, is_limit=forbids) if timing.starts else Moment()
        ends = resolve(timing.ends, self.frame, closes, opens=False, is_limit=forbids) if timing.ends else Moment()
        return starts, ends

    def _moments_of_doing(self, at: Edge) -> tuple[Moment, Moment]:
        earliest = resolve(at, self.frame, Pick.EARLIEST, opens=True)
        is_one_moment = isinstance(at, Offset) and (at.by is None or not at.by.is_range)
        latest = earliest if is_one_moment else resolve(at, self.frame, Pick.LATEST, opens=False)
        if isinstance(at, Offset) and at.by is not None and at.side is Side.BEFORE and at.by.bound is Bound.AT_LEAST:
            return Moment(), earliest
        if any(isinstance(part, AskClinic) for part in parts_of(at)):
            latest = replace(latest, ask=earliest.ask)
        return earliest, latest

    def _part(self, starts: Moment, ends: Moment) -> Part:
        """The part of the treatment a window lies in, for rules that do not say."""
        start, end = self.frame.start, self.frame.end
        if starts.at is None and ends.at is None:
            return Part.PREPARE
        if starts.at is not None and starts.at >= end:
            return Part.AFTER
        if starts.at is not None and starts.at >= start:
            return Part.AFTER if ends.at is None or ends.at > end else Part.VISIT
        return Part.PREPARE

    def _kept_speech(self, rule: Rule) -> Speech:
        """Our own rules live as long as their topics; a clinic's may be read anew, and nothing is kept of them."""
        return self.topics.kept_speech(rule, self._speech) if rule.layer is Layer.GENERAL else self._speech(rule)

    def _takes_topic_reminders(self, rule: Rule) -> bool:
        """A limit counts its reminders from its own start. Something to do with a time of its own speaks then."""
        timing = rule.timing
        has_time = (
            timing.at is not None or timing.on is not None or timing.starts is not None or timing.ends is not None
        )
        return rule.force.forbids or (rule.force in (Force.MUST, Force.SHOULD) and not has_time)

    def _speech(self, rule: Rule) -> Speech:
        """A rule's own words, filled up from its topic.

        Our own rules take only the wordings of reminders from their topic: whether one of them is a task is decided
        where it is written. A clinic's rule of six lines also gets its card, its reminders and its label there.
        """
        own = rule.speech
        topic_words = self.topics.words(rule.topics[0], is_limit=rule.force.forbids)
        if rule.layer in (Layer.GENERAL, Layer.FLOOR):
            return replace(
                own,
                on_time=own.on_time or topic_words.on_time,
                late=own.late or topic_words.late,
                passed=own.passed or topic_words.passed,
                asks=own.asks or topic_words.asks,
                kept=own.kept or topic_words.kept,
                slipped=own.slipped or topic_words.slipped,
                useful_for=own.useful_for or topic_words.useful_for,
            )
        return Speech(
            task=own.task or topic_words.task,
            detail=own.detail,
            label=own.label or topic_words.label,
            line=own.line or (topic_words.line if rule.force.forbids else ""),
            tile=own.tile,
            remind=own.remind or (topic_words.remind if self._takes_topic_reminders(rule) else ()),
            hard=own.hard or topic_words.hard,
            on_time=own.on_time or topic_words.on_time,
            late=own.late or topic_words.late,
            passed=own.passed or topic_words.passed,
            asks=own.asks or topic_words.asks,
            kept=own.kept or topic_words.kept,
            slipped=own.slipped or topic_words.slipped,
            useful_for=own.useful_for or topic_words.useful_for,
        )
