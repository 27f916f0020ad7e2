"""Rows equal to the design's pictures; invented people, clinic and numbers."""

from __future__ import annotations

from aftercare.ui.help.rows import HelpLevel, HelpRow, HelpRows
from aftercare.ui.shell.rows import IdentityRow
from aftercare.ui.today.rows import (
    ActionRow,
    AfterThatRow,
    BannerKind,
    BannerRow,
    CallRow,
    CardAction,
    CardKind,
    ChipKind,
    ChipRow,
    DayLineRow,
    DayNodeRow,
    InSessionRows,
    NextCardRow,
    NodeState,
    ReminderCardRow,
    ReminderLineRow,
    ReminderListRow,
    TileRow,
    TileState,
    TodayRows,
    WhyRow,
)

IDENTITY = IdentityRow("Riverside Ketamine Clinic", "Riverside", "Alex", "IV infusion")

_DONE = ActionRow(CardAction.DONE, "Done")
_REMIND = ActionRow(CardAction.REMIND, "Remind me in 15 min")
_WHY = ActionRow(CardAction.WHY, "Why?")
_PHONE_SAM = "(503) 555-0117"
_PHONE_CLINIC = "(503) 555-0142"


def _driver(chip: ChipKind, word: str, note: str) -> CallRow:
    return CallRow("Your driver: Sam", "Sam", "car", _PHONE_SAM, note, ChipRow(chip, word))


def _clinic(note: str) -> CallRow:
    return CallRow("Clinic", "Clinic", "stethoscope", _PHONE_CLINIC, note)


def _food(state: TileState, word: str, until: str) -> TileRow:
    return TileRow("food", "Food", "utensils", state, word, until, until)


def _drinks(state: TileState, word: str, until: str, second: str = "") -> TileRow:
    full = f"{until}, {second}" if second else until
    return TileRow("clear-drinks", "Clear drinks", "glass-water", state, word, until, full, second)


def _alcohol(until: str, full: str) -> TileRow:
    return TileRow("alcohol", "Alcohol", "wine", TileState.NO, "No", until, full)


def _driving(state: TileState, word: str, until: str, full: str, second: str = "") -> TileRow:
    return TileRow("driving", "Driving", "car", state, word, until, full, second)


def _decisions(state: TileState, word: str, until: str, second: str = "") -> TileRow:
    full = f"{until}. {second}" if second else until
    return TileRow("decisions", "Big decisions", "signature", state, word, until, full, second)


def _nodes(*moments: tuple[str, str, NodeState]) -> tuple[DayNodeRow, ...]:
    words = {NodeState.DONE: "done", NodeState.COMING: "coming", NodeState.MISSED: "missed"}
    return tuple(DayNodeRow(time, label, state, f"{time}, {label}, {words[state]}") for time, label, state in moments)


_C, _D, _M = NodeState.COMING, NodeState.DONE, NodeState.MISSED
_FAST_TILES = (
    _food(TileState.NO, "No", "until after your session"),
    _drinks(TileState.OK_FOR_NOW, "OK for now", "until 8:00 AM", "1 h 20 min left"),
    _alcohol("until about noon Fri", "until about noon Friday"),
    _driving(
        TileState.NO,
        "No",
        "until about noon Fri, and a night’s sleep",
        "until about noon Friday, and a night’s sleep",
    ),
    _decisions(TileState.AS_USUAL, "As usual", "until 10:00 AM", "Then not until Friday"),
)


def before() -> TodayRows:
    """Picture 01."""
    return TodayRows(
        title="Wednesday, May 13",
        subtitle="Tomorrow is session 4 of 6, at 10:00 AM",
        subtitle_brief="Session tomorrow, 10:00 AM",
        next_card=NextCardRow(
            CardKind.DO,
            "Do this next",
            "Check that Sam can drive you",
            "Call or text Sam. Pick-up is 9:15 AM tomorrow.",
            (_DONE, _REMIND, _WHY),
            "confirm-driver",
            "1 h 40 min",
            "1 hour 40 minutes left",
            "by 6:00 PM today",
            0.35,
        ),
        board_heading="Right now, 4:20 PM",
        board_source="Your clinic’s plan",
        tiles=(
            _food(TileState.OK, "OK", "until 4:00 AM tomorrow"),
            _drinks(TileState.OK, "OK", "until 8:00 AM tomorrow"),
            _alcohol("until about noon Fri", "until about noon Friday"),
            _driving(
                TileState.AS_USUAL, "As usual", "today", "today. Not after your session", "Not after your session"
            ),
            _decisions(TileState.AS_USUAL, "As usual", "until your session"),
        ),
        day=DayLineRow(
            "Next 24 hours",
            _nodes(
                ("10:00 AM", "Stop alcohol", _D),
                ("6:00 PM", "Driver confirmed", _C),
                ("9:00 PM", "Pack your bag", _C),
                ("4:00 AM", "Stop eating", _C),
                ("8:00 AM", "Stop clear drinks", _C),
                ("9:15 AM", "Leave with Sam", _C),
                ("10:00 AM", "Session 4", _C),
            ),
            0,
            0.53,
        ),
        driver=_driver(ChipKind.ASKED, "Asked", "No answer yet"),
        clinic=_clinic("Open today until 5:00 PM"),
    )


def fast() -> TodayRows:
    """Picture 02."""
    return TodayRows(
        title="Session day",
        subtitle="Thursday, May 14. Session 4 of 6 is at 10:00 AM",
        subtitle_brief="At 10:00 AM",
        next_card=NextCardRow(
            CardKind.DO,
            "Do this next",
            "Finish clear drinks by 8:00 AM",
            "Water, apple juice, black coffee or plain tea. No milk.",
            (_DONE, _REMIND, _WHY),
            "finish-drinks",
            "1 h 20 min",
            "1 hour 20 minutes left",
            "until 8:00 AM",
            0.62,
        ),
        board_heading="Right now, 6:40 AM",
        board_source="Your clinic’s plan",
        tiles=_FAST_TILES,
        day=DayLineRow("Your day", _session_day(_D), 0, 0.57),
        driver=_driver(ChipKind.CONFIRMED, "Confirmed", "Here at 9:15 AM"),
        clinic=_clinic("After hours: (503) 555-0199"),
    )


def _session_day(first: NodeState) -> tuple[DayNodeRow, ...]:
    return _nodes(
        ("4:00 AM", "Stop eating", first),
        ("8:00 AM", "Stop clear drinks", _C),
        ("9:00 AM", "Ready check", _C),
        ("9:15 AM", "Leave with Sam", _C),
        ("10:00 AM", "Session 4", _C),
        ("Noon", "Home with Sam", _C),
        ("Tonight", "Rest. Sam stays", _C),
    )


def after() -> TodayRows:
    """Picture 03."""
    return fast()._replace(
        title="Rest of today",
        subtitle="Thursday, May 14. Session 4 of 6 is done.",
        subtitle_brief="Session 4 is done",
        next_card=NextCardRow(
            CardKind.REST,
            "You are home",
            "Rest. Nothing else to do today",
            "Sip water, eat a light meal, stand up slowly.",
            (
                ActionRow(CardAction.OPEN_PAGE, "See recovery steps", "recovery", "armchair"),
                ActionRow(CardAction.OPEN_PAGE, "I don’t feel right", "warning-signs", "triangle-alert"),
            ),
            countdown="Tomorrow",
            until="mood check, 10:00 AM",
        ),
        board_heading="Right now, 2:15 PM",
        tiles=(
            _food(TileState.OK, "OK", "Start light"),
            _drinks(TileState.OK, "OK", "Sip often"),
            _alcohol("until noon Friday", "until noon Friday"),
            _driving(
                TileState.NO,
                "No",
                "until noon Friday, and a night’s sleep",
                "until noon Friday, and a night’s sleep",
            ),
            _decisions(TileState.NO, "No", "until noon Friday"),
        ),
        day=DayLineRow(
            "Your day",
            _nodes(
                ("10:00 AM", "Session 4", _D),
                ("Noon", "Left with Sam", _D),
                ("6:00 PM", "Light meal", _C),
                ("10:00 PM", "Bedtime. Sam stays", _C),
                ("Fri 10:00 AM", "Mood check", _C),
                ("Fri noon", "Driving check", _C),
            ),
            1,
            0.3,
        ),
        driver=_driver(ChipKind.CONFIRMED, "Confirmed", "Here tonight"),
        clinic=_clinic("Open today until 5:00 PM"),
    )


def missed() -> TodayRows:
    """Picture 04."""
    return fast()._replace(
        next_card=NextCardRow(
            CardKind.MISSED,
            "While your computer was asleep",
            "“Stop eating” was due at 4:00 AM",
            "Have you had any food since 4:00 AM? Milk counts as food. If you did, that is OK to say. "
            "We will show you who to call.",
            (
                ActionRow(CardAction.KEPT, "No, nothing to eat"),
                ActionRow(CardAction.SLIPPED, "Yes, I ate something"),
            ),
            "stop-eating",
            icon="moon",
        ),
        after_that=AfterThatRow(
            "After that", "Finish clear drinks by 8:00 AM", "55 min left", "finish-drinks", (_REMIND,)
        ),
        board_heading="Right now, 7:05 AM",
        tiles=(
            _FAST_TILES[0],
            _drinks(TileState.OK_FOR_NOW, "OK for now", "until 8:00 AM", "55 min left"),
            *_FAST_TILES[2:],
        ),
        day=DayLineRow("", _session_day(_M), 0, 0.66),
    )


def reminder() -> ReminderCardRow:
    """One reminder that speaks in time."""
    return ReminderCardRow(
        "r-1", "Stop eating at 4:00 AM", "In 15 minutes. Clear drinks are OK until 8:00 AM.", eyebrow="Reminder"
    )


def reminder_to_put_off() -> ReminderCardRow:
    """One that was put off once and can be again."""
    choices = (
        ActionRow(CardAction.REMIND_AT, "In 15 min", "2026-05-14T14:15:00+00:00"),
        ActionRow(CardAction.REMIND_AT, "In 1 hour", "2026-05-14T15:00:00+00:00"),
        ActionRow(CardAction.REMIND_AT, "5 min before it is too late, 7:55 AM", "2026-05-14T14:55:00+00:00"),
    )
    return reminder()._replace(reminder_id="r-3", choices=choices, note="Reminder set for 7:15 AM")


def more_reminders() -> ReminderListRow:
    """Two that wait their turn, and one that was put off."""
    return ReminderListRow(
        "3 more reminders",
        (
            ReminderLineRow("r-4", "Pack your bag: headphones, eye mask, blanket", "", "Open"),
            ReminderLineRow("r-5", "Set out loose clothes, loose sleeves", "", "Open"),
            ReminderLineRow("r-6", "Check that Sam can drive you", "Reminder set for 7:15 AM", "Change"),
        ),
    )


def clock_question() -> BannerRow:
    """The clock may be wrong."""
    return BannerRow(
        BannerKind.CARE,
        "Is today’s date and time right? This computer’s clock shows an earlier time than before.",
        "clock",
        ActionRow(CardAction.SEEN, "Yes, it is right", "clock"),
    )


def why() -> WhyRow:
    """Why not drive?"""
    return WhyRow(
        "driving",
        "Driving",
        "Do not drive until about noon on Friday, May 15, and until you have had a night’s sleep.",
        "Ketamine slows you down for longer than you can feel it. Other people on the road count on you.",
        "Who says so: your clinic’s plan",
        "Source: Riverside clinic plan, May 2026",
        "car",
    )


def in_session() -> InSessionRows:
    """While the session runs."""
    return InSessionRows(
        "Session day",
        "Thursday, May 14. Session 4 of 6",
        "Session 4 of 6",
        "You are in good hands",
        "Nothing to do here. Rest.",
        "Session is over",
        _clinic("Open today until 5:00 PM"),
        _driver(ChipKind.CONFIRMED, "Confirmed", "Here when you are ready"),
    )


def help_rows() -> HelpRows:
    """Picture 24."""
    return HelpRows(
        "Get help now",
        "Pick up any phone. Call the number.",
        (
            HelpRow(
                HelpLevel.EMERGENCY,
                "In danger, or very ill",
                "Chest pain, can’t breathe, can’t be woken",
                "911",
                "9 1 1",
            ),
            HelpRow(
                HelpLevel.CRISIS,
                "Thoughts of suicide, or can’t cope",
                "Call or text. Day or night. Free.",
                "988",
                "9 8 8",
            ),
            HelpRow(HelpLevel.CLINIC, "Something is not right", "Riverside clinic. Open until 5:00 PM.", _PHONE_CLINIC),
            HelpRow(HelpLevel.DRIVER, "I need Sam", "Your driver. Backup is Jo: (503) 555-0163", _PHONE_SAM),
        ),
        "“I am Alex. I had IV ketamine at 10:00 AM today. I am at 38 Alder Lane. I feel …”",
    )
