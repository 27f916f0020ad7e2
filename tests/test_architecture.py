"""The directions in which the packages may know one another, and the habits every source file keeps."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_archon import archrule

import aftercare

SOURCES = Path(aftercare.__file__).parent
MODULES = sorted(SOURCES.rglob("*.py"))

ADAPTERS = ("content", "storage", "scheduling", "documents", "clinic")
LAYERS = ("domain", *ADAPTERS, "ui")
PARTS_OF_THE_APP = (
    "caregiver_windows",
    "clinic_door",
    "data_shelf",
    "demo_scenes",
    "entrance",
    "file_pages",
    "first_run",
    "installed_packs",
    "own_pages",
    "pack_folders",
    "person_files",
    "phone_shelf",
    "print_desk",
    "print_room",
    "reminder_test_page",
    "running_app",
    "session_desk",
    "settings_page",
    "share_door",
    "shelved_pack",
    "visit_file_page",
    "your_data_page",
)
ROOTS = ("app", *PARTS_OF_THE_APP, "clinic_app", "editor_app", "command_line", "__main__")
MAY_ASK_THE_CLOCK = {"app.py", "clinic_app.py", "__main__.py", "clock.py"}
LONGEST_MODULE = 400
NAMES_THAT_SAY_NOTHING = {"util", "utils", "helper", "helpers", "manager", "managers", "misc", "common"}

OUTSIDE_WORLD = {
    "asyncio",
    "concurrent",
    "ftplib",
    "http",
    "io",
    "multiprocessing",
    "os",
    "pathlib",
    "random",
    "secrets",
    "shutil",
    "signal",
    "smtplib",
    "socket",
    "sqlite3",
    "ssl",
    "subprocess",
    "tempfile",
    "threading",
    "time",
    "urllib",
}
QUIET_STANDARD_LIBRARY = sorted(sys.stdlib_module_names - OUTSIDE_WORLD)


def only(*layers: str) -> pytest.MarkDecorator:
    """Leave a rule out as long as none of its layers is written."""
    is_written = any((SOURCES / layer).is_dir() for layer in layers)
    return pytest.mark.skipif(not is_written, reason=f"{', '.join(layers)}: not written yet")


def inside(*layers: str) -> str:
    return rf"^aftercare\.({'|'.join(layers)})(\.|$)"


def all_of_aftercare_but(*layers: str) -> str:
    return rf"^aftercare\.(?!({'|'.join(layers)})(\.|$))"


def place(path: Path, node: ast.AST | None = None) -> str:
    line = f":{node.lineno}" if isinstance(node, ast.expr | ast.stmt) else ""
    return f"{path.relative_to(SOURCES.parent)}{line}"


def nodes() -> Iterator[tuple[Path, ast.AST]]:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_bytes())):
            yield path, node


def test_every_package_has_a_place_in_the_order_of_dependencies() -> None:
    packages = {path.name for path in SOURCES.iterdir() if path.is_dir() and any(path.rglob("*.py"))}

    assert packages <= set(LAYERS)


@only("domain")
def test_domain_knows_no_toolkit_no_adapter_and_nothing_outside_the_program() -> None:
    allowed = "|".join(map(re.escape, QUIET_STANDARD_LIBRARY))
    (
        archrule("domain is pure", use_regex=True)
        .match(inside("domain"))
        .should_not_import(rf"^(?!aftercare\.domain(\.|$)|({allowed})(\.|$))")
        .check(aftercare)
    )


@pytest.mark.parametrize("adapter", [pytest.param(name, marks=only(name)) for name in ADAPTERS])
def test_an_adapter_knows_the_domain_and_no_other_part_of_the_program(adapter: str) -> None:
    (
        archrule(f"{adapter} stands on domain alone", use_regex=True)
        .match(inside(adapter))
        .should_not_import(all_of_aftercare_but("domain", adapter))
        .check(aftercare)
    )


@only("ui")
def test_screens_know_the_domain_and_no_adapter() -> None:
    (
        archrule("ui names protocols", use_regex=True)
        .match(inside("ui"))
        .should_not_import(all_of_aftercare_but("domain", "ui"))
        .should_not_import(r"^(apscheduler|reportlab|sqlite3|platformdirs)(\.|$)")
        .check(aftercare)
    )


def test_only_the_composition_roots_ask_for_the_clock_and_the_shipped_files() -> None:
    (
        archrule("roots hand over clock and paths", use_regex=True)
        .match(r"^aftercare(\.|$)")
        .exclude(inside(*ROOTS))
        .should_not_import(inside("resource_root", "clock"))
        .check(aftercare, only_direct_imports=True)
    )


def test_nobody_imports_a_composition_root() -> None:
    (
        archrule("roots are roots", use_regex=True)
        .match(r"^aftercare(\.|$)")
        .exclude(inside("__main__"))
        .should_not_import(inside("app", "clinic_app", "__main__"))
        .check(aftercare, only_direct_imports=True)
    )
    (
        archrule("only the app runs", use_regex=True)
        .match(r"^aftercare(\.|$)")
        .exclude(inside("app", *PARTS_OF_THE_APP))
        .should_not_import(inside(*PARTS_OF_THE_APP))
        .check(aftercare, only_direct_imports=True)
    )


ASKS_THE_CLOCK = re.compile(
    r"\b(datetime|date)\.(now|utcnow|today)$"
    r"|\btime\.(time|time_ns|localtime|gmtime|ctime)$"
    r"|\b(QDateTime|QDate|QTime)\.current\w+$"
)


def test_nobody_but_the_composition_roots_asks_what_time_it_is() -> None:
    askers = [
        place(path, node)
        for path, node in nodes()
        if path.relative_to(SOURCES).as_posix() not in MAY_ASK_THE_CLOCK
        and (
            (isinstance(node, ast.Attribute) and ASKS_THE_CLOCK.search(ast.unparse(node)))
            or (isinstance(node, ast.ImportFrom) and node.module == "time" and node.level == 0)
        )
    ]

    assert askers == []


def test_no_module_is_longer_than_one_sitting() -> None:
    lengths = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}

    assert {name: length for name, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_every_module_is_named_after_something() -> None:
    nameless = [
        place(path)
        for path in MODULES
        for part in path.relative_to(SOURCES).with_suffix("").parts
        if NAMES_THAT_SAY_NOTHING & set(part.split("_"))
    ]

    assert nameless == []


def untranslatable_arguments(call: ast.Call) -> list[ast.expr]:
    """Return the arguments of a translation call that the extractor of translations would not find."""
    match call.func:
        case ast.Attribute(attr="tr") | ast.Name(id="tr"):
            extracted = call.args[:2]
        case ast.Name(id="translate") | ast.Attribute(attr="translate", value=ast.Name(id="QCoreApplication")):
            extracted = call.args[:3]
        case _:
            return []
    return [
        argument
        for argument in extracted
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str))
    ]


def test_every_text_to_translate_is_a_plain_literal() -> None:
    hidden = [
        place(path, argument)
        for path, node in nodes()
        if isinstance(node, ast.Call)
        for argument in untranslatable_arguments(node)
    ]

    assert hidden == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('self.tr("Call {name}")', 0),
        ('self.tr("%n left", "", left)', 0),
        ('translate("Messages", "Safe")', 0),
        ("painter.translate(dx, dy)", 0),
        ('self.tr(f"Call {name}")', 1),
        ('self.tr("Call %s" % name)', 1),
        ('self.tr("Call " + name)', 1),
        ("self.tr(text)", 1),
        ("translate(context, text)", 2),
        ("QCoreApplication.translate('Messages', text)", 1),
    ],
)
def test_the_literal_rule_knows_what_the_extractor_finds(source: str, found: int) -> None:
    call = ast.parse(source, mode="eval").body
    assert isinstance(call, ast.Call)

    assert len(untranslatable_arguments(call)) == found
