"""Pictures of the pages for files: an appointment that came, and the person's data to take along."""

from __future__ import annotations

from tests.ui import demo_course
from tests.ui.page_pictures import EVERY_WAY, Sketch
from tests.ui.visit_file import test_presenter as visits
from tests.ui.your_data import test_presenter as data

from aftercare.domain.appointment_file import ClockSource
from aftercare.ui.course import Course
from aftercare.ui.form.page import FormPage
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.today.view import TodayView
from aftercare.ui.visit_file.presenter import VisitFilePresenter
from aftercare.ui.your_data.blocks import OPEN
from aftercare.ui.your_data.presenter import YourDataPresenter


def _page(window: ShellWindow) -> FormPage:
    page = FormPage(window.look)
    window.register_page(PageSpec("file", "File", "calendar", lambda: page, is_listed=False))
    window.show_page("file")
    return page


def _visit(window: ShellWindow, _view: TodayView) -> None:
    course = Course((demo_course.request(),), demo_course.Store())
    desk = visits.Desk(course, "America/New_York")
    presenter = VisitFilePresenter(_page(window), desk, course, lambda: visits.NOW, lambda: None)
    doubtful = visits.visit(clock=ClockSource.DOUBTFUL, place="210 River Street, Suite 4")
    presenter.open((doubtful, visits.visit("2026-05-28 10:00", "other")))


def _overview(window: ShellWindow, _view: TodayView) -> None:
    YourDataPresenter(_page(window), data.Desk()).refresh()


def _preview(window: ShellWindow, _view: TodayView) -> None:
    YourDataPresenter(_page(window), data.Desk()).pressed(OPEN)


SKETCHES: tuple[Sketch, ...] = tuple(
    (f"{name}{way}", size, percent, scheme, show)
    for name, show in (("visit-file", _visit), ("your-data", _overview), ("backup", _preview))
    for way, size, percent, scheme in EVERY_WAY
)
