"""What the tables and columns of the stored files are called in an export. One without a name here keeps its own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def table_name(file: str, table: str) -> str:
    """The heading of a table."""
    translate = QCoreApplication.translate
    names = {
        "patient": translate("Export", "About you"),
        "session_detail": translate("Export", "Your sessions: the treatment"),
        "session": translate("Export", "Your sessions: the times"),
        "confirmation": translate("Export", "What you confirmed"),
        "driver": translate("Export", "Your driver"),
        "medicine": translate("Export", "Your medicines"),
        "pack_in_force": translate("Export", "Your clinic's plan"),
        "pinned_clinic": translate("Export", "Clinics you trusted"),
        "declined_pack": translate("Export", "Clinic plans you did not take"),
        "print": translate("Export", "What you printed or shared"),
        "question": translate("Export", "Questions for your clinic"),
        "clear_instruction": translate("Export", "What the clinic made clear"),
        "ready_answer": translate("Export", "Your answers in the ready check"),
        "ride_note": translate("Export", "Asking your driver"),
        "first_run": translate("Export", "Your answers when you began"),
        "task_mark": translate("Export", "Tasks you marked"),
        "nudge": translate("Export", "Reminders you asked for"),
        "look_back": translate("Export", "What you said about missed reminders"),
        "quiet_hours": translate("Export", "Your quiet hours"),
        "reminder": translate("Export", "All reminders"),
        "correction": translate("Export", "Corrections you were told of"),
        "followed_appointment": translate("Export", "Appointments that reminders follow"),
        "pulse": translate("Export", "When Aftercare last ran"),
        "damaged_entry": translate("Export", "Damaged entries that were put aside"),
    }
    return names.get(table, f"{file}: {plain_name(table)}")


def column_name(column: str) -> str:
    """The name of a value."""
    translate = QCoreApplication.translate
    names = {
        "only": translate("Export", "Entry"),
        "entry": translate("Export", "Entry"),
        "facts": translate("Export", "What you said"),
        "takes": translate("Export", "Medicines you take"),
        "has": translate("Export", "Conditions"),
        "uses": translate("Export", "What you use"),
        "session_id": translate("Export", "Session"),
        "said_by": translate("Export", "Who said so"),
        "said_on": translate("Export", "Said on"),
        "restart_on": translate("Export", "Start again on"),
        "pick_up": translate("Export", "Pick-up"),
        "is_booster": translate("Export", "Single session (1 is yes)"),
        "is_cancelled": translate("Export", "Cancelled (1 is yes)"),
        "planned_start_utc": translate("Export", "Starts"),
        "planned_end_utc": translate("Export", "Planned end"),
        "actual_end_utc": translate("Export", "You left"),
        "planned_start_local": translate("Export", "Starts, at the clinic"),
        "planned_end_local": translate("Export", "Planned end, at the clinic"),
        "actual_end_local": translate("Export", "You left, at the clinic"),
        "course_length": translate("Export", "Sessions planned"),
        "marked_at": translate("Export", "Marked"),
        "due": translate("Export", "Due"),
    }
    return names.get(column, plain_name(column))


def plain_name(name: str) -> str:
    """A stored name as words."""
    words = name.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]
