"""What is unmet about the ride home, in words for Today and for the driver card."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from aftercare.domain.calling import clinic_call
from aftercare.domain.plan import Plan
from aftercare.domain.ride import RideNeed, confirm_by, unmet_need


def ride_warning(plan: Plan, now: datetime) -> tuple[str, str, str] | None:
    """A sentence, what to do, and the clinic's number; None while nothing is unmet.

    It never says that the session is off: whether it can start is for the clinic to say.
    """
    need = unmet_need(plan, now)
    if need is None:
        return None
    translate, driver = QCoreApplication.translate, plan.driver
    call = clinic_call(plan, now)
    backup = driver.backup_name if driver is not None else ""
    name = driver.name if driver is not None and driver.name else plan.wording.phrases["your_driver"]
    by = plan.filler.moment(confirm_by(plan), plan.local(now).date(), True)
    is_past = now >= confirm_by(plan)
    if need is RideNeed.CONFIRM:
        heading = translate("Ride", "{name} has not said yes yet.").format(name=name)
        ask = translate("Ride", "Ask again now.") if is_past else translate("Ride", "Ask again by {time}.")
        if backup:
            ask = translate("Ride", "Ask again now, or ask {backup}.")
    else:
        heading = translate("Ride", "You have no driver yet.")
        ask = translate("Ride", "Ask an adult now.") if is_past else translate("Ride", "Ask an adult by {time}.")
        if driver is not None and driver.name:
            heading = translate("Ride", "You have not asked {name} yet.").format(name=name)
            ask = translate("Ride", "Ask {name} now.") if is_past else translate("Ride", "Ask {name} by {time}.")
    nobody = translate("Ride", "Nobody can come? Call the clinic.")
    line = f"{ask.format(name=name, backup=backup, time=by)} {nobody}"
    return heading[:1].upper() + heading[1:], line, call.number if call is not None else ""
