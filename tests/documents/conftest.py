"""Where the tests of the sheets find the fonts that `make setup` cuts, and who reads calendars back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.documents.calendar_reading import CalendarReader, running_reader


@pytest.fixture(scope="session")
def fonts() -> Path:
    return Path(__file__).parents[2] / "build" / "assets" / "fonts"


@pytest.fixture(scope="session")
def reader() -> Iterator[CalendarReader]:
    with running_reader() as found:
        yield found
