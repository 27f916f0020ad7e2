"""What the page for a phone says: Today through time, and the driver's day."""
