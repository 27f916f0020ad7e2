"""Our guidance, for reading what the editor wrote."""

from __future__ import annotations

import pytest

from aftercare.content.guidance_reader import read_guidance
from aftercare.domain.guidance import Guidance
from aftercare.resource_root import resource_root


@pytest.fixture(scope="session")
def guidance() -> Guidance:
    return read_guidance(resource_root(), "en")
