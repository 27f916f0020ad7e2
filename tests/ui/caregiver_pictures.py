"""Pictures of the caregiver page, made from Alex's plan as a shared file brings it."""

from __future__ import annotations

from functools import cache
from typing import Any

from tests.ui.demo_course import at, guidance, request
from tests.ui.page_pictures import NARROW, NOON, SMALLEST, WIDE, Show, Sketch, handbook, in_every_way

from aftercare.content.share_file import share_bytes
from aftercare.content.share_reader import read_share
from aftercare.domain.planning import make_plan
from aftercare.domain.shared_plan import OwnWords, plan_of
from aftercare.domain.sharing import Chosen, SharedCourse, share
from aftercare.domain.treatment import Treatment
from aftercare.ui.caregiver.presenter import CaregiverPresenter
from aftercare.ui.caregiver.signs_presenter import CaregiverSigns
from aftercare.ui.caregiver.view import CaregiverView
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
    ("31-caregiver-sheet", WIDE, 100, Scheme.LIGHT, signs("chest-pain")),
    ("31-caregiver-sheet-crisis", WIDE, 100, Scheme.LIGHT, signs("self-harm")),
)
