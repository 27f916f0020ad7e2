"""Which files of a folder are read, and how far."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.content.signed_packs import png

from aftercare.content.pack_reader import LoadedPack, load_pack
from aftercare.domain.fault import Weight
from aftercare.domain.guidance import Guidance

RULE = '[[rule]]\nid = "{}"\ntopic = "food"\nforce = "must-not"\ntext = "No food."\n'


def lines(loaded: LoadedPack) -> list[str]:
    return [str(fault) for fault in loaded.faults]


def test_rules_are_read_from_one_file_and_from_many(load: Callable[..., LoadedPack]) -> None:
    files = {"rules/b.toml": RULE.format("b").encode(), "rules/a.toml": RULE.format("a").encode()}
    loaded = load(rules=RULE.format("c"), files=files)
    assert loaded.pack is not None
    assert [rule.rule_id for rule in loaded.pack.rules] == ["c", "a", "b"]


def test_an_id_is_used_once_over_all_files(load: Callable[..., LoadedPack]) -> None:
    assert lines(load(rules=RULE.format("a"), files={"rules/b.toml": RULE.format("a").encode()})) == [
        'rules/b.toml:line 2, rule a, id: "a" is already used at rules.toml:line 2, rule a, id; '
        "give each rule an id of its own"
    ]


def test_a_logo_is_kept(load: Callable[..., LoadedPack]) -> None:
    loaded = load(files={"logo.png": png()})
    assert loaded.pack is not None
    assert loaded.pack.logo == png()


def test_a_logo_that_is_no_picture_is_told(load: Callable[..., LoadedPack]) -> None:
    told = lines(load(files={"logo.png": b"GIF89a"}))
    assert told == ["logo.png:whole file: is not a PNG picture; save your logo as PNG, or take the file out"]


def test_a_pack_without_rules_is_usable_and_warned_of(load: Callable[..., LoadedPack]) -> None:
    loaded = load(rules=None)
    assert lines(loaded) == [
        "riverside:whole pack: has no rules; add rules.toml; until then patients see our general guidance only"
    ]
    assert [fault.weight for fault in loaded.faults] == [Weight.SHOULD_FIX]
    assert loaded.pack is not None


def test_a_folder_without_a_clinic_file_is_told(load: Callable[..., LoadedPack]) -> None:
    remedy = "add clinic.toml; if it lies in a folder inside, give that folder"
    assert lines(load(clinic=None)) == [f"riverside:whole pack: has no clinic.toml; {remedy}"]


def test_notes_and_files_of_the_system_are_left_alone(load: Callable[..., LoadedPack]) -> None:
    files = {"README.md": b"notes", ".DS_Store": b"\x00", ".hidden.toml": b"\xff", "rules/.rules.toml.swp": b"\xff"}
    assert load(files=files).faults == ()


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("rule.toml", 'did you mean "rules.toml"?'),
        ("words.spanish.toml", 'did you mean "words.es.toml"?'),
        ("Clinic.TOML", 'did you mean "clinic.toml"?'),
        ("2025-sheet.toml", "move its rules into rules.toml, or take it out"),
        ("rules/öl.toml", "write its name with plain letters, digits and hyphens"),
    ],
)
def test_a_toml_file_of_another_name_is_told_so_that_no_rule_is_lost(
    load: Callable[..., LoadedPack], name: str, remedy: str
) -> None:
    assert lines(load(files={name: b""})) == [f"{name}:whole file: is not the name of a file in a pack; {remedy}"]


def test_a_link_out_of_the_folder_is_not_followed(
    build_pack: Callable[..., Path], guidance: Guidance, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.toml"
    outside.write_text(RULE.format("a"))
    folder = build_pack(rules=None)
    (folder / "rules.toml").symlink_to(outside)
    loaded = load_pack(folder, guidance)
    assert lines(loaded) == [
        "rules.toml:whole file: is a link to a place outside the pack; put the file itself into the folder"
    ]


def test_a_folder_of_rules_elsewhere_is_not_looked_into(
    build_pack: Callable[..., Path], guidance: Guidance, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.toml").write_text("x")
    folder = build_pack()
    (folder / "rules").symlink_to(tmp_path / "elsewhere")
    assert load_pack(folder, guidance).faults == ()


def test_a_link_inside_the_folder_is_followed(build_pack: Callable[..., Path], guidance: Guidance) -> None:
    folder = build_pack(files={"real.txt": RULE.format("b").encode()})
    (folder / "rules").mkdir()
    (folder / "rules" / "b.toml").symlink_to(folder / "real.txt")
    pack = load_pack(folder, guidance).pack
    assert pack is not None
    assert [rule.rule_id for rule in pack.rules] == ["stop-food", "b"]


def test_what_is_not_a_file_is_told(build_pack: Callable[..., Path], guidance: Guidance) -> None:
    folder = build_pack(rules=None)
    os.mkfifo(folder / "rules.toml")
    assert lines(load_pack(folder, guidance)) == [
        "rules.toml:whole file: is not a file; put a file of that name there, or take it out"
    ]


def test_a_file_that_may_not_be_opened_is_told(
    build_pack: Callable[..., Path], guidance: Guidance, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = build_pack()
    opened = Path.open

    def refuse(path: Path, mode: str = "r") -> object:
        if path.name == "rules.toml":
            raise PermissionError(13, "Permission denied")
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", refuse)
    assert lines(load_pack(folder, guidance)) == [
        "rules.toml:whole file: cannot be opened (Permission denied); check that you may read it"
    ]


def test_a_folder_that_may_not_be_listed_is_told(
    build_pack: Callable[..., Path], guidance: Guidance, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = build_pack()

    def refuse(_path: Path) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert lines(load_pack(folder, guidance)) == [
        "riverside:whole pack: cannot be opened (Permission denied); check that it is there and that you may read it"
    ]


@pytest.mark.parametrize("name", ["nowhere", "no\x00where", "x" * 5000])
def test_a_path_that_leads_nowhere_is_told(guidance: Guidance, tmp_path: Path, name: str) -> None:
    loaded = load_pack(tmp_path / name, guidance)
    assert loaded.pack is None
    assert len(loaded.faults) == 1
    assert lines(loaded)[0].isprintable()


def test_a_file_is_read_no_further_than_one_mebibyte(load: Callable[..., LoadedPack]) -> None:
    assert lines(load(files={"rules/big.toml": b"#" * (1024 * 1024 + 1)})) == [
        "rules/big.toml:whole file: is larger than 1 MiB; make it smaller, or take out what is not needed"
    ]


def test_a_pack_is_read_no_further_than_four_mebibytes(load: Callable[..., LoadedPack]) -> None:
    files = {f"rules/{number}.toml": b"# note\n" * 140_000 for number in range(5)}
    assert lines(load(files=files)) == [
        "rules/4.toml:whole file: makes the pack larger than 4 MiB; take out what is not needed"
    ]


def test_a_pack_holds_64_files_at_most(load: Callable[..., LoadedPack]) -> None:
    files = {f"rules/{number}.toml": b"" for number in range(63)}
    assert lines(load(files=files)) == ["rules:whole folder: the pack holds 65 files; join some; 64 are the most"]
