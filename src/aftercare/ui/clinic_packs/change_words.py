"""A changed safety number in words a patient can compare: what it was, and what it is now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from aftercare.domain.clinic import DayTimes, OpenHours
from aftercare.domain.condition import Condition
from aftercare.domain.length import LengthRange
from aftercare.domain.rule import BloodPressure, Force, Schedule, Timing
from aftercare.domain.trust import Measure, NumberChange, SafetyValue
from aftercare.domain.wording import Wording
from aftercare.ui.clinic_packs.edge_words import edge_words, repeat_words, when_words
from aftercare.ui.clinic_packs.rows import ChangeRow


def change_row(
    change: NumberChange, wording: Wording, names: Mapping[str, str], times: tuple[str, str] = ("", "")
) -> ChangeRow:
    """One change.

    Args:
        change: the change.
        wording: how lengths, times and conditions are said.
        names: plain names of medicine classes, conditions and treatments, by id.
        times: when its rule holds in the person's next session, before and after; empty if no session is entered.
    """
    translate = QCoreApplication.translate
    if change.measure is Measure.RULE:
        is_new = change.old is None
        label = translate("ClinicPacks", "New rule") if is_new else translate("ClinicPacks", "Taken out")
        return ChangeRow(label, "", change.old_text, change.new_text)
    was, now = (_value_words(change, value, wording, names) for value in (change.old, change.new))
    if change.measure is Measure.TIMING:
        was, now = (_with_times(words, time) for words, time in zip((was, now), times, strict=True))
    label = _label(change.measure)
    if not change.new_text:
        return ChangeRow(label, _name(change, names), was, now)
    if change.old_text == change.new_text:
        return ChangeRow(label, change.new_text, was, now)
    # Both sentences are shown, since a number may stand in the sentence alone.
    return ChangeRow(label, "", f"{change.old_text} {_in_brackets(was)}", f"{change.new_text} {_in_brackets(now)}")


def _with_times(words: str, times: str) -> str:
    if not times:
        return words
    template = QCoreApplication.translate("ClinicPacks", "{times} ({rule})")
    return template.format(times=times, rule=words)


def _in_brackets(words: str) -> str:
    return f"({words})" if words else ""


def _name(change: NumberChange, names: Mapping[str, str]) -> str:
    translate = QCoreApplication.translate
    if change.measure is Measure.PHONE:
        known = {
            "main": translate("ClinicPacks", "The clinic’s number"),
            "after-hours": translate("ClinicPacks", "The number after hours"),
        }
        return known.get(change.name, change.name)
    return names.get(change.name, change.name)


def _label(measure: Measure) -> str:
    translate = QCoreApplication.translate
    return {
        Measure.PHONE: translate("ClinicPacks", "Phone number"),
        Measure.RULE: translate("ClinicPacks", "Rule"),
        Measure.FORCE: translate("ClinicPacks", "How firm"),
        Measure.TIMING: translate("ClinicPacks", "When"),
        Measure.AMOUNT: translate("ClinicPacks", "What and how much"),
        Measure.LENGTH: translate("ClinicPacks", "How long"),
        Measure.BLOOD_PRESSURE: translate("ClinicPacks", "Blood pressure"),
        Measure.AGE: translate("ClinicPacks", "Age"),
        Measure.FOR_WHOM: translate("ClinicPacks", "For whom"),
        Measure.COUNTRY: translate("ClinicPacks", "Country"),
        Measure.ZONE: translate("ClinicPacks", "Clock of the clinic"),
        Measure.DAY_TIMES: translate("ClinicPacks", "Parts of the day"),
        Measure.HOURS: translate("ClinicPacks", "Opening hours"),
        Measure.VISIT: translate("ClinicPacks", "Length of the visit"),
        Measure.TOPIC: translate("ClinicPacks", "Topic"),
    }[measure]


def _value_words(change: NumberChange, value: SafetyValue, wording: Wording, names: Mapping[str, str]) -> str:
    translate = QCoreApplication.translate
    nothing = translate("ClinicPacks", "nothing said")
    match change.measure, value:
        case Measure.VISIT, None:
            return translate("ClinicPacks", "this treatment is not offered")
        case Measure.VISIT, (None,):
            return translate("ClinicPacks", "this treatment is offered, with no length")
        case _, None | "":
            return nothing
        case Measure.FORCE, Force() as force:
            return _force_words(force)
        case Measure.TIMING, Timing() as timing:
            return _timing_words(timing, wording) or nothing
        case Measure.BLOOD_PRESSURE, BloodPressure(upper, lower):
            template = translate("ClinicPacks", "{systolic} over {diastolic}")
            return template.format(systolic=upper, diastolic=lower)
        case Measure.DAY_TIMES, DayTimes(morning, evening, bedtime):
            template = translate("ClinicPacks", "morning {morning}, evening {evening}, bedtime {bedtime}")
            times = [wording.clock_time(at) for at in (morning, evening, bedtime)]
            return template.format(morning=times[0], evening=times[1], bedtime=times[2])
        case Measure.FOR_WHOM, (topics, when, exempt, unless, treatments):
            return _for_whom(topics, (when, exempt, unless), treatments, wording, names)
        case Measure.AMOUNT, (str(amount), *lists):
            return _amount_words(amount, lists, wording) or nothing
        case Measure.LENGTH, (length, schedule):
            return _length_words(length, schedule, wording) or nothing
        case Measure.AGE, (lowest, highest):
            return _age_words(lowest, highest) or nothing
        case Measure.HOURS, tuple(parts):
            return _hours_words(parts, wording) or nothing
        case Measure.VISIT | Measure.TOPIC, (inner,):
            if isinstance(inner, timedelta):
                return wording.time_left(inner)
            return names.get(str(inner), str(inner)) if inner is not None else nothing
        case _:
            return str(value)


def _force_words(force: Force) -> str:
    translate = QCoreApplication.translate
    return {
        Force.MUST: translate("ClinicPacks", "you must"),
        Force.MUST_NOT: translate("ClinicPacks", "you must not"),
        Force.SHOULD: translate("ClinicPacks", "you should"),
        Force.SHOULD_NOT: translate("ClinicPacks", "you should not"),
        Force.MAY: translate("ClinicPacks", "you may if you like"),
        Force.INFO: translate("ClinicPacks", "good to know"),
        Force.NO_CHANGE: translate("ClinicPacks", "no limit"),
    }[force]


def _timing_words(timing: Timing, wording: Wording) -> str:
    translate = QCoreApplication.translate
    parts: list[str] = []
    if timing.starts is not None:
        parts.append(translate("ClinicPacks", "from {edge}").format(edge=edge_words(timing.starts, wording)))
    if timing.ends is not None:
        parts.append(translate("ClinicPacks", "until {edge}").format(edge=edge_words(timing.ends, wording)))
    if timing.at is not None:
        parts.append(edge_words(timing.at, wording))
    if timing.on is not None:
        parts.append(when_words(timing.on))
    if timing.repeats is not None:
        parts.append(repeat_words(timing.repeats, wording))
    return " ".join(parts)


def _for_whom(
    topics: object,
    conditions: tuple[object, object, object],
    treatments: object,
    wording: Wording,
    names: Mapping[str, str],
) -> str:
    translate = QCoreApplication.translate
    when, exempt, unless = conditions
    parts = [wording.condition(when, names) if isinstance(when, Condition) else translate("ClinicPacks", "everyone")]
    exception = wording.condition(exempt, names) if isinstance(exempt, Condition) else str(unless or "")
    if exception:
        parts.append(translate("ClinicPacks", "unless {condition}").format(condition=exception))
    if isinstance(treatments, tuple) and treatments:
        given = ", ".join(names.get(one.value, one.value) for one in treatments)
        parts.append(translate("ClinicPacks", "treatment: {names}").format(names=given))
    if isinstance(topics, tuple):
        parts.append(
            translate("ClinicPacks", "about: {names}").format(names=", ".join(names.get(one, one) for one in topics))
        )
    return "; ".join(parts)


def _amount_words(amount: str, lists: list[object], wording: Wording) -> str:
    phrases = ("fine", "only_these", "not_fine")
    said = [wording.say("amount", amount=amount)] if amount else []
    for phrase, items in zip(phrases, lists, strict=True):
        if isinstance(items, tuple) and items:
            said.append(wording.say(phrase, items=wording.listed(map(str, items), last="list_or")))
    return " ".join(said)


def _length_words(length: object, schedule: object, wording: Wording) -> str:
    said = [wording.length_range(length)] if isinstance(length, LengthRange) else []
    if isinstance(schedule, Schedule):
        parts = [wording.say("schedule_many", sessions=str(schedule.sessions))] if schedule.sessions else []
        for phrase, one in (
            ("schedule_per", schedule.per),
            ("schedule_lasts", schedule.lasts),
            ("schedule_apart", schedule.apart),
        ):
            if one is not None:
                parts.append(wording.say(phrase, length=wording.length_range(one)))
        said.append(wording.phrases["list_comma"].join(parts))
    return " ".join(said)


def _age_words(lowest: object, highest: object) -> str:
    translate = QCoreApplication.translate
    least = translate("ClinicPacks", "{age} or older").format(age=lowest) if lowest is not None else ""
    most = translate("ClinicPacks", "{age} or younger").format(age=highest) if highest is not None else ""
    return ", ".join(part for part in (least, most) if part)


def _hours_words(parts: tuple[object, ...], wording: Wording) -> str:
    template = QCoreApplication.translate("ClinicPacks", "{day} {opens} to {closes}")
    closed = QCoreApplication.translate("ClinicPacks", "closed on {day}")
    said: list[str] = []
    for part in parts:
        if isinstance(part, OpenHours):
            opens, closes = wording.clock_time(part.opens), wording.clock_time(part.closes)
            said.append(template.format(day=wording.weekdays_short[part.weekday], opens=opens, closes=closes))
        else:
            said.append(closed.format(day=part))
    return ", ".join(said)
