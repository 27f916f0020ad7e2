"""``python -m aftercare`` starts the app."""

from __future__ import annotations

from aftercare.app import main

if __name__ == "__main__":
    raise SystemExit(main())
