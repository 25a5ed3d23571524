"""Plural forms: how many a language has, and which one a number takes (gettext's formula)."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable
from functools import lru_cache

from babel.messages.plurals import get_plural


def plural_forms(locale: str) -> tuple[int, str]:
    """How many plural forms the language of a locale has, and which it takes for `n`, as an expression of C."""
    found = get_plural(locale.replace("-", "_"))
    return found.num_plurals, found.plural_expr


def plural_header(locale: str) -> str:
    """The header field `Plural-Forms` of the language of a locale."""
    number, expression = plural_forms(locale)
    return f"nplurals={number}; plural={expression};"


_FORMS = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*$")


@lru_cache(maxsize=64)
def read_plural(field_value: str) -> tuple[int, Callable[[int], int]] | None:
    """Number of forms and the function that chooses one; None if the field cannot be read.

    The expression is compiled by the standard library's own reader of C expressions: nothing in it can be run.
    """
    found = _FORMS.match(field_value)
    if not found:
        return None
    try:
        choose: Callable[[int], int] = gettext.c2py(found[2])
        number = int(found[1])
        return (number, choose) if all(0 <= choose(n) < number for n in range(200)) else None
    except (ValueError, ZeroDivisionError, RecursionError):
        return None


# Reading
