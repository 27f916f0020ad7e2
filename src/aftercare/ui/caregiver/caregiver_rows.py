"""The caregiver page as rows: only what the file holds, and what this program says to every caregiver."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from aftercare.domain.board import BoardState, Reason
from aftercare.domain.board_words import board_words
from aftercare.domain.calling import CallScript, clinic_call
from aftercare.domain.caregiving import CaregiverWords
from aftercare.domain.plan import Plan
from aftercare.domain.rule import TopicId
from aftercare.domain.sharing import SharedCourse
from aftercare.ui.caregiver.rows import CaregiverRows, NumberRow, PhoneRow, StepRow
from aftercare.ui.course import CourseMoment
from aftercare.ui.recovery.rows import FeelRow, NotYetRow
from aftercare.ui.signs.sign_rows import spelled
from aftercare.ui.today.board_rows import tile_rows
from aftercare.ui.today.rows import TileRow

_STILL_NEXT = timedelta(minutes=15)
"""So long a step stays the one to do."""

_FEW = 2
_MORNING = time(7)
_CLOCKS_MAY_DIFFER = timedelta(hours=1)
_FAMILIES = {
    "label_driving": ("driving", "machinery"),
    "label_drugs": ("alcohol", "drugs", "cannabis", "other-drugs"),
    "label_decisions": ("decisions",),
    "label_hazards": ("hazards", "bathing"),
    "label_caring": ("caring-alone",),
}
"""Topics that stand in one line where they end together."""


def caregiver_rows(
    shared: SharedCourse, plan: Plan, words: CaregiverWords, script: CallScript, now: datetime
) -> CaregiverRows:
    """The page at one moment.

    Args:
        shared: the file.
        plan: the plan that stands for it.
        words: our own words for caregivers.
        script: how treatments are called; only used for one the patient chose to tell.
        now: the moment.
    """
    patient = patient_of(shared, words)
    notice = _notice(shared, words, patient, now)
    speaks = not shared.visit.is_cancelled and now < shared.speaks_until
    driver = shared.driver.name if shared.driver is not None else ""
    heading, not_yet = _limits(shared, plan, words, now) if speaks else ("", [])
    clock = plan.wording.clock_time(plan.local(now).time())
    numbers = plan.help_numbers
    return CaregiverRows(
        title=words.say("title" if driver else "title_plain", driver=driver, patient=patient),
        subtitle=words.say("shared_more" if shared.chosen.medicines else "shared", patient=patient),
        notice=notice,
        day=plan.wording.day(plan.session_day()),
        steps=tuple(_steps(shared, plan, words, patient, now)) if speaks else (),
        seen_heading=words.say("seen", patient=patient),
        seen=tuple(FeelRow(one.text, one.lasts) for one in words.seen),
        helps_lead=words.say("helps"),
        helps=f"{plan.wording.listed(words.helps)}.",
        not_yet_heading=heading,
        not_yet=tuple(not_yet),
        rest="" if not_yet or not speaks else words.say("not_yet_rest"),
        emergency=_number(words.say("emergency_line"), numbers.emergency, script.phrases["no_emergency"]),
        crisis=_number(words.say("crisis_line", patient=patient), numbers.crisis, script.phrases["no_crisis"]),
        phones=tuple(_phones(shared, plan, words, now)),
        worried=words.say("worried"),
        told=tuple(_told(shared, plan, words, script, patient)),
        board_heading=words.say("board", patient=patient, time=clock),
        board_source=words.say("board_source", patient=patient),
        tiles=shared_tiles(shared, plan, now) if speaks and now >= shared.made - _CLOCKS_MAY_DIFFER else (),
        made=words.say("made", time=plan.wording.moment(plan.local(shared.made), plan.local(now).date(), near=False)),
    )


def patient_of(shared: SharedCourse, words: CaregiverWords) -> str:
    """The patient's first name if they shared it, else what stands for it."""
    return shared.chosen.name or words.phrases["the_patient"]


def shared_tiles(shared: SharedCourse, plan: Plan, now: datetime) -> tuple[TileRow, ...]:
    """The patient's board; no tile leads anywhere, as its questions are the patient's own."""
    moment = CourseMoment(now, plan, shared.board_at(now), {})
    return tuple(tile._replace(opens="") for tile in tile_rows(moment))


def _notice(shared: SharedCourse, words: CaregiverWords, patient: str, now: datetime) -> str:
    if shared.visit.is_cancelled:
        return words.say("called_off", patient=patient)
    if now >= shared.speaks_until:
        return words.say("old", patient=patient)
    return words.say("not_yet_made") if now < shared.made - _CLOCKS_MAY_DIFFER else ""


def _steps(shared: SharedCourse, plan: Plan, words: CaregiverWords, patient: str, now: datetime) -> Iterator[StepRow]:
    """The driver's day: to the clinic, at the clinic, home, and the night."""
    visit, wording = shared.visit, plan.wording
    day, today = plan.session_day(), plan.local(now).date()
    steps: list[tuple[datetime | None, str, str, str]] = []
    if visit.pick_up is not None:
        steps.append((visit.pick_up, "", words.say("step_pick_up", patient=patient), ""))
    address = wording.phrases["list_comma"].join(shared.clinic.address)
    steps.append((visit.arrives or visit.starts, "", words.say("step_arrive"), address))
    ends = plan.filler.moment(visit.ends, day, is_about=not visit.end_is_known)
    line = "" if visit.end_is_known else words.say("step_home_line")
    steps.append((visit.ends, ends, words.say("step_home", patient=patient), line))
    if visit.someone_stays:
        night = words.say("night_time") if day == today else words.say("night_time_on", weekday=wording.weekday(day))
        steps.append((None, night, words.say("step_night"), words.say("step_night_line")))
    night_is_over = now >= datetime.combine(day + timedelta(days=1), _MORNING, plan.zone)
    ends_at = [moment + _STILL_NEXT if moment is not None else None for moment, *_ in steps]
    following = next(
        (at for at, end in enumerate(ends_at) if (now < end if end is not None else not night_is_over)), -1
    )
    for at, (moment, said, what, line) in enumerate(steps):
        when = said or plan.filler.moment(moment, day)
        when = when[:1].upper() + when[1:]
        yield StepRow(when, what, line, at == following, ", ".join(part for part in (when, what, line) if part))


def _limits(shared: SharedCourse, plan: Plan, words: CaregiverWords, now: datetime) -> tuple[str, list[NotYetRow]]:
    """What is not allowed once the visit is over, or now if it is; what ends alike stands together.

    Gives the heading too: the time that most of them share stands there, and not on each line.
    """
    patient = patient_of(shared, words)
    rows = list(_not_yet(shared, plan, words, patient, max(now, shared.visit.ends), now))
    untils = [row.until for row in rows if not row.is_check]
    common = max(untils, key=untils.count, default="")
    if untils.count(common) < _FEW:
        return words.say("not_yet", patient=patient), rows
    short = []
    for row in rows:
        until = "" if row.until == common and not row.is_check else row.until
        if until.startswith(f"{common}, "):
            until = until.removeprefix(f"{common}, ")
        short.append(row._replace(until=until))
    return words.say("not_yet_until", patient=patient, time=common), short


def _not_yet(
    shared: SharedCourse, plan: Plan, words: CaregiverWords, patient: str, at: datetime, now: datetime
) -> Iterator[NotYetRow]:
    kept: dict[tuple[str, str, bool], list[TopicId]] = {}
    for topic in shared.after:
        item = shared.item(topic, at)
        family = next(label for label, family in _FAMILIES.items() if topic in family)
        if item.state is BoardState.NOT_ALLOWED:
            is_check = item.reason is Reason.CHECK_FIRST
            until = words.say("check_first", patient=patient) if is_check else board_words(item, plan, now).until
            kept.setdefault((family, until, is_check), []).append(topic)
        elif item.reason in (Reason.MAY_APPLY, Reason.NO_END_GIVEN, Reason.PARTLY):
            kept.setdefault((family, words.say("ask_clinic"), True), []).append(topic)
    order = list(_FAMILIES)
    for (family, until, is_check), topics in sorted(kept.items(), key=lambda entry: order.index(entry[0][0])):
        name = words.say(family) if len(topics) > 1 else plan.topics.topic(topics[0]).name
        yield NotYetRow(name, until, is_check)


def _number(line: str, number: str, otherwise: str) -> NumberRow:
    """A number, or where the country has none the words that stand for it."""
    return NumberRow(line, number, spelled(number)) if number else NumberRow(f"{line}: {otherwise}", "", otherwise)


def _phones(shared: SharedCourse, plan: Plan, words: CaregiverWords, now: datetime) -> Iterator[PhoneRow]:
    """The clinic's number that answers now first, then the other, then the backup driver."""
    call = clinic_call(plan, now)
    if call is not None:
        name = words.say("clinic_plain")
        if call.closes is not None:
            name = words.say("clinic_open", time=plan.wording.clock_time(plan.local(call.closes).time()))
        elif call.is_after_hours:
            name = words.say("clinic_after_hours")
        yield PhoneRow(name, call.number)
    for phone in shared.clinic.phones:
        if call is None or phone.number != call.number:
            yield PhoneRow(words.say("clinic_after_hours" if phone.name != "main" else "clinic_plain"), phone.number)
    driver = shared.driver
    if driver is not None and driver.backup_name and driver.backup_phone:
        yield PhoneRow(words.say("backup", name=driver.backup_name), driver.backup_phone)


def _told(shared: SharedCourse, plan: Plan, words: CaregiverWords, script: CallScript, patient: str) -> Iterator[str]:
    chosen = shared.chosen
    if chosen.treatment is not None:
        yield words.say("treatment", patient=patient, treatment=script.treatments[chosen.treatment])
    if chosen.medicines:
        yield words.say("medicines", patient=patient, medicines=plan.wording.listed(chosen.medicines))
