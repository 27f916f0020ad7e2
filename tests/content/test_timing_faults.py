"""Each mistake in the times of a rule is told in one line, with its line in the file, its place and its remedy."""

from __future__ import annotations

from collections.abc import Callable

import pytest

TellFaults = Callable[[str], list[str]]

EDGE_FORMS = "before, after, at, day, point, weekday, visit, state, ask, later_of or earlier_of"

IN_TIMES = [
    # Lengths
    (
        'around = "6 hrs"',
        'around: "6 hrs" is not a length; write a number and a unit, such as "6 hours"',
    ),
    (
        "around = 6",
        'around: 6 is not a length; write a number and a unit, such as "6 hours"',
    ),
    (
        'around = "-6 hours"',
        'around: "-6 hours" is not a length; leave the minus out; before or after says which way it counts',
    ),
    (
        'around = "P1DT2H"',
        'around: "P1DT2H" is not a length; write a number and a unit, such as "6 hours"',
    ),
    (
        'around = "2 business days"',
        'around: "2 business days" cannot stand here; count in minutes, hours, days or weeks',
    ),
    (
        'around = "1 month"',
        'around: "1 month" cannot stand here; count in minutes, hours, days or weeks',
    ),
    (
        'length = "99999 weeks"',
        'length: "99999 weeks" is longer than two years; write a shorter length',
    ),
    (
        'length = ["3 hours", "2 hours"]',
        'length: "2 hours" is not longer than "3 hours"; '
        "write the shorter one first, or one alone if they are the same",
    ),
    (
        'length = ["3 hours"]',
        'length: a list of 1 is not a range; write the shorter and the longer: ["2 hours", "4 hours"]',
    ),
    (
        'length = ["3 hours", "5 mins"]',
        'length[2]: "5 mins" is not a length; write a number and a unit, such as "5 minutes"',
    ),
    (
        'length = { is = "2 hours", bound = "exactly" }',
        'length.bound: "exactly" is not known here; write "at-least", "at-most", "about" or "better-longer"',
    ),
    (
        'length = { is = "2 hours", bound = "better-longer" }',
        'length.is: "better-longer" needs two lengths; write both, such as ["4 hours", "8 hours"]',
    ),
    (
        'length = { bound = "about" }',
        'length.is: is missing; write is = "2 hours"',
    ),
    (
        'length = { is = "2 hours", bond = "about" }',
        'length.bond: is not a key that can stand here; did you mean "bound"?',
    ),
    # Edges
    (
        'at = "start"',
        'at: "start" is not an edge; write an edge in braces, such as { before = "start", by = "6 hours" }',
    ),
    (
        "at = {}",
        f'at: this edge has none of {EDGE_FORMS}; write an edge such as {{ before = "start", by = "6 hours" }}',
    ),
    (
        'at = { befor = "start" }',
        f'at: this edge has none of {EDGE_FORMS}; did you mean "before"?',
    ),
    (
        'at = { before = "start", after = "end", by = "1 hour" }',
        "at: this edge says before and after at once; "
        "keep one of before and after; later_of and earlier_of join two edges",
    ),
    (
        'at = { before = "start" }',
        'at.by: is missing; write how long, such as by = "6 hours"; for no time at all write at instead of before',
    ),
    (
        'at = { after = "lunch", by = "1 hour" }',
        'at.after: "lunch" is not known here; write "start", "dose" or "end"',
    ),
    (
        'at = { at = "window" }',
        'at.at: "window" can only be counted from in remind; write "start", "dose" or "end"',
    ),
    (
        'at = { before = "start", by = "1 hour", bound = 3 }',
        'at.bound: 3 is not known here; write "at-least", "at-most", "about" or "better-longer"',
    ),
    (
        'at = { day = -1, time = "25:00" }',
        'at.time: "25:00" is not a time; write hours and minutes from "00:00" to "23:59", such as "18:00"',
    ),
    (
        "at = { day = -1, time = 18:00:30 }",
        "at.time: the date or time 18:00:30 is not a time; "
        'write hours and minutes from "00:00" to "23:59", such as "18:00"',
    ),
    (
        "at = { day = -1 }",
        'at.time: is missing; write time = "18:00"; for the whole day write point = "day-before" or another point',
    ),
    (
        'at = { day = "monday", time = "18:00" }',
        'at.day: "monday" is not a day, or not two; '
        "write whole days from the session, such as day = -1, or two of them: day = [-14, -7]",
    ),
    (
        'at = { day = true, time = "18:00" }',
        "at.day: true is not a day, or not two; "
        "write whole days from the session, such as day = -1, or two of them: day = [-14, -7]",
    ),
    (
        'at = { day = [-7], time = "18:00" }',
        "at.day: a list is not a day, or not two; "
        "write whole days from the session, such as day = -1, or two of them: day = [-14, -7]",
    ),
    (
        'at = { day = 400, time = "18:00" }',
        "at.day: 400 is not a day, or not two; "
        "write whole days from the session, such as day = -1, or two of them: day = [-14, -7]",
    ),
    (
        'at = { day = [-7, -14], time = "18:00" }',
        "at.day: -14 does not come after -7; write the earlier day first: day = [-14, -7]",
    ),
    (
        'at = { day = -1, time = "18:00", of = "finish" }',
        'at.of: "finish" is not known here; write "start", "dose" or "end"',
    ),
    (
        'at = { point = "night-befor" }',
        'at.point: "night-befor" is not known here; did you mean "night-before"?',
    ),
    (
        'at = { visit = "discharge" }',
        'at.visit: "discharge" is not known here; did you mean "before-discharge"?',
    ),
    (
        'at = { weekday = "tusday", time = "14:30" }',
        'at.weekday: "tusday" is not a weekday; write weekday = "tuesday"',
    ),
    (
        'at = { weekday = 2, time = "14:30" }',
        'at.weekday: 2 is not a weekday; write weekday = "tuesday"',
    ),
    (
        'at = { weekday = "tuesday" }',
        'at.time: is missing; write time = "18:00" or time = ["14:30", "16:00"]',
    ),
    (
        'at = { weekday = "tuesday", time = ["16:00", "14:30"] }',
        'at.time: this is not one time, or an earlier and a later one; write time = ["14:30", "16:00"]',
    ),
    (
        'at = { weekday = "tuesday", time = ["14:30", "4 PM"] }',
        'at.time[2]: "4 PM" is not a time; write hours and minutes from "00:00" to "23:59", such as "18:00"',
    ),
    (
        'at = { weekday = "tuesday", time = "14:30", times = 0 }',
        "at.times: 0 is not a whole number from 1 to 52; write times = 1, or more",
    ),
    (
        'at = { weekday = "tuesday", time = "14:30", side = "left" }',
        'at.side: "left" is not known here; write "before" or "after"',
    ),
    (
        'at = { state = "awake" }',
        'at.state: "awake" is not known here; write "slept", "feels-clear", "staff-said-so" or "other"',
    ),
    (
        'at = { state = "other" }',
        'at.words: is missing; say what has to be true, such as words = "you feel ready"',
    ),
    (
        'at = { state = "slept", words = "you slept" }',
        'at.words: only goes with state = "other"; leave it out, or write state = "other"',
    ),
    (
        'at = { ask = "dont-know" }',
        'at.ask: "dont-know" is not known here; write "not-stated" or "told-personally"',
    ),
    (
        'at = { later_of = [{ at = "start" }] }',
        "at.later_of: a list does not join edges; write 2 to 8 edges in square brackets",
    ),
    (
        'at = { earlier_of = [{ at = "start" }, { at = "finish" }] }',
        'at.earlier_of[2].at: "finish" is not known here; write "start", "dose" or "end"',
    ),
    # Windows
    (
        'starts = { at = "end" }',
        'ends: is missing, so this rule never ends; write ends, such as { at = "start" }; '
        '{ ask = "not-stated" } if the clinic names no end',
    ),
    (
        'ends = { at = "start" }',
        "starts: is missing, so this rule has no beginning; "
        'write starts, such as { at = "end" } or { point = "treatment-day" }',
    ),
    (
        'on = "day-befor"',
        'on: "day-befor" is not a part of the calendar or visit; did you mean "day-before"?',
    ),
    (
        "on = 3",
        "on: 3 is not a part of the calendar or visit; "
        'write a part of the calendar or visit, such as on = "morning-of"',
    ),
    (
        'repeats = "hourly"',
        'repeats: "hourly" is not known here; '
        'write "session", "day", "week" or "month", or a length such as "15 minutes"',
    ),
    (
        'repeats = "3 months"',
        'repeats: "3 months" cannot stand here; count in minutes, hours, days or weeks',
    ),
]


@pytest.mark.parametrize(("line", "fault"), IN_TIMES, ids=lambda value: value[:50])
def test_a_mistake_in_a_time_is_told_with_line_place_and_remedy(rule_faults: TellFaults, line: str, fault: str) -> None:
    assert rule_faults(line) == [f"rules.toml:line {told_line(fault)}, rule stop-food, {fault}"]


def told_line(fault: str) -> int:
    """A key that is not there is told at the line where its rule begins."""
    return 1 if fault.startswith(("starts: is missing", "ends: is missing")) else 6


WRONG_WINDOWS = [
    ('{ before = "start", by = "6 hours" }', '{ before = "start", by = "8 hours" }'),
    ('{ before = "start", by = "6 hours" }', '{ before = "start", by = "6 hours" }'),
    ('{ before = "start", by = ["2 hours", "6 hours"] }', '{ before = "start", by = ["7 hours", "8 hours"] }'),
    ('{ at = "start" }', '{ at = "start" }'),
    ('{ at = "end" }', '{ at = "start" }'),
    ('{ after = "end", by = "1 day" }', '{ after = "end", by = "12 hours" }'),
    ('{ day = -1, time = "18:00" }', '{ day = -1, time = "17:00" }'),
    ('{ day = 2, time = "08:00" }', '{ day = 0, time = "20:00", of = "end" }'),
    ('{ day = 0, time = "08:00", of = "end" }', '{ day = -1, time = "20:00" }'),
    ('{ point = "next-day" }', '{ point = "night-before" }'),
    ('{ point = "next-day" }', '{ point = "rest-of-day" }'),
    ('{ point = "week-after" }', '{ day = -2, time = "08:00" }'),
    ('{ visit = "once-home" }', '{ visit = "on-arrival" }'),
    ('{ at = "end" }', '{ earlier_of = [{ at = "start" }, { state = "slept" }] }'),
    ('{ later_of = [{ at = "end" }, { state = "slept" }] }', '{ at = "start" }'),
    ('{ earlier_of = [{ at = "end" }, { after = "end", by = "1 hour" }] }', '{ at = "start" }'),
]

POSSIBLE_WINDOWS = [
    ('{ before = "start", by = "6 hours" }', '{ before = "dose", by = "8 hours" }'),
    ('{ at = "end" }', '{ at = "dose" }'),
    ('{ at = "dose" }', '{ at = "start" }'),
    ('{ after = "end", by = ["12 hours", "1 day"] }', '{ after = "end", by = "18 hours" }'),
    ('{ before = "start", by = "1 day" }', '{ after = "end", by = "1 day" }'),
    ('{ day = -1, time = "18:00" }', '{ day = [-2, -1], time = "19:00" }'),
    ('{ day = 1, time = "08:00" }', '{ day = 0, time = "20:00", of = "end" }'),
    ('{ point = "night-before" }', '{ point = "end-of-day" }'),
    ('{ point = "treatment-day" }', '{ before = "start", by = "1 hour" }'),
    ('{ visit = "on-arrival" }', '{ visit = "on-arrival" }'),
    ('{ at = "end" }', '{ state = "slept" }'),
    ('{ at = "end" }', '{ later_of = [{ at = "start" }, { state = "slept" }] }'),
    ('{ earlier_of = [{ at = "end" }, { state = "slept" }] }', '{ at = "start" }'),
]


@pytest.mark.parametrize(("starts", "ends"), WRONG_WINDOWS)
def test_a_window_that_can_only_end_before_it_starts_is_told(rule_faults: TellFaults, starts: str, ends: str) -> None:
    fault = "rules.toml:line 7, rule stop-food, ends: the window ends before it starts; let ends come after starts"
    assert rule_faults(f"starts = {starts}\nends = {ends}") == [fault]


@pytest.mark.parametrize(("starts", "ends"), POSSIBLE_WINDOWS)
def test_a_window_that_may_end_after_it_starts_is_left_to_the_session(
    rule_faults: TellFaults, starts: str, ends: str
) -> None:
    assert rule_faults(f"starts = {starts}\nends = {ends}") == []


@pytest.mark.parametrize(
    ("lines", "problem"),
    [
        ('at = { at = "start" }\non = "morning-of"', "this rule gives its time in 2 ways, by at and on"),
        (
            'starts = { at = "end" }\nends = { point = "next-day" }\nat = { at = "end" }\naround = "1 hour"',
            "this rule gives its time in 3 ways, by at, around and starts and ends",
        ),
    ],
)
def test_a_rule_gives_its_time_in_one_way_only(rule_faults: TellFaults, lines: str, problem: str) -> None:
    remedy = "keep one: starts and ends, or at, or on, or around"
    assert rule_faults(lines) == [f"rules.toml:line 1, rule stop-food: {problem}; {remedy}"]


def test_edges_are_joined_three_deep_at_most(rule_faults: TellFaults) -> None:
    edge = '{ at = "end" }'
    for _ in range(3):
        edge = f'{{ later_of = [{edge}, {{ point = "next-day" }}] }}'
    assert rule_faults(f"at = {edge}") == []


def test_a_fourth_joint_is_told(rule_faults: TellFaults) -> None:
    edge = '{ at = "end" }'
    for _ in range(4):
        edge = f'{{ later_of = [{edge}, {{ point = "next-day" }}] }}'
    assert rule_faults(f"at = {edge}") == [
        "rules.toml:line 6, rule stop-food, at.later_of[1].later_of[1].later_of[1].later_of: "
        "edges are joined more than 3 deep; use fewer later_of and earlier_of inside one another"
    ]
