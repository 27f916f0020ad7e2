"""Settings, wired to the person's files and to this computer.

Loaded when it is first shown. Only ``own_pages.py`` uses it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QLocale

from aftercare import __version__
from aftercare.domain.asked_facts import AskedFacts, asked_facts
from aftercare.domain.condition import PatientFacts
from aftercare.domain.errors import AftercareError
from aftercare.domain.preferences import ThemeChoice
from aftercare.domain.treatment import Treatment
from aftercare.own_pages import SETTINGS, RunningApp
from aftercare.person_files import LANGUAGE
from aftercare.resource_root import resource_root
from aftercare.session_desk import ContentDesk
from aftercare.storage.preference_file import ChoiceSwitch
from aftercare.ui.form.blocks import Block
from aftercare.ui.settings.about import AboutSection
from aftercare.ui.settings.data import DataSection
from aftercare.ui.settings.looks import LanguageSection, LookSection
from aftercare.ui.settings.presenter import SettingsPresenter
from aftercare.ui.settings.privacy import PrivacySection
from aftercare.ui.settings.reminders import DETAILS, FALLBACK, LOGIN, POPUP, SOUND, RemindersSection
from aftercare.ui.settings.section import Part, Section
from aftercare.ui.settings.sessions import SessionsSection
from aftercare.ui.settings.view import SettingsView
from aftercare.ui.settings.you import YouSection
from aftercare.ui.shell.rows import HeaderRow

if TYPE_CHECKING:
    from aftercare.storage.private_store import PrivateStore
    from aftercare.ui.reminder_test.presenter import Switch
    from aftercare.ui.reminder_test.quiet_times import QuietTimes

LICENCES = (
    ("Aftercare", "Apache License 2.0"),
    ("Python", "PSF License"),
    ("Qt, PySide6", "LGPL 3"),
    ("Source Sans 3", "SIL Open Font License"),
    ("Lucide", "ISC License"),
    ("ReportLab", "BSD License"),
    ("pikepdf", "MPL 2.0"),
    ("pypdfium2, PDFium", "Apache License 2.0, BSD License"),
    ("Pillow", "MIT-CMU License"),
    ("APScheduler, platformdirs, tomlkit", "MIT License"),
    ("cryptography", "Apache License 2.0, BSD License"),
    ("phonenumberslite, tzdata", "Apache License 2.0"),
)


def made_settings(
    app: RunningApp,
    elsewhere: Mapping[Part, Callable[[], object]],
    take_along: Callable[[], object] | None,
    open_file: Callable[[], object] | None = None,
) -> tuple[SettingsView, SettingsPresenter, SessionsSection]:
    """The page, what feeds it, and its part of the sessions.

    Args:
        app: the running app.
        elsewhere: what shows the parts that have a page of their own.
        take_along: shows the page of export and backup, if there is one.
        open_file: asks for an appointment file and shows what it says, if that can be done.
    """
    desktop = app.desktop
    view = SettingsView(desktop.look)
    desk = ContentDesk(resource_root(), lambda: app.opened, desktop.course, app.here)
    sessions = SessionsSection(desk, desktop.course, app.clock, _names, open_file)
    sections: dict[Part, Section] = {
        Part.SESSIONS: sessions,
        Part.CLINIC: _ClinicLink(desk),
        Part.YOU: YouSection(_Facts(app, desk)),
        Part.LANGUAGE: LanguageSection(_Languages(app, desk)),
        Part.LOOK: LookSection(_Look(app)),
        Part.REMINDERS: RemindersSection(_Reminders(app), lambda: desktop.window.show_page("reminder-test")),
        Part.PRIVACY: PrivacySection(ChoiceSwitch(app.choices, "shows_details")),
        Part.DATA: DataSection(_Data(app, desk), take_along),
        Part.ABOUT: AboutSection(_About(desk)),
    }
    presenter = SettingsPresenter(_Screen(view, app), sections, elsewhere)
    view.back_wanted.connect(presenter.back)
    wishes = view.wishes
    wishes.pressed.connect(presenter.pressed)
    wishes.chosen.connect(presenter.chosen)
    wishes.typed.connect(presenter.typed)
    wishes.entered.connect(presenter.entered)
    wishes.stepped.connect(presenter.stepped)
    wishes.switched.connect(presenter.switched)
    presenter.refresh()
    return view, presenter, sessions


def _names(count: int) -> list[str]:
    """Lasting names for so many sessions."""
    return [uuid4().hex for _ in range(count)]


class _Screen:
    """The page and the window around it."""

    def __init__(self, view: SettingsView, app: RunningApp) -> None:
        self._view = view
        self._app = app

    def show_form(self, header: HeaderRow, blocks: tuple[Block, ...], *, is_broad: bool = False) -> None:
        self._view.show_form(header, blocks, is_broad=is_broad)

    def begin_part(self) -> None:
        self._view.to_top()
        self._app.desktop.window.show_page(SETTINGS)


class _ClinicLink(Section):
    """The row that leads to the page of the clinic."""

    icon = "stethoscope"

    def __init__(self, desk: ContentDesk) -> None:
        self._desk = desk

    def title(self) -> str:
        from PySide6.QtCore import QCoreApplication

        return QCoreApplication.translate("Settings", "My clinic")

    def line(self) -> str:
        from PySide6.QtCore import QCoreApplication

        clinic = self._desk.clinic
        return clinic.name if clinic is not None else QCoreApplication.translate("Settings", "General guidance")


class _Facts:
    """What the person said, in their private file; a change reaches every plan at once."""

    def __init__(self, app: RunningApp, desk: ContentDesk) -> None:
        self._app = app
        self._desk = desk

    @property
    def asked(self) -> AskedFacts:
        desk, clinic = self._desk, self._desk.clinic
        treatments = {session.treatment for session in desk.sessions()} or set(desk.treatments())
        rules = [rule for one in Treatment if one in treatments for rule in desk.guidance(one).rules]
        return asked_facts([*(clinic.rules if clinic is not None else ()), *rules], treatments)

    @property
    def names(self) -> Mapping[str, str]:
        clinic = self._desk.clinic
        return {**self._desk.guidance(Treatment.IV_INFUSION).names, **(clinic.names if clinic is not None else {})}

    @property
    def countries(self) -> Mapping[str, str]:
        numbers = self._desk.guidance(Treatment.IV_INFUSION).help_numbers
        return {one.country: one.emergency for one in numbers}

    def facts(self) -> PatientFacts:
        return self._private().patient() or PatientFacts()

    def listed(self) -> frozenset[str]:
        said = self.facts().takes
        known = self._private().known_facts().takes
        return frozenset(name for name, takes in known.items() if takes and not said.get(name))

    def save(self, facts: PatientFacts) -> None:
        private = self._private()
        private.save_patient(facts)
        self._app.desktop.course.take_facts(private.known_facts())

    def _private(self) -> PrivateStore:
        files = self._app.opened
        if files is None:
            raise AftercareError("the person's files are not open")
        return files.private


class _Languages:
    """The languages there is content in."""

    def __init__(self, app: RunningApp, desk: ContentDesk) -> None:
        self._app = app
        self._desk = desk

    @property
    def language(self) -> str:
        chosen = self._app.choices.now.language
        return chosen if chosen in dict(self.languages()) else LANGUAGE

    def languages(self) -> Sequence[tuple[str, str]]:
        folders = sorted(resource_root().glob("??/wording.toml"))
        return [(one.parent.name, _language_name(one.parent.name)) for one in folders]

    def clinic_languages(self) -> Sequence[str]:
        clinic = self._desk.clinic
        return [_language_name(one) for one in clinic.languages] if clinic is not None else ()

    def take_language(self, language: str) -> None:
        self._app.choices.change(language=language)


def _language_name(code: str) -> str:
    name = QLocale(code).nativeLanguageName()
    return name[:1].upper() + name[1:] if code != LANGUAGE else "English"


class _Look:
    """Text size and colours, changed at once and kept."""

    def __init__(self, app: RunningApp) -> None:
        self._app = app

    @property
    def text_percent(self) -> int:
        return self._app.desktop.look.text_percent

    @property
    def theme(self) -> ThemeChoice:
        return self._app.choices.now.theme

    def take_text(self, percent: int) -> None:
        self._app.desktop.window.text_size.choose(percent)

    def take_theme(self, theme: ThemeChoice) -> None:
        self._app.desktop.look.choose_theme(theme)
        self._app.choices.change(theme=theme)


class _Reminders:
    """The switches of this computer, made once; those of "Test my reminders" turn the same things."""

    def __init__(self, app: RunningApp) -> None:
        self._app = app
        self._switches: dict[str, Switch] = {}

    def switches(self) -> Mapping[str, Switch]:
        presence = self._app.presence
        if presence is not None and not self._switches:
            from aftercare.reminder_test_page import reminder_switches

            found = reminder_switches(presence.test_parts())
            self._switches = {
                LOGIN: found.login,
                FALLBACK: found.fallback,
                POPUP: found.popup,
                DETAILS: found.details,
                SOUND: ChoiceSwitch(self._app.choices, "makes_sound"),
            }
        return self._switches

    def quiet(self) -> QuietTimes | None:
        from aftercare.reminder_test_page import own_quiet_times

        presence = self._app.presence
        return own_quiet_times(presence.test_parts()) if presence is not None else None


class _Data:
    """The person's folder."""

    def __init__(self, app: RunningApp, desk: ContentDesk) -> None:
        self._app = app
        self._desk = desk

    @property
    def place(self) -> Path:
        files = self._app.opened
        return files.place if files is not None else Path()

    def days(self) -> Sequence[date]:
        from aftercare.storage.chosen_day import days_to_go_back_to

        return days_to_go_back_to(self.place)

    def day_words(self, day: date) -> str:
        wording = self._desk.wording
        return f"{wording.weekday(day)}, {wording.date_of(day)}"

    def open_folder(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.place)))

    def go_back_to(self, day: date) -> None:
        from aftercare.storage.chosen_day import go_back_to_day

        place, now = self.place, self._app.clock()
        self._app.let_go()
        try:
            go_back_to_day(place, day, now)
        finally:
            problem = self._app.reopen()
        if problem is not None:
            raise problem

    def erase(self) -> None:
        from PySide6.QtWidgets import QApplication

        from aftercare.reminder_test_page import reminder_switches
        from aftercare.storage.erasing import erase_everything

        place, presence = self.place, self._app.presence
        if presence is not None:
            switches = reminder_switches(presence.test_parts())
            for switch in (switches.login, switches.fallback):
                if switch.is_on():
                    switch.turn_off()
        self._app.let_go()
        try:
            erase_everything(place)
        except AftercareError:
            self._app.reopen()
            raise
        QApplication.quit()


class _About:
    """The program and its content."""

    def __init__(self, desk: ContentDesk) -> None:
        self._desk = desk

    @property
    def version(self) -> str:
        return __version__

    @property
    def disclaimer(self) -> str:
        guidance = self._desk.guidance(Treatment.IV_INFUSION)
        return guidance.disclaimer.replace("{phone}", guidance.help_for(self._desk.facts.country).emergency)

    @property
    def reviewed_by(self) -> str:
        return self._desk.guidance(Treatment.IV_INFUSION).reviewed_by

    def sources(self) -> Sequence[str]:
        from aftercare.content.handbook import Handbook

        listed = Handbook(resource_root(), LANGUAGE).sources.names
        # Several ids may stand for one document.
        return tuple(dict.fromkeys(listed.values()))

    def licences(self) -> Sequence[tuple[str, str]]:
        return LICENCES
