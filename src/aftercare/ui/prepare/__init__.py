"""Prepare: the checklist, the medicines, the driver and the ready check, as parts of one page."""

from __future__ import annotations

CHECKLIST, MEDICINES, DRIVER, READY = "checklist", "medicines", "driver", "ready-check"
PARTS = (CHECKLIST, MEDICINES, DRIVER, READY)
