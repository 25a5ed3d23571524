"""The made-up summit as an edition, and an edition of any data folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from summit_record import i18n, load, model, rules
from summit_record.edition import Edition
from summit_record.exports import Export, exports
from summit_record.render import Renderer
from tests import worlds

ADDRESS = "https://record.example/path/"


def edition(folder: Path, address: str = ADDRESS) -> Any:
    """The edition of a data folder without problems. Tests know what is in it better than its types do."""
    data = load.load(folder)
    assert rules.check(data) == []
    site = model.build_site(data)
    lang = site.settings.languages[0]
    catalogues = [i18n.catalogue(folder, lang, of_data=of_data) for of_data in (False, True)]
    return Edition(site, Renderer(site, lang, *catalogues), address)


@cache
def tiny() -> Any:
    """The tiny world, made once."""
    return edition(worlds.TINY)


def files(of: Edition) -> dict[str, Export]:
    """Its exports by path."""
    return {export.path: export for export in exports(of)}
