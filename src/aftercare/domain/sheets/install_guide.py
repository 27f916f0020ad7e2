"""The page that a clinic hands out with the program: how to put it on a computer, and what the card is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from aftercare.domain.checklist import CallBox
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.guidance import HelpNumbers
from aftercare.domain.sheets.printing import clinic_lines
from aftercare.domain.sheets.sheet import Entry, Frame, FrameLook, Group, Mark, Paragraph, Sheet, Stationery

_PHRASES = """
title owner opening steps_title step_windows step_mac step_deb step_rpm step_archive step_none step_open
step_compare step_match card_title card_why card_other card_none later_title later_update later_private later_paper
small_print version call_clinic call_after_hours call_emergency call_crisis page name sample
"""
NEEDED = frozenset(_PHRASES.split())
"""The phrases of the page."""


class InstallerKind(Enum):
    """For which computers an installer is; the value is the phrase that says what to do with it."""

    WINDOWS = "step_windows"
    MAC = "step_mac"
    DEB = "step_deb"
    RPM = "step_rpm"
    ARCHIVE = "step_archive"


@dataclass(frozen=True, slots=True)
class GuideFacts:
    """What the page is about.

    Attributes:
        language: of the words, two letters.
        phrases: the words, by name.
        pack: the clinic's pack.
        numbers: emergency and crisis numbers of its country.
        pack_file: the name of the pack's file.
        installers: the files that are handed out with it, and for which computers each is.
    """

    language: str
    phrases: Mapping[str, str]
    pack: ClinicPack
    numbers: HelpNumbers
    pack_file: str
    installers: Sequence[tuple[InstallerKind, str]]


def install_guide(facts: GuideFacts) -> Sheet:
    """The page; the six words are not on it, since they are on the card."""
    phrases, pack = facts.phrases, facts.pack
    main = pack.phone("main")
    order = list(InstallerKind)
    known = sorted(facts.installers, key=lambda one: (order.index(one[0]), one[1]))
    steps = [phrases[kind.value].format(file=name) for kind, name in known] or [phrases["step_none"]]
    steps += [phrases["step_open"].format(file=facts.pack_file), phrases["step_compare"], phrases["step_match"]]
    card = (
        phrases["card_why"],
        phrases["card_other"].format(phone=main.number if main else ""),
        phrases["card_none"],
    )
    later = (phrases["later_update"], phrases["later_private"], phrases["later_paper"])
    return Sheet(
        kind=None,
        stationery=_stationery(facts),
        owner=phrases["owner"].format(clinic=pack.short_name or pack.name),
        owner_line="",
        title=phrases["title"],
        opening=(Paragraph(phrases["opening"]),),
        body=(
            Group(
                phrases["steps_title"],
                tuple(Entry(step, Mark.TICK, key=f"step-{number}") for number, step in enumerate(steps, 1)),
            ),
            Frame(phrases["card_title"], tuple(Entry(line) for line in card), FrameLook.HEAVY),
            Group(phrases["later_title"], tuple(Entry(line) for line in later)),
        ),
        has_code_on_top=False,
    )


def _stationery(facts: GuideFacts) -> Stationery:
    phrases, pack = facts.phrases, facts.pack
    calls = [
        CallBox(phrases[f"call_{name.replace('-', '_')}" if name == "after-hours" else "call_clinic"], phone.number)
        for name in ("main", "after-hours")
        if (phone := pack.phone(name)) is not None
    ]
    calls.append(CallBox(phrases["call_emergency"], facts.numbers.emergency, is_urgent=True))
    calls.append(CallBox(phrases["call_crisis"], facts.numbers.crisis, is_urgent=True))
    version = phrases["version"].format(clinic=pack.short_name or pack.name, serial=pack.serial)
    return Stationery(
        language=facts.language,
        clinic=clinic_lines(pack),
        calls=tuple(calls),
        small_print=(phrases["small_print"],),
        printed="",
        plan_number=version,
        marks=(phrases["sample"],) if pack.is_sample else (),
        page_words=phrases["page"],
        name_words=phrases["name"],
    )
