"""Warning signs are there whatever is known: with a clinic, without one, and with nothing but a country."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.ui.demo_course import at, guidance, request
from tests.ui.page_pictures import handbook

from aftercare.domain.errors import BugError
from aftercare.domain.plan import Plan
from aftercare.domain.planning import make_plan
from aftercare.domain.sign import SignLevel, sign_entries
from aftercare.ui.signs.rows import SheetRow, SignsRows
from aftercare.ui.signs.sheet_rows import sheet_row
from aftercare.ui.signs.sign_rows import spelled, warning_sign_rows

NO_BREAK = "\xa0"
ENTRIES = {entry.entry_id: entry for entry in sign_entries(handbook().signs, None)}


def plan(**known: Any) -> Plan:
    return make_plan(request(**{"actual_end": at("12:00"), **known}))


def page(country: str = "US", of: Plan | None = None, moment: str = "14:15") -> SignsRows:
    book = handbook()
    return warning_sign_rows(book.signs, book.script, guidance().help_for(country), of, at(moment))


def sheet(*entry_ids: str, country: str = "US", of: Plan | None = None, moment: str = "14:15") -> SheetRow:
    chosen = [ENTRIES[one] for one in entry_ids]
    return sheet_row(chosen, handbook().script, guidance().help_for(country), of, at(moment))


def test_the_cards_stand_in_their_fixed_order_with_their_numbers() -> None:
    rows = page(of=plan())
    assert [card.level for card in rows.cards] == list(SignLevel)
    assert [card.number for card in rows.cards] == ["911", "988", "(503) 555-0142", ""]
    assert [card.heading for card in rows.cards] == [
        "Call 911 now if:",
        "Call or text 988 if:",
        "Call the clinic if:",
        "Keep an eye on:",
    ]


def test_a_screen_reader_hears_the_level_and_the_number_digit_by_digit() -> None:
    card = page().cards[0]
    assert card.spoken == "Emergency. Call 9 1 1 now if:"
    assert card.rows[0].spoken == "Chest pain or tightness. Emergency"


def test_every_sign_is_there_without_clinic_plan_or_store() -> None:
    shown = {row.entry_id for card in page().cards for row in card.rows}
    assert shown == set(ENTRIES)


def test_the_numbers_say_when_they_were_checked() -> None:
    assert "US checked on November 22, 2026." in page().foot
    assert "US checked on November 22, 2026." in page(of=plan()).foot
    assert page().foot.endswith("General guidance, awaiting clinical review.")


@pytest.mark.parametrize(
    ("country", "emergency", "crisis"),
    [
        ("US", "Call 911 now if:", "Call or text 988 if:"),
        ("CA", "Call 911 now if:", "Call or text 9-8-8 if:"),
        ("GB", "Call 999 now if:", "Call 116 123 if:"),
        ("NZ", "Call 111 now if:", "Call or text 1737 if:"),
        ("AU", "Call 000 now if:", "Call 13 11 14 if:"),
        ("ZZ", "Call your emergency number now if:", "Call your crisis line if:"),
    ],
)
def test_each_country_has_its_own_numbers_on_the_cards(country: str, emergency: str, crisis: str) -> None:
    assert [card.heading for card in page(country).cards[:2]] == [emergency, crisis]


@pytest.mark.parametrize(
    ("moment", "number", "eyebrow"),
    [("16:59", "(503) 555-0142", "Today"), ("17:00", "(503) 555-0199", "Today, after hours")],
)
def test_after_hours_the_clinics_card_has_the_number_that_answers(moment: str, number: str, eyebrow: str) -> None:
    card = page(of=plan(), moment=moment).cards[2]
    assert (card.number, card.eyebrow) == (number, eyebrow)


@pytest.mark.parametrize(
    ("moment", "line"),
    [("10:30", "Still at the clinic? Tell staff now."), ("14:15", ""), ("09:00", "")],
)
def test_who_is_still_at_the_clinic_tells_the_staff(moment: str, line: str) -> None:
    assert page(of=plan(), moment=moment).staff_line == line


def test_an_emergency_sheet_has_the_number_the_steps_and_what_to_say() -> None:
    row = sheet("chest-pain", of=plan())
    assert (row.level, row.sign, row.heading) == (SignLevel.EMERGENCY, "Chest pain or tightness", "Call 911 now")
    assert (row.number, row.spoken_number, row.number_line) == ("911", "9 1 1", "Use any phone.")
    assert row.steps[0] == "Call 911. Or ask anyone near you to call."
    assert "I had IV ketamine at 10:00 AM today" in row.spoken_say.replace(NO_BREAK, " ")
    assert "I am at blank." in row.spoken_say
    assert "Still at the clinic? Tell staff now." in row.notes


def test_with_nothing_known_the_sheet_has_its_number_and_blanks_to_say() -> None:
    row = sheet("chest-pain")
    assert row.number == "911"
    assert row.spoken_say.startswith("I am blank. I had blank at blank, at blank.")


def test_a_crisis_sheet_has_both_numbers_someone_to_be_with_and_says_nobody_watches() -> None:
    row = sheet("thinking-of-suicide", of=plan())
    assert (row.heading, row.number, row.second) == ("Call 988 now", "988", ("In danger now", "911"))
    steps = " ".join(row.steps)
    assert "Be with someone." in steps
    assert "move anything you could use to hurt yourself" in steps
    assert row.watch_line == "Nobody is watching these answers. Please call."
    assert [case.heading for case in row.cases] == ["Call 911 now if"]


def test_a_plan_or_a_way_to_do_it_calls_for_an_ambulance_with_the_crisis_line_beside_it() -> None:
    row = sheet("have-a-plan", of=plan())
    assert (row.level, row.number, row.second) == (SignLevel.EMERGENCY, "911", ("To talk, day or night", "988"))
    assert row.watch_line


def test_who_worries_about_another_speaks_for_them() -> None:
    row = sheet("worried-for-another", of=plan())
    assert row.say[0].text == "I am with "
    assert "Ask them straight out about suicide. Asking is not dangerous." in row.steps


def test_a_sign_for_the_clinic_says_when_it_becomes_an_emergency() -> None:
    row = sheet("vomiting", of=plan())
    assert (row.heading, row.number) == ("Call the clinic today", "(503) 555-0142")
    assert row.number_line.replace(NO_BREAK, " ") == "Riverside. Open until 5:00 PM."
    assert [(case.heading, case.cases, case.spoken_number) for case in row.cases] == [
        ("Call 911 now if", ("you are very drowsy too",), "9 1 1")
    ]


def test_without_a_clinic_its_number_is_looked_for_on_its_papers() -> None:
    row = sheet("rash")
    assert (row.number, row.number_line) == ("", "The number is on your clinic’s papers.")


def test_what_only_needs_watching_has_no_number_but_every_case_that_does() -> None:
    row = sheet("panic", of=plan())
    assert (row.number, row.say) == ("", ())
    assert [case.level for case in row.cases] == [SignLevel.EMERGENCY, SignLevel.URGENT]


def test_several_signs_show_the_most_severe_and_name_them_all() -> None:
    row = sheet("headache", "palpitations", "chest-pain", of=plan())
    assert (row.level, row.number) == (SignLevel.EMERGENCY, "911")
    assert row.sign == "Chest pain or tightness · Pounding or uneven heartbeat · Mild headache"
    assert "chest pain or tightness, pounding or uneven heartbeat, mild headache." in row.spoken_say
    assert row.cases == ()


def test_cases_of_the_milder_signs_stay_in_sight() -> None:
    row = sheet("headache", "rash", of=plan())
    assert row.level is SignLevel.URGENT
    assert [case.cases for case in row.cases] == [("it is very bad or sudden",)]


@pytest.mark.parametrize(
    ("country", "heading"), [("", "Call your emergency number now"), ("GB", "Call 999 now"), ("MX", "Call 911 now")]
)
def test_the_sheet_follows_the_country(country: str, heading: str) -> None:
    assert sheet("seizure", country=country).heading == heading


def test_a_country_without_numbers_still_says_whom_to_call_in_a_crisis() -> None:
    row = sheet("thinking-of-suicide", country="")
    assert (row.heading, row.number) == ("Call your crisis line now", "")
    assert row.steps[0].endswith("call your emergency number.")
    assert [case.heading for case in row.cases] == ["Call your emergency number now if"]


def test_a_case_that_becomes_a_crisis_names_the_crisis_line() -> None:
    assert [case.heading for case in sheet("worse-depression").cases] == ["Call 988 now if"]
    assert [case.heading for case in sheet("worse-depression", country="").cases] == ["Call your crisis line now if"]


def test_calling_from_this_computer_is_offered_only_where_it_can_call() -> None:
    chosen, script, numbers = [ENTRIES["seizure"]], handbook().script, guidance().help_for("US")
    assert sheet_row(chosen, script, numbers, None, at("14:15")).call_text == ""
    assert sheet_row(chosen, script, numbers, None, at("14:15"), can_call=True).call_text == "Call from this computer"
    nobody = replace(numbers, emergency="")
    assert sheet_row(chosen, script, nobody, None, at("14:15"), can_call=True).call_text == ""


def test_a_sheet_needs_a_sign() -> None:
    with pytest.raises(BugError):
        sheet()


@pytest.mark.parametrize(
    ("number", "said"),
    [("911", "9 1 1"), ("9-8-8", "9 8 8"), ("1737", "1 7 3 7"), ("116 123", "116 123"), ("", "")],
)
def test_short_numbers_are_spelled_and_long_ones_read_in_their_groups(number: str, said: str) -> None:
    assert spelled(number) == said
