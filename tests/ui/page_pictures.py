"""Pictures of Recovery, Warning signs and Learn, made from the content we ship and Alex's plan."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from tests.ui.demo_course import at, course_of, guidance, request

from aftercare.content.handbook import Handbook
from aftercare.domain.board import board_at
from aftercare.domain.edge import State
from aftercare.domain.plan import Plan
from aftercare.domain.planning import make_plan
from aftercare.domain.recovery import driving_check
from aftercare.domain.sign import sign_entries
from aftercare.resource_root import resource_root
from aftercare.ui.learn.presenter import LearnPresenter
from aftercare.ui.learn.view import LearnView
from aftercare.ui.recovery.check_rows import check_row
from aftercare.ui.recovery.recovery_rows import recovery_rows
from aftercare.ui.recovery.rows import Question
from aftercare.ui.recovery.view import RecoveryView
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.signs.sheet_rows import sheet_row
from aftercare.ui.signs.sign_rows import warning_sign_rows
from aftercare.ui.signs.view import SignsView
from aftercare.ui.theme.tokens import Scheme
from aftercare.ui.today.view import TodayView

Show = Callable[[ShellWindow, TodayView], None]
Sketch = tuple[str, tuple[int, int], int, Scheme, Show]

WIDE, NARROW, SMALLEST = (1280, 784), (900, 604), (760, 560)
EVERY_WAY = (
    ("", WIDE, 100, Scheme.LIGHT),
    ("-narrow", NARROW, 100, Scheme.LIGHT),
    ("-smallest", SMALLEST, 100, Scheme.LIGHT),
    ("-dark", WIDE, 100, Scheme.DARK),
    ("-high-contrast", WIDE, 100, Scheme.HIGH_CONTRAST),
    ("-200pct", WIDE, 200, Scheme.LIGHT),
    ("-smallest-200pct", SMALLEST, 200, Scheme.LIGHT),
)


@cache
def handbook() -> Handbook:
    return Handbook(resource_root(), "en")


@cache
def plan_after() -> Plan:
    return make_plan(request(actual_end=at("12:00")))


def made_signs(window: ShellWindow, plan: Plan | None) -> SignsView:
    view = SignsView(window.look)
    window.register_page(PageSpec("warning-signs", "Warning signs", "triangle-alert", lambda: view))
    numbers = guidance().help_for("US")
    view.show_signs(warning_sign_rows(handbook().signs, handbook().script, numbers, plan, at("14:15")))
    window.show_page("warning-signs")
    return view


def signs(*, has_plan: bool = True, ticked: tuple[str, ...] = ()) -> Show:
    def show(window: ShellWindow, _today: TodayView) -> None:
        view = made_signs(window, plan_after() if has_plan else None)
        if ticked:
            view.bar.several.click()
            for entry_id in ticked:
                row = view.signs.row_of(entry_id)
                assert row is not None
                row.click()

    return show


def sheet(*entry_ids: str, has_plan: bool = True, can_call: bool = False) -> Show:
    def show(window: ShellWindow, _today: TodayView) -> None:
        plan = plan_after() if has_plan else None
        view = made_signs(window, plan)
        entries = {entry.entry_id: entry for entry in sign_entries(handbook().signs, None)}
        numbers = guidance().help_for("US")
        chosen = [entries[entry_id] for entry_id in entry_ids]
        row = sheet_row(chosen, handbook().script, numbers, plan, at("14:15"), can_call=can_call)
        view.show_sheet(row)

    return show


def recovery(moment: str, shown: str = "", answers: dict[Question, bool] | None = None, **known: Any) -> Show:
    def show(window: ShellWindow, _today: TodayView) -> None:
        view = RecoveryView(window.look)
        window.register_page(PageSpec("recovery", "Recovery", "sofa", lambda: view))
        now = at(moment)
        plan = make_plan(request(**known))
        check = check_row(driving_check(plan, now), answers or {}, plan, now)
        board = board_at((plan,), now)
        view.show_recovery(recovery_rows(handbook().periods, handbook().effects, plan, board, now, shown, check))
        window.show_page("recovery")

    return show


def recovery_without_a_plan(window: ShellWindow, _today: TodayView) -> None:
    view = RecoveryView(window.look)
    window.register_page(PageSpec("recovery", "Recovery", "sofa", lambda: view))
    view.show_recovery(recovery_rows(handbook().periods, handbook().effects, None, None, at("14:15")))
    window.show_page("recovery")


def learn(opened: str = "", query: str = "", *, has_plan: bool = True) -> Show:
    def show(window: ShellWindow, _today: TodayView) -> None:
        view = LearnView(window.look)
        window.register_page(PageSpec("learn", "Learn", "book-open", lambda: view))
        course = course_of(*([request(**NOON)] if has_plan else []))
        presenter = LearnPresenter(view, handbook(), course, guidance().help_for("US"), lambda: at("14:15"))
        view.search_requested.connect(presenter.search)
        presenter.open(opened)
        view.search.setText(query)
        window.show_page("learn")

    return show


NOON: dict[str, Any] = {"actual_end": at("12:00")}
FRIDAY = "2026-05-15 12:05"
SLEPT_BADLY = {Question.SLEPT: False, Question.CLEAR: True}
CONFIRMED = {State.SLEPT: at(FRIDAY), State.FEELS_CLEAR: at(FRIDAY)}


def in_every_way(name: str, show: Show) -> tuple[Sketch, ...]:
    return tuple((f"{name}{way}", size, percent, scheme, show) for way, size, percent, scheme in EVERY_WAY)


SKETCHES: tuple[Sketch, ...] = (
    *in_every_way("10-warning-signs", signs()),
    ("10-warning-signs-nothing-known", WIDE, 100, Scheme.LIGHT, signs(has_plan=False)),
    ("10-warning-signs-several", WIDE, 100, Scheme.LIGHT, signs(ticked=("chest-pain", "headache"))),
    ("10-warning-signs-several-200pct", SMALLEST, 200, Scheme.LIGHT, signs(ticked=("headache",))),
    *in_every_way("11-warning-sign-detail", sheet("chest-pain", can_call=True)),
    ("11-sheet-nothing-known", WIDE, 100, Scheme.LIGHT, sheet("chest-pain", has_plan=False)),
    *in_every_way("11-sheet-crisis", sheet("thinking-of-suicide")),
    ("11-sheet-crisis-with-a-plan", WIDE, 100, Scheme.LIGHT, sheet("have-a-plan")),
    *in_every_way("11-sheet-clinic", sheet("vomiting")),
    ("11-sheet-clinic-nothing-known", WIDE, 100, Scheme.LIGHT, sheet("rash", has_plan=False)),
    ("11-sheet-watch", WIDE, 100, Scheme.LIGHT, sheet("panic")),
    ("11-sheet-watch-smallest-200pct", SMALLEST, 200, Scheme.LIGHT, sheet("panic")),
    *in_every_way("09-recovery", recovery("14:15", **NOON)),
    ("09-recovery-before", WIDE, 100, Scheme.LIGHT, recovery("2026-05-13 16:20")),
    ("09-recovery-another-period", WIDE, 100, Scheme.LIGHT, recovery("14:15", "days-2-to-7", **NOON)),
    ("09-recovery-this-week", WIDE, 100, Scheme.LIGHT, recovery("2026-05-18 12:00", **NOON, confirmed=CONFIRMED)),
    ("09-recovery-nothing-known", WIDE, 100, Scheme.LIGHT, recovery_without_a_plan),
    *in_every_way("32-driving-check", recovery(FRIDAY, **NOON)),
    *in_every_way("32-driving-check-no", recovery(FRIDAY, answers=SLEPT_BADLY, **NOON)),
    ("32-driving-check-half", WIDE, 100, Scheme.LIGHT, recovery(FRIDAY, answers={Question.SLEPT: True}, **NOON)),
    ("32-driving-check-ended", WIDE, 100, Scheme.LIGHT, recovery(FRIDAY, **NOON, confirmed=CONFIRMED)),
    *in_every_way("13-learn", learn("driving-again")),
    *in_every_way("13-learn-questions", learn()),
    ("13-learn-long", WIDE, 100, Scheme.LIGHT, learn("how-long-it-lasts", has_plan=False)),
    ("13-learn-found", WIDE, 100, Scheme.LIGHT, learn("mood-dips", "throwing up")),
    ("13-learn-found-narrow", NARROW, 100, Scheme.LIGHT, learn("", "sick")),
    *in_every_way("13-learn-crisis", learn("", "I want to die")),
    ("13-learn-nothing", WIDE, 100, Scheme.LIGHT, learn("", "guitar")),
    ("13-learn-nothing-smallest-200pct", SMALLEST, 200, Scheme.LIGHT, learn("", "guitar")),
    ("11-sheet-several", WIDE, 100, Scheme.LIGHT, sheet("headache", "palpitations", "cannot-wake")),
)
