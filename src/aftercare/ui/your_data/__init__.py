"""Your data: take everything along, keep a backup, go back to one."""
