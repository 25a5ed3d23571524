"""Some ids would put a page where another one stands: `index` is the list above the records, `by` begins the
addresses of the catalogue's choices, and a language's id begins the addresses of its pages.

Good: data/documents/port-accord.yml. Bad: data/documents/by.yml; data/bodies/index.yml; `former_ids: [index]`;
pages built in a language `data`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..load import Data, Loaded
from ..pages import FOOTER, NAVIGATION
from ..problems import Problem
from ..render import SECTIONS
from ..schema import RECORDS, TERMS

RULE = "reserved-ids"
EVERYWHERE = {"index"}
BY_KIND = {"documents": {"by"}, "sources": {"by"}, "pages": {"404"}}
TOP = {*(address.rstrip("/") for address in (*NAVIGATION, *FOOTER)), "search", "assets", "pagefind"}
"""First parts of addresses that are taken."""


def check(data: Data) -> Iterator[Problem]:
    """Yield a problem for each id that cannot have an address."""
    for kind, of in RECORDS.items():
        if not of.address and kind != "pages":
            continue
        taken = reserved(kind)
        for id_, record in data.of(kind).items():
            if id_ in taken:
                yield _problem(record, (), id_, "rename the file")
            for index, former in enumerate(record.value.former_ids):
                if kind == "pages" and id_ in (*SECTIONS, "home", "about"):
                    message = (
                        "this page stands at an address of its own, and never stood at another; remove it"
                    )
                    yield record.problem(RULE, ("former_ids", index), message)
                elif former in taken:
                    yield _problem(record, ("former_ids", index), former, "remove it")
    for kind in TERMS:
        if "index" in data.of(kind):
            yield _problem(data.of(kind)["index"], ("id",), "index", "give the term another id")
    withdrawn = data.single("withdrawn")
    for index, stone in enumerate(withdrawn.value.records if withdrawn else ()):
        kind, _, id_ = stone.record.partition("/")
        if withdrawn and id_ in reserved(kind):
            yield _problem(
                withdrawn, ("records", index, "record"), id_, "no record can have had it: correct it"
            )
    site = data.single("site")
    for index, lang in enumerate(site.value.languages if site else ()):
        if site and lang in TOP:
            yield _problem(site, ("languages", index), lang, "give the language another id")


def reserved(kind: str) -> set[str]:
    """The ids that no record of a kind can have."""
    return EVERYWHERE | BY_KIND.get(kind, set())


def _problem(record: Loaded, where: tuple[str | int, ...], id_: str, what: str) -> Problem:
    return record.problem(RULE, where, f"the site needs '{id_}' for addresses of its own; {what}")
