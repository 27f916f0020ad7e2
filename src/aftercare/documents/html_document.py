"""The frame of every web page we write: one file that loads nothing, and says so in its content policy."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from types import MappingProxyType

_NOTHING_MORE: Mapping[str, str] = MappingProxyType({})


def html_document(
    language: str,
    title: str,
    style: str,
    body: Iterable[str],
    *,
    script: str = "",
    more_meta: Mapping[str, str] = _NOTHING_MORE,
) -> str:
    """Return a whole page.

    Args:
        language: of the words, as an HTML tag.
        title: as plain text.
        style: the one style sheet the page may use.
        body: pieces of HTML, one a line.
        script: the one script that may run; the body holds it. Empty for a page without any.
        more_meta: what else the head says, by name.
    """
    scripts = f"script-src '{_digest(script)}'; " if script else ""
    policy = f"default-src 'none'; style-src '{_digest(style)}'; {scripts}form-action 'none'; base-uri 'none'"
    return "\n".join(
        [
            "<!DOCTYPE html>",
            f'<html lang="{escape(language)}">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            '<meta name="robots" content="noindex">',
            *(f'<meta name="{name}" content="{escape(content)}">' for name, content in more_meta.items()),
            f"<title>{escape(title)}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            *body,
            "</body>",
            "</html>",
            "",
        ]
    )


@cache
def page_resource(name: str) -> str:
    """The text of a style sheet or script that lies beside this module."""
    return files("aftercare.documents").joinpath(name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
