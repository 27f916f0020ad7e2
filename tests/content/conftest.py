"""A small guidance of our own, and packs built from a few lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aftercare.content.pack_reader import LoadedPack, load_pack
from aftercare.domain.guidance import Guidance
from aftercare.domain.rule import Rule, TopicId
from aftercare.domain.topic import Topic, TopicTree
from aftercare.domain.wording import Wording

CLINIC = """\
format = "aftercare-clinic-pack/1"
id = "riverside"
serial = 3
name = "Riverside Ketamine Clinic"
author = "Dr. Robin Ash"
country = "US"
language = "en"
[phones]
main = { number = "(503) 555-0142" }
after-hours = { number = "(503) 555-0199" }
[[treatment]]
kind = "iv-infusion"
[[treatment]]
kind = "esketamine-nasal"
"""

RULE = """\
[[rule]]
id = "stop-food"
topic = "food"
force = "must-not"
text = "No food for six hours before your visit."
"""

TOPICS = ("food", "clear-drinks", "alcohol", "driving", "decisions", "caffeine", "other-drugs", "arrival", "smoking")
NAMES = {
    "lamotrigine": "lamotrigine",
    "maoi": "MAOI antidepressants",
    "diabetes": "diabetes",
    "cpap": "a CPAP machine",
    "oral": "oral ketamine",
}

BuildPack = Callable[..., Path]
ReadRules = Callable[[str], tuple[Rule, ...]]
TellFaults = Callable[[str], list[str]]


@pytest.fixture(scope="session")
def guidance() -> Guidance:
    """Guidance with a few topics and names, and nothing else."""
    topics = {TopicId(topic): Topic(TopicId(topic), topic) for topic in TOPICS}
    return Guidance(
        language="en",
        reviewed_by="nobody",
        topics=TopicTree(topics),
        rules=(),
        steps=(),
        effects=(),
        periods=(),
        signs=(),
        tell=(),
        answers=(),
        help_numbers=(),
        visit_lengths=(),
        names=NAMES,
        disclaimer="",
        wording=Wording("en", 12, (), (), (), (), {}),
    )


@pytest.fixture
def build_pack(tmp_path: Path) -> BuildPack:
    """Writes a pack folder: ``build_pack(rules=..., clinic=..., files={...})``."""

    def build(rules: str | None = RULE, clinic: str | None = CLINIC, files: dict[str, bytes] | None = None) -> Path:
        folder = tmp_path / "riverside"
        folder.mkdir()
        texts = {"rules.toml": rules, "clinic.toml": clinic}
        content = {name: text.encode() for name, text in texts.items() if text is not None} | (files or {})
        for name, data in content.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(data)
        return folder

    return build


@pytest.fixture
def load(build_pack: BuildPack, guidance: Guidance) -> Callable[..., LoadedPack]:
    """Builds a pack and reads it."""
    return lambda language=None, **parts: load_pack(build_pack(**parts), guidance, language)


@pytest.fixture
def read_rules(load: Callable[..., LoadedPack]) -> ReadRules:
    """The rules of a pack that has to be without a fault."""

    def read(rules: str) -> tuple[Rule, ...]:
        loaded = load(rules=rules)
        assert [str(fault) for fault in loaded.faults] == []
        assert loaded.pack is not None
        return loaded.pack.rules

    return read


@pytest.fixture
def read_rule(read_rules: ReadRules) -> Callable[[str], Rule]:
    """One rule, "stop-food", with more lines."""
    return lambda lines: read_rules(RULE + lines)[0]


@pytest.fixture
def rule_faults(load: Callable[..., LoadedPack]) -> TellFaults:
    """The faults of one rule, "stop-food", with more lines; the first of them is line 6 of rules.toml."""
    return lambda lines: [str(fault) for fault in load(rules=RULE + lines).faults]


@pytest.fixture
def clinic_faults(load: Callable[..., LoadedPack]) -> TellFaults:
    """The faults of a clinic.toml."""
    return lambda clinic: [str(fault) for fault in load(clinic=clinic).faults]
