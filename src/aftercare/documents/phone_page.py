"""Writes the page for a phone: one HTML file with everything in it, which loads nothing and sends nothing.

What does not need a script stands in the file as it is. The script only looks up what holds now and says the time left;
its data lie in the file as JSON. The content policy allows this very style and this very script, by their digests.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape
from typing import Any

from aftercare.documents.html_document import html_document, page_resource
from aftercare.documents.html_twin import blocks_html, number_link
from aftercare.documents.typesetter import tidied
from aftercare.domain.checklist import TickGroup
from aftercare.domain.phone.page import (
    Card,
    CardRun,
    Clockwork,
    DayTable,
    Lane,
    PhoneCall,
    PhonePage,
    Scene,
    SessionTodos,
    TileRun,
    Todo,
)

_SAID_ON_THE_PHONE = (
    "now",
    "limits",
    "limits_none",
    "early",
    "over",
    "broken",
    "zone",
    "zone_time",
    "next",
    "nothing_lead",
    "left_by_clock",
    "todo_lost",
)
_PLACE, _SHORTEST_KEPT = "~", 7
_TIMES = ("noon", "midnight", "am", "pm", "hours_minutes", "hours", "minutes", "days", "nothing_line")

_PHONE_META = {"format-detection": "telephone=no", "color-scheme": "light dark"}


def phone_page_html(page: PhonePage) -> str:
    """Return the page as an HTML document."""
    script = page_resource("phone_page.js")
    body = [
        *_header(page),
        "<main>",
        *_live(page),
        *_todo_lists(page),
        *_body(page),
        *_calls(page),
        *_timetable(page),
        "</main>",
        "<footer>",
        *(f"<p>{_text(line)}</p>" for line in page.footer if line),
        "</footer>",
        f'<script type="application/json" id="data">{_json(with_each_text_once(page_data(page)))}</script>',
        f"<script>{script}</script>",
    ]
    title, style = tidied(page.title), page_resource("phone_page.css")
    return html_document(page.language, title, style, body, script=script, more_meta=_PHONE_META)


def page_data(page: PhonePage) -> dict[str, Any]:
    """What the script looks up: moments as seconds since 1970, and texts that are ready to be shown."""
    return {
        "key": page.key,
        "begins": _seconds(page.begins),
        "ends": _seconds(page.ends),
        "isDriver": page.is_driver,
        "clock": _clock(page.clockwork),
        "words": {name: page.phrases[name] for name in _SAID_ON_THE_PHONE},
        "lanes": [_lane(lane) for lane in page.lanes],
        "scenes": [_scene(scene) for scene in page.scenes],
        "sessions": [_session(session) for session in page.sessions],
    }


def with_each_text_once(data: dict[str, Any]) -> dict[str, Any]:
    """The same data with every longer text in one list, "texts", and its place there, "~12", wherever it stood."""
    texts: dict[str, int] = {}

    def kept(value: Any) -> Any:
        match value:
            case dict():
                return {name: kept(inner) for name, inner in value.items()}
            case list():
                return [kept(inner) for inner in value]
            case str() if len(value) >= _SHORTEST_KEPT or value.startswith(_PLACE):
                return f"{_PLACE}{texts.setdefault(value, len(texts))}"
            case _:
                return value

    found = {name: kept(value) for name, value in data.items()}
    return {**found, "texts": list(texts)}


def _json(data: dict[str, Any]) -> str:
    """JSON that cannot end the element it stands in, whatever a clinic or a person wrote."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _text(text: str) -> str:
    return escape(tidied(text))


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())


def _clock(clockwork: Clockwork) -> dict[str, Any]:
    wording = clockwork.wording
    return {
        "hours": wording.clock,
        "weekdays": list(wording.weekdays_short),
        "words": {name: wording.phrases[name] for name in _TIMES},
        "offsets": [[_seconds(moment), minutes] for moment, minutes in clockwork.offsets],
    }


def _lane(lane: Lane) -> dict[str, Any]:
    return {"topic": lane.topic, "name": lane.name, "runs": [_tile(run) for run in lane.runs]}


def _tile(run: TileRun) -> dict[str, Any]:
    found: dict[str, Any] = {"at": _seconds(run.begins), "state": run.state, "word": run.word, "line": run.line}
    if run.rest:
        found["rest"] = run.rest
    if run.ends is not None:
        found["ends"] = _seconds(run.ends)
    if run.counts_down:
        found["left"] = True
    return found


def _scene(scene: Scene) -> dict[str, Any]:
    return {
        "at": _seconds(scene.begins),
        "title": scene.title,
        "sentence": scene.sentence,
        "session": scene.session,
        "card": _card(scene.card),
        "day": [[_seconds(mark.at), mark.time, mark.label] for mark in scene.day],
    }


def _card(card: Card | None) -> list[str] | None:
    return None if card is None else [card.eyebrow, card.lead, card.line]


def _session(session: SessionTodos) -> dict[str, Any]:
    return {"todos": [_todo(todo) for todo in session.todos], "done": sorted(session.done)}


def _todo(todo: Todo) -> dict[str, Any]:
    return {
        "key": todo.key,
        "from": _seconds(todo.begins),
        "due": _seconds(todo.due),
        "timed": todo.is_timed,
        "settled": todo.is_settled,
        "runs": [_card_run(run) for run in todo.runs],
    }


def _card_run(run: CardRun) -> dict[str, Any]:
    return {"at": _seconds(run.begins), "lead": run.lead, "line": run.line, "until": run.until}


# What stands in the file as it is


def _header(page: PhonePage) -> Iterator[str]:
    yield "<header>"
    yield from (f'<p class="mark">{_text(mark)}</p>' for mark in page.marks)
    yield f'<h1 id="title">{_text(page.heading)}</h1>'
    yield f'<p id="sentence">{_text(page.when)}</p>'
    yield f'<p><a class="help" href="#help">{_text(page.phrases["help"])}</a></p>'
    yield f'<p id="notice" role="status">{_text(page.phrases["no_scripts"])}</p>'
    yield "</header>"


def _live(page: PhonePage) -> Iterator[str]:
    """What the script fills; without it nothing of this shows."""
    yield '<section class="card next" id="card" hidden>'
    yield '<p id="card-eyebrow"></p>'
    yield '<h2 id="card-lead"></h2>'
    yield '<p id="card-line"></p>'
    yield '<p id="card-left"></p>'
    yield "</section>"
    yield from blocks_html(page.intro)
    yield '<section id="now" hidden>'
    yield '<h2 id="now-heading"></h2>'
    yield '<ul id="board"></ul>'
    yield '<p id="no-limits" hidden></p>'
    yield "</section>"
    yield '<section id="day" hidden>'
    yield f"<h2>{_text(page.phrases['day'])}</h2>"
    yield '<ol id="day-line"></ol>'
    yield "</section>"


def _todo_lists(page: PhonePage) -> Iterator[str]:
    for number, session in enumerate(page.sessions):
        if not session.groups:
            continue
        yield f'<section class="todo" data-session="{number}">'
        yield f"<h2>{_text(page.phrases['todo'])}</h2>"
        yield f'<p class="quiet">{_text(page.phrases["todo_note"])}</p>'
        for group in session.groups:
            yield from _todo_group(group, session.done)
        yield "</section>"


def _todo_group(group: TickGroup, done: frozenset[str]) -> Iterator[str]:
    yield f"<h3>{_text(group.title)}</h3>"
    yield '<ul class="boxes">'
    for line in group.lines:
        if line.text:
            ticked = " checked" if line.key in done else ""
            box = f'<input type="checkbox" data-key="{escape(line.key)}"{ticked}>'
            yield f"<li><label>{box}<span>{_text(line.text)}</span></label></li>"
    yield "</ul>"


def _body(page: PhonePage) -> Iterator[str]:
    yield '<section id="help">'
    if page.body_heading:
        yield f"<h2>{_text(page.body_heading)}</h2>"
    yield from blocks_html(page.body)
    yield "</section>"


def _calls(page: PhonePage) -> Iterator[str]:
    yield f'<section><h2>{_text(page.phrases["calls"])}</h2><ul class="calls">'
    yield from (_call(call) for call in page.calls)
    yield "</ul></section>"


def _call(call: PhoneCall) -> str:
    note = f'<span class="quiet">{_text(call.note)}</span>' if call.note else ""
    urgent = ' class="urgent"' if call.is_urgent else ""
    return f"<li{urgent}><span>{_text(call.label)}</span> {number_link(call.number)}{note}</li>"


def _timetable(page: PhonePage) -> Iterator[str]:
    yield f'<details id="times" open><summary>{_text(page.phrases["all_times"])}</summary>'
    yield from _tables(page.timetable)
    yield "</details>"


def _tables(tables: Sequence[DayTable]) -> Iterator[str]:
    for table in tables:
        yield f"<h3>{_text(table.heading)}</h3>"
        yield '<ul class="times">'
        yield from (f"<li><strong>{_text(time)}</strong> <span>{_text(text)}</span></li>" for time, text in table.rows)
        yield "</ul>"
