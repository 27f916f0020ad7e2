"""A pack being edited: its files as text, changed key by key so that comments, order and layout stay."""
