"""What the Today view shows, as frozen values.

Every text arrives translated and with its times written out; the view adds no word that a rule decides. Nothing here
knows a plan, a clock or a widget.

Rows are named tuples rather than dataclasses because the first window waits for them: Python builds a dataclass eight
times slower. Phone numbers and times come with no-break spaces and hyphens, so that no line breaks inside them.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from aftercare.ui.recovery.rows import CheckRow


class TileState(Enum):
    """The answer a board tile gives for one topic; it picks glyph, fill and colour, never the word."""

    OK = auto()
    OK_FOR_NOW = auto()
    AS_USUAL = auto()
    NO = auto()
    LIMITED = auto()
    CHECK_FIRST = auto()
    ASK_CLINIC = auto()


class TileRow(NamedTuple):
    """One topic of the board.

    Attributes:
        topic_id: goes back with `why_requested`.
        name: topic in words, "Clear drinks".
        icon: Lucide name of the topic's icon, "glass-water".
        state: decides the shape of the answer.
        word: the answer itself, "OK for now", "Sips only".
        until: first line under the answer on a tile, days may be short: "until about noon Fri, and a night's sleep".
        full: the whole answer on one line with days in full, for rows in narrow windows and for screen readers:
            "until 8:00 AM, 1 h 20 min left".
        second: optional quieter line under `until`: "1 h 20 min left".
        opens: the page that the tile leads to; empty for one that answers "Why?".
    """

    topic_id: str
    name: str
    icon: str
    state: TileState
    word: str
    until: str
    full: str
    second: str = ""
    opens: str = ""


class CardKind(Enum):
    """What the next card is about; it picks border, ground and which parts show."""

    DO = auto()
    REST = auto()
    WHEN_LEFT = auto()
    NOTHING = auto()
    MISSED = auto()
    PROBLEM = auto()


class CardAction(Enum):
    """What a button on a card asks for; each has its own signal on the view.

    DONE, UNDO, REMIND, CHANGE_TIME, KEPT, SLIPPED carry the card's `task_id`; REMIND_AT, LOOK_BACK carry that and the
    action's `target`; WHY carries `task_id` or the action's `target`; LEFT_AT, OPEN_PAGE, SEEN carry the action's
    `target`; the others carry nothing.
    """

    DONE = auto()
    UNDO = auto()
    REMIND = auto()
    REMIND_AT = auto()
    CHANGE_TIME = auto()
    WHY = auto()
    KEPT = auto()
    SLIPPED = auto()
    LOOK_BACK = auto()
    SEEN = auto()
    LEFT_AT = auto()
    OPEN_PAGE = auto()
    ADD_SESSION = auto()
    TRY_AGAIN = auto()


class ActionRow(NamedTuple):
    """One button: its wish, its words, and the Lucide icon beside the words (DONE, KEPT and REMIND bring their own)."""

    action: CardAction
    text: str
    target: str = ""
    icon: str = ""


class NextCardRow(NamedTuple):
    """The one thing to do next, or the word that nothing is due.

    Attributes:
        kind: look of the card.
        eyebrow: small line on top, "Do this next".
        lead: the thing itself, "Finish clear drinks by 8:00 AM".
        line: one sentence below.
        actions: buttons in order; the first is the filled one, WHY is a link, the rest are outlined.
        task_id: goes back with the wishes of the buttons.
        countdown: time left in short, "1 h 20 min", or a day, "Tomorrow"; empty shows none.
        countdown_in_words: the same for a screen reader, "1 hour 20 minutes left".
        until: under the countdown, "until 8:00 AM".
        progress: share of the window that has passed, 0 to 1; None shows no bar.
        icon: Lucide icon beside the eyebrow, "moon" on a missed card.
        place: "1 of 3" when several wait, else empty.
        note: a quiet line under the sentence, "Reminder set for 7:15 AM"; empty shows none.
    """

    kind: CardKind
    eyebrow: str
    lead: str
    line: str = ""
    actions: tuple[ActionRow, ...] = ()
    task_id: str = ""
    countdown: str = ""
    countdown_in_words: str = ""
    until: str = ""
    progress: float | None = None
    icon: str = ""
    place: str = ""
    note: str = ""


class AfterThatRow(NamedTuple):
    """The slim card under a missed card: what comes after it is answered."""

    eyebrow: str
    lead: str
    note: str
    task_id: str
    actions: tuple[ActionRow, ...] = ()


class UndoRow(NamedTuple):
    """Offered for a short while after Done: what was done, and the task whose mark can be taken back."""

    task_id: str
    text: str


class ReminderCardRow(NamedTuple):
    """A reminder that has come due and waits for an answer; hiding its card is not one.

    Attributes:
        reminder_id: goes back with each answer.
        heading: "Stop eating at 4:00 AM".
        text: on-time, late or passed wording.
        is_late: shown on the care ground when it speaks after its moment.
        eyebrow: "Reminder", "While you were away, 1 of 3".
        icon: Lucide icon of the topic, or empty for a bell.
        choices: when it can be put off to; empty where putting it off makes no sense.
        note: "Reminder set for 7:15 AM" once it was put off.
    """

    reminder_id: str
    heading: str
    text: str
    is_late: bool = False
    eyebrow: str = ""
    icon: str = ""
    choices: tuple[ActionRow, ...] = ()
    note: str = ""


class ReminderLineRow(NamedTuple):
    """A reminder in the list below the card, which can be opened: one that waits its turn, or one that was put off.

    Attributes:
        reminder_id: goes back when it is opened.
        text: "Stop clear drinks".
        note: "Reminder set for 7:15 AM", or empty.
        open_text: words on its button, "Open" or "Change".
    """

    reminder_id: str
    text: str
    note: str
    open_text: str


class ReminderListRow(NamedTuple):
    """The reminders that wait besides the one on the card: "3 more reminders"."""

    heading: str
    lines: tuple[ReminderLineRow, ...]


class BannerKind(Enum):
    """How much a banner asks of the person."""

    INFO = auto()
    CARE = auto()


class BannerRow(NamedTuple):
    """One sentence across the page, "No driver yet. Call the clinic: (503) 555-0142.", and perhaps a button."""

    kind: BannerKind
    text: str
    icon: str = "triangle-alert"
    action: ActionRow | None = None


class ChipKind(Enum):
    """How sure a fact is; the border says it without colour: solid, dashed, dotted."""

    CONFIRMED = auto()
    ASKED = auto()
    NOT_ARRANGED = auto()
    NOT_ASKED = auto()


class ChipRow(NamedTuple):
    """A short state in a rounded frame, "Confirmed"."""

    kind: ChipKind
    text: str


class CallRow(NamedTuple):
    """One person or place to call.

    Attributes:
        heading: "Your driver: Sam", "Clinic".
        brief_heading: for narrow windows, "Sam".
        icon: Lucide name, "car", "stethoscope".
        phone: grouped as people read it; empty when there is none.
        note: beside the chip or below the number, "Here at 9:15 AM", "Open today until 5:00 PM".
        chip: state of the arrangement, or None.
    """

    heading: str
    brief_heading: str
    icon: str
    phone: str
    note: str = ""
    chip: ChipRow | None = None


class NodeState(Enum):
    """Where a moment of the day stands."""

    DONE = auto()
    COMING = auto()
    MISSED = auto()


class DayNodeRow(NamedTuple):
    """One moment on the day line: time, what happens, and how a screen reader says it.

    `spoken` is the whole item: "8:00 AM, Stop clear drinks, coming".
    """

    time: str
    label: str
    state: NodeState
    spoken: str


class DayLineRow(NamedTuple):
    """The day as equal steps with a marker for now.

    Attributes:
        heading: "Your day"; empty leaves the heading out.
        nodes: at most eight, in order of time.
        now_after: index of the node that lies just behind now; -1 when now is before the first.
        now_share: how far now is from that node to the next, 0 to 1.
    """

    heading: str
    nodes: tuple[DayNodeRow, ...]
    now_after: int
    now_share: float


class TodayRows(NamedTuple):
    """The whole Today page.

    Attributes:
        title: page title, "Session day".
        subtitle: one sentence, "Thursday, May 14. Session 4 of 6 is at 10:00 AM".
        subtitle_brief: the same for compact windows, "At 10:00 AM".
        next_card: None leaves the card out.
        board_heading: "Right now, 6:40 AM".
        board_source: whose rules these are, "Your clinic's plan".
        tiles: five topics in fixed order, and up to three more of the clinic; empty leaves the board out.
        day: the day line, or None.
        driver: None when no driver is needed or nothing is known of one.
        clinic: None when no clinic is known.
        reminders: cards that wait for an answer, first on top.
        check: the driving check, in the place of the next card.
        more_reminders: those that wait besides, as a list; None for none.
        after_that: shown under a missed card.
        undo: shown while Done can be taken back.
        banner: care or information across the page.
        board_source_icon: Lucide name beside `board_source`.
    """

    title: str
    subtitle: str
    subtitle_brief: str
    next_card: NextCardRow | None
    board_heading: str
    board_source: str
    tiles: tuple[TileRow, ...]
    day: DayLineRow | None
    driver: CallRow | None
    clinic: CallRow | None
    reminders: tuple[ReminderCardRow, ...] = ()
    after_that: AfterThatRow | None = None
    undo: UndoRow | None = None
    banner: BannerRow | None = None
    board_source_icon: str = "stethoscope"
    more_reminders: ReminderListRow | None = None
    check: CheckRow | None = None


class InSessionRows(NamedTuple):
    """Today from arrival until the session is over: who is there, and one button."""

    title: str
    subtitle: str
    subtitle_brief: str
    lead: str
    line: str
    over_text: str
    clinic: CallRow | None
    driver: CallRow | None


class WhyRow(NamedTuple):
    """The answer to Why?: the rule in full, the reason, who says so, and where it comes from.

    Attributes:
        why_id: the topic or task that was asked about.
        heading: "Driving".
        rule: the rule in full words.
        why: the reason.
        says: who says so, "Your clinic's plan".
        source: document and date, "Riverside clinic plan, May 2026".
        icon: Lucide name beside the heading.
    """

    why_id: str
    heading: str
    rule: str
    why: str
    says: str
    source: str
    icon: str = "circle-question-mark"
