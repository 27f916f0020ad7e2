"""Opens what belongs to one person: both files, their clinic's pack, and what each session's plan is made from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from aftercare.domain.errors import AftercareError
from aftercare.domain.frozen import frozen
from aftercare.domain.store_errors import StoreNewer, StoreReplaced

if TYPE_CHECKING:
    from aftercare.content.demo_reader import Demo
    from aftercare.content.kept_content import KeptContent
    from aftercare.domain.clinic import ClinicPack
    from aftercare.domain.guidance import Guidance, HelpNumbers
    from aftercare.domain.planning import PlanRequest
    from aftercare.storage.course_store import CourseOnDisk
    from aftercare.storage.private_store import PrivateStore
    from aftercare.storage.schedule_store import ScheduleStore

LANGUAGE = "en"
"""The language of our own content."""


@frozen
class PersonFiles:
    """The person's files, open, and what has to be told about them."""

    place: Path
    schedule: ScheduleStore
    private: PrivateStore
    on_disk: CourseOnDisk
    requests: Sequence[PlanRequest]
    is_new: bool
    told: AftercareError | None
    pack: ClinicPack | None = None


def open_person_files(
    root: Path, now: datetime, folder: Path | None, demo: Demo | None, here: ZoneInfo | None
) -> PersonFiles:
    """Opens everything, and fills an empty folder with the fictional course if there is one.

    Args:
        root: where our own content lies.
        now: the moment, for the names of copies.
        folder: where the person's data lies; None for the usual place.
        demo: the fictional course.
        here: the zone of this computer, if it is known.

    Raises:
        AftercareError: something cannot be opened.
    """
    from aftercare.shelved_pack import pack_in_force
    from aftercare.storage.course_store import CourseOnDisk
    from aftercare.storage.data_folder import data_folder
    from aftercare.storage.pack_shelf import PackShelf

    place = data_folder(folder)
    by_the_wall = now if here is None else now.astimezone(here)
    schedule, private = _schedule(place, by_the_wall), _private(place, by_the_wall)
    on_disk = CourseOnDisk(schedule, private)
    is_new = demo is not None and not on_disk.sessions()
    if demo is not None and is_new:
        _fill_with(root, demo, place, on_disk, private, now)
    content = kept_content(place)
    shelved = pack_in_force(private.packs, PackShelf(place), lambda packed: read_kept_pack(root, content, packed))
    own = schedule.pulse.quiet_hours()
    requests = _requests(root, on_disk, private, content, here, own, shelved.pack)
    half_lost = on_disk.half_lost()
    told: AftercareError | None = schedule.newer or private.newer or half_lost
    replaced = None
    for aside in (private.set_aside, schedule.set_aside):
        if aside is not None:
            told = replaced = StoreReplaced(
                aside.path,
                aside.kept_as,
                aside.reason,
                aside.copy,
                aside.day,
                also=replaced,
                is_session_lost=half_lost is not None,
            )
    return PersonFiles(place, schedule, private, on_disk, requests, is_new, told or shelved.told, shelved.pack)


def _schedule(place: Path, now: datetime) -> ScheduleStore:
    """The schedule; what a newer program wrote is read, and never written to."""
    from aftercare.storage.schedule_store import open_schedule, read_newer_schedule

    try:
        return open_schedule(place, now)
    except StoreNewer as newer:
        return read_newer_schedule(place, newer)


def _private(place: Path, now: datetime) -> PrivateStore:
    """The private file; what a newer program wrote is read, and never written to."""
    from aftercare.storage.private_store import open_private, read_newer_private

    try:
        return open_private(place, now)
    except StoreNewer as newer:
        return read_newer_private(place, newer)


def kept_content(place: Path) -> KeptContent:
    """Our own content and the clinic's, read fast where it was read before."""
    from aftercare.content.kept_content import KeptContent

    return KeptContent(place / "kept-content")


def read_kept_pack(root: Path, content: KeptContent, packed: bytes) -> ClinicPack | None:
    """The pack in these bytes, which were accepted before; None if this program cannot use it.

    Raises:
        ContentError: our own guidance cannot be read.
    """
    return content.pack(packed, root, pack_guidance(root, content))


def pack_guidance(root: Path, content: KeptContent) -> Guidance:
    """Our guidance as far as a pack needs it: topics and names, which are the same for each treatment.

    Raises:
        ContentError: it cannot be read.
    """
    from aftercare.domain.treatment import Treatment

    return content.plan_guidance(root, LANGUAGE, Treatment.IV_INFUSION)


def general_help_numbers(root: Path, place: Path, clinic: ClinicPack | None) -> HelpNumbers:
    """Emergency and crisis numbers of the clinic's country, for a person without a plan.

    Raises:
        ContentError: our own guidance cannot be read.
    """
    return pack_guidance(root, kept_content(place)).help_for(clinic.country if clinic is not None else "US")


def _requests(
    root: Path,
    on_disk: CourseOnDisk,
    private: PrivateStore,
    content: KeptContent,
    here: ZoneInfo | None,
    own: tuple[time, time] | None,
    pack: ClinicPack | None,
) -> list[PlanRequest]:
    """What the plan of each stored session is made from; without a pack in force, general guidance alone."""
    from aftercare.domain.planning import PlanRequest
    from aftercare.domain.quiet_hours import QuietHours

    quiet = QuietHours(*own, here) if own is not None and here is not None else None
    requests: list[PlanRequest] = []
    for session, zone, driver in on_disk.sessions():
        guidance = content.plan_guidance(root, LANGUAGE, session.treatment)
        requests.append(PlanRequest(guidance, pack, private.known_facts(), session, zone, (), driver, quiet, here))
    return requests


def _fill_with(
    root: Path, demo: Demo, place: Path, on_disk: CourseOnDisk, private: PrivateStore, now: datetime
) -> None:
    """Puts the fictional course and its clinic's pack into an empty folder."""
    from aftercare.content.draft_pack import packed_draft
    from aftercare.content.facts_reader import read_facts
    from aftercare.content.guidance_reader import read_plan_guidance
    from aftercare.content.pack_reader import load_packed
    from aftercare.domain.reminder import neutral_id
    from aftercare.domain.ride import RideNotes
    from aftercare.domain.rule import Layer
    from aftercare.domain.today import TaskState
    from aftercare.storage.pack_shelf import PackShelf

    guidance = read_plan_guidance(root, LANGUAGE, demo.session.treatment)
    packed = packed_draft(demo.pack_path)
    pack = load_packed(demo.pack_path.name, packed, guidance).pack
    if pack is not None:
        private.packs.put_in_force(pack.pack_id, pack.serial, PackShelf(place).keep(packed), now)
    private.save_patient(read_facts(demo.facts_path, guidance, pack).facts)
    on_disk.add_session(demo.session, demo.zone, demo.driver_at(now))
    private.medicines.save(demo.medicines)
    private.notes.save_ride(demo.session.session_id, RideNotes(demo.asked_on))
    for rule, at in demo.done:
        if at <= now:
            key = neutral_id(demo.session.session_id, Layer.CLINIC.value, rule)
            on_disk.mark_task(demo.session.session_id, key, TaskState.DONE, at)
