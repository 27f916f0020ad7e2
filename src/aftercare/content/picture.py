"""A logo: a PNG picture of a few parts, small enough to show, and written anew so that only the picture is left."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

MOST_PIXELS_A_SIDE = 1024

_PNG = b"\x89PNG\r\n\x1a\n"
_HEADER = struct.Struct(">IIBBBBB")
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_PALETTE = 3
_KEPT = (b"PLTE", b"tRNS")
_LAST_FILTER = 4


class NotAPicture(ValueError):
    """The bytes are no PNG picture that a pack may hold; the text says why, to follow the name of the file."""


def clean_picture(content: bytes) -> bytes:
    """The picture written anew, without notes, profiles and whatever else was in the file.

    Raises:
        NotAPicture: if it is damaged, too large, or not a PNG picture at all.
    """
    if not content.startswith(_PNG):
        raise NotAPicture("is not a PNG picture")
    header, kept, packed = _parts(content)
    width, height, depth, colour, packing, filtering, interlace = _HEADER.unpack(header)
    if not (0 < width <= MOST_PIXELS_A_SIDE and 0 < height <= MOST_PIXELS_A_SIDE):
        raise NotAPicture(f"is larger than {MOST_PIXELS_A_SIDE} by {MOST_PIXELS_A_SIDE} pixels, or empty")
    if depth not in _DEPTHS.get(colour, ()) or packing or filtering or interlace not in (0, 1):
        raise NotAPicture("is a kind of PNG picture that Aftercare does not read")
    _check_palette(colour, depth, kept)
    lines = list(_line_lengths(width, height, depth * _CHANNELS[colour], interlaced=interlace == 1))
    pixels = _unpacked(packed, sum(lines))
    _check_filters(pixels, lines)
    written = [_chunk(b"IHDR", header), *(_chunk(name, kept[name]) for name in _KEPT if name in kept)]
    return _PNG + b"".join([*written, _chunk(b"IDAT", zlib.compress(pixels, 9)), _chunk(b"IEND", b"")])


def _parts(content: bytes) -> tuple[bytes, dict[bytes, bytes], bytes]:
    """The header, the palette and transparency, and the packed pixels."""
    header = b""
    kept: dict[bytes, bytes] = {}
    packed: list[bytes] = []
    for name, data in _chunks(content):
        if not header and name != b"IHDR":
            break
        if name == b"IHDR":
            if header or len(data) != _HEADER.size:
                break
            header = data
        elif name in _KEPT:
            if name in kept or packed:
                break
            kept[name] = data
        elif name == b"IDAT":
            packed.append(data)
        elif name == b"IEND":
            return header, kept, b"".join(packed)
        elif not name[0] & 0x20:
            break
    raise NotAPicture("is a damaged picture")


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = len(_PNG)
    while position + 12 <= len(content):
        length = int.from_bytes(content[position : position + 4], "big")
        end = position + 12 + length
        name, data = content[position + 4 : position + 8], content[position + 8 : end - 4]
        is_whole = end <= len(content) and name.isalpha() and name.isascii()
        if not is_whole or zlib.crc32(name + data).to_bytes(4, "big") != content[end - 4 : end]:
            return
        if name == b"IEND" and (end != len(content) or data):
            raise NotAPicture("holds something after the picture")
        yield name, data
        position = end


def _check_palette(colour: int, depth: int, kept: dict[bytes, bytes]) -> None:
    palette, transparency = kept.get(b"PLTE"), kept.get(b"tRNS")
    colours = len(palette or b"") // 3
    if colour == _PALETTE:
        is_right = palette is not None and len(palette) % 3 == 0 and 1 <= colours <= 2**depth
        longest = colours
    else:
        is_right = palette is None or (colour in (2, 6) and len(palette) % 3 == 0 and 1 <= colours <= 256)
        longest = {0: 2, 2: 6}.get(colour, 0)
    if not is_right or (transparency is not None and not 0 < len(transparency) <= longest):
        raise NotAPicture("is a damaged picture")


def _line_lengths(width: int, height: int, bits: int, *, interlaced: bool) -> Iterator[int]:
    """How many bytes each line takes, with the byte in front that says how it is filtered."""
    for left, top, across, down in _PASSES if interlaced else ((0, 0, 1, 1),):
        columns, rows = (width - left + across - 1) // across, (height - top + down - 1) // down
        if columns > 0:
            yield from [1 + (columns * bits + 7) // 8] * max(rows, 0)


def _unpacked(packed: bytes, length: int) -> bytes:
    unpacking = zlib.decompressobj()
    try:
        pixels = unpacking.decompress(packed, length + 1)
    except zlib.error:
        raise NotAPicture("is a damaged picture") from None
    if len(pixels) != length or not unpacking.eof or unpacking.unused_data:
        raise NotAPicture("is a damaged picture, or holds more than it shows")
    return pixels


def _check_filters(pixels: bytes, lines: list[int]) -> None:
    position = 0
    for length in lines:
        if pixels[position] > _LAST_FILTER:
            raise NotAPicture("is a damaged picture")
        position += length


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + zlib.crc32(name + data).to_bytes(4, "big")
