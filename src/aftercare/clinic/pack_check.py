"""What ``check`` finds beyond the spelling of a pack. The command, the editor and the signing all ask here.

In here: floors, windows the wrong way round, dry spells, silence. What is told of words, numbers, reminders and pairs
of rules stands in the modules beside this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from aftercare.clinic.clinic_facts import logo_faults, phone_faults, review_faults
from aftercare.clinic.contradictions import Contradictions, rules_for_nobody
from aftercare.clinic.reminder_check import lost_reminders
from aftercare.clinic.rule_place import file_and_place
from aftercare.clinic.spoken_words import SpokenWords
from aftercare.domain.clinic import ClinicPack, ClinicTreatment
from aftercare.domain.condition import PatientFacts
from aftercare.domain.fault import Fault, FaultKind, Weight
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
    """Checks what a pack means, by planning sample sessions with it.

    Attributes:
        guidance: our guidance, which the pack is laid over.
        pack: the pack with the words of its first language.
        today: the present day, for the days of review.
        translations: its rules in each further language.
    """

    guidance: Guidance
    pack: ClinicPack
    today: date
    translations: tuple[tuple[str, tuple[Rule, ...]], ...] = ()

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
                found += Contradictions(plan).faults()
                if self._may_begin_at(start):
                    found += lost_reminders(plan)
            found += self._silence(make_plan(self._request(offer, _SAMPLE_STARTS[1])), offer.treatment)
        found += rules_for_nobody(self.pack)
        found += self._weak_permissions()
        found += self._words()
        found += phone_faults(self.pack, self._emergency_numbers())
        found += review_faults(self.pack, self.today)
        found += logo_faults(self.pack)
        unique = dict.fromkeys(found)
        return tuple(sorted(unique, key=lambda fault: (fault.weight is Weight.SHOULD_FIX, fault.file, fault.place)))

    def _request(self, offer: ClinicTreatment, start: time) -> PlanRequest:
        zone = ZoneInfo(self.pack.zone or "UTC")
        starts = datetime.combine(_SAMPLE_DAY, start, zone)
        length = offer.visit_length or self.guidance.visit_length(offer.treatment)
        session = Session("sample", offer.treatment, starts, starts + length, number=1)
        return PlanRequest(self.guidance, self.pack, PatientFacts(country=self.pack.country), session, zone)

    def _may_begin_at(self, start: time) -> bool:
        hours = self.pack.hours
        return not hours or any(day.opens <= start < day.closes for day in hours)

    def _emergency_numbers(self) -> tuple[str, ...]:
        numbers = self.guidance.help_for(self.pack.country)
        return (numbers.emergency, numbers.crisis, *(number for _, number in numbers.more))

    def _words(self) -> Iterator[Fault]:
        topics = self.guidance.topics.joined(self.pack.topics)
        yield from SpokenWords(self.pack.rules, self.pack.language, topics).faults()
        for language, rules in self.translations:
            words = SpokenWords(rules, language, topics, f"words.{language}.toml")
            yield from words.faults(but=self.pack.rules)

    def _breach(self, breach: FloorBreach, treatment: Treatment) -> Fault:
        rule = next(iter(breach.rules), None) or self._rule_on(breach.floor.topic)
        file, place = file_and_place(rule)
        name = self.guidance.topics.topic(breach.floor.topic).name.lower()
        problem = (
            f"goes below the safety floor on {name} for {treatment.value} (sources {', '.join(breach.floor.sources)})"
        )
        return Fault(file, place, problem, breach.floor.remedy, Weight.MUST_FIX, FaultKind.BELOW_FLOOR)

    def _rule_on(self, topic: str) -> Rule | None:
        topics = self.guidance.topics.joined(self.pack.topics)
        return next(
            (rule for rule in self.pack.rules if any(topics.covers(one, type(one)(topic)) for one in rule.topics)), None
        )

    def _backward_windows(self, windows: Iterable[Window]) -> list[Fault]:
        return [
            Fault(
                *file_and_place(window.rule),
                "the window ends before it starts",
                "put the earlier edge in starts",
                Weight.MUST_FIX,
                FaultKind.BACKWARD,
            )
            for window in windows
            if window.layer is Layer.CLINIC and window.starts and window.ends and window.ends < window.starts
        ]

    def _dry_spells(self, plan: Plan) -> list[Fault]:
        return [
            Fault(
                *file_and_place(window.rule),
                "clear drinks stop more than 8 hours before the visit",
                "check that this is meant; long dry spells have harms of their own",
                Weight.SHOULD_FIX,
                FaultKind.DRY_SPELL,
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
                place = f"topic {topic}"
                found.append(Fault("rules.toml", place, problem, remedy, Weight.SHOULD_FIX, FaultKind.SILENT))
        return found

    def _weak_permissions(self) -> list[Fault]:
        """A "may" on a topic that we limit lifts nothing; the clinic may think it does."""
        topics = self.guidance.topics.joined(self.pack.topics)
        return [
            Fault(
                *file_and_place(rule),
                '"may" does not lift our general limit on this topic before the visit',
                'write force = "no-change" if nothing is limited',
                Weight.SHOULD_FIX,
                FaultKind.WEAK_PERMISSION,
            )
            for rule in self.pack.rules
            if rule.force is Force.MAY
            and rule.timing.ends is not None
            and any(topics.covers(board, topic) for board in BOARD_TOPICS for topic in rule.topics)
        ]
