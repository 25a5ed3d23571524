"""Every record with names has one in the site's first language, so that every page there has a title.

Good: `languages: [en]` and a name with `lang: en`. Bad: a body with a name in another language alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Data
from ..problems import Problem
from ._inside import default_language


def check(data: Data) -> Iterator[Problem]:
    """Yield a problem for each record that would have no title."""
    lang = default_language(data)
    if lang is None:
        return
    for record in data.all():
        names = getattr(record.value, "names", None)
        if names and all(name.lang != lang for name in names):
            yield record.problem(
                "names-in-default-language",
                ("names",),
                f"no name is in the site's first language ('{lang}'); add one, `status: rendering` if it is ours",
            )
