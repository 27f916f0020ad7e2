"""The real guidance and the packs in the repository, read once for all tests of the plan."""

from __future__ import annotations

import pytest
from tests.domain import contents

from aftercare.domain.clinic import ClinicPack
from aftercare.domain.guidance import Guidance


@pytest.fixture(scope="session")
def guidance() -> Guidance:
    return contents.our_guidance()


@pytest.fixture(scope="session")
def packs() -> dict[str, ClinicPack]:
    return contents.every_pack()
