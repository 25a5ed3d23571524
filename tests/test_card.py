"""tools/card.py packs a screenshot small without changing what is seen."""

from __future__ import annotations

import random
import struct
import zlib

from tools import card


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def filtered(rows: list[bytes]) -> bytes:
    """Rows with each of PNG's five filters in turn."""
    made, before = bytearray(), bytes(len(rows[0]))
    for n, row in enumerate(rows):
        kind = n % 5
        made.append(kind)
        for i, value in enumerate(row):
            a, b, c = (row[i - 3], before[i], before[i - 3]) if i >= 3 else (0, before[i], 0)
            p = a + b - c
            paeth = a if abs(p - a) <= min(abs(p - b), abs(p - c)) else b if abs(p - b) <= abs(p - c) else c
            made.append((value - (0, a, b, (a + b) // 2, paeth)[kind]) & 255)
        before = row
    return bytes(made)


def test_a_picture_of_few_colours_stays_as_it_is():
    chance = random.Random(1)
    colours = [bytes(chance.choices(range(256), k=3)) for _ in range(200)]
    rows = [b"".join(chance.choices(colours, k=31)) for _ in range(20)]
    head = struct.pack(">IIBBBBB", 31, 20, 8, 2, 0, 0, 0)
    png = (
        card.SIGNATURE
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(filtered(rows)))
        + chunk(b"IEND", b"")
    )
    made = card.smaller(png)

    at = made.index(b"PLTE")
    (length,) = struct.unpack(">I", made[at - 4 : at])
    palette = made[at + 4 : at + 4 + length]
    at = made.index(b"IDAT")
    (length,) = struct.unpack(">I", made[at - 4 : at])
    lines = zlib.decompress(made[at + 4 : at + 4 + length])
    shown = [
        b"".join(palette[3 * i : 3 * i + 3] for i in lines[begin + 1 : begin + 32])
        for begin in range(0, len(lines), 32)
    ]
    assert shown == rows
    assert made[24:26] == b"\x08\x03"
