"""Loads the shipped faces and knows the family to ask for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

FAMILY = "Aftercare Sans"
FALLBACKS = ("Segoe UI", "SF Pro Text", "Noto Sans")
FACES = ("Regular", "Medium", "SemiBold", "Bold", "ExtraBold")


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Register the static faces of Aftercare Sans with the running application.

    Args:
        folder: holds `AftercareSans-Regular.ttf` and its sisters.

    Returns:
        The families to ask for, best first; a face that cannot be read only leaves its family to the fallbacks.
    """
    loaded = [QFontDatabase.addApplicationFont(str(folder / f"AftercareSans-{face}.ttf")) != -1 for face in FACES]
    return (FAMILY, *FALLBACKS) if all(loaded) else (*FALLBACKS,)
