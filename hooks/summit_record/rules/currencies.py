"""A currency is a code of ISO 4217, so that amounts can be written out in every language.

Good: `currency: EUR`. Bad: `currency: EUO`.
"""

from __future__ import annotations

from collections.abc import Iterator

from babel.numbers import is_currency, list_currencies

from ..load import Loaded, suggest
from ..problems import Problem
from ..schema.values import Amount
from ._inside import models, of_each


@of_each
def check(record: Loaded) -> Iterator[Problem]:
    """Yield a problem for each code that is no currency."""
    for path, value in models(record.value):
        if isinstance(value, Amount) and not is_currency(value.currency):
            yield record.problem(
                "currencies",
                (*path, "currency"),
                f"'{value.currency}' is no currency of ISO 4217; {_near(value.currency)}",
            )


def _near(code: str) -> str:
    near = suggest(code, sorted(list_currencies()))
    return near if near.startswith("did") else "correct it"
