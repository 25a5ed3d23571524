"""The languages of the site are each there once, and have a `locale` for dates and numbers that Babel (CLDR) knows.

Good: `languages: [en]` with `locale: en_GB` in vocabularies/languages.yml. Bad: `languages: [en, en]`; a site
language without `locale`; `locale: english`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .. import i18n
from ..load import Data, Loaded
from ..problems import Problem

RULE = "languages"


def check(data: Data) -> Iterator[Problem]:
    """Yield a problem for each language that pages cannot be built in."""
    terms = data.of("languages")
    for term in terms.values():
        if term.value.locale is not None and not i18n.usable(term.value.locale):
            yield term.problem(
                RULE, ("locale",), f"'{term.value.locale}' is no locale of CLDR; write one like en_GB or pt"
            )
    site = data.single("site")
    if site is None:
        return
    languages = site.value.languages
    for index, id_ in enumerate(languages):
        if id_ in languages[:index]:
            yield site.problem(RULE, ("languages", index), f"'{id_}' is here twice; remove one")
        elif id_ in terms and any(_tag(terms, each) == _tag(terms, id_) for each in languages[:index]):
            yield site.problem(
                RULE,
                ("languages", index),
                f"the language '{id_}' has the tag of another one; correct it in vocabularies/languages.yml",
            )
        elif id_ in terms and terms[id_].value.locale is None:
            yield site.problem(
                RULE,
                ("languages", index),
                f"the language '{id_}' has no `locale`; add it in vocabularies/languages.yml",
            )


def _tag(terms: Mapping[str, Loaded], id_: str) -> str:
    return str(terms[id_].value.tag).lower() if id_ in terms else id_
