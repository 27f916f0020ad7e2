"""The page that shows whether reminders come on this computer."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from aftercare.ui.reminder_test.rows import Asked, ComingRow, QuietRow, ReminderTestRows
from aftercare.ui.shell.page import Page, page_sides
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.card import Card
from aftercare.ui.widgets.flow import FlowLayout
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.page_scroll import PageScroll
from aftercare.ui.widgets.switch_row import SwitchRow
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.time_stepper import TimeStepper
from aftercare.ui.widgets.visibility import put

_BESIDE_BELOW = 1.5
"""Below this text size two times stand beside one another."""


class ReminderTestView(Page):
    """Five cards: the test, the safety net, what comes next, the quiet hours, and the switches.

    Signals:
        test_requested: a test reminder is wanted.
        seen: the person saw it (True), or did not (False).
        login_wanted, fallback_wanted, popup_wanted, details_wanted: how a switch should stand.
        clinic_hours_wanted: True to go by the clinic's quiet hours, False to go by one's own.
        bedtime_stepped, morning_stepped: how many steps later it should be.
        print_requested: the checklist is wanted on paper.
    """

    test_requested = Signal()
    seen = Signal(bool)
    login_wanted = Signal(bool)
    fallback_wanted = Signal(bool)
    popup_wanted = Signal(bool)
    details_wanted = Signal(bool)
    clinic_hours_wanted = Signal(bool)
    bedtime_stepped = Signal(int)
    morning_stepped = Signal(int)
    print_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make a page that knows nothing yet."""
        super().__init__(look, parent)
        self._rows: ReminderTestRows | None = None
        self._scroll = PageScroll(look)
        content = self._scroll.content
        self._test = _TestCard(look, content)
        self._switches = _SwitchCard(look, content)
        self._coming = _ComingCard(look, content)
        self._net = _NetCard(look, content)
        self._quiet = _QuietCard(look, content)
        self._test.start.clicked.connect(self._on_test)
        self._test.yes.clicked.connect(self._on_yes)
        self._test.no.clicked.connect(self._on_no)
        self._switches.login.wanted.connect(self.login_wanted)
        self._switches.fallback.wanted.connect(self.fallback_wanted)
        self._switches.details.wanted.connect(self.details_wanted)
        self._test.popup.wanted.connect(self.popup_wanted)
        self._quiet.as_clinic.wanted.connect(self.clinic_hours_wanted)
        self._quiet.bedtime.stepped.connect(self.bedtime_stepped)
        self._quiet.morning.stepped.connect(self.morning_stepped)
        self._net.print.clicked.connect(self._on_print)
        self._scroll.set_sections([self._test, self._net, self._coming, self._quiet, self._switches])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._scroll)
        self.set_header(
            HeaderRow(self.tr("Test my reminders"), self.tr("See whether reminders show on this computer."))
        )
        look.changed.connect(self.arrange)
        self.arrange()

    @property
    def page_scroll(self) -> PageScroll:
        """What scrolls."""
        return self._scroll

    @property
    def rows(self) -> ReminderTestRows | None:
        """What the page shows."""
        return self._rows

    def show_rows(self, rows: ReminderTestRows) -> None:
        """Show how things stand."""
        if rows == self._rows:
            return
        self._rows = rows
        self._test.show_rows(rows)
        self._coming.show_rows(rows)
        self._switches.show_rows(rows)
        self._quiet.show_quiet(rows.quiet)
        put(self._net.print, shows=rows.can_print)
        self.arrange()
        self._scroll.order_focus()

    def arrange(self) -> None:
        """Lay out for the class and the text size that are on."""
        px = self.look.theme.px
        for card in (self._test, self._coming, self._switches, self._net, self._quiet):
            card.arrange()
        self._scroll.set_page_margins(page_sides(self.layout_class), 8, 24)
        gap = px(14)
        self._scroll.set_gaps(lambda _section: gap)

    def _on_test(self, _checked: bool = False) -> None:
        self.test_requested.emit()

    def _on_yes(self, _checked: bool = False) -> None:
        self.seen.emit(True)

    def _on_no(self, _checked: bool = False) -> None:
        self.seen.emit(False)

    def _on_print(self, _checked: bool = False) -> None:
        self.print_requested.emit()


class _Section(Card):
    """A card with a heading."""

    def __init__(self, look: Look, title: str, parent: QWidget) -> None:
        super().__init__(look, parent)
        self.heading = Heading(look, TypeRole.H3, parent=self)
        self.heading.show_text(title)
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.addWidget(self.heading)

    def arrange(self) -> None:
        px = self._look.theme.px
        self.column.setContentsMargins(px(24), px(16), px(24), px(18))
        self.column.setSpacing(px(8))

    def say(self, role: TypeRole = TypeRole.BODY, colour: ColourRole = ColourRole.INK) -> TextLabel:
        """A label at the end of the card."""
        label = TextLabel(self._look, role, colour, self)
        self.column.addWidget(label)
        return label

    def buttons(self, buttons: Iterable[ActionButton]) -> FlowLayout:
        """A line of buttons at the end of the card."""
        flow = FlowLayout()
        for button in buttons:
            flow.addWidget(button)
        self.column.addLayout(flow)
        return flow


class _TestCard(_Section):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, self.tr("Do reminders show here?"), parent)
        self._last_look = self.say(colour=ColourRole.INK_2)
        self._answer = self.say(TypeRole.CONTROL_BOLD)
        self._steps: list[TextLabel] = []
        self._steps_box = QVBoxLayout()
        self.column.addLayout(self._steps_box)
        self.yes = ActionButton(look, ButtonKind.PRIMARY, self.tr("Yes, I saw it"), "check")
        self.no = ActionButton(look, ButtonKind.PLAIN, self.tr("No"), "x")
        self.start = ActionButton(look, ButtonKind.PRIMARY, self.tr("Show a test reminder"), "bell")
        for name, button in (("yes", self.yes), ("no", self.no), ("start", self.start)):
            button.setObjectName(f"test-{name}")
        self.no.setAccessibleName(self.tr("No, I did not see it"))
        self._flow = self.buttons((self.yes, self.no, self.start))
        self.popup = SwitchRow(
            look,
            "switch-popup",
            self.tr("Use Aftercare’s own pop-up"),
            self.tr("It stays on the screen until you close it."),
            self,
        )
        self.column.addWidget(self.popup)

    def show_rows(self, rows: ReminderTestRows) -> None:
        self._last_look.show_text(rows.last_look)
        self._last_look.set_colour(ColourRole.NO if rows.is_stopped else ColourRole.INK_2)
        self._answer.show_text(rows.answer)
        self._answer.set_colour(ColourRole.OK if rows.asked is Asked.SEEN else ColourRole.INK)
        for label in self._steps:
            put(label, shows=False)
            self._steps_box.removeWidget(label)
            label.deleteLater()
        self._steps = []
        for number, step in enumerate(rows.steps, start=1):
            label = TextLabel(self._look, TypeRole.BODY, parent=self)
            label.show_text(self.tr("{number}. {step}").format(number=number, step=step))
            self._steps_box.addWidget(label)
            self._steps.append(label)
        is_asked = rows.asked is Asked.WAITING
        put(self.yes, shows=is_asked)
        put(self.no, shows=is_asked)
        kind = ButtonKind.PRIMARY if rows.asked is Asked.NOT_YET else ButtonKind.PLAIN
        again = self.tr("Show a test reminder") if rows.asked is Asked.NOT_YET else self.tr("Show it again")
        self.start.become(kind, again, "bell")
        self.popup.show_on(rows.uses_own_popup)
        put(self.popup, shows=rows.asked is Asked.UNSEEN or rows.uses_own_popup)

    def arrange(self) -> None:
        super().arrange()
        px = self._look.theme.px
        self._flow.set_gaps(px(12), px(8))
        self._steps_box.setSpacing(px(4))


class _ComingCard(_Section):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, self.tr("Your next reminders"), parent)
        self._none = self.say(colour=ColourRole.INK_2)
        self._none.show_text(self.tr("No reminder is planned."))
        self._labels: list[tuple[TextLabel, TextLabel]] = []

    def show_rows(self, rows: ReminderTestRows) -> None:
        put(self._none, shows=not rows.coming)
        for number, row in enumerate(rows.coming):
            if number == len(self._labels):
                when = self.say(TypeRole.CONTROL_BOLD, ColourRole.PRIMARY)
                self._labels.append((when, self.say()))
            self._show(self._labels[number], row)
        for when, text in self._labels[len(rows.coming) :]:
            when.show_text("")
            text.show_text("")

    def _show(self, labels: tuple[TextLabel, TextLabel], row: ComingRow) -> None:
        labels[0].show_text(row.when)
        labels[1].show_text(row.text)

    def arrange(self) -> None:
        super().arrange()
        self.column.setSpacing(self._look.theme.px(3))


class _SwitchCard(_Section):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, self.tr("On this computer"), parent)
        self._problem = self.say(TypeRole.CONTROL, ColourRole.SOON)
        self.login = SwitchRow(look, "switch-login", self.tr("Start Aftercare when I log in"), parent=self)
        self.fallback = SwitchRow(
            look,
            "switch-fallback",
            self.tr("Also look for reminders while Aftercare is closed"),
            self.tr("Your computer starts a short check every 15 minutes."),
            self,
        )
        self.details = SwitchRow(
            look,
            "switch-details",
            self.tr("Say in the pop-up what the reminder is about"),
            self.tr("Others who see your screen can read it."),
            self,
        )
        for switch in (self.login, self.fallback, self.details):
            self.column.addWidget(switch)

    def show_rows(self, rows: ReminderTestRows) -> None:
        self._problem.show_text(rows.problem)
        self.login.show_on(rows.starts_at_login)
        self.fallback.show_on(rows.has_fallback)
        self.details.show_on(rows.shows_details)


class _NetCard(_Section):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, self.tr("Your safety net"), parent)
        self.say().show_text(self.tr("Reminders come only while this computer is on and you are logged in."))
        self.say().show_text(self.tr("Paper and your phone’s calendar are your safety net."))
        self.print = ActionButton(look, ButtonKind.PLAIN, self.tr("Print checklist"), "printer")
        self.print.setObjectName("test-print")
        self._flow = self.buttons((self.print,))


class _QuietCard(_Section):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(look, self.tr("Quiet hours"), parent)
        said = self.tr("In these hours Aftercare makes no sound, but for what your clinic marked as urgent.")
        self.say(colour=ColourRole.INK_2).show_text(said)
        self._hours = self.say(TypeRole.CONTROL_BOLD)
        self._problem = self.say(TypeRole.CONTROL, ColourRole.SOON)
        self._steppers = QWidget(self)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._steppers)
        self._pair.setContentsMargins(0, 0, 0, 0)
        self.bedtime = TimeStepper(look, "quiet-bedtime")
        self.morning = TimeStepper(look, "quiet-morning")
        for stepper in (self.bedtime, self.morning):
            self._pair.addWidget(stepper, 1)
        self.column.addWidget(self._steppers)
        self.as_clinic = SwitchRow(
            look,
            "quiet-as-clinic",
            self.tr("As my clinic says"),
            self.tr("Turn this off to set your own bedtime and morning, by this computer’s clock."),
            self,
        )
        self.column.addWidget(self.as_clinic)

    def show_quiet(self, row: QuietRow | None) -> None:
        put(self, shows=row is not None)
        if row is None:
            return
        hours = self.tr("From {bedtime} to {morning}").format(bedtime=row.bedtime, morning=row.morning)
        self._hours.show_text("" if row.is_own else hours)
        self._problem.show_text(row.problem)
        put(self._steppers, shows=row.is_own)
        self.bedtime.show_time(self.tr("Bedtime"), row.bedtime)
        self.morning.show_time(self.tr("Morning"), row.morning)
        self.as_clinic.show_on(not row.is_own)

    def arrange(self) -> None:
        super().arrange()
        theme = self._look.theme
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._pair.setDirection(across if theme.factor < _BESIDE_BELOW else down)
        self._pair.setSpacing(theme.px(20))
