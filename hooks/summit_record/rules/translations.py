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
        terms = data.of("languages").items()
        known = {id_: term.value.locale or "" for id_, term in terms}
        # Of a language that cannot be read or has no good locale, its own line tells; its catalogue is looked at.
        known |= {id_: "en" for id_, locale in known.items() if locale and not i18n.usable(locale)}
        known |= {id_: "en" for kind, id_ in data.unreadable if kind == "languages"}
        yield from catalogues.folder(
            data.folder / "translations",
            f"{data.name}/translations",
            known,
            interface=False,
            default=default_language(data),
        )
    shown = "/".join(i18n.LOCALE.parts[-3:])
    yield from catalogues.folder(i18n.LOCALE, shown, {}, interface=True, default="en")
