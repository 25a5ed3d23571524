"""What the environment may say to a build: where the site and its repository stand, and which languages are wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pydantic import TypeAdapter, ValidationError

from .load import suggest
from .problems import Problem
from .schema.values import SiteAddress

ADDRESSES = ("SITE_URL", "REPOSITORY_URL")
LANGUAGES = "SUMMIT_LANGS"
FIRST = "first"
"""In the place of a language's id: the first of the site alone."""

_ADDRESS = TypeAdapter(SiteAddress)


def problems(environment: Mapping[str, str], languages: Sequence[str]) -> Iterator[Problem]:
    """What is wrong with the variables that are set, as if each were a file; `languages` are those of the site."""
    for name in ADDRESSES:
        value = environment.get(name)
        if value:
            try:
                _ADDRESS.validate_python(value, strict=True)
            except ValidationError as why:
                message = why.errors()[0]["ctx"]["error"]
                yield Problem(name, 1, 1, "environment", f"'{value}' {message}")
    for lang in _wanted(environment):
        if lang not in (FIRST, *languages):
            message = f"'{lang}' is no language of this site; {suggest(lang, languages)}"
            yield Problem(LANGUAGES, 1, 1, "environment", message)


def languages(environment: Mapping[str, str], known: Sequence[str]) -> tuple[str, ...]:
    """The languages to build: those of the site, or those of them that SUMMIT_LANGS names (`en,ja`).

    The first is always built: other languages' pages lead back to it.
    """
    wanted = _wanted(environment)
    return tuple(lang for lang in known if not wanted or lang in wanted or lang == known[0])


def _wanted(environment: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(filter(None, (lang.strip() for lang in environment.get(LANGUAGES, "").split(","))))
