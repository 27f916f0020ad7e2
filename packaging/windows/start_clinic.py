"""Where the installed Windows commands for clinics start."""

import multiprocessing
import sys

sys.frozen = True  # type: ignore[attr-defined]
from aftercare.clinic_app import main

# Printing many packets starts this program again as its own helpers.
multiprocessing.freeze_support()
raise SystemExit(main())
