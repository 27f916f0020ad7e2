"""The ready check: a few questions before leaving home, and what follows from the answers."""
