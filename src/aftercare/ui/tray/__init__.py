"""The icon in the tray: that reminders are looked after, how many wait, and the way back to the window."""
