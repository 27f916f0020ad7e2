"""The demo at its moments, each in a fresh folder, for the self-test and for rendering. Only ``app.py`` uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QApplication, QWidget

from aftercare.command_line import Options, read_options
from aftercare.content.demo_reader import Demo, DemoMoment
from aftercare.domain.file_endings import CLINIC_ENDING
from aftercare.domain.treatment import Treatment
from aftercare.resource_root import resource_root
from aftercare.scheduling.desktop_notice import DesktopNotices, NoNotices, discreet_notice
from aftercare.ui.desktop import Desktop
from aftercare.ui.theme.look import Look

if TYPE_CHECKING:
    from aftercare.running_app import Presence
    from aftercare.scheduling.reminder_desk import ReminderDesk


class Running(Protocol):
    """The app, as far as a scene needs it."""

    desktop: Desktop
    presence: Presence | None
    desk: ReminderDesk | None

    def start_reminders(self, notices: Callable[[], DesktopNotices] | None = None) -> None:
        """Begin to look after reminders."""

    def look_at_reminders(self) -> None:
        """Look after them now."""

    def be_present(self, folder: Path | None, options: Options) -> None:
        """Look after reminders, in reach of the person."""

    def stop(self) -> None:
        """Let go of everything."""


Build = Callable[[Look, Callable[[], datetime], Path, Demo], Running]


class DemoScene:
    """The app at one moment of the demo."""

    def __init__(self, app: Running, folder: Path) -> None:
        """Take the running app and its folder."""
        self._app = app
        self._folder = folder

    @property
    def desktop(self) -> Desktop:
        """The window."""
        return self._app.desktop

    def test_reminders(self) -> None:
        """Open the page that tests reminders."""
        from aftercare.running_app import REMINDER_TEST

        self._present()
        self.desktop.window.show_page(REMINDER_TEST)

    def show_pages(self) -> None:
        """Open Print & share and wait until its pages are made."""
        from aftercare.ui.print_pages import PRINT_SHARE

        self.desktop.window.show_page(PRINT_SHARE)
        self.desktop.printing.finish()

    def my_clinic(self) -> None:
        """Open the page of the clinic."""
        from aftercare.clinic_door import MY_CLINIC

        self._present()
        self.desktop.window.show_page(MY_CLINIC)

    def clinic_file(self) -> None:
        """Open a signed file of another clinic, as a double-click does: its six words are to be compared."""
        from aftercare.content.guidance_reader import read_plan_guidance
        from aftercare.content.pack_reader import load_pack
        from aftercare.content.pack_signature import SignerSecret
        from aftercare.content.sealing import files_to_sign, sealed

        sample = resource_root() / "samples" / "iv-infusion"
        guidance = read_plan_guidance(resource_root(), "en", Treatment.IV_INFUSION)
        pack, (files, _) = load_pack(sample, guidance).pack, files_to_sign(sample)
        assert pack is not None
        file = self._folder.with_name(f"{pack.pack_id}{CLINIC_ENDING}")
        file.write_bytes(sealed(pack, files, SignerSecret(bytes(range(32)))))
        presence = self._present()
        presence.file_handed.emit(str(file))

    def visit_file(self) -> None:
        """Open an appointment file that names another time on the day of the session."""
        lines = ("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:sample", "DTSTART:20260514T200000Z", "SUMMARY:Visit")
        file = self._folder.with_name("visit.ics")
        file.write_text("\n".join((*lines, "END:VEVENT", "END:VCALENDAR")), encoding="utf-8")
        self._present().file_handed.emit(str(file))

    def your_data(self) -> None:
        """Open the page of export and backup."""
        from aftercare.file_pages import YOUR_DATA

        self.desktop.window.show_page(YOUR_DATA)

    def pop_up(self) -> QWidget:
        """Our own pop-up for the reminder that speaks next."""
        presence = self._present()
        assert self._app.desk is not None
        ((_, reminder_id),) = self._app.desk.coming(1)
        presence.pop_up(discreet_notice(reminder_id))
        # A platform without a screen gives focus to every new window; a desktop does not.
        self.desktop.window.activateWindow()
        return presence.popups.views[-1]

    def share_with_driver(self) -> None:
        """Open the page that saves a file for the driver."""
        from aftercare.ui.print_pages import DRIVERS_FILE

        self._present()
        self.desktop.window.show_page(DRIVERS_FILE)

    def as_the_driver_sees_it(self) -> QWidget:
        """The window that the file for the driver opens."""
        from aftercare.share_door import ShareDoor
        from aftercare.ui.share_driver.rows import Extra
        from aftercare.ui.share_driver.view import ShareDriverView

        self.share_with_driver()
        page = self.desktop.window.page(self.desktop.window.page_id)
        door = self.desktop.findChild(ShareDoor)
        assert isinstance(page, ShareDriverView)
        assert isinstance(door, ShareDoor)
        page.extra_wanted.emit(Extra.NAME, True)
        page.look_wanted.emit()
        return door.windows.desks[-1].window

    def _present(self) -> Presence:
        self._app.be_present(self._folder, read_options(["--demo"]))
        self._app.look_at_reminders()
        QApplication.processEvents()
        assert self._app.presence is not None
        return self._app.presence


class DemoScenes:
    """Every moment of the demo."""

    def __init__(self, build: Build, look: Look, demo: Demo, scratch: Path) -> None:
        """Take what builds the app, the look that all scenes share, the demo, and an empty folder."""
        self._build = build
        self._look = look
        self._demo = demo
        self._scratch = scratch

    @property
    def look(self) -> Look:
        """The look that all scenes share."""
        return self._look

    def names(self) -> tuple[str, ...]:
        """The names of the moments."""
        return tuple(moment.name for moment in self._demo.moments)

    @contextmanager
    def at(self, name: str) -> Iterator[DemoScene]:
        """The app at one moment; gone again afterwards."""
        moment = next(one for one in self._demo.moments if one.name == name)
        demo = replace(self._demo, session=replace(self._demo.session, actual_end=moment.ended))
        folder = self._scratch / f"{name}-{len(list(self._scratch.iterdir()))}"
        clock = [moment.asleep_since or moment.now]
        app = self._build(self._look, lambda: clock[0], folder, demo)
        if moment.asleep_since is not None:
            app.start_reminders(NoNotices)
            for clock[0] in (moment.asleep_since, moment.now):
                app.look_at_reminders()
            self._move(app, moment)
        try:
            yield DemoScene(app, folder)
        finally:
            # Hidden and not closed: where there is no tray, closing asks the person first.
            app.desktop.window.hide()
            app.stop()

    def _move(self, app: Running, moment: DemoMoment) -> None:
        if moment.moved_to is None:
            return
        session = self._demo.session
        ends = moment.moved_to + (session.planned_end - session.planned_start)
        app.desktop.course.move_session(session.session_id, moment.moved_to, ends, moment.now)
        app.look_at_reminders()

    def sheets(self) -> Iterator[tuple[str, bytes]]:
        """Every sheet on every paper in every size, as name and PDF."""
        from aftercare.domain.sheets.catalogue import Entered
        from aftercare.domain.sheets.paper import Paper, TextSize
        from aftercare.domain.sheets.sheet import SheetKind
        from aftercare.person_files import LANGUAGE
        from aftercare.print_room import AppPrintRoom
        from aftercare.ui.print_share.ports import Order

        moment = self._demo.moments[0]
        with self.at(moment.name) as scene:
            plans = scene.desktop.course.plans
        room = AppPrintRoom(lambda: None, LANGUAGE)
        for kind, paper, size in product(SheetKind, Paper, TextSize):
            made = room.make(Order(kind, plans[0], plans, Entered(), paper, size, moment.now))
            yield f"{kind.value}-{paper.value}-{size.value}", made.pdf
