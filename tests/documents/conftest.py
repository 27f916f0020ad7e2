"""Where the tests of the sheets find the fonts that `make setup` cuts."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def fonts() -> Path:
    return Path(__file__).parents[2] / "build" / "assets" / "fonts"
