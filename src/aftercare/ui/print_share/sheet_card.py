"""One sheet to choose: a picture of its real first page, its name, and how many pages it has."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from aftercare.domain.sheets.page_picture import PagePicture
from aftercare.ui.print_share.rows import SheetRow
from aftercare.ui.theme.canvas import Align, Canvas, ellipse, rectangle, rounded
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.theme import Paragraph
from aftercare.ui.theme.tokens import RADIUS_BUTTON, RADIUS_CARD, ColourRole, TypeRole
from aftercare.ui.widgets.list_row import ListRow

LEAST_WIDTH = 196
_PADDING = 14
_GROUND = 200
_AROUND_PAGE = 9
_ABOVE_NAME = 8
_DISC = 30
_CHECK = 20


class SheetCard(ListRow):
    """The picture is drawn from the file that will be printed."""

    ring_radius = RADIUS_CARD

    def __init__(self, look: Look, kind_id: str, parent: QWidget | None = None) -> None:
        """Make a card without a page yet."""
        super().__init__(look, parent)
        self.kind_id = kind_id
        self.setObjectName(f"sheet-{kind_id}")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row: SheetRow | None = None
        self._image: QImage | None = None
        self._scaled: tuple[int, QPixmap] | None = None

    def show_sheet(self, row: SheetRow) -> None:
        """Show another state of the sheet."""
        if row == self._row:
            return
        if self._row is None or row.picture is not self._row.picture:
            self._image = image_of(row.picture) if row.picture is not None else None
            self._scaled = None
        is_other_text = self._row is None or (row.name, row.line) != (self._row.name, self._row.line)
        self._row = row
        self.setAccessibleName(row.spoken)
        if is_other_text:
            self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Picture, name and line."""
        px = self._look.theme.px
        name, line = self._words(width)
        return px(_PADDING) + px(_GROUND) + px(_ABOVE_NAME) + name.height + line.height + px(_PADDING)

    def sizeHint(self) -> QSize:
        """As wide as it is at least."""
        width = self._look.theme.px(LEAST_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The longest word of the name."""
        theme = self._look.theme
        name = self._row.name if self._row is not None else ""
        return QSize(theme.longest_word(name, TypeRole.CONTROL_BOLD) + 2 * theme.px(_PADDING), theme.px(_GROUND))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, page, name and line, and a tick on the one that is chosen."""
        row = self._row
        if row is None:
            return
        theme = self._look.theme
        px, canvas = theme.px, Canvas(self, theme)
        border = 3.0 * theme.factor if row.is_chosen else 1.0
        inset = border / 2
        frame = rounded(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), px(RADIUS_CARD) - inset)
        canvas.fill(frame, ColourRole.SUNKEN if self.underMouse() or self.isDown() else ColourRole.SURFACE)
        canvas.stroke(frame, ColourRole.PRIMARY if row.is_chosen else ColourRole.LINE, border)
        ground = QRectF(px(_PADDING), px(_PADDING), self.width() - 2 * px(_PADDING), px(_GROUND))
        canvas.fill(rounded(ground, px(RADIUS_BUTTON)), ColourRole.LINE)
        self._draw_page(canvas, ground)
        if row.is_chosen:
            disc = QRectF(ground.right() - px(_DISC) * 0.9, ground.top() + px(4), px(_DISC), px(_DISC))
            canvas.fill(ellipse(disc), ColourRole.PRIMARY)
            canvas.icon_in_middle("check", ColourRole.ON_PRIMARY, disc.center(), px(_CHECK))
        name, line = self._words(self.width())
        top = ground.bottom() + px(_ABOVE_NAME)
        canvas.text(name, QRectF(px(_PADDING), top, ground.width(), 0), ColourRole.INK)
        canvas.text(line, QRectF(px(_PADDING), top + name.height, ground.width(), 0), ColourRole.INK_2)

    def _draw_page(self, canvas: Canvas, ground: QRectF) -> None:
        theme = self._look.theme
        height = ground.height() - 2 * theme.px(_AROUND_PAGE)
        ratio = self._image.width() / self._image.height() if self._image is not None else 8.5 / 11
        page = QRectF(0, 0, height * ratio, height)
        page.moveCenter(ground.center())
        if self._image is None:
            canvas.fill(rectangle(page), ColourRole.SUNKEN)
            words = theme.paragraph(self.tr("Making your page"), TypeRole.META, page.width() - theme.px(12))
            canvas.text_in_middle(words, page, ColourRole.INK_2, Align.MIDDLE)
            return
        canvas.painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        canvas.painter.drawPixmap(page.topLeft(), self._page_of(round(page.width() * self.devicePixelRatioF())))

    def _page_of(self, width: int) -> QPixmap:
        """The page, so many device pixels wide; scaled once."""
        from PySide6.QtCore import Qt

        if self._scaled is None or self._scaled[0] != width:
            assert self._image is not None
            smooth = self._image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
            pixmap = QPixmap.fromImage(smooth)
            pixmap.setDevicePixelRatio(self.devicePixelRatioF())
            self._scaled = (width, pixmap)
        return self._scaled[1]

    def _words(self, width: int) -> tuple[Paragraph, Paragraph]:
        theme, row = self._look.theme, self._row
        room = max(1, width - 2 * theme.px(_PADDING))
        name, line = (row.name, row.line) if row is not None else ("", "")
        return theme.paragraph(name, TypeRole.CONTROL_BOLD, room), theme.paragraph(line, TypeRole.META, room)


def image_of(picture: PagePicture) -> QImage:
    """A page's picture as Qt draws it; it keeps its own copy."""
    shared = QImage(picture.greys, picture.width, picture.height, picture.width, QImage.Format.Format_Grayscale8)
    return shared.copy()
