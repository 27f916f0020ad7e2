"""Pictures of the page that tests reminders, of our own pop-up, and of Today while the driving check waits."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from tests.ui.demo_course import at, course_of, request
from tests.ui.page_pictures import NARROW, SMALLEST, WIDE, Show, Sketch, in_every_way

from aftercare.ui.popup.rows import PopupRow
from aftercare.ui.popup.view import PopupView
from aftercare.ui.reminder_test.rows import Asked, ComingRow, QuietRow, ReminderTestRows
from aftercare.ui.reminder_test.steps import steps_for
from aftercare.ui.reminder_test.view import ReminderTestView
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.tokens import Scheme
from aftercare.ui.today.presenter import TodayPresenter
from aftercare.ui.today.reminder_box import LateReminders
from aftercare.ui.today.view import TodayView

COMING = (
    ComingRow("7:45 AM", "Last drink by 8:00 AM. Then no drinks until later."),
    ComingRow("9:00 AM", "Do the ready check before you leave."),
    ComingRow("tomorrow, 10:00 AM", "Do your mood check."),
)
ROWS = ReminderTestRows(
    "Aftercare last looked at 6:40 AM.",
    coming=COMING,
    starts_at_login=True,
    quiet=QuietRow("10:00 PM", "7:00 AM"),
)
REFUSED = "Bedtime has to be before midnight and later than the morning. Nothing was changed."
UNSEEN = ROWS._replace(
    asked=Asked.UNSEEN,
    answer="Reminders may not show here. Try this:",
    steps=steps_for("linux", {}),
    quiet=QuietRow("11:45 PM", "7:00 AM", is_own=True, problem=REFUSED),
    problem="This computer did not let us change that. Nothing was changed.",
)
DETAILED = PopupRow(
    "r-2",
    "Aftercare. Appointment prep",
    "Last drink by 8:00 AM",
    "15 minutes left. Then no drinks until later.",
    "glass-water",
    "Remind me in 5 min",
    can_be_answered=True,
)


def reminder_test(rows: ReminderTestRows, *, is_scrolled: bool = False) -> Show:
    def show(window: ShellWindow, _today: TodayView) -> None:
        view = ReminderTestView(window.look)
        spec = PageSpec("reminder-test", "Test my reminders", "bell", lambda: view, is_below=True)
        window.register_page(spec)
        view.show_rows(rows)
        window.show_page("reminder-test")
        if is_scrolled:
            bar = view.page_scroll.verticalScrollBar()
            bar.setValue(bar.maximum())

    return show


def pop_up(window: ShellWindow, _today: TodayView) -> None:
    """The pop-up in the corner of the window; on a desktop it stands in the corner of the screen."""
    view = PopupView(window.look, DETAILED)
    size = view.size_in(window.size())
    QWidget.setParent(view, window)
    view.setGeometry(window.width() - size.width() - 68, window.height() - size.height() - 68, 0, 0)
    view.resize(size.width() + 2 * view.rim, size.height() + 2 * view.rim)
    view.show()


def driving_check_waits(_window: ShellWindow, today: TodayView) -> None:
    course = course_of(request(actual_end=at("12:00")))
    TodayPresenter(today, course, LateReminders(), lambda: at("2026-05-15 12:05")).refresh()


SKETCHES: tuple[Sketch, ...] = (
    *in_every_way("test-my-reminders", reminder_test(ROWS)),
    ("test-my-reminders-unseen", WIDE, 100, Scheme.LIGHT, reminder_test(UNSEEN)),
    ("test-my-reminders-unseen-scrolled", NARROW, 100, Scheme.LIGHT, reminder_test(UNSEEN, is_scrolled=True)),
    ("test-my-reminders-unseen-200pct", SMALLEST, 200, Scheme.LIGHT, reminder_test(UNSEEN, is_scrolled=True)),
    ("18-pop-up", WIDE, 100, Scheme.LIGHT, pop_up),
    ("18-pop-up-dark", WIDE, 100, Scheme.DARK, pop_up),
    ("18-pop-up-200pct", WIDE, 200, Scheme.LIGHT, pop_up),
    *in_every_way("32-today-while-the-check-waits", driving_check_waits),
)
