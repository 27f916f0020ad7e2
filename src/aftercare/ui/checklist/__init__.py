"""The checklist: what to do before a session, why, who says so, and what to ask."""
