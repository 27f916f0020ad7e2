"""PySide6 must give back what it borrows.

Release 6.12.0 drops a reference to None with every call that returns nothing on Python 3.11, and the process
aborts once they run out: after some hours on a patient's desk, never in a short test. Each check runs in a
process of its own, so that an abort is a failed test and not a dead test run.
"""

from __future__ import annotations

import subprocess
import sys
import textwrap

EMITS = """
    from PySide6.QtCore import QCoreApplication, QObject, Signal

    class Bell(QObject):
        rung = Signal(int)

    application = QCoreApplication([])
    heard = []
    bell = Bell()
    bell.rung.connect(heard.append)
    for count in range(5_000):
        bell.rung.emit(count)
    print(len(heard), heard[-1])
"""

VOID_CALLS = """
    import sys
    from PySide6.QtCore import QCoreApplication, QObject, QTimer

    application = QCoreApplication([])
    timer, thing = QTimer(), QObject()
    before = sys.getrefcount(None)
    for _ in range(5_000):
        timer.setInterval(1_000)
        timer.stop()
        thing.setObjectName("name")
        application.processEvents()
    print(before - sys.getrefcount(None))
"""


def outcome(program: str) -> str:
    """Run `program` in a fresh interpreter and return what it printed."""
    finished = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout.strip()


def test_five_thousand_signals_arrive_and_the_process_lives() -> None:
    assert outcome(EMITS) == "5000 4999"


def test_twenty_thousand_calls_that_return_nothing_keep_the_references_to_none() -> None:
    lost = int(outcome(VOID_CALLS))

    assert lost < 100
