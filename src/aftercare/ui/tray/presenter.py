"""Decides what the tray says."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QCoreApplication

from aftercare.ui.tray.rows import TrayMark, TrayRow, TrayState


class TrayScreen(Protocol):
    """Where it is shown."""

    def show_row(self, row: TrayRow) -> None:
        """Show icon and words."""


class TrayPresenter:
    """Feeds the tray, and leaves it alone while nothing changes."""

    def __init__(self, screen: TrayScreen) -> None:
        """Take the tray; it shows that nothing waits."""
        self._screen = screen
        self._shown = tray_row(TrayState())
        screen.show_row(self._shown)

    def show(self, state: TrayState) -> None:
        """Show what is known now."""
        row = tray_row(state)
        if row != self._shown:
            self._shown = row
            self._screen.show_row(row)


def tray_row(state: TrayState) -> TrayRow:
    """The icon and the words for what is known."""
    translate = QCoreApplication.translate
    if state.is_stopped:
        stopped = translate("Tray", "Reminders are stopped")
        return TrayRow(TrayMark.STOPPED, translate("Tray", "Aftercare: reminders are stopped"), stopped)
    line = translate("Tray", "No reminder planned")
    if state.next_time:
        line = translate("Tray", "Next reminder at {time}").format(time=state.next_time)
    if state.waiting == 0:
        return TrayRow(TrayMark.QUIET, "Aftercare", line)
    if state.waiting == 1:
        return TrayRow(TrayMark.WAITING, translate("Tray", "Aftercare: 1 reminder waiting"), line)
    words = translate("Tray", "Aftercare: {count} reminders waiting").format(count=state.waiting)
    return TrayRow(TrayMark.WAITING, words, line)
