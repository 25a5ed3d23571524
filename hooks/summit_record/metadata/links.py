"""Typed links (RFC 8288): cite-as (RFC 8574), describedby, license and alternate, as FAIR Signposting has them.

A host of static pages sends no headers of ours, so they stand in the page (https://signposting.org/FAIR/).
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ..cite.item import FILES, MEDIA_TYPES
from ..edition import TWIN, Edition
from ..model import ref
from ..page import Page

LISTS = {"documents/": "documents", "sources/": "bibliography"}
"""Pages that list what can be cited, with the file that holds all of it."""


def tags(edition: Edition, page: Page) -> Iterator[Markup]:
    """The links of a page."""
    settings = edition.site.settings
    yield _link("license", settings.licence.url)
    yield _link("alternate", edition.url("feed.atom"), "application/atom+xml", settings.short_title)
    if not page.meta.get("redirect"):
        yield _link("alternate", edition.main.url(page.address + TWIN), "text/markdown")
    record = page.record
    if record is not None and edition.own_page(record):
        main = edition.main
        yield _link("cite-as", main.page(record) or main.address)
        yield _link("describedby", edition.api(record), "application/json")
        yield _link("alternate", edition.api(record), "application/json")
        for form, ending in FILES.items():
            yield _link("alternate", edition.url(f"cite/{ref(record)}.{ending}"), MEDIA_TYPES[form])
    elif page.address in LISTS and (page.address != "documents/" or edition.site.documents):
        for form, ending in FILES.items():
            yield _link("alternate", edition.url(f"data/{LISTS[page.address]}.{ending}"), MEDIA_TYPES[form])
    elif page.address == "data/":
        yield _link("cite-as", edition.address)
        yield _link("describedby", edition.url("data/datapackage.json"), "application/json")
    elif page.address == "":
        yield _link("cite-as", edition.address)
        yield _link("describedby", edition.url("api/v1/index.json"), "application/json")
        yield _link("alternate", edition.url("llms.txt"), "text/plain")


def _link(rel: str, href: str, type_: str = "", title: str = "") -> Markup:
    given = {"rel": rel, "type": type_, "title": title, "href": href}
    attributes = Markup("").join(Markup(' %s="%s"') % item for item in given.items() if item[1])
    return Markup("<link%s>") % attributes
