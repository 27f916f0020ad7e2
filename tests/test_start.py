"""What the program leaves undone until its window stands."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
