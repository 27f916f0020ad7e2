"""How the names of our files end; by these a computer knows what to open with a double-click."""

from __future__ import annotations

CLINIC_ENDING = ".aftercare-clinic"
"""A clinic's rules, packed and signed."""

DRIVER_ENDING = ".aftercare-share"
"""What a patient shares with a driver."""

BACKUP_ENDING = ".aftercare-backup"
"""All data of one person."""

VISIT_ENDING = ".ics"
"""An appointment, as calendars write it."""
