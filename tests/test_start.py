"""What the program leaves undone until its window stands."""

from __future__ import annotations

import subprocess
import sys

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
