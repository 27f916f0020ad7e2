"""The clock and the zone of this computer, as the composition roots hand them on."""

from __future__ import annotations

import os
import subprocess
import sys
from zoneinfo import ZoneInfo

import pytest

from aftercare.clock import system_zone, zone_rules_issue

ASK = "from aftercare.clock import system_zone; print(system_zone())"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no TZ")
@pytest.mark.parametrize("zone", ["America/New_York", "Australia/Lord_Howe"])
def test_the_zone_of_the_computer_is_known_by_its_name(zone: str) -> None:
    environment = {**os.environ, "TZ": zone}
    asked = subprocess.run([sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=True)

    assert asked.stdout.strip() == zone


def test_a_zone_of_this_computer_can_be_reckoned_with() -> None:
    here = system_zone()

    assert here is None or isinstance(here, ZoneInfo)


def test_the_issue_of_the_rules_of_zones_is_told() -> None:
    assert zone_rules_issue().startswith("20")
