"""Dublin Core (DCMI; names as in https://www.dublincore.org/specifications/dublin-core/dcq-html/): the one vocabulary
of bibliographic tags that pages have.

`DC.type` is a name of Zotero's item types, which its translator takes before it guesses; without a type it guesses an
article in a journal. It divides every name it finds here into a first and a last one: pages of records and of the data
say the same in COinS with undivided names, which Zotero looks at first, and the others name no creator but a publisher.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ..cite.coins import ZOTERO
from ..cite.item import Item, item, whole
from ..cite.item import page as page_item
from ..edition import Edition
from ..page import Page


def tags(edition: Edition, page: Page) -> Iterator[Markup]:
    """The tags of a page: of what it is about where that is cited in this record, else of the page."""
    shown = _item(edition, page)
    pairs = [
        ("DC.title", shown.full_title),
        *(("DC.creator", name) for name in shown.authors),
        ("DC.type", ZOTERO[shown.kind]),
        ("DC.date", shown.date),
        ("DC.publisher", shown.publisher),
        ("DC.source", shown.container),
        ("DC.language", shown.language),
        ("DC.identifier", shown.url),
        ("DC.rights", shown.licence),
    ]
    for name, content in pairs:
        if content:
            yield Markup('<meta name="%s" content="%s">') % (name, content)


def _item(edition: Edition, page: Page) -> Item:
    record = page.record
    if record is not None and record.kind == "documents":
        return item(edition, record)
    if record is not None and edition.own_page(record):
        return page_item(edition, record)
    if page.address == "data/":
        return whole(edition)
    settings = edition.site.settings
    return Item(
        key=page.address, kind="webpage", title=page.title, url=edition.url(edition.renderer.prefix + page.address),
        publisher=settings.publisher, container=settings.title if page.address else "",
        date=page.updated or settings.released, language=edition.renderer.tag, licence=settings.licence.url,
    )  # fmt: skip
