"""The changelog of the data, by day (https://keepachangelog.com/): made from the records' own days, corrections and
withdrawals, so that nobody has to keep it by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ..edition import KINDS, Edition
from . import N_, Export
from ._changes import Change, changes


def exports(edition: Edition) -> Iterator[Export]:
    """`data/CHANGELOG.txt`, in Markdown."""
    yield Export(
        "data/CHANGELOG.txt",
        N_("What changed, day by day"),
        "text/plain",
        lambda: changelog(edition).encode(),
    )


def changelog(edition: Edition) -> str:
    """The text."""
    settings = edition.site.settings
    lines = [f"# {settings.title}: changes to the data", ""]
    lines += [f"Version {settings.version} was released on {settings.released}.", ""]
    for day, group in groupby(changes(edition), key=lambda change: change.date):
        lines += [f"## {day}", ""]
        lines += _of_day(list(group))
    return "\n".join(lines).rstrip() + "\n"


def _of_day(group: list[Change]) -> Iterator[str]:
    for how, title in (("withdrawn", "Removed"), ("corrected", "Changed")):
        told = [change for change in group if change.how == how]
        if told:
            yield from (f"### {title}", "")
            yield from (f"- {change.about}: {change.words}" for change in told)
            yield ""
    new = [change for change in group if change.how == "new"]
    if new:
        yield from ("### Added", "")
        for kind in KINDS:
            ids = [change.about.partition("/")[2] for change in new if change.about.partition("/")[0] == kind]
            if ids:
                yield f"- {kind} ({len(ids)}): {', '.join(ids)}"
        yield ""
