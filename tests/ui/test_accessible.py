"""What a screen reader may ask of our widgets without harm, and in which order it meets them."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from aftercare.ui.accessible import install_accessible_roles
from aftercare.ui.theme.look import Look
from aftercare.ui.theme.tokens import TypeRole
from aftercare.ui.widgets.page_scroll import PageScroll
from aftercare.ui.widgets.text_label import TextLabel

MORE_THAN_THERE_ARE = 50


def test_asking_a_scroll_area_for_a_part_that_went_away_gives_nothing_and_harms_nothing(qtbot: QtBot) -> None:
    install_accessible_roles()
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidget(QWidget())

    interface = QAccessible.queryAccessibleInterface(area)

    assert [interface.child(number) for number in range(interface.childCount(), MORE_THAN_THERE_ARE)] == [None] * (
        MORE_THAN_THERE_ARE - interface.childCount()
    )


def test_a_scroll_area_has_as_many_parts_with_its_scroll_bar_as_without(qtbot: QtBot, qapp: QApplication) -> None:
    install_accessible_roles()
    area = QScrollArea()
    qtbot.addWidget(area)
    page = QWidget()
    area.setWidget(page)
    area.resize(200, 200)
    area.show()
    interface = QAccessible.queryAccessibleInterface(area)

    counts = set()
    for height in (100, 900):
        page.resize(100, height)
        qapp.processEvents()
        counts.add(interface.childCount())

    assert len(counts) == 1


def test_a_section_that_came_later_is_read_where_it_stands(look: Look, qtbot: QtBot) -> None:
    scroll = PageScroll(look)
    qtbot.addWidget(scroll)
    day, board = (TextLabel(look, TypeRole.BODY, parent=scroll.content) for _ in range(2))
    scroll.set_sections([day, board])
    card = TextLabel(look, TypeRole.BODY, parent=scroll.content)

    scroll.set_sections([card, day, board])

    assert [child for child in scroll.content.children() if isinstance(child, TextLabel)] == [card, day, board]
