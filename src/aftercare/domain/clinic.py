"""A clinic pack: one clinic's name, numbers, hours, rules and words, checked whole before it becomes this value."""

from __future__ import annotations

from dataclasses import field
from datetime import date, time, timedelta

from aftercare.domain.frozen import frozen
from aftercare.domain.rule import Rule, TopicId
from aftercare.domain.topic import Topic
from aftercare.domain.treatment import Treatment


@frozen
class OpenHours:
    """Local times between which the clinic is open on a weekday; 0 is Monday."""

    weekday: int
    opens: time
    closes: time


@frozen
class PhoneNumber:
    """One number of a clinic: its name in rules (``main``, ``after-hours``), the number, and when it answers."""

    name: str
    number: str
    label: str = ""
    when: str = ""


@frozen
class ClinicTreatment:
    """A treatment the clinic offers, and how long a visit is planned to take."""

    treatment: Treatment
    visit_length: timedelta | None = None


@frozen
class DayTimes:
    """The clock times behind named parts of the day. These are design choices, and a clinic may set its own [D]."""

    morning: time = time(7)
    evening: time = time(18)
    bedtime: time = time(22)


@frozen
class ClinicPack:
    """One clinic's layer over our guidance.

    Attributes:
        pack_id: the clinic's lasting name for its pack.
        serial: rises with every version; an older one never replaces a newer.
        author: who answers for the rules.
        reviewed_on: when a clinician last read them; None for a pack nobody reviewed.
        review_by: when they should be read again.
        is_sample: True for invented clinics.
        is_signed: False for a draft, which is marked wherever it shows.
        names: plain names of medicine classes, conditions and devices that our guidance does not know, by id.
        board: topics the clinic adds to the board, at most three.
        rules: the rules in their first language, layer ``CLINIC``.
        zone: the clinic's time zone name, if it gives one.
    """

    pack_id: str
    serial: int
    name: str
    short_name: str
    author: str
    language: str
    languages: tuple[str, ...]
    country: str
    treatments: tuple[ClinicTreatment, ...]
    rules: tuple[Rule, ...]
    phones: tuple[PhoneNumber, ...] = ()
    address: tuple[str, ...] = ()
    hours: tuple[OpenHours, ...] = ()
    closed_on: tuple[date, ...] = ()
    zone: str | None = None
    topics: dict[TopicId, Topic] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    board: tuple[TopicId, ...] = ()
    day_times: DayTimes = field(default_factory=DayTimes)
    reviewed_on: date | None = None
    review_by: date | None = None
    is_sample: bool = False
    is_signed: bool = False
    accent: str = ""
    logo: bytes | None = None

    def phone(self, name: str) -> PhoneNumber | None:
        """The number of that name, if the clinic gave one."""
        return next((phone for phone in self.phones if phone.name == name), None)

    def offers(self, treatment: Treatment) -> ClinicTreatment | None:
        """The clinic's entry for a treatment, if it offers it."""
        return next((offer for offer in self.treatments if offer.treatment is treatment), None)
