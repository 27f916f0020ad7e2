"""The one function that makes a plan. Board, screens, reminders, paper, calendar and batch all read what it returns."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from aftercare.domain.agenda import Agenda
from aftercare.domain.clinic import ClinicPack, DayTimes
from aftercare.domain.condition import PatientFacts, Truth
from aftercare.domain.contacts import Driver
from aftercare.domain.edge import Visit
from aftercare.domain.filling import Filler
from aftercare.domain.floors import Floor, floors_for, is_covered
from aftercare.domain.frozen import frozen
from aftercare.domain.guidance import Guidance
from aftercare.domain.layers import layered
from aftercare.domain.plan import Plan
from aftercare.domain.quiet_hours import QuietHours
from aftercare.domain.reminder_maker import ReminderMaker
from aftercare.domain.resolve import Frame
from aftercare.domain.rule import Layer, Rule, TopicId
from aftercare.domain.session import Session
from aftercare.domain.topic import TopicTree
from aftercare.domain.treatment import Treatment
from aftercare.domain.window import Window, limits_topic
from aftercare.domain.window_maker import WindowMaker

BOARD_TOPICS = tuple(TopicId(topic) for topic in ("food", "clear-drinks", "alcohol", "driving", "decisions"))
"""The five topics of every board, in the order in which they always stand."""

_ARRIVAL = TopicId("arrival")
_FAR = datetime.max.replace(tzinfo=UTC)
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@frozen
class PlanRequest:
    """Everything a plan is made from.

    Attributes:
        guidance: our general guidance.
        pack: the clinic's layer; None for general guidance alone.
        facts: what is known of the patient.
        session: the appointment, planned and as it went.
        zone: the zone the clinic's clocks show.
        told: what the clinic told this patient personally, as rules of layer ``TOLD``.
        driver: who takes the patient home, if known.
        quiet: the person's own quiet hours; None for those of the clinic.
        here: the zone this computer is in; None for the one the patient gave.
    """

    guidance: Guidance
    pack: ClinicPack | None
    facts: PatientFacts
    session: Session
    zone: ZoneInfo
    told: tuple[Rule, ...] = ()
    driver: Driver | None = None
    quiet: QuietHours | None = None
    here: ZoneInfo | None = None


def make_plan(request: PlanRequest) -> Plan:
    """The plan of one session. The same request gives the same plan, in any order of rules and any process zone."""
    guidance, pack = request.guidance, request.pack
    topics = guidance.topics.joined(pack.topics) if pack else guidance.topics
    names = {**guidance.names, **pack.names} if pack else guidance.names
    frame = _frame(request)
    maker = WindowMaker(frame, request.facts, topics, guidance.wording, names)
    windows: tuple[Window, ...] = ()
    if not request.session.is_cancelled:
        rules = (*guidance.rules, *(pack.rules if pack else ()), *request.told)
        made = [window for rule in rules if (window := maker.window(rule)) is not None]
        kept = layered(made, topics, request.session)
        kept.extend(_floor_windows(request, kept, maker, topics, frame))
        windows = tuple(sorted(kept, key=_order))
    arrives = _arrival(windows, topics, frame.start)
    frame = replace(frame, arrives=arrives or frame.arrives)
    filler = Filler(guidance.wording, request.zone, frame.start, pack, request.driver, _other_zone(request))
    agenda = Agenda(frame, filler)
    tasks = agenda.tasks(windows)
    times = frame.day_times
    quiet = request.quiet or QuietHours(times.bedtime, times.morning, request.zone)
    reminders, repeats = ReminderMaker(frame, filler, topics, quiet).made(windows)
    return Plan(
        session=request.session,
        zone=request.zone,
        clinic=pack,
        facts=request.facts,
        driver=request.driver,
        topics=topics,
        board_topics=BOARD_TOPICS + tuple(topic for topic in (pack.board if pack else ()) if topic not in BOARD_TOPICS),
        windows=windows,
        tasks=tasks,
        reminders=reminders,
        repeats=repeats,
        quiet=quiet,
        milestones=agenda.milestones(tasks, windows) if not request.session.is_cancelled else (),
        arrives=arrives,
        help_numbers=guidance.help_for(request.facts.country),
        calls=tuple(call for call in guidance.calls if _is_for(call.treatments, request.session.treatment)),
        disclaimer=guidance.disclaimer.replace("{phone}", guidance.help_for(request.facts.country).emergency),
        filler=filler,
        names=names,
    )


@frozen
class FloorBreach:
    """A floor that a clinic's rules would pass, with the rules on its topic."""

    floor: Floor
    rules: tuple[Rule, ...]


def floor_breaches(request: PlanRequest) -> tuple[FloorBreach, ...]:
    """The floors that the clinic's rules leave uncovered in this session, as if every condition held."""
    pack = request.pack
    if pack is None:
        return ()
    topics = request.guidance.topics.joined(pack.topics)
    frame = _frame(request)
    names = {**request.guidance.names, **pack.names}
    maker = WindowMaker(frame, request.facts, topics, request.guidance.wording, names)
    made = [window for rule in (*request.guidance.rules, *pack.rules) if (window := maker.window(rule)) is not None]
    found: list[FloorBreach] = []
    for assumed in (made, [replace(window, applies=Truth.YES) for window in made]):
        kept = layered(assumed, topics, request.session)
        for floor in floors_for(request.session.treatment):
            if any(breach.floor == floor for breach in found):
                continue
            if is_covered(floor, kept, topics, frame) and not _is_undercut(floor, assumed, topics, frame):
                continue
            on_topic = tuple(
                window.rule
                for window in kept
                if window.layer is Layer.CLINIC and any(topics.covers(topic, floor.topic) for topic in window.topics)
            )
            found.append(FloorBreach(floor, on_topic))
    return tuple(found)


def _is_undercut(floor: Floor, windows: Iterable[Window], topics: TopicTree, frame: Frame) -> bool:
    """True if the clinic gives the topic a limit of its own that is shorter, even where ours still holds beside it."""
    sure = [one for one in windows if one.layer is Layer.CLINIC and one.applies is Truth.YES]
    on_topic = [one for one in sure if limits_topic(one, floor.topic, topics)]
    is_limited = any(one.forbids for one in on_topic) and not any(one.ask is not None for one in on_topic)
    return is_limited and not is_covered(floor, on_topic, topics, frame)


def _frame(request: PlanRequest) -> Frame:
    day_times = request.pack.day_times if request.pack else DayTimes()
    leaves = request.driver.pick_up if request.driver else None
    return Frame(request.session, request.zone, day_times, leaves_home=leaves)


def _floor_windows(
    request: PlanRequest, windows: Iterable[Window], maker: WindowMaker, topics: TopicTree, frame: Frame
) -> list[Window]:
    """Our own rules for the floors that the rules left uncovered, marked as floors."""
    kept = list(windows)
    missing = [floor for floor in floors_for(request.session.treatment) if not is_covered(floor, kept, topics, frame)]
    added: dict[str, Window] = {}
    for floor in missing:
        ours = next((rule for rule in request.guidance.rules if rule.rule_id == floor.rule_id), None)
        window = maker.window(replace(ours, layer=Layer.FLOOR, when=None, exempt=None)) if ours else None
        if window is not None:
            before = added.get(floor.rule_id)
            already = before.topics if before else ()
            added[floor.rule_id] = replace(window, topics=(*already, floor.topic))
    return list(added.values())


def _arrival(windows: tuple[Window, ...], topics: TopicTree, start: datetime) -> datetime | None:
    """When to be there: the earliest moment that a rule on arriving gives, and never after the start."""
    times = [
        window.starts or window.ends
        for window in windows
        if not window.forbids
        and window.rule.timing.on is not Visit.ON_ARRIVAL
        and topics.covers(_ARRIVAL, window.topics[0])
    ]
    return min((moment for moment in times if moment is not None and moment <= start), default=None)


def _is_for(treatments: tuple[Treatment, ...], treatment: Treatment) -> bool:
    return not treatments or treatment in treatments


def _other_zone(request: PlanRequest) -> ZoneInfo | None:
    name = request.here.key if request.here is not None else request.facts.zone
    return ZoneInfo(name) if name and name != request.zone.key else None


def _order(window: Window) -> tuple[object, ...]:
    return (window.starts or _LONG_AGO, window.ends or _FAR, window.rule_id, window.layer.value)
