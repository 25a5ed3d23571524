"""Where to look for an archived copy of an address: the Internet Archive's replay (Memento, RFC 7089; Robust Links,
https://robustlinks.mementoweb.org/spec/), which leads to the copy nearest to a day.
"""

from __future__ import annotations

from ..model import Site

REPLAY = "https://web.archive.org/web/"


def day(site: Site) -> str:
    """The last day of the summit, as ISO 8601; empty where it is not known."""
    last = site.summit.dates.parsed.last
    return last.isoformat() if last else ""


def lookup(url: str, near: str) -> str:
    """The address that leads to the copy of `url` nearest to a day; without a day, to the list of all copies."""
    return f"{REPLAY}{near.replace('-', '') or '*'}/{url}"
