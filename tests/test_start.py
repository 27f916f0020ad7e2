"""What the program leaves undone until its window stands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

_START = """
import linecache, sys
from aftercare import app
from aftercare.storage import course_store
from aftercare.ui import course, desktop
"""


def printed_after_start(expression: str) -> str:
    script = f"{_START}\nprint({expression})"
    return subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.strip()


def test_no_source_is_read_to_look_for_another_spelling_of_qt() -> None:
    assert printed_after_start("[name for name in linecache.cache if 'storage' in name]") == "[]"


def test_nothing_is_copied_before_the_window_stands() -> None:
    assert printed_after_start("[name for name in sys.modules if 'copies' in name]") == "[]"


_NORMAL_START = """
import sys
from pathlib import Path
from datetime import datetime
from pathlib import Path
from PySide6.QtWidgets import QApplication
from aftercare import app
from aftercare.clock import replay_clock
from aftercare.content.demo_reader import read_demo
from aftercare.resource_root import resource_root
application = QApplication([])
demo = read_demo(resource_root() / "demo")
folder = Path(sys.argv[1])
first = app.build_app(app.look_of(application), replay_clock(demo.now), folder, demo)
first.stop()
before = set(sys.modules)
built = app.build_app(app.look_of(application), replay_clock(demo.now), folder)
built.own_pages.open_first()
built.desktop.show()
application.processEvents()
print([name for name in sys.modules if name.startswith(("aftercare.ui.form", "aftercare.ui.setup",
    "aftercare.ui.settings", "aftercare.ui.appointment", "aftercare.first_run", "aftercare.settings_page",
    "aftercare.session_desk", "aftercare.storage.first_run_table"))])
built.stop()
"""


def test_nothing_of_the_first_run_or_of_settings_is_loaded_when_somebody_opens_their_plan(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _NORMAL_START, str(tmp_path / "data")]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)

    assert done.stdout.strip() == "[]"


def test_what_starts_other_programs_is_not_loaded_before_the_window_stands() -> None:
    assert printed_after_start("[name for name in ('subprocess', 'selectors') if name in sys.modules]") == "[]"


_UP_TO_THE_FIRST_PICTURE = """
import json, os, sys
from pathlib import Path
from PySide6 import QtCore
from PySide6.QtWidgets import QApplication
from aftercare import app
from aftercare.clock import replay_clock

class EndAtFirstPaint(QtCore.QObject):
    def eventFilter(self, watched, event):
        if event.type() == QtCore.QEvent.Type.Paint:
            found = {"modules": sorted(sys.modules), "has names of Qt": "Qt" in vars(QtCore)}
            print(json.dumps(found), flush=True)
            os._exit(0)
        return False

application = QApplication([])
if sys.argv[1] == "frame":
    window = app.made_window(app.look_of(application))
else:
    from datetime import datetime
    now = datetime.fromisoformat("2026-05-14T06:40-07:00")
    built = app.build_app(app.look_of(application), replay_clock(now), Path(sys.argv[2]))
    built.own_pages.open_first()
    window = built.desktop.window
end = EndAtFirstPaint()
window.installEventFilter(end)
window.show()
application.exec()
"""

_FRAME = (
    "aftercare.ui.accessible",
    "aftercare.ui.help.built_in",
    "aftercare.ui.help.rows",
    "aftercare.ui.shell.",
    "aftercare.ui.theme.",
    "aftercare.ui.widgets.",
)
_PLAN_AND_TODAY = (
    *_FRAME,
    "aftercare.content.kept_content",
    "aftercare.content.plan_files",
    "aftercare.content.snapshot",
    "aftercare.ui.course",
    "aftercare.ui.desktop",
    "aftercare.ui.driving_answers",
    "aftercare.ui.help.presenter",
    "aftercare.ui.messages",
    "aftercare.ui.notes",
    "aftercare.ui.prepare",
    "aftercare.ui.nothing_stored",
    "aftercare.ui.preparing_pages",
    "aftercare.ui.print_pages",
    "aftercare.ui.reading_pages",
    "aftercare.ui.today.",
)
_ONLY_WHEN_NEEDED = (
    "aftercare.clinic.",
    "aftercare.documents.",
    "aftercare.storage.copies",
    "aftercare.storage.backup",
)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("start") / "data"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-c", _NORMAL_START, str(folder)], check=True, env=environment, capture_output=True)
    return folder


def at_first_picture(what: str, folder: Path) -> tuple[list[str], bool]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", _UP_TO_THE_FIRST_PICTURE, what, str(folder)]
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, timeout=300)
    found = json.loads(told.stdout)
    return found["modules"], found["has names of Qt"]


def beyond(modules: Iterable[str], allowed: Iterable[str]) -> list[str]:
    """What is loaded of screens, content, paper and clinics, though the picture does not need it.

    A name that ends in a dot allows all that lies below it.
    """
    watched = ("aftercare.ui.", "aftercare.content.", *_ONLY_WHEN_NEEDED)
    known = set(allowed)
    whole = tuple(name for name in known if name.endswith("."))
    packages = {name.rpartition(".")[0] for name in modules}
    return [
        name
        for name in modules
        if name.startswith(watched) and name not in known | packages and not name.startswith(whole)
    ]


def test_the_first_picture_loads_the_frame_and_nothing_of_any_page(stored: Path) -> None:
    modules, has_names_of_qt = at_first_picture("frame", stored)

    assert beyond(modules, _FRAME) == []
    assert [name for name in ("sqlite3", "tomllib", "aftercare.domain.plan") if name in modules] == []
    assert not has_names_of_qt


def test_today_filled_in_loads_no_other_page_and_reads_no_content_anew(stored: Path) -> None:
    modules, has_names_of_qt = at_first_picture("today", stored)

    assert beyond(modules, _PLAN_AND_TODAY) == []
    assert [name for name in ("tomllib", "apscheduler", "reportlab", "cryptography") if name in modules] == []
    assert not has_names_of_qt
