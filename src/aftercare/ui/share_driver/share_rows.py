"""The page as rows. What the file holds is read from the file itself, so that nothing is in it that does not show."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from aftercare.domain.calling import CallScript
from aftercare.domain.caregiving import CaregiverWords
from aftercare.domain.plan import Plan
from aftercare.domain.sharing import SharedCourse
from aftercare.ui.caregiver.caregiver_rows import caregiver_rows, shared_tiles
from aftercare.ui.share_driver.rows import Extra, ExtraRow, HoldsRow, ShareDriverRows


def nothing_rows() -> ShareDriverRows:
    """The page while no session is known."""
    translate = QCoreApplication.translate
    return ShareDriverRows(
        translate("ShareDriver", "Share with your driver"),
        "",
        nothing=translate("ShareDriver", "There is nothing to share yet. It needs the time of a session."),
    )


def share_driver_rows(
    shared: SharedCourse,
    plan: Plan,
    theirs: Plan,
    words: CaregiverWords,
    script: CallScript,
    on: Collection[Extra],
    medicines: tuple[str, ...],
    now: datetime,
) -> ShareDriverRows:
    """The page.

    Args:
        shared: the file as it would be saved, read back.
        plan: the patient's own plan.
        theirs: the plan that stands for the file.
        words: our words for caregivers.
        script: how treatments are called.
        on: what the patient added.
        medicines: the names of their medicines.
        now: the moment.
    """
    translate = QCoreApplication.translate
    name = shared.driver.name if shared.driver is not None and shared.driver.name else ""
    heading = translate("ShareDriver", "What the file holds")
    if name:
        heading = translate("ShareDriver", "What {driver} gets").format(driver=name)
    return ShareDriverRows(
        title=translate("ShareDriver", "Share with your driver"),
        subtitle=translate("ShareDriver", "A file for whoever drives you or stays with you. You see all of it here."),
        holds_heading=heading,
        holds=tuple(_holds(shared, theirs, words, script, now)),
        leaves_out=_leaves_out(on),
        extras_heading=translate("ShareDriver", "Add to it, if you like"),
        extras=tuple(_extras(plan, script, on, medicines)),
        save_text=translate("ShareDriver", "Save the file"),
        look_text=translate("ShareDriver", "See the page it opens"),
    )


def _leaves_out(on: Collection[Extra]) -> str:
    translate = QCoreApplication.translate
    parts = [translate("ShareDriver", "No diagnosis, journal or scores.")]
    if Extra.TREATMENT not in on:
        parts.append(translate("ShareDriver", "No treatment."))
    if Extra.MEDICINES not in on:
        parts.append(translate("ShareDriver", "No medicines."))
    if Extra.NAME not in on:
        parts.append(translate("ShareDriver", "Not your name."))
    parts.append(translate("ShareDriver", "Anybody who has the file can read it."))
    return " ".join(parts)


def _extras(plan: Plan, script: CallScript, on: Collection[Extra], medicines: tuple[str, ...]) -> Iterator[ExtraRow]:
    translate = QCoreApplication.translate
    if plan.facts.name:
        words = translate("ShareDriver", "My first name")
        yield ExtraRow(Extra.NAME, words, plan.facts.name, Extra.NAME in on)
    words = translate("ShareDriver", "What the visit is for")
    yield ExtraRow(Extra.TREATMENT, words, script.treatments[plan.session.treatment], Extra.TREATMENT in on)
    if medicines:
        words = translate("ShareDriver", "The names of my medicines")
        yield ExtraRow(Extra.MEDICINES, words, plan.wording.listed(medicines), Extra.MEDICINES in on)


def _holds(
    shared: SharedCourse, theirs: Plan, words: CaregiverWords, script: CallScript, now: datetime
) -> Iterator[HoldsRow]:
    """Everything that is in the file, part by part."""
    translate = QCoreApplication.translate
    rows = caregiver_rows(shared, theirs, words, script, now)
    # Without the lines below the steps: every caregiver reads those, and they are not in the file.
    steps = tuple(f"{step.time}: {step.what}" for step in rows.steps)
    yield HoldsRow(translate("ShareDriver", "When, on {day}").format(day=rows.day), "clock", steps)
    if shared.clinic.address:
        yield HoldsRow(translate("ShareDriver", "Where"), "map-pin", (", ".join(shared.clinic.address),))
    yield HoldsRow(translate("ShareDriver", "Who to call"), "phone", tuple(_numbers(shared)))
    limits = tuple(f"{row.name}: {row.until}" if row.until else row.name for row in rows.not_yet)
    if limits:
        yield HoldsRow(rows.not_yet_heading, "hand", limits)
    allowed = translate("ShareDriver", "What is allowed, as it changes")
    yield HoldsRow(allowed, "list-checks", _board(shared, theirs, now))
    if rows.told or shared.chosen.name:
        named = (translate("ShareDriver", "Your name: {name}").format(name=shared.chosen.name),)
        yield HoldsRow(
            translate("ShareDriver", "What you added"),
            "user",
            (*(named if shared.chosen.name else ()), *rows.told),
        )
    yield HoldsRow(translate("ShareDriver", "Also"), "info", tuple(_also(shared, theirs, now)))


def _numbers(shared: SharedCourse) -> Iterator[str]:
    translate = QCoreApplication.translate
    labels = {
        "main": translate("ShareDriver", "Clinic: {number}"),
        "after-hours": translate("ShareDriver", "Clinic, after hours: {number}"),
    }
    for phone in shared.clinic.phones:
        yield labels[phone.name].format(number=phone.number)
    driver = shared.driver
    if driver is not None:
        people = ((driver.name, driver.phone), (driver.backup_name, driver.backup_phone))
        for name, number in people:
            if name or number:
                yield translate("ShareDriver", "{name}: {number}").format(name=name, number=number).strip(": ")


def _board(shared: SharedCourse, theirs: Plan, now: datetime) -> tuple[str, ...]:
    """Each topic of the file with every change it tells of, from the moment the file is made."""
    template = QCoreApplication.translate("ShareDriver", "{topic}: {changes}")
    change = QCoreApplication.translate("ShareDriver", "{state} from {time}")
    wording, today = theirs.wording, theirs.local(now).date()
    lines = []
    for lane in shared.lanes:
        alone, changes = replace(shared, board=(lane.topic,)), []
        for cut in lane.cuts:
            (tile,) = shared_tiles(alone, theirs, cut.since)
            when = wording.moment(theirs.local(cut.since), today, near=False, short=True)
            changes.append(change.format(state=tile.word, time=when))
        name = theirs.topics.topic(lane.topic).name
        lines.append(template.format(topic=name, changes=wording.phrases["list_comma"].join(changes)))
    return tuple(lines)


def _also(shared: SharedCourse, theirs: Plan, now: datetime) -> Iterator[str]:
    translate = QCoreApplication.translate
    if shared.clinic.hours or shared.clinic.closed_on:
        yield translate("ShareDriver", "The clinic’s hours and the days it is closed")
    yield translate("ShareDriver", "The clinic’s time zone: {zone}").format(zone=shared.zone.key)
    if shared.country:
        yield translate("ShareDriver", "The country, for emergency numbers: {country}").format(country=shared.country)
    made = theirs.wording.moment(theirs.local(shared.made), theirs.local(now).date(), near=False)
    yield translate("ShareDriver", "When it was made: {time}").format(time=made)
