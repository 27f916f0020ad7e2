"""Clinic packs on the screen: which one is in use, what a file would change, and what has to be confirmed first."""
