"""What clinic.toml becomes, and how its mistakes are told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest

from aftercare.content.pack_reader import LoadedPack
from aftercare.domain.clinic import ClinicPack, ClinicTreatment, DayTimes, OpenHours, PhoneNumber
from aftercare.domain.rule import TopicId
from aftercare.domain.topic import Topic
from aftercare.domain.treatment import Treatment

WHOLE = """\
format = "aftercare-clinic-pack/1"
id = "riverside"
serial = 3
name = "Riverside Ketamine Clinic"
short_name = "Riverside"
author = "Dr. Robin Ash"
reviewed_on = 2026-05-01
review_by = 2027-05-01
country = "us"
language = "en"
zone = "America/Los_Angeles"
address = ["210 River Street, Suite 4"]
board = ["caffeine", "kratom"]
sample = true

[phones]
main = { number = "(503) 555-0142", label = "Front desk", when = "8 AM to 5 PM" }
after-hours = { number = "(503) 555-0199" }

[hours]
monday = ["08:00", "17:00"]
friday = ["08:00", "12:30"]
closed_on = [2026-12-25]

[[treatment]]
kind = "iv-infusion"
visit_length = "90 minutes"
[[treatment]]
kind = "oral"

[times]
morning = "06:30"
evening = "19:00"

[[topic]]
id = "kratom"
name = "Kratom"
under = "other-drugs"

[names]
nerve-pain = "nerve pain"
"""


def test_everything_in_the_file_is_read(load: Callable[..., LoadedPack]) -> None:
    loaded = load(clinic=WHOLE, rules="")
    assert loaded.faults == ()
    assert loaded.pack == ClinicPack(
        pack_id="riverside",
        serial=3,
        name="Riverside Ketamine Clinic",
        short_name="Riverside",
        author="Dr. Robin Ash",
        language="en",
        languages=("en",),
        country="US",
        treatments=(
            ClinicTreatment(Treatment.IV_INFUSION, timedelta(minutes=90)),
            ClinicTreatment(Treatment.ORAL),
        ),
        rules=(),
        phones=(
            PhoneNumber("main", "(503) 555-0142", "Front desk", "8 AM to 5 PM"),
            PhoneNumber("after-hours", "(503) 555-0199"),
        ),
        address=("210 River Street, Suite 4",),
        hours=(OpenHours(0, time(8), time(17)), OpenHours(4, time(8), time(12, 30))),
        closed_on=(date(2026, 12, 25),),
        zone="America/Los_Angeles",
        topics={TopicId("kratom"): Topic(TopicId("kratom"), "Kratom", TopicId("other-drugs"))},
        names={"nerve-pain": "nerve pain"},
        board=(TopicId("caffeine"), TopicId("kratom")),
        day_times=DayTimes(time(6, 30), time(19), time(22)),
        reviewed_on=date(2026, 5, 1),
        review_by=date(2027, 5, 1),
        is_sample=True,
    )


def test_a_rule_may_use_the_topics_names_and_phones_that_the_clinic_declares(load: Callable[..., LoadedPack]) -> None:
    rule = '[[rule]]\nid = "a"\ntopic = "kratom"\nforce = "must-not"\ntext = "No kratom."\nphone = "after-hours"\n'
    loaded = load(clinic=WHOLE, rules=f'{rule}when = {{ has = "nerve-pain" }}\ntreatments = "oral"\n')
    assert loaded.faults == ()


def test_a_clinic_without_a_short_name_goes_by_its_name(load: Callable[..., LoadedPack]) -> None:
    pack = load(clinic=WHOLE.replace('short_name = "Riverside"\n', "")).pack
    assert pack is not None
    assert pack.short_name == "Riverside Ketamine Clinic"


def without(line: str) -> tuple[str, str]:
    return f"{line}\n", ""


MISTAKES = [
    (*without('id = "riverside"'), 'id: is missing; give the pack a name that never changes, such as id = "riverside"'),
    (*without("serial = 3"), "serial: is missing; write serial = 1, and raise it with each version"),
    (
        "serial = 3",
        "serial = 0",
        "line 3, serial: 0 is not a whole number from 1 to 1000000000; write serial = 1, or more",
    ),
    (
        *without('name = "Riverside Ketamine Clinic"'),
        'name: is missing; write the clinic\'s name, such as name = "Riverside Ketamine Clinic"',
    ),
    (
        *without('author = "Dr. Robin Ash"'),
        'author: is missing; say who answers for the rules, such as author = "Dr. Robin Ash"',
    ),
    (*without('country = "us"'), 'country: is missing; write two letters, such as country = "US"'),
    (
        'country = "us"',
        'country = "USA"',
        'line 9, country: "USA" is not a country in two letters; write a code such as "US", "CA" or "GB"',
    ),
    (*without('language = "en"'), 'language: is missing; write the language of your rules, such as language = "en"'),
    (
        'language = "en"',
        'language = "English"',
        'line 10, language: "English" is not a language code; write a code such as "en" or "es"',
    ),
    (
        "America/Los_Angeles",
        "America/Los_Angles",
        'line 11, zone: "America/Los_Angles" is not a time zone; did you mean "America/Los_Angeles"?',
    ),
    (
        "America/Los_Angeles",
        "america/los_angeles/",
        'line 11, zone: "america/los_angeles/" is not a time zone; did you mean "America/Los_Angeles"?',
    ),
    (
        '"America/Los_Angeles"',
        "-8",
        'line 11, zone: -8 is not a time zone; write a name such as "America/Los_Angeles"',
    ),
    (
        "America/Los_Angeles",
        "Narnia/Cair_Paravel",
        'line 11, zone: "Narnia/Cair_Paravel" is not a time zone; write a name such as "America/Los_Angeles"',
    ),
    (
        "reviewed_on = 2026-05-01",
        'reviewed_on = "May 2026"',
        'line 7, reviewed_on: "May 2026" is not a date; write year, month and day without quotation marks: 2026-05-14',
    ),
    (
        "reviewed_on = 2026-05-01",
        "reviewed_on = 2026-05-01T10:00:00",
        "line 7, reviewed_on: the date or time 2026-05-01 10:00:00 is not a date; "
        "write year, month and day without quotation marks: 2026-05-14",
    ),
    (
        "review_by = 2027-05-01",
        "review_by = 2026-05-01",
        "line 8, review_by: 2026-05-01 does not come after reviewed_on; write the day of the next review",
    ),
    (
        "sample = true",
        'sample = "yes"',
        'line 14, sample: "yes" is neither true nor false; write sample = true or sample = false',
    ),
    (
        '["caffeine", "kratom"]',
        '["caffeine", "kratom", "smoking", "arrival"]',
        "line 13, board: names 4 topics; keep the 3 that matter most",
    ),
    ('"caffeine", "kratom"', '"food"', 'line 13, board: "food" is on every board already; take it out'),
    ('"caffeine", "kratom"', '"smoking", "smoking"', 'line 13, board[2]: "smoking" is named twice; name it once'),
    ('"caffeine", "kratom"', '"cafeine"', 'line 13, board[1]: "cafeine" is not a topic; did you mean "caffeine"?'),
    (
        '"caffeine", "kratom"',
        "3",
        "line 13, board[1]: 3 cannot be a name in the file; write letters, digits and hyphens, at most 60, "
        'such as "stop-food"',
    ),
    (
        '[phones]\nmain = { number = "(503) 555-0142", label = "Front desk", when = "8 AM to 5 PM" }\n'
        'after-hours = { number = "(503) 555-0199" }\n',
        "",
        'phones: is missing; add [phones] and below it main = { number = "(503) 555-0142" }',
    ),
    (
        "main = { number",
        "desk = { number",
        'line 16, phones.main: is missing; write main = { number = "(503) 555-0142" }',
    ),
    (
        '"(503) 555-0199"',
        '"ask at the desk"',
        'line 18, phones.after-hours.number: "ask at the desk" is not a phone number; '
        'write digits, such as "(503) 555-0142"',
    ),
    (
        '{ number = "(503) 555-0199" }',
        '"(503) 555-0199"',
        'line 18, phones.after-hours: "(503) 555-0199" is not a table; write { number = "(503) 555-0142" }',
    ),
    (
        'after-hours = { number = "(503) 555-0199" }',
        '"after hours" = { number = "(503) 555-0199" }',
        'line 18, phones."after hours": "after hours" cannot be a name in the file; write letters, digits and hyphens',
    ),
    (
        '"(503) 555-0199" }',
        '"(503) 555-0199", hours = "nights" }',
        "line 18, phones.after-hours.hours: is not a key that can stand here; "
        "take it out; label, number or when can stand here",
    ),
    (
        '"08:00", "17:00"',
        '"08:00"',
        "line 21, hours.monday: this is not an opening and a later closing time; "
        'write monday = ["08:00", "17:00"], or leave the day out if you are closed',
    ),
    (
        '"08:00", "17:00"',
        '"08:00", "5 PM"',
        'line 21, hours.monday[2]: "5 PM" is not a time; '
        'write hours and minutes from "00:00" to "23:59", such as "18:00"',
    ),
    (
        "[2026-12-25]",
        '["Christmas"]',
        'line 23, hours.closed_on[1]: "Christmas" is not a date; '
        "write year, month and day without quotation marks: 2026-05-14",
    ),
    ("monday =", "mondays =", 'line 21, hours.mondays: is not a key that can stand here; did you mean "monday"?'),
    (
        'kind = "oral"',
        'kind = "orally"',
        'line 29, treatment 2, kind: "orally" is not known here; did you mean "oral"?',
    ),
    (
        'kind = "oral"',
        'kind = "iv-infusion"',
        'line 29, treatment 2, kind: "iv-infusion" is already listed above; list each treatment once',
    ),
    (
        '"90 minutes"',
        '"0 minutes"',
        'line 27, treatment 1, visit_length: no visit is that short; write how long it takes, such as "90 minutes"',
    ),
    (
        '"90 minutes"',
        '"1 day"',
        'line 27, treatment 1, visit_length: "1 day" cannot stand here; count in minutes or hours',
    ),
    (
        '[[treatment]]\nkind = "iv-infusion"\nvisit_length = "90 minutes"\n[[treatment]]\nkind = "oral"\n',
        '[treatment]\nkind = "iv-infusion"\n',
        "line 25, treatment: a table is not a list of tables; write [[treatment]] with two brackets above each",
    ),
    (
        'evening = "19:00"',
        'evening = "05:00"',
        'line 33, times.evening: the evening begins before the morning; write evening = "18:00", or another later time',
    ),
    (
        'evening = "19:00"',
        'evening = "19:00"\nbedtime = "00:30"',
        "line 34, times.bedtime: bedtime comes before the morning; "
        'write bedtime = "22:00", or another time before midnight',
    ),
    (
        'evening = "19:00"',
        'evening = "7 PM"',
        'line 33, times.evening: "7 PM" is not a time; '
        'write hours and minutes from "00:00" to "23:59", such as "18:00"',
    ),
    (
        *without('name = "Kratom"'),
        'line 35, topic kratom, name: is missing; write the name people see, such as name = "Kratom"',
    ),
    (
        'under = "other-drugs"',
        'under = "other-drug"',
        'line 38, topic kratom, under: "other-drug" is not a topic; did you mean "other-drugs"?',
    ),
    (
        'under = "other-drugs"',
        'under = "kratom"',
        "line 38, topic kratom, under: the topic lies under itself, or too deep; keep topics within 8 of one another",
    ),
    (
        "[names]",
        '[[topic]]\nid = "food"\nname = "Food"\n[names]',
        'line 41, topic food, id: "food" is one of our topics already; take the [[topic]] out and use ours',
    ),
    (
        "[names]",
        '[[topic]]\nid = "kratom"\nname = "Kratom"\n[names]',
        'line 41, topic kratom, id: "kratom" is already used above; give each topic a name of its own',
    ),
    (
        "[names]",
        '[[topic]]\nname = "Tea"\n[names]',
        'line 40, topic 2, id: is missing; give the topic a name in the file, such as id = "kratom"',
    ),
    (
        "nerve-pain = ",
        '"nerve pain" = ',
        'line 41, names."nerve pain": "nerve pain" cannot be a name in the file; write letters, digits and hyphens',
    ),
    (
        '[names]\nnerve-pain = "nerve pain"',
        'names = "nerve pain"',
        'line 40, topic kratom, names: is not a key that can stand here; did you mean "name"?',
    ),
    ("sample = true", 'colour = "blue"', 'line 14, colour: is not a key that can stand here; did you mean "country"?'),
]


@pytest.mark.parametrize(("written", "instead", "fault"), MISTAKES, ids=lambda value: value[:40])
def test_a_mistake_in_the_clinic_file_is_told(
    load: Callable[..., LoadedPack], written: str, instead: str, fault: str
) -> None:
    assert written in WHOLE
    loaded = load(clinic=WHOLE.replace(written, instead, 1), rules="")
    assert [str(found) for found in loaded.faults] == [f"clinic.toml:{fault}"]
    assert loaded.pack is None


def test_a_pack_without_treatments_is_told_so(load: Callable[..., LoadedPack]) -> None:
    clinic = WHOLE.replace('[[treatment]]\nkind = "iv-infusion"\nvisit_length = "90 minutes"\n', "")
    clinic = clinic.replace('[[treatment]]\nkind = "oral"\n', "")
    remedy = 'add [[treatment]] and below it kind = "iv-infusion", or another you give'
    assert [str(fault) for fault in load(clinic=clinic).faults] == [f"clinic.toml:treatment: is missing; {remedy}"]


def test_a_pack_of_a_newer_format_is_refused_kindly_and_read_no_further(load: Callable[..., LoadedPack]) -> None:
    loaded = load(clinic='format = "aftercare-clinic-pack/2"\nnew = 1\n', rules="[[rule]]")
    assert [str(fault) for fault in loaded.faults] == [
        'clinic.toml:line 1, format: "aftercare-clinic-pack/2" is newer than this Aftercare; '
        "update Aftercare, then open the pack again"
    ]


@pytest.mark.parametrize("written", ['"riverside/1"', '"aftercare-clinic-pack/0"', "1"])
def test_a_format_nobody_knows_is_told_with_everything_else(load: Callable[..., LoadedPack], written: str) -> None:
    clinic = WHOLE.replace('"aftercare-clinic-pack/1"', written).replace("serial = 3", 'serial = "3"')
    assert [str(fault) for fault in load(clinic=clinic, rules="").faults] == [
        f"clinic.toml:line 1, format: {written} is not a format of clinic packs; "
        'write format = "aftercare-clinic-pack/1"',
        'clinic.toml:line 3, serial: "3" is not a whole number from 1 to 1000000000; write serial = 1, or more',
    ]


def test_a_missing_format_is_told(load: Callable[..., LoadedPack]) -> None:
    clinic = WHOLE.replace('format = "aftercare-clinic-pack/1"\n', "")
    assert [str(fault) for fault in load(clinic=clinic, rules="").faults] == [
        'clinic.toml:format: is missing; write format = "aftercare-clinic-pack/1" on the first line'
    ]
