"""An export for other programs: one JSON file, with every stored value under its file, table and column.

``docs/export.md`` describes it. Bytes are written as ``{"base64": "…"}``; a text that is JSON itself stays a text.
"""

from __future__ import annotations

import json
from base64 import b64encode
from typing import Any

from aftercare.domain.export import VERSION, Export, StoredTable, Value


def export_json(export: Export) -> bytes:
    """Return the export as JSON in UTF-8."""
    content = {
        "aftercare_export": VERSION,
        "made_at": export.made_at.isoformat(timespec="seconds"),
        "program": export.program,
        "files": {
            file.name: {"version": file.version, "tables": {table.name: _rows(table) for table in file.tables}}
            for file in export.files
        },
        "choices": dict(export.choices),
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def _rows(table: StoredTable) -> list[dict[str, Any]]:
    return [{name: _plain(value) for name, value in zip(table.columns, row, strict=True)} for row in table.rows]


def _plain(value: Value) -> Any:
    return {"base64": b64encode(value).decode()} if isinstance(value, bytes) else value
