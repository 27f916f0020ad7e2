"""Pictures of the caregiver page, made from Alex's plan as a shared file brings it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from tests.ui import sample_medicines
from tests.ui.demo_course import at, course_of, guidance, request
from tests.ui.page_pictures import NARROW, NOON, SMALLEST, WIDE, Show, Sketch, handbook, in_every_way

from aftercare.content.share_file import share_bytes
from aftercare.content.share_reader import read_share
from aftercare.domain.errors import AftercareError
from aftercare.domain.planning import make_plan
from aftercare.domain.shared_plan import OwnWords, plan_of
from aftercare.domain.sharing import Chosen, SharedCourse, share
from aftercare.domain.treatment import Treatment
from aftercare.ui.caregiver.presenter import CaregiverPresenter
from aftercare.ui.caregiver.signs_presenter import CaregiverSigns
from aftercare.ui.caregiver.view import CaregiverView
from aftercare.ui.share_driver.presenter import ShareDriverPresenter
from aftercare.ui.share_driver.rows import Extra
from aftercare.ui.share_driver.view import ShareDriverView
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.signs.view import SignsView
from aftercare.ui.theme.tokens import Scheme
from aftercare.ui.today.view import TodayView

ALEX = Chosen("Alex")
ALL = Chosen("Alex", Treatment.IV_INFUSION, ("Lamictal", "sertraline"))


@cache
def own() -> OwnWords:
    ours = guidance()
    return OwnWords(ours.topics, ours.wording, ours.help_for("US"), ours.disclaimer)


def shared(chosen: Chosen = ALEX, made: str = "2026-05-13 18:05", **known: Any) -> SharedCourse:
    """Alex's session as the driver's computer reads it."""
    plan = make_plan(request(**known))
    return read_share(share_bytes(share(plan, (plan,), at(made), chosen)))


def made_page(window: ShellWindow, course: SharedCourse, moment: str) -> CaregiverView:
    view = CaregiverView(window.look)
    window.register_page(PageSpec("caregiver", "Your drive", "car", lambda: view))
    presenter = CaregiverPresenter(
        view, course, plan_of(course, own()), handbook().caregiver, handbook().script, lambda: at(moment)
    )
    view.topic_asked.connect(presenter.why)
    presenter.refresh()
    window.show_page("caregiver")
    return view


def caregiver(moment: str, chosen: Chosen = ALEX, *, asked: str = "", **known: Any) -> Show:
    def show(window: ShellWindow, _today: TodayView) -> None:
        view = made_page(window, shared(chosen, **known), moment)
        if asked:
            view.topic_asked.emit(asked)

    return show


def scrolled(window: ShellWindow, _today: TodayView) -> None:
    view = made_page(window, shared(), "07:05")
    bar = view.page_scroll.verticalScrollBar()
    bar.setValue(bar.maximum())


def signs(*entry_ids: str) -> Show:
    def show(window: ShellWindow, _today: TodayView) -> None:
        view = SignsView(window.look)
        window.register_page(PageSpec("caregiver-signs", "Warning signs", "triangle-alert", lambda: view))
        course = shared(**NOON)
        plan = plan_of(course, own())
        presenter = CaregiverSigns(view, course, plan, handbook().caregiver, handbook().script, lambda: at("14:15"))
        presenter.refresh()
        presenter.choose(entry_ids)
        window.show_page("caregiver-signs")

    return show


class Desk:
    """Makes files for a driver, and keeps what was saved or looked at."""

    def __init__(self, chosen: Path | None = None, problem: AftercareError | None = None) -> None:
        self.chosen = chosen
        self.problem = problem
        self.asked: list[str] = []
        self.saved: dict[Path, bytes] = {}
        self.looked_at: list[bytes] = []

    def pack(self, shared: SharedCourse) -> bytes:
        return share_bytes(shared)

    def unpack(self, content: bytes) -> SharedCourse:
        return read_share(content)

    def ask_where(self, name: str) -> Path | None:
        self.asked.append(name)
        return self.chosen

    def save(self, path: Path, content: bytes) -> None:
        if self.problem is not None:
            raise self.problem
        self.saved[path] = content

    def show(self, content: bytes) -> None:
        self.looked_at.append(content)


def share_page(*extras: Extra, is_saved: bool = False, is_scrolled: bool = False, has_plan: bool = True) -> Show:
    def show(window: ShellWindow, _today: TodayView) -> None:
        view = ShareDriverView(window.look)
        window.register_page(PageSpec("share-driver", "Share", "share-2", lambda: view, is_listed=False))
        course = course_of(*([request()] if has_plan else []))
        course.notes.medicines.save(sample_medicines.alex())
        desk = Desk(Path("visit-2026-05-14.aftercare-share"))
        presenter = ShareDriverPresenter(view, course, handbook(), desk, lambda: at("2026-05-13 16:20"))
        for extra in extras:
            presenter.want(extra, True)
        presenter.refresh()
        if is_saved:
            presenter.save()
        window.show_page("share-driver")
        if is_scrolled:
            view.page_scroll.verticalScrollBar().setValue(400)

    return show


SKETCHES: tuple[Sketch, ...] = (
    *in_every_way("31-caregiver", caregiver("07:05")),
    ("31-caregiver-scrolled", WIDE, 100, Scheme.LIGHT, scrolled),
    ("31-caregiver-no-name", WIDE, 100, Scheme.LIGHT, caregiver("07:05", Chosen())),
    ("31-caregiver-after", WIDE, 100, Scheme.LIGHT, caregiver("14:15", **NOON)),
    ("31-caregiver-all-told", NARROW, 100, Scheme.LIGHT, caregiver("2026-05-13 19:00", ALL)),
    ("31-caregiver-next-day", WIDE, 100, Scheme.LIGHT, caregiver("2026-05-15 12:30", **NOON)),
    ("31-caregiver-why", WIDE, 100, Scheme.LIGHT, caregiver("07:05", asked="driving")),
    ("31-caregiver-old", SMALLEST, 200, Scheme.LIGHT, caregiver("2026-06-20 12:00", **NOON)),
    *in_every_way("31-caregiver-signs", signs()),
    *in_every_way("share-driver", share_page()),
    ("share-driver-all-added", WIDE, 100, Scheme.LIGHT, share_page(*Extra, is_saved=True)),
    ("share-driver-scrolled", WIDE, 100, Scheme.LIGHT, share_page(is_scrolled=True)),
    ("share-driver-nothing", NARROW, 100, Scheme.LIGHT, share_page(has_plan=False)),
    ("31-caregiver-sheet", WIDE, 100, Scheme.LIGHT, signs("chest-pain")),
    ("31-caregiver-sheet-crisis", WIDE, 100, Scheme.LIGHT, signs("self-harm")),
)
