"""The Today page: its rows, its view and its presenter."""
