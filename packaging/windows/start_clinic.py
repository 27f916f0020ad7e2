"""Where the installed Windows commands for clinics start."""

import sys

sys.frozen = True  # type: ignore[attr-defined]
from aftercare.clinic_app import main

raise SystemExit(main())
