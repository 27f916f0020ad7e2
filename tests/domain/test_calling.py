"""What to say on the phone: facts that are known, blanks for the rest, and the number that answers now."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.domain.contents import ROOT
from tests.ui.demo_course import at, guidance, request, riverside

from aftercare.content.handbook import Handbook
from aftercare.domain.calling import CallScript, Known, Span, clinic_call, what_to_say, with_numbers
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.condition import PatientFacts
from aftercare.domain.planning import make_plan

NO_BREAK = "\xa0"


@pytest.fixture(scope="module")
def script() -> CallScript:
    return Handbook(ROOT / "resources", "en").script


def said(spans: tuple[Span, ...]) -> str:
    return "".join(span.text for span in spans).replace(NO_BREAK, " ")


def facts(spans: tuple[Span, ...]) -> list[str]:
    return [span.text.replace(NO_BREAK, " ") for span in spans if span.known is Known.FACT]


def blanks(spans: tuple[Span, ...]) -> int:
    return sum(span.known is Known.BLANK for span in spans)


def test_the_script_says_who_what_when_and_where(script: CallScript) -> None:
    spans = what_to_say(script, "chest pain", (), make_plan(request()), at("14:15"))
    assert said(spans).startswith(
        "I am Alex. I had IV ketamine at 10:00 AM today, at Riverside Ketamine Clinic. What is wrong now: chest pain. "
        "I am at ____. I also take antidepressants, "
    )
    assert facts(spans)[:5] == ["Alex", "IV ketamine", "10:00 AM today", "Riverside Ketamine Clinic", "chest pain"]
    assert blanks(spans) == 1


def test_with_nothing_known_only_the_sign_is_filled_in(script: CallScript) -> None:
    spans = what_to_say(script, "chest pain", (), None, at("14:15"))
    assert facts(spans) == ["chest pain"]
    assert blanks(spans) == 6


def test_a_clinic_and_medicines_that_are_not_known_become_blanks(script: CallScript) -> None:
    plan = make_plan(replace(request(without_clinic=True), facts=PatientFacts(name="Alex")))
    spans = what_to_say(script, "a rash", (), plan, at("14:15"))
    assert "at ____. What is wrong now: a rash. I am at ____. I also take ____." in said(spans)


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2026-05-14 09:00", "I am Alex. I am to get IV ketamine at 10:00 AM today"),
        ("2026-05-15 09:00", "I am Alex. I had IV ketamine at 10:00 AM Thursday"),
        ("2026-06-20 09:00", "I am Alex. I had IV ketamine at 10:00 AM on Thursday, May 14"),
    ],
)
def test_the_day_of_the_session_is_named_where_it_is_not_today(script: CallScript, moment: str, opening: str) -> None:
    assert said(what_to_say(script, "x", (), make_plan(request()), at(moment))).startswith(opening)


def test_somebody_else_speaks_of_the_patient(script: CallScript) -> None:
    text = said(what_to_say(script, "a seizure", (), make_plan(request()), at("14:15"), by_other=True))
    assert text.startswith("I am with Alex. They had IV ketamine")
    assert "They also take" in text


def test_what_to_say_besides_keeps_its_blanks(script: CallScript) -> None:
    spans = what_to_say(script, "x", ("My readings are ____.",), None, at("14:15"))
    assert "My readings are ____." in said(spans)
    assert blanks(spans) == 7


@pytest.mark.parametrize(
    ("country", "step"),
    [("US", "Call 911. Or text 988."), ("GB", "Call 999. Or text 116 123."), ("", "Call your emergency number.")],
)
def test_the_steps_name_the_numbers_of_the_country(script: CallScript, country: str, step: str) -> None:
    numbers = guidance().help_for(country)
    assert with_numbers("Call {emergency}. Or text {crisis}.", numbers, script).startswith(step)


@pytest.mark.parametrize(
    ("moment", "number", "is_after_hours"),
    [
        ("08:00", "(503) 555-0142", False),
        ("16:59", "(503) 555-0142", False),
        ("17:00", "(503) 555-0199", True),
        ("2026-05-16 12:00", "(503) 555-0199", True),
    ],
)
def test_the_clinics_number_is_the_one_that_answers_now(moment: str, number: str, is_after_hours: bool) -> None:
    call = clinic_call(make_plan(request()), at(moment))
    assert call is not None
    assert (call.number, call.is_after_hours, call.clinic) == (number, is_after_hours, "Riverside")


def changed(**parts: object) -> ClinicPack:
    return replace(riverside(), **parts)  # type: ignore[arg-type]


def test_a_clinic_that_gave_one_number_is_called_there_at_any_hour() -> None:
    pack = changed(phones=riverside().phones[:1])
    call = clinic_call(make_plan(request(pack)), at("23:00"))
    assert call is not None
    assert (call.number, call.closes) == ("(503) 555-0142", None)


def test_a_clinic_without_hours_is_called_on_its_main_number() -> None:
    call = clinic_call(make_plan(request(changed(hours=()))), at("12:00"))
    assert call is not None
    assert (call.number, call.is_after_hours) == ("(503) 555-0142", False)


def test_without_a_clinic_or_a_number_there_is_nobody_to_name() -> None:
    assert clinic_call(None, at("12:00")) is None
    assert clinic_call(make_plan(request(without_clinic=True)), at("12:00")) is None
    assert clinic_call(make_plan(request(changed(phones=()))), at("12:00")) is None
