"""One browser for all tests of pages that people open on a phone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.browser.chromium import Browser, running_chromium


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with running_chromium(tmp_path_factory.mktemp("chromium")) as found:
        yield found
