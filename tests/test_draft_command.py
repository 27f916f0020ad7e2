"""From an old sheet to a pack: nothing enters without a yes, and what was mended wrongly is told with its place."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from tests import command_line
from tests.command_line import CHECKOUT, Run

run = command_line.run
EMAIL = CHECKOUT / "tests" / "drafting" / "sheets" / "email.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "hill-clinic"


@pytest.fixture
def review(run: Run, folder: Path) -> Path:
    assert run("draft", EMAIL, "--out", folder).code == 0
    return folder.with_name("hill-clinic.review.toml")


def marked(review: Path, *ids: str) -> None:
    """Accepts the drafts that have these ids, as a person with an editor would."""
    blocks = review.read_text(encoding="utf-8").split("\n\n")
    changed = [
        block.replace("accept = false", "accept = true") if any(f'"{one}"' in block for one in ids) else block
        for block in blocks
    ]
    review.write_text("\n\n".join(changed), encoding="utf-8")


def test_a_file_that_nobody_marked_adds_nothing(run: Run, review: Path, folder: Path) -> None:
    told = run("draft", "--accept", review, "--out", folder)

    assert told.out == "Nothing was accepted, and nothing was written.\n"
    assert not folder.exists()


def test_each_draft_stands_beside_its_sentence_and_what_was_not_understood_is_listed(review: Path) -> None:
    text = review.read_text(encoding="utf-8")
    drafts = tomllib.loads(text)

    assert all(draft["accept"] is False for draft in (*drafts["rule"], *drafts["phone"]))
    assert drafts["rule"][0]["from"] == "line 5: Please have nothing to eat after midnight the night before."
    assert "#   line 17: Warmly, Robin at the front desk" in text


def test_what_was_marked_and_nothing_else_becomes_a_pack(run: Run, review: Path, folder: Path) -> None:
    marked(review, "food", "driving", "(503) 555-0142")

    assert run("draft", "--accept", review, "--out", folder).code == 0

    rules = tomllib.loads((folder / "rules.toml").read_text(encoding="utf-8"))["rule"]
    clinic = tomllib.loads((folder / "clinic.toml").read_text(encoding="utf-8"))
    assert [rule["id"] for rule in rules] == ["food", "driving"]
    assert {"accept", "from", "look"}.isdisjoint(rules[0])
    assert clinic["phones"] == {"main": {"number": "(503) 555-0142"}}
    assert {fault.split(":")[0] for fault in run("check", folder).faults} == {"clinic.toml"}


def test_rules_added_to_a_pack_keep_what_is_there(run: Run, review: Path, folder: Path) -> None:
    run("new", folder, "--from", "iv-infusion")
    clinic, rules = ((folder / name).read_text(encoding="utf-8") for name in ("clinic.toml", "rules.toml"))
    marked(review, "wear", "driver", "(503) 555-0142")

    told = run("draft", "--accept", review, "--out", folder)

    assert "clinic.toml has a number main already" in told.out
    assert (folder / "clinic.toml").read_text(encoding="utf-8") == clinic
    added = (folder / "rules.toml").read_text(encoding="utf-8")
    assert added.startswith(rules)
    assert [rule["id"] for rule in tomllib.loads(added)["rule"]][-2:] == ["driver-2", "wear"]
    assert run("check", folder).code == 0


def test_a_draft_mended_wrongly_is_told_with_its_line_and_nothing_is_written(
    run: Run, review: Path, folder: Path
) -> None:
    marked(review, "food", "driving")
    text = review.read_text(encoding="utf-8").replace('{ point = "midnight-before" }', '{ point = "midnite" }')
    review.write_text(text, encoding="utf-8")

    (fault,) = run("draft", "--accept", review, "--out", folder).faults

    assert fault.startswith("hill-clinic.review.toml:line ")
    assert "rule food, starts.point" in fault
    assert not folder.exists()


def test_a_review_is_never_written_over(run: Run, review: Path, folder: Path) -> None:
    before = review.read_bytes()

    (fault,) = run("draft", EMAIL, "--out", folder).faults

    assert "is there already" in fault
    assert review.read_bytes() == before


def test_on_a_terminal_each_draft_is_asked_about(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mends the first rule, wrongly at first, accepts it, refuses the second, accepts the third and quits."""
    typed = iter(["m", 'force = "never"', "", "m", 'text = "Eat nothing after midnight."', "", "a", "r", "a", "q"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda *_: next(typed))

    told = run("draft", EMAIL, "--out", folder)

    rules = tomllib.loads((folder / "rules.toml").read_text(encoding="utf-8"))["rule"]
    assert [(rule["id"], rule["text"]) for rule in rules] == [
        ("food", "Eat nothing after midnight."),
        ("alcohol", "Please do not drink any alcohol for 24 hours before and after your treatment."),
    ]
    assert '"never" is not known here' in told.out


def test_a_sheet_that_cannot_be_read_is_one_fault(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "sheet.pdf").write_bytes(b"%PDF-1.7 nothing")

    for sheet in (tmp_path / "sheet.pdf", tmp_path / "none.txt"):
        (fault,) = run("draft", sheet, "--out", folder).faults
        assert fault.startswith(f"{sheet.name}:whole file: ")
    assert not folder.exists()
