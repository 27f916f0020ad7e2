"""Get help now: numbers that are there whatever else fails."""
