"""The page on which a patient sees, chooses and saves what their driver gets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from tests.ui import sample_medicines
from tests.ui.caregiver_pictures import Desk
from tests.ui.demo_course import Store, at, course_of, request
from tests.ui.hands import press
from tests.ui.page_pictures import handbook

from aftercare.content.share_reader import read_share
from aftercare.domain.sharing import Chosen
from aftercare.domain.store_errors import StoreFull
from aftercare.domain.treatment import Treatment
from aftercare.ui.share_driver.presenter import ShareDriverPresenter
from aftercare.ui.share_driver.rows import Extra, ShareDriverRows
from aftercare.ui.share_driver.view import ShareDriverView
from aftercare.ui.theme.look import Look

FILE = Path("visit.aftercare-share")


class Screen:
    def __init__(self) -> None:
        self.rows = ShareDriverRows("", "")

    def show_share(self, rows: ShareDriverRows) -> None:
        self.rows = rows


class Page:
    """The presenter with everything it stands on."""

    def __init__(self, desk: Desk, *, has_session: bool = True, **known: Any) -> None:
        self.screen = Screen()
        self.desk = desk
        self.store = Store()
        self.course = course_of(*([request(**known)] if has_session else []), store=self.store)
        self.course.notes.medicines.save(sample_medicines.alex())
        now = at("2026-05-13 16:20")
        self.presenter = ShareDriverPresenter(self.screen, self.course, handbook(), desk, lambda: now)
        self.presenter.refresh()

    @property
    def told(self) -> str:
        """Every line of what the file holds."""
        return "\n".join(line for row in self.screen.rows.holds for line in (row.heading, *row.lines))


@pytest.fixture
def desk() -> Desk:
    return Desk(FILE)


@pytest.fixture
def page(desk: Desk) -> Page:
    return Page(desk)


def test_nothing_private_is_in_the_file_unless_it_is_put_in(page: Page, desk: Desk) -> None:
    assert all(not row.is_on for row in page.screen.rows.extras)
    page.presenter.save()
    assert read_share(desk.saved[FILE]).chosen == Chosen()
    assert "No diagnosis, journal or scores. No treatment. No medicines. Not your name." in page.screen.rows.leaves_out
    assert "Alex" not in page.told


def test_what_is_put_in_is_in_the_file_and_on_the_page(page: Page, desk: Desk) -> None:
    for extra in Extra:
        page.presenter.want(extra, True)
    assert "Your name: Alex" in page.told
    assert "Alex chose to tell you: the visit is for IV ketamine." in page.told
    page.presenter.save()
    chosen = read_share(desk.saved[FILE]).chosen
    assert (chosen.name, chosen.treatment) == ("Alex", Treatment.IV_INFUSION)
    assert "Sertraline" in chosen.medicines
    assert page.screen.rows.leaves_out == "No diagnosis, journal or scores. Anybody who has the file can read it."


def test_what_was_put_in_can_be_taken_out_again(page: Page, desk: Desk) -> None:
    page.presenter.want(Extra.NAME, True)
    page.presenter.want(Extra.NAME, False)
    page.presenter.save()
    assert read_share(desk.saved[FILE]).chosen == Chosen()


def test_every_text_and_number_of_the_file_is_shown(page: Page, desk: Desk) -> None:
    page.presenter.save()
    shared = read_share(desk.saved[FILE])
    driver = shared.driver
    assert driver is not None
    texts = [driver.name, driver.phone, driver.backup_name, driver.backup_phone, *shared.clinic.address]
    texts += [phone.number for phone in shared.clinic.phones]
    assert [text for text in texts if text not in page.told] == []
    topics = [page.course.plans[0].topics.topic(lane.topic).name for lane in shared.lanes]
    assert [topic for topic in topics if f"{topic}: " not in page.told] == []


def test_the_suggested_name_tells_nobody_what_the_file_is_about(page: Page, desk: Desk) -> None:
    page.presenter.save()
    assert desk.asked == ["visit-2026-05-14"]


def test_a_change_of_mind_saves_nothing_and_says_nothing(desk: Desk) -> None:
    desk.chosen = None
    page = Page(desk)
    page.presenter.save()
    assert desk.saved == {}
    assert page.screen.rows.said == ""


def test_a_full_disk_is_told_and_the_choices_stay() -> None:
    page = Page(Desk(FILE, StoreFull(FILE, "no space")))
    page.presenter.want(Extra.NAME, True)
    page.presenter.save()
    assert page.screen.rows.is_problem
    assert page.screen.rows.said.startswith("We could not save. The disk is full.")
    assert [row.is_on for row in page.screen.rows.extras] == [True, False, False]


def test_the_page_it_opens_is_that_of_the_same_file(page: Page, desk: Desk) -> None:
    page.presenter.want(Extra.NAME, True)
    page.presenter.look()
    assert [read_share(content).chosen.name for content in desk.looked_at] == ["Alex"]


def test_without_a_session_or_with_a_cancelled_one_there_is_nothing_to_share(desk: Desk) -> None:
    for page in (Page(desk, has_session=False), Page(desk, is_cancelled=True)):
        assert page.screen.rows.nothing == "There is nothing to share yet. It needs the time of a session."
        page.presenter.save()
        page.presenter.look()
    assert (desk.saved, desk.looked_at) == ({}, [])


def test_medicines_that_cannot_be_read_are_not_offered(page: Page) -> None:
    page.store.read_error = StoreFull(FILE, "broken")
    page.presenter.refresh()
    assert Extra.MEDICINES not in [row.extra for row in page.screen.rows.extras]


def test_space_on_a_switch_asks_for_exactly_that(look: Look, page: Page, qtbot: QtBot) -> None:
    view = ShareDriverView(look)
    qtbot.addWidget(view)
    view.show_share(page.screen.rows)
    view.show()
    view.activateWindow()
    switch = view.extras.switches[1]
    switch.setFocus()
    with qtbot.waitSignal(view.extra_wanted) as caught:
        press(Qt.Key.Key_Space, on=switch)
    assert caught.args == [Extra.TREATMENT, True]
    assert not switch.isChecked(), "it shows what is stored, not what was hoped"
