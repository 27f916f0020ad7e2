"""Each mistake in a rule is told in one line, with its line in the file, its place and its remedy."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from aftercare.domain.filling import MARKS

TellFaults = Callable[[str], list[str]]

ALL_MARKS = " or ".join(", ".join(f"{{{mark}}}" for mark in MARKS).rsplit(", ", 1))

IN_RULES = [
    # The question about a limit that began unheard
    (
        'kept = "No, nothing to eat"',
        "kept: stands without slipped; write both answers, or leave kept out",
    ),
    (
        'slipped = "Yes, I ate something"',
        "slipped: stands without kept; write both answers, or leave slipped out",
    ),
    # For whom
    (
        'when = "you are ill"',
        'when: "you are ill" is not a table; write when = { … } or [when]',
    ),
    (
        "when = {}",
        "when: names no one; leave it out if the rule is for everyone",
    ),
    (
        'when = { takes = "lamotrigin" }',
        'when.takes: "lamotrigin" is not a medicine class, condition or device we know; did you mean "lamotrigine"?',
    ),
    (
        'when = { uses = ["cpap", "zzz"] }',
        'when.uses: "zzz" is not a medicine class, condition or device we know; '
        'declare it under [names] in clinic.toml, such as nerve-pain = "nerve pain"',
    ),
    (
        'when = { takes = "oral" }',
        'when.takes: "oral" is not a medicine class, condition or device we know; '
        'declare it under [names] in clinic.toml, such as nerve-pain = "nerve pain"',
    ),
    (
        'when = { session = "second" }',
        'when.session: "second" is not known here; write "first", "later" or "booster"',
    ),
    (
        'when = { appointment = "night" }',
        'when.appointment: "night" is not known here; write "morning", "afternoon" or "evening"',
    ),
    (
        'when = { treatment = "oral" }',
        'when.treatment: "oral" is not offered; this clinic offers esketamine-nasal and iv-infusion; '
        'add [[treatment]] with kind = "oral" to clinic.toml, or take it out here',
    ),
    (
        'when = { travels_alone = "yes" }',
        'when.travels_alone: "yes" is neither true nor false; write travels_alone = true or travels_alone = false',
    ),
    (
        "when = { age_min = 65, age_max = 18 }",
        "when.age_max: 18 is less than age_min; write the younger age as age_min",
    ),
    (
        'unless = { has = "diabetis" }',
        'unless.has: "diabetis" is not a medicine class, condition or device we know; did you mean "diabetes"?',
    ),
    (
        'treatments = ["oral"]',
        'treatments: "oral" is not offered; this clinic offers esketamine-nasal and iv-infusion; '
        'add [[treatment]] with kind = "oral" to clinic.toml, or take it out here',
    ),
    # Numbers and lists
    (
        "age_min = 121",
        "age_min: 121 is not a whole number from 0 to 120; write age_min = 0, or more",
    ),
    (
        "age_min = true",
        "age_min: true is not a whole number from 0 to 120; write age_min = 0, or more",
    ),
    (
        "age_min = 18.5",
        "age_min: 18.5 is not a whole number from 0 to 120; write age_min = 0, or more",
    ),
    (
        "age_min = 0xffffffffffffffffffffffff",
        "age_min: a very large number is not a whole number from 0 to 120; write age_min = 0, or more",
    ),
    (
        "age_min = 2026-05-14",
        "age_min: the date or time 2026-05-14 is not a whole number from 0 to 120; write age_min = 0, or more",
    ),
    (
        "allowed = []",
        "allowed: is an empty list; name at least one, or leave the key out",
    ),
    (
        'except = ["a light snack", 3]',
        "except[2]: 3 is not a text; put the words between quotation marks",
    ),
    (
        "blood_pressure = 140",
        "blood_pressure: 140 is not a table; write { systolic = 140, diastolic = 90 }",
    ),
    (
        "blood_pressure = { systolic = 140 }",
        "blood_pressure.diastolic: is missing; write { systolic = 140, diastolic = 90 }",
    ),
    (
        "blood_pressure = { systolic = 400, diastolic = 90 }",
        "blood_pressure.systolic: 400 is not a whole number from 60 to 260; write systolic = 60, or more",
    ),
    (
        "blood_pressure = { systolic = 90, diastolic = 140 }",
        "blood_pressure: 90 over 140 is no blood pressure; write the upper number as systolic",
    ),
    (
        'notice = ["24 hours"]',
        'notice[1]: "24 hours" is not a table; write { within = "24 hours" }',
    ),
    (
        'notice = [{ fee = "half" }]',
        'notice[1].within: is missing; write within = "24 hours"',
    ),
    (
        'notice = [{ within = "1 month", fee = "half" }]',
        'notice[1].within: "1 month" cannot stand here; '
        "count in minutes, hours, days, weeks, business hours or business days",
    ),
    (
        "schedule = {}",
        'schedule: says nothing; write { sessions = 2, per = "1 week", lasts = "4 weeks" }',
    ),
    (
        'schedule = "twice a week"',
        'schedule: "twice a week" is not a table; write { sessions = 2, per = "1 week", lasts = "4 weeks" }',
    ),
    (
        'schedule = { sessions = 2, per = "1 fortnight" }',
        'schedule.per: "1 fortnight" is not a length; write a number and a unit, such as "6 hours"',
    ),
    (
        'phone = "after-hour"',
        'phone: "after-hour" is not a number, or the name of one of the clinic\'s numbers; did you mean "after-hours"?',
    ),
    (
        'phone = "the desk"',
        'phone: "the desk" is not a number, or the name of one of the clinic\'s numbers; '
        "write the number, or add the name under [phones] in clinic.toml",
    ),
    # Words
    (
        'part = "before"',
        'part: "before" is not known here; write "prepare", "visit", "after", "between" or "warning"',
    ),
    (
        'if_broken = "shout"',
        'if_broken: "shout" is not known here; write "call", "tell" or "info"',
    ),
    (
        'why = ""',
        "why: is empty; write the words, or leave the key out",
    ),
    (
        'why = " \\t "',
        "why: is empty; write the words, or leave the key out",
    ),
    (
        f'why = "{"x" * 401}"',
        "why: has 401 characters; keep it to 400",
    ),
    (
        'why = "<b>No</b> food"',
        'why: holds "<b>", and texts are plain; take it out',
    ),
    (
        'why = "see https://example.org"',
        'why: holds a link, "https://example.org"; take it out; say where to look in words',
    ),
    (
        'why = "see WWW.example.org"',
        'why: holds a link, "WWW.example.org"; take it out; say where to look in words',
    ),
    (
        'why = "see [here](example.org)"',
        'why: holds a link, "](example.org)"; take it out; say where to look in words',
    ),
    (
        'why = "No\\u202efood"',
        "why: holds a hidden character (U+202E); delete the text and type it again",
    ),
    (
        'why = "No\\u0007food"',
        "why: holds a hidden character (U+0007); delete the text and type it again",
    ),
    (
        'task = "Stop at {startz}"',
        'task: "{startz}" is not a mark; did you mean "{start}"?',
    ),
    (
        'task = "Stop at {whenever you like, and so on for long}"',
        f'task: "{{whenever you like, and so on for long}}" is not a mark; write {ALL_MARKS}',
    ),
    (
        'task = "Stop at {starts"',
        f"task: holds a brace that belongs to no mark; write {ALL_MARKS}",
    ),
    (
        'allowed = ["water until {starts}"]',
        'allowed[1]: "{starts}" is not a mark; take the braces out; this text is shown as it stands',
    ),
    (
        'task = "Stop at {starts}"',
        'task: "{starts}" has no time to show; give the rule starts and ends, at, on or around',
    ),
    (
        'remind = [{ state = "slept" }]',
        'remind[1]: no clock tells when this is; remind at a time, such as { before = "window", by = "1 hour" }',
    ),
    (
        'remind = [{ before = "windows", by = "1 hour" }]',
        'remind[1].before: "windows" is not known here; did you mean "window"?',
    ),
    (
        "hard = 1",
        "hard: 1 is neither true nor false; write hard = true or hard = false",
    ),
    (
        'useful_for = "1 day"',
        'useful_for: "1 day" cannot stand here; count in minutes or hours',
    ),
    (
        'pair = "food"',
        'pair: no other rule has pair = "food"; give its other half the same pair, or leave pair out',
    ),
    (
        'pair = "before and after"',
        'pair: "before and after" cannot be a name in the file; '
        'write letters, digits and hyphens, at most 60, such as "stop-food"',
    ),
    (
        'txt = "No food"',
        'txt: is not a key that can stand here; did you mean "text"?',
    ),
    (
        f"{'x' * 70} = 1",
        f'"{"x" * 59}…": is not a key that can stand here; take it out',
    ),
    (
        "quite-something-else = 1",
        "quite-something-else: is not a key that can stand here; take it out",
    ),
]


@pytest.mark.parametrize(("line", "fault"), IN_RULES, ids=lambda value: value[:50])
def test_a_mistake_in_a_rule_is_told_with_line_place_and_remedy(rule_faults: TellFaults, line: str, fault: str) -> None:
    assert rule_faults(line) == [f"rules.toml:line 6, rule stop-food, {fault}"]
