"""The picture that site.yml names is there, and has the size that other sites show.

Good: `image: card.png` with a `figures/card.png` of 1200 by 630 pixels, or no `image`. Bad: a name without its file.
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import picture
from ..load import Data
from ..problems import Problem


def check(data: Data) -> Iterator[Problem]:
    """Yield what is wrong with the picture."""
    site = data.single("site")
    name = site.value.image if site else None
    folder = data.folder / "figures"
    if folder.exists() and not folder.is_dir():  # said of the folder itself
        return
    if site and name and (fault := picture.fault(data.folder, name)):
        yield site.problem("image", ("image",), fault)
