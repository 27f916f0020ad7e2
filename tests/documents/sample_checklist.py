"""The checklist of the picture the sheet is designed after: the sample patient on the way to session 4."""

from __future__ import annotations

from pathlib import Path

from aftercare.domain.checklist import CallBox, Checklist, TickGroup, TickLine, TimeBox

SAMPLE_LOGO = Path(__file__).with_name("sample_logo.png").read_bytes()


def group(title: str, *lines: tuple[str, str]) -> TickGroup:
    """Return a group of lines given as key and text."""
    return TickGroup(title, tuple(TickLine(key, text) for key, text in lines))


SAMPLE_CHECKLIST = Checklist(
    language="en",
    clinic=("Riverside", "Ketamine Clinic"),
    patient="Alex",
    subtitle="IV infusion, session 4 of 6",
    title="Get ready for your session",
    when="Thursday, May 14, at 10:00 AM.",
    arrive="Be there at 9:45 AM.",
    address=("210 River Street, Suite 4",),
    boxes=(
        TimeBox("Stop eating", "4:00 AM"),
        TimeBox("Stop clear drinks", "8:00 AM"),
        TimeBox("Sam picks you up", "9:15 AM"),
    ),
    groups=(
        group(
            "This week",
            ("ask-driver", "Ask Sam to drive. Ask a backup."),
            ("ask-medicines", "Ask about every medicine on your list."),
            ("day-off", "Take the day off. Plan child care."),
        ),
        group(
            "The day before",
            ("alcohol", "No alcohol after 10:00 AM."),
            ("driver-said-yes", "Sam said yes."),
            ("pack", "Pack: headphones, eye mask, blanket, this page."),
            ("clothes", "Set out loose clothes, loose sleeves."),
            ("phone", "Charge your phone."),
            ("mood", "Fill in your mood check."),
        ),
        group(
            "The morning",
            ("fatty-food", "No fatty food or meat after 2:00 AM."),
            ("food", "No food after 4:00 AM. Milk is food."),
            ("clear-drinks", "Clear drinks until 8:00 AM: water, apple juice, black coffee, plain tea."),
            ("medicines", "Take medicines the way the clinic said."),
            ("ready-check", "Do the ready check."),
            ("driving", "Do not drive yourself."),
        ),
        group(
            "At the clinic",
            ("tell-staff", "Tell staff what you ate, drank and took."),
            ("bathroom", "Use the bathroom first."),
            ("restart", "Ask when to restart any held medicine."),
            ("silent", "Phone on silent."),
        ),
    ),
    call_title="Call before you leave home if:",
    call_if=(
        "you ate or drank too late",
        "you are ill, or had a fall",
        "you have no driver",
        "you could be pregnant",
    ),
    calls=(
        CallBox("Clinic, 8 AM to 5 PM", "(503) 555-0142"),
        CallBox("Clinic, after hours", "(503) 555-0199"),
        CallBox("Emergency", "911", is_urgent=True),
        CallBox("Crisis", "988", is_urgent=True),
    ),
    small_print=(
        "General information, not medical advice. Nobody watches it for you.",
        "Your clinic’s instructions come first. Source: Riverside clinic plan, version 3.",
    ),
    printed="Printed May 13, 2026, 4:20 PM",
    plan_number="Plan 4-3",
    page_words="Page {page} of {pages}",
    name_words="Name:",
)
