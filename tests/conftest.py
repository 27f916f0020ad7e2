"""What every test may rely on: no screen, one locale, and nothing of the person who runs it is touched."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Qt warns about any locale that is not UTF-8, and a warning fails the test it appears in.
os.environ["LC_ALL"] = "C.UTF-8"

# Two busy cores make the time of a single example mean nothing; CI looks at the same examples every time.
settings.register_profile("aftercare", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("aftercare")


def pytest_runtest_teardown() -> None:
    """Take down the windows a test threw away while all parts of them are still held.

    Left to Python's collector, which begins somewhere within, half a window would be gone before Qt comes to it.
    """
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session", autouse=True)
def nobodys_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give the tests data folders of their own, and no way to the notifications of this desktop.

    A test that wants a message bus starts one, which replaces the address set here.
    """
    home = tmp_path_factory.mktemp("nobodys-home")
    with pytest.MonkeyPatch.context() as environment:
        for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
            folder = home / variable.lower()
            folder.mkdir(mode=0o700)
            environment.setenv(variable, str(folder))
        environment.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        yield
