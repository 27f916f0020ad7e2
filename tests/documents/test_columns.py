"""How groups of lines are spread over columns and pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.documents.columns import Cutting, Flow, Gaps, GroupHeights, Page, Rooms, Segment
from aftercare.documents.errors import SheetOverflowError

GAPS = Gaps(lines=5, groups=12)
TITLE = 20.0
LINE = 15.0


def groups_of(*counts: int) -> tuple[GroupHeights, ...]:
    return tuple(GroupHeights(TITLE, (LINE,) * count) for count in counts)


def height_of(count: int) -> float:
    return TITLE + LINE * count + GAPS.lines * (count - 1)


def spread(*counts: int, cutting: Cutting = Cutting.WHEN_TALLER_THAN_A_COLUMN, rooms: Rooms) -> tuple[Page, ...]:
    return Flow(groups_of(*counts), GAPS, 2, cutting).pages(rooms)


def groups_in(page: Page) -> list[list[int]]:
    return [[segment.group for segment in column] for column in page]


def test_a_short_list_stands_on_one_page_in_columns_of_about_the_same_height() -> None:
    (page,) = spread(3, 6, 6, 4, rooms=Rooms(first=400, further=600, closing=90))

    assert groups_in(page) == [[0, 1], [2, 3]]


def test_a_single_group_that_fits_is_not_torn_apart() -> None:
    (page,) = spread(8, rooms=Rooms(first=400, further=600, closing=0))

    assert page == ((Segment(0, 0, 8),), ())


def test_a_group_taller_than_the_column_goes_on_in_the_next_with_two_lines_at_least() -> None:
    (page,) = spread(9, rooms=Rooms(first=height_of(8), further=600, closing=0))

    assert page == ((Segment(0, 0, 5),), (Segment(0, 5, 9),))


def test_whole_groups_move_on_to_the_next_page_where_they_shall_not_be_cut() -> None:
    room = height_of(4) + GAPS.groups + height_of(2)

    pages = spread(4, 4, 4, rooms=Rooms(first=room, further=room, closing=0))

    assert [groups_in(page) for page in pages] == [[[0], [1]], [[2], []]]


def test_where_groups_may_be_cut_the_foot_of_a_column_is_filled() -> None:
    room = height_of(4) + GAPS.groups + height_of(2)

    (page,) = spread(4, 4, 4, cutting=Cutting.FREELY, rooms=Rooms(first=room, further=room, closing=0))

    assert page == ((Segment(0, 0, 4), Segment(1, 0, 2)), (Segment(1, 2, 4), Segment(2, 0, 4)))


def test_the_part_that_closes_the_sheet_takes_the_last_group_along_to_its_page() -> None:
    pages = spread(4, 4, rooms=Rooms(first=height_of(4), further=600, closing=50))

    assert [groups_in(page) for page in pages] == [[[0], []], [[1], []]]


def test_the_closing_part_stands_alone_where_nothing_can_go_with_it() -> None:
    pages = spread(2, rooms=Rooms(first=height_of(2), further=40, closing=40))

    assert [groups_in(page) for page in pages] == [[[0], []], [[], []]]


def test_a_list_without_groups_is_one_empty_page() -> None:
    assert spread(rooms=Rooms(first=400, further=600, closing=90)) == (((), ()),)


@pytest.mark.parametrize(
    ("rooms", "part"),
    [
        (Rooms(first=10, further=10, closing=0), "a line to tick"),
        (Rooms(first=100, further=100, closing=101), "what closes the sheet"),
    ],
)
def test_what_is_taller_than_a_page_is_an_error(rooms: Rooms, part: str) -> None:
    with pytest.raises(SheetOverflowError) as caught:
        spread(2, rooms=rooms)

    assert caught.value.part == part


@given(
    groups=st.lists(
        st.builds(
            GroupHeights,
            title=st.floats(15, 60),
            lines=st.lists(st.floats(15, 120), min_size=1, max_size=16).map(tuple),
        ),
        max_size=8,
    ).map(tuple),
    first=st.floats(0, 500),
    further=st.floats(340, 600),
    closing=st.floats(0, 200),
    column_count=st.integers(1, 2),
    cutting=st.sampled_from((Cutting.WHEN_TALLER_THAN_A_COLUMN, Cutting.FREELY)),
)
def test_every_line_stands_once_in_order_inside_its_column(
    groups: tuple[GroupHeights, ...],
    first: float,
    further: float,
    closing: float,
    column_count: int,
    cutting: Cutting,
) -> None:
    flow = Flow(groups, GAPS, column_count, cutting)
    rooms = Rooms(first, further, closing)

    pages = flow.pages(rooms)

    set_lines = [
        (segment.group, line)
        for page in pages
        for column in page
        for segment in column
        for line in range(segment.first, segment.end)
    ]
    assert set_lines == [(number, line) for number, group in enumerate(groups) for line in range(len(group.lines))]
    assert all(segment.first < segment.end for page in pages for column in page for segment in column)
    for number, page in enumerate(pages):
        room = rooms.on(number) - (closing if number == len(pages) - 1 else 0)
        assert all(flow.height(column) <= room for column in page)
