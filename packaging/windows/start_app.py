"""Where the installed Windows program starts. It has one folder and one program, like one that was frozen."""

import os
import sys

sys.frozen = True  # type: ignore[attr-defined]
for name in ("stdout", "stderr"):
    # A program with a window has nowhere to write to when nobody listens.
    if getattr(sys, name) is None:
        setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  (for as long as the program runs)

from aftercare.app import main

raise SystemExit(main())
