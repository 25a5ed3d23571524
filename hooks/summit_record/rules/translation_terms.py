"""The terms of a language: its file is named by a language that pages can be built in, other than the first; each
English term is there once, in alphabetical order; a source that is named for a term is in the language.

Good: `- {en: summit, term: σύνοδος κορυφής}` in data/translations/terms/el.yml. Bad: `en: summit` twice; `en: zone`
before `en: accord`; a source in English; a file xx.yml; a term with markup or with letters of two scripts in a word.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..load import TRANSLATION_TERMS, Data, Loaded, printable, suggest
from ..problems import Problem
from ..translate.check import words_of
from ._inside import default_language

RULE = "translation-terms"


def check(data: Data) -> Iterator[Problem]:
    """Yield what is wrong with the terms of each language; where a language is none, nothing more of its file."""
    for lang, terms in data.translation_terms.items():
        message = _language(lang, data)
        if message:
            yield Problem(f"{data.name}/{TRANSLATION_TERMS}/{printable(lang)}.yml", 1, 1, RULE, message)
            continue
        yield from _order(terms)
        for term in terms:
            for message in words_of(term.value.term, {term.value.en}):
                yield term.problem(RULE, ("term",), message)
            source = data.of("sources").get(term.value.source or "")
            if source and source.value.language != lang:
                yield term.problem(
                    RULE,
                    ("source",),
                    f"the source '{source.id}' is not in this language but in '{source.value.language}'; "
                    "name one in which the term is used, or remove the line",
                )


def _language(lang: str, data: Data) -> str:
    if lang == default_language(data):
        return "the records themselves are in this language; remove the file"
    if any(kind == "languages" for kind, _ in data.unreadable):
        return ""
    languages = data.of("languages")
    if lang not in languages:
        usable = [id_ for id_, each in languages.items() if each.value.locale]
        usable = [id_ for id_ in usable if id_ != default_language(data)]
        return f"no language has the id '{printable(lang)}'; {suggest(lang, usable)}"
    if languages[lang].value.locale is None:
        return f"the language '{lang}' has no `locale`; add it in vocabularies/languages.yml"
    return ""


def _order(terms: list[Loaded]) -> Iterator[Problem]:
    """Terms that are there twice, and the first that stands too late in the file: sorting mends the others."""
    first: dict[str, int] = {}
    before = ""
    late = False
    for term in terms:
        words = term.value.en
        key = words.casefold()
        if key in first:
            message = f"'{words}' is here twice (first in line {first[key]}); remove one"
            yield term.problem(RULE, ("en",), message)
            continue
        first[key] = term.marks.find((*term.inside, "en"))[0]
        if key < before.casefold() and not late:
            late = True
            yield term.problem(RULE, ("en",), f"'{words}' stands after '{before}'; sort the terms by `en`")
        before = words
