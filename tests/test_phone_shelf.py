"""The page for a phone lies in the person's folder, for their eyes only, under a name that tells nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.domain import sheet_samples

from aftercare.phone_shelf import make_phone_page


@pytest.mark.parametrize(("is_for_driver", "name"), [(False, "appointment-2026-05-14"), (True, "pick-up-2026-05-14")])
def test_a_page_is_its_owners_alone_and_its_name_tells_nothing(tmp_path: Path, is_for_driver: bool, name: str) -> None:
    plans = sheet_samples.course()

    file = make_phone_page(tmp_path, plans, lambda _session: {}, sheet_samples.PRINTED, is_for_driver=is_for_driver)

    assert file.stem == name
    assert file.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    if os.name != "nt":
        assert file.stat().st_mode & 0o777 == 0o600
