"""Draws the pictures of the design with the real widgets, to lay beside the originals.

QT_QPA_PLATFORM=offscreen python -m tests.ui.gallery FOLDER [PART OF A NAME]
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication
from tests.ui import (
    caregiver_pictures,
    clinic_pictures,
    editor_pictures,
    file_pictures,
    page_pictures,
    prepare_pictures,
    presence_pictures,
    print_pictures,
    sample_medicines,
    sample_rows,
    setup_pictures,
)

from aftercare.domain.medicines import MedicineStatus
from aftercare.ui.shell.specs import ActionSpec, PageSpec
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import Scheme
from aftercare.ui.today.rows import TodayRows, UndoRow
from aftercare.ui.today.view import TodayView

ASSETS = Path(os.environ.get("AFTERCARE_ASSETS", Path(__file__).parents[2] / "build" / "assets"))
TITLE_BAR = 36
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, the window's size without title bar, text size, colours, and what to show."""

    name: str
    size: tuple[int, int]
    percent: int
    scheme: Scheme
    show: Callable[[ShellWindow, TodayView], None]


def _today(rows: Callable[[], TodayRows]) -> Callable[[ShellWindow, TodayView], None]:
    return lambda _window, view: view.show_today(rows())


def _with_help(window: ShellWindow, view: TodayView) -> None:
    view.show_today(sample_rows.after())
    window.open_help()


def _with_why(_window: ShellWindow, view: TodayView) -> None:
    view.show_today(sample_rows.fast())
    view.show_why(sample_rows.why())


def _with_all_that_waits(_window: ShellWindow, view: TodayView) -> None:
    rows = sample_rows.missed()._replace(
        reminders=(sample_rows.reminder_to_put_off(),),
        more_reminders=sample_rows.more_reminders(),
        banner=sample_rows.clock_question(),
    )
    view.show_today(rows)
    for name in ("reminder-list-toggle", "reminder-later"):
        (button,) = view.findChildren(QAbstractButton, name)
        button.click()


def _with_reminder(_window: ShellWindow, view: TodayView) -> None:
    rows = sample_rows.fast()
    late = sample_rows.reminder()._replace(reminder_id="r-2", is_late=True, eyebrow="While you were away, 1 of 2")
    view.show_today(rows._replace(reminders=(sample_rows.reminder(), late)))


def _with_undo(_window: ShellWindow, view: TodayView) -> None:
    undo = UndoRow("stop-eating", "“Stop eating” is done.")
    view.show_today(sample_rows.fast()._replace(undo=undo))


def _in_session(_window: ShellWindow, view: TodayView) -> None:
    view.show_in_session(sample_rows.in_session())


def _with_keys_named(_window: ShellWindow, view: TodayView) -> None:
    view.show_today(sample_rows.fast())
    view.day.settle()
    view.show_key_hints(are_shown=True)


def _with_menu(window: ShellWindow, view: TodayView) -> None:
    view.show_today(sample_rows.fast())
    window.header.menu_button.click()


def _scrolled(_window: ShellWindow, view: TodayView) -> None:
    view.show_today(sample_rows.fast())
    bar = view.day.verticalScrollBar()
    bar.setValue(bar.maximum())


def _medicines(window: ShellWindow, _view: TodayView) -> None:
    _, presenter = sample_medicines.open_page(window)
    presenter.open("m3")


def _medicines_hold(window: ShellWindow, _view: TodayView) -> None:
    _, presenter = sample_medicines.open_page(window)
    presenter.open("m3")
    presenter.pick_status(MedicineStatus.HOLD)
    presenter.step_said(-1)
    presenter.step_restart(1)
    presenter.save_answer()


def _medicines_adding(window: ShellWindow, _view: TodayView) -> None:
    _, presenter = sample_medicines.open_page(window)
    presenter.remove()
    presenter.open("m1")
    presenter.remove()
    presenter.start_adding()
    presenter.type_names("lamictal 100mg, clorazepam 1 mg and xyzmed")


def _medicines_empty(window: ShellWindow, _view: TodayView) -> None:
    sample_medicines.open_page(window, sample_medicines.MedicinesInMemory())


def _medicines_searched(window: ShellWindow, _view: TodayView) -> None:
    _, presenter = sample_medicines.open_page(window)
    presenter.search("morning")


WIDE = (1280, 820 - TITLE_BAR)
NARROW = (900, 640 - TITLE_BAR)
SMALLEST = (760, 560)
PICTURES = (
    Picture("01-today-before", WIDE, 100, Scheme.LIGHT, _today(sample_rows.before)),
    Picture("02-today-during-fast", WIDE, 100, Scheme.LIGHT, _today(sample_rows.fast)),
    Picture("03-today-after-session", WIDE, 100, Scheme.LIGHT, _today(sample_rows.after)),
    Picture("04-today-missed", WIDE, 100, Scheme.LIGHT, _today(sample_rows.missed)),
    Picture("20-today-dark", WIDE, 100, Scheme.DARK, _today(sample_rows.fast)),
    Picture("today-high-contrast", WIDE, 100, Scheme.HIGH_CONTRAST, _today(sample_rows.fast)),
    Picture("today-high-contrast-dark", WIDE, 100, Scheme.HIGH_CONTRAST_DARK, _today(sample_rows.after)),
    Picture("missed-high-contrast-narrow", NARROW, 100, Scheme.HIGH_CONTRAST, _today(sample_rows.missed)),
    Picture("in-session-high-contrast", WIDE, 100, Scheme.HIGH_CONTRAST_DARK, _in_session),
    Picture("help-high-contrast", WIDE, 100, Scheme.HIGH_CONTRAST, _with_help),
    Picture("medicines-high-contrast", WIDE, 100, Scheme.HIGH_CONTRAST, _medicines),
    Picture("21-today-200pct", WIDE, 200, Scheme.LIGHT, _today(sample_rows.fast)),
    Picture("23-today-narrow", NARROW, 100, Scheme.LIGHT, _today(sample_rows.fast)),
    Picture("24-get-help", WIDE, 100, Scheme.LIGHT, _with_help),
    Picture("help-narrow", NARROW, 100, Scheme.LIGHT, _with_help),
    Picture("help-200pct", WIDE, 200, Scheme.LIGHT, _with_help),
    Picture("help-dark", WIDE, 100, Scheme.DARK, _with_help),
    Picture("in-session", WIDE, 100, Scheme.LIGHT, _in_session),
    Picture("why", WIDE, 100, Scheme.LIGHT, _with_why),
    Picture("reminders", WIDE, 100, Scheme.LIGHT, _with_reminder),
    Picture("undo", WIDE, 100, Scheme.LIGHT, _with_undo),
    Picture("keys-named", WIDE, 100, Scheme.LIGHT, _with_keys_named),
    Picture("keys-named-narrow", NARROW, 100, Scheme.DARK, _with_keys_named),
    Picture("smallest", SMALLEST, 100, Scheme.LIGHT, _today(sample_rows.fast)),
    Picture("smallest-200pct", SMALLEST, 200, Scheme.LIGHT, _today(sample_rows.fast)),
    Picture("smallest-200pct-menu", SMALLEST, 200, Scheme.LIGHT, _with_menu),
    Picture("narrow-scrolled", NARROW, 100, Scheme.LIGHT, _scrolled),
    Picture("200pct-scrolled", WIDE, 200, Scheme.LIGHT, _scrolled),
    Picture("smallest-200pct-scrolled", SMALLEST, 200, Scheme.LIGHT, _scrolled),
    Picture("smallest-200pct-help", SMALLEST, 200, Scheme.LIGHT, _with_help),
    Picture("all-that-waits", WIDE, 100, Scheme.LIGHT, _with_all_that_waits),
    Picture("all-that-waits-smallest-200pct", SMALLEST, 200, Scheme.LIGHT, _with_all_that_waits),
    Picture("smallest-200pct-reminders", SMALLEST, 200, Scheme.LIGHT, _with_reminder),
    Picture("smallest-200pct-why", SMALLEST, 200, Scheme.LIGHT, _with_why),
    Picture("smallest-200pct-in-session", SMALLEST, 200, Scheme.LIGHT, _in_session),
    Picture("narrow-in-session", NARROW, 100, Scheme.LIGHT, _in_session),
    Picture("wide-125pct", WIDE, 125, Scheme.LIGHT, _today(sample_rows.missed)),
    Picture("missed-dark", WIDE, 100, Scheme.DARK, _today(sample_rows.missed)),
    Picture("06-medicines", WIDE, 100, Scheme.LIGHT, _medicines),
    Picture("medicines-dark", WIDE, 100, Scheme.DARK, _medicines),
    Picture("medicines-narrow", NARROW, 100, Scheme.LIGHT, _medicines),
    Picture("medicines-200pct", WIDE, 200, Scheme.LIGHT, _medicines),
    Picture("medicines-smallest-200pct", SMALLEST, 200, Scheme.DARK, _medicines),
    Picture("medicines-hold", WIDE, 100, Scheme.LIGHT, _medicines_hold),
    Picture("medicines-hold-smallest-200pct", SMALLEST, 200, Scheme.LIGHT, _medicines_hold),
    Picture("medicines-adding", WIDE, 100, Scheme.LIGHT, _medicines_adding),
    Picture("medicines-adding-200pct", WIDE, 200, Scheme.LIGHT, _medicines_adding),
    Picture("medicines-adding-narrow", NARROW, 100, Scheme.DARK, _medicines_adding),
    Picture("medicines-empty", WIDE, 100, Scheme.LIGHT, _medicines_empty),
    Picture("medicines-searched-smallest", SMALLEST, 100, Scheme.LIGHT, _medicines_searched),
    *(
        Picture(*sketch)
        for pictures in (
            page_pictures,
            prepare_pictures,
            presence_pictures,
            print_pictures,
            caregiver_pictures,
            clinic_pictures,
            editor_pictures,
            file_pictures,
            setup_pictures,
        )
        for sketch in pictures.SKETCHES
    ),
)


def make_window(look: Look) -> tuple[ShellWindow, TodayView]:
    """A window with the pages that exist, and its Today page."""
    window = ShellWindow(look, sample_rows.help_rows())
    window.register_page(PageSpec("today", "Today", "sun", lambda: TodayView(look), "Ctrl+1"))
    window.register_action(ActionSpec("print-checklist", "Print checklist", "printer", "Ctrl+P"))
    window.show_identity(sample_rows.IDENTITY)
    view = window.page("today")
    assert isinstance(view, TodayView)
    return window, view


def window_of(picture: Picture, look: Look) -> ShellWindow:
    """A shown window that looks like `picture`."""
    look.set_text_percent(picture.percent)
    look.set_scheme(picture.scheme)
    window, view = make_window(look)
    window.resize(*picture.size)
    window.show_page("today")
    window.show()
    picture.show(window, view)
    return window


def throw_away(window: ShellWindow) -> None:
    """Close a window and delete it now: one left behind is laid out again at every change of the look."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


@contextmanager
def shown(picture: Picture, look: Look, application: QApplication) -> Iterator[ShellWindow]:
    """A window that looks like `picture`, settled; it is thrown away afterwards."""
    window = window_of(picture, look)
    # Layouts settle from the inside out, one round of events per level.
    for _ in range(_ROUNDS):
        application.processEvents()
    try:
        yield window
    finally:
        throw_away(window)


def draw_all(folder: Path, wanted: str = "") -> tuple[Path, ...]:
    """Write every picture whose name holds `wanted` into `folder`."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    look = Look(application, ASSETS / "fonts", ASSETS / "icons")
    written = []
    for picture in PICTURES:
        if wanted not in picture.name:
            continue
        path = folder / f"{picture.name}.png"
        with shown(picture, look, application) as window:
            window.grab().save(str(path))
        written.append(path)
    return tuple(written)


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for drawn in draw_all(target, *sys.argv[2:3]):
        print(drawn.name)
