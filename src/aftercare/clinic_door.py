"""The ways in for a clinic's file, joined to the page of the clinic. Only ``app.py`` uses it.

Double-click, a later start, drag and drop, the button and the folders of this computer all end in the same presenter.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QUrl, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFileOpenEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from aftercare.domain.errors import AftercareError
from aftercare.domain.file_endings import CLINIC_ENDING, DRIVER_ENDING
from aftercare.domain.pack_choice import Consideration, Standing
from aftercare.ui.clinic_packs.ports import ClinicPacks
from aftercare.ui.clinic_packs.presenter import ClinicFilePresenter
from aftercare.ui.clinic_packs.rows import Wanted
from aftercare.ui.clinic_packs.view import ClinicFileView
from aftercare.ui.desktop import TODAY, Desktop
from aftercare.ui.messages import problem_strip
from aftercare.ui.print_pages import PRINT_SHARE
from aftercare.ui.shell.page import Page
from aftercare.ui.shell.rows import StripRow
from aftercare.ui.shell.specs import PageSpec

MY_CLINIC = "my-clinic"
_SHOW_CLINIC = "show-clinic"


class ClinicDoor(QObject):
    """Takes files from wherever they come, and says what waits."""

    def __init__(
        self,
        desktop: Desktop,
        packs: ClinicPacks,
        clock: Callable[[], datetime],
        print_again: Callable[[], object],
        others: Mapping[str, Callable[[str], object]] | None = None,
    ) -> None:
        """Takes the window, the packs, the moment, what prints sheets again, and what opens files of other kinds."""
        super().__init__(desktop)
        self._desktop = desktop
        self._window = desktop.window
        self._packs = packs
        self._clock = clock
        self._print_again = print_again
        self._others = dict(others or {})
        self._presenter: ClinicFilePresenter | None = None

    def start(self) -> None:
        """Begin: the page in the menu, the ears for files, and a look into the folders of this computer."""
        name = self.tr("My clinic")
        self._window.register_page(
            PageSpec(MY_CLINIC, name, "stethoscope", self._make_page, is_listed=False, part_of="settings")
        )
        self._window.page_shown.connect(self._on_page_shown)
        self._window.strip_action_requested.connect(self._on_strip)
        self._window.setAcceptDrops(True)
        self._window.installEventFilter(self)
        self._desktop.stopping.connect(self.stop)
        if sys.platform == "darwin":
            self.hear_the_system()
        self.look()

    def stop(self) -> None:
        """Hear of no file any more."""
        self._window.removeEventFilter(self)
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def hear_the_system(self) -> None:
        """Hear of files that the system wants opened: a Mac tells a running program of a double-click in this way.

        Elsewhere nobody is told so, and each event of the program would pass by here for nothing.
        """
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def look(self) -> None:
        """Look into the folders of this computer: take what needs no question, and say what waits."""
        try:
            waiting = self._packs.offers()
            taken = [offer for offer in waiting if offer.standing is Standing.READY]
            for offer in taken:
                self._packs.accept(offer)
            self._say(waiting, has_taken=bool(taken))
        except AftercareError as error:
            self._tell(error)

    def open(self, path: str) -> None:
        """Look at a file that somebody opened, and show the page that belongs to it."""
        for ending, take in self._others.items():
            if path.lower().endswith(ending):
                take(path)
                return
        if (take_here := self._desktop.clinic_file_takers.get(self._window.page_id)) is not None:
            self._desktop.bring_to_front()
            take_here(Path(path))
            return
        self._window.page(MY_CLINIC)
        assert self._presenter is not None
        try:
            self._presenter.open(Path(path))
        except AftercareError as error:
            self._tell(error)
            return
        self._desktop.bring_to_front(MY_CLINIC)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of files that are dragged onto the window, or opened on a Mac."""
        kind = event.type()
        endings = (CLINIC_ENDING, *self._others)
        if (
            kind == QEvent.Type.FileOpen
            and isinstance(event, QFileOpenEvent)
            and event.file().lower().endswith(endings)
        ):
            self.open(event.file())
            return True
        if watched is self._window and isinstance(event, QDropEvent):
            file = _file_in(event.mimeData())
            if file and kind == QEvent.Type.Drop:
                event.acceptProposedAction()
                self.open(file)
                return True
            if file and isinstance(event, QDragEnterEvent):
                event.acceptProposedAction()
                return True
        return super().eventFilter(watched, event)

    def _make_page(self) -> Page:
        view = ClinicFileView(self._desktop.look)
        course = self._desktop.course
        presenter = ClinicFilePresenter(
            view, self._packs, self._clock, lambda pack: course.planned_by(pack, self._clock())
        )
        view.wanted.connect(self._on_wanted)
        view.typed.connect(presenter.check_typed)
        view.offer_chosen.connect(presenter.open_offer)
        self._presenter = presenter
        return view

    def _on_wanted(self, wanted: Wanted) -> None:
        match wanted:
            case Wanted.TODAY:
                self._window.show_page(TODAY)
            case Wanted.PRINT:
                self._print_again()
            case Wanted.CHOOSE_FILE:
                self._choose()
            case _:
                assert self._presenter is not None
                self._presenter.do(wanted)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open my clinic’s file"), "", _kinds(self))
        if chosen:
            self.open(chosen)

    def _say(self, waiting: Sequence[Consideration], *, has_taken: bool) -> None:
        asking = [one for one in waiting if one.standing is Standing.ASKING]
        if has_taken or self._packs.news() is not None:
            said = self.tr("Your clinic changed its rules. Print your sheets again.")
            self._window.show_strip(StripRow(_SHOW_CLINIC, said, self.tr("See what changed"), icon="info"))
        elif asking:
            self._window.show_strip(StripRow(_SHOW_CLINIC, _waiting_words(self, asking[0]), self.tr("Look at it")))

    def _tell(self, error: AftercareError) -> None:
        self._window.show_strip(problem_strip(error))

    def _on_page_shown(self, page_id: str) -> None:
        if page_id == MY_CLINIC and self._presenter is not None:
            try:
                self._presenter.refresh()
            except AftercareError as error:
                self._tell(error)

    def _on_strip(self, strip_id: str) -> None:
        if strip_id == _SHOW_CLINIC:
            self._window.show_page(MY_CLINIC)


def _kinds(door: ClinicDoor) -> str:
    """The kinds of files to choose from: all of them too, since mail programs give files other names."""
    return ";;".join((door.tr("Aftercare clinic file (*.aftercare-clinic)"), door.tr("All files (*)")))


def _waiting_words(door: ClinicDoor, offer: Consideration) -> str:
    assert offer.offer is not None
    return door.tr("A file from {clinic} waits on this computer.").format(clinic=offer.offer.pack.name)


def _file_in(carried: QMimeData) -> str:
    """The path of the one file that is carried; empty for anything else, and for a driver's file."""
    urls: list[QUrl] = carried.urls()
    file = urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else ""
    return "" if file.endswith(DRIVER_ENDING) else file


def opened_door(
    desktop: Desktop,
    packs: ClinicPacks,
    clock: Callable[[], datetime],
    handed: SignalInstance,
    file: Path | None,
    others: Mapping[str, Callable[[str], object]] | None = None,
) -> ClinicDoor:
    """The ways in of a window, open; and the file that the program was started with, if there is one.

    Args:
        desktop: the window.
        packs: the packs of the person.
        clock: the moment it is.
        handed: says the path of a file that a later start was given.
        file: the file of this start.
        others: what opens files that are no clinic's, by their ending.
    """
    door = ClinicDoor(desktop, packs, clock, lambda: desktop.window.show_page(PRINT_SHARE), others)
    door.start()
    handed.connect(door.open)
    if file is not None:
        door.open(str(file))
    return door
