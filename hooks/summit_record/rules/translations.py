"""Catalogues of translations can be read, and a translation keeps what the English text has: placeholders, links, no
markup; plural forms are those of the language.

Good: `msgid "%(num)s source"`, `msgstr "%(num)s 件の情報源"`. Bad: `msgstr "%(number)s 件の情報源"`; a link left out;
`<b>`; a file of a language that is not in vocabularies/languages.yml.
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import i18n
from ..load import Data
from ..problems import Problem
from ..translate import check as catalogues
from ._inside import default_language


def check(data: Data) -> Iterator[Problem]:
    """Yield what is wrong with the catalogues of the records and of the interface."""
    if ("languages", "*") not in data.unreadable:
        known = {id_: term.value.locale is not None for id_, term in data.of("languages").items()}
        known |= {id_: True for kind, id_ in data.unreadable if kind == "languages"}
        yield from catalogues.folder(
            data.folder / "translations",
            f"{data.name}/translations",
            known,
            interface=False,
            default=default_language(data),
        )
    shown = "/".join(i18n.LOCALE.parts[-3:])
    yield from catalogues.folder(i18n.LOCALE, shown, {}, interface=True, default="en")
