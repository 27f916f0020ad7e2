"""What to do where a notice was not seen, system by system, in plain steps."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication


def steps_for(platform: str, environment: Mapping[str, str]) -> tuple[str, ...]:
    """The steps for one system.

    Args:
        platform: as in ``sys.platform``.
        environment: the variables of the session; a Linux desktop tells its name there.
    """
    translate = QCoreApplication.translate
    again = translate("ReminderTest", "Then show the test reminder again.")
    if platform == "win32":
        return (
            translate("ReminderTest", "Open Settings, System, Notifications. Turn notifications on."),
            translate("ReminderTest", "In the same list, turn on Aftercare."),
            translate("ReminderTest", "Turn off Focus assist, also called Do not disturb."),
            again,
        )
    if platform == "darwin":
        return (
            translate("ReminderTest", "Open System Settings, Notifications, Aftercare. Allow notifications."),
            translate("ReminderTest", "Choose Alerts, so that they stay on the screen."),
            translate("ReminderTest", "Turn off Focus in the Control Center."),
            again,
        )
    desktop = environment.get("XDG_CURRENT_DESKTOP", "").upper()
    if "GNOME" in desktop or "UNITY" in desktop:
        return (
            translate("ReminderTest", "Click the time on top of the screen. Turn off Do Not Disturb."),
            translate("ReminderTest", "Open Settings, Notifications. Turn on Aftercare in the list."),
            again,
        )
    if "KDE" in desktop:
        return (
            translate("ReminderTest", "Click the bell near the clock. Turn off Do not disturb."),
            translate("ReminderTest", "Open System Settings, Notifications. Turn on pop-ups for Aftercare."),
            again,
        )
    return (
        translate("ReminderTest", "Turn off Do not disturb in the settings of your desktop."),
        translate("ReminderTest", "If your desktop shows no notices at all, use our own pop-up. Turn it on below."),
        again,
    )
