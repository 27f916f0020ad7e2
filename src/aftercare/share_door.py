"""The ways out and in of a driver's file: the page that saves it, and what opens one. Only ``app.py`` uses it.

A double-click, a drop onto the window and the button of a page all end in ``open``. Opening one reads that file and our
own content, and nothing of the person's.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDropEvent, QFileOpenEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from aftercare.clock import Here
from aftercare.content.guidance_reader import read_plan_guidance
from aftercare.content.handbook import Handbook
from aftercare.content.share_file import SUFFIX, share_bytes
from aftercare.content.share_reader import LARGEST, read_share
from aftercare.domain.errors import AftercareError, ShareFault, ShareRefused
from aftercare.domain.shared_plan import OwnWords
from aftercare.domain.sharing import SharedCourse
from aftercare.domain.treatment import Treatment
from aftercare.person_files import LANGUAGE
from aftercare.resource_root import resource_root
from aftercare.storage.data_folder import write_private_file
from aftercare.ui.caregiver.desk import CaregiverDesk
from aftercare.ui.desktop import Desktop
from aftercare.ui.messages import message_of
from aftercare.ui.print_pages import PRINT_SHARE
from aftercare.ui.share_driver.presenter import ShareDriverPresenter
from aftercare.ui.share_driver.view import ShareDriverView
from aftercare.ui.shell.page import Page
from aftercare.ui.shell.rows import StripRow
from aftercare.ui.shell.specs import PageSpec
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.look import Look

SHARE_DRIVER = "share-driver"


def read_share_file(path: Path) -> SharedCourse:
    """What a file says; no more of it is read than a file of ours can have.

    Raises:
        ShareRefused: it cannot be read, or is not one of ours, or is damaged.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise ShareRefused(ShareFault.UNREADABLE, path.name, error.strerror or "cannot be read") from error
    return read_share(content)


def own_words(country: str, here: Here) -> OwnWords:
    """What this program brings to a file."""
    guidance = read_plan_guidance(resource_root(), LANGUAGE, Treatment.IV_INFUSION)
    return OwnWords(guidance.topics, guidance.wording, guidance.help_for(country), guidance.disclaimer, here())


class CaregiverWindows(QObject):
    """Opens files for a driver, each in a window of its own."""

    def __init__(self, look: Look, clock: Callable[[], datetime], here: Here, parent: QObject | None = None) -> None:
        """Takes the look, a clock, and what knows the zone of this computer."""
        super().__init__(parent)
        self._look = look
        self._clock = clock
        self._here = here
        self._desks: list[CaregiverDesk] = []

    @property
    def desks(self) -> tuple[CaregiverDesk, ...]:
        """The windows that were opened, the newest last."""
        return tuple(self._desks)

    def open(self, path: Path) -> CaregiverDesk:
        """Open a file in a window.

        Raises:
            AftercareError: it is not opened; nothing has changed.
        """
        return self.show(read_share_file(path))

    def show(self, shared: SharedCourse) -> CaregiverDesk:
        """Open what a file says in a window.

        Raises:
            AftercareError: our own content cannot be read.
        """
        own = own_words(shared.country, self._here)
        desk = CaregiverDesk(self._look, shared, Handbook(resource_root(), LANGUAGE), own, self._clock)
        desk.open_wanted.connect(self.choose)
        self._desks.append(desk)
        desk.window.resize(1280, 784)
        desk.show()
        desk.window.raise_()
        desk.window.activateWindow()
        return desk

    def choose(self) -> None:
        """Let the person pick a file, and open it; one that is not opened is told of in the window in front."""
        window = QApplication.activeWindow()
        title, kind = self.tr("Open a file for a driver"), self.tr("Aftercare file for a driver (*.aftercare-share)")
        chosen, _ = QFileDialog.getOpenFileName(window, title, "", kind)
        if not chosen:
            return
        try:
            self.open(Path(chosen))
        except AftercareError as error:
            if isinstance(window, ShellWindow):
                tell(window, error)

    def stop(self) -> None:
        """Close all of them."""
        for desk in self._desks:
            desk.stop()
        self._desks.clear()


def tell(window: ShellWindow, error: AftercareError) -> None:
    """Say at the foot of a window why a file was not opened."""
    message = message_of(error)
    window.show_strip(StripRow("", f"{message.title} {message.detail}", icon="triangle-alert"))


class FileDesk:
    """Makes the file, saves it, and shows what it opens."""

    def __init__(self, window: QWidget, windows: CaregiverWindows) -> None:
        """Takes the window that dialogs belong to, and what opens files."""
        self._window = window
        self._windows = windows

    def pack(self, shared: SharedCourse) -> bytes:
        """The file."""
        return share_bytes(shared)

    def unpack(self, content: bytes) -> SharedCourse:
        """What a file says."""
        return read_share(content)

    def ask_where(self, name: str) -> Path | None:
        """Ask where a file should go; None if the person changed their mind."""
        title, kind = (
            self._window.tr("Save the file"),
            self._window.tr("Aftercare file for a driver (*.aftercare-share)"),
        )
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, f"{name}{SUFFIX}", kind)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix == SUFFIX else path.with_name(f"{path.name}{SUFFIX}")

    def save(self, path: Path, content: bytes) -> None:
        """Write a file, whole or not at all, readable by the person alone."""
        write_private_file(path, content)

    def show(self, content: bytes) -> None:
        """Open a file as the driver does."""
        self._windows.show(read_share(content))


class ShareDoor(QObject):
    """Puts the page for the driver's file beside Print & share, and listens for files that are dropped or opened."""

    def __init__(
        self, desktop: Desktop, open_handbook: Callable[[], Handbook], clock: Callable[[], datetime], here: Here
    ) -> None:
        """Takes the window of the patient, our content, a clock, and what knows the zone of this computer."""
        super().__init__(desktop)
        self._desktop = desktop
        self._window = desktop.window
        self._open_handbook = open_handbook
        self._clock = clock
        self.windows = CaregiverWindows(desktop.look, clock, here, self)
        self._presenter: ShareDriverPresenter | None = None

    def start(self) -> None:
        """Begin."""
        name = self.tr("Share with your driver")
        spec = PageSpec(SHARE_DRIVER, name, "share-2", self._make_page, is_listed=False, part_of=PRINT_SHARE)
        self._window.register_page(spec)
        self._window.page_shown.connect(self._on_page_shown)
        self._window.setAcceptDrops(True)
        self._window.installEventFilter(self)
        application = QApplication.instance()
        if application is not None:
            # A Mac tells a running program of a double-click in this way.
            application.installEventFilter(self)

    def open(self, path: str) -> None:
        """Open a file in a window of its own, or say why not."""
        try:
            self.windows.open(Path(path))
        except AftercareError as error:
            tell(self._window, error)

    def stop(self) -> None:
        """Close what was opened."""
        self.windows.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of files that are dropped onto the window, or opened on a Mac."""
        kind = event.type()
        if kind == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent) and event.file().endswith(SUFFIX):
            self.open(event.file())
            return True
        if watched is self._window and isinstance(event, QDropEvent):
            urls = event.mimeData().urls()
            file = urls[0].toLocalFile() if len(urls) == 1 else ""
            if file.endswith(SUFFIX):
                event.acceptProposedAction()
                if kind == QEvent.Type.Drop:
                    self.open(file)
                return True
        return super().eventFilter(watched, event)

    def _make_page(self) -> Page:
        view = ShareDriverView(self._desktop.look)
        desk = FileDesk(self._window, self.windows)
        presenter = ShareDriverPresenter(view, self._desktop.course, self._open_handbook(), desk, self._clock)
        view.extra_wanted.connect(presenter.want)
        view.save_wanted.connect(presenter.save)
        view.look_wanted.connect(presenter.look)
        self._presenter = presenter
        return view

    def _on_page_shown(self, page_id: str) -> None:
        if page_id == SHARE_DRIVER and self._presenter is not None:
            self._presenter.refresh()
