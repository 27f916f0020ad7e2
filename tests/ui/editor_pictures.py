"""Pictures of the pack editor, on the sample in two languages and on one with something to mend."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from tests.ui.page_pictures import NARROW, SMALLEST, WIDE, Show, Sketch

from aftercare.editor_bench import EditorBench
from aftercare.resource_root import asset_root, resource_root
from aftercare.ui.editor.window import EditorWindow
from aftercare.ui.shell.rows import IdentityRow
from aftercare.ui.shell.window import ShellWindow
from aftercare.ui.theme.tokens import Scheme
from aftercare.ui.today.view import TodayView
from aftercare.ui.widgets.visibility import put

SAMPLE = resource_root() / "samples" / "two-treatments"
OLD_SHEET = Path(__file__).parents[1] / "drafting" / "sheets" / "email.txt"
NOW = datetime(2026, 5, 13, 14, 4, tzinfo=UTC)


@cache
def bench(*, is_bad: bool = False) -> EditorBench:
    """The sample as the editor opens it; never saved here."""
    opened = EditorBench(SAMPLE, resource_root(), asset_root(), lambda: NOW)
    if is_bad:
        opened.set_rule(
            "spray-food", "text", "Consumption of solid nourishment must be discontinued beforehand entirely."
        )
        opened.set_rule("no-driving", "ends", {"after": "end", "by": "6 hours"})
        opened.set_clinic("phones", "after-hours", None)
        opened.set_words("es", "driver", "task", None)
    return opened


def editor(section: str, *, item: str = "", is_bad: bool = False, is_print: bool = False, field: str = "") -> Show:
    def show(window: ShellWindow, _today: TodayView) -> None:
        opened = EditorWindow(window, bench(is_bad=is_bad), lambda _title, _endings: None)
        opened.setParent(window)
        window.show_identity(IdentityRow())
        for entry in window.sidebar.items:
            # The editor's own window has no pages of the app beside its sections.
            put(entry, shows=entry.text() not in ("Today", "Print checklist"))
        if section == "sheet":
            opened.presenter.read_sheet(OLD_SHEET)
        window.show_page(section)
        if item:
            opened.presenter.open_item(item)
        if field:
            opened.presenter.act("show-all")
            opened.page.focus_field(field)
        if is_print:
            opened.presenter.choose_mode(is_print=True)

    return show


SKETCHES: tuple[Sketch, ...] = (
    ("19-clinic-pack-editor", WIDE, 100, Scheme.LIGHT, editor("timing", is_bad=True)),
    ("editor-dark", WIDE, 100, Scheme.DARK, editor("recovery", item="no-driving", is_bad=True)),
    ("editor-high-contrast", WIDE, 100, Scheme.HIGH_CONTRAST, editor("recovery", item="no-driving", is_bad=True)),
    (
        "editor-high-contrast-dark",
        WIDE,
        100,
        Scheme.HIGH_CONTRAST_DARK,
        editor("checklist", item="driver", is_bad=True, field="rule.when"),
    ),
    ("editor-narrow", NARROW, 100, Scheme.LIGHT, editor("recovery", item="no-driving", is_bad=True)),
    ("editor-200pct", WIDE, 200, Scheme.LIGHT, editor("timing", is_bad=True)),
    ("editor-smallest-200pct", SMALLEST, 200, Scheme.LIGHT, editor("timing", is_bad=True)),
    ("editor-clinic", WIDE, 100, Scheme.LIGHT, editor("clinic", is_bad=True)),
    ("editor-clinic-smallest", SMALLEST, 100, Scheme.LIGHT, editor("clinic", is_bad=True)),
    ("editor-all-fields", WIDE, 100, Scheme.LIGHT, editor("timing", field="rule.asks")),
    ("editor-for-whom", WIDE, 100, Scheme.LIGHT, editor("checklist", item="driver", field="rule.remind.0")),
    ("editor-all-fields-200pct", SMALLEST, 200, Scheme.DARK, editor("timing", field="rule.remind.0")),
    ("editor-treatments", WIDE, 100, Scheme.LIGHT, editor("treatments")),
    ("editor-languages", WIDE, 100, Scheme.LIGHT, editor("languages", is_bad=True)),
    ("editor-side-by-side", WIDE, 100, Scheme.LIGHT, editor("languages", is_bad=True, field="words.es.driver.task")),
    (
        "editor-side-by-side-200pct",
        SMALLEST,
        200,
        Scheme.DARK,
        editor("languages", is_bad=True, field="words.es.driver.task"),
    ),
    ("editor-sheet", WIDE, 100, Scheme.LIGHT, editor("sheet")),
    ("editor-sheet-200pct", WIDE, 200, Scheme.DARK, editor("sheet")),
    ("editor-publish", WIDE, 100, Scheme.LIGHT, editor("publish", is_bad=True)),
    ("editor-print", WIDE, 100, Scheme.LIGHT, editor("checklist", is_print=True)),
)
