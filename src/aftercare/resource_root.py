"""Where the files shipped with the program lie: content, forms, translations, and the built fonts and icons.

Only the composition roots ask; everybody else is handed a path.
"""

from __future__ import annotations

from pathlib import Path

from aftercare.domain.errors import AftercareError

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parents[1]


class MissingResourcesError(AftercareError):
    """A folder the program cannot do without is not where it belongs.

    Attributes:
        folder: the folder that was looked for.
        remedy: what to do about it.
    """

    def __init__(self, folder: Path, remedy: str) -> None:
        super().__init__(f"{folder} is missing. {remedy}")
        self.folder = folder
        self.remedy = remedy


def resource_root() -> Path:
    """Return the folder of the content, forms and translations.

    Raises:
        MissingResourcesError: if neither the installed program nor a source checkout has it.
    """
    return _first_of(PACKAGE / "_resources", CHECKOUT / "resources", "Check out the whole repository.")


def asset_root() -> Path:
    """Return the folder of the built `fonts` and `icons`.

    Raises:
        MissingResourcesError: if neither the installed program nor a source checkout has it.
    """
    return _first_of(PACKAGE / "_assets", CHECKOUT / "build" / "assets", "Run `make assets`.")


def _first_of(installed: Path, checked_out: Path, remedy: str) -> Path:
    if installed.is_dir():
        return installed
    if not (CHECKOUT / "pyproject.toml").is_file():
        raise MissingResourcesError(installed, "Install Aftercare again.")
    if not checked_out.is_dir():
        raise MissingResourcesError(checked_out, remedy)
    return checked_out
