"""Reads the fictional course of the demo: its session, its driver, and the moments whose screens are rendered."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aftercare.content.content_error import ContentError
from aftercare.domain.contacts import Driver, DriverStatus
from aftercare.domain.fault import Fault
from aftercare.domain.medicines import NO_ANSWER, ClinicAnswer, Medicine, MedicineId, MedicineStatus
from aftercare.domain.session import Session
from aftercare.domain.treatment import Treatment


@dataclass(frozen=True, slots=True)
class DemoMoment:
    """A moment to show.

    Attributes:
        name: its name.
        now: the moment.
        ended: when the session had ended by then, if it had.
        asleep_since: since when the computer had been asleep, if it had; what came before was done.
        moved_to: to when the appointment was moved at that moment, if it was.
    """

    name: str
    now: datetime
    ended: datetime | None = None
    asleep_since: datetime | None = None
    moved_to: datetime | None = None


@dataclass(frozen=True, slots=True)
class Demo:
    """The whole demo.

    Attributes:
        folder: where the clinic pack and the patient's facts lie.
        session: the appointment, as planned.
        driver: who takes the patient home, as of the latest moment.
        confirmed_at: when the driver said yes.
        now: the moment the demo opens at.
        moments: moments to render.
        medicines: the patient's own list.
        asked_on: the day the driver was asked.
        done: the tasks that were done, by the rule that asks for them, and when.
    """

    folder: Path
    zone: ZoneInfo
    session: Session
    driver: Driver
    confirmed_at: datetime
    now: datetime
    moments: tuple[DemoMoment, ...]
    medicines: tuple[Medicine, ...] = ()
    asked_on: date | None = None
    done: tuple[tuple[str, datetime], ...] = ()

    @property
    def pack_path(self) -> Path:
        """The pack of the fictional clinic."""
        return self.folder / "riverside"

    @property
    def facts_path(self) -> Path:
        """What is known of the fictional patient."""
        return self.folder / "facts.toml"

    def driver_at(self, now: datetime) -> Driver:
        """The driver as known at a moment: asked, and confirmed once they said yes."""
        known = self.driver
        status = DriverStatus.CONFIRMED if now >= self.confirmed_at else DriverStatus.ASKED
        return Driver(known.name, known.phone, status, known.pick_up, known.backup_name, known.backup_phone)


def read_demo(folder: Path) -> Demo:
    """Reads the demo.

    Raises:
        ContentError: if the file is missing or wrong.
    """
    path = folder / "demo.toml"
    try:
        return _demo(folder, tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        fault = Fault("demo.toml", "whole file", f"the demo cannot be read ({error})", "install Aftercare anew")
        raise ContentError((fault,)) from error


def _demo(folder: Path, table: dict[str, Any]) -> Demo:
    zone = ZoneInfo(table["zone"])
    person = table["driver"]
    session = Session(
        session_id=table["session_id"],
        treatment=Treatment(table["treatment"]),
        planned_start=_moment(table["start"], zone),
        planned_end=_moment(table["planned_end"], zone),
        number=table["number"],
        of=table["of"],
    )
    driver = Driver(
        person["name"],
        person["phone"],
        DriverStatus.ASKED,
        _moment(person["pick_up"], zone),
        person["backup_name"],
        person["backup_phone"],
    )
    moments = tuple(
        DemoMoment(
            screen["name"],
            _moment(screen["now"], zone),
            *(_moment(screen[key], zone) if key in screen else None for key in ("ended", "asleep_since", "moved_to")),
        )
        for screen in table["screen"]
    )
    confirmed = _moment(person["confirmed_at"], zone)
    answered = ClinicAnswer(table["answered"]["who"], date.fromisoformat(table["answered"]["on"]))
    medicines = tuple(_medicine(number, one, answered) for number, one in enumerate(table["medicine"], 1))
    done = tuple((one["rule"], _moment(one["at"], zone)) for one in table["done"])
    asked_on = date.fromisoformat(person["asked_on"])
    opens_at = _moment(table["now"], zone)
    return Demo(folder, zone, session, driver, confirmed, opens_at, moments, medicines, asked_on, done)


def _medicine(number: int, entry: dict[str, Any], answered: ClinicAnswer) -> Medicine:
    status = MedicineStatus(entry["status"])
    said = NO_ANSWER if status is MedicineStatus.ASK_CLINIC else answered
    medicine_id = MedicineId(f"m{number}")
    return Medicine(medicine_id, entry["name"], "", (entry["class"],), entry["taken"], status, said)


def _moment(text: str, zone: ZoneInfo) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)
