"""Atom (RFC 4287) of changes to the record, through feedgenerator.

Ids are tag URIs (RFC 4151) of the address in the data and the day of the change: they stay when the site moves. The
feed holds every correction and withdrawal, and of new records the latest that are news of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from urllib.parse import urlsplit

import feedgenerator
from markupsafe import escape

from ..edition import Edition
from . import N_, Export
from ._changes import FOLLOWED, Change, changes

LIMIT = 200
"""New records in the feed; readers have seen older ones."""


def exports(edition: Edition) -> Iterator[Export]:
    """`feed.atom`."""
    yield Export(
        "feed.atom",
        N_("Changes to the record: new, corrected, withdrawn"),
        "application/atom+xml",
        lambda: feed(edition),
    )


def entries(edition: Edition) -> list[Change]:
    """What the feed tells, the latest first."""
    new = 0
    found = []
    for change in changes(edition):
        if change.how == "new":
            new += change.about.partition("/")[0] in FOLLOWED
            if change.about.partition("/")[0] not in FOLLOWED or new > LIMIT:
                continue
        found.append(change)
    return found


def feed(edition: Edition) -> bytes:
    """The feed."""
    settings = edition.site.settings
    language = edition.site.records["languages"][settings.languages[0]]
    made = _Feed(
        title=settings.title,
        link=edition.address,
        description=settings.description,
        language=language.tag,
        author_name=settings.publisher,
        subtitle=f"{settings.description} Version {settings.version}, released {settings.released}.",
        feed_url=edition.url("feed.atom"),
        feed_guid=tag(edition, settings.released, "changes"),
        feed_copyright=f"{settings.licence.name} {settings.licence.url}",
    )
    words = {"new": "New: %s", "corrected": "Corrected: %s", "withdrawn": "Withdrawn: %s"}
    gettext = edition.renderer.gettext
    for change in entries(edition):
        made.add_item(
            title=gettext(words[change.how]) % change.title,
            link=change.address,
            description=str(escape(change.words)),
            pubdate=_midnight(change.date),
            updateddate=_midnight(change.date),
            unique_id=tag(edition, change.date, f"{change.how}/{change.key}"),
            categories=(change.how, change.about.partition("/")[0]),
        )
    made.released = _midnight(settings.released)
    content: str = made.writeString("utf-8")
    return content.encode()


def tag(edition: Edition, day: str, what: str) -> str:
    """A tag URI."""
    return f"tag:{urlsplit(edition.site.settings.address).hostname},{day}:{what}"


class _Feed(feedgenerator.Atom1Feed):  # type: ignore[misc]  # feedgenerator ships no types
    """An empty feed is as old as the release, not as the build."""

    released = datetime(1970, 1, 1, tzinfo=UTC)

    def latest_post_date(self) -> datetime:
        """The day of the latest change."""
        return max((item["pubdate"] for item in self.items), default=self.released)


def _midnight(day: str) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(), UTC)


for _words in (N_("New: %s"), N_("Corrected: %s"), N_("Withdrawn: %s")):
    pass
