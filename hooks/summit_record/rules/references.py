"""Every id that a record names is the id of a record or term.

Good: `host: arland` with data/countries/arland.yml. Bad: `host: arlnd`.
A record that is there but unreadable is one problem, not one for each place that names it; what it names itself is
looked at all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..load import Data, Suggestions
from ..model import statements_of
from ..problems import Problem
from ..schema import NAMED, RECORDS, SINGLES, TERMS
from ..schema.values import ID_PATTERN, Ref
from ._inside import readable


def check(data: Data) -> Iterator[Problem]:
    """Yield a problem for each dangling reference."""
    statements = {
        f"{each.kind}/{each.id}": {statement.id for statement in statements_of(each.value)}
        for each in data.all()
        if each.kind in RECORDS or each.kind in SINGLES
    }
    there = {f"{each.kind}/{each.id}" for each in data.all()}
    there |= {f"{owner}#{id_}" for owner, ids in statements.items() for id_ in ids}
    near = Suggestions()
    for record in readable(data):
        if there.issuperset(record.names):
            continue
        for path, text, marker in record.marked():
            if isinstance(marker, Ref):
                known = marker.kind != "*"
                message = (
                    _id(marker.kind, text, data, near) if known else _record(text, data, statements, near)
                )
                if message:
                    yield record.problem("references", path, message)


def _id(kind: str, id_: str, data: Data, near: Suggestions) -> str | None:
    if id_ in data.of(kind) or (kind, id_) in data.unreadable or (kind, "*") in data.unreadable:
        return None
    if kind in TERMS:
        if kind not in data.records:
            return f"'{id_}' is in no list, for vocabularies/{kind}.yml is missing; write it"
        return f"'{id_}' is not in vocabularies/{kind}.yml; {near(id_, data.of(kind))}"
    if kind in SINGLES:
        return (
            f"there is no {kind}.yml; write it"
            if id_ == kind
            else f"'{kind}/{id_}' is no record; write {kind}/{kind}"
        )
    what = near(id_, data.of(kind))
    if not what.startswith("did"):
        writable = re.fullmatch(ID_PATTERN, id_)
        what = f"write {kind}/{id_}.yml or correct the id" if writable else "correct the id"
    return f"there is no record '{id_}' in {kind}/; {what}"


def _record(text: str, data: Data, statements: dict[str, set[str]], near: Suggestions) -> str | None:
    kind, _, rest = text.partition("/")
    id_, _, statement = rest.partition("#")
    if kind not in NAMED:
        return f"'{kind}' is no kind of record; {near(kind, NAMED)}"
    if (kind, id_) in data.unreadable:
        return None
    if id_ not in data.of(kind):
        return _id(kind, id_, data, near) or None
    if statement and statement not in statements[f"{kind}/{id_}"]:
        return f"{kind}/{id_} has no statement '{statement}'; {near(statement, statements[f'{kind}/{id_}'])}"
    return None
