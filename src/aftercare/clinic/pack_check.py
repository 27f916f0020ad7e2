"""What ``check`` finds beyond the spelling of a pack: floors, windows the wrong way round, silence, missing numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from aftercare.clinic.reading_level import HIGHEST_GRADE, grade_of
from aftercare.domain.clinic import ClinicPack, ClinicTreatment
from aftercare.domain.condition import PatientFacts
from aftercare.domain.fault import Fault, Weight
from aftercare.domain.guidance import Guidance
from aftercare.domain.plan import Plan
from aftercare.domain.planning import BOARD_TOPICS, FloorBreach, PlanRequest, floor_breaches, make_plan
from aftercare.domain.rule import Force, Layer, Rule
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment
from aftercare.domain.window import Window, limits_topic

_SAMPLE_DAY = date(2026, 6, 10)
_SAMPLE_STARTS = (time(8), time(10), time(14), time(18))
_LONGEST_DRY_SPELL = timedelta(hours=8)
_CLEAR_DRINKS = BOARD_TOPICS[1]


@dataclass(frozen=True, slots=True)
class PackCheck:
    """Checks what a pack means, by planning sample sessions with it."""

    guidance: Guidance
    pack: ClinicPack
    today: date

    def findings(self) -> tuple[Fault, ...]:
        """Everything found, faults first, in a fixed order and each once."""
        found: list[Fault] = []
        for offer in self.pack.treatments:
            for start in _SAMPLE_STARTS:
                request = self._request(offer, start)
                found += [self._breach(breach, offer.treatment) for breach in floor_breaches(request)]
                plan = make_plan(request)
                found += self._backward_windows(plan.windows)
                found += self._dry_spells(plan)
            found += self._silence(make_plan(self._request(offer, _SAMPLE_STARTS[1])), offer.treatment)
        found += self._numbers()
        found += self._dates()
        found += self._weak_permissions()
        found += self._hard_texts()
        unique = dict.fromkeys(found)
        return tuple(sorted(unique, key=lambda fault: (fault.weight is Weight.SHOULD_FIX, fault.file, fault.place)))

    def _request(self, offer: ClinicTreatment, start: time) -> PlanRequest:
        zone = ZoneInfo(self.pack.zone or "UTC")
        starts = datetime.combine(_SAMPLE_DAY, start, zone)
        length = offer.visit_length or self.guidance.visit_length(offer.treatment)
        session = Session("sample", offer.treatment, starts, starts + length, number=1)
        return PlanRequest(self.guidance, self.pack, PatientFacts(country=self.pack.country), session, zone)

    def _breach(self, breach: FloorBreach, treatment: Treatment) -> Fault:
        rule = next(iter(breach.rules), None) or self._rule_on(breach.floor.topic)
        file, place = _where(rule)
        name = self.guidance.topics.topic(breach.floor.topic).name.lower()
        problem = (
            f"goes below the safety floor on {name} for {treatment.value} (sources {', '.join(breach.floor.sources)})"
        )
        return Fault(file, place, problem, breach.floor.remedy)

    def _rule_on(self, topic: str) -> Rule | None:
        topics = self.guidance.topics.joined(self.pack.topics)
        return next(
            (rule for rule in self.pack.rules if any(topics.covers(one, type(one)(topic)) for one in rule.topics)), None
        )

    def _backward_windows(self, windows: Iterable[Window]) -> list[Fault]:
        return [
            Fault(*_where(window.rule), "the window ends before it starts", "put the earlier edge in starts")
            for window in windows
            if window.layer is Layer.CLINIC and window.starts and window.ends and window.ends < window.starts
        ]

    def _dry_spells(self, plan: Plan) -> list[Fault]:
        return [
            Fault(
                *_where(window.rule),
                "clear drinks stop more than 8 hours before the visit",
                "check that this is meant; long dry spells have harms of their own",
                Weight.SHOULD_FIX,
            )
            for window in plan.windows
            if window.layer is Layer.CLINIC
            and window.forbids
            and limits_topic(window, _CLEAR_DRINKS, plan.topics)
            and window.starts is not None
            and timedelta(0) < plan.session.planned_start - window.starts
            and plan.session.planned_start - window.starts > _LONGEST_DRY_SPELL
        ]

    def _silence(self, plan: Plan, treatment: Treatment) -> list[Fault]:
        found: list[Fault] = []
        for topic in BOARD_TOPICS:
            said = [window for window in plan.windows if limits_topic(window, topic, plan.topics)]
            if not any(window.layer is Layer.CLINIC for window in said):
                name = plan.topics.topic(topic).name.lower()
                problem = f"says nothing about {name} for {treatment.value}; our general guidance is shown"
                remedy = 'write a rule, or force = "no-change" if nothing is limited'
                found.append(Fault("rules.toml", f"topic {topic}", problem, remedy, Weight.SHOULD_FIX))
        return found

    def _numbers(self) -> list[Fault]:
        found: list[Fault] = []
        if self.pack.phone("main") is None:
            remedy = "add the number patients call in opening hours"
            found.append(Fault("clinic.toml", "phones.main", "there is no main number", remedy))
        if self.pack.phone("after-hours") is None:
            remedy = "add one, or the number of the service that answers then"
            found.append(
                Fault("clinic.toml", "phones.after-hours", "there is no out-of-hours number", remedy, Weight.SHOULD_FIX)
            )
        return found

    def _dates(self) -> list[Fault]:
        pack = self.pack
        if pack.reviewed_on is None:
            remedy = "have a clinician read the rules and write the day"
            return [Fault("clinic.toml", "reviewed_on", "nobody has reviewed these rules", remedy, Weight.SHOULD_FIX)]
        if pack.review_by is not None and pack.review_by < self.today:
            problem = f"the review was due on {pack.review_by.isoformat()}"
            remedy = "read the rules again and set reviewed_on and review_by"
            return [Fault("clinic.toml", "review_by", problem, remedy, Weight.SHOULD_FIX)]
        return []

    def _hard_texts(self) -> list[Fault]:
        if self.pack.language != "en":
            return []
        grades = [(rule, grade) for rule in self.pack.rules if (grade := grade_of(rule.text)) is not None]
        return [
            Fault(
                *_where(rule),
                f"the text reads at about grade {round(grade)}",
                "write shorter sentences and everyday words, for about grade 6",
                Weight.SHOULD_FIX,
            )
            for rule, grade in grades
            if grade > HIGHEST_GRADE
        ]

    def _weak_permissions(self) -> list[Fault]:
        """A "may" on a topic that we limit lifts nothing; the clinic may think it does."""
        topics = self.guidance.topics.joined(self.pack.topics)
        return [
            Fault(
                *_where(rule),
                '"may" does not lift our general limit on this topic before the visit',
                'write force = "no-change" if nothing is limited',
                Weight.SHOULD_FIX,
            )
            for rule in self.pack.rules
            if rule.force is Force.MAY
            and rule.timing.ends is not None
            and any(topics.covers(board, topic) for board in BOARD_TOPICS for topic in rule.topics)
        ]


def _where(rule: Rule | None) -> tuple[str, str]:
    if rule is None:
        return "rules.toml", "rules"
    file, _, place = rule.place.partition(":")
    return (file, place) if place else ("rules.toml", f"rule {rule.rule_id}")
