"""Ships the top-level resources and the built fonts and icons inside the wheel.

It is a hook rather than a `force-include` table because that table also applies to editable installs, where
it would leave stale copies of the resources beside the sources.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHIPPED = {"resources": "aftercare/_resources", "build/assets": "aftercare/_assets"}


class ResourceHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the two resource folders to a standard wheel and leaves editable installs alone."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Map each folder to its place in the package.

        Raises:
            FileNotFoundError: if a folder is missing, with the command that makes it.
        """
        if version == "editable":
            return
        for folder, place in SHIPPED.items():
            source = Path(self.root, folder)
            if not source.is_dir():
                raise FileNotFoundError(f"{source} is missing; run `make setup` first")
            build_data["force_include"][str(source)] = place
