"""Opens every screen of the demo and makes every sheet: to prove that a program is whole, or to look at it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from typing import Protocol

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from aftercare.domain.frozen import frozen
from aftercare.ui.desktop import Desktop
from aftercare.ui.prepare import CHECKLIST, PARTS, READY
from aftercare.ui.reading_pages import LEARN, RECOVERY, WARNING_SIGNS
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import Scheme

_WIDE = (1280, 784)
_NARROW = (900, 604)
_SMALLEST = (760, 560)
_LEAST_COLOURS = 20
_ROUNDS = 4
"""Layouts settle from the inside out, one round of events per level."""


class Scene(Protocol):
    """The demo at one moment."""

    @property
    def desktop(self) -> Desktop:
        """The window."""

    def test_reminders(self) -> None:
        """Open the page that tests reminders."""

    def show_pages(self) -> None:
        """Open Print & share and wait until its pages are made."""

    def my_clinic(self) -> None:
        """Open the page of the clinic."""

    def clinic_file(self) -> None:
        """Open a signed file of another clinic."""

    def share_with_driver(self) -> None:
        """Open the page that saves a file for the driver."""

    def as_the_driver_sees_it(self) -> QWidget:
        """The window that the file for the driver opens."""

    def visit_file(self) -> None:
        """Open an appointment file."""

    def your_data(self) -> None:
        """Open the page of export and backup."""

    def pop_up(self) -> QWidget:
        """Our own pop-up for the reminder that speaks next."""


class Scenes(Protocol):
    """The demo at its moments."""

    @property
    def look(self) -> Look:
        """The look that all scenes share."""

    def names(self) -> tuple[str, ...]:
        """The names of the moments."""

    def at(self, name: str) -> AbstractContextManager[Scene]:
        """The app at one moment."""

    def sheets(self) -> Iterator[tuple[str, bytes]]:
        """Every sheet, as name and PDF."""


@frozen
class Shot:
    """One picture to take.

    Attributes:
        name: its name.
        moment: the moment of the demo.
        size: of the window.
        percent: text size.
        scheme: colours.
        press: what to press first.
        of: what to take a picture of, if it is not the window.
    """

    name: str
    moment: str
    size: tuple[int, int] = _WIDE
    percent: int = 100
    scheme: Scheme = Scheme.LIGHT
    press: Callable[[Scene], object] | None = None
    of: Callable[[Scene], QWidget] | None = None


def shots(names: tuple[str, ...]) -> tuple[Shot, ...]:
    """Every screen as it opens, and those that change most in every size, text size and colour.

    Those of one moment are taken one after the other in the same window.
    """
    fast, after, next_day = "today-during-fast", "today-after-session", "today-next-day"
    test_page = Shot("test-my-reminders", fast, press=lambda scene: scene.test_reminders())
    paper = Shot("print-share", fast, press=lambda scene: scene.show_pages())
    pop_up = Shot("pop-up", fast, of=lambda scene: scene.pop_up())
    return (
        *(Shot(name, name) for name in names),
        *(shot for name in (fast, "today-away", "today-moved") for shot in _in_all_ways(Shot(name, name))),
        Shot("why", fast, press=lambda scene: scene.desktop.explain("driving")),
        Shot("learn", fast, press=lambda scene: scene.desktop.window.show_page(LEARN)),
        test_page,
        Shot("my-clinic", fast, press=lambda scene: scene.my_clinic()),
        *_in_all_ways(Shot("clinic-words", fast, press=lambda scene: scene.clinic_file())),
        *_in_all_ways(test_page),
        paper,
        *_in_all_ways(paper),
        Shot("share-driver", fast, press=lambda scene: scene.share_with_driver()),
        Shot("caregiver", fast, of=lambda scene: scene.as_the_driver_sees_it()),
        Shot("visit-file", fast, press=lambda scene: scene.visit_file()),
        Shot("your-data", fast, press=lambda scene: scene.your_data()),
        pop_up,
        replace(pop_up, name="pop-up-200-percent", percent=200),
        replace(pop_up, name="pop-up-dark", scheme=Scheme.DARK),
        *_preparing(fast),
        Shot("recovery", after, press=lambda scene: scene.desktop.window.show_page(RECOVERY)),
        Shot("warning-signs", after, press=lambda scene: scene.desktop.window.show_page(WARNING_SIGNS)),
        Shot("warning-sign", after, press=lambda scene: scene.desktop.open_sign("chest-pain")),
        Shot("crisis", after, press=lambda scene: scene.desktop.open_sign("thinking-of-suicide")),
        Shot("driving-check", next_day, press=lambda scene: scene.desktop.window.show_page(RECOVERY)),
        Shot("get-help", next_day, press=lambda scene: scene.desktop.window.open_help()),
        Shot("settings", next_day, press=lambda scene: _go_to(scene, "settings")),
        Shot("settings-sessions", next_day, press=lambda scene: _go_to(scene, "settings", "open-sessions")),
        Shot(
            "settings-about-you", next_day, press=lambda scene: _go_to(scene, "settings", "settings-back", "open-you")
        ),
        Shot("set-up", next_day, press=lambda scene: _go_to(scene, "setup")),
        Shot("set-up-clinic", next_day, press=lambda scene: _go_to(scene, "setup", "setup-next")),
        Shot("set-up-appointment", next_day, press=lambda scene: _go_to(scene, "setup", "setup-next", "setup-next")),
    )


def _preparing(moment: str) -> Iterator[Shot]:
    """Every part of Prepare; what is ticked and answered most, in all ways."""
    for part in PARTS:
        one = Shot(f"prepare-{part}", moment, press=partial(_open_part, part))
        yield one
        if part in (CHECKLIST, READY):
            yield from _in_all_ways(one)


def _open_part(part: str, scene: Scene) -> None:
    scene.desktop.open_preparation(part)


def _go_to(scene: Scene, page_id: str, *buttons: str) -> None:
    """Show a page and press buttons on it, one after the other."""
    window = scene.desktop.window
    window.show_page(page_id)
    for name in buttons:
        found = window.page(page_id).findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton), name
        found.click()


def _in_all_ways(one: Shot) -> tuple[Shot, ...]:
    return (
        replace(one, name=f"{one.name}-narrow", size=_NARROW),
        replace(one, name=f"{one.name}-smallest", size=_SMALLEST),
        replace(one, name=f"{one.name}-200-percent", percent=200),
        replace(one, name=f"{one.name}-200-percent-narrow", size=_NARROW, percent=200),
        replace(one, name=f"{one.name}-dark", scheme=Scheme.DARK),
        replace(one, name=f"{one.name}-high-contrast", scheme=Scheme.HIGH_CONTRAST),
    )


def self_test(scenes: Scenes) -> int:
    """Opens every screen and makes every sheet; 0 if all are whole, 1 with a line for each that is not."""
    problems: list[str] = []
    count = 0
    with _only_real_remarks(), _heard(problems):
        for group in _groups(shots(scenes.names())):
            count += len(group)
            try:
                for shot, picture in _taken(scenes, group):
                    if _colours(picture) < _LEAST_COLOURS:
                        problems.append(f"screen {shot.name}: shows nothing")
            except Exception as error:  # every failure of an installed program has to be named, whatever it is
                problems.append(f"screen {group[0].name}: {type(error).__name__}: {error}")
    try:
        for name, pdf in scenes.sheets():
            count += 1
            if not pdf.startswith(b"%PDF") or len(pdf) < 10_000:
                problems.append(f"sheet {name}: is not a whole PDF")
    except Exception as error:  # as above
        problems.append(f"sheets: {type(error).__name__}: {error}")
    for problem in problems:
        sys.stderr.write(f"{problem}\n")
    sys.stdout.write(f"{count} screens and sheets, {len(problems)} problems\n")
    return 1 if problems else 0


def render_demo(scenes: Scenes, folder: Path) -> int:
    """Writes every screen as PNG and every sheet as PDF into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with _only_real_remarks():
        for group in _groups(shots(scenes.names())):
            for shot, picture in _taken(scenes, group):
                picture.save(str(folder / f"{shot.name}.png"))
    for name, pdf in scenes.sheets():
        (folder / f"{name}.pdf").write_bytes(pdf)
    sys.stdout.write(f"The demo's screens and sheets are in {folder}\n")
    return 0


@contextmanager
def _only_real_remarks() -> Iterator[None]:
    """Keep back what Qt remarks about a platform without a screen: that it raises no windows."""

    def tell(_kind: QtMsgType, _context: QMessageLogContext, words: str | None) -> None:
        if words and not words.startswith("This plugin does not support"):
            sys.stderr.write(f"{words}\n")

    before = qInstallMessageHandler(tell)
    try:
        yield
    finally:
        qInstallMessageHandler(before)


@contextmanager
def _heard(problems: list[str]) -> Iterator[None]:
    """Count what goes wrong while Qt calls us, too; it never comes back to who opened the screen."""

    def hear(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        place = extract_tb(trace)[-1] if trace is not None else None
        where = f" ({Path(place.filename).name}, {place.name})" if place is not None else ""
        problem = f"screens: {kind.__name__}: {error}{where}"
        if problem not in problems:
            problems.append(problem)

    before = sys.excepthook
    sys.excepthook = hear
    try:
        yield
    finally:
        sys.excepthook = before


def _groups(all_shots: tuple[Shot, ...]) -> Iterator[list[Shot]]:
    """Shots of the same moment, which can be taken in one window."""
    found: dict[str, list[Shot]] = {}
    for shot in all_shots:
        found.setdefault(shot.moment, []).append(shot)
    yield from found.values()


def _taken(scenes: Scenes, group: Sequence[Shot]) -> Iterator[tuple[Shot, QPixmap]]:
    look = scenes.look
    with scenes.at(group[0].moment) as scene:
        window = scene.desktop.window
        pictured: QWidget = window
        window.show()
        pressed: object = None
        for shot in group:
            look.set_scheme(shot.scheme)
            look.set_text_percent(shot.percent)
            window.resize(*shot.size)
            if (shot.press, shot.of) != pressed:
                pressed = shot.press, shot.of
                if shot.press is not None:
                    shot.press(scene)
                pictured = shot.of(scene) if shot.of is not None else window
            for _ in range(_ROUNDS):
                QApplication.processEvents()
            yield shot, pictured.grab()
    look.set_scheme(Scheme.LIGHT)
    look.set_text_percent(100)


def _colours(picture: QPixmap) -> int:
    image = picture.toImage()
    return len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)})
