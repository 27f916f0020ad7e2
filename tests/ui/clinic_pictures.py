"""Pictures of the page of the clinic: whose rules hold, and each step of looking at a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tests.ui.demo_course import at, request
from tests.ui.packs_in_memory import NEW_KEY, PacksInMemory, changed, offered, other_clinic, version
from tests.ui.page_pictures import SMALLEST, WIDE, Show, Sketch, in_every_way

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.fault import Fault
from aftercare.domain.plan import Plan
from aftercare.domain.planning import make_plan
from aftercare.domain.sheets.sheet import SheetKind
from aftercare.domain.trust import PackOffer
from aftercare.ui.clinic_packs.presenter import ClinicFilePresenter
from aftercare.ui.clinic_packs.rows import Wanted
from aftercare.ui.clinic_packs.view import ClinicFileView
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.tokens import Scheme
from aftercare.ui.today.view import TodayView

FILE = "riverside.aftercare-clinic"
REASON = Fault("manifest.sig", "whole file", "is not the signature of this pack", "do not use it")
Steps = Callable[[ClinicFilePresenter], object]


def planned_by(pack: ClinicPack) -> Plan:
    """The plan that Alex's next session would have under a pack."""
    return make_plan(replace(request(), pack=pack))


def made_page(window: ShellWindow, packs: PacksInMemory) -> tuple[ClinicFileView, ClinicFilePresenter]:
    view = ClinicFileView(window.look)
    presenter = ClinicFilePresenter(view, packs, lambda: at("2026-05-13 09:00"), planned_by)
    view.wanted.connect(presenter.do)
    view.typed.connect(presenter.check_typed)
    view.offer_chosen.connect(presenter.open_offer)
    window.register_page(PageSpec("my-clinic", "My clinic", "stethoscope", lambda: view, is_below=True))
    window.show_page("my-clinic")
    presenter.refresh()
    return view, presenter


def page(packs: Callable[[], PacksInMemory], steps: Steps | None = None) -> Show:
    def show(window: ShellWindow, _today: TodayView) -> None:
        _, presenter = made_page(window, packs())
        if steps is not None:
            steps(presenter)

    return show


def file(offer: PackOffer | Fault, *answers: Wanted, in_use: bool = True) -> Show:
    """The page once a file was opened, and some answers were given."""

    def packs() -> PacksInMemory:
        found = PacksInMemory(version(3) if in_use else None)
        found.files[FILE] = offer
        return found

    def steps(presenter: ClinicFilePresenter) -> None:
        presenter.open(Path(FILE))
        for answer in answers:
            presenter.do(answer)

    return page(packs, steps)


def _with_news() -> PacksInMemory:
    packs = PacksInMemory(changed(4))
    packs.tell_news(version(3), (SheetKind.PREPARATION, SheetKind.DRIVER))
    return packs


def _in_use() -> PacksInMemory:
    return PacksInMemory(version(3))


def _waiting() -> PacksInMemory:
    return PacksInMemory(None, [offered(version(3)), offered(other_clinic(), NEW_KEY)])


def _wrong_words(presenter: ClinicFilePresenter) -> None:
    presenter.open(Path(FILE))
    presenter.do(Wanted.TYPE_WORDS)
    presenter.check_typed("one two three four five six")


def _lost_key() -> PacksInMemory:
    packs = PacksInMemory(version(3))
    packs.files[FILE] = offered(version(4), NEW_KEY)
    return packs


DRAFT = offered(replace(version(3), is_signed=False, is_sample=False), None)
SKETCHES: tuple[Sketch, ...] = (
    *in_every_way("clinic-words", file(offered(version(3)), in_use=False)),
    *in_every_way("clinic-changes", file(offered(changed(4)))),
    *in_every_way("my-clinic", page(_in_use)),
    ("my-clinic-none", WIDE, 100, Scheme.LIGHT, page(PacksInMemory)),
    ("my-clinic-waiting", WIDE, 100, Scheme.LIGHT, page(_waiting)),
    ("my-clinic-waiting-200pct", SMALLEST, 200, Scheme.LIGHT, page(_waiting)),
    ("my-clinic-news", WIDE, 100, Scheme.LIGHT, page(_with_news)),
    ("clinic-no-match", WIDE, 100, Scheme.LIGHT, file(offered(version(3)), Wanted.NO_MATCH, in_use=False)),
    ("clinic-no-card", WIDE, 100, Scheme.LIGHT, file(offered(version(3)), Wanted.NO_CARD, in_use=False)),
    ("clinic-other", WIDE, 100, Scheme.LIGHT, file(offered(other_clinic(), NEW_KEY), Wanted.MATCH)),
    ("clinic-draft", WIDE, 100, Scheme.LIGHT, file(DRAFT, in_use=False)),
    ("clinic-done", WIDE, 100, Scheme.LIGHT, file(offered(version(3)), Wanted.MATCH, in_use=False)),
    ("clinic-unreadable", WIDE, 100, Scheme.LIGHT, file(REASON)),
    ("clinic-other-key", WIDE, 100, Scheme.LIGHT, file(offered(version(4), NEW_KEY))),
    ("clinic-older", WIDE, 100, Scheme.LIGHT, file(offered(version(2)))),
    ("clinic-typing", WIDE, 100, Scheme.LIGHT, page(_lost_key, _wrong_words)),
    ("clinic-typing-200pct", SMALLEST, 200, Scheme.LIGHT, page(_lost_key, _wrong_words)),
    ("clinic-leaving", WIDE, 100, Scheme.LIGHT, page(_in_use, lambda one: one.do(Wanted.LEAVE))),
)
