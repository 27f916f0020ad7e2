"""Pictures of the first run and of Settings, made of Alex's clinic and plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

from tests.ui import asking
from tests.ui.demo_course import at, course_of, guidance, request
from tests.ui.page_pictures import NARROW, SMALLEST, WIDE, Show, Sketch, in_every_way

from aftercare.domain.asked_facts import AskedFacts, asked_facts
from aftercare.domain.condition import PatientFacts
from aftercare.domain.preferences import ThemeChoice
from aftercare.domain.setup import SetupStep
from aftercare.domain.treatment import Treatment
from aftercare.ui.form.blocks import ChoiceBlock, Option
from aftercare.ui.settings.about import AboutSection
from aftercare.ui.settings.looks import LookSection
from aftercare.ui.settings.presenter import SettingsPresenter
from aftercare.ui.settings.privacy import PrivacySection
from aftercare.ui.settings.section import Part, Section
from aftercare.ui.settings.sessions import SessionsSection
from aftercare.ui.settings.view import SettingsView
from aftercare.ui.settings.you import YouSection
from aftercare.ui.setup.ports import ClinicView
from aftercare.ui.setup.presenter import SetupParts, SetupPresenter
from aftercare.ui.setup.rows import SetupRows
from aftercare.ui.setup.view import SetupView
from aftercare.ui.shell.rows import HeaderRow
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.tokens import Scheme
from aftercare.ui.today.view import TodayView

Act = Callable[[SetupPresenter], object]


class _Clinic(asking.Clinic):
    """The choice as the design has it."""

    def view(self, *, is_general: bool | None) -> ClinicView:
        options = (
            Option("riverside", "Riverside Ketamine Clinic", "Already on this computer. (503) 555-0142", "stethoscope"),
            Option("file", "Open the file my clinic gave me", "It ends in .aftercare-clinic", "folder-open"),
            Option("general", "Use general guidance for now", "You can open your clinic’s file later.", "book-open"),
        )
        chosen = "" if is_general is None else "general" if is_general else "riverside"
        title = "Which clinic treats you?"
        choice = ChoiceBlock("clinic", title, options, chosen, is_asked_above=True)
        return ClinicView(title, "Your clinic’s own rules and phone numbers come first.", (choice,), bool(chosen))


class _Screen:
    def __init__(self, window: ShellWindow, view: SetupView) -> None:
        self._window, self._view = window, view

    def show_rows(self, rows: SetupRows) -> None:
        self._view.show_rows(rows)

    def begin_step(self) -> None:
        self._window.show_page("setup")

    def leave(self) -> None:
        pass


def first_run(step: SetupStep, act: Act | None = None, *, here: str = "America/Los_Angeles") -> Show:
    def show(window: ShellWindow, _today: TodayView) -> None:
        view = SetupView(window.look)
        window.register_page(PageSpec("setup", "Set up", "sun", lambda: view, is_listed=False))
        desk = asking.Desk(here=ZoneInfo(here))
        parts = SetupParts(
            desk,
            asking.Book(),
            asking.Course(desk),
            _Clinic(),
            asking.Check(),
            asking.Paper(),
            asking.Letters(),
            asking.clock(),
            asking.names(),
        )
        presenter = SetupPresenter(_Screen(window, view), parts)
        presenter.begin()
        presenter.on()
        presenter.chosen("clinic", "riverside")
        while presenter.answers.step.number < min(step.number, SetupStep.APPOINTMENT.number):
            presenter.on()
        if step.number > SetupStep.APPOINTMENT.number:
            may_14(presenter)
        while presenter.answers.step is not step:
            presenter.back() if presenter.answers.step.number > step.number else presenter.on()
        if act is not None:
            act(presenter)

    return show


def may_14(presenter: SetupPresenter) -> None:
    presenter.typed("day", "May 14")
    presenter.entered("day")
    presenter.typed("time", "10")
    presenter.entered("time")


def a_course(presenter: SetupPresenter) -> None:
    may_14(presenter)
    for _ in range(5):
        presenter.stepped("count", 1)


def a_past_date(presenter: SetupPresenter) -> None:
    may_14(presenter)
    presenter.typed("day", "April 26")
    presenter.entered("day")
    presenter.on()


def no_reminder(presenter: SetupPresenter) -> None:
    presenter.chosen("saw", "no")


class _Facts:
    @property
    def asked(self) -> AskedFacts:
        return asked_facts(guidance().rules, [Treatment.IV_INFUSION])

    @property
    def names(self) -> dict[str, str]:
        return guidance().names

    @property
    def countries(self) -> dict[str, str]:
        return {one.country: one.emergency for one in guidance().help_numbers}

    def facts(self) -> PatientFacts:
        return PatientFacts(name="Alex", takes={"lithium": False}, has={"sleep-apnoea": True})

    def listed(self) -> frozenset[str]:
        return frozenset({"ssri-snri-tca"})

    def save(self, facts: PatientFacts) -> None:
        pass


class _Look:
    text_percent = 100
    theme = ThemeChoice.SYSTEM

    def take_text(self, percent: int) -> None:
        pass

    def take_theme(self, theme: ThemeChoice) -> None:
        pass


class _About:
    version = "0.1.0"
    reviewed_by = "awaiting clinical review"
    disclaimer = "This app gives general facts and reminders. It is not medical advice."

    def sources(self) -> tuple[str, ...]:
        return ("Spravato (esketamine) US prescribing information, 2019, as reproduced",)

    def licences(self) -> tuple[tuple[str, str], ...]:
        return (("Aftercare", "Apache License 2.0"), ("Qt, PySide6", "LGPL 3"))


class _Switch:
    def is_on(self) -> bool:
        return False

    def turn_on(self) -> None:
        pass

    def turn_off(self) -> None:
        pass


class _SettingsScreen:
    def __init__(self, window: ShellWindow, view: SettingsView) -> None:
        self._window, self._view = window, view

    def show_form(self, header: HeaderRow, blocks: tuple[object, ...], *, is_broad: bool = False) -> None:
        self._view.show_form(header, blocks, is_broad=is_broad)  # type: ignore[arg-type]

    def begin_part(self) -> None:
        self._window.show_page("settings")


def settings(part: Part | None, *keys: str) -> Show:
    def show(window: ShellWindow, _today: TodayView) -> None:
        view = SettingsView(window.look)
        window.register_page(PageSpec("settings", "Settings", "settings", lambda: view, is_below=True))
        now = at("2026-05-15 09:00")
        requests = [request(actual_end=at("12:00"))]
        for number, days in ((5, 4), (6, 7)):
            session = requests[0].session
            moved = replace(
                session,
                session_id=f"s{number}",
                number=number,
                planned_start=session.planned_start + timedelta(days=days),
                planned_end=session.planned_end + timedelta(days=days),
                actual_end=None,
            )
            requests.append(replace(requests[0], session=moved))
        course = course_of(*requests)
        desk = asking.Desk(entered=[plan.session for plan in course.plans])
        sections: dict[Part, Section] = {
            Part.SESSIONS: SessionsSection(desk, course, lambda: now, asking.names()),
            Part.YOU: YouSection(_Facts()),
            Part.LOOK: LookSection(_Look()),
            Part.PRIVACY: PrivacySection(_Switch()),
            Part.ABOUT: AboutSection(_About()),
        }
        presenter = SettingsPresenter(_SettingsScreen(window, view), sections, {})
        presenter.open(part)
        for key in keys:
            presenter.pressed(key)

    return show


SKETCHES: tuple[Sketch, ...] = (
    *in_every_way("15-setup-1", first_run(SetupStep.CLINIC)),
    *in_every_way("16-setup-2", first_run(SetupStep.APPOINTMENT, may_14)),
    *in_every_way("17-setup-3", first_run(SetupStep.REMINDERS)),
    ("15-setup-welcome", WIDE, 100, Scheme.LIGHT, first_run(SetupStep.LANGUAGE)),
    ("15-setup-treatment", WIDE, 100, Scheme.LIGHT, first_run(SetupStep.TREATMENT)),
    ("16-setup-course", WIDE, 100, Scheme.LIGHT, first_run(SetupStep.APPOINTMENT, a_course)),
    ("16-setup-course-smallest-200pct", SMALLEST, 200, Scheme.LIGHT, first_run(SetupStep.APPOINTMENT, a_course)),
    ("16-setup-past", NARROW, 100, Scheme.LIGHT, first_run(SetupStep.APPOINTMENT, a_past_date)),
    ("16-setup-abroad", WIDE, 100, Scheme.LIGHT, first_run(SetupStep.APPOINTMENT, may_14, here="America/New_York")),
    *in_every_way("16-setup-driver", first_run(SetupStep.DRIVER)),
    ("17-setup-unseen", SMALLEST, 100, Scheme.DARK, first_run(SetupStep.REMINDERS, no_reminder)),
    *in_every_way("17-setup-print", first_run(SetupStep.PRINT)),
    *in_every_way("settings", settings(None)),
    *in_every_way("settings-sessions", settings(Part.SESSIONS)),
    *in_every_way("settings-cancel", settings(Part.SESSIONS, "cancel-s5")),
    *in_every_way("settings-move", settings(Part.SESSIONS, "move-s5")),
    *in_every_way("settings-you", settings(Part.YOU)),
    *in_every_way("settings-look", settings(Part.LOOK)),
    *in_every_way("settings-privacy", settings(Part.PRIVACY)),
    *in_every_way("settings-about", settings(Part.ABOUT)),
)
