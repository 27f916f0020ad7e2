"""What is told of a clinic's own facts: its numbers, its days of review, its logo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO

from aftercare.clinic.rule_place import file_and_place
from aftercare.domain.clinic import ClinicPack
from aftercare.domain.fault import Fault, FaultKind, Weight

_FILE = "clinic.toml"
_LOGO = "logo.png"

LEAST_LOGO_PIXELS = 200
"""On the longer side. On paper a logo is up to 17 mm wide, which is 200 dots of a common printer [D]."""
LEAST_LOGO_CONTRAST = 3.0
"""Of its stronger parts against white paper, as for all that is not text (WCAG 1.4.11)."""
_SMALL = (64, 64)
_PART_THAT_COUNTS = 0.02


def phone_faults(pack: ClinicPack, emergency: tuple[str, ...]) -> Iterator[Fault]:
    """Numbers that are missing, that cannot be dialled in the clinic's country, or that are not in use there.

    Args:
        pack: the clinic.
        emergency: short numbers everybody can call in that country, which are no fault.
    """
    if pack.phone("main") is None:
        remedy = "add the number patients call in opening hours"
        kind = FaultKind.NO_MAIN_PHONE
        yield Fault(_FILE, "phones.main", "there is no main number", remedy, Weight.MUST_FIX, kind)
    if pack.phone("after-hours") is None:
        remedy = "add one, or the number of the service that answers then"
        problem, kind = "there is no out-of-hours number", FaultKind.NO_AFTER_HOURS
        yield Fault(_FILE, "phones.after-hours", problem, remedy, Weight.SHOULD_FIX, kind)
    named = {phone.name for phone in pack.phones}
    numbers = [(_FILE, f"phones.{phone.name}", phone.number) for phone in pack.phones]
    for rule in pack.rules:
        phone = rule.quantities.phone
        if phone and phone not in named:
            file, place = file_and_place(rule)
            numbers.append((file, f"{place}, phone", phone))
    for file, place, number in numbers:
        if number not in emergency:
            yield from _number_faults(file, place, number, pack.country)


def _number_faults(file: str, place: str, number: str, country: str) -> Iterator[Fault]:
    # Loaded here alone: its tables of all countries are of no use anywhere else.
    import phonenumbers

    if not number.lstrip().startswith("+") and country not in phonenumbers.SUPPORTED_REGIONS:
        return
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is None or not phonenumbers.is_possible_number(parsed):
        problem = f'"{number}" has too few or too many digits for a number in {country}'
        remedy = "write it with its area code, as people dial it"
        yield Fault(file, place, problem, remedy, Weight.MUST_FIX, FaultKind.NOT_A_PHONE)
    elif not phonenumbers.is_valid_number(parsed):
        problem = f'"{number}" looks like no number that is in use in {country}'
        remedy = "dial it once; write the area code too, or + and the country for one abroad"
        yield Fault(file, place, problem, remedy, Weight.SHOULD_FIX, FaultKind.UNUSED_PHONE)


def review_faults(pack: ClinicPack, today: date) -> Iterator[Fault]:
    """What is told of the days on which the rules were read, and are to be read again."""
    if pack.reviewed_on is None:
        remedy = "have a clinician read the rules and write the day"
        problem, kind = "nobody has reviewed these rules", FaultKind.NOT_REVIEWED
        yield Fault(_FILE, "reviewed_on", problem, remedy, Weight.SHOULD_FIX, kind)
        return
    if pack.reviewed_on > today:
        problem = f"the review is said to be on {pack.reviewed_on.isoformat()}, which has not come yet"
        remedy = "write the day on which the rules were read"
        yield Fault(_FILE, "reviewed_on", problem, remedy, Weight.SHOULD_FIX, FaultKind.REVIEW_AHEAD)
    if pack.review_by is None:
        remedy = "write the day by which they are to be read again, such as a year on"
        problem, kind = "no day is set for reading the rules again", FaultKind.NO_NEXT_REVIEW
        yield Fault(_FILE, "review_by", problem, remedy, Weight.SHOULD_FIX, kind)
    elif pack.review_by < today:
        problem = f"the review was due on {pack.review_by.isoformat()}"
        remedy = "read the rules again and set reviewed_on and review_by"
        yield Fault(_FILE, "review_by", problem, remedy, Weight.SHOULD_FIX, FaultKind.REVIEW_OVERDUE)


def logo_faults(pack: ClinicPack) -> Iterator[Fault]:
    """A logo that would be blurred on paper, or that nobody would see on it."""
    if pack.logo is None:
        return
    # Loaded here alone: most packs have no logo, and a plan needs none.
    from PIL import Image

    with Image.open(BytesIO(pack.logo), formats=["PNG"]) as opened:
        width, height = opened.size
        picture = opened.convert("RGBA")
    if max(width, height) < LEAST_LOGO_PIXELS:
        problem = f"is only {width} by {height} pixels and would be blurred on paper"
        remedy = f"save it again with at least {LEAST_LOGO_PIXELS} pixels on its longer side"
        yield Fault(_LOGO, "whole file", problem, remedy, Weight.SHOULD_FIX, FaultKind.SMALL_LOGO)
    picture.thumbnail(_SMALL)
    paper = Image.new("RGBA", picture.size, "white")
    paper.alpha_composite(picture)
    raw = paper.convert("RGB").tobytes()
    pixels = zip(raw[::3], raw[1::3], raw[2::3], strict=True)
    contrasts = sorted((_contrast_with_white(pixel) for pixel in pixels), reverse=True)
    if contrasts[int(len(contrasts) * _PART_THAT_COUNTS)] < LEAST_LOGO_CONTRAST:
        problem = "is too pale to be seen on white paper"
        remedy = "use a version with darker colours, as for a letter"
        yield Fault(_LOGO, "whole file", problem, remedy, Weight.SHOULD_FIX, FaultKind.PALE_LOGO)


def _contrast_with_white(pixel: tuple[int, int, int]) -> float:
    red, green, blue = (_linear(part / 255) for part in pixel)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
