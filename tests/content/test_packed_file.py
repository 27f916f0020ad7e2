"""A packed pack is read in memory, and only as far as it is a plain zip file of a few plain files."""

from __future__ import annotations

import stat
import warnings
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aftercare.content.findings import Findings
from aftercare.content.pack_reader import LoadedPack, load_pack
from aftercare.content.pack_source import read_pack_files
from aftercare.domain.guidance import Guidance

Entry = tuple[str | ZipInfo, bytes]


def zipped(entries: Iterable[Entry]) -> bytes:
    packed = BytesIO()
    with warnings.catch_warnings(), ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, content in entries:
            archive.writestr(name, content)
    return packed.getvalue()


@pytest.fixture
def load_packed(build_pack: Callable[..., Path], guidance: Guidance, tmp_path: Path) -> Callable[..., LoadedPack]:
    """Packs the standard pack with more entries, and reads it."""

    def load(more: Iterable[Entry] = (), change: Callable[[bytes], bytes] = lambda packed: packed) -> LoadedPack:
        folder = build_pack()
        entries: list[Entry] = [(path.name, path.read_bytes()) for path in sorted(folder.iterdir())]
        packed = tmp_path / "riverside.aftercare-clinic"
        packed.write_bytes(change(zipped([*entries, *more])))
        return load_pack(packed, guidance)

    return load


def lines(loaded: LoadedPack) -> list[str]:
    return [str(fault) for fault in loaded.faults]


def test_a_packed_pack_is_the_same_as_its_folder(
    load_packed: Callable[..., LoadedPack], guidance: Guidance, tmp_path: Path
) -> None:
    loaded = load_packed()
    assert loaded.faults == ()
    assert loaded == load_pack(tmp_path / "riverside", guidance)


def test_folders_notes_and_files_of_the_system_in_it_are_left_alone(load_packed: Callable[..., LoadedPack]) -> None:
    more: list[Entry] = [("rules/", b""), ("notes (old).txt", b""), (".DS_Store", b""), ("__MACOSX/._rules.toml", b"")]
    assert load_packed(more).faults == ()


@pytest.mark.parametrize(
    "name",
    ["../rules.toml", "/etc/rules.toml", "rules/../../rules.toml", "a/b/c.toml", "C:\\rules.toml", "..\\x", "a\nb"],
)
def test_a_name_that_could_lead_elsewhere_is_refused(load_packed: Callable[..., LoadedPack], name: str) -> None:
    loaded = load_packed([(name, b"")])
    problem = "is a name that a pack cannot have; give the file a plain name, and pack the folder again"
    shown = name.replace("\n", "\\u000a")
    assert lines(loaded) == [f"{shown}:whole file: {problem}"]
    assert loaded.pack is None


def test_a_name_that_hides_another_behind_a_zero_byte_is_refused(load_packed: Callable[..., LoadedPack]) -> None:
    loaded = load_packed(
        [("logo.pngX.exe", b"")],
        change=lambda packed: packed.replace(b"logo.pngX.exe", b"logo.png\x00.exe"),
    )
    assert lines(loaded) == [
        "logo.png\\u0000.exe:whole file: is a name that a pack cannot have; "
        "give the file a plain name, and pack the folder again"
    ]


def test_a_folder_around_the_files_is_told(guidance: Guidance, tmp_path: Path) -> None:
    packed = tmp_path / "riverside.zip"
    packed.write_bytes(zipped([("riverside/clinic.toml", b"")]))
    assert lines(load_pack(packed, guidance)) == [
        "riverside/clinic.toml:whole file: is not the name of a file in a pack; "
        "pack the files themselves, not the folder around them"
    ]


def test_a_link_in_it_is_refused(load_packed: Callable[..., LoadedPack]) -> None:
    link = ZipInfo("rules/link.toml")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert lines(load_packed([(link, b"/etc/passwd")])) == [
        "rules/link.toml:whole file: is a link; put the file itself into the folder, and pack it again"
    ]


def test_the_same_name_twice_is_refused_also_in_other_letters(load_packed: Callable[..., LoadedPack]) -> None:
    more: list[Entry] = [("rules.toml", b""), ("Rules.TOML", b"")]
    remedy = "pack it again with one file of that name"
    told = lines(load_packed(more))
    assert f"rules.toml:whole file: is in the pack twice; {remedy}" in told
    assert f"Rules.TOML:whole file: is in the pack twice; {remedy}" in told


def test_a_way_of_packing_nobody_needs_is_refused(load_packed: Callable[..., LoadedPack]) -> None:
    entry = ZipInfo("rules/a.toml")
    entry.compress_type = ZIP_BZIP2
    assert lines(load_packed([(entry, b"")])) == [
        "rules/a.toml:whole file: is packed in a way Aftercare does not read; pack the folder again as a plain zip file"
    ]


def encrypted(packed: bytes) -> bytes:
    """Sets the flag for encryption on the entry that comes last."""
    local, central = packed.rindex(b"PK\x03\x04") + 6, packed.rindex(b"PK\x01\x02") + 8
    changed = bytearray(packed)
    changed[local] |= 1
    changed[central] |= 1
    return bytes(changed)


def test_a_password_is_told(load_packed: Callable[..., LoadedPack]) -> None:
    assert lines(load_packed([("rules/a.toml", b"")], change=encrypted)) == [
        "rules/a.toml:whole file: is locked with a password; pack the folder again without a password"
    ]


def test_what_would_open_to_far_too_much_is_read_no_further_than_it_may_be_long(
    load_packed: Callable[..., LoadedPack],
) -> None:
    assert lines(load_packed([("rules/bomb.toml", b"\x00" * 200_000_000)])) == [
        "rules/bomb.toml:whole file: is larger than 1 MiB; make it smaller, or take out what is not needed"
    ]


def test_too_many_entries_are_told(load_packed: Callable[..., LoadedPack]) -> None:
    more = [(f"{number}.txt", b"") for number in range(63)]
    assert lines(load_packed(more)) == [
        "riverside.aftercare-clinic:whole pack: holds 65 files; take out what is not needed; 64 are the most"
    ]


def test_a_packed_file_that_is_too_large_is_told(load_packed: Callable[..., LoadedPack]) -> None:
    loaded = load_packed(change=lambda packed: packed + bytes(4 * 1024 * 1024))
    assert lines(loaded) == [
        "riverside.aftercare-clinic:whole pack: is larger than 4 MiB; "
        "make the logo smaller, or take out what is not needed"
    ]


def test_what_is_no_zip_file_is_told(load_packed: Callable[..., LoadedPack]) -> None:
    assert lines(load_packed(change=lambda _packed: b"hello")) == [
        "riverside.aftercare-clinic:whole pack: is not a packed clinic pack, or is damaged; "
        "pack it again, or fetch it again"
    ]


def test_a_damaged_file_in_it_is_told(load_packed: Callable[..., LoadedPack]) -> None:
    def damage(packed: bytes) -> bytes:
        position = packed.index(b"rules.toml") + len("rules.toml") + 4
        return packed[:position] + bytes([packed[position] ^ 0xFF]) + packed[position + 1 :]

    assert lines(load_packed(change=damage)) == [
        "rules.toml:whole file: is damaged; pack the folder again, or fetch the pack again"
    ]


@given(changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=8), cut=st.integers(0, 400))
def test_any_damage_to_a_packed_file_gives_faults_and_never_an_error(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]], cut: int
) -> None:
    packed = bytearray(zipped([("clinic.toml", b'id = "riverside"\n' * 20), ("rules.toml", b"[[rule]]\n")]))
    for position, value in changes:
        packed[position % len(packed)] = value
    path = tmp_path_factory.getbasetemp() / "damaged.aftercare-clinic"
    path.write_bytes(bytes(packed[: len(packed) - cut]) if cut % 3 == 0 else bytes(packed))
    findings = Findings()
    files = read_pack_files(path, findings)
    assert all(name.endswith((".toml", "logo.png")) for name in files.content)
    assert all(str(fault).isprintable() for fault in findings.all())
