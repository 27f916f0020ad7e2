"""Through whole plans, quarter by quarter of an hour, the phone says what Aftercare says, or less."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from tests.browser.chromium import Browser, Tab
from tests.browser.phone_pages import alex, quarters, visit, write_patient

from aftercare.domain.board import Chart
from aftercare.domain.board_words import nearest_plan
from aftercare.domain.phone.turns import last_moment
from aftercare.domain.plan import Plan
from aftercare.domain.today import Phase, TaskState, phase_at
from aftercare.domain.treatment import Treatment
from aftercare.ui.course import CourseMoment
from aftercare.ui.phone.request import PhoneRequest
from aftercare.ui.today.board_rows import tile_rows
from aftercare.ui.today.card_rows import next_card_row
from aftercare.ui.today.day_rows import Waiting, today_rows
from aftercare.ui.today.rows import CardKind, TileRow, TileState

READ = """
(moments => moments.map(moment => {
  setClock(moment * 1000);
  return {
    board: Array.from(document.querySelectorAll("#board li"), row => [
      row.querySelector(".topic").textContent, row.classList[0], row.querySelector(".state").textContent,
      row.querySelector(".until").textContent]),
    lead: document.getElementById("card-lead").textContent,
    left: document.getElementById("card-left").textContent,
    day: Array.from(document.querySelectorAll("#day-line li"), row => row.textContent),
    heading: document.getElementById("now-heading").textContent,
    notice: document.getElementById("notice").hidden ? "" : document.getElementById("notice").textContent,
    shows: !document.getElementById("now").hidden,
  };
}))
"""
PHONE_TIME = re.compile(r" \(([^()]*) on this phone\)")

PLANS: dict[str, Callable[[], PhoneRequest]] = {
    "a course of infusions": alex,
    "a course of injections": lambda: alex(Treatment.IM_INJECTION),
    "a course of nasal sprays": lambda: alex(Treatment.ESKETAMINE_NASAL),
    "a course by mouth": lambda: alex(Treatment.ORAL),
    "the night the clocks go forward": lambda: visit("2026-03-08T10:00", "America/New_York"),
    "the night the clocks go back": lambda: visit("2026-11-01T09:30", "America/New_York"),
    "the south, where they go back in autumn": lambda: visit("2026-04-05T11:00", "Australia/Lord_Howe"),
    "a visit whose end is known": lambda: visit("2026-05-14T10:00", "America/Denver", ended=200),
}
every_plan = pytest.mark.parametrize("name", PLANS)


def at(plans: tuple[Plan, ...], chart: Chart, now: datetime) -> CourseMoment:
    return CourseMoment(now, nearest_plan(plans, now), chart.board(now), dict[str, TaskState]())


def seen(tab: Tab, moments: list[datetime]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tab.run(f"{READ}({[int(moment.timestamp()) for moment in moments]})")
    return found


def expected(row: TileRow) -> list[str]:
    return [row.name, row.state.name.lower().replace("_", "-"), row.word, row.full]


def says_less(shown: list[str], row: TileRow, plans: tuple[Plan, ...], now: datetime) -> bool:
    """True if the page sends people to the clinic where it cannot know that a visit ran late."""
    ends = [plan.session.end for plan in plans if not plan.session.end_is_known]
    is_after_one = any(end <= now for end in ends)
    return row.state is TileState.AS_USUAL and shown[1] == "ask-clinic" and is_after_one


@every_plan
def test_at_every_quarter_of_an_hour_the_board_is_that_of_aftercare(
    browser: Browser, tmp_path: Path, name: str
) -> None:
    made_from = PLANS[name]()
    plans, chart = made_from.plans, Chart(made_from.plans)
    moments = quarters(made_from.begins, last_moment(plans, made_from.begins))
    page = write_patient(tmp_path, made_from)

    with browser.tab(page, moments[0].timestamp(), plans[0].zone.key) as tab:
        on_phone = seen(tab, moments)

    wrong, less = [], 0
    for now, shown in zip(moments, on_phone, strict=True):
        rows = tile_rows(at(plans, chart, now))
        assert shown["notice"] == ""
        assert len(shown["board"]) == len(rows)
        for said, row in zip(shown["board"], rows, strict=True):
            if said != expected(row):
                less += 1
                if not says_less(said, row, plans, now):
                    wrong.append((now.isoformat(), said, expected(row)))
    assert wrong == []
    assert (less > 0) is any(not plan.session.end_is_known for plan in plans)


@every_plan
def test_the_next_thing_to_do_and_the_day_line_are_those_of_today(browser: Browser, tmp_path: Path, name: str) -> None:
    made_from = PLANS[name]()
    plans, chart = made_from.plans, Chart(made_from.plans)
    moments = quarters(made_from.begins, last_moment(plans, made_from.begins))
    page = write_patient(tmp_path, made_from)

    with browser.tab(page, moments[0].timestamp(), plans[0].zone.key) as tab:
        on_phone = seen(tab, moments)

    compared = 0
    for now, shown in zip(moments, on_phone, strict=True):
        moment = at(plans, chart, now)
        card = next_card_row(moment)
        if phase_at(moment.plan, now) is Phase.IN_SESSION:
            assert shown["lead"] == "You are in good hands"
        elif card.kind is CardKind.DO and card.task_id:
            compared += 1
            assert shown["lead"] == card.lead
            assert shown["left"] == f"{card.until}, {card.countdown_in_words}"
        elif card.kind is not CardKind.WHEN_LEFT:
            assert shown["lead"] == card.lead
        day = today_rows(moment, Waiting(), card, None).day
        assert shown["day"] == [f"{node.time} {node.label}" for node in (day.nodes if day else ())]
        clock = moment.plan.wording.clock_time(moment.plan.local(now).time())
        assert shown["heading"] == f"Right now, {clock}"
    assert compared > len(moments) // 10


@pytest.mark.parametrize("elsewhere", ["America/New_York", "Asia/Kathmandu", "Pacific/Auckland", "Europe/London"])
@pytest.mark.parametrize("name", ["a course of infusions", "the night the clocks go back"])
def test_a_phone_in_another_zone_says_the_clinics_times_and_its_own_behind_them(
    browser: Browser, tmp_path: Path, name: str, elsewhere: str
) -> None:
    made_from = PLANS[name]()
    plans, chart, there = made_from.plans, Chart(made_from.plans), ZoneInfo(elsewhere)
    moments = quarters(made_from.begins, last_moment(plans, made_from.begins))
    page = write_patient(tmp_path, made_from)

    with browser.tab(page, moments[0].timestamp(), elsewhere) as tab:
        on_phone = seen(tab, moments)

    checked = 0
    for now, shown in zip(moments, on_phone, strict=True):
        moment = at(plans, chart, now)
        is_elsewhere = now.astimezone(there).utcoffset() != moment.plan.local(now).utcoffset()
        assert ("This phone shows another time" in shown["notice"]) is is_elsewhere
        for said, row in zip(shown["board"], tile_rows(moment), strict=True):
            plain = [*said[:3], PHONE_TIME.sub("", said[3])]
            assert plain == expected(row) or says_less(said, row, plans, now)
            here = PHONE_TIME.search(said[3])
            until = moment.board.item(moment.plan.board_topics[shown["board"].index(said)]).until
            if here is not None:
                assert until.at is not None
                checked += 1
                assert here[1] == phone_clock(moment.plan, until.at.astimezone(there), now.astimezone(there))
    assert (checked > 50) is (elsewhere != plans[0].zone.key)


def phone_clock(plan: Plan, moment: datetime, now: datetime) -> str:
    clock = plan.wording.clock_time(moment.time())
    is_today = moment.date() == now.date()
    return clock if is_today else f"{clock} {plan.wording.weekday(moment.date(), short=True)}"


def test_before_it_was_made_and_after_its_end_the_page_says_nothing_of_now(browser: Browser, tmp_path: Path) -> None:
    made_from = alex()
    ends = last_moment(made_from.plans, made_from.begins)
    page = write_patient(tmp_path, made_from)

    with browser.tab(page, made_from.begins.timestamp() - 1000) as tab:
        early, over = seen(tab, [made_from.begins.replace(year=2025), ends])
        heading = tab.run("document.querySelector('header').textContent")
        again, behind = seen(tab, [made_from.begins, made_from.begins - timedelta(minutes=14)])
        tab.run(f"setClock({int(ends.timestamp())} * 1000)")
        is_open = tab.run("document.getElementById('times').open")

    assert (early["shows"], over["shows"], again["shows"], behind["shows"]) == (False, False, True, True)
    assert "Thursday, May 14, at 10:00\N{NO-BREAK SPACE}AM" in heading
    assert "tomorrow" not in heading
    assert "clock of this phone may be wrong" in early["notice"]
    assert "Ask your clinic" in over["notice"]
    assert is_open is True
    assert datetime(2026, 5, 1, tzinfo=UTC) < ends


def test_a_page_whose_data_are_damaged_sends_people_to_the_times_and_the_clinic(
    browser: Browser, tmp_path: Path
) -> None:
    made_from = alex()
    page = write_patient(tmp_path, made_from)
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace('"scenes":[', '"scenes":null,"was":['), encoding="utf-8")

    with browser.tab(page, made_from.begins.timestamp()) as tab:
        notice = tab.run("document.getElementById('notice').textContent")
        shows = tab.run("[!document.getElementById('now').hidden, document.getElementById('times').open]")

    assert "ask your clinic" in notice
    assert shows == [False, True]
