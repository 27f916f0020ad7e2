"""Alex's session 4 of 6, a folder for its data, and the feet of somebody who is not root."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment

CLINIC_ZONE = ZoneInfo("America/Los_Angeles")
NOBODY = 65534


@pytest.fixture
def zone() -> ZoneInfo:
    return CLINIC_ZONE


@pytest.fixture
def now() -> datetime:
    return datetime(2026, 5, 14, 13, 40, tzinfo=UTC)


@pytest.fixture
def session() -> Session:
    return Session(
        session_id="4f9a",
        treatment=Treatment.IV_INFUSION,
        planned_start=datetime(2026, 5, 14, 10, 0, tzinfo=CLINIC_ZONE),
        planned_end=datetime(2026, 5, 14, 11, 30, tzinfo=CLINIC_ZONE),
        number=4,
        of=6,
    )


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder of an ordinary person, whose rights count even where root runs the tests."""
    folder = Path(tempfile.mkdtemp(prefix="aftercare-"))
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if is_root:
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o700)
        for inside in filter(Path.is_dir, list(folder.iterdir())):
            inside.chmod(0o700)
        shutil.rmtree(folder)
