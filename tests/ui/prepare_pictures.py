"""Pictures of Prepare, made from Alex's plan and kept in memory, in every state that a person can bring it to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtWidgets import QAbstractButton, QApplication
from tests.ui.demo_course import Store, at, course_of, demo, request, task_on
from tests.ui.long_words import at_length
from tests.ui.page_pictures import NARROW, SMALLEST, WIDE, Show, Sketch, handbook, in_every_way

from aftercare.domain.planning import PlanRequest
from aftercare.domain.ready_check import ready_items
from aftercare.domain.ride import RideNotes
from aftercare.domain.today import TaskState
from aftercare.ui.checklist.view import ChecklistView
from aftercare.ui.course import Course
from aftercare.ui.prepare import CHECKLIST, DRIVER, MEDICINES, READY
from aftercare.ui.preparing_pages import PREPARE, PreparingPages
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.tokens import Scheme
from aftercare.ui.today.view import TodayView

TWO_DAYS_BEFORE, EVENING_BEFORE = "2026-05-12 12:20", "2026-05-13 16:20"
DONE_BEFORE = ("ask-driver", "ask-medicines", "day-off", "no-alcohol", "clothes", "full-battery", "mood-check-before")


class Open:
    """Prepare in a window, with all that it stands on."""

    def __init__(self, window: ShellWindow, moment: str, *, wanted: PlanRequest | None = None, part: str = CHECKLIST):
        self.window = window
        self.store = Store()
        self.store.notes.medicines.kept = demo().medicines
        self.now: datetime = at(moment)
        driver = demo().driver_at(self.now)
        self.store.notes.asking = RideNotes(demo().asked_on)
        self.course: Course = course_of(replace(wanted or request(), driver=driver), store=self.store)
        self.pages = PreparingPages(window, handbook, self.course, lambda: self.now)
        self.pages.register()
        window.sidebar.set_layout_class(window.layout_class)
        self.pages.open(part)
        QApplication.processEvents()

    def key(self, rule_id: str) -> str:
        return task_on(self.course.plans[0], rule_id).key

    def mark(self, *rule_ids: str, state: TaskState = TaskState.DONE) -> None:
        session_id = self.course.plans[0].session.session_id
        for rule_id in rule_ids:
            self.course.mark(session_id, self.key(rule_id), state, self.now)

    def button(self, name: str) -> QAbstractButton:
        found = [one for one in self.window.findChildren(QAbstractButton, name) if one.isVisible()]
        assert len(found) == 1, (name, found)
        return found[0]

    def press(self, *names: str) -> None:
        for name in names:
            self.button(name).click()
            QApplication.processEvents()

    @property
    def checklist(self) -> ChecklistView:
        (view,) = self.window.page(PREPARE).findChildren(ChecklistView)
        return view


def prepare(
    moment: str,
    then: Callable[[Open], object] = lambda _: None,
    *,
    done: tuple[str, ...] = DONE_BEFORE,
    part: str = CHECKLIST,
) -> Show:
    def show(window: ShellWindow, _today: TodayView) -> None:
        opened = Open(window, moment, part=part)
        opened.mark(*done)
        opened.pages.open(part)
        QApplication.processEvents()
        then(opened)
        # What reaches the window by timer is wanted in the picture.
        QApplication.processEvents()

    return show


def open_row(rule_id: str) -> Callable[[Open], None]:
    def then(opened: Open) -> None:
        row = opened.checklist.row(opened.key(rule_id))
        assert row is not None
        row.opened.emit()

    return then


def ask(opened: Open) -> None:
    open_row("confirm-driver")(opened)
    opened.press("understood-question")
    view = opened.checklist
    view.question_typed.emit("May my sister come in with me, or does she have to wait outside?")
    view.question_saved.emit(opened.key("confirm-driver"))
    view.own_words_typed.emit("How long should I keep the plaster on?")
    view.question_added.emit()


def with_every_state(opened: Open) -> None:
    opened.mark("pack-bag", state=TaskState.NOT_DOING)
    opened.mark("mood-check-before", state=TaskState.ASKED)
    opened.press("fold-this-week")


def bottom(opened: Open) -> None:
    ask(opened)
    QApplication.processEvents()
    bar = opened.checklist.page_scroll.verticalScrollBar()
    bar.setValue(bar.maximum())


def driver(pressed: str, moment: str = EVENING_BEFORE) -> Show:
    return prepare(moment, lambda opened: opened.press(pressed), part=DRIVER)


def ready(*not_true: str) -> Show:
    def answer(opened: Open) -> None:
        for item in ready_items(handbook().ready_check, opened.course.plans[0], opened.now):
            opened.press(f"ready-{item.question_id}-{'no' if item.question_id in not_true else 'yes'}")

    return prepare("08:55", answer, part=READY)


def not_sure(opened: Open) -> None:
    opened.press("ready-food-yes", "ready-drinks-yes", "ready-unsure", "ready-safe-yes")


def in_long_words(name: str, show: Show) -> tuple[Sketch, ...]:
    long = at_length(show)
    return (
        (f"{name}-long-words", WIDE, 100, Scheme.LIGHT, long),
        (f"{name}-long-words-narrow", NARROW, 100, Scheme.LIGHT, long),
        (f"{name}-long-words-smallest-200pct", SMALLEST, 200, Scheme.LIGHT, long),
    )


SKETCHES: tuple[Sketch, ...] = (
    *in_every_way("05-prepare", prepare(EVENING_BEFORE, open_row("confirm-driver"))),
    ("05-prepare-late", WIDE, 100, Scheme.LIGHT, prepare("2026-05-13 21:20")),
    ("05-prepare-on-the-day", WIDE, 100, Scheme.LIGHT, prepare("06:40")),
    ("05-prepare-on-the-day-smallest-200pct", SMALLEST, 200, Scheme.LIGHT, prepare("06:40")),
    ("05-prepare-states", WIDE, 100, Scheme.LIGHT, prepare(EVENING_BEFORE, with_every_state)),
    ("05-prepare-states-narrow", NARROW, 100, Scheme.DARK, prepare(EVENING_BEFORE, with_every_state)),
    *in_every_way("05-prepare-question", prepare(EVENING_BEFORE, ask)),
    ("05-prepare-questions", WIDE, 100, Scheme.LIGHT, prepare(EVENING_BEFORE, bottom)),
    ("05-prepare-questions-smallest-200pct", SMALLEST, 200, Scheme.LIGHT, prepare(EVENING_BEFORE, bottom)),
    *in_every_way("07-driver", prepare(EVENING_BEFORE, part=DRIVER)),
    ("07-driver-form", WIDE, 100, Scheme.LIGHT, driver("driver-change", TWO_DAYS_BEFORE)),
    ("07-driver-form-smallest-200pct", SMALLEST, 200, Scheme.LIGHT, driver("driver-change", TWO_DAYS_BEFORE)),
    ("07-driver-cannot-come", WIDE, 100, Scheme.LIGHT, driver("driver-cannot-come")),
    ("07-driver-confirmed", WIDE, 100, Scheme.LIGHT, driver("driver-said-yes")),
    *in_every_way("08-ready-check", ready("well")),
    *in_every_way("08b-ready-check-ok", ready()),
    ("08-ready-check-open", WIDE, 100, Scheme.LIGHT, prepare("07:10", part=READY)),
    ("08-ready-check-open-smallest-200pct", SMALLEST, 200, Scheme.LIGHT, prepare("07:10", part=READY)),
    *in_every_way("08-ready-check-crisis", ready("safe")),
    ("08-ready-check-unsure", WIDE, 100, Scheme.LIGHT, prepare("08:55", not_sure, part=READY)),
    ("08-ready-check-another-day", WIDE, 100, Scheme.LIGHT, prepare(EVENING_BEFORE, part=READY)),
    *in_long_words("05-prepare", prepare(EVENING_BEFORE, ask)),
    *in_long_words("06-medicines", prepare(EVENING_BEFORE, lambda opened: opened.press("medicine-m4"), part=MEDICINES)),
    *in_long_words("07-driver", prepare(EVENING_BEFORE, part=DRIVER)),
    *in_long_words("08-ready-check", ready("well")),
)
