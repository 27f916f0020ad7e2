"""The app: reads the command line, builds everything and connects it. Nobody imports this module.

The window comes first, with Get help now in it; then the person's plan; then the scheduler; and what else is heavy when
it is used. That is why so much is imported where it is needed and not above.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from aftercare.clock import Clock, replay_clock, system_clock
from aftercare.command_line import Options, read_options
from aftercare.domain.errors import AftercareError, PackUnusable
from aftercare.resource_root import asset_root, resource_root
from aftercare.ui.help.built_in import built_in_help_rows
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.look import Look, system_text_factor

if TYPE_CHECKING:
    from aftercare.content.demo_reader import Demo
    from aftercare.content.handbook import Handbook
    from aftercare.content.kept_content import KeptContent
    from aftercare.domain.guidance import HelpNumbers
    from aftercare.domain.plan import Plan
    from aftercare.domain.planning import PlanRequest
    from aftercare.domain.reminder import ReminderId, ReminderState
    from aftercare.scheduling.desktop_notice import DesktopNotices
    from aftercare.scheduling.reminder_desk import ReminderDesk, WantedReminders
    from aftercare.scheduling.waker import Waker
    from aftercare.storage.course_store import CourseOnDisk
    from aftercare.storage.database import SetAside
    from aftercare.storage.private_store import PrivateStore
    from aftercare.storage.schedule_store import ScheduleStore
    from aftercare.ui.course import Course
    from aftercare.ui.desktop import Desktop

_LANGUAGE = "en"
_PACK_IN_FOLDER = "clinic-pack"
WINDOW_SIZE = (1280, 784)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the app; 0 if all went well, 1 with one line on standard error if not."""
    options = read_options(sys.argv[1:] if arguments is None else arguments)
    if options.is_self_test or options.render is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        if options.is_demo or options.is_self_test or options.render is not None:
            return _run_demo(options)
        return _run(options, options.data_dir, None)
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
        from aftercare.ui.self_test import render_demo, self_test

        scenes = _Scenes(_application(), demo, Path(scratch))
        return self_test(scenes) if options.is_self_test else render_demo(scenes, options.render or Path(scratch))


def _application() -> QApplication:
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Aftercare")
    return application


def _run(options: Options, folder: Path | None, demo: Demo | None) -> int:
    application = _application()
    window = made_window(look_of(application))
    window.show()
    application.processEvents()
    app = build_app(window.look, _clock(options.now, demo), folder, demo, window)
    app.desktop.show()
    QTimer.singleShot(0, app.start_reminders)
    code = application.exec()
    app.stop()
    return code


def _clock(now: str | None, demo: Demo | None) -> Clock:
    """The computer's clock, or one that runs on from another moment; the demo has a day of its own."""
    if now is None:
        return replay_clock(demo.now) if demo is not None else system_clock
    begins = datetime.fromisoformat(now)
    if begins.tzinfo is None:
        begins = begins.replace(tzinfo=demo.zone) if demo is not None else begins.astimezone()
    return replay_clock(begins)


def look_of(application: QApplication) -> Look:
    """The look of the app, with our fonts and icons and the text size of the system."""
    assets = asset_root()
    factor = system_text_factor(application.font())
    return Look(application, assets / "fonts", assets / "icons", system_factor=factor)


def made_window(look: Look) -> ShellWindow:
    """The window with Get help now, and no page yet."""
    window = ShellWindow(look, built_in_help_rows())
    window.resize(*WINDOW_SIZE)
    return window


class App:
    """The running app: the window, and what looks after reminders once the window has been painted."""

    def __init__(self, desktop: Desktop, reminders: _LateReminders, clock: Clock, stores: _Stores | None) -> None:
        """Takes the parts; nothing runs yet."""
        self.desktop = desktop
        self._reminders = reminders
        self._clock = clock
        self._stores = stores
        self._waker: Waker | None = None

    def start_reminders(self) -> None:
        """Begin to look after reminders. Loads the scheduler, so call it once the window has been painted."""
        if self._stores is None or self._waker is not None:
            return
        from aftercare.scheduling.reminder_desk import ReminderDesk
        from aftercare.scheduling.waker import Waker

        course = self.desktop.course
        self._waker = waker = Waker(system_clock)
        desk = ReminderDesk(self._stores.schedule.ledger, waker, self._notices, lambda: _wanted(course), self._clock)
        if self._stores.is_replayed:
            desk.settle_before(self._clock())
        self._reminders.desk = desk
        desk.looked.connect(self.desktop.refresh)
        desk.unnoticed.connect(self.desktop.call_attention)
        course.on_change(waker.wake_now)
        waker.start()

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
        self.desktop.stop()
        if self._waker is not None:
            self._waker.stop()
        if self._stores is not None:
            self._stores.schedule.close()
            self._stores.private.close()


@dataclass(frozen=True, slots=True)
class _Stores:
    schedule: ScheduleStore
    private: PrivateStore
    is_replayed: bool


class _LateReminders:
    """The reminders that wait for an answer: none, until those who look after them have begun."""

    desk: ReminderDesk | None = None

    @property
    def problem(self) -> AftercareError | None:
        return self.desk.problem if self.desk is not None else None

    def waiting(self, session_id: str) -> Sequence[ReminderId]:
        return self.desk.waiting(session_id) if self.desk is not None else ()

    def answer(self, reminder_id: ReminderId, state: ReminderState) -> None:
        if self.desk is not None:
            self.desk.answer(reminder_id, state)


def build_app(
    look: Look, clock: Clock, folder: Path | None, demo: Demo | None = None, window: ShellWindow | None = None
) -> App:
    """Builds the window on what is stored in a folder, and connects it.

    If the folder cannot be used the window still opens, says so, and has its help numbers.

    Args:
        look: the look of the application.
        clock: the moment it is.
        folder: where the person's data lies; None for the usual place.
        demo: the fictional course to fill an empty folder with.
        window: the window, if it is open already.

    Raises:
        ContentError: our own content cannot be read, and nothing can be shown.
    """
    from aftercare.storage.course_store import CourseOnDisk
    from aftercare.storage.data_folder import data_folder
    from aftercare.storage.private_store import open_private
    from aftercare.storage.schedule_store import open_schedule
    from aftercare.ui.course import Course
    from aftercare.ui.desktop import Desktop, DesktopParts

    window = window or made_window(look)
    reminders = _LateReminders()
    try:
        place = data_folder(folder)
        schedule, private = open_schedule(place, clock()), open_private(place, clock())
        on_disk = CourseOnDisk(schedule, private)
        is_new = demo is not None and not on_disk.sessions()
        if demo is not None and is_new:
            _fill_with(demo, place, on_disk, private, clock())
        requests = _requests(on_disk, private, place)
        course = Course(requests, on_disk)
    except AftercareError as problem:
        return _without_stores(window, clock, reminders, problem)
    numbers = course.plans[0].help_numbers if course.plans else _help_numbers(place, "US")
    damaged = [store.set_aside for store in (schedule, private) if store.set_aside is not None]
    told: AftercareError | None = _replaced(damaged[0]) if damaged else on_disk.half_lost()
    if told is None and (place / _PACK_IN_FOLDER).exists() and any(one.pack is None for one in requests):
        told = PackUnusable(place / _PACK_IN_FOLDER)
    parts = DesktopParts(window, course, reminders, numbers, _Sheets(place), clock, _handbook, told)
    desktop = Desktop(parts)
    return App(desktop, reminders, clock, _Stores(schedule, private, is_new))


def _replaced(aside: SetAside) -> AftercareError:
    from aftercare.domain.store_errors import StoreReplaced

    return StoreReplaced(aside.path, aside.kept_as, aside.reason)


def _without_stores(window: ShellWindow, clock: Clock, reminders: _LateReminders, problem: AftercareError) -> App:
    from aftercare.ui.course import Course
    from aftercare.ui.desktop import Desktop, DesktopParts
    from aftercare.ui.nothing_stored import NothingStored

    nowhere = Path(os.devnull)
    course = Course((), NothingStored())
    numbers = _help_numbers(nowhere, "US")
    parts = DesktopParts(window, course, reminders, numbers, _Sheets(nowhere), clock, _handbook, problem)
    return App(Desktop(parts), reminders, clock, None)


def _handbook() -> Handbook:
    from aftercare.content.handbook import Handbook

    return Handbook(resource_root(), _LANGUAGE)


def _help_numbers(place: Path, country: str) -> HelpNumbers:
    from aftercare.domain.treatment import Treatment

    return _content(place).plan_guidance(resource_root(), _LANGUAGE, Treatment.IV_INFUSION).help_for(country)


def _content(place: Path) -> KeptContent:
    from aftercare.content.kept_content import KeptContent

    return KeptContent(place / "kept-content")


def _requests(on_disk: CourseOnDisk, private: PrivateStore, place: Path) -> list[PlanRequest]:
    """What the plan of each stored session is made from; without a pack in the folder, general guidance alone."""
    from aftercare.domain.condition import PatientFacts
    from aftercare.domain.planning import PlanRequest

    requests: list[PlanRequest] = []
    root, content = resource_root(), _content(place)
    path = place / _PACK_IN_FOLDER
    for session, zone, driver in on_disk.sessions():
        guidance = content.plan_guidance(root, _LANGUAGE, session.treatment)
        pack = content.pack(path, root, guidance) if path.exists() else None
        facts = private.patient() or PatientFacts()
        requests.append(PlanRequest(guidance, pack, facts, session, zone, driver=driver))
    return requests


def _fill_with(demo: Demo, place: Path, on_disk: CourseOnDisk, private: PrivateStore, now: datetime) -> None:
    """Puts the fictional course and its clinic's pack into an empty folder."""
    from aftercare.content.facts_reader import read_facts
    from aftercare.content.guidance_reader import read_plan_guidance
    from aftercare.content.pack_reader import load_pack
    from aftercare.storage.data_folder import write_private_file

    guidance = read_plan_guidance(resource_root(), _LANGUAGE, demo.session.treatment)
    pack = load_pack(demo.pack_path, guidance).pack
    for file in sorted(demo.pack_path.iterdir()):
        write_private_file(place / _PACK_IN_FOLDER / file.name, file.read_bytes())
    private.save_patient(read_facts(demo.facts_path, guidance, pack).facts)
    on_disk.add_session(demo.session, demo.zone, demo.driver_at(now))


def _wanted(course: Course) -> list[WantedReminders]:
    from aftercare.scheduling.reminder_desk import WantedReminders

    return [
        WantedReminders(plan.session.session_id, plan.session.revision, course.reminders(plan)) for plan in course.plans
    ]


class _Sheets:
    """Makes sheets in the person's own folder and opens them with whatever this computer has."""

    def __init__(self, place: Path) -> None:
        self._folder = place / "sheets"

    def make_checklist(self, plan: Plan, now: datetime) -> Path:
        from aftercare.documents.preparation_checklist import preparation_checklist_pdf
        from aftercare.domain.checklist_maker import preparation_checklist
        from aftercare.storage.data_folder import write_private_file

        pdf = preparation_checklist_pdf(preparation_checklist(plan, now), asset_root() / "fonts")
        return write_private_file(self._folder / f"checklist-{plan.session_day().isoformat()}.pdf", pdf)

    def open(self, sheet: Path) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(sheet)))


class _Scenes:
    """The demo at its moments, each in a fresh folder, for the self-test and for rendering."""

    def __init__(self, application: QApplication, demo: Demo, scratch: Path) -> None:
        self._look = look_of(application)
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
    def at(self, name: str) -> Iterator[Desktop]:
        """The window at one moment; closed again afterwards."""
        moment = next(one for one in self._demo.moments if one.name == name)
        demo = replace(self._demo, session=replace(self._demo.session, actual_end=moment.ended))
        folder = self._scratch / f"{name}-{len(list(self._scratch.iterdir()))}"
        app = build_app(self._look, lambda: moment.now, folder, demo)
        try:
            yield app.desktop
        finally:
            app.desktop.window.close()
            app.stop()

    def sheets(self) -> Iterator[tuple[str, bytes]]:
        """Every sheet on every paper, as name and PDF."""
        from aftercare.documents.paper import Paper, TextSize
        from aftercare.documents.preparation_checklist import preparation_checklist_pdf
        from aftercare.domain.checklist_maker import preparation_checklist

        with self.at(self._demo.moments[0].name) as desktop:
            plan = desktop.course.plans[0]
            checklist = preparation_checklist(plan, self._demo.moments[0].now)
        for paper in Paper:
            for size in TextSize:
                pdf = preparation_checklist_pdf(checklist, asset_root() / "fonts", paper, size)
                yield f"checklist-{paper.name.lower()}-{size.name.lower()}", pdf


if __name__ == "__main__":
    raise SystemExit(main())
