"""Pages that ask: what they ask as values, and one widget for each kind of it."""
