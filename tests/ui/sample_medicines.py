"""Alex's medicines as in the design's picture, kept in memory, and the page that shows them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from aftercare.content.guidance_reader import read_guidance
from aftercare.content.medicine_names_reader import read_medicine_names
from aftercare.domain.errors import AftercareError
from aftercare.domain.guidance import Guidance
from aftercare.domain.medicine_names import MedicineNames
from aftercare.domain.medicines import (
    ClinicAnswer,
    Medicine,
    MedicineId,
    told_as_usual,
    told_to_hold,
)
from aftercare.ui.medicines.ports import MedicinesSetting
from aftercare.ui.medicines.presenter import MedicinesPresenter
from aftercare.ui.medicines.view import MedicinesView
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.widgets.segment_tabs import TabRow

RESOURCES = Path(__file__).parents[2] / "resources"
TODAY = date(2026, 5, 13)
DANA = ClinicAnswer("Dana, RN", date(2026, 5, 8))
TABS = (
    TabRow("checklist", "Checklist", "list-checks"),
    TabRow("medicines", "My medicines", "pill"),
    TabRow("driver", "My driver", "car"),
)
SETTING = MedicinesSetting(
    title="Prepare",
    subtitle="Session 4 is tomorrow, Thursday, May 14, at 10:00\N{NO-BREAK SPACE}AM",
    today=TODAY,
    phone="(503)\N{NO-BREAK SPACE}555\N{NON-BREAKING HYPHEN}0142",
    tabs=TABS,
    can_print=True,
)


@cache
def guidance() -> Guidance:
    return read_guidance(RESOURCES, "en")


@cache
def names() -> MedicineNames:
    return read_medicine_names(RESOURCES, "en", guidance().names)


def medicine(number: int, name: str, class_id: str, taken: str) -> Medicine:
    return Medicine(MedicineId(f"m{number}"), name, classes=(class_id,), taken=taken)


def alex() -> tuple[Medicine, ...]:
    return (
        told_as_usual(medicine(1, "Sertraline", "ssri-snri-tca", "Every morning"), DANA),
        told_as_usual(medicine(2, "Lisinopril", "blood-pressure", "Every morning"), DANA),
        medicine(3, "Lorazepam", "benzodiazepines", "When needed"),
        told_to_hold(medicine(4, "Diphenhydramine", "sedating-antihistamines", "At bedtime"), DANA),
        told_as_usual(medicine(5, "Vitamin D", "supplements", "With lunch"), DANA),
    )


class MedicinesInMemory:
    """Keeps a list as long as it lives, or fails as it is told to."""

    def __init__(self, medicines: Sequence[Medicine] = ()) -> None:
        self.medicines = tuple(medicines)
        self.failure: AftercareError | None = None

    def load(self) -> Sequence[Medicine]:
        if self.failure is not None:
            raise self.failure
        return self.medicines

    def save(self, medicines: Sequence[Medicine]) -> None:
        if self.failure is not None:
            raise self.failure
        self.medicines = tuple(medicines)


def connect(view: MedicinesView, presenter: MedicinesPresenter) -> None:
    """What the desktop does for this page."""
    view.medicine_pressed.connect(presenter.open)
    view.adding_requested.connect(presenter.start_adding)
    view.adding_cancelled.connect(presenter.stop_adding)
    view.names_typed.connect(presenter.type_names)
    view.taken_typed.connect(presenter.type_taken)
    view.name_picked.connect(presenter.pick_name)
    view.add_requested.connect(presenter.add)
    view.status_picked.connect(presenter.pick_status)
    view.who_typed.connect(presenter.type_who)
    view.said_stepped.connect(presenter.step_said)
    view.restart_stepped.connect(presenter.step_restart)
    view.restart_forgotten.connect(presenter.forget_restart)
    view.save_requested.connect(presenter.save_answer)
    view.remove_requested.connect(presenter.remove)
    view.undo_requested.connect(presenter.undo)
    view.searched.connect(presenter.search)
    view.search_closed.connect(presenter.close_search)


def open_page(window: ShellWindow, store: MedicinesInMemory | None = None) -> tuple[MedicinesView, MedicinesPresenter]:
    """Put the page into a window and to its front."""
    kept = store or MedicinesInMemory(alex())
    window.register_page(PageSpec("prepare", "Prepare", "list-checks", lambda: MedicinesView(window.look), "Ctrl+2"))
    window.show_page("prepare")
    view = window.page("prepare")
    assert isinstance(view, MedicinesView)
    presenter = MedicinesPresenter(view, kept, names, lambda: SETTING, guidance().wording, guidance().names)
    connect(view, presenter)
    # The window keeps neither; a page that shows would lose its presenter.
    view.setProperty("presenter", presenter)
    presenter.refresh()
    return view, presenter
