"""The clinic packs of a person who exists only here, judged by the real rules; for pictures and tests of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from tests.ui.demo_course import at, guidance, riverside

from aftercare.domain.clinic import ClinicPack, PhoneNumber
from aftercare.domain.edge import Anchor, Offset, Side
from aftercare.domain.errors import AftercareError
from aftercare.domain.fault import Fault
from aftercare.domain.length import Length, LengthRange, Unit
from aftercare.domain.pack_choice import Consideration, PackAnswers, PackInUse, PackNews, Standing, consider, unreadable
from aftercare.domain.rule import Rule, RuleId
from aftercare.domain.sheets.sheet import SheetKind
from aftercare.domain.trust import PackOffer, Pin, safety_changes
from aftercare.domain.wording import Wording

OLD_KEY, NEW_KEY = "aa" * 32, "bb" * 32
WORDS = ("amber", "canoe", "lantern", "muffin", "pelican", "violin")
NEW_WORDS = ("tulip", "anchor", "ribbon", "walnut", "harbor", "crayon")


def version(serial: int, **more: object) -> ClinicPack:
    """The fictional clinic's pack in some version, signed."""
    return replace(riverside(), serial=serial, is_signed=True, **more)  # type: ignore[arg-type]


def changed(serial: int) -> ClinicPack:
    """A version with a longer fast, another number, one rule more and one less."""
    rules = [rule for rule in riverside().rules if rule.rule_id != RuleId("day-off")]
    longer = Offset(Anchor.START, Side.BEFORE, LengthRange.of(Length(8, Unit.HOUR)))
    new: list[Rule] = []
    for rule in rules:
        is_fast = rule.rule_id == RuleId("food")
        new.append(replace(rule, timing=replace(rule.timing, starts=longer)) if is_fast else rule)
    glasses = replace(rules[0], rule_id=RuleId("glasses"), text="Wear your glasses. Take your contact lenses out.")
    phones = tuple(replace(one, number="(503) 555-0177") if one.name == "main" else one for one in riverside().phones)
    return version(serial, rules=(*new, glasses), phones=phones)


def other_clinic() -> ClinicPack:
    """The pack of another clinic, invented too."""
    phones = (PhoneNumber("main", "(503) 555-0101"),)
    name = "Alder Lane Infusion Clinic"
    return version(1, pack_id="alder-lane", name=name, short_name="Alder Lane", phones=phones)


def offered(pack: ClinicPack, key: str | None = OLD_KEY) -> PackOffer:
    """A pack as its signature tells of it."""
    words = WORDS if key == OLD_KEY else NEW_WORDS
    digest = f"{pack.serial:064x}"
    return PackOffer(pack, digest, key, (key,) if key else (), words if key else ())


class PacksInMemory:
    """A stand-in for the port of the page."""

    def __init__(self, in_use: ClinicPack | None = None, waiting: Sequence[PackOffer] = ()) -> None:
        self.files: dict[str, PackOffer | Fault] = {}
        self.used = [PackInUse(in_use, at("2026-05-01 09:00"))] if in_use is not None else []
        self.pins: dict[str, Pin] = {}
        if in_use is not None:
            self.pins[in_use.pack_id] = Pin(in_use.pack_id, (OLD_KEY,), in_use.serial, f"{in_use.serial:064x}")
        self.waiting = list(waiting)
        self.declined: list[str] = []
        self.told: PackNews | None = None
        self.closed: tuple[Path, ...] = ()
        self.error: AftercareError | None = None
        self.now: datetime = at("2026-05-13 09:00")

    def tell_news(self, before: ClinicPack, prints: tuple[SheetKind, ...] = ()) -> None:
        now = self.used[0]
        self.told = PackNews(now, before, safety_changes(before, now.pack), prints)

    def current(self) -> PackInUse | None:
        return self.used[0] if self.used else None

    def history(self) -> Sequence[PackInUse]:
        return self.used

    def wording(self) -> Wording:
        return guidance().wording

    def names(self) -> Mapping[str, str]:
        return {**{str(one.topic_id): one.name for one in guidance().topics}, **guidance().names}

    def news(self) -> PackNews | None:
        return self.told

    def news_read(self) -> None:
        self.told = None

    def offers(self) -> Sequence[Consideration]:
        return [self._looked_at("waiting.aftercare-clinic", one, PackAnswers()) for one in self.waiting]

    def unreadable_folders(self) -> Sequence[Path]:
        return self.closed

    def consider(self, path: Path) -> Consideration:
        file = self.files[path.name]
        if isinstance(file, Fault):
            return unreadable(path.name, [file])
        return self._looked_at(path.name, file, PackAnswers())

    def answer(self, consideration: Consideration, answers: PackAnswers) -> Consideration:
        assert consideration.offer is not None
        return self._looked_at(consideration.file_name, consideration.offer, answers)

    def accept(self, consideration: Consideration) -> PackInUse:
        if self.error is not None:
            raise self.error
        assert consideration.standing is Standing.READY
        assert consideration.offer is not None
        if consideration.pin is not None:
            self.pins[consideration.pin.pack_id] = consideration.pin
        self.used.insert(0, PackInUse(consideration.offer.pack, self.now))
        return self.used[0]

    def decline(self, consideration: Consideration) -> None:
        self.declined.append(consideration.file_name)

    def leave(self) -> None:
        self.used.clear()

    def _looked_at(self, name: str, offer: PackOffer, answers: PackAnswers) -> Consideration:
        in_use = self.used[0].pack if self.used else None
        return consider(name, b"packed", offer, self.pins.get(offer.pack.pack_id), in_use, answers)
