"""A source is there because something rests on it: a record cites it, links to it, or another source reposts it.

Good: `sources: [ministry-note]` in a record, `reposts: ministry-note` in a source. Bad:
data/sources/ministry-note.yml that nothing names. Nothing is said while a record cannot be read, for it may be the
one that cites, nor of a source whose id somebody seems to have misspelt: that is one mistake.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from .. import text
from ..load import MANY, TRANSLATION_TERMS, Data, nearest
from ..problems import Problem


def check(data: Data) -> Iterator[Problem]:
    """Yield a problem for each source without a use."""
    if any(kind != TRANSLATION_TERMS for kind, _ in data.unreadable):
        return
    known = data.of("sources")
    cited = set(_cited(data))
    unknown = cited - known.keys()
    if len(unknown) > MANY:
        return
    cited |= {near for id_ in unknown if (near := nearest(id_, known))}
    for id_, source in known.items():
        if id_ not in cited:
            yield source.problem(
                "sources-cited",
                (),
                f"nothing cites the source '{id_}'; cite it where it was used or remove it",
            )


def _cited(data: Data) -> Iterator[str]:
    for record in data.all():
        own = record.id if record.kind == "sources" else None
        links = (named for found in record.linking for named in text.references(found.text))
        for reference in chain(record.names, links):
            kind, _, id_ = reference.partition("#")[0].partition("/")
            if kind == "sources" and id_ != own:
                yield id_
