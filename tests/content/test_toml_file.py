"""What cannot be read as TOML is told with its line and a remedy; nothing in a file can keep the reader busy."""

from __future__ import annotations

import time
import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.content.findings import Findings
from aftercare.content.toml_file import TomlFile, read_toml


def faults(content: bytes) -> list[str]:
    findings = Findings()
    assert read_toml("rules.toml", content, findings) is None
    return [str(fault) for fault in findings.all()]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('a = 1\na = 2\nb = "', "line 2: the same key was already written above; take one of the two out"),
        (
            "[a]\n[a]\n",
            "line 2: the same table was already written above; "
            "write [[rule]] with two brackets, or take one of the two out",
        ),
        ("a = { b = 1, b = 2 }\n", "line 1: the same key was already written above; take one of the two out"),
        ("a = [1]\n[[a]]\n", "line 2: this table was already written in another way above; keep one of the two"),
        (
            "\n\na = six\n",
            'line 3: the value cannot be read; put texts, times and lengths in quotation marks, such as "6 hours"',
        ),
        (
            "a = 6 hours\n",
            "line 1: the line goes on after its value; "
            'put texts, times and lengths in quotation marks, such as "18:00"',
        ),
        (
            "a = 25:00\n",
            "line 1: the line goes on after its value; "
            'put texts, times and lengths in quotation marks, such as "18:00"',
        ),
        (
            'a = "six\nhours"\n',
            "line 1: a text is not closed, or holds a hidden character; "
            "put the whole text between quotation marks on one line",
        ),
        ('a = "C:\\rules\\q"\n', "line 1: a backslash stands alone in a text; write \\\\ for a backslash"),
        ("a\n", 'line 1: there is no = after a key; write key = "text"'),
        ("[a\n", "line 1: a square bracket is not closed; write the name of a table as [name] or [[name]]"),
        ("a = 1\nb = [1\n", "line 2: a bracket is not closed; close it"),
        ('a = """x\n', "line 1: quotation marks are not closed; close them"),
        ("a = {\nb = 1 }\n", 'line 1: a key is missing here; write { key = "value", key = "value" } on one line'),
        (
            "= 1\n",
            "line 1: this is not TOML; look for a missing quotation mark, bracket or comma here and on the line above",
        ),
    ],
)
def test_a_file_that_is_not_toml_is_told_with_its_line(text: str, fault: str) -> None:
    assert faults(text.encode()) == [f"rules.toml:{fault}"]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b'a = 1\nb = "caf\xe9"\n', "line 2: byte 15 of the file, 0xe9"),
        (b'\xef\xbb\xbfa = "\xe9"\n', "line 1: byte 9 of the file, 0xe9"),
        ("a = 1\n".encode("utf-16"), "line 1: byte 1 of the file, 0xff"),
    ],
)
def test_a_file_that_is_not_utf_8_is_told_with_line_and_byte(content: bytes, place: str) -> None:
    assert faults(content) == [f'rules.toml:{place}, is not UTF-8 text; save the file again as "UTF-8" in your editor']


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    file = read_toml("rules.toml", b"\xef\xbb\xbfa = 1\r\nb = 2\r\n", Findings())
    assert file is not None
    assert file.table == {"a": 1, "b": 2}


@pytest.mark.parametrize("text", ["a = " + "[" * 3900, "a = " + "[\n" * 200_000, "a = " + "{a=" * 1200])
def test_brackets_without_end_are_told(text: str) -> None:
    assert faults(text.encode()) == [
        "rules.toml:whole file: brackets are nested too deeply; take out the extra brackets"
    ]


def test_a_line_without_end_is_told() -> None:
    assert faults(b'a = 1\nb = "' + b"x" * 4000 + b'"\n') == [
        "rules.toml:line 2: the line has 4006 characters; break it; 4000 are the most"
    ]


def test_a_file_without_end_is_told() -> None:
    assert faults(b"#" * (1024 * 1024 + 1)) == [
        "rules.toml:whole file: is larger than 1 MiB; split it, or take out what is not needed"
    ]


@pytest.mark.parametrize(
    "key", ["a" + ".a" * 1900, "a." + '"a" . ' * 500 + "a", "[" + "a." * 1900 + "a]", "x = {" + "a." * 1900 + "a = 1}"]
)
def test_keys_of_thousands_of_dots_are_told_at_once_instead_of_read(key: str) -> None:
    started = time.monotonic()
    told = faults("\n".join(f"b{number}.{key}" for number in range(200)).encode())
    assert told == ["rules.toml:line 1: words are joined by too many dots; use fewer than 32 in a row"]
    assert time.monotonic() - started < 5


def test_full_stops_in_a_text_do_no_harm() -> None:
    text = 'a = "' + "Eat. Drink. Then rest well. " * 40 + '"'
    assert read_toml("rules.toml", text.encode(), Findings()) is not None


LINES = """\
top = 1
"quoted key" = 2

[table]
key = "[[rule]]"
text = \"\"\"
[[rule]]
key = 2
\"\"\"
dotted.key = 3

[[rule]]
id = "a"
starts = { by = "x" }
[rule.when]
takes = "b"

[[rule]]   # the second
id = 'b'
list = [
  "x",
]
after = '''one line'''
last = 1
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("top",), 1),
        (("quoted key",), 2),
        (("table",), 4),
        (("table", "key"), 5),
        (("table", "text"), 6),
        (("table", "dotted", "key"), 10),
        (("rule", 0), 12),
        (("rule", 0, "starts", "by"), 14),
        (("rule", 0, "when"), 15),
        (("rule", 0, "when", "takes"), 16),
        (("rule", 0, "nowhere"), 12),
        (("rule", 1), 18),
        (("rule", 1, "list", 0), 20),
        (("rule", 1, "last"), 24),
        (("nowhere",), None),
        ((), None),
    ],
)
def test_the_line_of_a_key_is_found(path: tuple[str | int, ...], line: int | None) -> None:
    assert TomlFile("rules.toml", tomllib.loads(LINES), LINES).line_of(path) == line


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_told(content: bytes) -> None:
    findings = Findings()
    file = read_toml("rules.toml", content, findings)
    assert (file is None) == findings.must_be_fixed
    assert all(str(fault).isprintable() for fault in findings.all())


@given(st.text(st.sampled_from("ab.=[]{}\"'\n #1-:,\\"), max_size=80))
def test_any_row_of_signs_that_mean_something_is_read_or_told(text: str) -> None:
    findings = Findings()
    file = read_toml("rules.toml", text.encode(), findings)
    assert (file is None) == findings.must_be_fixed
    if file is not None:
        assert file.line_of(("a", 0, "b")) in (None, *range(1, text.count("\n") + 2))
