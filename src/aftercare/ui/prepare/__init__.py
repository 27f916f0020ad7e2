"""Prepare: the checklist, the medicines, the driver and the ready check, as parts of one page."""
