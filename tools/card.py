"""Write data/figures/card.png: the picture that other sites show beside a link to the record.

Run by hand when the title, the place, the dates or the participants change, never in a build:

    make build
    .venv/bin/python -m tools.card

It is the head of the front page of the site in `site/`, with its map, set anew as a card of 1200 by 630 pixels: all
words and colours come from there. Another picture of that size may take its place.
"""

from __future__ import annotations

import argparse
import struct
import sys
import zlib
from collections import Counter
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.support import chromium
from tests.support.site import serving

ROOT = Path(__file__).resolve().parent.parent
WIDTH, HEIGHT = 1200, 630
COLOURS = 256
"""As many as one byte a pixel can name: a third of the size, and no difference to the eye."""
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site")
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="the data folder")
    given = parser.parse_args()
    if not (given.site / "index.html").is_file():
        sys.exit(f"{given.site} holds no built site: run make build")
    target = given.data / "figures" / "card.png"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(smaller(picture(given.site)))
    sys.stdout.write(f"{target}: {target.stat().st_size} bytes\n")
    return 0


def picture(site: Path) -> bytes:
    """The card of a built site as the browser draws it: a PNG."""
    with serving(site) as address, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        # The site's policy allows no styles but its own.
        page = browser.new_page(
            viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", bypass_csp=True
        )
        page.goto(address, wait_until="networkidle")
        page.add_style_tag(path=Path(__file__).with_suffix(".css"))
        page.evaluate("document.fonts.ready")
        made = page.screenshot()
        browser.close()
    return made


def smaller(png: bytes) -> bytes:
    """The same picture (8 bits, RGB) in its `COLOURS` most frequent colours; the others become the nearest of them."""
    width, rows = _rows(png)
    pixels = [[row[i : i + 3] for i in range(0, len(row), 3)] for row in rows]
    counted = Counter(pixel for row in pixels for pixel in row)
    palette = [colour for colour, _ in counted.most_common(COLOURS)]
    nearest = {
        colour: min(
            range(len(palette)),
            key=lambda i: sum((x - y) ** 2 for x, y in zip(colour, palette[i], strict=True)),
        )
        for colour in counted
    }
    lines = b"".join(b"\0" + bytes(nearest[pixel] for pixel in row) for row in pixels)
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, len(rows), 8, 3, 0, 0, 0)),
        (b"PLTE", b"".join(palette)),
        (b"IDAT", zlib.compress(lines, 9)),
        (b"IEND", b""),
    )
    return SIGNATURE + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


def _rows(png: bytes) -> tuple[int, list[bytes]]:
    """Width, and the rows of pixels, of a PNG without interlacing (https://www.w3.org/TR/png-3/)."""
    at, data, width = len(SIGNATURE), b"", 0
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        name, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        if name == b"IHDR":
            width, _, depth, colours = struct.unpack(">IIBB", body[:10])
            if (depth, colours) != (8, 2):
                raise ValueError("the screenshot is no 8-bit RGB picture")
        data += body if name == b"IDAT" else b""
        at += length + 12
    raw, line = zlib.decompress(data), width * 3
    rows: list[bytes] = []
    for begin in range(0, len(raw), line + 1):
        kind, row = raw[begin], bytearray(raw[begin + 1 : begin + 1 + line])
        above = rows[-1] if rows else bytes(line)
        for i in range(line):
            a, b, c = (row[i - 3], above[i], above[i - 3]) if i >= 3 else (0, above[i], 0)
            if kind == 4:
                p = a + b - c
                near = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
            else:
                near = (0, a, b, (a + b) // 2)[kind]
            row[i] = (row[i] + near) & 255
        rows.append(bytes(row))
    return width, rows


if __name__ == "__main__":
    sys.exit(main())
