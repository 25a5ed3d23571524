"""Open Graph (https://ogp.me/): what the theme does not know of a page. Title, type and address it writes itself."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from .. import i18n, picture
from ..dates import parse
from ..edition import Edition
from ..page import Page


def tags(edition: Edition, page: Page) -> Iterator[Markup]:
    """Picture, locale, day of the last change. The other languages are links (`hreflang`), which lead somewhere."""
    yield from _image(edition)
    yield _tag("og:locale", i18n.with_territory(edition.renderer.locale))
    if page.updated and page.address:
        yield _tag("article:modified_time", page.updated)


def _image(edition: Edition) -> Iterator[Markup]:
    """The site's picture, which shows what its description says: the title, the place, the days."""
    name = edition.site.settings.image
    if not name:
        return
    summit, r = edition.site.summit, edition.renderer
    days = i18n.moment(parse(summit.dates.value), r.locale)
    yield _tag("og:image", edition.main.url(picture.address(name)))
    for of, length in zip(("width", "height"), picture.SIZE, strict=True):
        yield _tag(f"og:image:{of}", str(length))
    yield _tag("og:image:alt", f"{r.title(summit)}. {r.title(edition.site.places[summit.place])}, {days}")


def _tag(name: str, content: str) -> Markup:
    return Markup('<meta property="%s" content="%s">') % (name, content)
