"""The texts of the records in the other languages, by their English words: one JSON file (RFC 8259, UTF-8).

Names that sources print are not here: each record lists its own, with language, status and source.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..edition import Edition
from ..i18n import UNREVIEWED, Translations
from . import N_, Export, dump

PATH = "data/translations.json"
REVIEWED = "reviewed"
"""What a translation is once a second person has read it."""


def exports(edition: Edition) -> Iterator[Export]:
    """`data/translations.json`, where the site has more than one language."""
    if given(edition):
        title = N_("Translations of this record")
        yield Export(PATH, title, "application/json", lambda: _file(edition))


def given(edition: Edition) -> bool:
    """Whether there is such a file."""
    return len(edition.site.settings.languages) > 1


def texts(translations: Translations) -> list[dict[str, str]]:
    """Each text with its translation and its status, `reviewed` or `unreviewed`; in the order of the texts."""
    return [
        {"original": words, "text": forms[0], "status": REVIEWED if reviewed else UNREVIEWED}
        for words, (forms, reviewed) in sorted(translations.all().items())
    ]


def _file(edition: Edition) -> bytes:
    """Version, day of release and licence; then each language, each text on a line."""
    settings = edition.site.settings
    head: dict[str, Any] = {
        "version": settings.version,
        "released": settings.released,
        "licence": settings.licence.url,
        "language": settings.languages[0],
    }
    rows = [
        b'"%b":[\n%b\n]' % (lang.encode(), b",\n".join(dump(each).rstrip() for each in texts(found)))
        for lang, found in edition.translations().items()
    ]
    return dump(head)[:-2] + b',"translations":{\n' + b",\n".join(rows) + b"}}\n"
