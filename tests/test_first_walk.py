"""The first time: from an empty folder to a printed checklist with a clinic's file and one date, by keyboard alone.

The real window on real files. Nothing may reach for a network on the way: what opens a socket to one fails.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests import own_packs, running_app
from tests.documents.sheet_reading import read_pages
from tests.running_app import Start, texts
from tests.ui.hands import focused

from aftercare.app import App
from aftercare.command_line import read_options
from aftercare.domain.contacts import DriverStatus
from aftercare.print_desk import SystemPrintDesk
from aftercare.ui.desktop import TODAY

look, demo, start = running_app.look, running_app.demo, running_app.start
KEYS = Qt.Key
MAY = "2026-05-01T09:30"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> NoReturn:
        raise AssertionError("something reached for the network")

    for name in ("connect", "connect_ex"):
        real: Callable[..., object] = getattr(socket.socket, name)

        def local_only(self: socket.socket, address: object, real: Callable[..., object] = real) -> object:
            # A second start of the program talks to the first over a socket of this computer, which is no network.
            return real(self, address) if self.family == getattr(socket, "AF_UNIX", None) else refuse()

        monkeypatch.setattr(socket.socket, name, local_only)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def opened(start: Start, tmp_path: Path, qapp: QApplication) -> App:
    """Aftercare on an empty folder, with the file of a clinic waiting beside the program."""
    waiting = tmp_path / "beside"
    waiting.mkdir()
    own_packs.write_pack(waiting / "riverside.aftercare-clinic")
    app = start(MAY, is_demo=False)
    app.pack_folders = (waiting,)
    app.own_pages.open_first()
    app.be_present(tmp_path / "data", read_options(["--demo"]))
    qapp.processEvents()
    return app


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focused(), key)
        QApplication.processEvents()


def tab_to(name: str) -> QWidget:
    """Press Tab until focus is on a control; never more often than there are controls."""
    for _ in range(80):
        if focused().objectName() == name:
            return focused()
        press(KEYS.Key_Tab)
    raise AssertionError(f"Tab never came to {name}")


def write(text: str) -> None:
    QTest.keyClicks(focused(), text)
    QApplication.processEvents()


def title(app: App) -> str:
    return app.desktop.window.header.title.text()


def say_the_words_match(app: App) -> None:
    tab_to("clinic-match")
    press(KEYS.Key_Return)
    assert title(app) == "Which clinic treats you?"
    tab_to("setup-next")
    press(KEYS.Key_Return)
    assert title(app) == "Which treatment do you have?"


def to_the_appointment(app: App) -> None:
    press(KEYS.Key_Tab, KEYS.Key_Tab)
    press(KEYS.Key_Return)
    assert title(app) == "Which clinic treats you?"
    tab_to("clinic-offer-0")
    press(KEYS.Key_Space)
    say_the_words_match(app)
    # The clinic offers one treatment, which is chosen already.
    tab_to("setup-next")
    press(KEYS.Key_Return)
    assert title(app) == "When is your first session?"


def to_the_end(app: App) -> None:
    to_the_appointment(app)
    tab_to("day")
    write("May 14")
    press(KEYS.Key_Tab)
    write("10")
    press(KEYS.Key_Return)
    assert title(app) == "Who takes you home?"
    tab_to("driver-name")
    write("Sam")
    press(KEYS.Key_Return)
    assert title(app) == "Let’s test your reminders"
    tab_to("saw-yes")
    press(KEYS.Key_Space)
    press(KEYS.Key_Return)
    assert title(app) == "You are set up"


def test_from_an_empty_folder_to_a_printed_checklist_with_a_clinics_file_and_one_date(
    opened: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = tmp_path / "my checklist.pdf"
    # A computer without a printer, on which the person says where the page should go.
    monkeypatch.setattr(SystemPrintDesk, "has_printer", lambda _desk: False)
    monkeypatch.setattr(SystemPrintDesk, "ask_where", lambda _desk, _name: sheet)
    assert title(opened) == "Welcome"
    to_the_end(opened)
    tab_to("print")
    press(KEYS.Key_Return)
    assert "No printer is set up on this computer. Save the page as PDF." in texts(opened)
    tab_to("save-sheet")
    press(KEYS.Key_Return)
    opened.desktop.printing.finish()
    QApplication.processEvents()

    printed = " ".join(" ".join(page.text.split()) for page in read_pages(sheet.read_bytes()))
    assert "Thursday, May 14" in printed
    assert "Riverside" in printed
    QTest.keyClick(opened.desktop.window, KEYS.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert opened.desktop.window.page_id == TODAY
    assert "Riverside Ketamine Clinic" in texts(opened)
    (plan,) = opened.desktop.course.plans
    assert plan.driver is not None
    assert (plan.driver.name, plan.driver.status) == ("Sam", DriverStatus.NOT_ARRANGED)
    assert opened.desk is not None
    assert opened.desk.coming(1)


def test_get_help_now_works_on_the_way_and_leads_back_to_the_same_question(opened: App) -> None:
    to_the_appointment(opened)

    QTest.keyClick(opened.desktop.window, KEYS.Key_F1)
    assert {"911", "988"} <= {text for text in texts(opened)}
    QTest.keyClick(focused(), KEYS.Key_Escape)

    assert title(opened) == "When is your first session?"


def test_the_main_menu_is_not_there_until_it_is_finished(opened: App) -> None:
    assert not opened.desktop.window.sidebar.isVisible()
    to_the_end(opened)
    tab_to("setup-next")
    press(KEYS.Key_Return)

    assert opened.desktop.window.sidebar.isVisible()


def test_who_closes_half_way_goes_on_there_with_every_answer(opened: App, start: Start, qapp: QApplication) -> None:
    to_the_appointment(opened)
    tab_to("day")
    write("May 14")

    again = start(MAY, is_demo=False)
    again.own_pages.open_first()
    qapp.processEvents()
    assert title(again) == "When is your first session?"
    assert "Riverside Ketamine Clinic" in [again.desktop.course.clinic.name if again.desktop.course.clinic else ""]
    day = tab_to("day")
    assert day.property("text") == "Thursday, May 14"


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_clinics_file_that_is_opened_on_the_way_is_asked_about_there(opened: App, tmp_path: Path) -> None:
    assert title(opened) == "Welcome"
    assert opened.door is not None
    opened.door.open(str(tmp_path / "beside" / "riverside.aftercare-clinic"))
    QApplication.processEvents()
    assert opened.desktop.window.page_id == "setup"
    say_the_words_match(opened)

    assert opened.desktop.course.clinic is not None


def test_back_keeps_every_answer(opened: App) -> None:
    to_the_end(opened)
    for _ in range(6):
        tab_to("setup-back")
        press(KEYS.Key_Return)
    assert title(opened) == "Welcome"
    for _ in range(6):
        tab_to("setup-next")
        press(KEYS.Key_Return)

    assert title(opened) == "You are set up"
    assert len(opened.desktop.course.plans) == 1


def test_who_has_finished_opens_on_today(opened: App, start: Start) -> None:
    to_the_end(opened)

    again = start(MAY, is_demo=False)
    again.own_pages.open_first()

    assert again.desktop.window.page_id == TODAY
