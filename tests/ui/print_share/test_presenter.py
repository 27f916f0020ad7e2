"""Print & share shows the real sheets, prints what is true at that moment, and knows what lies on the table."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.ui.demo_course import SESSION_ID, at, course_of, request
from tests.ui.print_share.stand_ins import NO_ROOM, Crew, Desk, Room, Screen

from aftercare.domain.print_log import PrintEntry, PrintWay
from aftercare.domain.sheets.paper import Paper, TextSize
from aftercare.domain.sheets.sheet import SheetKind
from aftercare.ui.course import Course
from aftercare.ui.print_share.names import IN_ORDER
from aftercare.ui.print_share.presenter import PrintSharePresenter
from aftercare.ui.print_share.rows import PanelRow, SheetRow


class Page:
    """The page with everything around it."""

    def __init__(self, course: Course | None = None) -> None:
        self.screen, self.room, self.crew, self.desk = Screen(), Room(), Crew(), Desk()
        self.course = course or course_of(request())
        self.now = at("06:40")
        self.presenter = PrintSharePresenter(
            self.screen, self.course, self.room, self.crew, self.desk, lambda: self.now
        )

    def sheet(self, kind: SheetKind) -> SheetRow:
        return next(row for row in self.screen.rows.sheets if row.kind_id == kind.value)

    @property
    def panel(self) -> PanelRow:
        assert self.screen.rows.panel is not None
        return self.screen.rows.panel

    def printed(self, kind: SheetKind, at_time: datetime) -> None:
        self.room.log.append(PrintEntry(SESSION_ID, kind, "OLD1", at_time, PrintWay.PRINTED))


@pytest.fixture
def page() -> Page:
    made = Page()
    made.presenter.refresh()
    return made


def test_every_sheet_there_is_can_be_chosen() -> None:
    assert sorted(kind.value for kind in IN_ORDER) == sorted(kind.value for kind in SheetKind)


def test_each_sheet_shows_its_own_first_page_and_how_many_pages_it_has(page: Page) -> None:
    driver = page.sheet(SheetKind.DRIVER)

    assert driver.picture is not None
    assert driver.line == "1 page, for Sam"
    assert page.sheet(SheetKind.PREPARATION).spoken == "Checklist, 1 page, chosen"


def test_the_page_is_there_at_once_and_its_sheets_come_as_they_are_made() -> None:
    page = Page()
    page.crew.is_at_work = False

    page.presenter.refresh()
    assert [row.picture for row in page.screen.rows.sheets] == [None] * len(SheetKind)
    assert page.panel.line.startswith("Making your page")

    page.crew.work_off()
    assert None not in [row.picture for row in page.screen.rows.sheets]


def test_the_page_does_not_wait_for_the_code_of_the_visit_either() -> None:
    page = Page()
    page.crew.is_at_work = False

    page.presenter.refresh()
    assert page.screen.rows.share is not None
    assert (page.screen.rows.share.code, page.screen.rows.share.line) == ((), "")

    page.crew.work_off()
    assert page.screen.rows.share.code
    assert page.screen.rows.share.line.startswith("Point your phone camera here")


def test_the_code_of_an_older_plan_is_never_shown_beside_a_newer_one(page: Page) -> None:
    page.crew.is_at_work = False
    page.course.move_session(SESSION_ID, at("2026-05-15 10:00"), at("2026-05-15 11:30"), page.now)
    page.presenter.refresh()

    assert page.screen.rows.share is not None
    assert page.screen.rows.share.code == ()


def test_what_was_made_from_an_older_plan_is_not_shown(page: Page) -> None:
    page.crew.is_at_work = False
    page.course.move_session(SESSION_ID, at("2026-05-15 10:00"), at("2026-05-15 11:30"), page.now)
    page.presenter.refresh()

    assert page.sheet(SheetKind.PREPARATION).picture is None


def test_a_minute_later_nothing_is_made_again(page: Page) -> None:
    made = len(page.room.orders)
    page.now += timedelta(minutes=1)

    page.presenter.refresh()

    assert len(page.room.orders) == made


def test_the_paper_is_that_of_the_country_until_the_person_takes_another(page: Page) -> None:
    assert page.room.orders[0].paper is Paper.LETTER

    page.presenter.set_paper("a4")

    assert page.room.orders[-1].paper is Paper.A4
    assert [paper.name for paper in page.panel.papers if paper.is_chosen] == ["A4"]


def test_large_type_says_how_many_pages_it_takes(page: Page) -> None:
    page.presenter.set_large(True)

    assert page.room.orders[-1].size is TextSize.LARGE
    assert page.panel.large_line == "2 pages"


def test_what_is_printed_is_made_at_that_moment_and_written_down(page: Page) -> None:
    page.now = at("06:55")

    page.presenter.print_chosen()

    (made,) = page.desk.printed
    assert made.order.printed_at == at("06:55")
    (entry,) = page.room.log
    assert (entry.kind, entry.way, entry.plan_number) == (
        SheetKind.PREPARATION,
        PrintWay.PRINTED,
        page.course.plans[0].number,
    )
    assert page.panel.said == "Sent to Office."


def test_the_page_says_when_the_sheet_was_last_printed_and_from_which_plan(page: Page) -> None:
    assert page.panel.last == ""
    page.printed(SheetKind.PREPARATION, at("2026-05-12 16:20"))
    page.presenter.refresh()
    assert page.panel.last == "Last printed Tuesday, May 12, 4:20\xa0PM, from plan OLD1."

    page.presenter.save_chosen()

    number = page.course.plans[0].number
    assert page.panel.last == f"Last saved Thursday, May 14, 6:40\xa0AM, from plan {number}."


def test_a_print_that_the_person_called_off_is_not_written_down(page: Page) -> None:
    page.desk.outcome = ""

    page.presenter.print_chosen()

    assert page.room.log == []
    assert page.panel.said == ""


def test_a_printer_that_refuses_is_said_with_another_way(page: Page) -> None:
    page.desk.outcome = NO_ROOM

    page.presenter.print_chosen()

    assert page.room.log == []
    assert page.panel.is_problem
    assert "save it as PDF" in page.panel.said


def test_without_a_printer_saving_comes_first(page: Page) -> None:
    page.desk.printer = ""

    page.presenter.print_chosen()

    assert not page.panel.can_print
    assert page.desk.printed == []
    assert "Save the page as PDF" in page.panel.said


def test_a_saved_sheet_has_a_name_that_says_nothing_and_is_written_down(page: Page) -> None:
    page.presenter.choose(SheetKind.MEDICINES.value)

    page.presenter.save_chosen()

    ((path, content),) = page.desk.saved
    assert path == Path("/home/alex/list-2026-05-14.pdf")
    assert content == b"%PDF"
    assert [entry.way for entry in page.room.log] == [PrintWay.SAVED]


def test_a_folder_that_takes_no_file_is_said_and_nothing_is_written_down(page: Page) -> None:
    page.desk.write_error = NO_ROOM

    page.presenter.save_chosen()

    assert page.room.log == []
    assert page.panel.said == "We could not save it there. Choose another folder."


def test_the_new_sheet_says_which_one_it_replaces(page: Page) -> None:
    page.printed(SheetKind.PREPARATION, at("2026-05-12 16:20"))

    page.presenter.print_chosen()

    assert str(page.desk.printed[0].order.replaces) == "2026-05-12"


def test_a_change_of_the_plan_names_the_sheets_to_print_again_until_they_are(page: Page) -> None:
    page.printed(SheetKind.PREPARATION, at("2026-05-12 16:20"))
    page.printed(SheetKind.DRIVER, at("2026-05-12 16:20"))
    page.presenter.refresh()
    assert "Checklist, Driver sheet" in page.screen.rows.banner

    page.presenter.print_chosen()
    assert "Checklist" not in page.screen.rows.banner

    page.presenter.choose(SheetKind.DRIVER.value)
    page.presenter.print_chosen()
    assert page.screen.rows.banner == ""


def test_ctrl_p_chooses_the_sheet_and_prints_it(page: Page) -> None:
    page.presenter.print_this(SheetKind.SIGNS)

    assert page.sheet(SheetKind.SIGNS).is_chosen
    assert [made.order.kind for made in page.desk.printed] == [SheetKind.SIGNS]
    assert page.screen.focused == 1


def test_a_sheet_that_cannot_be_made_is_said_and_the_others_are_there() -> None:
    page = Page()
    page.room.failure = NO_ROOM
    page.presenter.refresh()

    page.presenter.save_chosen()

    assert page.sheet(SheetKind.DRIVER).line == "Could not be made"
    assert page.panel.said == "We could not make this page. Your plan is safe."
    assert page.desk.saved == []


def test_a_file_that_cannot_be_read_leaves_lines_to_write_on_and_prints_all_the_same(page: Page) -> None:
    page.room.read_error = page.room.write_error = NO_ROOM

    page.presenter.print_chosen()

    assert page.panel.said == "Sent to Office."


def test_only_what_can_be_handed_on_now_is_offered(page: Page) -> None:
    share = page.screen.rows.share
    assert share is not None

    assert [thing.thing_id for thing in share.things] == ["reminders"]


def test_a_thing_to_hand_on_is_saved_where_the_person_wants_it(page: Page) -> None:
    page.presenter.share("reminders")

    assert page.desk.saved == [(Path("/home/alex/appointment.ics"), b"BEGIN:VCALENDAR")]
    assert page.screen.rows.share is not None
    assert page.screen.rows.share.said == "Saved as appointment.ics."


def test_a_thing_that_cannot_be_made_is_said(page: Page) -> None:
    page.presenter.share("nothing")

    assert page.screen.rows.share is not None
    assert page.screen.rows.share.is_problem


def test_the_web_page_and_the_pdf_have_the_same_name(page: Page) -> None:
    page.presenter.save_web_page()
    page.presenter.open_chosen()

    assert page.desk.saved[0][0].name == "checklist-2026-05-14.html"
    assert page.desk.shown == ["checklist-2026-05-14.pdf"]


def test_without_a_session_the_page_says_what_comes() -> None:
    page = Page(course_of())

    page.presenter.refresh()
    page.presenter.print_chosen()
    page.presenter.share("reminders")

    assert page.screen.rows.sheets == ()
    assert page.screen.rows.nothing
    assert page.desk.printed == []
    assert page.desk.saved == []
