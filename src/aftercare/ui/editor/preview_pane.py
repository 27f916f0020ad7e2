"""The preview: the real board and next card with a slider through the plan, or the printed checklist."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QVBoxLayout,
    QWidget,
)

from aftercare.domain.sheets.page_picture import PagePicture
from aftercare.ui.editor.choice_line import ChoiceLine
from aftercare.ui.editor.rows import PreviewRows
from aftercare.ui.theme.canvas import Canvas, ellipse, rounded
from aftercare.ui.theme.layout_class import LayoutClass
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import RADIUS_BUTTON, TARGET, ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.board import Board
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.next_card import NextCard
from aftercare.ui.widgets.text_label import TextLabel
from aftercare.ui.widgets.visibility import put

_GROOVE, _HANDLE = 5, 22


class _Slider(QSlider):
    """Moves through the plan, a quarter of an hour a step."""

    ring_radius = RADIUS_BUTTON

    def __init__(self, look: Look) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._look = look
        self.setPageStep(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._restyle()
        look.changed.connect(self._restyle)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw groove and handle in our colours; those of the system cannot be seen in every contrast."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
        )
        theme = self._look.theme
        canvas = Canvas(self, theme)
        middle, at, size = self.height() / 2, handle.center().x() + 0.5, theme.px(_HANDLE)
        groove = theme.px(_GROOVE)
        canvas.fill(_bar(0, self.width(), middle, groove), ColourRole.LINE_STRONG)
        canvas.fill(_bar(0, at, middle, groove), ColourRole.PRIMARY)
        left = min(max(0.0, at - size / 2), self.width() - size)
        disc = ellipse(QRectF(left, middle - size / 2, size, size).adjusted(1, 1, -1, -1))
        canvas.fill(disc, ColourRole.SURFACE)
        canvas.stroke(disc, ColourRole.PRIMARY, theme.px(3))

    def _restyle(self) -> None:
        self.setMinimumHeight(self._look.theme.px(TARGET))
        self.update()


def _bar(left: float, right: float, middle: float, height: float) -> QPainterPath:
    return rounded(QRectF(left, middle - height / 2, max(height, right - left), height), height / 2)


class PreviewPane(QWidget):
    """What a patient would see.

    Signals:
        slid: the step of the slider.
        mode_chosen: True for print.
        treatment_chosen: the treatment.
    """

    slid = Signal(int)
    mode_chosen = Signal(bool)
    treatment_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty preview."""
        super().__init__(parent)
        self._look = look
        self._page: PagePicture | None = None
        self._heading = Heading(look, TypeRole.H3)
        self._heading.show_text(self.tr("Preview"))
        self.on_screen = ActionButton(look, ButtonKind.PRIMARY, self.tr("Screen"))
        self.on_screen.setObjectName("preview-screen")
        self.on_paper = ActionButton(look, ButtonKind.PLAIN, self.tr("Print"))
        self.on_paper.setObjectName("preview-print")
        self.treatment = ChoiceLine(look)
        self.treatment.setAccessibleName(self.tr("Treatment shown"))
        self._moment = TextLabel(look, TypeRole.META_STRONG)
        self.slider = _Slider(look)
        self.slider.setAccessibleName(self.tr("Moment shown"))
        self.board = Board(look)
        self.board.set_layout_class(LayoutClass.NARROW)
        self.card = NextCard(look)
        self.card.set_layout_class(LayoutClass.COMPACT)
        self.paper = QLabel()
        self.paper.setAccessibleName(self.tr("The printed checklist"))
        self._caption = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        self._build()
        look.changed.connect(self._draw_page)

    def _build(self) -> None:
        px = self._look.theme.px
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.on_screen)
        head.addWidget(self.on_paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addLayout(head)
        parts = (self.treatment, self._moment, self.slider, self.board, self.card, self.paper, self._caption)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self.on_screen.clicked.connect(self._on_screen)
        self.on_paper.clicked.connect(self._on_print)
        self.treatment.picked.connect(self.treatment_chosen)
        self.slider.valueChanged.connect(self._on_slid)

    def show_preview(self, rows: PreviewRows) -> None:
        """Show a moment, or a sheet."""
        is_screen = not rows.is_print
        self.on_screen.become(ButtonKind.PRIMARY if is_screen else ButtonKind.PLAIN, self.tr("Screen"), "")
        self.on_paper.become(ButtonKind.PLAIN if is_screen else ButtonKind.PRIMARY, self.tr("Print"), "")
        shown, other = (self.on_screen, self.on_paper) if is_screen else (self.on_paper, self.on_screen)
        shown.setAccessibleDescription(self.tr("Shown now"))
        other.setAccessibleDescription("")
        put(self.treatment, shows=bool(rows.treatments))
        if rows.treatments:
            self.treatment.show_options(rows.treatments, rows.treatment)
        put(self.slider, shows=bool(rows.steps))
        self._moment.show_text(rows.moment)
        if rows.steps:
            self.slider.blockSignals(True)
            self.slider.setRange(0, rows.steps - 1)
            self.slider.setValue(rows.step)
            self.slider.blockSignals(False)
            self.slider.setAccessibleDescription(rows.moment)
        put(self.board, shows=bool(rows.tiles))
        if rows.tiles:
            self.board.show_tiles(rows.tiles)
        put(self.card, shows=rows.card is not None)
        if rows.card is not None:
            self.card.show_card(rows.card)
        self._page = rows.page
        put(self.paper, shows=rows.page is not None)
        self._draw_page()
        self._caption.show_text(rows.caption)

    def _draw_page(self) -> None:
        page = self._page
        if page is None:
            return
        image = QImage(page.greys, page.width, page.height, page.width, QImage.Format.Format_Grayscale8).copy()
        width = max(self._look.theme.px(320), self.width() - 2)
        pixmap = QPixmap.fromImage(image)
        self.paper.setPixmap(pixmap.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation))

    def _on_slid(self, step: int) -> None:
        self.slid.emit(step)

    def _on_screen(self, _checked: bool = False) -> None:
        self.mode_chosen.emit(False)

    def _on_print(self, _checked: bool = False) -> None:
        self.mode_chosen.emit(True)
