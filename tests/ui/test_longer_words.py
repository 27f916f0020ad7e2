"""The pages that ask hold words a third longer than English ones."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea
from tests.ui import gallery
from tests.ui.longer_words import longer, longer_words
from tests.ui.test_usable_by_anyone import fits, visible

from aftercare.ui.theme.look import Look
from aftercare.ui.widgets.page_scroll import PageScroll
from aftercare.ui.widgets.text_label import TextLabel

NAMES = (
    "15-setup-1",
    "16-setup-2-narrow",
    "16-setup-course",
    "17-setup-3-smallest",
    "settings-200pct",
    "settings-cancel-narrow",
    "settings-move-smallest",
    "settings-you",
    "settings-about-smallest-200pct",
)


def test_longer_words_are_a_third_longer_and_keep_what_is_filled_in() -> None:
    assert longer("Reminders") == "Reemiindeers"
    assert longer("{time}") == "{time}"


@pytest.mark.parametrize("picture", [one for one in gallery.PICTURES if one.name in NAMES], ids=lambda one: one.name)
def test_nothing_is_cut_off_and_nothing_scrolls_sideways_in_longer_words(
    picture: gallery.Picture, look: Look, qapp: QApplication
) -> None:
    with longer_words(qapp):
        window = gallery.window_of(picture, look)
        for _ in range(8):
            qapp.processEvents()
        labels = [label for scroll in window.findChildren(PageScroll) for label in scroll.findChildren(TextLabel)]
        cut = [label.text() for label in labels if label.isVisible() and not fits(label)]
        narrow = [
            button.objectName()
            for button in visible(window, QAbstractButton)
            if button.width() < button.minimumSizeHint().width()
        ]
        sideways = [
            area
            for area in window.findChildren(QScrollArea)
            if area.isVisible() and area.horizontalScrollBar().maximum()
        ]
        gallery.throw_away(window)

    assert (cut, narrow, sideways) == ([], [], [])
