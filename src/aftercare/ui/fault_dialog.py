"""What a person sees when something in the program itself did not work: calm words, and what happened to hand on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import ColourRole, TypeRole
from aftercare.ui.widgets.action_button import ActionButton, ButtonKind
from aftercare.ui.widgets.heading import Heading
from aftercare.ui.widgets.text_label import TextLabel

_WIDTH = 620
_TEXT_HEIGHT = 150


class FaultDialog(QDialog):
    """Stands in front of the window without holding it up, so that Get help now stays in reach."""

    def __init__(self, look: Look, happened: str, parent: QWidget | None = None) -> None:
        """Make the dialog for one fault; it goes away with its window.

        Args:
            look: the look of the app.
            happened: what a developer needs to know.
            parent: the window.
        """
        super().__init__(parent)
        self._happened = happened
        self.setWindowTitle("Aftercare")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        px = look.theme.px
        heading = Heading(look, TypeRole.H3)
        heading.show_text(self.tr("Something in Aftercare did not work."))
        words = TextLabel(look, TypeRole.BODY, ColourRole.INK_2)
        words.show_text(
            self.tr(
                "Your reminders go on, and what you saved is safe. If a page looks wrong, close Aftercare and open it "
                "again. If you are not sure about a time, call your clinic."
            )
        )
        told = TextLabel(look, TypeRole.META, ColourRole.INK_2)
        told.show_text(self.tr("This is for the people who make Aftercare. Read it before you send it to anyone."))
        self._text = QPlainTextEdit(happened)
        self._text.setObjectName("fault-text")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setFont(look.theme.font(TypeRole.META))
        self._text.setMinimumHeight(px(_TEXT_HEIGHT))
        self._text.setAccessibleName(self.tr("What happened"))
        close = ActionButton(look, ButtonKind.PRIMARY, self.tr("Go on"))
        close.setObjectName("fault-close")
        close.clicked.connect(self.accept)
        copy = ActionButton(look, ButtonKind.PLAIN, self.tr("Copy what happened"))
        copy.setObjectName("fault-copy")
        copy.clicked.connect(self._copy)
        row = QHBoxLayout()
        row.addWidget(close)
        row.addWidget(copy)
        row.addStretch(1)
        row.setSpacing(px(12))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(8))
        for part in (heading, words, told, self._text):
            column.addWidget(part)
        column.addSpacing(px(8))
        column.addLayout(row)
        self.setMinimumWidth(min(px(_WIDTH), 720))
        self.setAccessibleName(heading.text())
        close.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._happened)
