"""Where pages for a phone are made. Only ``app.py`` and its parts use it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from aftercare.resource_root import resource_root

if TYPE_CHECKING:
    from aftercare.domain.plan import Plan
    from aftercare.domain.today import TaskState


def make_phone_page(
    place: Path,
    plans: Sequence[Plan],
    states: Callable[[str], Mapping[str, TaskState]],
    now: datetime,
    *,
    is_for_driver: bool = False,
) -> Path:
    """Write the page for a phone, the patient's or the driver's, and say where it is.

    Args:
        place: the person's folder.
        plans: the plans of the course; at least one.
        states: what has become of the tasks of a session.
        now: when it is made.
        is_for_driver: True for the page of whoever drives to the session in charge.

    Raises:
        AftercareError: the words cannot be read, or the file cannot be written.
    """
    from aftercare.content.guidance_reader import read_phones_words, read_sheets_words
    from aftercare.documents.phone_page import phone_page_html
    from aftercare.domain.board_words import nearest_plan
    from aftercare.person_files import LANGUAGE
    from aftercare.storage.data_folder import write_private_file
    from aftercare.ui.phone.driver_page import driver_page
    from aftercare.ui.phone.patient_page import patient_page
    from aftercare.ui.phone.request import PhoneRequest

    root = resource_root()
    words, sheet_words = read_phones_words(root, LANGUAGE), read_sheets_words(root, LANGUAGE)
    request = PhoneRequest(tuple(plans), states, words, sheet_words, now)
    page = driver_page(request) if is_for_driver else patient_page(request)
    # Nobody learns from the name what the file is about.
    name = "pick-up" if is_for_driver else "appointment"
    day = nearest_plan(plans, now).session_day().isoformat()
    return write_private_file(place / "sheets" / f"{name}-{day}.html", phone_page_html(page).encode())
