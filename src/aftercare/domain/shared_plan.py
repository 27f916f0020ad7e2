"""A shared file as a plan: the same screens read it, and find nothing in it that was not shared.

It has no rule, task or reminder, and its treatment stands for "not told" unless the patient told it.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from aftercare.domain.clinic import ClinicPack, DayTimes
from aftercare.domain.condition import PatientFacts
from aftercare.domain.filling import Filler
from aftercare.domain.frozen import frozen
from aftercare.domain.guidance import HelpNumbers
from aftercare.domain.plan import Plan
from aftercare.domain.quiet_hours import QuietHours
from aftercare.domain.session import Session
from aftercare.domain.sharing import SharedClinic, SharedCourse
from aftercare.domain.topic import TopicTree
from aftercare.domain.treatment import Treatment
from aftercare.domain.wording import Wording


@frozen
class OwnWords:
    """What the reader's own program brings to a shared file.

    Attributes:
        topics: what the topics are called.
        wording: how times are said.
        numbers: the emergency numbers of the file's country.
        disclaimer: what stands below everything.
        here: the zone of this computer, if it is known.
    """

    topics: TopicTree
    wording: Wording
    numbers: HelpNumbers
    disclaimer: str
    here: ZoneInfo | None = None


def plan_of(shared: SharedCourse, own: OwnWords) -> Plan:
    """The plan that stands for a shared file."""
    visit, chosen = shared.visit, shared.chosen
    clinic = _clinic(shared.clinic, own.wording, shared.country)
    elsewhere = own.here if own.here is not None and own.here.key != shared.zone.key else None
    times = DayTimes()
    return Plan(
        session=Session(
            session_id="shared",
            treatment=chosen.treatment or Treatment.IV_INFUSION,
            planned_start=visit.starts,
            planned_end=max(visit.ends, visit.starts.replace(microsecond=0) + visit.starts.resolution),
            actual_end=visit.ends,
            is_cancelled=visit.is_cancelled,
        ),
        zone=shared.zone,
        clinic=clinic,
        facts=PatientFacts(name=chosen.name, takes=dict.fromkeys(chosen.medicines, True)),
        driver=shared.driver,
        topics=own.topics,
        board_topics=shared.board,
        windows=(),
        tasks=(),
        reminders=(),
        repeats=(),
        quiet=QuietHours(times.bedtime, times.morning, shared.zone),
        milestones=(),
        arrives=visit.arrives,
        help_numbers=own.numbers,
        calls=(),
        disclaimer=own.disclaimer,
        filler=Filler(own.wording, shared.zone, visit.starts, clinic, shared.driver, elsewhere),
    )


def _clinic(clinic: SharedClinic, wording: Wording, country: str) -> ClinicPack | None:
    if not clinic.phones and not clinic.address:
        return None
    name = wording.phrases["your_clinic"]
    return ClinicPack(
        pack_id="shared",
        serial=0,
        name="",
        short_name=name,
        author="",
        language=wording.language,
        languages=(wording.language,),
        country=country,
        treatments=(),
        rules=(),
        phones=clinic.phones,
        address=clinic.address,
        hours=clinic.hours,
        closed_on=clinic.closed_on,
    )
