"""Opens every screen of the demo and makes every sheet: to prove that a program is whole, or to look at it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from aftercare.domain.frozen import frozen
from aftercare.ui.desktop import Desktop
from aftercare.ui.reading_pages import LEARN, RECOVERY, WARNING_SIGNS
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import Scheme

_WIDE = (1280, 784)
_NARROW = (900, 604)
_SMALLEST = (760, 560)
_SHOWN_IN_ALL_WAYS = ("today-during-fast", "today-away")
_LEAST_COLOURS = 20


class Scenes(Protocol):
    """The demo at its moments."""

    @property
    def look(self) -> Look:
        """The look that all scenes share."""

    def names(self) -> tuple[str, ...]:
        """The names of the moments."""

    def at(self, name: str) -> AbstractContextManager[Desktop]:
        """The window at one moment."""

    def sheets(self) -> Iterator[tuple[str, bytes]]:
        """Every sheet, as name and PDF."""


@frozen
class Shot:
    """One picture to take: its name, its moment, size, text size in percent, colours, and what to press first."""

    name: str
    moment: str
    size: tuple[int, int] = _WIDE
    percent: int = 100
    scheme: Scheme = Scheme.LIGHT
    press: Callable[[Desktop], object] | None = None


def shots(names: tuple[str, ...]) -> tuple[Shot, ...]:
    """Every screen as it opens, and one of them in every size, text size and colour."""
    plain = [Shot(name, name) for name in names]
    one = _SHOWN_IN_ALL_WAYS[0]
    return (
        *plain,
        *(shot for moment in _SHOWN_IN_ALL_WAYS if moment in names for shot in _in_all_ways(moment)),
        Shot("get-help", names[-2], press=lambda desktop: desktop.window.open_help()),
        Shot("why", one, press=lambda desktop: desktop.explain("driving")),
        Shot("warning-signs", "today-after-session", press=lambda desktop: desktop.window.show_page(WARNING_SIGNS)),
        Shot("warning-sign", "today-after-session", press=lambda desktop: desktop.open_sign("chest-pain")),
        Shot("crisis", "today-after-session", press=lambda desktop: desktop.open_sign("thinking-of-suicide")),
        Shot("recovery", "today-after-session", press=lambda desktop: desktop.window.show_page(RECOVERY)),
        Shot("driving-check", "today-next-day", press=lambda desktop: desktop.window.show_page(RECOVERY)),
        Shot("learn", one, press=lambda desktop: desktop.window.show_page(LEARN)),
        Shot("printed", one, press=lambda desktop: desktop.print_checklist()),
    )


def _in_all_ways(one: str) -> tuple[Shot, ...]:
    return (
        Shot(f"{one}-narrow", one, _NARROW),
        Shot(f"{one}-smallest", one, _SMALLEST),
        Shot(f"{one}-200-percent", one, percent=200),
        Shot(f"{one}-200-percent-narrow", one, _NARROW, 200),
        Shot(f"{one}-dark", one, scheme=Scheme.DARK),
    )


def self_test(scenes: Scenes) -> int:
    """Opens every screen and makes every sheet; 0 if all are whole, 1 with a line for each that is not."""
    problems: list[str] = []
    count = 0
    for shot in shots(scenes.names()):
        count += 1
        try:
            if _colours(_taken(scenes, shot)) < _LEAST_COLOURS:
                problems.append(f"screen {shot.name}: shows nothing")
        except Exception as error:  # every failure of an installed program has to be named, whatever it is
            problems.append(f"screen {shot.name}: {type(error).__name__}: {error}")
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
    for shot in shots(scenes.names()):
        _taken(scenes, shot).save(str(folder / f"{shot.name}.png"))
    for name, pdf in scenes.sheets():
        (folder / f"{name}.pdf").write_bytes(pdf)
    sys.stdout.write(f"The demo's screens and sheets are in {folder}\n")
    return 0


def _taken(scenes: Scenes, shot: Shot) -> QPixmap:
    look = scenes.look
    look.set_scheme(shot.scheme)
    look.set_text_percent(shot.percent)
    with scenes.at(shot.moment) as desktop:
        window = desktop.window
        window.resize(*shot.size)
        window.show()
        if shot.press is not None:
            shot.press(desktop)
        QApplication.processEvents()
        picture = window.grab()
    look.set_scheme(Scheme.LIGHT)
    look.set_text_percent(100)
    return picture


def _colours(picture: QPixmap) -> int:
    image = picture.toImage()
    return len({image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)})
