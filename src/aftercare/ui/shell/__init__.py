"""The frame of the window: main menu, header, and the page that shows."""
