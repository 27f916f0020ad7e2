"""The page stands on its own, keeps quiet, and can be used by anyone on a small phone."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.browser.chromium import Browser, Tab
from tests.browser.phone_pages import alex, phone_words, visit, write_driver, write_patient
from tests.domain import contents, samples, sheet_samples

from aftercare.domain.treatment import Treatment
from aftercare.ui.phone.request import PhoneRequest

AXE = Path(__file__).parents[2] / "build" / "node" / "node_modules" / "axe-core" / "axe.min.js"
MOST_BYTES = 300_000
Write = Callable[[Path, PhoneRequest], Path]
both_pages = pytest.mark.parametrize("write", [write_patient, write_driver], ids=["patient", "driver"])

# The session day before and during the fast, the rest of it, the day after, and a clock that is wrong.
HOURS = (13, 17, 22, 45, -100)

SMALL_TARGETS = """
Array.from(document.querySelectorAll("a[href], summary, label")).filter(one => one.checkVisibility())
  .map(one => [one.textContent.slice(0, 30), one.getBoundingClientRect()])
  .filter(([, box]) => box.height < 44 || box.width < 44).map(([words, box]) => `${words} ${box.width}x${box.height}`)
"""
TOO_WIDE = """
Array.from(document.querySelectorAll("body *")).filter(one => one.checkVisibility())
  .filter(one => one.getBoundingClientRect().right > 320.5).map(one => one.outerHTML.slice(0, 90))
"""


def axe() -> str:
    if not AXE.exists():
        message = "axe-core: not installed; `make test` brings it"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return AXE.read_text(encoding="utf-8")


def violations(tab: Tab) -> list[Any]:
    tab.run(f"{axe()}; undefined")
    found = tab.run(
        "axe.run(document).then(found => found.violations.map(one => [one.id, one.nodes.map(n => n.html)]))"
    )
    return list(found)


def said(page: Path) -> str:
    """Everything that can be read in a page, the data of the script among it."""
    text = page.read_text(encoding="utf-8")
    text = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", text, flags=re.DOTALL)
    return text.encode().decode("unicode_escape", errors="ignore") + text


@both_pages
@pytest.mark.parametrize("hours", HOURS)
@pytest.mark.parametrize("is_dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("percent", [100, 200])
def test_a_checker_of_accessibility_finds_nothing_and_nothing_is_too_small_or_too_wide(
    browser: Browser, tmp_path: Path, write: Write, hours: int, is_dark: bool, percent: int
) -> None:
    made_from = alex()
    now = made_from.begins + timedelta(hours=hours)
    page = write(tmp_path, made_from)

    with browser.tab(page, now.timestamp(), width=320, percent=percent, is_dark=is_dark) as tab:
        tab.run("document.getElementById('times').open = true")
        tab.run(f"setClock({int(now.timestamp()) * 1000})")

        assert violations(tab) == []
        assert tab.run(TOO_WIDE) == []
        assert tab.run(SMALL_TARGETS) == []
        assert tab.run("document.documentElement.scrollWidth <= 320")


@both_pages
def test_it_asks_for_nothing_and_lets_no_other_script_run(browser: Browser, tmp_path: Path, write: Write) -> None:
    made_from = alex()
    page = write(tmp_path, made_from)

    with browser.tab(page, made_from.begins.timestamp()) as tab:
        assert browser.remarks == [f"asked for {page.as_uri()[:80]}"]
        tab.run(
            "{const one = document.createElement('script'); one.textContent = 'window.ran = 1';"
            "document.body.append(one)}"
        )
        tab.run("{const one = new Image(); one.src = 'https://example.org/x.png'; document.body.append(one)}")
        assert tab.run("typeof window.ran") == "undefined"
        assert "Content Security Policy" in " ".join(browser.remarks)

    text = page.read_text(encoding="utf-8")
    assert not re.search(r"(?:src|href)=\"(?!tel:|#)", text)
    assert "http" not in text.replace("http-equiv", "")


@both_pages
@pytest.mark.parametrize("treatment", Treatment)
def test_it_is_small_and_its_title_tells_a_stranger_nothing(tmp_path: Path, write: Write, treatment: Treatment) -> None:
    page = write(tmp_path, alex(treatment))
    text = page.read_text(encoding="utf-8")

    (title,) = re.findall("<title>(.*?)</title>", text)

    assert len(text.encode()) < MOST_BYTES
    assert title in {"Appointment", "Pick-up"}
    assert '<html lang="en">' in text


@pytest.mark.parametrize("treatment", Treatment)
@pytest.mark.parametrize("has_clinic", [True, False], ids=["clinic", "no clinic"])
def test_the_drivers_page_names_no_diagnosis_no_medicine_and_no_treatment(
    tmp_path: Path, treatment: Treatment, has_clinic: bool
) -> None:
    plans = sheet_samples.course(contents.RIVERSIDE if has_clinic else "", treatment=treatment)[3:]
    text = said(write_driver(tmp_path, replace(alex(), plans=plans))).casefold()

    names = {name.casefold() for name in contents.our_guidance().names.values()}
    unspoken = {"ketamin", "spravato", "depress", "treatment", "infusion", "injection", "nasal", "medicine", "dose"}

    assert [word for word in sorted(unspoken | names) if word in text] == []
    assert "alex" in text


@pytest.mark.parametrize("pack", contents.every_pack())
def test_the_page_of_a_whole_course_stays_small_under_every_clinic(tmp_path: Path, pack: str) -> None:
    offered = contents.every_pack()[pack].treatments[0].treatment
    made_from = replace(alex(), plans=sheet_samples.course(pack, offered), made_at=samples.at("2026-05-01 09:00"))

    assert write_patient(tmp_path, made_from).stat().st_size < MOST_BYTES * 2 // 3
    assert write_driver(tmp_path, made_from).stat().st_size < MOST_BYTES // 3


@both_pages
def test_without_scripts_it_is_a_timetable(browser: Browser, tmp_path: Path, write: Write) -> None:
    made_from = alex()
    page = write(tmp_path, made_from)

    with browser.tab(page, made_from.begins.timestamp(), has_scripts=False) as tab:
        document = tab.call("DOM.getDocument")["root"]["nodeId"]
        times = tab.call("DOM.querySelector", nodeId=document, selector="#times[open]")["nodeId"]
        hidden = tab.call("DOM.querySelectorAll", nodeId=document, selector="section[hidden]")["nodeIds"]

    text = page.read_text(encoding="utf-8")
    table = text[text.index('id="times"') :]
    assert times
    assert len(hidden) == 3
    assert "<h3>Thursday, May 14</h3>" in table
    wanted = ("<strong>About noon</strong>", ">9:15\N{NO-BREAK SPACE}AM<", "No, until about noon Friday")
    assert [words for words in wanted if words not in table] == []
    assert "911" in text


@both_pages
@pytest.mark.parametrize("treatment", Treatment)
def test_what_is_read_without_scripts_is_true_on_any_day(tmp_path: Path, write: Write, treatment: Treatment) -> None:
    text = write(tmp_path, alex(treatment)).read_text(encoding="utf-8")
    text = re.sub(r"<style>.*?</style>|<script.*?</script>", "", text, flags=re.DOTALL)

    now = {"tomorrow", "yesterday", "tonight", "left)", "min left", "Session day"}

    assert [word for word in sorted(now) if word in text] == []
    assert "Thursday, May 14" in text


def test_ticks_stay_on_the_phone_and_change_what_is_next(browser: Browser, tmp_path: Path) -> None:
    made_from = alex()
    now = made_from.begins + timedelta(hours=14, minutes=20)
    page = write_patient(tmp_path, made_from)

    with browser.tab(page, now.timestamp()) as tab:
        first = tab.run("document.getElementById('card-lead').textContent")
        key = tab.run(
            "Phone.nextTodo(Phone.read(document.getElementById('data').textContent).sessions[0].todos, {}, "
            f"{int(now.timestamp())}).key"
        )
        tab.run(f"document.querySelector('[data-key=\"{key}\"]').click()")
        second = tab.run("document.getElementById('card-lead').textContent")
    with browser.tab(page, now.timestamp()) as tab:
        again = tab.run("document.getElementById('card-lead').textContent")
        is_ticked = tab.run(f"document.querySelector('[data-key=\"{key}\"]').checked")
        tab.run(f"document.querySelector('[data-key=\"{key}\"]').click()")
        back = tab.run("document.getElementById('card-lead').textContent")

    assert first == back == "Finish clear drinks by 8:00\N{NO-BREAK SPACE}AM"
    assert second == again != first
    assert is_ticked is True


def test_every_number_can_be_called_with_one_tap(tmp_path: Path) -> None:
    text = write_patient(tmp_path, alex()).read_text(encoding="utf-8")

    numbers = set(re.findall(r'href="tel:([^"]*)"', text))

    assert numbers == {"911", "988", "5035550142", "5035550199", "5035550117", "5035550163"}


@both_pages
def test_whatever_a_person_or_clinic_wrote_stays_text(browser: Browser, tmp_path: Path, write: Write) -> None:
    nasty = "~1</script><script>window.ran = 1</script><img src=x onerror='window.ran = 1'>"
    made_from = alex()
    plans = tuple(
        replace(
            plan,
            facts=replace(plan.facts, name=nasty),
            driver=replace(plan.driver, name=nasty) if plan.driver else None,
            filler=replace(plan.filler, driver=replace(plan.driver, name=nasty) if plan.driver else None),
        )
        for plan in made_from.plans
    )
    page = write(tmp_path, replace(made_from, plans=plans))

    with browser.tab(page, made_from.begins.timestamp()) as tab:
        assert tab.run("typeof window.ran") == "undefined"
        assert tab.run("document.querySelectorAll('img, script').length") == 2
        assert nasty in tab.run("document.body.innerText")


def test_the_phone_says_times_and_countdowns_as_aftercare_does(browser: Browser, tmp_path: Path) -> None:
    made_from = visit("2026-05-14T10:00", "America/Denver")
    wording = made_from.plans[0].wording
    page = write_patient(tmp_path, made_from)
    lengths = [*range(0, 4000, 7), *range(170_000, 180_000, 59)]

    with browser.tab(page, made_from.begins.timestamp(), "America/Denver") as tab:
        tab.run("var clock = Phone.read(document.getElementById('data').textContent).clock; undefined")
        clocks = tab.run("Array.from({length: 1440}, (_, minute) => Phone.clockTime(clock, minute))")
        lefts = tab.run(f"{json.dumps(lengths)}.map(seconds => Phone.timeLeft(clock, seconds))")

    midnight = made_from.made_at.replace(hour=0, minute=0)
    assert clocks == [wording.clock_time((midnight + timedelta(minutes=one)).time()) for one in range(1440)]
    assert lefts == [wording.time_left(timedelta(seconds=one)) for one in lengths]


def test_a_page_says_when_it_was_made_and_that_it_cannot_see_changes(tmp_path: Path) -> None:
    for write in (write_patient, write_driver):
        text = write(tmp_path, alex()).read_text(encoding="utf-8")

        assert f"Made May 13, 2026, 4:20\N{NO-BREAK SPACE}PM. Plan {alex().plans[0].number}." in text
        assert phone_words().phrases["no_changes"] in text
