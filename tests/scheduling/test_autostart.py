"""Starting with the login can be switched on and off on each system, and what is written starts the right command."""

from __future__ import annotations

import os
import plistlib
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.scheduling.autostart import (
    CannotStartAtLogin,
    LaunchAgent,
    StartsAtLogin,
    WindowsAutostart,
    XdgAutostart,
    desktop_file,
    starts_at_login,
)
from aftercare.storage.data_folder import write_private_file

COMMAND = ("/opt/After care/aftercare", "--at-login", "--data-dir", '/home/alex/100% "my" $data\\`x`\'')
SYSTEM_PYTHON = Path("/usr/bin/python3")
READ_EXEC = """
import sys
from gi.repository import GLib
file = GLib.KeyFile()
file.load_from_file(sys.argv[1], GLib.KeyFileFlags.NONE)
done, words = GLib.shell_parse_argv(file.get_string("Desktop Entry", "Exec").replace("%%", "%"))
sys.stdout.write("\\n".join(words))
"""


@dataclass
class MadeUpKey:
    """A Run key of no Windows."""

    written: str | None = None
    kept: bytes | None = None
    refuses: bool = False

    def command(self) -> str | None:
        return self.written

    def approval(self) -> bytes | None:
        return self.kept

    def set_command(self, command: str) -> None:
        self._refuse()
        self.written, self.kept = command, None

    def remove(self) -> None:
        self._refuse()
        self.written = None

    def _refuse(self) -> None:
        if self.refuses:
            raise PermissionError("by your organisation")


def linux(folder: Path) -> XdgAutostart:
    return XdgAutostart(folder, COMMAND, write_private_file)


def mac(folder: Path) -> LaunchAgent:
    return LaunchAgent(folder, COMMAND, write_private_file)


def windows(_folder: Path) -> WindowsAutostart:
    return WindowsAutostart(MadeUpKey(), COMMAND)


@pytest.mark.parametrize("system", [linux, mac, windows])
def test_it_is_off_until_it_is_turned_on_and_off_again_afterwards(
    system: Callable[[Path], StartsAtLogin], tmp_path: Path
) -> None:
    switch = system(tmp_path)
    assert not switch.is_on()

    for _ in range(2):
        switch.turn_on()
        assert switch.is_on()
    for _ in range(2):
        switch.turn_off()
        assert not switch.is_on()

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


# Linux


@pytest.mark.parametrize("words", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktop_itself_has_switched_off_is_off(tmp_path: Path, words: str) -> None:
    switch = linux(tmp_path)
    switch.turn_on()
    (file,) = tmp_path.rglob("*.desktop")
    kept = [line for line in file.read_text().splitlines() if not line.startswith(words.split("=")[0])]
    file.write_text("\n".join([*kept, words, ""]))
    assert not switch.is_on()

    switch.turn_on()

    assert switch.is_on()


def test_the_desktop_file_is_as_the_standard_wants_it(tmp_path: Path) -> None:
    if shutil.which("desktop-file-validate") is None:
        pytest.skip("desktop-file-validate is not installed")
    linux(tmp_path).turn_on()
    (file,) = tmp_path.rglob("*.desktop")

    done = subprocess.run(["desktop-file-validate", file], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (0, "")


def test_the_desktop_starts_exactly_the_command(tmp_path: Path) -> None:
    has_reader = SYSTEM_PYTHON.exists() and (
        subprocess.run([SYSTEM_PYTHON, "-c", "import gi"], capture_output=True, check=False).returncode == 0
    )
    if not has_reader:
        pytest.skip("what a desktop reads such files with is not installed")
    linux(tmp_path).turn_on()
    (file,) = tmp_path.rglob("*.desktop")

    done = subprocess.run([SYSTEM_PYTHON, "-c", READ_EXEC, file], capture_output=True, text=True, check=True)

    assert tuple(done.stdout.split("\n")) == COMMAND


def read_by_the_rules(value: str) -> list[str]:
    """The words of an Exec line, read as the standard says: value first, then quotes, then percent signs."""
    plain = value.replace("\\\\", "\0").replace("\\s", " ").replace("\0", "\\")
    words, word, is_quoted, is_open, at = [], "", False, False, 0
    while at < len(plain):
        sign = plain[at]
        if sign == '"':
            is_quoted, is_open = not is_quoted, True
        elif sign == "\\" and is_quoted:
            at += 1
            word += plain[at]
        elif sign == " " and not is_quoted:
            words.append(word)
            word, is_open = "", False
        else:
            assert is_quoted or sign not in "\t\n'\\><~|&;$*?#()`"
            word, is_open = word + sign, True
        at += 1
    return [*words, word][: None if is_open or word else -1]


@given(
    st.lists(
        st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\x7f\x85"), min_size=1),
        min_size=1,
        max_size=4,
    )
)
def test_any_command_can_be_read_back_from_the_file(command: list[str]) -> None:
    (line,) = [line for line in desktop_file(command).split("\n") if line.startswith("Exec=")]

    assert [word.replace("%%", "%") for word in read_by_the_rules(line.removeprefix("Exec="))] == command


@pytest.mark.parametrize("sign", ["\n", "\r", "\0", "\x1b"])
def test_a_command_that_would_begin_another_line_is_refused(sign: str) -> None:
    with pytest.raises(CannotStartAtLogin):
        desktop_file(["/opt/aftercare", f"a{sign}Exec=b"])


def test_once_the_program_is_gone_the_desktop_starts_nothing() -> None:
    assert "TryExec=/opt/aftercare/aftercare" in desktop_file(["/opt/aftercare/aftercare", "--at-login"]).split("\n")


def test_a_file_that_cannot_be_removed_is_told(tmp_path: Path) -> None:
    (tmp_path / "autostart" / "org.aftercare.Aftercare.desktop").mkdir(parents=True)
    switch = linux(tmp_path)

    assert not switch.is_on()
    with pytest.raises(CannotStartAtLogin):
        switch.turn_off()


# macOS


def test_the_launch_agent_runs_the_command_at_login(tmp_path: Path) -> None:
    mac(tmp_path).turn_on()

    found = plistlib.loads((tmp_path / "Library/LaunchAgents/org.aftercare.Aftercare.plist").read_bytes())

    assert found["ProgramArguments"] == list(COMMAND)
    assert found["RunAtLoad"] is True
    assert found["Label"] == "org.aftercare.Aftercare"


def test_a_damaged_property_list_is_off(tmp_path: Path) -> None:
    switch = mac(tmp_path)
    switch.turn_on()
    (tmp_path / "Library/LaunchAgents/org.aftercare.Aftercare.plist").write_bytes(b"<plist>")

    assert not switch.is_on()


# Windows, on a made-up key


def test_windows_is_given_one_line_with_its_own_quotes() -> None:
    key = MadeUpKey()
    WindowsAutostart(key, (r"C:\Program Files\Aftercare\aftercare.exe", "--at-login")).turn_on()

    assert key.written == r'"C:\Program Files\Aftercare\aftercare.exe" --at-login'


@pytest.mark.parametrize(("kept", "is_on"), [(None, True), (b"\x02" + bytes(11), True), (b"\x03" + bytes(11), False)])
def test_what_the_task_manager_has_switched_off_is_off(kept: bytes | None, is_on: bool) -> None:
    key = MadeUpKey("aftercare.exe", kept)
    switch = WindowsAutostart(key, COMMAND)
    assert switch.is_on() is is_on

    switch.turn_on()

    assert switch.is_on()


def test_a_windows_that_refuses_is_told() -> None:
    switch = WindowsAutostart(MadeUpKey(refuses=True), COMMAND)

    with pytest.raises(CannotStartAtLogin, match="by your organisation"):
        switch.turn_on()
    with pytest.raises(CannotStartAtLogin):
        switch.turn_off()


@pytest.mark.skipif(sys.platform == "win32", reason="would write to the registry of this computer")
@pytest.mark.parametrize(("platform", "kind"), [("linux", XdgAutostart), ("darwin", LaunchAgent)])
def test_each_system_has_its_own_switch(platform: str, kind: type[StartsAtLogin], tmp_path: Path) -> None:
    switch = starts_at_login(platform, COMMAND, tmp_path, tmp_path, write_private_file)

    assert isinstance(switch, kind)
    assert os.listdir(tmp_path) == []
