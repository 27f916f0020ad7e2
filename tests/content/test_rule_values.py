"""What a rule that is written right becomes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta

import pytest

from aftercare.domain.condition import Condition, Occasion, PartOfDay
from aftercare.domain.edge import (
    Anchor,
    AskClinic,
    AskReason,
    AtPoint,
    AtVisit,
    AtWeekday,
    DayTime,
    EarlierOf,
    Edge,
    LaterOf,
    Offset,
    Point,
    Side,
    State,
    Visit,
    WhenState,
)
from aftercare.domain.length import Bound, Length, LengthRange, Unit
from aftercare.domain.rule import (
    BloodPressure,
    Every,
    Force,
    IfBroken,
    Layer,
    NoticeBand,
    Part,
    Quantities,
    Repeat,
    Rule,
    Schedule,
    Speech,
    Timing,
)
from aftercare.domain.treatment import Treatment

ReadRule = Callable[[str], Rule]


def hours(amount: int, longest: int | None = None, bound: Bound = Bound.EXACTLY) -> LengthRange:
    return LengthRange(Length(amount, Unit.HOUR), Length(longest or amount, Unit.HOUR), bound)


EDGES: list[tuple[str, Edge]] = [
    ('{ before = "start", by = "6 hours" }', Offset(Anchor.START, Side.BEFORE, hours(6))),
    ('{ after = "end", by = ["1 hour", "2 hours"] }', Offset(Anchor.END, Side.AFTER, hours(1, 2))),
    (
        '{ before = "dose", by = ["4 hours", "8 hours"], bound = "better-longer" }',
        Offset(Anchor.DOSE, Side.BEFORE, hours(4, 8, Bound.BETTER_LONGER)),
    ),
    ('{ at = "start" }', Offset(Anchor.START)),
    ('{ day = -1, time = "18:00" }', DayTime(-1, -1, time(18))),
    ("{ day = 0, time = 7:05 }".replace("7:05", "07:05:00"), DayTime(0, 0, time(7, 5))),
    ('{ day = [-14, -7], time = "9:30", of = "end" }', DayTime(-14, -7, time(9, 30), Anchor.END)),
    ('{ point = "night-before" }', AtPoint(Point.NIGHT_BEFORE)),
    ('{ weekday = "Tuesday", time = "14:30" }', AtWeekday(1, time(14, 30))),
    (
        '{ weekday = "sunday", time = ["14:30", "16:00"], times = 2, side = "after" }',
        AtWeekday(6, time(14, 30), time(16), Side.AFTER, 2),
    ),
    ('{ visit = "before-discharge" }', AtVisit(Visit.BEFORE_DISCHARGE)),
    ('{ state = "slept" }', WhenState(State.SLEPT)),
    ('{ state = "other", words = "you feel ready" }', WhenState(State.OTHER, "you feel ready")),
    ('{ ask = "told-personally" }', AskClinic(AskReason.TOLD_PERSONALLY)),
    (
        '{ later_of = [{ point = "next-day" }, { ask = "not-stated" }] }',
        LaterOf((AtPoint(Point.NEXT_DAY), AskClinic(AskReason.NOT_STATED))),
    ),
    (
        '{ earlier_of = [{ at = "end" }, { later_of = [{ state = "slept" }, { point = "next-day" }] }] }',
        EarlierOf((Offset(Anchor.END), LaterOf((WhenState(State.SLEPT), AtPoint(Point.NEXT_DAY))))),
    ),
]


@pytest.mark.parametrize(("written", "edge"), EDGES)
def test_every_form_of_an_edge_is_read(read_rule: ReadRule, written: str, edge: Edge) -> None:
    assert read_rule(f"at = {written}").timing == Timing(at=edge)


LENGTHS = [
    ('"30 minutes"', Length(30, Unit.MINUTE)),
    ('"1 Hour"', Length(1, Unit.HOUR)),
    ('"3  days"', Length(3, Unit.DAY)),
    ('"2 weeks"', Length(2, Unit.WEEK)),
    ('"1 month"', Length(1, Unit.MONTH)),
    ('"PT6H"', Length(6, Unit.HOUR)),
    ('"PT1H30M"', Length(90, Unit.MINUTE)),
    ('"PT90M"', Length(90, Unit.MINUTE)),
    ('"PT0S"', Length(0, Unit.MINUTE)),
    ('"PT72H"', Length(72, Unit.HOUR)),
    ('"P3D"', Length(3, Unit.DAY)),
    ('"P2W"', Length(2, Unit.WEEK)),
    ('"P1M"', Length(1, Unit.MONTH)),
]


@pytest.mark.parametrize(("written", "length"), LENGTHS)
def test_lengths_are_read_in_words_and_in_iso_8601(read_rule: ReadRule, written: str, length: Length) -> None:
    assert read_rule(f"length = {written}").quantities.length == LengthRange.of(length)


def test_a_length_may_say_how_firmly_it_is_meant(read_rule: ReadRule) -> None:
    rule = read_rule('length = { is = ["20 minutes", "30 minutes"], bound = "about" }')
    shortest, longest = Length(20, Unit.MINUTE), Length(30, Unit.MINUTE)
    assert rule.quantities.length == LengthRange(shortest, longest, Bound.ABOUT)


def test_around_is_short_for_before_the_start_and_after_the_end(read_rule: ReadRule) -> None:
    by = hours(72)
    starts, ends = Offset(Anchor.START, Side.BEFORE, by), Offset(Anchor.END, Side.AFTER, by)
    assert read_rule('around = "72 hours"').timing == Timing(starts, ends)


@pytest.mark.parametrize(
    ("written", "part"), [("morning-of", Point.MORNING_OF), ("during-session", Visit.DURING_SESSION)]
)
def test_a_rule_can_hold_on_a_part_of_the_calendar_or_visit(
    read_rule: ReadRule, written: str, part: Point | Visit
) -> None:
    assert read_rule(f'on = "{written}"').timing == Timing(on=part)


@pytest.mark.parametrize(
    ("written", "repeat"),
    [
        ("session", Repeat(Every.SESSION)),
        ("month", Repeat(Every.MONTH)),
        ("15 minutes", Repeat(Every.LENGTH, Length(15, Unit.MINUTE))),
    ],
)
def test_a_rule_can_come_round(read_rule: ReadRule, written: str, repeat: Repeat) -> None:
    assert read_rule(f'repeats = "{written}"').timing == Timing(repeats=repeat)


def test_a_condition_is_read_with_all_its_keys(read_rule: ReadRule) -> None:
    rule = read_rule("""
when = { takes = ["maoi", "lamotrigine"], has = "diabetes", uses = "cpap", session = ["first", "booster"],\
 appointment = "evening", treatment = "iv-infusion", travels_alone = false, age_min = 18, age_max = 65,\
 case = "you feel sick" }
""")
    assert rule.when == Condition(
        takes=("maoi", "lamotrigine"),
        has=("diabetes",),
        uses=("cpap",),
        session=(Occasion.FIRST, Occasion.BOOSTER),
        appointment=(PartOfDay.EVENING,),
        treatment=(Treatment.IV_INFUSION,),
        travels_alone=False,
        age_min=18,
        age_max=65,
        case="you feel sick",
    )


def test_an_exception_is_words_or_a_condition(read_rules: Callable[[str], tuple[Rule, ...]]) -> None:
    head = '[[rule]]\ntopic = "food"\nforce = "must-not"\ntext = "No food."\n'
    in_words, told = read_rules(
        f'{head}id = "a"\nunless = "the doctor told you otherwise"\n{head}id = "b"\nunless = {{ has = "diabetes" }}\n'
    )
    assert (in_words.unless, in_words.exempt) == ("the doctor told you otherwise", None)
    assert (told.unless, told.exempt) == ("", Condition(has=("diabetes",)))


def test_numbers_and_lists_are_read(read_rule: ReadRule) -> None:
    rule = read_rule("""
allowed = ["water", "black coffee"]
not_allowed = "milk"
except = ["a light snack"]
amount = "little or none"
length = "40 minutes"
age_min = 18
age_max = 80
blood_pressure = { systolic = 140, diastolic = 90 }
notice = [{ within = "2 business days", fee = "half the price" }, { within = "24 business hours", fee = "all of it" }]
schedule = { sessions = 2, per = ["1 week", "2 weeks"], lasts = "1 month", apart = "2 days" }
phone = "after-hours"
""")
    assert rule.quantities == Quantities(
        allowed=("water", "black coffee"),
        excepted=("a light snack",),
        not_allowed=("milk",),
        amount="little or none",
        length=LengthRange.of(Length(40, Unit.MINUTE)),
        age_min=18,
        age_max=80,
        blood_pressure=BloodPressure(140, 90),
        notice=(
            NoticeBand(Length(2, Unit.BUSINESS_DAY), "half the price"),
            NoticeBand(Length(24, Unit.BUSINESS_HOUR), "all of it"),
        ),
        schedule=Schedule(
            sessions=2,
            per=LengthRange(Length(1, Unit.WEEK), Length(2, Unit.WEEK)),
            lasts=LengthRange.of(Length(1, Unit.MONTH)),
            apart=LengthRange.of(Length(2, Unit.DAY)),
        ),
        phone="after-hours",
    )


@pytest.mark.parametrize("number", ["911", "9-8-8", "116 123", "+44 20 7946 0958", "(503) 555-0142 ext. 5"])
def test_a_rule_may_name_any_number_to_call(read_rule: ReadRule, number: str) -> None:
    assert read_rule(f'phone = "{number}"').quantities.phone == number


def test_a_rule_says_how_it_speaks(read_rule: ReadRule) -> None:
    rule = read_rule("""
starts = { before = "start", by = "6 hours" }
ends = { at = "start" }
task = "Stop eating at {starts}"
detail = "Milk is food."
label = "Stop eating"
line = "No food after {starts}."
tile = "Milk too"
remind = [{ before = "window", by = "1 hour" }, { at = "window-end" }, { day = -1, time = "19:00" }]
hard = true
on_time = "Stop eating now."
late = "Your food stop has passed."
passed = "Tell the staff when you ate."
asks = "Have you had any food since {starts}?"
kept = "No, nothing to eat"
slipped = "Yes, I ate something"
useful_for = "90 minutes"
""")
    assert rule.speech == Speech(
        task="Stop eating at {starts}",
        detail="Milk is food.",
        label="Stop eating",
        line="No food after {starts}.",
        tile="Milk too",
        remind=(
            Offset(Anchor.WINDOW_START, Side.BEFORE, hours(1)),
            Offset(Anchor.WINDOW_END),
            DayTime(-1, -1, time(19)),
        ),
        hard=True,
        on_time="Stop eating now.",
        late="Your food stop has passed.",
        passed="Tell the staff when you ate.",
        asks="Have you had any food since {starts}?",
        kept="No, nothing to eat",
        slipped="Yes, I ate something",
        useful_for=timedelta(minutes=90),
    )


def test_the_rest_of_a_rule_is_read(read_rule: ReadRule) -> None:
    rule = read_rule("""
why = "Food can come up."
consequence = "We may have to move your visit."
alternative = "Call us for a later time."
source = ["Our sheet of May 2026"]
part = "visit"
if_broken = "call"
treatments = ["iv-infusion"]
""")
    assert rule == Rule(
        rule_id=rule.rule_id,
        topics=rule.topics,
        force=Force.MUST_NOT,
        text="No food for six hours before your visit.",
        layer=Layer.CLINIC,
        part=Part.VISIT,
        why="Food can come up.",
        consequence="We may have to move your visit.",
        alternative="Call us for a later time.",
        if_broken=IfBroken.CALL,
        sources=("Our sheet of May 2026",),
        treatments=(Treatment.IV_INFUSION,),
        author="Dr. Robin Ash",
        place="rules.toml:line 1, rule stop-food",
    )
    assert (rule.rule_id, rule.topics) == ("stop-food", ("food",))


def test_the_part_of_a_rule_that_does_not_say_is_left_to_its_window(read_rule: ReadRule) -> None:
    assert read_rule("").part is None


def test_a_rule_may_be_about_several_topics_the_most_important_first(
    read_rules: Callable[[str], tuple[Rule, ...]],
) -> None:
    head = '[[rule]]\nid = "a"\nforce = "should-not"\ntext = "No drugs."\n'
    assert read_rules(f'{head}topic = ["other-drugs", "alcohol"]')[0].topics == ("other-drugs", "alcohol")


def test_line_breaks_in_a_text_become_spaces(read_rule: ReadRule) -> None:
    assert read_rule('why = """\nFood can\n   come up.\n"""').why == "Food can come up."


def test_text_in_other_scripts_keeps_the_marks_it_needs(read_rule: ReadRule) -> None:
    persian = "نمی\u200cخورید"
    assert read_rule(f'why = "{persian}"').why == persian


def test_two_halves_of_a_sentence_share_a_pair(read_rules: Callable[[str], tuple[Rule, ...]]) -> None:
    head = '[[rule]]\ntopic = "alcohol"\nforce = "must-not"\ntext = "No alcohol."\npair = "alcohol"\n'
    assert [rule.pair for rule in read_rules(f'{head}id = "a"\n{head}id = "b"')] == ["alcohol", "alcohol"]
