"""The first run: seven steps from an empty folder to a plan, a tested reminder and a printed checklist."""
