"""The app: reads the command line, builds everything and connects it. Nobody imports this module.

The window comes first, with Get help now in it; then the person's plan; then the scheduler; and what else is heavy when
it is used. That is why so much is imported where it is needed and not above.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

import aftercare.ui  # noqa: F401  (first of all: it takes out of ``import`` what would slow down the rest)
from aftercare.clock import Clock, Here, asked_clock, system_clock, system_zone, zone_rules_issue
from aftercare.collector import collecting_later
from aftercare.command_line import Options, read_options
from aftercare.domain.errors import AftercareError
from aftercare.domain.file_endings import DRIVER_ENDING
from aftercare.domain.preferences import BUILT_IN, Preferences
from aftercare.entrance import WayIn, without_a_screen
from aftercare.file_pages import FilePages
from aftercare.own_pages import OwnPages
from aftercare.resource_root import asset_root, resource_root
from aftercare.scheduling.own_program import IDENTIFIER
from aftercare.scheduling.single_instance import Wish
from aftercare.storage.data_folder import folder_path
from aftercare.storage.preference_file import PreferenceFile
from aftercare.ui.help.built_in import built_in_help_rows
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.look import Look, system_text_factor
from aftercare.unforeseen import Unforeseen

if TYPE_CHECKING:
    from aftercare.clinic_door import ClinicDoor
    from aftercare.content.demo_reader import Demo
    from aftercare.content.handbook import Handbook
    from aftercare.domain.reminder import ReminderId
    from aftercare.domain.wanted_reminders import WantedReminders
    from aftercare.installed_packs import InstalledPacks
    from aftercare.person_files import PersonFiles
    from aftercare.running_app import Presence
    from aftercare.scheduling.desktop_notice import DesktopNotices
    from aftercare.scheduling.reminder_desk import ReminderDesk
    from aftercare.scheduling.waker import Waker
    from aftercare.storage.pulse_table import PulseTable
    from aftercare.ui.desktop import Desktop
    from aftercare.ui.print_pages import PrintParts
    from aftercare.ui.today.reminder_box import LateReminders

WINDOW_SIZE = (1280, 784)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the app; 0 if all went well, 1 with one line on standard error if not."""
    given = sys.argv[1:] if arguments is None else arguments
    if given and given[0].endswith(DRIVER_ENDING):
        from aftercare.caregiver_windows import run_for_driver

        return run_for_driver(Path(given[0]), read_options(given[1:]).now, _application, look_of)
    options = read_options(given)
    if options.is_self_test or options.render is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        if options.is_demo or options.is_self_test or options.render is not None:
            return _run_demo(options)
        return _reconcile(options) if options.is_reconcile else _run(options, options.data_dir, None)
    except AftercareError as error:
        sys.stderr.write(f"{error}\n")
        return 1


def _run_demo(options: Options) -> int:
    """The demo in a folder of its own, which is gone afterwards; or its self-test, or its pictures."""
    import tempfile

    from aftercare.content.demo_reader import read_demo

    demo = read_demo(resource_root() / "demo")
    with tempfile.TemporaryDirectory(prefix="aftercare-") as scratch:
        if not options.is_self_test and options.render is None:
            return _run(options, options.data_dir or Path(scratch), demo)
        from aftercare.demo_scenes import DemoScenes
        from aftercare.ui.self_test import render_demo, self_test

        scenes = DemoScenes(build_app, look_of(_application()), demo, Path(scratch))
        return self_test(scenes) if options.is_self_test else render_demo(scenes, options.render or Path(scratch))


def _application() -> QApplication:
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Aftercare")
    # By this name the desktop finds the icon and the menu entry that belong to the window.
    application.setDesktopFileName(IDENTIFIER)
    return application


def _run(options: Options, folder: Path | None, demo: Demo | None) -> int:
    way_in = WayIn(folder, Wish.OPEN if options.pack else Wish.RAISE, options.pack)
    if way_in.code is not None:
        return way_in.code
    with collecting_later():
        application = _application()
        choices = PreferenceFile(folder_path(folder))
        window = made_window(look_of(application, choices.now))
        unforeseen = Unforeseen(folder_path(folder), window.look, window, system_clock)
        unforeseen.listen()
        if not options.is_at_login:
            window.show()
            application.processEvents()
        app = build_app(window.look, asked_clock(options.now, demo), folder, demo, window, choices=choices)
        app.own_pages.open_first()
        if not options.is_at_login or options.pack:
            app.desktop.show()
    QTimer.singleShot(0, partial(app.be_present, folder, options))
    code = application.exec()
    unforeseen.stop()
    app.stop()
    way_in.leave()
    return code


def _reconcile(options: Options) -> int:
    """Look once whether a reminder is due, show it, and end; where Aftercare is open, have it look."""
    way_in = WayIn(options.data_dir, Wish.LOOK)
    if way_in.code is not None:
        return way_in.code
    without_a_screen()
    app = build_app(look_of(_application()), asked_clock(options.now), options.data_dir)
    app.look_once()
    app.stop()
    way_in.leave()
    return 0


def look_of(application: QApplication, chosen: Preferences = BUILT_IN) -> Look:
    """The look of the app as the person chose it, with our fonts and icons and the text size of the system."""
    assets = asset_root()
    factor = system_text_factor(application.font())
    percent = chosen.text_percent
    look = Look(application, assets / "fonts", assets / "icons", text_percent=percent, system_factor=factor)
    look.choose_theme(chosen.theme)
    return look


def made_window(look: Look) -> ShellWindow:
    """The window with Get help now, and no page yet."""
    window = ShellWindow(look, built_in_help_rows())
    window.resize(*WINDOW_SIZE)
    return window


class App:
    """The running app: the window, and what looks after reminders once the window has been painted."""

    def __init__(
        self,
        desktop: Desktop,
        reminders: LateReminders,
        clock: Clock,
        here: Here,
        opened: PersonFiles | None,
        choices: PreferenceFile,
    ) -> None:
        """Takes the parts; nothing runs yet."""
        self.desktop = desktop
        self.choices = choices
        self._reminders = reminders
        self.clock = self._clock = clock
        self.here = self._here = here
        self._opened = opened
        self.reopen: Callable[[], AftercareError | None] = lambda: None
        self.own_pages = OwnPages(self)
        self.own_pages.register()
        self.file_pages = FilePages(self)
        self.file_pages.register()
        self._waker: Waker | None = None
        self.presence: Presence | None = None
        self._asked: tuple[Path | None, Options] | None = None
        self.desk: ReminderDesk | None = None
        self.pack_folders: Sequence[Path] | None = None
        self.door: ClinicDoor | None = None

    def be_present(self, folder: Path | None, options: Options) -> None:
        """Look after reminders, in reach of the person. Loads much, so call it once the window has been painted."""
        self._asked = (folder, options)
        from aftercare.running_app import present

        if self.presence is None:
            place = folder_path(folder)
            self.presence = present(
                self.desktop, self._clock, self.choices, place, folder, options, self._snooze, self._quiet
            )
        self.start_reminders(self.presence.notices)
        self.presence.watch(self.desk)
        self._open_door(options)

    def _open_door(self, options: Options) -> None:
        if self.door is None and self.presence is not None:
            from aftercare.clinic_door import opened_door

            others, handed = self.file_pages.openers(), self.presence.file_handed
            self.door = opened_door(self.desktop, self.packs, self._clock, handed, options.pack, others)

    def look_once(self) -> None:
        """Look after reminders once, with no window; what nobody was shown stays due."""
        from aftercare.scheduling.seen_notices import OnlySeen

        self.start_reminders(lambda: OnlySeen(self._notices()))
        if self.desk is not None:
            self.desk.look()

    def _snooze(self, reminder_id: ReminderId, until: datetime) -> None:
        if self.desk is not None:
            self.desk.snooze(reminder_id, until)

    def _quiet(self) -> PulseTable | None:
        return self._opened.schedule.pulse if self._opened is not None else None

    def start_reminders(self, notices: Callable[[], DesktopNotices] | None = None) -> None:
        """Begin to look after reminders. Loads the scheduler, so call it once the window has been painted."""
        if self._opened is None or self._waker is not None:
            return
        from aftercare.scheduling.clock_keeper import ClockKeeper
        from aftercare.scheduling.reminder_desk import ReminderDesk
        from aftercare.scheduling.waker import Waker

        schedule = self._opened.schedule
        self._waker = waker = Waker(system_clock)
        keeper = ClockKeeper(schedule.pulse, self._zone, zone_rules_issue())
        desk = ReminderDesk(schedule.ledger, waker, notices or self._notices, self._wanted, self._clock, keeper)
        if self._opened.is_new:
            desk.settle_before(self._clock())
        self.desk = self._reminders.desk = desk
        desk.looked.connect(self.desktop.refresh)
        desk.looked.connect(self._keep_copies)
        desk.unnoticed.connect(self.desktop.call_attention)
        self.desktop.course.on_change(waker.wake_now)
        waker.start()

    def look_at_reminders(self) -> None:
        """Bring reminders up to date now, without waiting for the next time they are looked at."""
        if self.desk is not None:
            self.desk.look()

    def _keep_copies(self) -> None:
        if self._opened is not None:
            self._opened.on_disk.keep_copies(self._clock().astimezone(self._zone()))

    def _wanted(self) -> Sequence[WantedReminders]:
        if (here := self._here()) is not None and self._opened is not None:
            self.desktop.course.live_by(here, self._opened.schedule.pulse.quiet_hours())
        return self.desktop.course.wanted(self._clock())

    def _zone(self) -> ZoneInfo:
        plans = self.desktop.course.plans
        return self._here() or (plans[0].zone if plans else ZoneInfo("UTC"))

    @cached_property
    def packs(self) -> InstalledPacks:
        """The clinic packs of this person. Loads much when first asked for."""
        from aftercare.installed_packs import packs_of_person

        return packs_of_person(lambda: self._opened, lambda: self.pack_folders, self._clock, self.desktop.course)

    @property
    def opened(self) -> PersonFiles | None:
        """The person's open files; None while they cannot be opened."""
        return self._opened

    def take(self, opened: PersonFiles) -> None:
        """Go on with files that could not be opened at first."""
        self._opened = opened
        self.desktop.course.load(opened.requests, opened.on_disk, opened.pack)
        if self._asked is None:
            self.start_reminders()
        else:
            self.be_present(*self._asked)

    def _notices(self) -> DesktopNotices:
        """What shows notices here; outside Linux that is an icon in the tray, which has to be on the screen for it."""
        from PySide6.QtGui import QIcon
        from PySide6.QtWidgets import QSystemTrayIcon

        from aftercare.scheduling.desktop_notice import desktop_notices
        from aftercare.ui.theme.tokens import ColourRole

        self._tray = QSystemTrayIcon(QIcon(self.desktop.look.theme.icon("bell", ColourRole.INK, 32)))
        if not sys.platform.startswith("linux"):
            self._tray.show()
        return desktop_notices(sys.platform, self._tray)

    def stop(self) -> None:
        """Let go of everything."""
        if self.presence is not None:
            self.presence.stop()
        self.desktop.stop()
        self.let_go()

    def let_go(self) -> None:
        """Stop looking after reminders, and close the files."""
        self.desk = self._reminders.desk = None
        if self.presence is not None:
            self.presence.watch(None)
        if self._waker is not None:
            self._waker.stop()
            self._waker = None
        if self._opened is not None:
            self._opened.schedule.close()
            self._opened.private.close()
            self._opened = None


def build_app(
    look: Look,
    clock: Clock,
    folder: Path | None,
    demo: Demo | None = None,
    window: ShellWindow | None = None,
    here: Here = system_zone,
    choices: PreferenceFile | None = None,
) -> App:
    """Builds the window on what is stored in a folder, and connects it.

    If the folder cannot be used the window still opens, says so, and has its help numbers.

    Args:
        look: the look of the application.
        clock: the moment it is.
        folder: where the person's data lies; None for the usual place.
        demo: the fictional course to fill an empty folder with; it stays in its own zone.
        window: the window, if it is open already.
        here: the zone of this computer.
        choices: what the person chose about the program, if it was read already.

    Raises:
        ContentError: our own content cannot be read, and nothing can be shown.
    """
    from aftercare.person_files import general_help_numbers, open_person_files
    from aftercare.ui.course import Course
    from aftercare.ui.desktop import Desktop, DesktopParts
    from aftercare.ui.nothing_stored import NothingStored
    from aftercare.ui.today.reminder_box import LateReminders

    zone = here if demo is None else lambda: demo.zone
    opened: PersonFiles | None = None
    try:
        opened = open_person_files(resource_root(), clock(), folder, demo, zone())
        told = opened.told
    except AftercareError as problem:
        told = problem
    course = Course((), NothingStored())
    if opened is not None:
        course = Course(opened.requests, opened.on_disk, opened.pack)
    place = opened.place if opened is not None else Path(os.devnull)
    numbers = (
        course.plans[0].help_numbers if course.plans else general_help_numbers(resource_root(), place, course.clinic)
    )
    reminders = LateReminders()

    def reopen() -> AftercareError | None:
        app.let_go()
        try:
            again = open_person_files(resource_root(), clock(), folder, demo, zone())
        except AftercareError as problem:
            return problem
        app.take(again)
        return again.told

    def open_printing() -> PrintParts:
        from aftercare.person_files import LANGUAGE
        from aftercare.print_room import print_parts

        return print_parts(frame, lambda: app.opened, lambda: app.opened.place if app.opened else place, LANGUAGE)

    frame = window or made_window(look)
    parts = DesktopParts(frame, course, reminders, numbers, open_printing, clock, _handbook, told, reopen)
    kept = choices or PreferenceFile(folder_path(folder))
    app = App(Desktop(parts), reminders, clock, zone, opened, kept)
    app.pack_folders = None if demo is None else ()
    app.reopen = reopen
    return app


def _handbook() -> Handbook:
    from aftercare.content.handbook import Handbook
    from aftercare.person_files import LANGUAGE

    return Handbook(resource_root(), LANGUAGE)


if __name__ == "__main__":
    raise SystemExit(main())
