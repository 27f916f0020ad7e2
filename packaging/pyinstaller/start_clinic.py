"""Where the packaged commands for clinics start."""

import multiprocessing

from aftercare.clinic_app import main

# Printing many packets starts this program again as its own helpers.
multiprocessing.freeze_support()
raise SystemExit(main())
