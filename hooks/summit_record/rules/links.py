"""A link inside a text leads to a record, and double brackets are links.

Good: `[[documents/tax-agreement|the agreement]]`. Bad: `[[tax-agreement]]`, `[[documents/tax-agrement]]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import text
from ..load import Data, Suggestions
from ..model import statements_of
from ..problems import Problem
from ..schema import NAMED
from ._inside import readable


def check(data: Data) -> Iterator[Problem]:
    """Yield a problem for each link that leads nowhere."""
    suggest = Suggestions()
    for record in readable(data):
        for path, words, _ in record.linking:
            if "[[" in text.LINK.sub("", words):
                yield record.problem(
                    "links", path, "double brackets are links: write [[kind/id|words]], or single brackets"
                )
            for reference in text.references(words):
                kind, _, rest = reference.partition("/")
                id_, _, statement = rest.partition("#")
                named = data.of(kind) if kind in NAMED else {}
                target = named.get(id_)
                if target is None and (kind, id_) not in data.unreadable:
                    known = [f"{kind}/{each}" for each in named]
                    near = suggest(reference, known) if known else "correct it"
                    yield record.problem("links", path, f"the link leads to no record '{reference}'; {near}")
                elif target and statement and statement not in {s.id for s in statements_of(target.value)}:
                    yield record.problem(
                        "links", path, f"'{kind}/{id_}' has no statement '{statement}'; correct the link"
                    )
