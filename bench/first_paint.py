"""Starts a program up to the first paint of its window and ends: what a person waits for. Run by ``run.py``.

python bench/first_paint.py bare            a PySide6 window with one label
python bench/first_paint.py today FOLDER    the Today window on what is stored in FOLDER
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget


class _EndAtFirstPaint(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            sys.stdout.flush()
            os._exit(0)
        return super().eventFilter(watched, event)


def _bare(_arguments: list[str]) -> QWidget:
    window = QMainWindow()
    window.resize(1280, 784)
    window.setCentralWidget(QLabel("Aftercare"))
    return window


def _window(_arguments: list[str]) -> QWidget:
    from aftercare import app

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = app.made_window(app.look_of(application))
    _KEPT.append(window)
    return window


def _today(arguments: list[str]) -> QWidget:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from aftercare import app
    from aftercare.clock import replay_clock

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    now = datetime(2026, 5, 14, 6, 40, tzinfo=ZoneInfo("America/Los_Angeles"))
    built = app.build_app(app.look_of(application), replay_clock(now), Path(arguments[0]))
    _KEPT.append(built)
    return built.desktop.window


_KEPT: list[object] = []


def _as_the_program_starts(made: Callable[[list[str]], QWidget]) -> Callable[[list[str]], QWidget]:
    """The window made as ``app`` makes it: with garbage collected later."""

    def make(arguments: list[str]) -> QWidget:
        from aftercare.collector import collecting_later

        with collecting_later():
            return made(arguments)

    return make


def main() -> None:
    application = QApplication(sys.argv[:1])
    makers = {"bare": _bare, "window": _as_the_program_starts(_window), "today": _as_the_program_starts(_today)}
    window = makers[sys.argv[1]](sys.argv[2:])
    end = _EndAtFirstPaint()
    window.installEventFilter(end)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
