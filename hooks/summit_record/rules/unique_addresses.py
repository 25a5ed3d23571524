"""An address leads to one thing: no `former_ids` is the id or a former id of another record of its kind, a withdrawn
record is not also there, and no two sources have the same address (https or http, with or without `www.` and
a slash at the end).

Good: `former_ids: [old-name]` where nothing else is or was called so. Bad: `former_ids: [tax-accord]` beside
data/documents/tax-accord.yml; the same `url` in two sources.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Data
from ..problems import Problem
from ..schema import RECORDS

RULE = "unique-addresses"


def check(data: Data) -> Iterator[Problem]:
    """Yield a problem for each address that is taken twice."""
    taken: dict[str, str] = {}
    for kind in RECORDS:
        for id_, record in data.of(kind).items():
            for index, former in enumerate(record.value.former_ids):
                other = f"{kind}/{former}"
                if former in data.of(kind) or (kind, former) in data.unreadable:
                    what = "its own id" if former == id_ else f"the id of another record ({other})"
                    yield record.problem(RULE, ("former_ids", index), f"'{former}' is {what}; remove it here")
                elif other in taken:
                    yield record.problem(
                        RULE,
                        ("former_ids", index),
                        f"'{former}' is a former id of {taken[other]} already; keep it in one place",
                    )
                taken.setdefault(other, f"{kind}/{id_}")
    yield from _withdrawn(data, taken)
    yield from _sources(data)


def _withdrawn(data: Data, taken: dict[str, str]) -> Iterator[Problem]:
    withdrawn = data.single("withdrawn")
    seen: set[str] = set()
    for index, stone in enumerate(withdrawn.value.records if withdrawn else ()):
        kind, _, id_ = stone.record.partition("/")
        message = None
        if kind not in RECORDS:
            message = f"'{kind}' is no kind of record; write one of: {', '.join(RECORDS)}"
        elif id_ in data.of(kind) or (kind, id_) in data.unreadable:
            message = f"'{stone.record}' is withdrawn and also there; remove one of the two"
        elif stone.record in taken:
            message = f"'{stone.record}' is a former id of {taken[stone.record]}; remove one of the two"
        elif stone.record in seen:
            message = f"'{stone.record}' is withdrawn twice; remove one"
        seen.add(stone.record)
        if withdrawn and message:
            yield withdrawn.problem(RULE, ("records", index, "record"), message)


def _sources(data: Data) -> Iterator[Problem]:
    first: dict[str, str] = {}
    # The record that came in later repeats the earlier one, whatever their ids.
    by_age = sorted(data.of("sources").items(), key=lambda item: (item[1].value.added, item[0]))
    for id_, source in by_age:
        url = _normal(source.value.url)
        if url in first:
            yield source.problem(
                RULE,
                ("url",),
                f"the source '{first[url]}' has this address already; cite that one, remove this",
            )
        first.setdefault(url, id_)


def _normal(url: str) -> str:
    host, slash, path = url.partition("://")[2].partition("/")
    return f"{host.lower().removeprefix('www.')}{slash}{path}".rstrip("/")
