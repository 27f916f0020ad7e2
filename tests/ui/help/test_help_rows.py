"""Get help now has numbers to call whatever is known: with a clinic, without one, and with nothing at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.ui.demo_course import at, guidance, request, riverside

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.plan import Plan
from aftercare.domain.planning import make_plan
from aftercare.ui.help.presenter import help_rows
from aftercare.ui.help.rows import HelpLevel, HelpRow, HelpRows

US = guidance().help_for("US")
NO_BREAK = "\xa0"


def alex(pack: ClinicPack | None = None, *, without_clinic: bool = False) -> Plan:
    return make_plan(request(pack, without_clinic=without_clinic))


def rows_at(moment: str, plan: Plan) -> HelpRows:
    return help_rows(plan.help_numbers, plan, at(moment))


def row(rows: HelpRows, level: HelpLevel) -> HelpRow:
    (found,) = [one for one in rows.rows if one.level is level]
    return found


def levels(rows: HelpRows) -> list[HelpLevel]:
    return [one.level for one in rows.rows]


def test_the_emergency_number_stands_first_then_the_crisis_line_the_clinic_and_the_driver() -> None:
    rows = rows_at("10:20", alex())

    assert levels(rows) == [HelpLevel.EMERGENCY, HelpLevel.CRISIS, HelpLevel.CLINIC, HelpLevel.DRIVER]
    assert [one.number for one in rows.rows] == ["911", "988", "(503) 555-0142", "(503) 555-0117"]


def test_a_screen_reader_says_the_short_numbers_digit_by_digit() -> None:
    rows = rows_at("10:20", alex())

    assert [one.spoken_number for one in rows.rows[:2]] == ["9 1 1", "9 8 8"]


@pytest.mark.parametrize(
    ("moment", "number", "line"),
    [
        ("08:00", "(503) 555-0142", "Riverside. Open until 5:00 PM."),
        ("16:59", "(503) 555-0142", "Riverside. Open until 5:00 PM."),
        ("17:00", "(503) 555-0199", "Riverside. The number after hours."),
        ("03:00", "(503) 555-0199", "Riverside. The number after hours."),
        ("2026-05-16 12:00", "(503) 555-0199", "Riverside. The number after hours."),
    ],
    ids=["opens", "still open", "closes", "night", "Saturday"],
)
def test_the_clinics_row_has_the_number_that_answers_now(moment: str, number: str, line: str) -> None:
    clinic = row(rows_at(moment, alex()), HelpLevel.CLINIC)

    assert (clinic.number, clinic.line.replace(NO_BREAK, " ")) == (number, line)


def test_on_a_day_the_clinic_is_closed_its_night_number_stands_there() -> None:
    closed = replace(riverside(), closed_on=(date(2026, 5, 14),))

    assert row(rows_at("11:00", alex(closed)), HelpLevel.CLINIC).number == "(503) 555-0199"


def test_a_clinic_without_a_number_for_the_night_keeps_its_main_one() -> None:
    day_only = replace(riverside(), phones=riverside().phones[:1])

    assert row(rows_at("23:00", alex(day_only)), HelpLevel.CLINIC).number == "(503) 555-0142"


def test_a_clinic_without_numbers_has_no_row_and_the_others_stay() -> None:
    silent = replace(riverside(), phones=())

    assert levels(rows_at("11:00", alex(silent))) == [HelpLevel.EMERGENCY, HelpLevel.CRISIS, HelpLevel.DRIVER]


def test_without_a_clinic_the_built_in_numbers_and_the_driver_stand_there() -> None:
    rows = rows_at("11:00", alex(without_clinic=True))

    assert levels(rows) == [HelpLevel.EMERGENCY, HelpLevel.CRISIS, HelpLevel.DRIVER]


def test_without_any_plan_the_built_in_numbers_stand_there() -> None:
    rows = help_rows(US, None, at("06:40"))

    assert [one.number for one in rows.rows] == ["911", "988"]
    assert rows.title == "Get help now"
    assert rows.say == ""
    assert all(one.title and one.line for one in rows.rows)


@pytest.mark.parametrize("country", ["", "ZZ", "Atlantis"])
def test_in_an_unknown_country_no_foreign_number_stands_there(country: str) -> None:
    rows = help_rows(guidance().help_for(country), None, at("06:40"))

    assert levels(rows) == [HelpLevel.EMERGENCY, HelpLevel.CRISIS]
    assert not any(character.isdigit() for one in rows.rows for character in one.number)
    assert all(one.number for one in rows.rows)


@pytest.mark.parametrize("country", [numbers.country for numbers in guidance().help_numbers if numbers.country])
def test_every_known_country_has_both_numbers_of_its_own(country: str) -> None:
    numbers = guidance().help_for(country)
    rows = help_rows(numbers, None, at("06:40"))

    assert [one.number for one in rows.rows] == [
        numbers.emergency or "Your local number",
        numbers.crisis or "Your local line",
    ]


def test_a_small_letter_country_is_the_same_country() -> None:
    assert guidance().help_for("gb") == guidance().help_for("GB")


def test_the_driver_row_names_the_backup_too() -> None:
    driver = row(rows_at("11:00", alex()), HelpLevel.DRIVER)

    assert driver.title == "I need Sam"
    assert "Jo: (503) 555-0163" in driver.line


def test_before_the_session_the_words_to_say_speak_of_what_is_to_come_and_afterwards_of_what_was() -> None:
    before, after = (rows_at(moment, alex()).say.replace(NO_BREAK, " ") for moment in ("06:40", "14:15"))

    assert before == "“I am Alex. My IV infusion is at 10:00 AM today. I am at … I feel …”"
    assert after == "“I am Alex. I had my IV infusion at 10:00 AM today. I am at … I feel …”"


def test_on_another_day_the_words_to_say_name_the_day() -> None:
    say = rows_at("2026-05-16 09:00", alex()).say

    assert "today" not in say
    assert "Thursday" in say or "May 14" in say


def test_without_a_name_there_is_room_for_it() -> None:
    plan = alex()
    nameless = replace(plan, facts=replace(plan.facts, name=""))

    assert rows_at("06:40", nameless).say.startswith("“I am …. ")
