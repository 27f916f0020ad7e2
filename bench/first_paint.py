"""Starts a program up to the first paint of its window and ends: what a person waits for. Run by ``run.py``.

    python bench/first_paint.py bare            a PySide6 window with one label
    python bench/first_paint.py today FOLDER    the Today window of the demo, with its data in FOLDER
"""

from __future__ import annotations

import os
import sys
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


def _today(arguments: list[str]) -> QWidget:
    from aftercare import app
    from aftercare.clock import replay_clock
    from aftercare.content.demo_reader import read_demo
    from aftercare.resource_root import resource_root

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    demo = read_demo(resource_root() / "demo")
    built = app.build_app(app.look_of(application), replay_clock(demo.now), Path(arguments[0]), demo)
    window = built.desktop.window
    window.setProperty("app", None)
    _today.kept = built  # type: ignore[attr-defined]
    return window


def main() -> None:
    application = QApplication(sys.argv[:1])
    window = {"bare": _bare, "today": _today}[sys.argv[1]](sys.argv[2:])
    end = _EndAtFirstPaint()
    target = window if sys.argv[1] == "bare" else window
    for widget in (target, *target.findChildren(QWidget)):
        widget.installEventFilter(end)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
