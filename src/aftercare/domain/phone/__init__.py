"""The page for a phone: its words, when anything on it changes, and what it says, as values."""
