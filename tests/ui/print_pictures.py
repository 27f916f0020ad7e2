"""Pictures of Print & share: as it opens, while pages are made, without a printer, after a change of the plan."""

from __future__ import annotations

from collections.abc import Callable

from tests.ui.demo_course import at, course_of, request
from tests.ui.page_pictures import NARROW, SMALLEST, WIDE, Show, Sketch, in_every_way
from tests.ui.print_share.stand_ins import Crew, Desk, Room

from aftercare.domain.print_log import PrintEntry, PrintWay
from aftercare.domain.sheets.sheet import SheetKind
from aftercare.ui.course import Course
from aftercare.ui.print_share.presenter import PrintSharePresenter
from aftercare.ui.print_share.view import PrintShareView
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.tokens import Scheme
from aftercare.ui.today.view import TodayView

Prepare = Callable[[Room, Crew, Desk], object]


def page(
    prepare: Prepare = lambda _room, _crew, _desk: None,
    then: Callable[[PrintSharePresenter], object] = lambda _presenter: None,
    course: Course | None = None,
) -> Show:
    def show(window: ShellWindow, _today: TodayView) -> None:
        room, crew, desk = Room(), Crew(), Desk()
        prepare(room, crew, desk)
        view = PrintShareView(window.look)
        window.register_page(PageSpec("print-share", "Print & share", "printer", lambda: view, "Ctrl+7"))
        presenter = PrintSharePresenter(view, course or course_of(request()), room, crew, desk, lambda: at("06:40"))
        # The window does not keep it; a page that shows would lose its presenter.
        view.setProperty("presenter", presenter)
        view.sheet_chosen.connect(presenter.choose)
        window.show_page("print-share")
        presenter.refresh()
        then(presenter)

    return show


def _printed_before(room: Room, _crew: Crew, _desk: Desk) -> None:
    (plan,) = course_of(request()).plans
    for kind in (SheetKind.PREPARATION, SheetKind.DRIVER):
        room.log.append(PrintEntry(plan.session.session_id, kind, "OLD1", at("2026-05-12 16:20"), PrintWay.PRINTED))


def _at_rest(_room: Room, crew: Crew, _desk: Desk) -> None:
    crew.is_at_work = False


def _without_a_printer(_room: Room, _crew: Crew, desk: Desk) -> None:
    desk.printer = ""


def _large(presenter: PrintSharePresenter) -> None:
    presenter.set_large(True)
    presenter.save_chosen()


SKETCHES: tuple[Sketch, ...] = (
    *in_every_way("14-print-share", page()),
    ("14-print-share-making", WIDE, 100, Scheme.LIGHT, page(_at_rest)),
    ("14-print-share-no-printer", NARROW, 100, Scheme.LIGHT, page(_without_a_printer, lambda one: one.print_chosen())),
    *in_every_way("14-print-share-changed", page(_printed_before, _large)),
    ("14-print-share-empty", SMALLEST, 200, Scheme.LIGHT, page(course=course_of())),
)
