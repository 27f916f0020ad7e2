"""The sheet for the driver: times, what they may see, what not to allow yet, and when to call.

It names no diagnosis, no medicine and no score: whoever drives needs none of them.
"""

from __future__ import annotations

from aftercare.domain.rule import TopicId
from aftercare.domain.sheets.limits import after_limits, driving_until
from aftercare.domain.sheets.printing import Printing, stationery
from aftercare.domain.sheets.sheet import (
    Beside,
    Blanks,
    Entry,
    Frame,
    FrameLook,
    Group,
    Mark,
    Paragraph,
    Sheet,
    SheetKind,
    Timetable,
)

_COMPANION = TopicId("companion")


def driver_sheet(printing: Printing) -> Sheet:
    """The sheet for the driver and whoever stays."""
    words, patient = printing.words, printing.patient
    until = driving_until(printing)
    limit = printing.say("driver_must_not", patient=patient, until=until) if until else ""
    return Sheet(
        kind=SheetKind.DRIVER,
        stationery=stationery(printing),
        owner=words.phrases["driver_owner"],
        owner_line=printing.plan.facts.name,
        title=_title(printing),
        opening=(
            Paragraph(
                limit or printing.say("driver_must_ask", patient=patient),
                lead=printing.say("driver_day", day=printing.day),
            ),
        ),
        body=(
            Timetable("", (words.phrases["driver_time"], words.phrases["driver_what"]), _times(printing)),
            Beside(
                left=(
                    Group(words.phrases["driver_may_see"], _dots(words.lists["driver_see"])),
                    Group(words.phrases["driver_helps"], _dots(words.lists["driver_help"])),
                ),
                right=(_not_yet(printing),),
            ),
            _emergency(printing),
        ),
        foot=(_signature(printing),),
        continued=printing.day,
    )


def _title(printing: Printing) -> str:
    driver = printing.plan.driver
    if driver is None or not driver.name:
        return printing.say("driver_title_plain", patient=printing.patient)
    return printing.say("driver_title", driver=driver.name, patient=printing.patient)


def _times(printing: Printing) -> tuple[tuple[str, str], ...]:
    """The driver's day: to the clinic, at the clinic, home, and the night."""
    plan, patient = printing.plan, printing.patient
    rows: list[tuple[str, str]] = []
    driver = plan.driver
    if driver is not None and driver.pick_up is not None:
        rows.append((_capital(printing.moment(driver.pick_up)), printing.say("driver_pick_up", patient=patient)))
    address = printing.wording.phrases["list_comma"].join(plan.clinic.address) if plan.clinic else ""
    arrive = (
        printing.say("driver_arrive", address=address) if address else printing.words.phrases["driver_arrive_plain"]
    )
    rows.append((_capital(printing.moment(plan.arrives or plan.session.planned_start)), arrive))
    ends = printing.moment(plan.session.end)
    if not plan.session.end_is_known:
        ends = printing.say("driver_end_time", time=ends)
    rows.append((_capital(ends), printing.say("driver_end", patient=patient)))
    if any(_COMPANION in window.topics and not window.forbids for window in plan.windows):
        night = printing.say("driver_night_time", weekday=printing.weekday)
        rows.append((night, printing.say("driver_night", patient=patient)))
    return tuple(rows)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _dots(texts: tuple[str, ...]) -> tuple[Entry, ...]:
    return tuple(Entry(text) for text in texts)


def _not_yet(printing: Printing) -> Group:
    """What the patient is not to do yet: of what a driver has to know, all of it."""
    limits = after_limits(printing, [TopicId(topic) for topic in printing.words.lists["driver_topics"]])
    rows = tuple(Entry(row.until, Mark.CROSS, lead=row.label) for row in limits.rows)
    sentences = tuple(Entry(text) for text in limits.sentences)
    return Group(printing.say("driver_not_yet", patient=printing.patient), (*rows, *sentences))


def _emergency(printing: Printing) -> Frame:
    words, numbers, patient = printing.words, printing.plan.help_numbers, printing.patient
    crisis = Entry(
        printing.words.say("driver_crisis", patient=patient),
        Mark.NONE,
        lead=printing.say("driver_crisis_lead", crisis=numbers.crisis),
    )
    title = printing.say("driver_emergency", emergency=numbers.emergency, patient=patient)
    return Frame(title, (*_dots(words.lists["driver_emergency"]), crisis), FrameLook.SOLID, columns=2)


def _signature(printing: Printing) -> Blanks:
    phrases, driver = printing.words.phrases, printing.plan.driver
    backup, phone = phrases["driver_backup_plain"], phrases["driver_backup_phone_plain"]
    if driver is not None and driver.backup_name:
        backup = printing.say("driver_backup", name=driver.backup_name)
    if driver is not None and driver.backup_phone:
        phone = printing.say("driver_backup_phone", phone=driver.backup_phone)
    return Blanks(((phrases["driver_sign"], 4), (backup, 3), (phone, 3)))
