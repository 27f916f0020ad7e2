"""The editor as a clinic manager meets it: type, look, undo, go to a problem, accept a draft, publish."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QLockFile, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from aftercare.content.key_file import new_key_file, write_key_file
from aftercare.content.pack_reader import load_pack
from aftercare.domain.guidance import Guidance
from aftercare.editor_app import LOCK, Editor, open_editor
from aftercare.resource_root import resource_root
from aftercare.ui.editor.edge_field import EdgeField
from aftercare.ui.editor.edge_form import EdgeForm
from aftercare.ui.editor.fields import ChoiceField, LineField, NoteField, SwitchField, WordsField
from aftercare.ui.editor.paired_field import PairedField
from aftercare.ui.theme.look import Look

SAMPLES = resource_root() / "samples"
EMAIL = Path(__file__).parents[2] / "drafting" / "sheets" / "email.txt"
NOW = datetime(2026, 5, 13, 14, 4, tzinfo=UTC)
PASSPHRASE = "four odd words here"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copytree(SAMPLES / "two-treatments", tmp_path / "two-bridges")


@pytest.fixture
def editor(folder: Path, look: Look, qtbot: QtBot) -> Iterator[Editor]:
    opened = Editor(look, folder, lambda: NOW)
    opened.window.show()
    QApplication.processEvents()
    yield opened
    opened.stop()
    opened.window.close()
    delete(opened.window)


def field(editor: Editor, field_id: str) -> Any:
    return editor.view.page.form.fields[field_id]


def rule(folder: Path, rule_id: str) -> dict[str, Any]:
    rules = tomllib.loads((folder / "rules.toml").read_text(encoding="utf-8"))["rule"]
    return next(one for one in rules if one["id"] == rule_id)


def press(editor: Editor, name: str) -> None:
    (button,) = [one for one in editor.window.findChildren(QAbstractButton, name) if not one.isHidden()]
    button.click()


def problems(editor: Editor) -> list[str]:
    return [fault.kind.value for fault in editor.bench.problems()]


def test_what_is_typed_is_in_the_file_and_nothing_else_changes(editor: Editor, folder: Path) -> None:
    before = (folder / "clinic.toml").read_text(encoding="utf-8")
    name = field(editor, "clinic.name")
    assert isinstance(name, LineField)

    name.line.setText("Three Bridges Clinic")
    name.line.textEdited.emit("Three Bridges Clinic")
    editor.save()

    after = (folder / "clinic.toml").read_text(encoding="utf-8")
    assert after == before.replace('name = "Two Bridges Clinic"', 'name = "Three Bridges Clinic"')
    assert editor.window.header.title.text() == "Three Bridges Clinic"


def test_letters_typed_one_by_one_are_one_step_back(editor: Editor) -> None:
    for typed in ("T", "Th", "Thr"):
        editor.view.presenter.change("clinic.name", typed)
    editor.view.presenter.undo()

    assert editor.bench.clinic["name"] == "Two Bridges Clinic"
    assert not editor.bench.can_undo
    editor.view.presenter.redo()
    assert editor.bench.clinic["name"] == "Thr"


def test_another_time_moves_the_board_of_the_preview_at_once(editor: Editor) -> None:
    editor.window.show_page("timing")
    food = next(tile for tile in editor.view.page.preview.board.tiles if tile.row.topic_id == "food")
    assert food.row.full.startswith("until 8:00")

    starts = field(editor, "rule.starts")
    assert isinstance(starts, EdgeField)
    starts.amount.setText("3")
    starts.amount.textEdited.emit("3")
    editor.view.settle()

    food = next(tile for tile in editor.view.page.preview.board.tiles if tile.row.topic_id == "food")
    assert food.row.full.startswith("until 7:00")


def test_the_slider_moves_the_board_through_the_plan(editor: Editor) -> None:
    preview = editor.view.page.preview
    words = set()
    for step in range(0, preview.slider.maximum() + 1, 8):
        preview.slider.setValue(step)
        words.add(next(tile.row.word for tile in preview.board.tiles if tile.row.topic_id == "driving"))

    assert {"As usual", "No"} <= words


def test_print_shows_the_real_checklist(editor: Editor) -> None:
    press(editor, "preview-print")

    assert not editor.view.page.preview.paper.pixmap().isNull()


def test_a_driving_limit_below_the_floor_is_told_at_its_field_with_the_lock_beside_it(editor: Editor) -> None:
    editor.window.show_page("recovery")
    editor.view.presenter.open_item("no-driving")
    editor.view.presenter.change_edge("rule.ends", EdgeForm("after", 6, "hours"))
    editor.view.settle()

    assert "below-safety-floor" in problems(editor)
    assert field(editor, "rule.ends").note.startswith("Goes below the safety floor")
    locked = [one for name, one in editor.view.page.form.fields.items() if name.startswith("floor.")]
    assert len(locked) == 2
    assert all(isinstance(one, NoteField) for one in locked)
    editor.view.presenter.check_and_publish()
    assert editor.window.page_id == "recovery"


def test_go_to_it_opens_the_field_in_which_the_problem_is(editor: Editor) -> None:
    hard = "Notwithstanding categorically individualized circumstances procure responsible transportation arrangements."
    editor.bench.set_rule("driver", "text", hard)
    editor.view.presenter.start()
    press(editor, "go-to-0")

    assert editor.window.page_id == "checklist"
    text = field(editor, "rule.text")
    assert isinstance(text, WordsField)
    assert text.box.toPlainText().startswith("Notwithstanding")
    assert text.box.hasFocus() or not editor.window.isActiveWindow()


def test_a_rule_is_added_changed_and_taken_out_again(editor: Editor, folder: Path) -> None:
    editor.window.show_page("checklist")
    press(editor, "act-add-rule")
    editor.view.presenter.change("rule.text", "Bring a warm blanket.")
    topic = field(editor, "rule.topic")
    assert isinstance(topic, ChoiceField)
    topic.choice.picked.emit("wear")
    editor.save()
    assert rule(folder, "new-rule")["text"] == "Bring a warm blanket."
    assert rule(folder, "new-rule")["topic"] == "wear"

    press(editor, "act-remove-rule")
    editor.save()

    with pytest.raises(StopIteration):
        rule(folder, "new-rule")


def test_for_whom_a_rule_holds_is_chosen_and_half_an_answer_changes_nothing(editor: Editor, folder: Path) -> None:
    editor.window.show_page("checklist")
    editor.view.presenter.open_item("driver")
    whom = field(editor, "rule.when")
    whom.kind.picked.emit("takes")
    editor.save()
    assert "when" not in rule(folder, "driver")
    assert not whom.what.isHidden()

    whom.what.picked.emit("lamotrigine")
    editor.view.settle()
    editor.save()

    assert rule(folder, "driver")["when"] == {"takes": "lamotrigine"}
    whom.kind.picked.emit("everyone")
    editor.save()
    assert "when" not in rule(folder, "driver")


def test_a_reminder_is_chosen_at_its_rule_and_comes_with_the_plan(editor: Editor, folder: Path) -> None:
    editor.window.show_page("checklist")
    editor.view.presenter.open_item("driver")
    given = rule(folder, "driver").get("remind", [])
    last = field(editor, f"rule.remind.{len(given)}")
    last.form.picked.emit("at-window")
    editor.view.settle()
    editor.save()

    assert rule(folder, "driver")["remind"] == [*given, {"at": "window"}]
    assert f"rule.remind.{len(given) + 1}" in editor.view.page.form.fields
    assert problems(editor) == []


def test_all_fields_are_there_on_a_wish_and_an_emptied_one_stays_while_its_rule_is_open(editor: Editor) -> None:
    editor.window.show_page("checklist")
    editor.view.presenter.open_item("driver")
    assert "rule.alternative" not in editor.view.page.form.fields
    press(editor, "act-show-all")
    editor.view.presenter.change("rule.alternative", "Take the bus with a friend.")
    editor.view.settle()
    press(editor, "act-show-fewer")
    assert "rule.alternative" in editor.view.page.form.fields

    editor.view.presenter.change("rule.alternative", "")
    editor.view.settle()

    assert "rule.alternative" in editor.view.page.form.fields
    assert "rule.blood_pressure.systolic" not in editor.view.page.form.fields


def test_every_key_of_a_rule_can_be_changed_and_its_comments_stay(editor: Editor, folder: Path) -> None:
    file = folder / "rules.toml"
    before = file.read_text(encoding="utf-8")
    editor.window.show_page("checklist")
    editor.view.presenter.open_item("driver")
    for key, typed in (("allowed", "a taxi with a friend"), ("age_min", "21"), ("phone", "main")):
        editor.view.presenter.change(f"rule.{key}", typed)
    editor.save()

    kept = [line for line in before.splitlines() if line.startswith("#")]
    after = file.read_text(encoding="utf-8").splitlines()
    assert all(line in after for line in kept)
    assert rule(folder, "driver")["allowed"] == ["a taxi with a friend"]
    assert rule(folder, "driver")["age_min"] == 21
    # What was allowed is not said in Spanish yet, and nothing else is wrong.
    assert problems(editor) == ["words-missing"]


def test_a_treatment_is_switched_off_and_on(editor: Editor) -> None:
    editor.window.show_page("treatments")
    switch = field(editor, "offer.oral")
    assert isinstance(switch, SwitchField)

    switch.switch.wanted.emit(True)
    editor.view.settle()
    editor.view.presenter.change("visit.oral", "3 hours")
    editor.view.settle()

    assert editor.bench.clinic["treatment"][-1] == {"kind": "oral", "visit_length": "3 hours"}
    assert "oral" in [option.value for option in editor.view.page.preview.treatment._options]
    switch = field(editor, "offer.oral")
    switch.switch.wanted.emit(False)
    assert len(editor.bench.clinic["treatment"]) == 2


def test_a_missing_translation_is_an_empty_field_beside_the_first_language(editor: Editor) -> None:
    editor.bench.set_words("es", "driver", "task", None)
    editor.window.show_page("languages")
    editor.view.presenter.start()

    task = field(editor, "words.es.driver.task")
    assert isinstance(task, PairedField)
    assert task.beside.text() == "Check that {driver} can take you home"
    assert task.note == "Missing"
    assert task.box.toPlainText() == ""
    editor.view.presenter.change("words.es.driver.task", "Confirme que {driver} puede llevarlo")
    editor.view.settle()
    assert problems(editor) == []


def test_another_language_is_added_and_the_next_missing_text_is_found_one_by_one(editor: Editor, folder: Path) -> None:
    editor.window.show_page("languages")
    field(editor, "language.chosen").choice.picked.emit("fr")
    editor.view.settle()

    first = field(editor, "words.fr.spray-food.text")
    asked: list[str] = []
    editor.view.page.focus_field = asked.append  # type: ignore[method-assign, assignment]
    press(editor, "act-next-missing")
    press(editor, "act-next-missing")
    assert asked[0] == "words.fr.spray-food.text"
    assert asked[1] != asked[0]
    assert asked[1].startswith("words.fr.spray-food.")

    first.box.setPlainText("Ne mangez rien pendant 2 heures.")
    editor.view.settle()
    editor.save()
    words = tomllib.loads((folder / "words.fr.toml").read_text(encoding="utf-8"))
    assert words == {"spray-food": {"text": "Ne mangez rien pendant 2 heures."}}
    assert list(editor.bench.languages) == ["es", "fr"]


def test_a_language_of_a_country_is_added_by_its_code_and_nonsense_is_not(editor: Editor) -> None:
    editor.window.show_page("languages")
    editor.view.presenter.change("language.code", "Portuguese")
    press(editor, "act-add-language")
    assert list(editor.bench.languages) == ["es"]

    editor.view.presenter.change("language.code", "pt-BR")
    press(editor, "act-add-language")

    assert list(editor.bench.languages) == ["es", "pt-BR"]


def test_drafts_of_an_old_sheet_enter_one_by_one_and_only_when_accepted(editor: Editor) -> None:
    before = len(editor.bench.rules)
    editor.window.show_page("sheet")
    editor.view.presenter.read_sheet(EMAIL)
    assert field(editor, "draft.sentence") is not None
    assert len(editor.bench.rules) == before

    press(editor, "act-refuse-draft")
    press(editor, "act-accept-draft")

    assert len(editor.bench.rules) == before + 1
    assert editor.bench.rules[-1]["id"] == "clear-drinks"
    editor.view.presenter.undo()
    assert len(editor.bench.rules) == before


def test_a_draft_is_mended_before_it_enters_and_only_as_it_was_mended(editor: Editor, folder: Path) -> None:
    editor.window.show_page("sheet")
    editor.view.presenter.read_sheet(EMAIL)
    press(editor, "act-refuse-draft")
    presenter = editor.view.presenter
    presenter.change("draft.text", "You can have clear drinks until 4 hours before.")
    presenter.change("draft.topic", "drinks")
    presenter.change("draft.force", "should-not")
    presenter.change_edge("draft.starts", EdgeForm("before", 4, "hours"))
    editor.view.settle()
    assert "clear drinks until 4 hours" not in (folder / "rules.toml").read_text(encoding="utf-8")
    assert not editor.bench.can_undo

    press(editor, "act-accept-draft")
    editor.save()

    made = rule(folder, "clear-drinks")
    assert made["text"] == "You can have clear drinks until 4 hours before."
    assert made["topic"] == "drinks"
    assert made["force"] == "should-not"
    assert made["starts"] == {"before": "start", "by": "4 hours"}


def test_a_draft_that_was_mended_wrongly_says_so_at_its_field_and_stays_out(editor: Editor) -> None:
    before = len(editor.bench.rules)
    editor.window.show_page("sheet")
    editor.view.presenter.read_sheet(EMAIL)
    press(editor, "act-refuse-draft")
    editor.view.presenter.change("draft.text", "")
    editor.view.settle()

    assert field(editor, "draft.text").note
    press(editor, "act-accept-draft")
    assert len(editor.bench.rules) == before

    editor.view.presenter.change("draft.text", "Clear drinks only.")
    press(editor, "act-accept-draft")
    assert len(editor.bench.rules) == before + 1


def test_a_number_from_the_sheet_tells_which_one_it_would_replace(editor: Editor) -> None:
    desk = editor.view.presenter
    desk.read_sheet(EMAIL)
    editor.window.show_page("sheet")
    for _ in range(30):
        if "draft.number" in editor.view.page.form.fields:
            break
        press(editor, "act-refuse-draft")
    desk.change("draft.name", "main")
    editor.view.settle()
    before = editor.bench.clinic["phones"]["main"]["number"]
    help_text = field(editor, "draft.name").help.text()
    assert before in help_text

    desk.change("draft.number", "ask at the desk")
    editor.view.settle()
    press(editor, "act-accept-draft")
    assert editor.bench.clinic["phones"]["main"]["number"] == before


def test_a_sheet_that_cannot_be_read_is_told_and_nothing_is_lost(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "sheet.pdf").write_bytes(b"%PDF-1.7 nothing")

    editor.view.presenter.read_sheet(tmp_path / "sheet.pdf")

    assert len(editor.bench.rules) == 9


def test_signing_makes_the_file_for_patients_and_the_same_version_is_not_signed_twice(
    editor: Editor, folder: Path, guidance: Guidance, tmp_path: Path
) -> None:
    key = tmp_path / "two.aftercare-key"
    write_key_file(key, new_key_file("Two Bridges Clinic", PASSPHRASE))
    presenter = editor.view.presenter
    presenter.check_and_publish()
    assert editor.window.page_id == "publish"
    presenter.choose_key(key)
    presenter.change("publish.passphrase", "not this one")
    press(editor, "act-publish-now")
    packed = folder.with_name("two-bridges.aftercare-clinic")
    assert not packed.exists()

    presenter.change("publish.passphrase", PASSPHRASE)
    press(editor, "act-publish-now")

    loaded = load_pack(packed, guidance)
    assert loaded.pack is not None
    assert loaded.seal is not None
    made = packed.read_bytes()
    presenter.change("clinic.short_name", "Bridges")
    press(editor, "act-publish-now")
    assert packed.read_bytes() == made
    presenter.change("clinic.serial", "2")
    editor.view.settle()
    press(editor, "act-publish-now")
    assert packed.read_bytes() != made


def test_the_app_is_opened_on_the_saved_draft_with_the_chosen_treatment(
    editor: Editor, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr("subprocess.Popen", started.append)
    editor.bench.set_clinic("", "short_name", "Bridges")
    editor.view.presenter.choose_treatment("im-injection")

    editor.view.presenter.try_as_patient()

    ((*_, command, pack, _, treatment),) = started
    assert (command, pack, treatment) == ("try", str(folder), "im-injection")
    assert 'short_name = "Bridges"' in (folder / "clinic.toml").read_text(encoding="utf-8")


def test_a_logo_is_chosen_checked_and_taken_back(editor: Editor, folder: Path, tmp_path: Path) -> None:
    picture = tmp_path / "our logo.png"
    Image.new("RGB", (400, 120), "#fdfdfd").save(picture)

    editor.view.presenter.choose_logo(picture)
    editor.view.settle()
    editor.save()

    assert "400 by 120" in field(editor, "clinic.logo").words.text()
    assert field(editor, "clinic.logo").note
    assert problems(editor) == ["logo-too-pale"]
    assert (folder / "logo.png").is_file()
    editor.view.presenter.undo()
    editor.save()
    assert not (folder / "logo.png").exists()


def test_what_is_no_picture_does_not_become_the_logo(editor: Editor, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(b"GIF89a")

    editor.view.presenter.choose_logo(tmp_path / "logo.png")

    assert editor.bench.logo is None
    assert not editor.bench.can_undo


def test_the_form_is_walked_with_the_tab_key_alone_and_nothing_holds_the_focus(editor: Editor) -> None:
    editor.window.activateWindow()
    for section in ("clinic", "checklist", "languages"):
        editor.window.show_page(section)
        fields = editor.view.page.form.fields
        first = editor.view.page.form.focus_field(next(iter(fields)))
        assert first is not None
        walked: set[str] = set()
        for _ in range(200):
            inner = editor.window.focusWidget()
            walked |= {name for name, one in fields.items() if one.isAncestorOf(inner)}
            QTest.keyClick(inner, Qt.Key.Key_Tab)
        still = {name for name, one in fields.items() if isinstance(one, NoteField)}
        assert walked >= set(fields) - still, section


def test_what_somebody_else_wrote_into_the_folder_is_shown_and_mine_is_one_step_back(
    editor: Editor, folder: Path
) -> None:
    editor.view.presenter.change("clinic.name", "Mine")
    theirs = (folder / "clinic.toml").read_text(encoding="utf-8").replace("Two Bridges Clinic", "Theirs")
    (folder / "clinic.toml").write_text(theirs, encoding="utf-8")

    editor.save()

    assert editor.bench.clinic["name"] == "Theirs"
    assert (folder / "clinic.toml").read_text(encoding="utf-8") == theirs
    assert editor.window.header.title.text() == "Theirs"
    editor.view.presenter.undo()
    editor.save()
    assert editor.bench.clinic["name"] == "Mine"
    assert 'name = "Mine"' in (folder / "clinic.toml").read_text(encoding="utf-8")


def test_a_folder_that_was_broken_outside_is_not_written_over(editor: Editor, folder: Path) -> None:
    (folder / "rules.toml").write_text("[[rule", encoding="utf-8")
    editor.view.presenter.change("clinic.name", "Mine")

    editor.save()

    assert (folder / "rules.toml").read_text(encoding="utf-8") == "[[rule"
    assert "Mine" not in (folder / "clinic.toml").read_text(encoding="utf-8")
    assert editor.bench.clinic["name"] == "Mine"


def test_a_second_editor_on_the_same_folder_is_kept_out_with_calm_words(
    folder: Path, capsys: pytest.CaptureFixture[str], look: Look, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aftercare.editor_app.QApplication", lambda _words: QApplication.instance())
    monkeypatch.setattr("aftercare.editor_app.Look", lambda *_, **__: look)
    first = QLockFile(str(folder / LOCK))
    assert first.tryLock(0)

    assert open_editor(folder) == 1

    told = capsys.readouterr().err
    assert "is open in an editor already" in told
    assert "close that editor first" in told
    first.unlock()


def test_a_pack_that_is_broken_half_way_through_typing_stays_open(editor: Editor) -> None:
    editor.view.presenter.change("clinic.country", "")
    editor.view.settle()
    assert "cannot-be-read" in problems(editor)

    editor.view.presenter.change("clinic.country", "US")
    editor.view.settle()

    assert problems(editor) == []


def test_a_full_disk_is_told_and_what_was_typed_stays(editor: Editor, monkeypatch: pytest.MonkeyPatch) -> None:
    editor.view.presenter.change("clinic.name", "Three Bridges Clinic")

    def full(*_: object) -> bool:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("aftercare.clinic.editing.pack_folder.PackFolder.save", full)
        editor.save()

    assert editor.bench.clinic["name"] == "Three Bridges Clinic"
    assert editor.bench.saved_at is None
    editor.save()
    assert editor.bench.saved_at == NOW
