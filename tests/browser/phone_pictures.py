"""Takes pictures of the pages on a small phone, as a person would see them.

QT_QPA_PLATFORM=offscreen python -m tests.browser.phone_pictures FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.browser.chromium import running_chromium
from tests.browser.phone_pages import alex, write_driver, write_patient
from tests.domain import samples

WAYS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("", {}),
    ("-dark", {"is_dark": True}),
    ("-small-200-percent", {"width": 320, "percent": 200}),
    ("-elsewhere", {"zone": "America/New_York"}),
)
MOMENTS = {"before": "2026-05-13 18:00", "fast": "2026-05-14 06:40", "after": "2026-05-14 14:15"}


def take_pictures(folder: Path) -> None:
    """Write a picture of each page at each moment in each way into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as scratch, running_chromium(Path(scratch) / "profile") as browser:
        for write in (write_patient, write_driver):
            page = write(Path(scratch), alex())
            for moment, text in MOMENTS.items():
                for way, settings in WAYS:
                    with browser.tab(page, samples.at(text).timestamp(), **settings) as tab:
                        (folder / f"phone-{page.stem}-{moment}{way}.png").write_bytes(tab.picture())


if __name__ == "__main__":
    take_pictures(Path(sys.argv[1]))
