"""Entering appointments: one or a whole course, in the first run and in Settings alike."""
