"""The picture that other sites show beside a link: every page names it, and it is there."""

from __future__ import annotations

import re

from summit_record import picture
from tests.support.site import ADDRESS, Built


def test_the_picture_of_every_page_is_there(tiny_built: Built, real_built: Built) -> None:
    for built in (tiny_built, real_built):
        for address, html in built.pages.items():
            found = re.findall(r'<meta property="og:image" content="([^"]*)">', html)
            assert len(found) == 1, address
            file = built.folder / found[0].removeprefix(ADDRESS)
            assert file.is_file(), address
        assert file.read_bytes() == picture.path(built.data, "card.png").read_bytes()
