"""Where the packaged commands for clinics start."""

from aftercare.clinic_app import main

raise SystemExit(main())
