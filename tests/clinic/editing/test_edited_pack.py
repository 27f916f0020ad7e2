"""What the editor does to the files of a pack: what was asked for changes, and every other line stays as it is."""

from __future__ import annotations

import tomllib
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.clinic.conftest import DEMO, FOLDERS

from aftercare.clinic.editing.edited_pack import EditedPack, History, RulePlace
from aftercare.clinic.editing.pack_folder import JOURNAL, PackFolder
from aftercare.clinic.editing.toml_lines import Block, NotEditable
from aftercare.resource_root import resource_root

SAMPLE = resource_root() / "samples" / "two-treatments"
OPENED = {folder: PackFolder(folder).open().pack for folder in (*FOLDERS, SAMPLE)}
PACKS = sorted(OPENED)


def changed_lines(before: str, after: str) -> list[str]:
    lines = list(unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0))[2:]
    return [line for line in lines if not line.startswith("@@")]


@pytest.fixture
def pack() -> EditedPack:
    return OPENED[SAMPLE]


def test_changing_a_text_changes_its_line_alone(pack: EditedPack) -> None:
    changed = pack.with_rule("shot-food", "text", 'Eat nothing for "six" hours.')

    assert changed_lines(pack.text("rules.toml"), changed.text("rules.toml")) == [
        '-text = "Eat nothing for 6 hours before your shot. Milk is food."',
        '+text = "Eat nothing for \\"six\\" hours."',
    ]


def test_a_new_key_comes_behind_the_last_one_and_before_the_comment_of_the_next_part(pack: EditedPack) -> None:
    changed = pack.with_rule("spray-nose", "why", "It keeps the way free.")

    text = changed.text("rules.toml")
    assert changed_lines(pack.text("rules.toml"), text) == ['+why = "It keeps the way free."']
    assert 'ends = { at = "end" }\nwhy = "It keeps the way free."\n\n# Injection\n' in text


def test_taking_a_rule_out_leaves_the_comments_around_it_and_takes_its_words_along(pack: EditedPack) -> None:
    changed = pack.without_rule("spray-nose")

    assert [place.rule_id for place in changed.rules()] == [
        place.rule_id for place in pack.rules() if place.rule_id != "spray-nose"
    ]
    assert "# Injection\n" in changed.text("rules.toml")
    assert "# Both\n" in changed.text("rules.toml")
    assert "spray-nose" not in changed.text("words.es.toml")


def test_a_comment_behind_a_value_stays() -> None:
    pack = EditedPack((("clinic.toml", 'id = "a"  # never changes\nserial = 1   # goes up\n'),))

    assert pack.with_clinic("serial", 2).text("clinic.toml") == 'id = "a"  # never changes\nserial = 2  # goes up\n'


def test_a_value_of_several_lines_is_replaced_whole() -> None:
    lists = 'allowed = [\n  "water",  # plain\n  "tea",\n]\n'
    text = f'[[rule]]\nid = "a"\n{lists}why = """\nOne\n[[rule]]\nline"""\n\n[[rule]]\nid = "b"\n'
    pack = EditedPack((("rules.toml", text),))

    changed = pack.with_rule("a", "allowed", ["water"]).with_rule("b", "text", "Words.")

    rules: Any = tomllib.loads(changed.text("rules.toml"))["rule"]
    assert [rule["id"] for rule in rules] == ["a", "b"]
    assert rules[0]["allowed"] == ["water"]
    assert rules[0]["why"] == "One\n[[rule]]\nline"
    assert rules[1]["text"] == "Words."


def test_a_phone_is_added_under_phones_and_a_table_that_is_not_there_is_made(pack: EditedPack) -> None:
    changed = pack.with_clinic("nurse", {"number": "(512) 555-0162"}, Block("phones"))
    changed = changed.with_clinic("evening", "17:00", Block("times"))

    clinic: Any = changed.table("clinic.toml")
    assert list(clinic["phones"]) == ["main", "after-hours", "nurse"]
    assert clinic["times"] == {"evening": "17:00"}
    assert len(changed_lines(pack.text("clinic.toml"), changed.text("clinic.toml"))) == 4


def test_a_file_laid_out_in_a_way_nobody_expects_is_not_changed_wrongly() -> None:
    pack = EditedPack((("clinic.toml", 'phones = { main = { number = "1" } }\n'),))

    with pytest.raises(NotEditable):
        pack.with_clinic("after-hours", {"number": "2"}, Block("phones"))


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_every_key_can_be_changed_and_changed_back(folder: Path) -> None:
    pack, seen = OPENED[folder], {"id"}
    for place in pack.rules():
        for key, value in place.table.items():
            if key in seen:
                continue
            seen.add(key)
            changed = pack.with_rule(place.rule_id, key, "something else")
            assert rule_of(changed, place).table == {**place.table, key: "something else"}
            back = changed.with_rule(place.rule_id, key, value)
            assert back.rules() == pack.rules()
            assert comments(back) == comments(pack)


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_taking_out_and_adding_every_rule_loses_none(folder: Path) -> None:
    pack = OPENED[folder]
    moved = pack
    for place in pack.rules():
        moved = moved.without_rule(place.rule_id).with_new_rule(place.table)

    assert [place.table for place in moved.rules()] == [place.table for place in pack.rules()]


@given(st.text(max_size=60), st.sampled_from(["text", "why", "tile"]))
def test_any_words_can_be_typed(words: str, key: str) -> None:
    pack = OPENED[DEMO / "riverside"]

    changed = pack.with_rule("food", key, words)

    found = changed.rule("food")
    assert found is not None
    assert found.table[key] == words
    assert len(changed.rules()) == len(pack.rules())


def test_undo_and_redo_go_back_and_forth_and_a_new_change_forgets_what_was_taken_back(pack: EditedPack) -> None:
    one = pack.with_clinic("name", "One")
    two = one.with_clinic("name", "Two")
    history = History(pack).then(one).then(two)

    assert history.undone().now == one
    assert history.undone().undone().undone().now == pack
    assert history.undone().redone().now == two
    assert history.undone().then(pack).redone().now == pack
    assert history.then(two) is history


def test_what_was_saved_is_what_is_opened_and_untouched_files_are_not_written(tmp_path: Path, pack: EditedPack) -> None:
    folder = on_disk(pack, tmp_path)
    rules = (tmp_path / "rules.toml").stat().st_mtime_ns
    changed = folder.open().pack.with_clinic("name", "Other Clinic")

    assert folder.save(changed)
    assert not folder.save(changed)
    assert PackFolder(tmp_path).open().pack == changed
    assert (tmp_path / "rules.toml").stat().st_mtime_ns == rules
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clinic.toml", "rules.toml", "words.es.toml"]


def test_a_save_that_was_cut_short_is_finished_when_the_folder_is_opened(
    tmp_path: Path, pack: EditedPack, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = on_disk(pack, tmp_path)
    changed = folder.open().pack.with_clinic("name", "Other Clinic").with_rule("driver", "text", "Bring an adult.")
    with monkeypatch.context() as patch:
        patch.setattr(PackFolder, "_write_files", power_cut)
        with pytest.raises(OSError, match="power"):
            folder.save(changed)

    opened = PackFolder(tmp_path).open()

    assert opened.was_recovered
    assert opened.pack == changed
    assert not (tmp_path / JOURNAL).exists()


@pytest.mark.parametrize("journal", ["", "{", "[]", '{"../outside.toml": "x"}', '{"clinic.toml": 3}'])
def test_a_journal_that_is_not_whole_or_leads_elsewhere_changes_nothing(
    tmp_path: Path, pack: EditedPack, journal: str
) -> None:
    folder = tmp_path / "pack"
    folder.mkdir()
    on_disk(pack, folder)
    (folder / JOURNAL).write_text(journal, encoding="utf-8")

    assert PackFolder(folder).open().pack == pack
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


def test_a_file_made_in_the_editor_and_taken_back_goes_again(tmp_path: Path, pack: EditedPack) -> None:
    folder = on_disk(pack, tmp_path)
    folder.open()
    folder.save(pack.with_words("fr", "driver", "text", "Venez avec un adulte."))
    assert (tmp_path / "words.fr.toml").is_file()

    folder.save(pack)

    assert not (tmp_path / "words.fr.toml").exists()


def on_disk(pack: EditedPack, folder: Path) -> PackFolder:
    for name, text in pack.files:
        (folder / name).write_text(text, encoding="utf-8")
    return PackFolder(folder)


def power_cut(*_: object) -> None:
    raise OSError("power cut")


def rule_of(pack: EditedPack, place: RulePlace) -> RulePlace:
    found = pack.rule(place.rule_id)
    assert found is not None
    return found


def comments(pack: EditedPack) -> list[str]:
    return [line for _, text in pack.files for line in text.splitlines() if line.startswith("#")]
