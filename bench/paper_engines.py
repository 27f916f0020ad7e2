"""One sheet on paper, made by us and by others from the same content; each run is a process of its own.

python -m bench.paper_engines ENGINE COUNT    prints one line of JSON

Every engine gets the same value, the preparation checklist of the demo, with another name and time each round, so that
nothing is answered from a cache. WeasyPrint and Chromium print its HTML twin with our style for paper, tagged as they
can; fpdf2 sets the same words in the same faces and writes no tags.
"""

from __future__ import annotations

import atexit
import json
import os
import resource
import statistics
import sys
import tempfile
import time
from base64 import b64decode
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from aftercare.domain.sheets.sheet import Group, Paragraph, Sheet, SheetKind, Spread, TimeBoxes

CHECKOUT = Path(__file__).resolve().parents[1]
FONTS = CHECKOUT / "build" / "assets" / "fonts"
RESOURCES = CHECKOUT / "resources"
ENGINES = ("aftercare", "weasyprint", "fpdf2", "chromium")
WARM_ROUNDS = 20
PAGE_STYLE = (
    "@page {{ size: letter; margin: 12.7mm 15mm }}"
    "@font-face {{ font-family: 'Source Sans 3'; src: url('file://{fonts}/AftercareSans-Regular.ttf') }}"
    "@font-face {{ font-family: 'Source Sans 3'; font-weight: 700; src: url('file://{fonts}/AftercareSans-Bold.ttf') }}"
    "body {{ font-size: 13.5pt; line-height: 17pt; max-width: none }}"
)


def demo_sheet() -> Sheet:
    """The preparation checklist of the demo."""
    from bench.run import request

    from aftercare.content.guidance_reader import read_guidance, read_sheets_words
    from aftercare.domain.planning import make_plan
    from aftercare.domain.sheets.catalogue import made_sheet
    from aftercare.domain.sheets.printing import Printing

    plan = make_plan(request())
    printing = Printing(plan, read_sheets_words(RESOURCES, "en"), plan.session.planned_start)
    return made_sheet(SheetKind.PREPARATION, printing, read_guidance(RESOURCES, "en"))


def another(sheet: Sheet, number: int) -> Sheet:
    """The same sheet for somebody else, at another time."""
    stationery = replace(sheet.stationery, printed=f"Printed May 13, 2026, {number}", plan_number=f"Plan {number:05}")
    return replace(sheet, owner=f"Alex {number}", stationery=stationery)


def aftercare() -> Callable[[Sheet], bytes]:
    from aftercare.documents.press import sheet_pdf

    return lambda sheet: sheet_pdf(sheet, FONTS)


def html_of(sheet: Sheet) -> str:
    """The twin of the sheet, with our faces and the size of the page."""
    from aftercare.documents.html_twin import sheet_html

    style = f"<style>{PAGE_STYLE.format(fonts=FONTS)}</style></head>"
    html = sheet_html(sheet).replace("</head>", style, 1)
    begin = html.index('<meta http-equiv="Content-Security-Policy"')
    return html[:begin] + html[html.index(">", begin) + 1 :]


def weasyprint() -> Callable[[Sheet], bytes]:
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    def make(sheet: Sheet) -> bytes:
        pdf: bytes = HTML(string=html_of(sheet), base_url="/").write_pdf(
            pdf_variant="pdf/ua-1", font_config=FontConfiguration()
        )
        return pdf

    return make


def chromium() -> Callable[[Sheet], bytes]:
    from tests.browser.chromium import Tab, running_chromium

    folder = Path(tempfile.mkdtemp())
    stack = ExitStack()
    atexit.register(stack.close)
    browser = stack.enter_context(running_chromium(folder))
    target = browser.call("Target.createTarget", url="about:blank")["targetId"]
    tab = Tab(browser, browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
    tab.call("Page.enable")

    def make(sheet: Sheet) -> bytes:
        file = folder / "sheet.html"
        file.write_text(html_of(sheet), encoding="utf-8")
        tab.call("Page.navigate", url=file.as_uri())
        browser.wait_for("Page.loadEventFired")
        printed = tab.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True, generateTaggedPDF=True)
        return b64decode(printed["data"])

    return make


def fpdf2() -> Callable[[Sheet], bytes]:
    from fpdf import FPDF

    def make(sheet: Sheet) -> bytes:
        pdf = FPDF(format="letter", unit="pt")
        pdf.set_margins(42.5, 36, 42.5)
        pdf.set_auto_page_break(True, 36)
        pdf.add_font("body", "", FONTS / "AftercareSans-Regular.ttf")
        pdf.add_font("body", "B", FONTS / "AftercareSans-Bold.ttf")
        pdf.set_lang("en")
        pdf.set_title(sheet.title)
        pdf.add_page()
        _words(pdf, sheet)
        return bytes(pdf.output())

    return make


def _words(pdf: Any, sheet: Sheet) -> None:
    """Every word of the sheet from top to bottom, its groups in two columns."""

    def line(text: str, style: str = "", size: float = 13.5, pitch: float = 17, width: float = 0) -> None:
        pdf.set_font("body", style, size)
        pdf.multi_cell(width, pitch, text, new_x="LMARGIN", new_y="NEXT")

    line("\n".join(sheet.stationery.clinic), "B")
    line(f"{sheet.owner} {sheet.owner_line}")
    line(sheet.title, "B", 28, 34)
    for one in sheet.opening:
        line(f"{one.lead} {one.text}")
    groups: list[Group] = []
    for block in sheet.body:
        match block:
            case TimeBoxes():
                for box in block.boxes:
                    line(f"{box.label} {box.time} {box.day}", "B", 25, 30)
            case Spread():
                groups += block.groups
            case Paragraph():
                line(block.text)
            case _:
                continue
    with pdf.text_columns(ncols=2, gutter=22) as columns:
        for group in groups:
            pdf.set_font("body", "B", 16.5)
            columns.write(f"{group.title}\n")
            pdf.set_font("body", "", 13.5)
            for item in group.items:
                columns.write(f"[ ] {getattr(item, 'text', '')}\n")
    for call in sheet.stationery.calls:
        line(f"{call.label} {call.number}", "B")
    for text in (*sheet.stationery.small_print, sheet.stationery.printed, sheet.stationery.plan_number):
        line(text, size=10, pitch=12.5)


def processor_seconds() -> float:
    """What this process and those it started have worked so far; where that cannot be told, the time on the clock."""
    return sum(worked for worked, _ in _processes()) or time.perf_counter()


def memory_in_use() -> float:
    """What this process and those it started hold now, in MiB; this one's peak where that cannot be told."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return max(peak, sum(pages for _, pages in _processes()) * resource.getpagesize() / 2**20)


def _processes() -> list[tuple[float, int]]:
    """Seconds worked and pages of memory of this process and those it started; none where there is no /proc."""
    parents: dict[int, int] = {}
    found: dict[int, tuple[float, int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        fields = text[text.rindex(")") + 2 :].split()
        number = int(path.parent.name)
        parents[number] = int(fields[1])
        found[number] = ((int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), int(fields[21]))
    ours = {os.getpid()}
    while more := {number for number, parent in parents.items() if parent in ours} - ours:
        ours |= more
    return [found[number] for number in ours if number in found]


def measured(engine: str, count: int) -> dict[str, float]:
    """Seconds for the first and the median of the next sheets, pages a second, bytes, and memory in MiB."""
    make = {"aftercare": aftercare, "weasyprint": weasyprint, "fpdf2": fpdf2, "chromium": chromium}[engine]()
    sheet = demo_sheet()
    begin = time.perf_counter()
    pdf = make(another(sheet, 0))
    first = time.perf_counter() - begin
    times: list[float] = []
    worked = processor_seconds()
    for number in range(1, count):
        start = time.perf_counter()
        pdf = make(another(sheet, number))
        times.append(time.perf_counter() - start)
    worked = processor_seconds() - worked
    from pypdfium2 import PdfDocument

    pages = len(PdfDocument(BytesIO(pdf)))
    return {
        "first": first,
        "warm": statistics.median(times[:WARM_ROUNDS]) if times else first,
        "pages": pages,
        "pages_a_second": pages * count / (first + sum(times)),
        "work_a_page": worked / max(1, count - 1) / pages,
        "bytes": len(pdf),
        "memory": memory_in_use(),
    }


if __name__ == "__main__":
    print(json.dumps(measured(sys.argv[1], int(sys.argv[2]))))
