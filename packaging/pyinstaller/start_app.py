"""Where the packaged app starts."""

from aftercare.app import main

raise SystemExit(main())
