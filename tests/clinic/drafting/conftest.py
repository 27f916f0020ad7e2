"""The topics of our guidance."""

from __future__ import annotations

import pytest

from aftercare.domain.guidance import Guidance
from aftercare.domain.topic import TopicTree


@pytest.fixture
def topics(guidance: Guidance) -> TopicTree:
    return guidance.topics
